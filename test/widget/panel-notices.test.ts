// What the customer is told besides the messages: where they stand, that they are on hold, what they are to agree to.
import { expect } from 'chai';
import { addLanguage } from '../../components/shared/sentences.js';
import type { CustomerHeader } from '../../core/domain/customer-header.js';
import { strings } from '../../widget/languages/de.js';
import type { ParleyPanel } from '../../widget/parley-panel.js';
import { violations } from '../support/axe.js';
import {
  afterThisTest,
  inside,
  maybeInside,
  painted,
  said,
  settled,
  textOf,
  type,
} from '../support/fixture.js';
import { ScriptedConversation } from '../support/scripted-conversation.js';
import { showPanel } from '../support/shown-widget.js';
import { customerHeader, failed, sending } from '../support/views.js';
import { defineWholeWidget } from '../support/whole-widget.js';

defineWholeWidget();

const text = 'This conversation may be monitored.';
const show = async (
  more: Partial<CustomerHeader>,
): Promise<{ panel: ParleyPanel; client: ScriptedConversation }> => {
  const client = new ScriptedConversation({ header: customerHeader(more) });
  const panel = await showPanel({ client }, 'block-size: 480px');
  await painted();
  return { panel, client };
};
const waiting = (queue: CustomerHeader['queue']): Partial<CustomerHeader> => ({
  phase: 'queued',
  handler: null,
  queue,
});
const unanswered = { isRequired: true, version: '3', text, agreed: null } as const;
const asked: Partial<CustomerHeader> = {
  consent: unanswered,
  you: { name: 'Carla', may: ['mark-read', 'read-history', 'consent', 'end'] },
};
const subtitle = (panel: ParleyPanel): string => textOf(inside(panel, '.subtitle'));
const choices = (panel: ParleyPanel): string[] =>
  [...(panel.shadowRoot?.querySelectorAll('.consent button') ?? [])].map(textOf);

