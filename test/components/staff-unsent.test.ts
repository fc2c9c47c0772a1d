// What staff have typed and not sent: it outlives a reload, and stays to be read where it can no longer be sent.
import { expect } from 'chai';
import { html } from 'lit';
import { defineStaffConversationElements } from '../../components/conversation/define-staff.js';
import type { ParleyConversation } from '../../components/conversation/parley-conversation.js';
import { defineInboxElements } from '../../components/inbox/define.js';
import type { ParleyInbox } from '../../components/inbox/parley-inbox.js';
import { deepestFocus } from '../../components/shared/deepest-focus.js';
import { keepUnsent } from '../../components/shared/unsent-texts.js';
import type { Identity } from '../../core/domain/identity.js';
import { violations } from '../support/axe.js';
import { anna, bert, carla, sam } from '../support/builders.js';
import {
  afterThisTest,
  fixture,
  inside,
  maybeInside,
  painted,
  said,
  settled,
  textOf,
  type,
} from '../support/fixture.js';
import type { FloorConversation } from '../support/scripted-floor.js';
import { Floor } from '../support/scripted-floor.js';

defineStaffConversationElements();
defineInboxElements();

const ready = async (element: Element): Promise<void> => {
  await settled(element);
  await painted();
  await settled(element);
};
const open = async (client: FloorConversation, scheme = 'light'): Promise<ParleyConversation> => {
  const element = await fixture<ParleyConversation>(
    html`<parley-conversation .client=${client} color-scheme=${scheme}></parley-conversation>`,
  );
  await ready(element);
  return element;
};
const composers = (element: Element): HTMLElement => inside(element, 'parley-staff-composers');
const composer = (element: Element, audience: string): HTMLElement =>
  inside(composers(element), `[data-audience="${audience}"]`);
const field = (element: Element, audience: string): HTMLTextAreaElement =>
  inside<HTMLTextAreaElement>(composer(element, audience), 'textarea');
const write = async (element: Element, audience: string, text: string): Promise<void> => {
  type(field(element, audience), text);
  await ready(element);
};
const active = (floor: Floor, customer = 'Carla') =>
  floor.add({ customer }).say(carla, 'Hello?').accept(anna);
const unsentKeys = (): string[] =>
  Object.keys(sessionStorage).filter((key) => key.startsWith('parley:unsent:'));

const inbox = async (floor: Floor, who: Identity = anna): Promise<ParleyInbox> => {
  const element = await fixture<ParleyInbox>(
    html`<parley-inbox .createClients=${floor.clientsOf(who)} .token=${'a.b.c'}></parley-inbox>`,
  );
  element.style.blockSize = '600px';
  element.style.inlineSize = '1000px';
  await ready(element);
  return element;
};
const choose = async (element: ParleyInbox, name: string): Promise<void> => {
  const rows = [...(element.shadowRoot?.querySelectorAll('parley-inbox-row') ?? [])];
  const row = rows.find((each) => textOf(inside(each, '.name')) === name);
  if (!row) throw new Error(`no row ${name}`);
  inside(row, 'button').click();
  await ready(element);
};
const talkIn = (element: ParleyInbox): ParleyConversation => inside(element, 'parley-conversation');
const tokenOf = (person: string): string => `a.${btoa(JSON.stringify({ sub: person }))}.c`;

