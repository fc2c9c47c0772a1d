/** Where staff say whether they are there: one choice of three, with the state that the desk has now. */
import type { TemplateResult } from 'lit';
import { css, html } from 'lit';
import type { DeskSnapshot } from '../../client/snapshots.js';
import type { AvailabilityKind } from '../../core/domain/availability.js';
import { availabilityKinds } from '../../core/domain/availability.js';
import type { Localize } from './localize.js';
import type { staffMessages } from './staff-messages.js';

const labels = {
  available: 'availability.available',
  away: 'availability.away',
  offline: 'availability.offline',
} as const satisfies Record<AvailabilityKind, string>;

export const availabilityControl = (
  desk: DeskSnapshot | null,
  words: Localize<typeof staffMessages>,
  set: (kind: AvailabilityKind) => void,
): TemplateResult => html`
  <fieldset class="availability" ?disabled=${!desk?.you}>
    <legend class="visually-hidden">${words.t('availability.label')}</legend>
    ${availabilityKinds.map(
      (kind) => html`
        <label class=${kind}>
          <input
            type="radio"
            name="availability"
            value=${kind}
            .checked=${desk?.availability?.kind === kind}
            @change=${() => set(kind)}
          />
          <span class="choice">${words.t(labels[kind])}</span>
        </label>
      `,
    )}
  </fieldset>
`;

export const availabilityStyles = css`
  .availability {
    display: grid;
    grid-auto-columns: 1fr;
    grid-auto-flow: column;
    gap: 2px;
    min-inline-size: 0;
    margin: 0;
    padding: 3px;
    border: 0;
    border-radius: var(--_radius-small);
    background: var(--_sunken);
  }

  .availability label {
    position: relative;
    cursor: pointer;
  }

  .availability input {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    opacity: 0;
    cursor: inherit;
  }

  .choice {
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 7px;
    min-block-size: 32px;
    border: 1px solid transparent;
    border-radius: calc(var(--_radius-small) - 2px);
    color: var(--_muted);
    font-size: var(--_size-small);
    font-weight: 600;
  }

  .choice::before {
    inline-size: 8px;
    block-size: 8px;
    border: 2px solid currentColor;
    border-radius: 50%;
    content: '';
  }

  .available .choice::before {
    border-color: var(--_success);
    background: var(--_success);
  }

  .away .choice::before {
    border-color: var(--_warning);
  }

  .availability input:checked + .choice {
    border-color: var(--_control-border);
    background: var(--_surface);
    color: var(--_text);
  }

  .availability input:focus-visible + .choice {
    outline: 2px solid var(--_accent-ink);
    outline-offset: 1px;
  }

  .availability:disabled .choice {
    opacity: 0.6;
  }
`;
