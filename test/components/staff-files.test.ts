// Files of staff: to the customer from whoever answers and whoever joined, and never in what is private.
import { expect } from 'chai';
import { html } from 'lit';
import { defineStaffConversationElements } from '../../components/conversation/define-staff.js';
import type { ParleyConversation } from '../../components/conversation/parley-conversation.js';
import { anna, carla, sam } from '../support/builders.js';
import { fixture, inside, maybeInside, painted, said, settled, textOf } from '../support/fixture.js';
import type { FloorConversation } from '../support/scripted-floor.js';
import { Floor } from '../support/scripted-floor.js';

defineStaffConversationElements();

const open = async (client: FloorConversation): Promise<ParleyConversation> => {
  const element = await fixture<ParleyConversation>(
    html`<parley-conversation .client=${client}></parley-conversation>`,
  );
  element.style.setProperty('block-size', '560px');
  await settled(element);
  await painted();
  return element;
};
const composer = (element: ParleyConversation, audience: string): HTMLElement =>
  inside(element, 'parley-staff-composers', `[data-audience="${audience}"]`);
const given = (): DataTransfer => {
  const transfer = new DataTransfer();
  transfer.items.add(new File(['12'], 'one.png', { type: 'image/png' }));
  return transfer;
};
const options = { bubbles: true, composed: true, cancelable: true };
const hasButton = (element: ParleyConversation, audience: string): boolean =>
  maybeInside(composer(element, audience), '.attach') !== null;

describe('[G13] files of staff', () => {
  it('[G13] whoever answers attaches in the public field, and keeps what was chosen over another conversation', async () => {
    const floor = new Floor();
    const client = floor.client(floor.add({}).say(carla, 'Hello?').accept(anna), anna);
    const element = await open(client);
    expect(hasButton(element, 'everyone')).to.equal(true);
    const paste = new ClipboardEvent('paste', { ...options, clipboardData: given() });
    inside(composer(element, 'everyone'), 'textarea').dispatchEvent(paste);
    await settled(element);
    expect(client.calls.filter(([name]) => name === 'upload').length).to.equal(1);
    element.client = null;
    await settled(element);
    element.client = client;
    await settled(element);
    expect(textOf(inside(composer(element, 'everyone'), '.attachment .name'))).to.equal('one.png');
  });

  it('[G13] a note and a whisper take none, and say so', async () => {
    const floor = new Floor();
    const client = floor.client(floor.add({}).say(carla, 'Hello?').accept(anna), sam);
    await client.monitor();
    const element = await open(client);
    expect(hasButton(element, 'whisper')).to.equal(false);
    for (const event of [
      new ClipboardEvent('paste', { ...options, clipboardData: given() }),
      new DragEvent('drop', { ...options, dataTransfer: given() }),
    ]) {
      inside(composer(element, 'whisper'), 'textarea').dispatchEvent(event);
      expect(event.defaultPrevented).to.equal(true);
      await settled(element);
      const sentence = 'Files can only be sent to the customer. Attach them in the public field.';
      expect(textOf(inside(element, 'parley-staff-composers', '.refused'))).to.equal(sentence);
      expect(said().at(-1)).to.equal(sentence);
    }
  });
});
