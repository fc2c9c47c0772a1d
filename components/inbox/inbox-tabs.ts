/** The choice between the lists, with how many there are in each. */
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { InboxTab } from './inbox-lists.js';
import { entriesOf } from './inbox-lists.js';
import type { InboxParts } from './inbox-parts.js';

/** Null where nobody has counted: what is closed is asked for page by page. */
const countOf = (tab: InboxTab, { session }: InboxParts): number | null =>
  tab === 'closed' ? null : entriesOf(tab, session).filter(({ place }) => place === tab).length;

const moves: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowLeft: (at, count) => (at - 1 + count) % count,
  ArrowRight: (at, count) => (at + 1) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
};

export const inboxTabs = (
  parts: InboxParts,
  tabs: readonly InboxTab[],
  choose: (tab: InboxTab) => void,
): TemplateResult => {
  const { lists, words, staff } = parts;
  const current = lists.tab ?? 'mine';
  // A list that is not theirs may be open, by a link: then Tab goes to the first.
  const reachable = tabs.includes(current) ? current : tabs[0];
  const onKey = (event: KeyboardEvent): void => {
    const isRtl = words.direction === 'rtl';
    const key = isRtl
      ? ({ ArrowLeft: 'ArrowRight', ArrowRight: 'ArrowLeft' }[event.key] ?? event.key)
      : event.key;
    const move = moves[key];
    const next = move && tabs[move(tabs.indexOf(current), tabs.length)];
    if (!next) return;
    event.preventDefault();
    choose(next);
  };
  const tab = (each: InboxTab): TemplateResult => {
    const count = countOf(each, parts);
    return html`
      <button
        role="tab"
        id="tab-${each}"
        aria-controls="panel"
        aria-selected=${each === current ? 'true' : 'false'}
        tabindex=${each === reachable ? 0 : -1}
        @click=${() => choose(each)}
      >
        ${words.t(`inbox-tab.${each}`)} ${count === null ? nothing : html`<span class="count">${count}</span>`}
      </button>
    `;
  };
  return html`
    <div class="tabs" role="tablist" aria-label=${staff.t('inbox.lists')} @keydown=${onKey}>${tabs.map(tab)}</div>
  `;
};
