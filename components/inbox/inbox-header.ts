/** The top of the inbox: who one is, how many one has, and whether one takes more. */

import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { icon } from '../shared/staff-icons.js';
import type { InboxAlerts } from './inbox-alerts.js';
import type { InboxAvailability } from './inbox-availability.js';
import { handled } from './inbox-lists.js';
import type { InboxParts } from './inbox-parts.js';
import type { OneMenu } from './one-menu.js';

export interface HeaderOptions {
  readonly menu: OneMenu;
  readonly alerts: InboxAlerts;
  readonly availability: InboxAvailability;
  readonly awayReasons: readonly string[];
  showKeys(): void;
}

export const inboxHeader = (parts: InboxParts, options: HeaderOptions): TemplateResult => {
  const { session, words, staff } = parts;
  const { menu, alerts, availability, awayReasons, showKeys } = options;
  const { you, items = [] } = session.desk ?? {};
  const capacity = { n: handled(items), max: you?.maxSessions ?? 0 };
  const isFull = capacity.n >= capacity.max && capacity.max > 0;
  const settings = {
    label: words.t('inbox-settings.label'),
    items: [
      ...alerts.menu(),
      { id: 'keys', label: words.t('inbox-settings.keys'), icon: 'keyboard' as const, startsGroup: true },
    ],
    choose: (id: string) => (id === 'keys' ? showKeys() : alerts.choose(id)),
  };
  return html`
    <header part="header">
      <div class="me">
        <h2><bdi>${you?.name ?? staff.t('inbox.label')}</bdi></h2>
        <slot name="header"></slot>
        <button
          class="icon-button settings"
          aria-haspopup="menu"
          aria-label=${settings.label}
          title=${settings.label}
          @click=${(event: Event) => menu.openFrom(event, settings)}
        >
          ${icon(alerts.isNotifying ? 'bell' : 'settings-2')}
        </button>
      </div>
      <div class="me">
        ${availability.renderButton(parts, awayReasons, menu)}
        ${
          you
            ? html`<span class="capacity ${isFull ? 'full' : ''}" title=${staff.t('inbox.capacity-label', capacity)}>
                ${icon('message-circle', 'small')}<bdi aria-hidden="true">${staff.t('inbox.capacity', capacity)}</bdi>
                <span class="visually-hidden">${staff.t('inbox.capacity-label', capacity)}</span>
              </span>`
            : nothing
        }
      </div>
      ${availability.renderState(parts)}
    </header>
  `;
};
