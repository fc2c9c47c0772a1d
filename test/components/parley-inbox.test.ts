// The agent's inbox, over the real decisions: lists, accepting, losing a conversation, keys.
import { expect } from 'chai';
import { html } from 'lit';
import type { ParleyConversation } from '../../components/conversation/parley-conversation.js';
import { defineInboxElements } from '../../components/inbox/define.js';
import type { ParleyInbox } from '../../components/inbox/parley-inbox.js';
import type { ParleyInboxRow } from '../../components/inbox/parley-inbox-row.js';
import { deepestFocus } from '../../components/shared/deepest-focus.js';
import { tickerLoad } from '../../components/shared/ticker.js';
import type { Identity } from '../../core/domain/identity.js';
import { violations } from '../support/axe.js';
import { anna, bert, carla, granted, SALES, sam } from '../support/builders.js';
import {
  fixture,
  inside,
  maybeInside,
  painted,
  press,
  said,
  settled,
  stopTheClock,
  textOf,
  type,
} from '../support/fixture.js';
import { Floor, FloorDesk } from '../support/scripted-floor.js';

defineInboxElements();

const ready = async (element: Element): Promise<void> => {
  await settled(element);
  await painted();
  await settled(element);
};
const open = async (floor: Floor, who: Identity = anna, scheme = 'light'): Promise<ParleyInbox> => {
  const element = await fixture<ParleyInbox>(html`
    <parley-inbox
      color-scheme=${scheme}
      .createClients=${floor.clientsOf(who)}
      .token=${'a.b.c'}
    ></parley-inbox>
  `);
  element.style.blockSize = '600px';
  element.style.inlineSize = '1000px';
  await ready(element);
  return element;
};
const rows = (element: ParleyInbox): ParleyInboxRow[] => [
  ...(element.shadowRoot?.querySelectorAll('parley-inbox-row') ?? []),
];
const names = (element: ParleyInbox): string[] => rows(element).map((row) => textOf(inside(row, '.name')));
const choose = async (element: ParleyInbox, tab: 'mine' | 'queue'): Promise<void> => {
  inside(element, `#tab-${tab}`).click();
  await ready(element);
};
const click = async (element: ParleyInbox, name: string): Promise<void> => {
  const row = rows(element).find((each) => textOf(inside(each, '.name')) === name);
  if (!row) throw new Error(`no row ${name}`);
  inside(row, 'button').click();
  await ready(element);
};
const setAvailability = async (element: ParleyInbox, label: string): Promise<void> => {
  inside(element, '.availability').click();
  await ready(element);
  const items = [...(inside(element, 'parley-menu.one').shadowRoot?.querySelectorAll('.item') ?? [])];
  const item = items.find((each) => textOf(each.querySelector('.label')) === label);
  if (!item) throw new Error(`nothing to choose is called ${label}`);
  (item as HTMLElement).click();
  await ready(element);
};
const giving = granted(bert, ['handle', 'transfer']);
const MINUTE = 60_000;
const ago = (minutes: number): number => Date.now() - minutes * MINUTE;

