// The top of the inbox: availability and why, leaving with open conversations, and what agents are told of monitoring.
import { expect } from 'chai';
import type { Availability } from '../../core/domain/availability.js';
import { violations } from '../support/axe.js';
import { anna, carla, sam } from '../support/builders.js';
import { afterThisTest, heard, inside, maybeInside, settled, textOf } from '../support/fixture.js';
import { chooseItem, menuLabels, openInbox, pressRow, ready } from '../support/inbox.js';
import { Floor } from '../support/scripted-floor.js';

const choose = async (element: Awaited<ReturnType<typeof openInbox>>, label: string): Promise<void> => {
  inside(element, '.availability').click();
  await ready(element);
  await chooseItem(element, label);
};

/** As the desk says it when it was not the person who set it. */
class SetFloor extends Floor {
  said: Availability | null = null;
  override availabilityOf(...given: Parameters<Floor['availabilityOf']>): Availability {
    return this.said ?? super.availabilityOf(...given);
  }
}

const forget = (): void => localStorage.removeItem(`parley-inbox-notice-${anna.id}`);
beforeEach(forget);
afterEach(forget);

describe('<parley-inbox> availability', () => {
  it('[E06] goes online, away and offline by a control of its own, whoever is signed in', async () => {
    const floor = new Floor();
    const element = await openInbox(floor);
    expect(inside(element, '.availability').ariaLabel).to.equal('Your availability: Available');
    inside(element, '.availability').click();
    await ready(element);
    expect(menuLabels(element)).to.deep.equal(['Available', 'Away', 'Offline']);
    await chooseItem(element, 'Offline');
    expect(floor.availabilityOf(anna).kind).to.equal('offline');
    expect(
      floor.made.every((client) => client.isConnected),
      'still signed in',
    ).to.equal(true);
    await choose(element, 'Available');
    expect(floor.availabilityOf(anna).kind).to.equal('available');
  });

  it('[G28] is away for a reason of the page, and says since when', async () => {
    const floor = new Floor();
    const element = await openInbox(floor);
    element.setAttribute('away-reasons', 'Lunch, Training: first aid');
    await ready(element);
    await choose(element, 'Away: Training: first aid');
    expect(floor.availabilityOf(anna)).to.deep.include({ kind: 'away', reason: 'Training: first aid' });
    expect(textOf(inside(element, '.set-by span'))).to.match(/^Away: Training: first aid since /);
    inside(element, '.set-by button').click();
    await ready(element);
    expect(floor.availabilityOf(anna).kind).to.equal('available');
    expect(maybeInside(element, '.set-by') === null).to.equal(true);
  });

  it('[G28] says who set it, where it was not oneself', async () => {
    const floor = new SetFloor();
    floor.said = { kind: 'away', since: Date.now(), reason: null, setBy: 'missed-offers' };
    const element = await openInbox(floor);
    expect(textOf(inside(element, '.set-by span'))).to.match(
      /^Set to Away at .*, since you missed what was offered/,
    );
    floor.said = { kind: 'offline', since: Date.now(), reason: null, setBy: 'absence' };
    floor.tell();
    await ready(element);
    expect(textOf(inside(element, '.set-by span'))).to.match(
      /^Set to Offline at .*, since you were not there/,
    );
    expect(await violations(element)).to.deep.equal([]);
  });

  it('[G28] warns before it goes offline with open conversations', async () => {
    const floor = new Floor();
    floor.add({ customer: 'Karl' }).say(carla, 'Hi').accept(anna);
    const element = await openInbox(floor);
    await choose(element, 'Offline');
    const dialog = inside(element, 'parley-work-dialog.leaving');
    expect(floor.availabilityOf(anna).kind).to.equal('available');
    expect(textOf(inside(dialog, '.about'))).to.contain('You have 1 open conversation.');
    expect(await violations(element)).to.deep.equal([]);
    inside(dialog, '.cancel').click();
    await ready(element);
    expect(floor.availabilityOf(anna).kind).to.equal('available');
    await choose(element, 'Offline');
    inside(dialog, '[part="confirm"]').click();
    await ready(element);
    expect(floor.availabilityOf(anna).kind).to.equal('offline');
    expect(inside<HTMLDialogElement>(dialog, 'dialog').open).to.equal(false);
  });
});

