// The queue of a workgroup over the real decisions: who waits, who is answered, the numbers, and what can be done.
import { expect } from 'chai';
import { html } from 'lit';
import type { MonitorChoice } from '../../components/monitor/monitor-choice.js';
import { monitorChoice } from '../../components/monitor/monitor-choice.js';
import { ParleyMonitorQueue } from '../../components/monitor/parley-monitor-queue.js';
import { defineElement } from '../../components/shared/define-element.js';
import type { StaffRow } from '../../core/domain/availability.js';
import { staffRowView } from '../../core/domain/availability.js';
import { afterEvent, newCounters } from '../../core/domain/counters.js';
import type { Identity } from '../../core/domain/identity.js';
import type { Action } from '../../core/domain/permissions.js';
import { defaultPolicy } from '../../core/domain/policy.js';
import type { Row } from '../../core/domain/summary.js';
import { summaryOf } from '../../core/domain/summary.js';
import type { Figures } from '../../core/domain/workgroup-house.js';
import { figuresOf, today } from '../../core/domain/workgroup-house.js';
import { violations } from '../support/axe.js';
import { anna, bert, carla, SALES, SUPPORT, sam } from '../support/builders.js';
import { fixture, heard, inside, painted, said, settled, stopTheClock, textOf } from '../support/fixture.js';
import { Floor } from '../support/scripted-floor.js';

defineElement('parley-monitor-queue', ParleyMonitorQueue);

const ago = (seconds: number): number => Date.now() - seconds * 1_000;
const member = (who: Identity, kind: 'available' | 'away' | 'offline' = 'available', own = 0): StaffRow => ({
  id: who.id,
  name: who.name,
  role: who.role,
  availability: { kind, since: ago(600), reason: null, setBy: 'self' },
  version: 1,
  grants: ['handle'],
  own,
  sessions: own,
  maxSessions: 4,
  idleSince: ago(600),
});
const rowsOf = (floor: Floor): readonly Row[] => {
  const client = floor.clientsOf(sam).workgroup({ server: '', token: '' }, SALES);
  client.connect();
  return client.snapshot.rows;
};
/** As the workgroup counts them. */
const figures = (floor: Floor, staff: readonly StaffRow[]): Figures => {
  const now = Date.now();
  const events = [
    ...Array.from({ length: 1_234 }, () => ({ kind: 'offered' }) as const),
    { kind: 'handled' } as const,
    { kind: 'handled' } as const,
    { kind: 'abandoned' } as const,
    { kind: 'first-response', seconds: 100 } as const,
    { kind: 'first-response', seconds: 50 } as const,
  ];
  const counters = events.reduce(afterEvent, newCounters(today(defaultPolicy, now)));
  const rows = [...floor.talks.values()].map((talk) => summaryOf(talk.state, talk.presence));
  return figuresOf({ counters, rows, staff, policy: defaultPolicy }, now);
};
const waiting = (floor: Floor, customer: string, seconds: number) => {
  const talk = floor.add({ customer, openedAt: ago(seconds) });
  talk.now = ago(seconds);
  return talk.say(carla, `${customer} writes`);
};

interface Given {
  readonly staff?: readonly StaffRow[];
  readonly scheme?: string;
  readonly more?: Partial<ParleyMonitorQueue>;
}
const show = async (floor: Floor, { staff = [], scheme = 'light', more = {} }: Given = {}) => {
  const box = await fixture(html`<div><parley-monitor-queue></parley-monitor-queue></div>`);
  box.style.setProperty('color-scheme', scheme);
  box.style.setProperty('background', scheme === 'dark' ? '#161a22' : '#ffffff');
  const element = box.firstElementChild as ParleyMonitorQueue;
  Object.assign(element, {
    rows: rowsOf(floor),
    staff: staff.map(staffRowView),
    workgroups: [{ id: SALES, label: 'Sales', figures: figures(floor, staff) }],
    choose: (row: Row) => monitorChoice(row, sam.id, defaultPolicy.monitors, undefined),
    ...more,
  });
  await settled(element);
  await painted();
  return element;
};
const lines = (element: ParleyMonitorQueue, section: string): HTMLElement[] => [
  ...inside(element, `[data-section="${section}"]`).querySelectorAll<HTMLElement>('.talk'),
];
const namesIn = (element: ParleyMonitorQueue, section: string): string[] =>
  lines(element, section).map((each) => textOf(each.querySelector('.customer')));
