/** What stands below the rows of a search, and in their place where there are none. */
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { ClosedForm } from './closed-form.js';
import { isEmptyForm } from './closed-form.js';
import type { ClosedSearch } from './closed-search.js';
import type { RecordWords } from './reading-notice.js';
import { notice, unreadNotice } from './reading-notice.js';

export const foundText = ({ rows, hasMore }: ClosedSearch, words: RecordWords): string => {
  const n = rows.length;
  if (n === 0) return words.t('closed.no-match');
  return words.t(hasMore ? 'closed.found-more' : 'closed.found', { n });
};

/** The rows that are there stay when the next page does not come. */
export const moreButton = (
  { next, hasMore }: ClosedSearch,
  words: RecordWords,
  more: () => void,
): TemplateResult | typeof nothing => {
  if (next.kind === 'lost' || next.kind === 'refused') return unreadNotice(next, words, more);
  if (!hasMore) return nothing;
  const isLoading = next.kind === 'loading';
  return html`
    <button class="button more" part="more" aria-disabled=${isLoading ? 'true' : 'false'} @click=${more}>
      ${words.t(isLoading ? 'closed.loading-more' : 'closed.more')}
    </button>
  `;
};

export const nothingFound = (form: ClosedForm, words: RecordWords, clear: () => void): TemplateResult => {
  if (isEmptyForm(form)) return notice('inbox', words.t('closed.none'), words.t('closed.none-more'));
  const button = html`<button class="button small" @click=${clear}>${words.t('closed.clear')}</button>`;
  return notice('search', words.t('closed.no-match'), words.t('closed.no-match-more'), button);
};