describe('<parley-inbox> on monitoring', () => {
  it('[C05] says that conversations may be monitored, where the page or the house of the open one asks for it', async () => {
    const floor = new Floor();
    floor
      .add({ customer: 'Silent', policy: { agentNotice: 'off' } })
      .say(carla, 'Hi')
      .accept(anna);
    floor
      .add({ customer: 'Told', policy: { agentNotice: 'standing' } })
      .say(carla, 'Hi')
      .accept(anna);
    const element = await openInbox(floor);
    const line = (): string => textOf(maybeInside(element, '.agent-notice p'));
    await pressRow(element, 'Silent');
    expect(line()).to.equal('');
    await pressRow(element, 'Told');
    expect(line()).to.equal('Conversations may be monitored.');
    expect(maybeInside(element, '.agent-notice button') === null).to.equal(true);
    const asked = await openInbox(new Floor(), { more: { agentNotice: 'standing' } });
    expect(textOf(inside(asked, '.agent-notice p'))).to.equal('Conversations may be monitored.');
  });

  it('[C05] has it acknowledged once per login, with the time, and tells the page', async () => {
    const floor = new Floor();
    const element = await openInbox(floor, { more: { agentNotice: 'per-login' } });
    const told = heard<{ person: string; at: number }>('parley-notice-acknowledged');
    expect(await violations(element)).to.deep.equal([]);
    const before = Date.now();
    inside(element, '.agent-notice button').click();
    await settled(element);
    expect(told.length).to.equal(1);
    expect(told[0]?.detail.person).to.equal(anna.id);
    expect(told[0]?.detail.at).to.be.at.least(before);
    const kept = Number(localStorage.getItem(`parley-inbox-notice-${anna.id}`));
    expect(kept).to.equal(told[0]?.detail.at);
    const again = await openInbox(floor, { more: { agentNotice: 'per-login' } });
    expect(maybeInside(again, '.agent-notice button') === null, 'the page loaded anew').to.equal(true);
    element.token = null;
    await ready(element);
    element.token = 'd.e.f';
    await ready(element);
    expect(maybeInside(element, '.agent-notice button') === null, 'another login').to.equal(false);
  });

  it('keeps whether the column about the customer is open, and opens it over where there is no room', async () => {
    afterThisTest(() => localStorage.removeItem('parley-inbox-context'));
    const floor = new Floor();
    floor.add({ customer: 'Karl' }).say(carla, 'Hi').accept(anna);
    const wide = await openInbox(floor, { width: '1200px' });
    await pressRow(wide, 'Karl');
    expect(maybeInside(wide, '.context.over') === null).to.equal(true);
    inside(wide, '.context-close').click();
    await ready(wide);
    expect(maybeInside(wide, '.context') === null).to.equal(true);
    const again = await openInbox(floor, { width: '1200px' });
    await pressRow(again, 'Karl');
    expect(maybeInside(again, '.context') === null, 'remembered').to.equal(true);
    again.style.inlineSize = '600px';
    await ready(again);
    inside(again, '.bar .context-toggle').click();
    await ready(again);
    expect(inside(again, '.context.over').checkVisibility()).to.equal(true);
    expect(await violations(again)).to.deep.equal([]);
  });

  it('[E06] says offline of somebody who was never here, and no time for it', async () => {
    const floor = new SetFloor();
    floor.setAvailability(anna, 'offline');
    const element = await openInbox(floor);
    const line = () => textOf(inside(element, '.set-by span'));
    expect(line()).to.match(/^Offline since \d/);
    floor.said = { kind: 'offline', since: 0, reason: null, setBy: 'self' };
    floor.tell();
    await ready(element);
    expect(line()).to.equal('Offline');
  });

  it('says to whoever is not of staff that they are not, and what to do', async () => {
    const floor = new Floor();
    floor.connection = { kind: 'ended', reason: 'not-found' };
    const element = await openInbox(floor);
    const reason = inside(element, '.rows [role="alert"]');
    expect(reason.dataset.reason).to.equal('not-staff');
    expect(textOf(reason)).to.contain('This sign-in is not for staff').and.to.contain('Sign in as an agent');
    expect(maybeInside(element, 'parley-connection-status', '.base') === null).to.equal(true);
    expect(await violations(element)).to.deep.equal([]);
  });

  it('says of a customer who was lost why nothing is known of them here', async () => {
    const floor = new Floor();
    const talk = floor.add({ customer: 'Karl' }).say(carla, 'Hi').accept(anna);
    const element = await openInbox(floor, { width: '1200px' });
    await pressRow(element, 'Karl');
    expect(maybeInside(element, '.context parley-customer-context') === null).to.equal(false);
    talk.monitor(sam).takeOver(sam, 'why');
    floor.tell();
    await ready(element);
    expect(maybeInside(element, '.context parley-customer-context') === null).to.equal(true);
    expect(textOf(inside(element, '.context .nothing'))).to.contain('You do not answer this customer now');
  });
});
