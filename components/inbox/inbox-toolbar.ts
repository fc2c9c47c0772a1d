/** Above a list: the search, its order, and what it is narrowed to. */
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { icon } from '../shared/staff-icons.js';
import type { InboxFilter } from './inbox-find.js';
import { filtersFor, inboxSorts } from './inbox-find.js';
import { entriesOf } from './inbox-lists.js';
import type { InboxParts } from './inbox-parts.js';
import type { OneMenu } from './one-menu.js';

const filterWord = (filter: InboxFilter, { words }: InboxParts): string =>
  filter.startsWith('tag:')
    ? words.t('inbox-find.tag', { tag: filter.slice('tag:'.length) })
    : words.t(`inbox-find.${filter as 'unread' | 'needs-reply' | 'high'}`);

const chips = (parts: InboxParts): TemplateResult => {
  const { lists, session, words } = parts;
  const inUse = lists.finding.filters;
  const all = filtersFor(entriesOf(lists.tab ?? 'mine', session), inUse);
  return html`
    <div id="filters" class="filters" role="group" aria-label=${words.t('inbox-find.filters')}>
      ${all.map(
        (filter) => html`
          <button
            class="chip"
            aria-pressed=${inUse.has(filter) ? 'true' : 'false'}
            @click=${() => lists.toggleFilter(filter)}
          >
            ${inUse.has(filter) ? icon('check', 'small') : nothing}<bdi>${filterWord(filter, parts)}</bdi>
          </button>
        `,
      )}
    </div>
  `;
};

export const inboxToolbar = (parts: InboxParts, menu: OneMenu): TemplateResult | typeof nothing => {
  const { lists, session, words } = parts;
  const tab = lists.tab ?? 'mine';
  // What is closed is searched at the server, by its own list. Where there is nothing there is nothing to find.
  if (tab === 'closed' || (entriesOf(tab, session).length === 0 && !lists.isFinding)) return nothing;
  const { sort, search, filters } = lists.finding;
  const order = words.t(`inbox-find.${sort}`);
  const label = words.t('inbox-find.sort', { order });
  const used = filters.size;
  const filterLabel = used > 0 ? words.t('inbox-find.filtered', { n: used }) : words.t('inbox-find.filter');
  const sorting = {
    label: words.t('inbox-find.sort-label'),
    items: inboxSorts.map((id) => ({
      id,
      label: words.t(`inbox-find.${id}`),
      ...(id === sort ? { icon: 'check' as const } : {}),
    })),
    choose: (id: string) => {
      const chosen = inboxSorts.find((each) => each === id);
      if (chosen) lists.sortBy(chosen);
    },
  };
  return html`
    <div part="toolbar" class="toolbar">
      <label class="search">
        ${icon('search', 'small')}
        <input
          type="search"
          aria-label=${words.t('inbox-find.search')}
          placeholder=${words.t('inbox-find.search')}
          autocomplete="off"
          .value=${live(search)}
          @input=${(event: Event) => lists.search((event.target as HTMLInputElement).value)}
        />
      </label>
      <button class="tool sort" aria-haspopup="menu" aria-label=${label} title=${label} @click=${(event: Event) => menu.openFrom(event, sorting)}>
        ${icon('arrow-up-down', 'small')}
      </button>
      <button
        class="tool filter"
        aria-expanded=${lists.areFiltersOpen ? 'true' : 'false'}
        aria-controls="filters"
        aria-label=${filterLabel}
        title=${filterLabel}
        @click=${() => lists.toggleFilters()}
      >
        ${icon('list-filter', 'small')}${used > 0 ? html`<span class="used" aria-hidden="true">${used}</span>` : nothing}
      </button>
    </div>
    ${lists.areFiltersOpen ? chips(parts) : nothing}
  `;
};