describe('what staff have not sent', () => {
  it('is there again after a reload, each text in its own field, and is told to the room', async () => {
    const floor = new Floor();
    const talk = active(floor);
    const before = await open(floor.client(talk, anna));
    await write(before, 'everyone', 'Half a sentence');
    await write(before, 'staff', 'Half a note');
    before.remove();
    // Another client is what a page has after a reload.
    const client = floor.client(talk, anna);
    const after = await open(client);
    expect(field(after, 'everyone').value).to.equal('Half a sentence');
    expect(field(after, 'staff').value).to.equal('Half a note');
    expect(client.calls).to.deep.include(['setDraft', 'Half a sentence']);
  });

  it('is kept no longer than until it is sent or emptied', async () => {
    const floor = new Floor();
    const element = await open(floor.client(active(floor), anna));
    await write(element, 'everyone', 'Hello');
    expect(unsentKeys().length).to.equal(1);
    inside(composer(element, 'everyone'), '.send').click();
    await ready(element);
    expect(unsentKeys()).to.deep.equal([]);
  });

  it('is not found by somebody else in the same tab', async () => {
    const floor = new Floor();
    const talk = active(floor);
    keepUnsent({ person: bert.id, conversation: talk.state.id }, { everyone: 'of Bert' });
    const element = await open(floor.client(talk, anna));
    expect(field(element, 'everyone').value).to.equal('');
    expect(unsentKeys()).to.deep.equal([]);
  });

  it('is forgotten by this browser when the person signs out, and not when their token is renewed', async () => {
    const floor = new Floor();
    active(floor);
    const element = await inbox(floor);
    element.token = tokenOf('anna');
    await ready(element);
    await choose(element, 'Carla');
    await write(talkIn(element), 'everyone', 'Half a sentence');
    element.token = `${tokenOf('anna')}d`;
    await ready(element);
    expect(field(talkIn(element), 'everyone').value).to.equal('Half a sentence');
    expect(unsentKeys().length).to.equal(1);
    element.token = null;
    await ready(element);
    expect(unsentKeys()).to.deep.equal([]);
  });

  it('[B06] a note that was being written at a takeover stays, can be copied, and can be discarded', async () => {
    for (const scheme of ['light', 'dark']) {
      const floor = new Floor();
      const talk = active(floor);
      const element = await open(floor.client(talk, anna), scheme);
      await write(element, 'everyone', 'Half a sentence');
      await write(element, 'staff', 'Half a note');
      talk.monitor(sam).takeOver(sam, 'why');
      floor.tell();
      await ready(element);
      expect(field(element, 'staff').value).to.equal('Half a note');
      expect(field(element, 'staff').readOnly).to.equal(true);
      expect(textOf(inside(composer(element, 'staff'), '.reason'))).to.equal(
        'Sam handles this conversation now. Your private note was not saved.',
      );
      expect(await violations(element)).to.deep.equal([]);
      inside(composers(element), '#panel-staff .discard').click();
      await ready(element);
      expect(said()).to.include('The text is discarded.');
      expect(maybeInside(composers(element), '#panel-staff') === null).to.equal(true);
      expect(deepestFocus() === inside(element, '.banner')).to.equal(true);
      expect(field(element, 'everyone').value, 'only the one').to.equal('Half a sentence');
      element.remove();
      sessionStorage.clear();
    }
  });

  it('[B06] a reply that came too late says why it is back, to whoever answers again, until it is changed', async () => {
    const floor = new Floor();
    const talk = active(floor);
    const client = floor.client(talk, anna);
    const element = await open(client);
    client.isSlow = true;
    await write(element, 'everyone', 'One moment please');
    inside(composer(element, 'everyone'), '.send').click();
    const before = talk.epoch;
    talk.monitor(sam).takeOver(sam).handBack(sam);
    client.deliver(before);
    await ready(element);
    expect(field(element, 'everyone').value).to.equal('One moment please');
    expect(textOf(inside(composers(element), '.late'))).to.contain('Not sent: somebody else answered');
    expect(await violations(element)).to.deep.equal([]);
    await write(element, 'everyone', 'One moment');
    expect(maybeInside(composers(element), '.late') === null).to.equal(true);
  });

  it('a whisper that the end of the conversation overtook stays', async () => {
    const floor = new Floor();
    const talk = active(floor).monitor(sam);
    const element = await open(floor.client(talk, sam));
    await write(element, 'whisper', 'Offer a refund');
    talk.end(anna).wrapUp(anna);
    floor.tell();
    await ready(element);
    expect(field(element, 'whisper').value).to.equal('Offer a refund');
    expect(textOf(inside(composer(element, 'whisper'), '.reason'))).to.equal(
      'Nothing can be written here now. Your whisper was not sent.',
    );
  });

  it('[B06] what was put back into the queue waits there, and is handled by nobody', async () => {
    const floor = new Floor();
    const talk = floor.add({ policy: { takeover: { targets: ['self', 'queue'] } } });
    talk.say(carla, 'Hello?').accept(anna).monitor(sam);
    const element = await open(floor.client(talk, anna));
    await write(element, 'everyone', 'Half a sentence');
    talk.do(sam, { type: 'take-over', epoch: talk.epoch, target: { kind: 'queue' }, reason: 'why' });
    floor.tell();
    await ready(element);
    expect(textOf(inside(composer(element, 'everyone'), '.reason'))).to.equal(
      'This conversation waits in the queue again. Your text was not sent.',
    );
  });
});

describe('a conversation that leaves the desk', () => {
  /** Who is away for too long loses it to the queue. */
  const takenAway = async (
    floor: Floor,
    element: ParleyInbox,
    talk: ReturnType<typeof active>,
  ): Promise<void> => {
    talk.connect(anna).drop(anna).sleep(3_600);
    floor.tell();
    await ready(element);
  };

  it('stays open with what was being written in it, and comes back with it', async () => {
    const floor = new Floor();
    const talk = active(floor);
    active(floor, 'Other');
    const element = await inbox(floor);
    await choose(element, 'Carla');
    await write(talkIn(element), 'everyone', 'Half a sentence');
    await takenAway(floor, element, talk);
    expect(talk.state.phase.kind).to.equal('queued');
    expect(field(talkIn(element), 'everyone').value).to.equal('Half a sentence');
    expect(field(talkIn(element), 'everyone').readOnly).to.equal(true);
    await choose(element, 'Other');
    floor.tell();
    await ready(element);
    talk.accept(anna);
    floor.tell();
    await ready(element);
    await choose(element, 'Carla');
    expect(field(talkIn(element), 'everyone').value).to.equal('Half a sentence');
  });

  it('[G33] takes the focus to the tabs, where letters act on no row, and to nowhere from another place', async () => {
    const floor = new Floor();
    const talk = active(floor);
    active(floor, 'Other');
    const element = await inbox(floor);
    await choose(element, 'Carla');
    expect(deepestFocus() === field(talkIn(element), 'everyone')).to.equal(true);
    await takenAway(floor, element, talk);
    expect(maybeInside(element, 'parley-conversation') === null).to.equal(true);
    expect(deepestFocus()?.id).to.equal('tab-mine');

    const again = active(floor, 'Again');
    floor.tell();
    await ready(element);
    await choose(element, 'Again');
    const order = document.createElement('input');
    document.body.append(order);
    afterThisTest(() => order.remove());
    order.focus();
    await takenAway(floor, element, again);
    expect(maybeInside(element, 'parley-conversation') === null).to.equal(true);
    expect(deepestFocus() === order).to.equal(true);
  });
});
