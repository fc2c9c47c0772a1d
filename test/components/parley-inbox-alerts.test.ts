// What the inbox tells of: news that is not in front, notices of the desk, the computer's own notices, sounds, counts.
import { expect } from 'chai';
import type { Notice } from '../../core/domain/desk-notices.js';
import { personOf } from '../../core/domain/identity.js';
import type { ConversationId } from '../../core/domain/ids.js';
import { violations } from '../support/axe.js';
import { anna, bert, carla, granted, sam } from '../support/builders.js';
import { afterThisTest, inside, maybeInside, said, stopTheClock, textOf } from '../support/fixture.js';
import { chooseItem, deskOf, menuLabels, openInbox, pressRow, ready, rowOf } from '../support/inbox.js';
import { Floor } from '../support/scripted-floor.js';

const giving = granted(bert, ['handle', 'transfer']);
const notice = (kind: Notice['kind'], conversation: ConversationId, more: Partial<Notice> = {}): Notice => ({
  id: `${kind}-1`,
  kind,
  conversation,
  by: null,
  reason: null,
  at: Date.now(),
  ...more,
});

/** Stands for the browser's notices. */
class Shown extends EventTarget {
  static permission: NotificationPermission = 'default';
  static asked = 0;
  static all: Shown[] = [];
  readonly text: string;
  constructor(text: string) {
    super();
    this.text = text;
    Shown.all.push(this);
  }
  static requestPermission(): Promise<NotificationPermission> {
    Shown.asked += 1;
    Shown.permission = 'granted';
    return Promise.resolve('granted');
  }
  close(): void {
    this.dispatchEvent(new Event('close'));
  }
}

const withNotifications = (): void => {
  const real = globalThis.Notification;
  Shown.permission = 'default';
  Shown.asked = 0;
  Shown.all = [];
  globalThis.Notification = Shown as unknown as typeof Notification;
  afterThisTest(() => {
    globalThis.Notification = real;
    for (const name of ['notify', 'sound']) localStorage.removeItem(`parley-inbox-${name}`);
  });
};

const openSettings = async (element: Awaited<ReturnType<typeof openInbox>>): Promise<void> => {
  inside(element, '.settings').click();
  await ready(element);
};

