/** The choice between what is mine and what waits, with how many there are of each. */
import type { TemplateResult } from 'lit';
import { html } from 'lit';
import type { Localize } from '../shared/localize.js';
import type { staffMessages } from '../shared/staff-messages.js';
import type { InboxTab } from './inbox-lists.js';

const tabs: readonly InboxTab[] = ['mine', 'queue'];
const words = { mine: 'inbox.mine', queue: 'inbox.queue' } as const satisfies Record<InboxTab, string>;

export const inboxTabs = (
  current: InboxTab,
  count: (tab: InboxTab) => number,
  localize: Localize<typeof staffMessages>,
  choose: (tab: InboxTab) => void,
): TemplateResult => {
  const onKey = (event: KeyboardEvent): void => {
    if (!['ArrowLeft', 'ArrowRight', 'Home', 'End'].includes(event.key)) return;
    event.preventDefault();
    choose(current === 'mine' ? 'queue' : 'mine');
  };
  const tab = (each: InboxTab): TemplateResult => html`
    <button
      role="tab"
      id="tab-${each}"
      aria-controls="panel"
      aria-selected=${each === current ? 'true' : 'false'}
      tabindex=${each === current ? 0 : -1}
      @click=${() => choose(each)}
    >
      ${localize.t(words[each])} <span class="count">${count(each)}</span>
    </button>
  `;
  return html`
    <div class="tabs" role="tablist" aria-label=${localize.t('inbox.lists')} @keydown=${onKey}>${tabs.map(tab)}</div>
  `;
};