describe('what stands above the composer of a customer', () => {
  it('[G09] the place in the queue and the wait, said when they change', async () => {
    const { panel, client } = await show(waiting({ position: 3, waitSeconds: 240, service: 'open' }));
    expect(subtitle(panel)).to.equal('You are number 3 in the queue · about 4 min');
    client.set({ header: customerHeader(waiting({ position: 2, waitSeconds: null, service: 'open' })) });
    await settled(panel);
    expect(subtitle(panel)).to.equal('You are number 2 in the queue');
    expect(said()).to.deep.equal([
      'You are number 3 in the queue · about 4 min',
      'You are number 2 in the queue',
    ]);
    client.set({ header: customerHeader(waiting({ position: 2, waitSeconds: null, service: 'open' })) });
    await settled(panel);
    expect(said()).to.have.length(2);
  });

  it('says that a message can be left where nobody is there, and that somebody is looked for', async () => {
    const { panel, client } = await show(waiting({ position: 1, waitSeconds: null, service: 'closed' }));
    expect(subtitle(panel)).to.contain('closed right now. Leave a message');
    client.set({
      header: customerHeader(waiting({ position: 1, waitSeconds: null, service: 'unattended' })),
    });
    await settled(panel);
    expect(subtitle(panel)).to.contain('Nobody is here right now. Leave a message');
    client.set({ header: customerHeader(waiting(null)) });
    await settled(panel);
    expect(subtitle(panel)).to.contain('looking for somebody');
  });

  it('says that one is on hold', async () => {
    const { panel } = await show({ onHold: true });
    expect(textOf(inside(panel, '.notice'))).to.contain('on hold');
  });

  it('a notice stands above the composer from the first header on, and leaves it as it is', async () => {
    const { panel } = await show({ consent: { ...unanswered, isRequired: false } });
    expect(textOf(inside(panel, '.notice'))).to.equal(text);
    expect(maybeInside(panel, '.consent') === null).to.equal(true);
    expect(maybeInside(panel, 'parley-composer', 'textarea') === null).to.equal(false);
  });

  it('[G51] [C04] the notice of every workgroup is said in the language of the page, one of its own as it stands or by language', async () => {
    const ours = 'This conversation may be read by the supervisors of our team.';
    const german = 'Dieses Gespräch kann von unserer Teamleitung mitgelesen werden.';
    addLanguage('de', strings);
    document.documentElement.lang = 'de';
    afterThisTest(() => document.documentElement.removeAttribute('lang'));
    const { panel, client } = await show({ consent: { ...unanswered, isRequired: false, text: ours } });
    expect(textOf(inside(panel, '.notice'))).to.equal(german);
    client.set({ header: customerHeader({ ...asked, consent: { ...unanswered, text: ours } }) });
    await settled(panel);
    expect(textOf(inside(panel, '#consent'))).to.equal(german);
    expect(said()).to.deep.equal([german]);
    client.set({ header: customerHeader({ consent: { ...unanswered, isRequired: false } }) });
    await settled(panel);
    expect(textOf(inside(panel, '.notice'))).to.equal(text);
    const own = { en: text, de: 'Wir lesen mit.' };
    client.set({ header: customerHeader({ ...asked, consent: { ...unanswered, text: own } }) });
    await settled(panel);
    expect(textOf(inside(panel, '#consent'))).to.equal('Wir lesen mit.');
    expect(said().at(-1)).to.equal('Wir lesen mit.');
  });

  it('[C04] what has to be agreed to is asked and announced, and nothing can be written before', async () => {
    const { panel, client } = await show(asked);
    expect(said()).to.deep.equal([text]);
    expect(choices(panel)).to.deep.equal(['Agree', 'Not now']);
    expect(maybeInside(panel, 'parley-composer', 'textarea') === null).to.equal(true);
    panel.focus();
    expect(panel.shadowRoot?.activeElement === inside(panel, '.consent')).to.equal(true);
    const [agree, notNow] = panel.shadowRoot?.querySelectorAll<HTMLButtonElement>('.consent button') ?? [];
    notNow?.click();
    await settled(panel);
    expect(client.calls.at(-1)).to.deep.equal(['ask', { type: 'consent', version: '3', agreed: false }]);
    client.set({ header: customerHeader({ ...asked, consent: { ...unanswered, agreed: false } }) });
    await settled(panel);
    expect(choices(panel)).to.deep.equal(['Agree']);
    agree?.click();
    expect(client.calls.at(-1)).to.deep.equal(['ask', { type: 'consent', version: '3', agreed: true }]);
    client.set({ header: customerHeader({ consent: { ...unanswered, agreed: true } }) });
    await settled(panel);
    expect(maybeInside(panel, '.consent') === null).to.equal(true);
    expect(textOf(inside(panel, '.notice'))).to.equal(text);
    expect(inside(panel, 'parley-composer').shadowRoot?.querySelector('textarea')?.readOnly).to.equal(false);
  });

  it('[C04] what was written before goes when it is agreed to', async () => {
    const { panel, client } = await show(asked);
    const early = failed('l1', 'Hello');
    const refusal = { type: 'refused', code: 'consent-required', sentence: 'Not yet.' } as const;
    client.set({
      pending: [{ ...early, state: { kind: 'failed', refusal } }, failed('l2', 'x'), sending('l3', 'y')],
    });
    await settled(panel);
    inside(panel, '.consent .primary').click();
    await painted();
    expect(client.calls.filter(([name]) => name === 'retry')).to.deep.equal([['retry', 'l1']]);
  });

  it('sends the unsent text where the room allows it, and nowhere else', async () => {
    const { panel, client } = await show({});
    const field = () => inside<HTMLTextAreaElement>(panel, 'parley-composer', 'textarea');
    type(field(), 'Half');
    expect(client.count('setDraft')).to.equal(0);
    client.set({
      header: customerHeader({ you: { name: 'Carla', may: ['post-to-everyone', 'set-draft'] } }),
    });
    await settled(panel);
    type(field(), 'Half a sent');
    expect(client.calls.filter(([name]) => name === 'setDraft')).to.deep.equal([['setDraft', 'Half a sent']]);
  });

  for (const look of ['light', 'dark', 'rtl'] as const) {
    it(`[R10] passes axe: ${look}`, async () => {
      if (look === 'rtl') document.documentElement.dir = 'rtl';
      const { panel } = await show({ ...asked, onHold: true });
      panel.setAttribute('color-scheme', look === 'dark' ? 'dark' : 'light');
      panel.style.inlineSize = '320px';
      await settled(panel);
      expect(await violations(panel)).to.deep.equal([]);
      expect(panel.scrollWidth).to.be.at.most(panel.clientWidth);
    });
  }
});
