/** Whether a supervisor is there, as watching needs it by default: said at the top, with the way to change it. */
import type { TemplateResult } from 'lit';
import { css, html, nothing } from 'lit';
import type { AvailabilityKind } from '../../core/domain/availability.js';
import type { PresenceLevel } from '../../core/domain/policy.js';
import type { Localize } from '../shared/localize.js';
import { icon } from '../shared/staff-icons.js';
import type { staffMessages } from '../shared/staff-messages.js';
import type { StaffSession } from '../shared/staff-session.js';

/** What each availability is short of, by what watching needs. `null`: of nothing. */
const short = {
  'signed-in': { available: null, away: null, offline: null },
  online: { available: null, away: null, offline: 'monitor.offline' },
  available: { available: null, away: 'monitor.not-available', offline: 'monitor.not-available' },
} as const satisfies Record<PresenceLevel, Record<AvailabilityKind, string | null>>;

export type Lack = NonNullable<(typeof short)[PresenceLevel][AvailabilityKind]>;

/** A convenience, as the room decides: its refusal says the same where this says nothing. */
export const lackOf = (session: StaffSession, requires: PresenceLevel): Lack | null => {
  const { you, availability } = session.desk ?? {};
  return you && availability ? short[requires][availability.kind] : null;
};

export const monitorPresence = (
  session: StaffSession,
  requires: PresenceLevel,
  words: Localize<typeof staffMessages>,
  set: (kind: AvailabilityKind) => void,
): TemplateResult | typeof nothing => {
  const lack = lackOf(session, requires);
  if (!lack) return nothing;
  const goOnline = (event: Event): void => {
    set('available');
    // The button is gone with its own success; what it set is said by the control.
    const root = (event.currentTarget as HTMLElement).getRootNode() as ShadowRoot;
    root.querySelector<HTMLElement>('.availability input')?.focus();
  };
  return html`
    <div class="lack" part="presence">
      ${icon('circle-alert', 'small')}
      <p>${words.t(lack)}</p>
      <button class="button small" @click=${goOnline}>
        ${words.t(lack === 'monitor.offline' ? 'monitor.go-online' : 'inbox.go-online')}
      </button>
    </div>
  `;
};

export const presenceStyles = css`
  .lack {
    display: flex;
    flex: none;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px 12px;
    padding: 8px 16px;
    border-block-end: 1px solid var(--_warning);
    background: color-mix(in srgb, var(--_warning) 10%, var(--_surface));
    font-size: var(--_size-small);
    font-weight: 600;
  }

  .lack .icon {
    color: var(--_warning);
  }

  .lack p {
    flex: 0 1 auto;
  }

  header .availability {
    flex: 0 1 300px;
  }

  .choice {
    padding-inline: 6px;
  }
`;
