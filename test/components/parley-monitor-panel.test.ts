// The supervisor's panel as a whole: workgroups, tabs, numbers that are filters, access, and why there is nothing.
import { expect } from 'chai';
import type { ViewDetail } from '../../components/monitor/monitor-view.js';
import { readView } from '../../components/monitor/monitor-view.js';
import type { ParleyMonitor } from '../../components/monitor/parley-monitor.js';
import type { Grant, Identity } from '../../core/domain/identity.js';
import { violations } from '../support/axe.js';
import type { Talk } from '../support/builders.js';
import { anna, bert, carla, granted, SALES, SUPPORT, sam } from '../support/builders.js';
import { heard, inside, maybeInside, said, stopTheClock, textOf } from '../support/fixture.js';
import { all, namesOf, openPanel, press, ready, staffRow, talkOf, watch } from '../support/monitor-panel.js';
import { Floor } from '../support/scripted-floor.js';

const supervisor: readonly Grant[] = ['monitor', 'whisper', 'join', 'takeover'];
const both: Identity = { ...sam, grants: { [SALES]: supervisor, [SUPPORT]: supervisor } };

const inSupport = (talk: Talk): Talk => {
  talk.state = { ...talk.state, workgroup: SUPPORT };
  return talk;
};
/** Two in sales, one of whom asks for help; one in support that waits. */
const floorOfTwo = (): Floor => {
  const floor = new Floor();
  floor.labels[SUPPORT] = 'Support';
  floor.staff = [staffRow(anna), staffRow(bert)];
  talkOf(floor, 'Karl');
  talkOf(floor, 'Omar').do(anna, { type: 'raise-hand', text: 'Help' });
  inSupport(floor.add({ customer: 'Zoe' }).say(carla, 'Hi'));
  return floor;
};
const workgroups = (element: ParleyMonitor): readonly HTMLElement[] => all(element, '.workgroup');
const numbers = (element: ParleyMonitor): readonly HTMLElement[] => [
  ...(inside(element, 'parley-monitor-numbers').shadowRoot?.querySelectorAll<HTMLElement>('.number') ?? []),
];
const number = async (element: ParleyMonitor, name: string): Promise<HTMLElement> => {
  const button = inside(element, 'parley-monitor-numbers', `.${name}`);
  button.click();
  await ready(element);
  return button;
};

describe('the workgroups of <parley-monitor>', () => {
  it('[A17] are those that one may manage, each with its live counts', async () => {
    const floor = floorOfTwo();
    const other = { ...both, grants: { ...both.grants, billing: ['handle'] } } as Identity;
    const element = await openPanel(floor, {}, other);
    const counts = workgroups(element).map((each) => [
      textOf(each.querySelector('.label')),
      ...[...each.querySelectorAll('.visually-hidden')].map(textOf),
    ]);
    expect(counts).to.deep.equal([
      ['All workgroups', '3 ongoing', '1 waiting', '1 escalated'],
      ['Sales', '2 ongoing', '0 waiting', '1 escalated'],
      ['Support', '1 ongoing', '1 waiting', '0 escalated'],
    ]);
  });

  it('[A18] filter when chosen, survive a reload, and are an attribute', async () => {
    const floor = floorOfTwo();
    const element = await openPanel(floor, {}, both);
    const changes = heard<ViewDetail>('parley-view-change');
    workgroups(element)[2]?.click();
    await ready(element);
    expect(namesOf(element)).to.deep.equal(['Zoe']);
    expect(changes.map(({ detail }) => detail.view.workgroup)).to.deep.equal([SUPPORT]);
    expect(workgroups(element).map((each) => each.ariaCurrent)).to.deep.equal([null, null, 'true']);
    const again = await openPanel(floor, {}, both);
    expect(namesOf(again)).to.deep.equal(['Zoe']);
    again.setAttribute('view', `workgroup=${SALES}`);
    await ready(again);
    expect([...namesOf(again)].sort()).to.deep.equal(['Karl', 'Omar']);
  });

  it('[A18] one that may not be managed shows all', async () => {
    const element = await openPanel(floorOfTwo(), { view: readView('workgroup=secret') }, both);
    expect(namesOf(element).length).to.equal(3);
  });

  it('[C12] all live conversations of the scope stand in one table', async () => {
    const element = await openPanel(floorOfTwo(), {}, both);
    expect([...namesOf(element)].sort()).to.deep.equal(['Karl', 'Omar', 'Zoe']);
  });
});

