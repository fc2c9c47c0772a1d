// The agents of a workgroup over the real decisions: who needs help first, what each has, and how one gets to it.
import { expect } from 'chai';
import { html } from 'lit';
import { monitorChoice } from '../../components/monitor/monitor-choice.js';
import { ParleyMonitorAgents } from '../../components/monitor/parley-monitor-agents.js';
import { deepestFocus } from '../../components/shared/deepest-focus.js';
import { defineElement } from '../../components/shared/define-element.js';
import type { Availability, StaffRowView } from '../../core/domain/availability.js';
import type { Identity } from '../../core/domain/identity.js';
import { defaultPolicy } from '../../core/domain/policy.js';
import type { Row } from '../../core/domain/summary.js';
import { violations } from '../support/axe.js';
import { agent, anna, bert, carla, SALES, sam, uma } from '../support/builders.js';
import { fixture, heard, inside, painted, press, settled, textOf, type } from '../support/fixture.js';
import { Floor } from '../support/scripted-floor.js';

defineElement('parley-monitor-agents', ParleyMonitorAgents);

const ago = (seconds: number): number => Date.now() - seconds * 1_000;
const person = (who: Identity, more: Partial<Availability> = {}, sessions = 0): StaffRowView => ({
  id: who.id,
  name: who.name,
  role: who.role,
  availability: { kind: 'available', since: ago(600), reason: null, setBy: 'self', ...more },
  sessions,
  maxSessions: 4,
});
const rowsOf = (floor: Floor): readonly Row[] => {
  const client = floor.clientsOf(sam).workgroup({ server: '', token: '' }, SALES);
  client.connect();
  return client.snapshot.rows;
};
const choose = (row: Row) => monitorChoice(row, sam.id, defaultPolicy.monitors, undefined);
const waiting = (floor: Floor, customer: string, who: Identity, seconds: number) => {
  const talk = floor.add({ customer, openedAt: ago(seconds + 60) });
  talk.accept(who);
  talk.now = ago(seconds);
  return talk.say(carla, `${customer} writes`);
};
const answered = (floor: Floor, customer: string, who: Identity) =>
  floor
    .add({ customer, openedAt: ago(300) })
    .say(carla, 'Hello?')
    .accept(who)
    .say(who, 'Good day');

const show = async (
  floor: Floor,
  staff: readonly StaffRowView[],
  more: Partial<ParleyMonitorAgents> = {},
  scheme = 'light',
): Promise<ParleyMonitorAgents> => {
  const box = await fixture(html`<div><parley-monitor-agents></parley-monitor-agents></div>`);
  box.style.setProperty('color-scheme', scheme);
  box.style.setProperty('background', scheme === 'dark' ? '#161a22' : '#ffffff');
  const element = box.firstElementChild as ParleyMonitorAgents;
  Object.assign(element, { staff, rows: rowsOf(floor), choose, ...more });
  await settled(element);
  await painted();
  return element;
};
const all = <E extends HTMLElement>(element: ParleyMonitorAgents, selector: string): E[] => [
  ...(element.shadowRoot?.querySelectorAll<E>(selector) ?? []),
];
const names = (element: ParleyMonitorAgents): string[] => all(element, '.toggle').map((each) => textOf(each));
const item = (element: ParleyMonitorAgents, name: string): HTMLElement => {
  const found = all(element, '.agent').find((each) => textOf(each.querySelector('.toggle')) === name);
  if (!found) throw new Error(`no agent ${name}`);
  return found;
};
const unfold = async (element: ParleyMonitorAgents, name: string): Promise<HTMLElement> => {
  item(element, name).querySelector<HTMLElement>('.toggle')?.click();
  await settled(element);
  return item(element, name);
};
const button = (within: HTMLElement, selector: string): HTMLElement => {
  const found = within.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`nothing matches ${selector}`);
  return found;
};

