/** What one item of the timeline looks like: a day, what is unread, a message or an event. */
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Viewer, Wording, Words } from './entry-words.js';
import type { MessageAction } from './message-template.js';
import { messageTemplate } from './message-template.js';
import type { Chunk } from './timeline-chunks.js';
import type { ItemsContext, TimelineItem } from './timeline-items.js';
import { itemsOf } from './timeline-items.js';

type Item<Kind extends TimelineItem['kind']> = Extract<TimelineItem, { kind: Kind }>;

/** What rows are drawn with. */
export interface RowContext {
  readonly words: Words;
  readonly viewer: Viewer;
  readonly wording: Wording;
  readonly action: MessageAction | null;
  /** All of the above that changes, as values that can be compared. */
  readonly known: readonly unknown[];
}

/** One row per kind of item. */
const templates = {
  day: ({ at }: Item<'day'>, { words }: RowContext): TemplateResult => {
    const date = new Date(at).toISOString().slice(0, 10);
    return html`<div class="day" part="day"><time datetime=${date}>${words.recentDay(at) ?? words.day(at)}</time></div>`;
  },
  unread: (_: Item<'unread'>, { words }: RowContext): TemplateResult =>
    html`<div class="day unread" part="unread">${words.t('timeline.unread')}</div>`,
  message: (item: Item<'message'>, { words, viewer, wording, action }: RowContext): TemplateResult =>
    messageTemplate(item, words, viewer, wording, action),
  event: (
    { body, entry }: Item<'event'>,
    { words, viewer, wording }: RowContext,
  ): TemplateResult | typeof nothing => {
    const line = wording.event(body, words, viewer);
    if (!line) return nothing;
    return html`
      <div class="event ${entry.audience}" part="event" role="note" data-entry=${entry.id}>
        ${line.sign ?? nothing}<span dir="auto">${line.text}</span>
        <time class="visually-hidden" datetime=${new Date(entry.at).toISOString()}>${words.time(entry.at)}</time>
      </div>
    `;
  },
} satisfies { [Kind in TimelineItem['kind']]: (item: Item<Kind>, context: RowContext) => unknown };

const row = (item: TimelineItem, context: RowContext): unknown => {
  // What a row shows follows from these alone; the others need not even be compared.
  const own =
    item.kind === 'message'
      ? [item.entry, item.isContinued, item.isSigned, item.delivery, item.agent]
      : item.kind === 'event'
        ? [item.entry]
        : [item.key];
  const template = templates[item.kind] as (item: TimelineItem, context: RowContext) => unknown;
  return guard([...own, ...context.known], () => template(item, context));
};

/** A piece of the timeline: drawn anew only where something in it is. `reached`: what of it the marks concern. */
export const chunkTemplate = (
  chunk: Chunk,
  reached: readonly number[],
  items: ItemsContext,
  context: RowContext,
): unknown =>
  guard([chunk, ...reached, items.isSigned, ...context.known], () => {
    const rows = repeat(
      itemsOf(chunk, items),
      (item) => item.key,
      (item) => row(item, context),
    );
    return html`<div class="chunk" ${context.wording.piece()}>${rows}</div>`;
  });