const value = (element: ParleyMonitorQueue, name: string): string =>
  textOf(inside(element, `[data-figure="${name}"] dd`));

describe('<parley-monitor-queue>', () => {
  it('[B15] shows who is being answered apart from who waits, with what can be done in each', async () => {
    const floor = new Floor();
    waiting(floor, 'Karl', 10);
    const lena = waiting(floor, 'Lena', 90);
    const nora = waiting(floor, 'Nora', 300).accept(anna);
    const element = await show(floor, { staff: [member(anna, 'available', 1)] });
    expect(namesIn(element, 'waiting')).to.deep.equal(['Lena', 'Karl']);
    expect(namesIn(element, 'interacting')).to.deep.equal(['Nora']);
    const asked = heard<{ conversation: string }>('parley-monitor-request');
    const [interacting] = lines(element, 'interacting');
    expect(textOf(interacting ?? null)).to.contain('with Anna');
    const watch = interacting?.querySelector<HTMLElement>('.monitor');
    expect(watch?.ariaLabel).to.equal('Monitor conversation of Anna with Nora');
    watch?.click();
    expect(asked.map((each) => each.detail)).to.deep.equal([{ conversation: nora.state.id }]);
    const commands = heard<object>('parley-command-request');
    const [first] = lines(element, 'waiting');
    expect(first?.querySelector('.monitor')?.ariaDisabled).to.equal('true');
    expect(textOf(first?.querySelector('.reason') ?? null)).to.equal('No agent has accepted it yet');
    first?.querySelector<HTMLElement>('.assign')?.click();
    expect(commands.map((each) => each.detail)).to.deep.equal([
      { command: 'assign', conversations: [lena.state.id] },
    ]);
  });

  it('[B15] lets what one monitors be stopped, and offers no assigning to whoever may not assign', async () => {
    const floor = new Floor();
    const nora = waiting(floor, 'Nora', 300).accept(anna).monitor(sam);
    const element = await show(floor, { more: { may: () => ['monitor'] } });
    const stopped = heard<{ conversation: string }>('parley-stop-request');
    lines(element, 'interacting')[0]?.querySelector<HTMLElement>('.badge')?.click();
    expect(stopped.map((each) => each.detail.conversation)).to.deep.equal([nora.state.id]);
    expect(element.shadowRoot?.querySelector('.assign')).to.equal(null);
  });

  it('[T12] has no button for what the room would refuse: whoever only watches, handles it or is asked assigns nothing', async () => {
    const floor = new Floor();
    const nora = waiting(floor, 'Nora', 300).accept(anna);
    const choose = (row: Row, may: readonly Action[]): MonitorChoice => ({
      ...monitorChoice(row, sam.id, defaultPolicy.monitors, undefined),
      ...(row.supervisors?.length ? { may } : {}),
    });
    const isOffered = async (may: readonly Action[] = []): Promise<boolean> => {
      const element = await show(floor, { more: { choose: (row) => choose(row, may) } });
      return element.shadowRoot?.querySelector('.assign') !== null;
    };
    expect(await isOffered()).to.equal(true);
    nora.monitor(sam);
    expect(await isOffered(['leave'])).to.equal(false);
    expect(await isOffered(['leave', 'assign'])).to.equal(true);
    nora.takeOver(sam);
    expect(await isOffered(['hand-off'])).to.equal(false);
  });

  it('[E07] shows waiting, the longest wait, who is on-line, and the chats of each agent', async () => {
    stopTheClock();
    const floor = new Floor();
    waiting(floor, 'Karl', 10);
    waiting(floor, 'Lena', 200);
    waiting(floor, 'Nora', 300).accept(anna);
    waiting(floor, 'Olga', 300).accept(anna);
    const staff = [member(bert, 'away'), member(anna, 'available', 2)];
    const element = await show(floor, { staff });
    expect(value(element, 'waiting')).to.equal('2');
    expect(value(element, 'longest')).to.match(/^3:2\d$/);
    expect(inside(element, '[data-figure="longest"]').className).to.contain('late');
    expect(value(element, 'interacting')).to.equal('2');
    expect(value(element, 'online')).to.equal('2');
    expect(value(element, 'available')).to.equal('1');
    const chats = [...inside(element, '.chats').querySelectorAll('li')].map((each) =>
      textOf(each.querySelector('.agent')).concat(' ', textOf(each.querySelector('.number'))),
    );
    expect(chats).to.deep.equal(['Anna 2 of 4', 'Bert 0 of 4']);
    expect(textOf(inside(element, '.chats'))).to.contain('2 conversations');
  });

  it('[E07] shows what the day has brought, in the numbers of the language', async () => {
    const floor = new Floor();
    const element = await show(floor);
    expect(value(element, 'offered')).to.equal('1,234');
    expect(value(element, 'handled')).to.equal('2');
    expect(value(element, 'abandoned')).to.equal('1');
    expect(value(element, 'first-response')).to.equal('1 min');
    element.lang = 'de';
    element.requestUpdate();
    await settled(element);
    expect(value(element, 'offered')).to.equal('1.234');
  });

  it('[E07] keeps workgroups apart, and says what is not known', async () => {
    const floor = new Floor();
    waiting(floor, 'Karl', 10);
    const more = {
      workgroups: [
        { id: SALES, label: 'Sales', figures: null },
        { id: SUPPORT, label: 'Support', figures: null },
      ],
    };
    const element = await show(floor, { staff: [member(anna)], more });
    const [sales, support] = [...(element.shadowRoot?.querySelectorAll('.workgroup') ?? [])];
    expect(textOf(sales ?? null)).to.contain('Waiting 1');
    expect(textOf(support ?? null)).to.contain('Waiting 0');
    expect(textOf(support ?? null)).to.contain('Nobody waits');
    expect(textOf(support ?? null)).to.contain('Agents on-line Not known');
    expect(support?.querySelector('.today')).to.equal(null);
  });

  it('[B15] says nothing to screen readers while its numbers change', async () => {
    const floor = new Floor();
    waiting(floor, 'Karl', 10);
    const element = await show(floor);
    waiting(floor, 'Lena', 200).accept(anna);
    element.rows = rowsOf(floor);
    await settled(element);
    expect(value(element, 'interacting')).to.equal('1');
    expect(said()).to.deep.equal([]);
    expect(element.shadowRoot?.querySelector('[aria-live], [role="status"], [role="alert"]')).to.equal(null);
  });

  it('[B15] draws the first of a long queue, and the rest when asked', async () => {
    const floor = new Floor();
    for (let n = 0; n < 60; n += 1) waiting(floor, `Customer ${n}`, n);
    const element = await show(floor);
    expect(lines(element, 'waiting').length).to.equal(50);
    const more = inside(element, '[data-section="waiting"] > .button');
    expect(textOf(more)).to.equal('Show 10 more');
    more.click();
    await settled(element);
    expect(lines(element, 'waiting').length).to.equal(60);
  });

  it('[B15] says when there is no workgroup', async () => {
    const element = await show(new Floor(), { more: { workgroups: [] } });
    expect(textOf(inside(element, '.nothing'))).to.contain('No workgroup to show');
  });

  for (const scheme of ['light', 'dark']) {
    it(`can be used by everybody, ${scheme}`, async () => {
      const floor = new Floor();
      waiting(floor, 'Karl', 10);
      waiting(floor, 'Lena', 90).offer(bert);
      waiting(floor, 'Nora', 300).accept(anna).monitor(sam);
      waiting(floor, 'Olga', 300).accept(anna);
      const element = await show(floor, { staff: [member(anna, 'available', 2), member(bert)], scheme });
      expect(await violations(element)).to.deep.equal([]);
      element.style.inlineSize = '340px';
      await painted();
      expect(await violations(element)).to.deep.equal([]);
      expect(element.scrollWidth <= 340).to.equal(true);
    });
  }
});
