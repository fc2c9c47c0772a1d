// A look over an agent's shoulder, over the same floor as the agent's own inbox: the same list, and not a word said.
import { expect } from 'chai';
import { html } from 'lit';
import type { DeskSnapshot } from '../../client/snapshots.js';
import { defineInboxElements } from '../../components/inbox/define.js';
import type { ParleyInbox } from '../../components/inbox/parley-inbox.js';
import { monitorChoice } from '../../components/monitor/monitor-choice.js';
import { ParleyAgentMirror } from '../../components/monitor/parley-agent-mirror.js';
import { deepestFocus } from '../../components/shared/deepest-focus.js';
import { defineElement } from '../../components/shared/define-element.js';
import type { ConversationId } from '../../core/domain/ids.js';
import { defaultPolicy } from '../../core/domain/policy.js';
import type { Row } from '../../core/domain/summary.js';
import { violations } from '../support/axe.js';
import type { Talk } from '../support/builders.js';
import { anna, bert, carla, SALES, sam, tess } from '../support/builders.js';
import {
  fixture,
  heard,
  inside,
  maybeInside,
  painted,
  press,
  said,
  settled,
  stopTheClock,
  textOf,
  until,
} from '../support/fixture.js';
import type { FloorDesk } from '../support/scripted-floor.js';
import { Floor } from '../support/scripted-floor.js';

defineInboxElements();
defineElement('parley-agent-mirror', ParleyAgentMirror);

const ready = async (...elements: readonly Element[]): Promise<void> => {
  for (let turn = 0; turn < 2; turn += 1) {
    for (const each of elements) await settled(each);
    await painted();
  }
};
const ago = (seconds: number): number => Date.now() - seconds * 1_000;
const waiting = (floor: Floor, customer: string, seconds: number): Talk => {
  const talk = floor.add({ customer, openedAt: ago(seconds + 100) }).accept(anna);
  talk.now = ago(seconds);
  return talk.say(carla, `${customer} writes`);
};
const answered = (floor: Floor, customer: string, seconds: number): Talk => {
  const talk = waiting(floor, customer, seconds);
  talk.now = ago(seconds - 5);
  return talk.say(anna, `Good day, ${customer}`);
};
/** A desk with everything that can stand on one. */
const busy = (floor: Floor): Readonly<Record<'karl' | 'lena' | 'nora', Talk>> => {
  const karl = waiting(floor, 'Karl', 30);
  const lena = waiting(floor, 'Lena', 300);
  const nora = answered(floor, 'Nora', 200);
  answered(floor, 'Ended', 400).end(anna);
  waiting(floor, 'Taken', 250).monitor(tess).takeOver(tess);
  floor
    .add({ customer: 'Offered', openedAt: ago(20) })
    .say(carla, 'Anybody?')
    .offer(anna);
  floor.add({ customer: 'Of somebody else' }).accept(bert);
  return { karl, lena, nora };
};

const deskOf = (floor: Floor): FloorDesk => {
  floor.staff = [anna, bert].map((who) => ({
    id: who.id,
    name: who.name,
    role: who.role,
    availability: floor.availabilityOf(who),
    version: 1,
    grants: ['handle'],
    own: 0,
    sessions: 0,
    maxSessions: 4,
    idleSince: 0,
  }));
  return floor.clientsOf(sam).desk({ server: '', token: '' }, anna.id) as FloorDesk;
};
const choose = (row: Row) => monitorChoice(row, sam.id, defaultPolicy.monitors, undefined);
interface Given {
  readonly desk?: FloorDesk;
  readonly width?: number;
  readonly scheme?: string;
}
const look = async (
  floor: Floor,
  { desk = deskOf(floor), width = 1100, scheme = 'light' }: Given = {},
): Promise<{ element: ParleyAgentMirror; desk: FloorDesk }> => {
  const box = await fixture(html`<div><parley-agent-mirror></parley-agent-mirror></div>`);
  box.style.setProperty('color-scheme', scheme);
  const element = box.firstElementChild as ParleyAgentMirror;
  element.style.blockSize = '640px';
  element.style.inlineSize = `${width}px`;
  Object.assign(element, { desk, archive: floor.archive, choose });
  await ready(element);
  return { element, desk };
};
const inboxOf = async (floor: Floor): Promise<ParleyInbox> => {
  const element = await fixture<ParleyInbox>(html`
    <parley-inbox .createClients=${floor.clientsOf(anna)} .token=${'a.b.c'}></parley-inbox>
  `);
  element.style.blockSize = '640px';
  element.style.inlineSize = '1100px';
  await ready(element);
  return element;
};
/** What somebody sees of each row: the words, whether it is open, and whether it has news. */
const listIn = (element: Element, within: string): unknown[] =>
  [...(element.shadowRoot?.querySelectorAll(`${within} parley-inbox-row`) ?? [])].map((row) => ({
    name: textOf(inside(row, '.name')),
    says: textOf(inside(row, '.last')),
    clock: textOf(maybeInside(row, '.end')).replace(/\d+:\d\d/g, (time) => time.slice(0, -1)),
    isOpen: row.hasAttribute('selected'),
    isUnread: row.hasAttribute('unread'),
  }));
