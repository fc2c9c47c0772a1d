/** The first words in an empty panel, and those to whoever left a message. */
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { ConversationSnapshot } from '../client/snapshots.js';
import type { Localize } from '../components/shared/localize.js';
import { siteTextIn } from '../core/domain/site.js';
import type { FrontState } from './front.js';
import type { frontMessages } from './front-messages.js';
import type { partsMessages } from './parts-messages.js';

export type Words = Localize<typeof partsMessages>;
export type FrontWords = Localize<typeof frontMessages>;

/** Somebody waits for an answer while nobody is there. */
export const isMessageLeft = ({ header, entries }: ConversationSnapshot): boolean =>
  header?.kind === 'customer' &&
  header.queue !== null &&
  header.queue.service !== 'open' &&
  entries.some(({ body }) => body.kind === 'message' && body.author.self);

const isToday = (at: number): boolean => new Date(at).toDateString() === new Date().toDateString();

const opens = (at: number, words: FrontWords): string => {
  const time = words.time(at);
  return isToday(at)
    ? words.t('front.opens-today', { time })
    : words.t('front.opens', { day: words.day(at), time });
};

const more = (state: FrontState, words: Words, front: FrontWords): string => {
  if (state.kind === 'unreachable' || state.kind === 'refused') return front.t(`front.${state.kind}`);
  if (state.kind === 'asking' || state.front.service === 'open') return words.t('widget.greeting-more');
  return state.front.opensAt === null ? '' : opens(state.front.opensAt, front);
};

/** `isFirst`: nothing was said yet. */
export const greeting = (
  state: FrontState,
  words: Words,
  front: FrontWords,
  isFirst: boolean,
): TemplateResult => {
  const text = state.kind === 'known' ? state.front.greeting : null;
  const line = isFirst ? more(state, words, front) : '';
  return html`
    <div class="greeting">
      <p class="hello" dir="auto">${text === null ? words.t('widget.greeting') : siteTextIn(text, words.language)}</p>
      ${line ? html`<p>${line}</p>` : nothing}
    </div>
  `;
};