describe('<parley-inbox>', () => {
  it('[C18] shows a way to sign in, and opens no socket, without a token', async () => {
    const floor = new Floor();
    const element = await fixture<ParleyInbox>(html`
      <parley-inbox .createClients=${floor.clientsOf(anna)}><p slot="sign-in">Please sign in</p></parley-inbox>
    `);
    const slot = inside<HTMLSlotElement>(element, 'slot[name="sign-in"]');
    expect(slot.assignedElements().length).to.equal(1);
    expect(slot.checkVisibility() || !slot.hidden).to.equal(true);
    expect(floor.made.length).to.equal(0);
    element.token = 'a.b.c';
    await ready(element);
    expect(slot.hidden).to.equal(true);
    expect(floor.made.every((client) => client.isConnected)).to.equal(true);
    expect(floor.made.length).to.be.greaterThan(1);
    element.token = null;
    await ready(element);
    expect(floor.made.some((client) => client.isConnected)).to.equal(false);
  });

  it('lists what is mine and what waits, with counts, whoever waits longest first', async () => {
    const floor = new Floor();
    floor.add({ customer: 'Late', openedAt: ago(9) }).say(carla, 'Hi');
    floor.add({ customer: 'Later', openedAt: ago(2) }).say(carla, 'Hi');
    floor
      .add({ customer: 'Own', openedAt: ago(3) })
      .say(carla, 'Hi')
      .accept(anna);
    floor.add({ customer: 'Others', openedAt: ago(3) }).accept(bert);
    const element = await open(floor);
    expect(names(element)).to.deep.equal(['Own']);
    expect(textOf(inside(element, '#tab-queue'))).to.equal('Queue 2');
    await choose(element, 'queue');
    expect(names(element)).to.deep.equal(['Late', 'Later']);
  });

  it('says how long somebody waits in colour, icon and words, and reads none of it out', async () => {
    stopTheClock();
    const floor = new Floor();
    floor.add({ customer: 'Late', openedAt: ago(9) });
    floor.add({ customer: 'Soon', openedAt: ago(2) });
    const element = await open(floor);
    const [late, soon] = rows(element).map((row) => inside(row, '.wait'));
    expect(late?.className).to.contain('late');
    expect(textOf(late ?? null)).to.match(/^Waiting too long ?9:0/);
    expect(soon?.className).to.contain('soon');
    expect(textOf(soon ?? null)).to.match(/^Waiting long ?2:0/);
    expect(said()).to.deep.equal([]);
    expect(element.shadowRoot?.querySelectorAll('[aria-live], [role="timer"]').length).to.equal(0);
  });

  it('ticks all clocks by one timer, and by none when it is gone', async () => {
    const floor = new Floor();
    for (let n = 0; n < 5; n += 1) floor.add({ customer: `C${n}` });
    const element = await open(floor);
    expect(tickerLoad()).to.deep.equal({ hosts: 5, timers: 1 });
    element.remove();
    await Promise.resolve();
    expect(tickerLoad()).to.deep.equal({ hosts: 0, timers: 0 });
    expect(floor.made.some((client) => client.isConnected)).to.equal(false);
  });

  it('accepts from the queue and opens what was accepted, ready to write', async () => {
    const floor = new Floor();
    const talk = floor.add({ customer: 'Karl' }).say(carla, 'Hi');
    const element = await open(floor);
    await click(element, 'Karl');
    expect(talk.header(anna)).to.deep.include({ kind: 'staff' });
    expect(names(element)).to.deep.equal(['Karl']);
    expect(inside(element, '#tab-mine').ariaSelected).to.equal('true');
    const field = inside(
      element,
      'parley-conversation',
      'parley-staff-composers',
      '[data-audience="everyone"]',
      'textarea',
    );
    expect(deepestFocus() === field).to.equal(true);
  });

  it('says who was faster when an accept is lost', async () => {
    const floor = new Floor();
    const talk = floor.add({ customer: 'Karl' }).say(carla, 'Hi');
    const element = await open(floor);
    talk.accept(bert);
    await click(element, 'Karl');
    expect(textOf(inside(element, '.toast'))).to.equal('Taken by Bert');
    expect(said()).to.deep.equal(['Taken by Bert']);
    expect(floor.opened(talk, anna).isConnected).to.equal(false);
    expect(names(element)).to.deep.equal([]);
  });

  it('connects a conversation when it is opened, and keeps it while it is mine', async () => {
    const floor = new Floor();
    const [first, second] = ['A', 'B'].map((customer) =>
      floor.add({ customer }).say(carla, 'Hi').accept(anna),
    );
    if (!first || !second) return;
    const element = await open(floor);
    expect(floor.made.length).to.equal(2);
    await click(element, 'A');
    await click(element, 'B');
    expect(floor.opened(first, anna).isConnected).to.equal(true);
    first.monitor(sam).takeOver(sam).handBack(sam);
    floor.tell();
    await ready(element);
    expect(floor.opened(first, anna).isConnected).to.equal(true);
  });

  it('[TH26] tells its desk what is open, whoever looks, and hands on to the teams that it knows', async () => {
    const floor = new Floor();
    const talk = floor.add({ customer: 'Carla' }).say(carla, 'Hello?').accept(anna);
    const element = await open(floor, granted(anna, ['handle', 'transfer']));
    await click(element, 'Carla');
    inside(element, '.back').click();
    await ready(element);
    const desk = floor.made.find((each) => each instanceof FloorDesk);
    expect(desk?.fronts).to.deep.equal([null, talk.state.id, null]);
    await click(element, 'Carla');
    expect(inside<ParleyConversation>(element, 'parley-conversation').targets).to.deep.equal({
      workgroups: [{ id: SALES, label: 'Sales' }],
      people: [],
    });
  });

  it('[B06] marks what was taken over until it is wrapped up, and says so when it is not in front', async () => {
    const floor = new Floor();
    const lost = floor
      .add({ customer: 'Karl', policy: { formerAgentWrapUp: 'on' } })
      .say(carla, 'Hi')
      .accept(anna);
    floor.add({ customer: 'Front' }).say(carla, 'Hi').accept(anna);
    const element = await open(floor);
    await click(element, 'Front');
    lost.monitor(sam).takeOver(sam, 'why');
    floor.tell();
    await ready(element);
    expect(said()).to.include('Sam took over your conversation with Karl');
    const row = rows(element).at(-1);
    expect(textOf(inside(row as ParleyInboxRow, '.mark'))).to.equal('Taken over');
    await click(element, 'Karl');
    const conversation = inside(element, 'parley-conversation');
    expect(deepestFocus() === inside(conversation, '.banner')).to.equal(true);
    inside<HTMLInputElement>(conversation, 'parley-wrap-up-form', 'input[value="resolved"]').click();
    inside(conversation, 'parley-wrap-up-form', 'button').click();
    await ready(element);
    expect(names(element)).to.deep.equal(['Front']);
    expect(maybeInside(element, 'parley-conversation') === null).to.equal(true);
  });

  it('shows what is offered above both lists, with the time that is left, and says so', async () => {
    stopTheClock();
    const floor = new Floor();
    const talk = floor.add({ customer: 'Karl' }).say(carla, 'Hi').accept(bert);
    const element = await open(floor);
    talk.now = Date.now();
    talk.do(giving, {
      type: 'hand-off',
      epoch: talk.epoch,
      to: { kind: 'agent', id: anna.id },
      manner: 'warm',
      note: 'knows French',
    });
    floor.tell();
    await ready(element);
    const row = inside<ParleyInboxRow>(element, '.offers parley-inbox-row');
    expect(said()).to.deep.equal(['Offered to you: Karl']);
    expect(textOf(inside(row, '.left'))).to.match(/^0:(29|30) left$/);
    expect(textOf(inside(row, '.last'))).to.equal('knows French');
    expect(rows(element).length, 'nowhere else').to.equal(1);
    expect(await violations(element)).to.deep.equal([]);
    inside(row, '[part="accept"]').click();
    await ready(element);
    await ready(element);
    expect(maybeInside(element, '.offers') === null).to.equal(true);
    expect(talk.header(anna)).to.have.nested.property('you.standing', 'handler');
    expect(inside<HTMLElement>(element, 'parley-conversation') !== null).to.equal(true);
  });

  it('declines what is offered, and lets go of it', async () => {
    const floor = new Floor();
    const talk = floor.add({ customer: 'Karl' }).say(carla, 'Hi').accept(bert);
    talk.now = Date.now();
    talk.do(giving, {
      type: 'hand-off',
      epoch: talk.epoch,
      to: { kind: 'agent', id: anna.id },
      manner: 'warm',
    });
    const element = await open(floor);
    expect(textOf(inside(element, '.offers parley-inbox-row', '.last'))).to.equal(
      'Bert asks you to take it on',
    );
    inside(element, '.offers parley-inbox-row', '[part="decline"]').click();
    await ready(element);
    await ready(element);
    expect(talk.state.offer).to.equal(null);
    expect(maybeInside(element, '.offers') === null).to.equal(true);
    expect(floor.opened(talk, anna).isConnected).to.equal(false);
  });

  it('shows a dot at what is unread, until it is looked at', async () => {
    const floor = new Floor();
    const talk = floor.add({ customer: 'Karl' }).say(carla, 'Hi').accept(anna);
    floor.add({ customer: 'Other' }).say(carla, 'Hi').accept(anna);
    const element = await open(floor);
    const unread = () => rows(element).filter((row) => row.unread).length;
    expect(unread()).to.equal(2);
    await click(element, 'Karl');
    expect(unread()).to.equal(1);
    await click(element, 'Other');
    talk.say(carla, 'Still there?');
    floor.tell();
    await ready(element);
    expect(unread()).to.equal(1);
  });

  it('sets the availability, and says why an empty list is empty', async () => {
    const floor = new Floor();
    const element = await open(floor);
    expect(inside(element, '.rows .nothing').dataset.reason).to.equal('queue');
    await setAvailability(element, 'Away');
    expect(inside(element, '.rows .nothing').dataset.reason).to.equal('away');
    inside(element, '.rows .nothing button').click();
    await ready(element);
    expect(floor.availabilityOf(anna).kind).to.equal('available');
    expect(textOf(inside(element, '.availability'))).to.equal('Available');
    const nobody = await open(floor, granted(anna, []));
    expect(inside(nobody, '.rows .nothing').dataset.reason).to.equal('no-workgroup');
  });

  it('[R10] moves with J, K and arrows by one tab stop, opens with a button, and comes back with Escape', async () => {
    const floor = new Floor();
    for (const customer of ['A', 'B', 'C']) floor.add({ customer }).say(carla, 'Hi').accept(anna);
    const element = await open(floor);
    const buttons = () => rows(element).map((row) => inside<HTMLButtonElement>(row, 'button'));
    expect(buttons().map((each) => each.tabIndex)).to.deep.equal([0, -1, -1]);
    buttons()[0]?.focus();
    press(deepestFocus() as Element, 'j');
    await ready(element);
    expect(deepestFocus() === buttons()[1]).to.equal(true);
    press(deepestFocus() as Element, 'ArrowDown');
    press(deepestFocus() as Element, 'End');
    press(deepestFocus() as Element, 'k');
    await ready(element);
    expect(deepestFocus() === buttons()[1]).to.equal(true);
    expect(buttons().map((each) => each.tabIndex)).to.deep.equal([-1, 0, -1]);
    buttons()[1]?.click();
    await ready(element);
    const field = deepestFocus() as HTMLTextAreaElement;
    expect(field.localName).to.equal('textarea');
    type(field, 'jk');
    press(field, 'Escape');
    await ready(element);
    expect(deepestFocus() === buttons()[1]).to.equal(true);
  });

  it('keeps what was written when it is moved to another place of the page', async () => {
    const floor = new Floor();
    floor.add({ customer: 'A' }).say(carla, 'Hi').accept(anna);
    const element = await open(floor);
    await click(element, 'A');
    type(deepestFocus() as HTMLTextAreaElement, 'half');
    const box = document.createElement('div');
    element.parentElement?.append(box);
    box.append(element);
    await ready(element);
    expect(floor.made.filter((client) => client.disconnects > 0)).to.deep.equal([]);
    const field = inside<HTMLTextAreaElement>(
      element,
      'parley-conversation',
      'parley-staff-composers',
      '[data-audience="everyone"]',
      'textarea',
    );
    expect(field.value).to.equal('half');
  });

  it('shows one column where it is narrow: the list, or the conversation with a way back', async () => {
    const floor = new Floor();
    floor.add({ customer: 'A' }).say(carla, 'Hi').accept(anna);
    const element = await open(floor);
    element.style.inlineSize = '400px';
    await ready(element);
    expect(inside(element, '.pane').checkVisibility()).to.equal(false);
    await click(element, 'A');
    expect(inside(element, '.list').checkVisibility()).to.equal(false);
    inside(element, '.back').click();
    await ready(element);
    expect(inside(element, '.list').checkVisibility()).to.equal(true);
    expect(deepestFocus() === inside(rows(element)[0] as ParleyInboxRow, 'button')).to.equal(true);
  });

  for (const look of ['light', 'dark', 'rtl', '320 px'] as const) {
    it(`[R10] passes axe: ${look}`, async () => {
      if (look === 'rtl') document.documentElement.dir = 'rtl';
      const floor = new Floor();
      floor
        .add({ customer: 'A', openedAt: ago(9) })
        .say(carla, 'Hi')
        .accept(anna);
      floor
        .add({ customer: 'B', openedAt: ago(2) })
        .say(carla, 'Hi')
        .accept(anna)
        .monitor(sam)
        .takeOver(sam);
      floor.add({ customer: 'C', openedAt: ago(2) }).say(carla, 'Hi');
      const element = await open(floor, anna, look === 'dark' ? 'dark' : 'light');
      if (look === '320 px') element.style.inlineSize = '320px';
      await ready(element);
      expect(await violations(element)).to.deep.equal([]);
      await choose(element, 'queue');
      expect(await violations(element)).to.deep.equal([]);
      expect(element.scrollWidth).to.be.at.most(element.clientWidth);
    });
  }
});
