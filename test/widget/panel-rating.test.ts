// After the end: how it was, asked once, and never in the way of anything else.
import { expect } from 'chai';
import type { RatingView } from '../../core/domain/rating.js';
import type { ParleyPanel } from '../../widget/parley-panel.js';
import type { ParleyPanelRating } from '../../widget/parley-panel-rating.js';
import { axTree } from '../support/ax-tree.js';
import { violations } from '../support/axe.js';
import { inside, maybeInside, painted, said, settled, textOf, type, until } from '../support/fixture.js';
import { ScriptedConversation } from '../support/scripted-conversation.js';
import { showPanel } from '../support/shown-widget.js';
import { ana, customerHeader, entry, message } from '../support/views.js';
import { defineWholeWidget } from '../support/whole-widget.js';

defineWholeWidget();

const over = (rating: RatingView | null) =>
  customerHeader({ phase: 'closed', handler: null, rating, you: { name: 'Carla', may: ['rate'] } });
const asked: RatingView = { isAsked: true, given: null };

const show = async (
  rating: RatingView | null,
): Promise<{ panel: ParleyPanel; client: ScriptedConversation }> => {
  const client = new ScriptedConversation({ header: over(rating), entries: [message(1, ana, 'Good bye')] });
  const panel = await showPanel({ client });
  if (rating) await until(() => customElements.get('parley-panel-rating') !== undefined);
  await settled(panel);
  return { panel, client };
};

const element = (panel: ParleyPanel): ParleyPanelRating => inside(panel, 'parley-panel-rating');
const scores = (panel: ParleyPanel): HTMLInputElement[] => [
  ...(element(panel).shadowRoot?.querySelectorAll<HTMLInputElement>('.score input') ?? []),
];
const button = (panel: ParleyPanel, selector: string): HTMLButtonElement =>
  inside(panel, 'parley-panel-rating', selector);
const submit = async (panel: ParleyPanel): Promise<void> => {
  button(panel, '[type="submit"]').click();
  await painted();
  await settled(panel);
};

describe('the rating', () => {
  it('[G14] five choices in one group, by key, each with its word', async () => {
    const { panel } = await show(asked);
    const group = inside(panel, 'parley-panel-rating', '[role="radiogroup"]');
    expect(textOf(group.querySelector('legend'))).to.equal('How was this conversation?');
    expect(new Set(scores(panel).map(({ name }) => name)).size).to.equal(1);
    expect(scores(panel).map((each) => textOf(each.closest('label')))).to.deep.equal([
      '1 Very bad',
      '2 Bad',
      '3 Fair',
      '4 Good',
      '5 Very good',
    ]);
    const spoken = await axTree('parley-panel');
    for (const name of ['1 Very bad', '5 Very good']) expect(spoken).to.contain(`radio "${name}"`);
    expect(await violations(panel)).to.deep.equal([]);
  });

  it('[G14] goes with what they want to say of it, and is thanked for', async () => {
    const { panel, client } = await show(asked);
    await submit(panel);
    expect(client.count('ask')).to.equal(0);
    expect(said()).to.contain('Please choose one of the five.');
    scores(panel)[3]?.click();
    await settled(panel);
    type(inside<HTMLTextAreaElement>(panel, 'parley-panel-rating', 'textarea'), '  Quick and kind ');
    await settled(panel);
    expect(await violations(panel)).to.deep.equal([]);
    await submit(panel);
    expect(client.calls.at(-1)).to.deep.equal(['ask', { type: 'rate', score: 4, comment: 'Quick and kind' }]);
    const thanks = inside(panel, 'parley-panel-rating', '.thanks');
    expect(textOf(thanks)).to.equal('Thank you for your rating! You gave 4 of 5: Good');
    expect(element(panel).shadowRoot?.activeElement === thanks).to.equal(true);
    client.set({
      header: over({ isAsked: true, given: 4 }),
      entries: [message(1, ana, 'Good bye'), entry(2, { kind: 'rated', score: 4, comment: null })],
    });
    await settled(panel);
    expect(said()).to.deep.equal(['Please choose one of the five.', 'You rated the conversation 4 of 5']);
    expect(textOf(inside(panel, 'parley-panel-rating', '.thanks'))).to.contain('4 of 5');
    expect(await violations(panel)).to.deep.equal([]);
  });

  it('[G14] takes a no, and can be opened again', async () => {
    const { panel, client } = await show(asked);
    button(panel, '.quiet').click();
    await settled(panel);
    expect(scores(panel)).to.have.length(0);
    expect(element(panel).shadowRoot?.activeElement === button(panel, '.again')).to.equal(true);
    button(panel, '.again').click();
    await settled(panel);
    expect(scores(panel)).to.have.length(5);
    expect(client.count('ask')).to.equal(0);
  });

  it('[G14] says when it did not arrive, and keeps it', async () => {
    const { panel, client } = await show(asked);
    client.answer = { kind: 'lost' };
    scores(panel)[0]?.click();
    await settled(panel);
    await submit(panel);
    expect(textOf(inside(panel, 'parley-panel-rating', '#fault'))).to.contain('did not arrive');
    expect(scores(panel)[0]?.checked).to.equal(true);
    client.answer = { kind: 'accepted' };
    await submit(panel);
    expect(maybeInside(panel, 'parley-panel-rating', '.thanks') === null).to.equal(false);
  });

  it('[G14] [E13] nobody is asked where nobody is to be: off, cut off, spam', async () => {
    for (const rating of [null, { isAsked: false, given: null }]) {
      const { panel } = await show(rating);
      expect(
        textOf(maybeInside(panel, 'parley-panel-rating')?.shadowRoot?.firstElementChild ?? null),
      ).to.equal('');
      expect(textOf(inside(panel, '.footer .primary'))).to.equal('Start a new conversation');
    }
  });

  it('[G19] whoever comes back after the end sees that it is over, and has no composer', async () => {
    const client = new ScriptedConversation({ header: customerHeader() });
    const panel = await showPanel({ client }, 'block-size: 560px');
    client.set({ connection: { kind: 'offline' } });
    await settled(panel);
    client.set({ connection: { kind: 'live', isComplete: true }, header: over(asked) });
    await settled(panel);
    expect(maybeInside(panel, 'parley-composer') === null).to.equal(true);
    expect(textOf(inside(panel, '.subtitle'))).to.equal('This conversation has ended.');
    await until(() => scores(panel).length === 5);
  });

  for (const look of ['light', 'dark', 'rtl'] as const) {
    it(`[R10] passes axe at 320 px: ${look}`, async () => {
      if (look === 'rtl') document.documentElement.dir = 'rtl';
      const { panel } = await show(asked);
      panel.style.colorScheme = look === 'dark' ? 'dark' : 'light';
      panel.style.inlineSize = '320px';
      scores(panel)[4]?.click();
      await settled(panel);
      expect(await violations(panel)).to.deep.equal([]);
      expect(panel.scrollWidth).to.be.at.most(panel.clientWidth);
    });
  }
});
