// The supervisor's panel, over the real decisions: watching, stepping up, leaving, and a table that holds still.
import { expect } from 'chai';
import { html } from 'lit';
import { readView } from '../../components/monitor/monitor-view.js';
import type { ParleyMonitor } from '../../components/monitor/parley-monitor.js';
import type { ParleyMonitorRow } from '../../components/monitor/parley-monitor-row.js';
import { deepestFocus } from '../../components/shared/deepest-focus.js';
import type { Identity } from '../../core/domain/identity.js';
import { violations } from '../support/axe.js';
import { anna, bert, carla, granted, sam, tess } from '../support/builders.js';
import { fixture, inside, maybeInside, press, said, textOf, type } from '../support/fixture.js';
import { ready } from '../support/monitor-panel.js';
import { Floor } from '../support/scripted-floor.js';

const open = async (floor: Floor, who: Identity = sam, scheme = 'light'): Promise<ParleyMonitor> => {
  const element = await fixture<ParleyMonitor>(html`
    <parley-monitor color-scheme=${scheme} .createClients=${floor.clientsOf(who)} .token=${'a.b.c'}></parley-monitor>
  `);
  element.style.blockSize = '700px';
  element.style.inlineSize = '1200px';
  await ready(element);
  return element;
};
const rows = (element: ParleyMonitor): ParleyMonitorRow[] => [
  ...(maybeInside(element, 'parley-monitor-table')?.shadowRoot?.querySelectorAll('parley-monitor-row') ?? []),
];
const names = (element: ParleyMonitor): string[] => rows(element).map((row) => textOf(inside(row, '.name')));
const row = (element: ParleyMonitor, name: string): ParleyMonitorRow => {
  const found = rows(element).find((each) => textOf(inside(each, '.name')) === name);
  if (!found) throw new Error(`no row ${name}`);
  return found;
};
const watch = async (element: ParleyMonitor, name: string): Promise<void> => {
  inside(row(element, name), '.monitor').click();
  await ready(element);
  await ready(element);
};
const ago = (minutes: number): number => Date.now() - minutes * 60_000;
const active = (floor: Floor, customer: string, minutes = 5) =>
  floor
    .add({ customer, openedAt: ago(minutes) })
    .say(carla, 'Hi')
    .accept(anna);

