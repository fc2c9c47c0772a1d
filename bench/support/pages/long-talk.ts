/** In the page: a talk of many entries in the timeline, and as a plain list that draws every row each time. */
import { html, LitElement } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { defineConversationElements } from '../../../components/conversation/define.js';
import { publicWording } from '../../../components/conversation/entry-words.js';
import { messageTemplate } from '../../../components/conversation/message-template.js';
import { ParleyTimeline } from '../../../components/conversation/parley-timeline.js';
import { staffWording } from '../../../components/conversation/staff-entry-words.js';
import { timelineMessages } from '../../../components/conversation/timeline-messages.js';
import { Localize } from '../../../components/shared/localize.js';
import { staffMessages } from '../../../components/shared/staff-messages.js';
import type { EntryId } from '../../../core/domain/ids.js';
import type { EntryView } from '../../../core/domain/view.js';
import type { Cost } from './measures.js';
import { costOf, nextPaint } from './measures.js';

defineConversationElements();

const people = [
  { name: 'Ana', role: 'agent' },
  { name: 'Carla', role: 'customer', self: true },
] as const;
const noon = new Date(2025, 5, 2, 12).getTime();

const entryOf = (seq: number): EntryView => ({
  id: `e${seq}` as EntryId,
  seq,
  at: noon + seq * 60_000,
  audience: 'everyone',
  body: {
    kind: 'message',
    author: people[Math.floor(seq / 3) % 2] ?? people[0],
    text: `Message ${seq}: about an order that has not come, and what could be done about it now.`,
  },
});

const talkOf = (length: number): EntryView[] => Array.from({ length }, (_, index) => entryOf(index + 1));

/** What a list costs that is drawn in the most obvious way: one template for each row, each time. */
class PlainList extends LitElement {
  static override styles = ParleyTimeline.styles;
  entries: readonly EntryView[] = [];
  readonly #words = new Localize(this, timelineMessages);

  protected override render(): unknown {
    return html`<div class="scroller"><div class="log">${repeat(
      this.entries,
      ({ id }) => id,
      (entry) =>
        entry.body.kind === 'message'
          ? messageTemplate(
              {
                kind: 'message',
                key: entry.id,
                entry,
                body: entry.body,
                isContinued: false,
                isSigned: false,
                delivery: 'sent',
                agent: null,
              },
              this.#words,
              { role: 'customer' },
              publicWording,
              null,
            )
          : null,
    )}</div></div>`;
  }

  protected override updated(): void {
    const scroller = this.renderRoot.querySelector('.scroller');
    if (scroller) scroller.scrollTop = scroller.scrollHeight;
  }
}
customElements.define('plain-list', PlainList);

export type Way = 'parley-timeline' | 'plain-list';

const box = (): HTMLElement => {
  const found = document.querySelector<HTMLElement>('main');
  if (found) return found;
  const made = document.createElement('main');
  document.body.append(made);
  return made;
};

const shown = (): ParleyTimeline | PlainList | null =>
  document.querySelector<ParleyTimeline | PlainList>('main > *');

/** Opens a talk that is there as a whole. */
export const open = async (way: Way, length: number): Promise<Cost> => {
  box().replaceChildren();
  const entries = talkOf(length);
  await nextPaint();
  return costOf(async () => {
    const element = document.createElement(way) as ParleyTimeline | PlainList;
    element.style.setProperty('display', 'flex');
    element.style.setProperty('block-size', '700px');
    element.entries = entries;
    // As staff look at it, who are the ones that scroll far back.
    if (element instanceof ParleyTimeline) {
      element.viewer = 'agent';
      element.wording = staffWording(new Localize(element, staffMessages));
    }
    box().append(element);
    await element.updateComplete;
  });
};

/** Scrolls back until all is drawn; returns what each further piece cost, and by how much what was read has moved. */
export const scrollBack = async (): Promise<{ readonly costs: readonly Cost[]; readonly moved: number }> => {
  const root = shown()?.shadowRoot;
  const costs: Cost[] = [];
  let moved = 0;
  for (let button = root?.querySelector<HTMLElement>('.older'); root && button; ) {
    const scroller = root.querySelector('.scroller');
    if (scroller) scroller.scrollTop = 0;
    await nextPaint();
    const first = root.querySelector('[data-entry]');
    const before = first?.getBoundingClientRect().top ?? 0;
    button = root.querySelector<HTMLElement>('.older');
    costs.push(
      await costOf(async () => {
        button?.click();
        await shown()?.updateComplete;
      }),
    );
    await nextPaint();
    if (first?.isConnected) moved = Math.max(moved, Math.abs(first.getBoundingClientRect().top - before));
    button = root.querySelector<HTMLElement>('.older');
  }
  return { costs, moved };
};

/** One more entry. */
export const append = async (): Promise<Cost> => {
  const element = shown();
  if (!element) throw new Error('nothing is open');
  const entries = [...element.entries, entryOf(element.entries.length + 1)];
  return costOf(async () => {
    element.entries = entries;
    element.requestUpdate();
    await element.updateComplete;
  });
};

export const rows = (): number => shown()?.shadowRoot?.querySelectorAll('[data-entry]').length ?? 0;

export const toEnd = async (): Promise<void> => {
  const scroller = shown()?.shadowRoot?.querySelector('.scroller');
  if (scroller) scroller.scrollTop = scroller.scrollHeight;
  await nextPaint();
  await nextPaint();
};
