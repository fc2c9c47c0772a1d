/** The top of the inbox: who one is, how many one has, and whether one takes more. */
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { AvailabilityKind } from '../../core/domain/availability.js';
import { availabilityKinds } from '../../core/domain/availability.js';
import type { Localize } from '../shared/localize.js';
import type { staffMessages } from '../shared/staff-messages.js';
import type { StaffSession } from '../shared/staff-session.js';
import { handled } from './inbox-lists.js';

const labels = {
  online: 'inbox.online',
  away: 'inbox.away',
  offline: 'inbox.offline',
} as const satisfies Record<AvailabilityKind, string>;

export const inboxHeader = (
  session: StaffSession,
  words: Localize<typeof staffMessages>,
  set: (kind: AvailabilityKind) => void,
): TemplateResult => {
  const { you, availability, items = [] } = session.desk ?? {};
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
      <fieldset class="availability" ?disabled=${!you}>
        <legend class="visually-hidden">${words.t('inbox.availability')}</legend>
        ${availabilityKinds.map(
          (kind) => html`
            <label class=${kind}>
              <input
                type="radio"
                name="availability"
                value=${kind}
                .checked=${availability?.kind === kind}
                @change=${() => set(kind)}
              />
              <span class="choice">${words.t(labels[kind])}</span>
            </label>
          `,
        )}
      </fieldset>
    </header>
  `;
};
