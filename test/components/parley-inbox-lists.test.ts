// The lists of the inbox: the team and what one monitors, order and search, what is unread, and what every row can do.
import { expect } from 'chai';
import { deepestFocus } from '../../components/shared/deepest-focus.js';
import { violations } from '../support/axe.js';
import { anna, bert, carla, granted, sam, uma } from '../support/builders.js';
import {
  heard,
  inside,
  maybeInside,
  painted,
  press,
  stopTheClock,
  textOf,
  type,
  until,
} from '../support/fixture.js';
import {
  ago,
  chooseItem,
  chooseTab,
  menuItems,
  menuLabels,
  namesIn,
  openInbox,
  pressRow,
  ready,
  rowOf,
  rowsIn,
} from '../support/inbox.js';
import { Floor } from '../support/scripted-floor.js';

const tabs = (element: Element): string[] =>
  [...(element.shadowRoot?.querySelectorAll('.list [role="tab"]') ?? [])].map(textOf);
const signs = (row: Element): string => textOf(maybeInside(row, '.signs'));
const searchFor = async (element: Parameters<typeof namesIn>[0], text: string): Promise<void> => {
  type(inside<HTMLInputElement>(element, '.search input'), text);
  await ready(element);
};

describe('<parley-inbox> lists', () => {
  it('[A14] has no trace of monitoring for somebody without the grant, and explains a link to it', async () => {
    const floor = new Floor();
    floor.add({ customer: 'Others' }).say(carla, 'Hi').accept(bert);
    const element = await openInbox(floor);
    expect(tabs(element)).to.deep.equal(['Mine 0', 'Queue 0', 'Closed']);
    expect(textOf(element.shadowRoot?.querySelector('.base') ?? null)).not.to.match(/team|monitor\b/i);
    const linked = await openInbox(floor, { more: { view: 'monitor' } });
    expect(inside(linked, '.rows .nothing').dataset.reason).to.equal('no-monitor');
    expect(textOf(inside(linked, '.rows .nothing'))).to.contain('Ask an administrator');
    expect(await violations(linked)).to.deep.equal([]);
    inside(linked, '.rows .nothing button').click();
    await ready(linked);
    expect(inside(linked, '#tab-mine').ariaSelected).to.equal('true');
  });

  it('[A16] lists what colleagues answer as a filter of the inbox, and begins there where the page says so', async () => {
    const floor = new Floor();
    floor
      .add({ customer: 'Others', openedAt: ago(3) })
      .say(carla, 'Hi')
      .accept(bert);
    floor
      .add({ customer: 'Own', openedAt: ago(3) })
      .say(carla, 'Hi')
      .accept(uma);
    floor.add({ customer: 'Waiting', openedAt: ago(3) }).say(carla, 'Hi');
    const element = await openInbox(floor, { who: uma });
    expect(tabs(element)).to.deep.equal(['Mine 1', 'Queue 1', 'Team 1', 'Closed']);
    await chooseTab(element, 'team');
    expect(namesIn(element)).to.deep.equal(['Others']);
    expect(textOf(inside(rowOf(element, 'Others'), '.last'))).to.equal('with Bert · Hi');
    const linked = await openInbox(floor, { who: uma, more: { view: 'monitor' } });
    expect(namesIn(linked)).to.deep.equal(['Others']);
    expect(await violations(linked)).to.deep.equal([]);
    linked.view = 'inbox';
    await ready(linked);
    expect(namesIn(linked)).to.deep.equal(['Own']);
  });

  it('[E10] opens what one monitors in the list of what is open, apart from what is one’s own', async () => {
    const floor = new Floor();
    const talk = floor
      .add({ customer: 'Others', openedAt: ago(3) })
      .say(carla, 'Hi')
      .accept(bert);
    floor
      .add({ customer: 'Own', openedAt: ago(3) })
      .say(carla, 'Hi')
      .accept(uma);
    const element = await openInbox(floor, { who: uma, more: { view: 'monitor' } });
    const asked = heard('parley-monitor-request');
    await pressRow(element, 'Others');
    await ready(element);
    expect(asked.length).to.equal(1);
    expect(talk.header(uma)).to.have.nested.property('you.standing', 'monitoring');
    expect(inside(element, '#tab-mine').ariaSelected).to.equal('true');
    expect(namesIn(element)).to.deep.equal(['Own', 'Others']);
    expect(textOf(inside(element, '.monitoring h3'))).to.equal('Monitoring 1');
    expect(textOf(inside(rowOf(element, 'Others'), '[part="badge"]'))).to.equal('Monitoring');
    expect(maybeInside(rowOf(element, 'Own'), '[part="badge"]') === null).to.equal(true);
    expect(inside(element, 'parley-conversation').checkVisibility()).to.equal(true);
    expect(await violations(element)).to.deep.equal([]);
    press(inside(rowOf(element, 'Others'), 'button'), 'ContextMenu');
    await ready(element);
    await chooseItem(element, 'Stop monitoring');
    expect(namesIn(element)).to.deep.equal(['Own']);
    expect(maybeInside(element, 'parley-conversation') === null).to.equal(true);
  });

  it('does not monitor where the page says no, and says why the room does not let one', async () => {
    const floor = new Floor();
    const talk = floor.add({ customer: 'Others' }).say(carla, 'Hi').accept(bert);
    const element = await openInbox(floor, { who: uma, more: { view: 'monitor' } });
    const refuse = (event: Event): void => event.preventDefault();
    element.addEventListener('parley-monitor-request', refuse);
    await pressRow(element, 'Others');
    expect(talk.header(uma).kind).to.equal('outsider');
    element.removeEventListener('parley-monitor-request', refuse);
    floor.setAvailability(uma, 'offline');
    await pressRow(element, 'Others');
    await ready(element);
    expect(textOf(inside(element, '.toast'))).not.to.equal('');
    expect(talk.header(uma).kind).to.equal('outsider');
  });

  it('[E08] offers on every row what can be done with it: by right click, by key, and by a long touch', async () => {
    const floor = new Floor();
    floor
      .add({ customer: 'Own', openedAt: ago(3) })
      .say(carla, 'Hi')
      .accept(uma);
    floor.add({ customer: 'Waiting', openedAt: ago(3) }).say(carla, 'Hi');
    const others = floor
      .add({ customer: 'Others', openedAt: ago(3) })
      .say(carla, 'Hi')
      .accept(bert);
    const element = await openInbox(floor, { who: uma });
    const own = rowOf(element, 'Own');
    const event = new MouseEvent('contextmenu', {
      bubbles: true,
      composed: true,
      cancelable: true,
      clientX: 40,
      clientY: 300,
    });
    inside(own, 'button').dispatchEvent(event);
    await ready(element);
    expect(event.defaultPrevented).to.equal(true);
    expect(menuLabels(element)).to.deep.equal([
      'Open',
      'Reply',
      'Write a note',
      'Mark as read',
      'More actions…',
      'End…',
    ]);
    expect(textOf(menuItems(element)[1]?.querySelector('kbd') ?? null)).to.equal('R');
    expect(await violations(element)).to.deep.equal([]);
    press(deepestFocus() as Element, 'Escape');
    await chooseTab(element, 'queue');
    press(inside(rowOf(element, 'Waiting'), 'button'), 'F10', { shiftKey: true });
    await ready(element);
    expect(menuLabels(element)).to.deep.equal(['Accept']);
    await chooseTab(element, 'team');
    const row = rowOf(element, 'Others');
    row.dispatchEvent(new PointerEvent('pointerdown', { pointerType: 'touch', bubbles: true }));
    await until(() => menuLabels(element).includes('Monitor'));
    await chooseItem(element, 'Monitor');
    await ready(element);
    expect(others.header(uma)).to.have.nested.property('you.standing', 'monitoring');
  });

  it('[G30] keeps what needs a reply apart from what is unread: opening clears only the second', async () => {
    const floor = new Floor();
    const talk = floor
      .add({ customer: 'Karl', openedAt: ago(3) })
      .say(carla, 'Hi')
      .accept(anna);
    floor
      .add({ customer: 'Other', openedAt: ago(2) })
      .say(carla, 'Hi')
      .accept(anna);
    const element = await openInbox(floor);
    expect(rowOf(element, 'Karl').unread).to.equal(true);
    await pressRow(element, 'Karl');
    expect(rowOf(element, 'Karl').unread).to.equal(false);
    expect(signs(rowOf(element, 'Karl')))
      .to.contain('Needs reply')
      .and.to.contain('Not answered yet');
    talk.say(anna, 'Hello');
    floor.tell();
    await ready(element);
    expect(signs(rowOf(element, 'Karl'))).to.equal('Answered before');
  });

  it('[G30] is marked unread by hand, and by nothing that staff do among themselves', async () => {
    const floor = new Floor();
    const talk = floor.add({ customer: 'Karl' }).say(carla, 'Hi').accept(anna);
    floor.add({ customer: 'Other' }).say(carla, 'Hi').accept(anna);
    const element = await openInbox(floor);
    await pressRow(element, 'Karl');
    await pressRow(element, 'Other');
    talk.do(anna, { type: 'post', audience: 'staff', text: 'a note', epoch: talk.epoch });
    talk.do(anna, { type: 'tag', add: ['vip'], remove: [] });
    talk.monitor(sam);
    talk.do(sam, { type: 'post', audience: 'whisper', text: 'psst', epoch: talk.epoch });
    floor.tell();
    await ready(element);
    expect(rowOf(element, 'Karl').unread).to.equal(false);
    expect(signs(rowOf(element, 'Karl'))).to.contain('1 new whisper');
    rowOf(element, 'Karl').focus();
    press(deepestFocus() as Element, 'u');
    await ready(element);
    expect(rowOf(element, 'Karl').unread).to.equal(true);
    expect(maybeInside(element, 'parley-conversation') === null, 'Other stays open').to.equal(false);
    await pressRow(element, 'Karl');
    expect(rowOf(element, 'Karl').unread).to.equal(false);
    expect(signs(rowOf(element, 'Karl'))).not.to.contain('whisper');
    inside(element, '#tab-mine').focus();
    press(deepestFocus() as Element, 'u');
    await ready(element);
    expect(rowOf(element, 'Karl').unread).to.equal(true);
    expect(maybeInside(element, 'parley-conversation') === null, 'it is put away for later').to.equal(true);
  });

  it('[G31] counts since the last message of the customer that waits, in colour, sign and words', async () => {
    stopTheClock();
    const floor = new Floor();
    const talk = floor
      .add({ customer: 'Karl', openedAt: ago(9) })
      .say(carla, 'Hi')
      .accept(anna);
    talk.say(anna, 'Hello');
    talk.now = ago(2);
    talk.say(carla, 'And?');
    const element = await openInbox(floor);
    const wait = inside(rowOf(element, 'Karl'), '.wait');
    expect(wait.className).to.contain('soon');
    expect(textOf(wait)).to.match(/^Waiting long ?2:0/);
    expect(wait.querySelector('svg') === null).to.equal(false);
    element.thresholds = { soon: 10, late: 60 };
    await ready(element);
    expect(inside(rowOf(element, 'Karl'), '.wait').className).to.contain('late');
    talk.now = Date.now();
    talk.say(anna, 'Yes');
    floor.tell();
    await ready(element);
    expect(maybeInside(rowOf(element, 'Karl'), '.wait') === null).to.equal(true);
  });

  it('is put in another order, narrowed and searched, also in what was said in an open conversation', async () => {
    const floor = new Floor();
    floor
      .add({ customer: 'Old', openedAt: ago(9) })
      .say(carla, 'first words')
      .say(carla, 'last')
      .accept(anna);
    const young = floor
      .add({ customer: 'Young', openedAt: ago(1) })
      .say(carla, 'Hi')
      .accept(anna);
    young.do(anna, { type: 'tag', add: ['vip'], remove: [] });
    const element = await openInbox(floor);
    expect(namesIn(element)).to.deep.equal(['Old', 'Young']);
    inside(element, '.sort').click();
    await ready(element);
    expect(menuLabels(element)).to.deep.equal(['Waiting longest', 'Newest', 'Priority']);
    await chooseItem(element, 'Newest');
    expect(namesIn(element)).to.deep.equal(['Young', 'Old']);
    await searchFor(element, 'first words');
    expect(inside(element, '.rows .nothing').dataset.reason).to.equal('nothing-found');
    inside(element, '.rows .nothing button').click();
    await ready(element);
    await pressRow(element, 'Old');
    await searchFor(element, 'first words');
    expect(namesIn(element)).to.deep.equal(['Old']);
    await searchFor(element, '');
    inside(element, '.filter').click();
    await ready(element);
    const chip = [...(element.shadowRoot?.querySelectorAll<HTMLElement>('.chip') ?? [])].find(
      (each) => textOf(each) === 'Tag: vip',
    );
    chip?.click();
    await ready(element);
    expect(namesIn(element)).to.deep.equal(['Young']);
    expect(chip?.ariaPressed).to.equal('true');
    expect(inside(element, '.filter').ariaLabel).to.equal('Filter, 1 in use');
    expect(await violations(element)).to.deep.equal([]);
  });

  it('offers nothing to accept where what waits is handed out one by one', async () => {
    const floor = new Floor();
    floor.mayPull = false;
    floor.add({ customer: 'Waiting' }).say(carla, 'Hi');
    const element = await openInbox(floor);
    expect(namesIn(element)).to.deep.equal(['Waiting']);
    expect(maybeInside(rowOf(element, 'Waiting'), 'button') === null).to.equal(true);
    expect(textOf(inside(element, '.hint'))).to.contain('offered to you one by one');
    rowOf(element, 'Waiting').focus();
    expect(press(deepestFocus() as Element, 'a').defaultPrevented).to.equal(false);
    expect(await violations(element)).to.deep.equal([]);
  });

  it('draws of a long list only what is near the eye, and still moves through all of it by key', async () => {
    const floor = new Floor();
    for (let n = 0; n < 200; n += 1) floor.add({ customer: `C${n}`, openedAt: ago(300 - n) });
    const element = await openInbox(floor);
    // Which those are is known once the list has been measured.
    await until(() => rowsIn(element).length < 60);
    expect(inside(element, '.rows').scrollHeight).to.be.greaterThan(8_000);
    rowsIn(element)[0]?.focus();
    press(deepestFocus() as Element, 'End');
    await until(() => namesIn(element).includes('C199'));
    await until(() => deepestFocus() === maybeInside(rowOf(element, 'C199'), 'button'));
    expect(inside(rowOf(element, 'C199'), 'button').closest('li') === null).to.equal(true);
    await painted();
    press(deepestFocus() as Element, 'k');
    await until(() => deepestFocus() === maybeInside(rowOf(element, 'C198'), 'button'));
  });

  it('goes on showing a list whose connection is down, and says so', async () => {
    const floor = new Floor();
    floor.add({ customer: 'Waiting' }).say(carla, 'Hi');
    const element = await openInbox(floor);
    floor.connection = { kind: 'waiting', attempt: 1, retryAt: Date.now() + 9_000 };
    floor.tell();
    await ready(element);
    expect(namesIn(element)).to.deep.equal(['Waiting']);
    expect(textOf(inside(element, '.hint.stale'))).to.contain('paused');
  });

  it('reads closed conversations in their own list, and opens a record in place of the conversation', async () => {
    const floor = new Floor();
    const talk = floor.add({ customer: 'Karl' }).say(carla, 'Hi').accept(anna);
    const element = await openInbox(floor);
    await chooseTab(element, 'closed');
    const list = inside(element, 'parley-closed-list');
    const detail = { conversation: talk.state.id, workgroup: talk.state.workgroup, row: null };
    list.dispatchEvent(
      new CustomEvent('parley-record-request', { detail, bubbles: true, composed: true, cancelable: true }),
    );
    await ready(element);
    const record = inside(element, 'parley-conversation-record');
    record.dispatchEvent(new CustomEvent('parley-record-close', { bubbles: true, composed: true }));
    await ready(element);
    expect(maybeInside(element, 'parley-conversation-record') === null).to.equal(true);
  });

  it('shows in a readonly row all that it shows, and nothing to press', async () => {
    const floor = new Floor();
    floor.add({ customer: 'Karl' }).say(carla, 'Hi').accept(anna);
    const element = await openInbox(floor);
    const row = rowOf(element, 'Karl');
    row.readonly = true;
    await ready(element);
    expect(maybeInside(row, 'button') === null).to.equal(true);
    row.focus();
    expect((deepestFocus() as HTMLElement).className).to.equal('row');
    press(deepestFocus() as Element, 'ContextMenu');
    await ready(element);
    expect(menuItems(element).length).to.equal(0);
  });

  it('passes axe with all of its lists in the dark', async () => {
    const floor = new Floor();
    floor.add({ customer: 'Own' }).say(carla, 'Hi').accept(uma);
    floor.add({ customer: 'Watched' }).say(carla, 'Hi').accept(bert).monitor(uma);
    floor.add({ customer: 'Team' }).say(carla, 'Hi').accept(bert);
    const element = await openInbox(floor, { who: granted(uma, ['handle', 'monitor']), scheme: 'dark' });
    expect(await violations(element)).to.deep.equal([]);
    await chooseTab(element, 'team');
    expect(await violations(element)).to.deep.equal([]);
  });
});