const mirrored = (element: Element): unknown[] => listIn(element, '.mine');
const cards = (element: Element): HTMLElement[] => [
  ...(element.shadowRoot?.querySelectorAll<HTMLElement>('.card') ?? []),
];
const cardOf = (element: Element, name: string): HTMLElement => {
  const found = cards(element).find((each) => textOf(each.querySelector('.whose')) === name);
  if (!found) throw new Error(`no card of ${name}`);
  return found;
};
const part = (element: Element, selector: string): HTMLElement => {
  const found = element.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`nothing matches ${selector}`);
  return found;
};
const ended = (desk: FloorDesk, reason: 'not-found' | 'unauthenticated' | 'replaced'): void => {
  Object.defineProperty(desk, 'snapshot', {
    get: (): DeskSnapshot => ({
      connection: { kind: 'ended', reason },
      you: null,
      availability: null,
      items: [],
      closed: [],
      erased: [],
      notices: [],
      mirror: null,
      front: null,
    }),
  });
};

describe('<parley-agent-mirror>', () => {
  // Two lists are compared that are drawn one after the other, clocks and all.
  beforeEach(stopTheClock);

  it('[D11] has the same list as the inbox of the agent: order, words, clocks and unread marks', async () => {
    const floor = new Floor();
    const { karl, lena } = busy(floor);
    const inbox = await inboxOf(floor);
    const { element, desk } = await look(floor);
    const own = () => listIn(inbox, '.rows');
    expect(own().length).to.equal(5);
    expect(mirrored(element)).to.deep.equal(own());
    expect(listIn(element, '.offers')).to.deep.equal(listIn(inbox, '.offers'));

    const open = [...(inbox.shadowRoot?.querySelectorAll('.rows parley-inbox-row') ?? [])].find(
      (row) => textOf(inside(row, '.name')) === 'Lena',
    );
    inside(open as Element, 'button').click();
    desk.front = lena.state.id;
    floor.tell();
    await ready(inbox, element);
    expect(mirrored(element)).to.deep.equal(own());
    expect(own()).to.deep.include.members([
      {
        name: 'Lena',
        says: 'Lena writes',
        clock: (own()[0] as { clock: string }).clock,
        isOpen: true,
        isUnread: false,
      },
    ]);

    lena.now = Date.now();
    lena.say(anna, 'One moment');
    karl.say(carla, 'Are you there?');
    floor.tell();
    await ready(inbox, element);
    expect(mirrored(element)).to.deep.equal(own());
    expect((own()[0] as { name: string }).name).to.equal('Karl');
  });

  it('[D11] counts as seen what they had open while one looked', async () => {
    const floor = new Floor();
    const { karl, lena } = busy(floor);
    const inbox = await inboxOf(floor);
    const { element, desk } = await look(floor);
    for (const [name, talk] of [
      ['Lena', lena],
      ['Karl', karl],
    ] as const) {
      const row = [...(inbox.shadowRoot?.querySelectorAll('.rows parley-inbox-row') ?? [])].find(
        (each) => textOf(inside(each, '.name')) === name,
      );
      inside(row as Element, 'button').click();
      desk.front = talk.state.id;
      floor.tell();
      await ready(inbox, element);
    }
    const lenas = (list: unknown[]): unknown =>
      list.find((each) => (each as { name: string }).name === 'Lena');
    expect(lenas(mirrored(element))).to.include({ isOpen: false, isUnread: false });
    expect(mirrored(element)).to.deep.equal(listIn(inbox, '.rows'));
    lena.say(carla, 'And another thing');
    floor.tell();
    await ready(inbox, element);
    expect(lenas(mirrored(element))).to.include({ isUnread: true });
    expect(mirrored(element)).to.deep.equal(listIn(inbox, '.rows'));
  });

  it('[D12] shows the current interactions, live, with what they have open marked', async () => {
    const floor = new Floor();
    const { karl, nora } = busy(floor);
    const { element, desk } = await look(floor);
    const names = () => cards(element).map((each) => textOf(each.querySelector('.whose')));
    expect(names()).to.deep.equal(['Lena', 'Karl', 'Nora']);
    expect(inside(element, '#heading-current').textContent).to.contain('Current interactions');
    desk.front = nora.state.id;
    desk.tell();
    await ready(element);
    expect(textOf(cardOf(element, 'Nora'))).to.contain('Open on their screen');
    expect(cardOf(element, 'Nora').classList.contains('front')).to.equal(true);
    expect(textOf(cardOf(element, 'Karl'))).not.to.contain('Open on their screen');
    karl.end(anna);
    waiting(floor, 'Olga', 5);
    floor.tell();
    await ready(element);
    expect(names()).to.deep.equal(['Lena', 'Olga', 'Nora']);
    expect(said()).to.deep.equal([]);
  });

  it('[D13] has interactions, inbox and customer record as regions with headings, each reached with Tab', async () => {
    const floor = new Floor();
    const { karl } = busy(floor);
    floor.archive.past = {
      rows: [
        {
          conversation: 'cv_past' as ConversationId,
          customer: { id: carla.id, name: 'Karl', verified: true },
          agents: [{ id: bert.id, name: 'Bert', role: 'agent' }],
          tags: [],
          disposition: 'resolved',
          channel: 'web',
          openedAt: ago(90_000),
          closedAt: ago(86_000),
          messages: 4,
          excerpt: null,
          isErased: false,
          rating: null,
          figures: null,
        },
      ],
      before: null,
    };
    const { element, desk } = await look(floor);
    const regions = [...(element.shadowRoot?.querySelectorAll<HTMLElement>('.region') ?? [])];
    expect(regions.map((each) => each.getAttribute('role'))).to.deep.equal(['region', 'region', 'region']);
    expect(regions.map((each) => each.tabIndex)).to.deep.equal([0, 0, 0]);
    const headings = regions.map((each) => textOf(each.querySelector('h4')).replace(/ \d+$/, ''));
    expect(headings).to.deep.equal(['Current interactions', 'Their inbox', 'Customer record']);
    expect(textOf(inside(element, '#region-record'))).to.contain('Nothing is open on their screen');
    desk.front = karl.state.id;
    desk.tell();
    await ready(element);
    await until(() => textOf(inside(element, '#region-record')).includes('Bert'));
    expect(textOf(inside(element, '.record .name'))).to.contain('Karl');
    const asked = heard<{ conversation: string; workgroup: string }>('parley-record-request');
    inside(element, '.past').click();
    expect(asked[0]?.detail).to.include({ conversation: 'cv_past', workgroup: 'sales' });
    part(cardOf(element, 'Nora'), '.whose').click();
    await ready(element);
    expect(textOf(inside(element, '.record .name'))).to.contain('Nora');
    expect(textOf(inside(element, '.record'))).to.contain('You chose this one.');
    inside(element, '.record .why button').click();
    await ready(element);
    expect(textOf(inside(element, '.record .name'))).to.contain('Karl');
  });

  it('[D13] has them as tabs where there is little room', async () => {
    const floor = new Floor();
    busy(floor);
    const { element } = await look(floor, { width: 400 });
    const tabs = [...(element.shadowRoot?.querySelectorAll<HTMLElement>('[role="tab"]') ?? [])];
    const shown = () =>
      [...(element.shadowRoot?.querySelectorAll<HTMLElement>('.region') ?? [])]
        .filter((each) => each.checkVisibility())
        .map((each) => each.id);
    expect(tabs.map((each) => textOf(each))).to.deep.equal(['Interactions 3', 'Inbox 6', 'Customer']);
    expect(shown()).to.deep.equal(['region-current']);
    tabs[0]?.focus();
    press(tabs[0] as HTMLElement, 'ArrowRight');
    await ready(element);
    expect(shown()).to.deep.equal(['region-inbox']);
    expect(deepestFocus() === tabs[1]).to.equal(true);
    press(tabs[1] as HTMLElement, 'End');
    await ready(element);
    expect(shown()).to.deep.equal(['region-record']);
    expect(inside(element, '#region-record').getAttribute('role')).to.equal('tabpanel');
    tabs[0]?.click();
    await ready(element);
    part(cardOf(element, 'Karl'), '.whose').click();
    await ready(element);
    expect(shown()).to.deep.equal(['region-record']);
  });

  it('[D14] marks what was accepted and not answered: a border, the page behind it, and words', async () => {
    const floor = new Floor();
    busy(floor);
    const { element } = await look(floor);
    const karl = cardOf(element, 'Karl');
    expect(karl.dataset.answer).to.equal('unanswered');
    expect(textOf(karl.querySelector('.answer'))).to.equal('Not answered yet');
    expect(karl.querySelector('.answer svg') !== null).to.equal(true);
    const { borderTopColor, borderTopWidth, backgroundColor } = getComputedStyle(karl);
    expect([borderTopColor, borderTopWidth, backgroundColor]).to.deep.equal([
      'rgb(150, 114, 0)',
      '2px',
      'rgb(255, 255, 255)',
    ]);
    element.style.setProperty('--parley-unanswered-color', 'rgb(1, 2, 3)');
    expect(getComputedStyle(karl).backgroundColor).to.equal('rgb(1, 2, 3)');
  });

  it('[D15] marks what was answered at least once: the same border, grey behind it, and words', async () => {
    const floor = new Floor();
    const { nora } = busy(floor);
    const { element } = await look(floor);
    const card = () => cardOf(element, 'Nora');
    expect(card().dataset.answer).to.equal('answered');
    expect(textOf(card().querySelector('.answer'))).to.equal('Answered before');
    const { borderTopColor, backgroundColor } = getComputedStyle(card());
    expect([borderTopColor, backgroundColor]).to.deep.equal(['rgb(150, 114, 0)', 'rgb(238, 241, 246)']);
    nora.say(carla, 'And now?');
    floor.tell();
    await ready(element);
    expect(card().dataset.answer).to.equal('answered');
  });

  it('[D04] says nothing to the desk and nothing to a conversation, whatever one does there', async () => {
    const floor = new Floor();
    const { karl } = busy(floor);
    const { element, desk } = await look(floor);
    const before = [...floor.talks.values()].map((talk) => talk.everything());
    const availabilities: unknown[] = [];
    floor.setAvailability = (...given) => void availabilities.push(given);
    const dismissed: string[] = [];
    desk.dismissNotice = (id) => void dismissed.push(id);
    desk.front = karl.state.id;
    desk.tell();
    await ready(element);
    for (const row of element.shadowRoot?.querySelectorAll('parley-inbox-row') ?? []) {
      expect(row.shadowRoot?.querySelectorAll('button, input, textarea, select, a').length).to.equal(0);
      row.shadowRoot?.querySelector<HTMLElement>('.row')?.click();
    }
    for (const card of cards(element)) part(card, '.whose').click();
    await ready(element);
    for (const region of element.shadowRoot?.querySelectorAll<HTMLElement>('.region') ?? []) {
      region.focus();
      region.scrollTop = 100;
      for (const key of ['ArrowDown', 'Enter', ' ', 'a', 'Delete']) press(region, key);
    }
    element.style.inlineSize = '400px';
    await ready(element);
    for (const tab of element.shadowRoot?.querySelectorAll<HTMLElement>('[role="tab"]') ?? []) tab.click();
    await ready(element);
    expect(desk.fronts).to.deep.equal([]);
    expect(availabilities).to.deep.equal([]);
    expect(dismissed).to.deep.equal([]);
    expect([...floor.talks.values()].map((talk) => talk.everything())).to.deep.equal(before);
    expect(floor.made.filter((each) => each.connects > 0)).to.deep.equal([desk]);
    const editable = 'input, textarea, select, [contenteditable]';
    expect(element.shadowRoot?.querySelectorAll(editable).length).to.equal(0);
  });

  it('[D03] goes from their desk to a conversation: monitors it, and stops that', async () => {
    const floor = new Floor();
    const { karl, lena } = busy(floor);
    lena.monitor(sam);
    const { element } = await look(floor);
    // A mirror is not told who watches: the lists of whoever looks say that.
    const list = floor.clientsOf(sam).workgroup({ server: '', token: '' }, SALES);
    list.connect();
    element.rows = list.snapshot.rows;
    await ready(element);
    const asked = heard<{ conversation: string }>('parley-monitor-request');
    const stopped = heard<{ conversation: string }>('parley-stop-request');
    part(cardOf(element, 'Karl'), '.monitor').click();
    part(cardOf(element, 'Lena'), '.badge').click();
    expect(asked.map((each) => each.detail.conversation)).to.deep.equal([karl.state.id]);
    expect(stopped.map((each) => each.detail.conversation)).to.deep.equal([lena.state.id]);
  });

  it('[D11] connects while it stands there, and disconnects when it does not or is given another desk', async () => {
    const floor = new Floor();
    const { element, desk } = await look(floor);
    expect([desk.connects, desk.disconnects]).to.deep.equal([1, 0]);
    element.parentElement?.append(element);
    await ready(element);
    expect([desk.connects, desk.disconnects]).to.deep.equal([1, 0]);
    const other = deskOf(floor);
    element.desk = other;
    await ready(element);
    expect([desk.disconnects, other.connects]).to.deep.equal([1, 1]);
    element.remove();
    await Promise.resolve();
    expect(other.disconnects).to.equal(1);
  });

  it('[D11] says whose desk it is, that they are not told, and closes with the button or Escape', async () => {
    const floor = new Floor();
    const { element } = await look(floor);
    expect(textOf(inside(element, '#title'))).to.equal('Over the shoulder of Anna');
    expect(textOf(inside(element, '.silent'))).to.equal(
      'Anna is not told that you look. Nothing can be changed here.',
    );
    expect(textOf(inside(element, '#region-current'))).to.contain('No interaction at the moment');
    expect(textOf(inside(element, '#region-inbox'))).to.contain('Nothing on their desk');
    const closed = heard('parley-mirror-close');
    inside(element, '.close').click();
    element.focus();
    await ready(element);
    expect(deepestFocus() === inside(element, '#title')).to.equal(true);
    press(inside(element, '#title'), 'Escape');
    expect(closed.length).to.equal(2);
  });

  it('[D11] says that it connects, that a desk cannot be looked at, and what is not live any more', async () => {
    const floor = new Floor();
    busy(floor);
    floor.connection = { kind: 'waiting', attempt: 1, retryAt: Date.now() + 9_000 };
    const { element, desk } = await look(floor);
    expect(textOf(inside(element, '.stale'))).to.contain('Paused: this is what their desk was like before.');
    expect(inside(element, '.regions').classList.contains('dimmed')).to.equal(true);
    expect(cards(element).length).to.equal(3);
    ended(desk, 'not-found');
    desk.tell();
    await ready(element);
    expect(textOf(inside(element, '.nothing'))).to.contain('Their desk cannot be looked at');
    expect(cards(element).length).to.equal(0);
    const empty = deskOf(floor);
    ended(empty, 'replaced');
    element.desk = empty;
    await ready(element);
    const retry = inside(element, '.nothing .button');
    expect(textOf(retry)).to.equal('Try again');
    retry.click();
    expect(empty.connects).to.equal(2);
    const slow = deskOf(floor);
    slow.connect = () => {};
    element.desk = slow;
    await ready(element);
    expect(textOf(inside(element, '.nothing'))).to.equal('Going to their desk…');
  });

  it('[D13] says what of earlier conversations cannot be read, and tries again', async () => {
    const floor = new Floor();
    const { karl } = busy(floor);
    floor.archive.isLost = true;
    const desk = deskOf(floor);
    desk.front = karl.state.id;
    const { element } = await look(floor, { desk });
    await until(() => textOf(inside(element, '.record')).includes('They could not be loaded.'));
    floor.archive.isLost = false;
    const asked = floor.archive.asked.length;
    [...(element.shadowRoot?.querySelectorAll<HTMLElement>('.record .button') ?? [])].at(-1)?.click();
    await until(() => textOf(inside(element, '.record')).includes('None that you may see.'));
    expect(floor.archive.asked.length).to.equal(asked + 1);
    desk.tell();
    await ready(element);
    expect(floor.archive.asked.length).to.equal(asked + 1);
  });

  for (const scheme of ['light', 'dark']) {
    it(`can be used by everybody, ${scheme}`, async () => {
      const floor = new Floor();
      const { karl } = busy(floor);
      const desk = deskOf(floor);
      desk.front = karl.state.id;
      const { element } = await look(floor, { desk, scheme });
      expect(await violations(element)).to.deep.equal([]);
      element.style.inlineSize = '340px';
      await ready(element);
      expect(await violations(element)).to.deep.equal([]);
      expect(element.scrollWidth <= 340).to.equal(true);
      floor.connection = { kind: 'offline' };
      element.style.inlineSize = '1100px';
      floor.tell();
      await ready(element);
      expect(inside(element, '.regions').classList.contains('dimmed')).to.equal(true);
      expect(await violations(element)).to.deep.equal([]);
    });
  }
});