describe('<parley-monitor>', () => {
  it('[C18] opens no socket without a token', async () => {
    const floor = new Floor();
    const element = await fixture<ParleyMonitor>(
      html`<parley-monitor .createClients=${floor.clientsOf(sam)}></parley-monitor>`,
    );
    expect(floor.made.length).to.equal(0);
    expect(inside<HTMLSlotElement>(element, 'slot[name="sign-in"]').hidden).to.equal(false);
  });

  it('[A20] opening always starts in monitor', async () => {
    const floor = new Floor();
    const talk = active(floor, 'Karl');
    const element = await open(floor);
    const buttons = rows(element).flatMap((each) => [...(each.shadowRoot?.querySelectorAll('button') ?? [])]);
    expect(buttons.filter((each) => /join|take over/i.test(each.ariaLabel ?? textOf(each)))).to.deep.equal(
      [],
    );
    await watch(element, 'Karl');
    const client = floor.opened(talk, sam);
    expect(client.calls.map(([name]) => name).filter((name) => name !== 'markRead')).to.deep.equal([
      'monitor',
    ]);
    expect(client.snapshot.header).to.have.nested.property('you.standing', 'monitoring');
  });

  it('[A21] join and takeover are in the pane, and need no way back to the list', async () => {
    const floor = new Floor();
    const talk = active(floor, 'Karl');
    const element = await open(floor);
    await watch(element, 'Karl');
    const bar = inside(element, 'parley-conversation', 'parley-supervision-bar');
    inside(bar, 'button.join').click();
    await ready(element);
    inside(element, 'parley-conversation', 'parley-join-dialog', '.confirm').click();
    await ready(element);
    expect(talk.header(sam)).to.have.nested.property('you.standing', 'joined');
    inside(bar, 'button.take-over').click();
    await ready(element);
    inside(element, 'parley-conversation', 'parley-takeover-dialog', '.confirm').click();
    await ready(element);
    expect(talk.header(sam)).to.have.nested.property('you.standing', 'handler');
    inside(bar, '.hand-back').click();
    await ready(element);
    expect(talk.header(anna)).to.have.nested.property('you.standing', 'handler');
  });

  it('[B14] the binoculars say whose conversation with whom', async () => {
    const floor = new Floor();
    active(floor, 'Karl');
    const element = await open(floor);
    expect(inside(row(element, 'Karl'), '.monitor').ariaLabel).to.equal(
      'Monitor conversation of Anna with Karl',
    );
  });

  it('[B13] a full conversation says who monitors it and since when, and is free again at once', async () => {
    const floor = new Floor();
    const talk = floor
      .add({ customer: 'Karl', policy: { monitors: { perRoom: 1 } } })
      .say(carla, 'Hi')
      .accept(anna);
    const element = await open(floor);
    talk.monitor(tess);
    await watch(element, 'Karl');
    expect(said().join()).to.contain('Monitored by Tess since');
    const button = inside(row(element, 'Karl'), '.monitor');
    expect(button.ariaDisabled).to.equal('true');
    expect(textOf(inside(row(element, 'Karl'), '#reason'))).to.contain('Monitored by Tess since');
    talk.leave(tess);
    floor.tell();
    await ready(element);
    expect(button.ariaDisabled).to.equal('false');
  });

  it('[X13] a button that cannot be used stays focusable and says why', async () => {
    const floor = new Floor();
    floor.add({ customer: 'Karl' }).say(carla, 'Hi');
    const element = await open(floor);
    const button = inside(row(element, 'Karl'), '.monitor');
    button.focus();
    expect(deepestFocus() === button).to.equal(true);
    expect(button.getAttribute('aria-describedby')).to.equal('reason');
    expect(textOf(inside(row(element, 'Karl'), '#reason'))).to.equal('No agent has accepted it yet');
    button.click();
    await ready(element);
    expect(maybeInside(element, 'parley-conversation') === null).to.equal(true);
  });

  it('[B20] what I monitor carries a badge in words, in the table and in my roster', async () => {
    const floor = new Floor();
    active(floor, 'Karl');
    const element = await open(floor);
    await watch(element, 'Karl');
    expect(textOf(inside(row(element, 'Karl'), '.badge'))).to.equal('Monitoring');
    expect(textOf(inside(element, '.roster .badge'))).to.equal('Monitoring');
  });

  it('[B21] the badge is a toggle that stops monitoring', async () => {
    const floor = new Floor();
    const talk = active(floor, 'Karl');
    const element = await open(floor);
    await watch(element, 'Karl');
    const badge = inside(element, '.roster .badge');
    expect(badge.ariaPressed).to.equal('true');
    badge.click();
    await ready(element);
    expect(talk.header(sam).kind).to.equal('outsider');
    expect(maybeInside(element, '.roster') === null).to.equal(true);
    expect(maybeInside(element, 'parley-conversation') === null).to.equal(true);
  });

  it('[D18] one button ends monitoring and goes back to the same place', async () => {
    const floor = new Floor();
    const talk = active(floor, 'Karl');
    active(floor, 'Karla');
    active(floor, 'Zoe');
    const element = await open(floor);
    const search = inside<HTMLInputElement>(element, 'parley-monitor-filters', 'input[type="search"]');
    type(search, 'karl');
    await ready(element);
    await watch(element, 'Karl');
    inside(element, '.back').click();
    await ready(element);
    await ready(element);
    expect(talk.header(sam).kind).to.equal('outsider');
    expect(floor.opened(talk, sam).isConnected).to.equal(false);
    expect(names(element)).to.have.members(['Karl', 'Karla']);
    expect(deepestFocus() === row(element, 'Karl')).to.equal(true);
  });

  it('[D18] going back from a conversation that I joined leaves nobody in surprise', async () => {
    const floor = new Floor();
    const talk = active(floor, 'Karl').monitor(sam).join(sam);
    const element = await open(floor);
    inside(row(element, 'Karl'), '.open').click();
    await ready(element);
    await ready(element);
    inside(element, '.back').click();
    await ready(element);
    expect(talk.header(sam)).to.have.nested.property('you.standing', 'joined');
    expect(textOf(inside(element, '.roster .badge'))).to.equal('Joined');
  });

  it('[E18] leaving in the pane closes it', async () => {
    const floor = new Floor();
    active(floor, 'Karl');
    const element = await open(floor);
    await watch(element, 'Karl');
    inside(element, 'parley-conversation', 'parley-supervision-bar', '.leave').click();
    await ready(element);
    await ready(element);
    expect(maybeInside(element, 'parley-conversation') === null).to.equal(true);
    expect(deepestFocus() === row(element, 'Karl')).to.equal(true);
  });

  it('does not let the order jump under the pointer, and says that it is held', async () => {
    const floor = new Floor();
    active(floor, 'Old', 9);
    const young = active(floor, 'Young', 2);
    const element = await open(floor);
    element.view = readView('columns=customer agent messages');
    await ready(element);
    inside(element, 'parley-monitor-table', '.heading.messages button').click();
    await ready(element);
    expect(names(element)).to.deep.equal(['Old', 'Young']);
    inside(element, 'parley-monitor-table', '.body').dispatchEvent(
      new PointerEvent('pointerenter', { pointerType: 'mouse' }),
    );
    young.say(carla, 'One').say(carla, 'Two');
    floor.tell();
    await ready(element);
    expect(names(element)).to.deep.equal(['Old', 'Young']);
    expect(textOf(inside(element, 'parley-monitor-table', '.held'))).to.contain('2 changes wait');
    inside(element, 'parley-monitor-table', '.body').dispatchEvent(
      new PointerEvent('pointerleave', { pointerType: 'mouse' }),
    );
    await ready(element);
    expect(names(element)).to.deep.equal(['Young', 'Old']);
    expect(maybeInside(element, 'parley-monitor-table', '.held') === null).to.equal(true);
  });

  it('[B11][E06] says offline that watching needs one to be online, with the button for it', async () => {
    const floor = new Floor();
    const talk = active(floor, 'Karl');
    floor.setAvailability(sam, 'offline');
    const element = await open(floor);
    expect(inside<HTMLInputElement>(element, 'input[value="offline"]').checked).to.equal(true);
    expect(textOf(inside(element, '.lack p'))).to.equal('You are offline. Watching needs you to be online.');
    const button = inside(row(element, 'Karl'), '.monitor');
    expect(button.ariaDisabled).to.equal('true');
    expect(textOf(inside(row(element, 'Karl'), '.reason'))).to.contain('You are offline.');
    await watch(element, 'Karl');
    expect(talk.header(sam).kind).to.equal('outsider');
    inside(element, '.lack button').click();
    await ready(element);
    expect(floor.availabilityOf(sam).kind).to.equal('available');
    expect(maybeInside(element, '.lack') === null).to.equal(true);
    expect(inside(row(element, 'Karl'), '.monitor').ariaDisabled).to.equal('false');
    expect((deepestFocus() as HTMLInputElement).checked).to.equal(true);
    await watch(element, 'Karl');
    expect(talk.header(sam)).to.have.nested.property('you.standing', 'monitoring');
  });

  it('[E06] being away is enough by default, and not where one has to be available', async () => {
    const floor = new Floor();
    floor.setAvailability(sam, 'away');
    const element = await open(floor);
    expect(maybeInside(element, '.lack') === null).to.equal(true);
    element.monitors = { ...element.monitors, requires: 'available' };
    await ready(element);
    expect(textOf(inside(element, '.lack p'))).to.contain('available');
    inside(element, 'input[value="offline"]').click();
    await ready(element);
    expect(floor.availabilityOf(sam).kind).to.equal('offline');
  });

  it('says how many sessions are in use when there is no place for another', async () => {
    const floor = new Floor();
    const talk = active(floor, 'Karl');
    const element = await open(floor);
    talk.facts = { reservation: { kind: 'busy', used: 8, limit: 8 } };
    await watch(element, 'Karl');
    expect(said().join()).to.contain('All of your sessions are in use. (8 of 8)');
  });

  it('says why what stands in the list cannot be monitored', async () => {
    const floor = new Floor();
    const talk = floor
      .add({ customer: 'Karl', policy: { monitors: { channels: ['web'] } } })
      .say(carla, 'Hi')
      .accept(anna);
    talk.state = { ...talk.state, channel: 'sms' };
    const element = await open(floor);
    expect(textOf(inside(row(element, 'Karl'), '#reason'))).to.contain('channel');
  });

  it('[A32] tells apart why there is nothing', async () => {
    const reasonOf = async (floor: Floor, who: Identity): Promise<string | undefined> =>
      inside(await open(floor, who), '.nothing').dataset.reason;
    expect(await reasonOf(new Floor(), sam)).to.equal('none');
    expect(await reasonOf(new Floor(), granted(sam, ['handle']))).to.equal('no-grant');
    expect(await reasonOf(new Floor(), { ...sam, grants: {} })).to.equal('no-workgroup');
  });

  it('[R10] rows are reached by one tab stop and arrows, and Enter monitors', async () => {
    const floor = new Floor();
    active(floor, 'A', 9);
    const second = active(floor, 'B', 2);
    floor.add({ customer: 'C' }).say(carla, 'Hi').accept(bert).say(bert, 'Yes?');
    const element = await open(floor);
    expect(rows(element).map((each) => each.tabIndex)).to.deep.equal([0, -1, -1]);
    rows(element)[0]?.focus();
    press(deepestFocus() as Element, 'ArrowDown');
    await ready(element);
    expect(rows(element).map((each) => each.tabIndex)).to.deep.equal([-1, 0, -1]);
    expect(deepestFocus() === rows(element)[1]).to.equal(true);
    press(deepestFocus() as Element, 'Enter');
    await ready(element);
    await ready(element);
    expect(second.header(sam)).to.have.nested.property('you.standing', 'monitoring');
  });

  for (const look of ['light', 'dark', 'rtl', '320 px'] as const) {
    it(`[R10] passes axe: ${look}`, async () => {
      if (look === 'rtl') document.documentElement.dir = 'rtl';
      const floor = new Floor();
      active(floor, 'Karl', 9).monitor(tess);
      active(floor, 'Omar', 2);
      floor.add({ customer: 'Queued', openedAt: ago(3) }).say(carla, 'Hi');
      const element = await open(floor, sam, look === 'dark' ? 'dark' : 'light');
      if (look === '320 px') element.style.inlineSize = '320px';
      await ready(element);
      expect(await violations(element)).to.deep.equal([]);
      await watch(element, 'Karl');
      expect(await violations(element)).to.deep.equal([]);
      expect(element.scrollWidth).to.be.at.most(element.clientWidth);
    });
  }
});
