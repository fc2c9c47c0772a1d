// What a host puts below a message, such as a button that takes its text.
import { expect } from 'chai';
import { html, nothing } from 'lit';
import { defineConversationElements } from '../../components/conversation/define.js';
import type { MessageAction } from '../../components/conversation/message-template.js';
import type { ParleyTimeline } from '../../components/conversation/parley-timeline.js';
import { fixture, inside, settled } from '../support/fixture.js';
import { ana, maria, message } from '../support/views.js';

defineConversationElements();

describe('messageAction of parley-timeline', () => {
  it('stands in the messages for which there is one, and goes when it is taken away', async () => {
    const taken: string[] = [];
    const action: MessageAction = (entry) =>
      entry.audience === 'whisper'
        ? html`<button class="button small take" @click=${() => taken.push(entry.id)}>Take</button>`
        : nothing;
    const entries = [message(1, ana, 'Hello'), message(2, maria, 'Offer 10 %', { audience: 'whisper' })];
    const element = await fixture<ParleyTimeline>(
      html`<parley-timeline viewer="agent" .entries=${entries} .messageAction=${action}></parley-timeline>`,
    );
    const buttons = () => [...(element.shadowRoot?.querySelectorAll('.take') ?? [])];
    expect(buttons().map((button) => button.closest('.message')?.getAttribute('data-entry'))).to.deep.equal([
      'e2',
    ]);
    inside<HTMLButtonElement>(element, '.whisper .take').click();
    expect(taken).to.deep.equal(['e2']);
    element.messageAction = null;
    await settled(element);
    expect(buttons()).to.have.length(0);
  });
});
