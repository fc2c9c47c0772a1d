/** The top of the inbox: who one is, how many one has, and whether one takes more. */

import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { AvailabilityKind } from '../../core/domain/availability.js';
import { availabilityControl } from '../shared/availability-control.js';
import type { Localize } from '../shared/localize.js';
import type { staffMessages } from '../shared/staff-messages.js';
import type { StaffSession } from '../shared/staff-session.js';
import { handled } from './inbox-lists.js';

export const inboxHeader = (
  session: StaffSession,
  words: Localize<typeof staffMessages>,
  set: (kind: AvailabilityKind) => void,
): TemplateResult => {
  const { you, items = [] } = session.desk ?? {};
  const capacity = { n: handled(items), max: you?.maxSessions ?? 0 };
  return html`
    <header>
      <div class="me">
        <h2><bdi>${you?.name ?? words.t('inbox.label')}</bdi></h2>
        ${
          you
            ? html`<span class="capacity" title=${words.t('inbox.capacity-label', capacity)}>
                <bdi aria-hidden="true">${words.t('inbox.capacity', capacity)}</bdi>
                <span class="visually-hidden">${words.t('inbox.capacity-label', capacity)}</span>
              </span>`
            : nothing
        }
      </div>
      ${availabilityControl(session.desk, words, set)}
    </header>
  `;
};