describe('<parley-inbox> alerts', () => {
  it('[B06] keeps that somebody took over, by whom and why, until it is dismissed', async () => {
    const floor = new Floor();
    const talk = floor
      .add({ customer: 'Karl', policy: { formerAgent: 'consultant' } })
      .say(carla, 'Hi')
      .accept(anna);
    talk.monitor(sam).takeOver(sam, 'A refund');
    const element = await openInbox(floor);
    expect(maybeInside(element, '.notices') === null).to.equal(true);
    const desk = deskOf(floor);
    desk.notices = [notice('taken-over', talk.state.id, { by: personOf(sam), reason: 'A refund' })];
    floor.tell();
    await ready(element);
    expect(textOf(inside(element, '.notice bdi'))).to.equal('Sam took over your conversation with Karl');
    expect(textOf(inside(element, '.notice .quiet'))).to.equal('“A refund”');
    expect(said()).to.deep.equal(['Sam took over your conversation with Karl']);
    expect(await violations(element)).to.deep.equal([]);
    inside(element, '.notice .icon-button').click();
    await ready(element);
    expect(desk.notices).to.deep.equal([]);
    expect(maybeInside(element, '.notices') === null).to.equal(true);
  });

  it('[B06] says a takeover once, also where the desk keeps a notice of it', async () => {
    const floor = new Floor();
    const talk = floor
      .add({ customer: 'Karl', policy: { formerAgent: 'consultant' } })
      .say(carla, 'Hi')
      .accept(anna);
    const element = await openInbox(floor);
    talk.monitor(sam).takeOver(sam, 'A refund');
    floor.tell();
    deskOf(floor).notices = [notice('taken-over', talk.state.id, { by: personOf(sam) })];
    floor.tell();
    await ready(element);
    expect(said()).to.deep.equal(['Sam took over your conversation with Karl']);
    inside(element, '.notice .show').click();
    await ready(element);
    expect(deskOf(floor).notices, 'whoever reads it has been told').to.deep.equal([]);
    expect(inside(element, 'parley-conversation').checkVisibility()).to.equal(true);
  });

  it('[G22] shows an offer with its countdown, one winner, and what was missed until it is dismissed', async () => {
    stopTheClock();
    const floor = new Floor();
    const talk = floor.add({ customer: 'Karl' }).say(carla, 'Hi').accept(bert);
    const element = await openInbox(floor);
    talk.now = Date.now();
    talk.handOff(giving, { kind: 'agent', id: anna.id }, 'warm', 'knows French');
    floor.tell();
    await ready(element);
    expect(said()).to.deep.equal(['Offered to you: Karl']);
    expect(textOf(inside(element, '.offers parley-inbox-row', '.left'))).to.match(/^0:(29|30) left$/);
    deskOf(floor).notices = [notice('offer-missed', talk.state.id)];
    floor.tell();
    await ready(element);
    expect(textOf(inside(element, '.notice bdi'))).to.equal('You missed what was offered to you: Karl');
    expect(said().at(-1)).to.equal('You missed what was offered to you: Karl');
  });

  it('[G22] names the winner of a race', async () => {
    const floor = new Floor();
    const talk = floor.add({ customer: 'Karl' }).say(carla, 'Hi');
    const element = await openInbox(floor, { who: granted(sam, ['handle', 'monitor']) });
    talk.accept(bert);
    await pressRow(element, 'Karl');
    expect(textOf(inside(element, '.toast'))).to.equal('Taken by Bert');
  });

  it('says once that a customer wrote in a conversation that is not open, and nothing of the one that is', async () => {
    const floor = new Floor();
    const talk = floor.add({ customer: 'Karl' }).say(carla, 'Hi').accept(anna);
    const front = floor.add({ customer: 'Front' }).say(carla, 'Hi').accept(anna);
    const element = await openInbox(floor);
    expect(said(), 'what was there before is no news').to.deep.equal([]);
    await pressRow(element, 'Front');
    talk.say(carla, 'Still there?');
    floor.tell();
    floor.tell();
    front.say(anna, 'Here');
    floor.tell();
    await ready(element);
    expect(said().filter((each) => each.startsWith('New message'))).to.deep.equal(['New message from Karl']);
  });

  it('tells of a whisper and of an answered call for help in a conversation that is not in front', async () => {
    const floor = new Floor();
    const talk = floor.add({ customer: 'Karl' }).say(carla, 'Hi').accept(anna);
    floor.add({ customer: 'Front' }).say(carla, 'Hi').accept(anna);
    const element = await openInbox(floor);
    await pressRow(element, 'Karl');
    await pressRow(element, 'Front');
    talk.do(anna, { type: 'raise-hand', text: 'Help' }).monitor(sam);
    talk.do(sam, { type: 'post', audience: 'whisper', text: 'psst', epoch: talk.epoch });
    floor.tell();
    await ready(element);
    expect(textOf(inside(rowOf(element, 'Karl'), '.sign.whisper'))).to.equal('1 new whisper');
    expect(textOf(inside(rowOf(element, 'Karl'), '.sign.hand'))).to.equal('Help asked for');
    talk.do(sam, { type: 'lower-hand' });
    floor.tell();
    await ready(element);
    expect(said().filter((each) => each.includes('Karl'))).to.deep.equal([
      'Sam whispers to you about Karl',
      'Sam answered your call for help with Karl',
    ]);
  });

  it('asks the browser only when “Notify me” is pressed, and opens what a notice is about', async () => {
    withNotifications();
    const floor = new Floor();
    const talk = floor.add({ customer: 'Karl' }).say(carla, 'Hi').accept(anna);
    const element = await openInbox(floor);
    talk.say(carla, 'one');
    floor.tell();
    await ready(element);
    expect(Shown.asked + Shown.all.length).to.equal(0);
    await openSettings(element);
    await chooseItem(element, 'Notify me on this computer');
    expect(Shown.asked).to.equal(1);
    talk.say(carla, 'two');
    floor.tell();
    await ready(element);
    expect(Shown.all.map(({ text }) => text)).to.deep.equal(['New message from Karl']);
    Shown.all[0]?.dispatchEvent(new Event('click'));
    await ready(element);
    expect(inside(element, 'parley-conversation').checkVisibility()).to.equal(true);
    talk.say(carla, 'three');
    floor.tell();
    await ready(element);
    expect(Shown.all.length, 'it is looked at').to.equal(1);
    await openSettings(element);
    await chooseItem(element, 'Stop notifying me');
    expect(localStorage.getItem('parley-inbox-notify')).to.equal(null);
  });

  it('says why it cannot notify where the browser forbids it, and remembers that sounds are off', async () => {
    withNotifications();
    Shown.permission = 'denied';
    const element = await openInbox(new Floor());
    await openSettings(element);
    const items = [...(inside(element, 'parley-menu.one').shadowRoot?.querySelectorAll('.item') ?? [])];
    expect(items[0]?.ariaDisabled).to.equal('true');
    expect(textOf(items[0] ?? null)).to.contain('Your browser does not allow it');
    await chooseItem(element, 'Turn sounds off');
    expect(localStorage.getItem('parley-inbox-sound')).to.equal('off');
    await openSettings(element);
    expect(menuLabels(element)[1]).to.equal('Turn sounds on');
  });

  it('counts in the title of the page only where it is asked to, and leaves it as it was', async () => {
    const was = document.title;
    afterThisTest(() => {
      document.title = was;
    });
    document.title = 'Desk';
    const before = 'Desk';
    const floor = new Floor();
    floor.add({ customer: 'Karl' }).say(carla, 'Hi').accept(anna);
    const element = await openInbox(floor);
    expect(document.title).to.equal(before);
    element.titleCount = true;
    await ready(element);
    expect(document.title).to.equal(`(1) ${before}`);
    await pressRow(element, 'Karl');
    expect(document.title).to.equal(before);
    element.remove();
    expect(document.title).to.equal(before);
  });
});