describe('the head of <parley-monitor>', () => {
  it('shows numbers, each of which is a filter', async () => {
    stopTheClock();
    const element = await openPanel(floorOfTwo(), {}, both);
    expect(numbers(element).map((each) => textOf(each.querySelector('.value')))).to.deep.equal([
      '1',
      '2',
      '2',
      '5:00',
    ]);
    const waiting = await number(element, 'waiting');
    expect(waiting.ariaPressed).to.equal('true');
    expect(namesOf(element)).to.deep.equal(['Zoe']);
    await number(element, 'waiting');
    expect(waiting.ariaPressed).to.equal('false');
    expect(namesOf(element).length).to.equal(3);
    await number(element, 'online');
    expect(inside(element, '#section-agents').ariaSelected).to.equal('true');
  });

  it('[E25] shows no first answers where there are no figures, and no statistics of people where they are off', async () => {
    const floor = floorOfTwo();
    const element = await openPanel(floor, {}, both);
    expect(maybeInside(inside(element, 'parley-monitor-numbers'), '.response') === null).to.equal(true);
    await press(element, '#section-agents');
    expect(inside(element, 'parley-monitor-agents')).to.have.property('agentStatistics', false);
    expect(inside(element, 'parley-monitor-agents').hasAttribute('hidden')).to.equal(false);
  });

  it('[C01] the foot says what supervision is for, in the words of the house', async () => {
    const element = await openPanel(floorOfTwo(), {}, both);
    expect(textOf(inside(element, 'footer'))).to.contain(
      'Not intended for decisions about anybody’s employment',
    );
    element.setAttribute('intended-use', 'For training only.');
    await ready(element);
    expect(textOf(inside(element, 'footer'))).to.equal('For training only.');
  });

  it('[C01] statistics of single people need every workgroup that is looked at to want them', async () => {
    const floor = floorOfTwo();
    floor.house = {
      monitors: { requires: 'online', perSupervisor: 'capacity', otherChannels: 'listed' },
      consent: 'notice',
      sentiment: 'on',
      agentStatistics: 'on',
    } as Floor['house'];
    const element = await openPanel(floor, { view: readView('section=agents') }, both);
    expect(inside(element, 'parley-monitor-agents')).to.have.property('agentStatistics', true);
  });

  it('[A16] is left out where the panel is a part of something else', async () => {
    const floor = floorOfTwo();
    const element = await openPanel(floor, { embedded: true }, both);
    expect(maybeInside(element, 'header') === null).to.equal(true);
    expect(namesOf(element).length).to.equal(3);
    await watch(element, 'Karl');
    expect(maybeInside(element, '.pane') !== null).to.equal(true);
    const main = await openPanel(floor, {}, both);
    expect(textOf(inside(main, 'header h2'))).to.equal('Monitor');
  });
});

describe('the tabs of <parley-monitor>', () => {
  it('[E07] have the queue, with who waits and who is there', async () => {
    const element = await openPanel(floorOfTwo(), {}, both);
    await press(element, '#section-queue');
    const queue = inside(element, 'parley-monitor-queue');
    expect(queue).to.have.nested.property('workgroups.length', 2);
    expect(textOf(queue.shadowRoot as unknown as Element)).to.contain('Zoe');
  });

  it('[D03] lead to an agent, and to one conversation', async () => {
    const floor = floorOfTwo();
    const element = await openPanel(floor, {}, both);
    await press(element, '#section-agents');
    const agents = inside(element, 'parley-monitor-agents');
    agents.dispatchEvent(
      new CustomEvent('parley-mirror-request', {
        detail: { person: anna.id },
        bubbles: true,
        composed: true,
      }),
    );
    await ready(element);
    expect(inside(element, 'parley-agent-mirror')).to.have.nested.property('desk.of', anna.id);
    inside(element, 'parley-agent-mirror').dispatchEvent(
      new CustomEvent('parley-mirror-close', { bubbles: true, composed: true }),
    );
    await ready(element);
    expect(maybeInside(element, 'parley-monitor-agents') !== null).to.equal(true);
    await press(element, '#section-conversations');
    await watch(element, 'Karl');
    expect(inside(element, '.pane').ariaLabel).to.equal('Conversation with Karl');
  });

  it('keep what is over, and lead back to the list of it', async () => {
    const floor = floorOfTwo();
    const element = await openPanel(floor, {}, both);
    await press(element, '#section-closed');
    const list = inside(element, 'parley-closed-list');
    const detail = { conversation: 'cv_0000000000000000000009', workgroup: SALES, row: null };
    list.dispatchEvent(new CustomEvent('parley-record-request', { detail, bubbles: true, composed: true }));
    await ready(element);
    expect(list.hidden).to.equal(true);
    inside(element, 'parley-conversation-record').dispatchEvent(
      new CustomEvent('parley-record-close', { bubbles: true, composed: true }),
    );
    await ready(element);
    expect(list.hidden).to.equal(false);
  });
});