describe('<parley-monitor-agents>', () => {
  it('[B16] unfolds an agent to their conversations, with the keyboard, each with its details', async () => {
    const floor = new Floor();
    const karl = waiting(floor, 'Karl', anna, 20);
    answered(floor, 'Lena', anna);
    answered(floor, 'Nora', bert);
    const element = await show(floor, [person(anna, {}, 2), person(bert, {}, 1)]);
    const toggle = button(item(element, 'Anna'), '.toggle');
    expect(toggle.ariaExpanded).to.equal('false');
    expect(item(element, 'Anna').querySelectorAll('.talk').length).to.equal(0);
    toggle.focus();
    toggle.click();
    await settled(element);
    expect(toggle.ariaExpanded).to.equal('true');
    const unfolded = element.shadowRoot?.getElementById(toggle.getAttribute('aria-controls') ?? '');
    expect(unfolded?.hidden).to.equal(false);
    expect(all(element, '.talk .customer').map(textOf)).to.deep.equal(['Karl', 'Lena']);
    expect(textOf(button(item(element, 'Anna'), '.talk'))).to.contain('Karl writes');
    expect(all(element, '.talk .last').map(textOf)[1]).to.equal('Answered: Good day');
    expect(all(element, '.talk .phase').map(textOf)).to.deep.equal(['Active', 'Active']);
    const details = heard<{ conversation: string }>('parley-details-request');
    const first = button(item(element, 'Anna'), '.details');
    expect(first.ariaLabel).to.equal('View details of the conversation with Karl');
    first.click();
    expect(details.map((each) => each.detail.conversation)).to.deep.equal([karl.state.id]);
    toggle.click();
    await settled(element);
    expect(toggle.ariaExpanded).to.equal('false');
    expect(all(element, '.talk').length).to.equal(0);
  });

  it('[B16] moves from agent to agent with the arrows, and Tab comes back to where one was', async () => {
    const floor = new Floor();
    const element = await show(floor, [person(anna), person(bert)]);
    const [first, second] = all(element, '.toggle');
    first?.focus();
    press(first as HTMLElement, 'ArrowDown');
    await settled(element);
    expect(deepestFocus() === second).to.equal(true);
    expect(all(element, '.toggle').map((each) => each.tabIndex)).to.deep.equal([-1, 0]);
    expect(all(element, '.mirror').map((each) => each.tabIndex)).to.deep.equal([-1, 0]);
    press(second as HTMLElement, 'Home');
    expect(deepestFocus() === first).to.equal(true);
    await element.focusAgent(bert.id);
    expect(deepestFocus() === second).to.equal(true);
  });

  it('[D03] monitors one conversation of an agent, or goes to all that is on their desk', async () => {
    const floor = new Floor();
    const karl = waiting(floor, 'Karl', anna, 20);
    const element = await show(floor, [person(anna, {}, 1)]);
    const asked = heard<{ conversation: string }>('parley-monitor-request');
    const mirrored = heard<{ person: string }>('parley-mirror-request');
    const within = await unfold(element, 'Anna');
    const watch = button(within, '.monitor');
    expect(watch.ariaLabel).to.equal('Monitor conversation of Anna with Karl');
    watch.click();
    expect(asked.map((each) => each.detail)).to.deep.equal([{ conversation: karl.state.id }]);
    const mirror = button(within, '.mirror');
    expect(mirror.ariaLabel).to.equal('Look over their shoulder: Anna');
    mirror.click();
    expect(mirrored.map((each) => each.detail)).to.deep.equal([{ person: anna.id }]);
  });

  it('[D03] stops what one monitors, and says why something cannot be monitored', async () => {
    const floor = new Floor();
    const karl = waiting(floor, 'Karl', anna, 20).monitor(sam);
    floor.add({ customer: 'Lena' }).accept(anna).end(anna);
    const element = await show(floor, [person(anna, {}, 1)], {
      choose: (row) => (row.phase === 'wrap-up' ? { kind: 'not-in-phase' } : choose(row)),
    });
    const stopped = heard<{ conversation: string }>('parley-stop-request');
    const asked = heard('parley-monitor-request');
    const within = await unfold(element, 'Anna');
    button(within, '.badge').click();
    expect(stopped.map((each) => each.detail.conversation)).to.deep.equal([karl.state.id]);
    const watch = button(within, '.monitor');
    expect(watch.ariaDisabled).to.equal('true');
    expect(
      textOf(element.shadowRoot?.getElementById(watch.getAttribute('aria-describedby') ?? '') ?? null),
    ).to.equal('It cannot be monitored at this point');
    watch.click();
    expect(asked.length).to.equal(0);
  });

  it('[C01] shows no figures per agent until that was decided', async () => {
    const floor = new Floor();
    waiting(floor, 'Karl', anna, 20);
    const element = await show(floor, [person(anna, {}, 1)]);
    const within = await unfold(element, 'Anna');
    expect(within.querySelector('.statistics')).to.equal(null);
    expect(textOf(within)).not.to.contain('Average');
    element.agentStatistics = true;
    await settled(element);
    const figures = textOf(button(within, '.statistics'));
    expect(figures).to.contain('Not answered yet 1');
    expect(figures).to.contain('Average duration 1 min');
    expect(figures).to.contain('Not meant for decisions about people.');
  });

  it('[B16] stands in the order of need: who lets somebody wait longest, then who has most', async () => {
    const floor = new Floor();
    const cleo = agent('Cleo');
    const dora = agent('Dora');
    waiting(floor, 'Karl', bert, 30);
    waiting(floor, 'Lena', anna, 200);
    const staff = [person(dora, {}, 0), person(cleo, {}, 3), person(bert, {}, 1), person(anna, {}, 1)];
    const element = await show(floor, staff);
    expect(names(element)).to.deep.equal(['Anna', 'Bert', 'Cleo', 'Dora']);
    expect(button(item(element, 'Anna'), '.wait').className).to.contain('late');
    expect(button(item(element, 'Bert'), '.wait').className).to.contain('fine');
    expect(textOf(button(item(element, 'Dora'), '.longest'))).to.equal('Nobody waits');
    expect(textOf(button(item(element, 'Cleo'), '.load'))).to.contain('3 of 4 sessions in use');
  });

  it('[B16] holds the order still while one points at it, and sorts when asked', async () => {
    const floor = new Floor();
    waiting(floor, 'Karl', bert, 30);
    const element = await show(floor, [person(anna), person(bert, {}, 1)]);
    expect(names(element)).to.deep.equal(['Bert', 'Anna']);
    const list = inside(element, '.agents');
    list.dispatchEvent(new PointerEvent('pointerenter', { pointerType: 'mouse' }));
    waiting(floor, 'Lena', anna, 100);
    element.rows = rowsOf(floor);
    await settled(element);
    expect(names(element)).to.deep.equal(['Bert', 'Anna']);
    expect(textOf(inside(element, '.held'))).to.contain('2 agents would move');
    inside(element, '.held button').click();
    await settled(element);
    expect(names(element)).to.deep.equal(['Anna', 'Bert']);
  });

  it('[B16] says since when somebody is there or not, why, and who set it', async () => {
    const floor = new Floor();
    const since = ago(60);
    const cleo = agent('Cleo');
    const element = await show(floor, [
      person(anna, { kind: 'away', reason: 'Lunch', since }),
      person(bert, { kind: 'offline', setBy: 'absence' }),
      person(cleo, { kind: 'away', setBy: 'missed-offers' }),
    ]);
    const about = (name: string): string => textOf(button(item(element, name), '.availability'));
    const time = new Intl.DateTimeFormat('en', { hour: 'numeric', minute: '2-digit' }).format(since);
    expect(about('Anna').replaceAll('\u202f', ' ')).to.equal(
      `Away Lunch since ${time} set by themselves`.replaceAll('\u202f', ' '),
    );
    expect(about('Bert')).to.contain('set when the connection was lost');
    expect(about('Cleo')).to.contain('set after missed offers');
  });

  it('[B16] says when an agent has nothing, when there is nobody, and when nobody is found', async () => {
    const floor = new Floor();
    const element = await show(floor, [person(anna)]);
    expect(textOf(await unfold(element, 'Anna'))).to.contain('Anna has no conversation now.');
    expect(all(element, 'input').length).to.equal(0);
    const many = Array.from({ length: 9 }, (_, index) => person(agent(`Agent ${index}`)));
    Object.assign(element, { staff: [...many, person(sam)] });
    await settled(element);
    expect(names(element).length).to.equal(9);
    type(inside<HTMLInputElement>(element, 'input'), 'agent 4');
    await settled(element);
    expect(names(element)).to.deep.equal(['Agent 4']);
    type(inside<HTMLInputElement>(element, 'input'), 'Zoe');
    await settled(element);
    expect(textOf(inside(element, '.nothing'))).to.contain('Nobody matches “Zoe”');
    inside(element, '.nothing button').click();
    await settled(element);
    await painted();
    expect(names(element).length).to.equal(9);
    expect(deepestFocus()?.localName).to.equal('input');
    element.staff = [];
    await settled(element);
    expect(textOf(inside(element, '.nothing'))).to.contain('No agents here');
  });

  it('[B16] lists a supervisor while they handle something, and nobody twice', async () => {
    const floor = new Floor();
    waiting(floor, 'Karl', uma, 10);
    const element = await show(floor, [person(uma, {}, 1), person(sam), person(anna), person(anna)]);
    expect(names(element)).to.deep.equal(['Uma', 'Anna']);
    expect(all(element, '.mirror').length).to.equal(2);
    element.me = uma.id;
    await settled(element);
    expect(all(element, '.mirror').map((each) => each.ariaLabel)).to.deep.equal([
      'Look over their shoulder: Anna',
    ]);
  });

  for (const scheme of ['light', 'dark']) {
    it(`can be used by everybody, ${scheme}`, async () => {
      const floor = new Floor();
      waiting(floor, 'Karl', anna, 20).monitor(sam);
      waiting(floor, 'Lena', anna, 100);
      waiting(floor, 'Nora', bert, 400);
      const staff = [person(anna, {}, 2), person(bert, { kind: 'away', reason: 'Lunch' }, 4)];
      const element = await show(floor, staff, { agentStatistics: true }, scheme);
      await unfold(element, 'Anna');
      expect(await violations(element)).to.deep.equal([]);
      element.style.inlineSize = '340px';
      await painted();
      expect(await violations(element)).to.deep.equal([]);
      expect(element.scrollWidth <= 340).to.equal(true);
    });
  }
});