describe('why <parley-monitor> shows nothing', () => {
  const reason = (element: ParleyMonitor): string | undefined => inside(element, '.nothing').dataset.reason;

  it('[A14] without a grant there is no panel in the tree, and a link explains instead of being blank', async () => {
    const floor = floorOfTwo();
    const [talk] = floor.talks.values();
    const element = await openPanel(floor, { conversation: talk?.state.id ?? '' }, granted(sam, ['handle']));
    expect(reason(element)).to.equal('no-grant');
    const controls = ['nav', '[role="tab"]', '[role="tabpanel"]', 'button', 'parley-monitor-table', '.pane'];
    for (const selector of controls) expect(all(element, `.frame ${selector}`).length, selector).to.equal(0);
    expect(await violations(element)).to.deep.equal([]);
  });

  it('[A15] says what is missing, and who can grant it', async () => {
    const floor = floorOfTwo();
    const who = { ...sam, grants: { [SALES]: ['handle'], [SUPPORT]: ['handle'] } } as Identity;
    const element = await openPanel(floor, { accessHelp: 'Ask Maria in the office.' }, who);
    const text = textOf(inside(element, '.nothing'));
    expect(text).to.contain('You may not monitor Sales and Support.');
    expect(text).to.contain('the right “monitor”');
    expect(text).to.contain('Ask Maria in the office.');
    const own = document.createElement('p');
    own.slot = 'no-access';
    element.append(own);
    expect(own.assignedSlot?.name).to.equal('no-access');
  });

  it('[A32] tells apart no grant, no workgroup, nothing going on here or anywhere, and no connection', async () => {
    const reasonOf = async (floor: Floor, who: Identity, given: Partial<ParleyMonitor> = {}) =>
      reason(await openPanel(floor, given, who));
    expect(await reasonOf(new Floor(), granted(sam, ['handle']))).to.equal('no-grant');
    expect(await reasonOf(new Floor(), { ...sam, grants: {} })).to.equal('no-workgroup');
    expect(await reasonOf(new Floor(), sam)).to.equal('none');
    const quiet = { ...both, grants: { ...both.grants, billing: supervisor } } as Identity;
    const view = readView('workgroup=billing');
    expect(await reasonOf(floorOfTwo(), quiet, { view })).to.equal('none-here');
  });

  it('[A32] says that there is no connection, and that the sign-in has expired', async () => {
    for (const [connection, expected] of [
      [{ kind: 'waiting', attempt: 3, retryAt: Date.now() + 9_000 }, 'disconnected'],
      [{ kind: 'offline' }, 'disconnected'],
      [{ kind: 'ended', reason: 'unauthenticated' }, 'signed-out'],
      [{ kind: 'connecting', since: Date.now() }, 'connecting'],
    ] as const) {
      const floor = floorOfTwo();
      const clients = floor.clientsOf(sam);
      const element = await openPanel(floor, {
        createClients: {
          ...clients,
          desk: (options) => {
            const desk = clients.desk(options);
            const snapshot = { ...desk.snapshot, connection };
            Object.defineProperty(desk, 'snapshot', { get: () => snapshot });
            return desk;
          },
        },
      });
      expect(reason(element), connection.kind).to.equal(expected);
    }
  });

  it('[C26][E25] where how customers feel is not measured there is no column, no filter and nothing hidden by it', async () => {
    const floor = floorOfTwo();
    const house = { monitors: { requires: 'online', perSupervisor: 4, otherChannels: 'list' } } as const;
    const given = { view: readView('tone=bad&reason=negative&sort=sentiment') };
    const off = { ...house, consent: { required: false }, sentiment: 'off', agentStatistics: 'off' };
    floor.house = off as unknown as typeof floor.house;
    const element = await openPanel(floor, given, both);
    expect(namesOf(element).length).to.equal(3);
    expect(maybeInside(element, 'parley-monitor-table', '.heading.sentiment') === null).to.equal(true);
    const filters = inside(element, 'parley-monitor-filters');
    expect(maybeInside(filters, '[data-filter="tones"]') === null).to.equal(true);
    expect(textOf(inside(filters, '#filter-reasons'))).not.to.match(/negative|unhappy|angry/i);
    expect(textOf(inside(filters, '#display'))).not.to.contain('Sentiment');
    floor.house = { ...off, sentiment: 'on' } as unknown as typeof floor.house;
    floor.tell();
    await ready(element);
    expect(maybeInside(filters, '[data-filter="tones"]') === null).to.equal(false);
  });

  it('shows old data as old, says so once, and lets the clocks go on', async () => {
    const floor = floorOfTwo();
    const element = await openPanel(floor, {}, both);
    floor.connection = { kind: 'waiting', attempt: 1, retryAt: Date.now() + 9_000 };
    floor.tell();
    floor.tell();
    await ready(element);
    expect(textOf(inside(element, 'parley-monitor-paused', '.base'))).to.match(
      /^Live data paused \d+ sec ago$/,
    );
    expect(said().filter((line) => line === 'Live data paused').length).to.equal(1);
    expect(inside(element, 'parley-monitor-table').hasAttribute('stale')).to.equal(true);
    expect(namesOf(element).length).to.equal(3);
    floor.connection = { kind: 'live', isComplete: true };
    floor.tell();
    await ready(element);
    expect(maybeInside(element, 'parley-monitor-paused', '.base') === null).to.equal(true);
  });

  for (const look of ['light', 'dark', '360 px'] as const) {
    it(`[R10] passes axe in every tab: ${look}`, async () => {
      const element = await openPanel(floorOfTwo(), {}, both);
      element.setAttribute('color-scheme', look === 'dark' ? 'dark' : 'light');
      if (look === '360 px') element.style.inlineSize = '360px';
      await ready(element);
      for (const section of ['conversations', 'agents', 'queue', 'closed']) {
        await press(element, `#section-${section}`);
        expect(await violations(element), section).to.deep.equal([]);
        expect(element.scrollWidth, section).to.be.at.most(element.clientWidth);
      }
    });
  }
});
