/** The badge on whatever one supervises: it says so in words, and pressing it stops it. */

import type { TemplateResult } from 'lit';
import { html } from 'lit';
import type { Row } from '../../core/domain/summary.js';
import type { SupervisionMode } from '../../core/domain/supervision.js';
import { customerName } from '../shared/customer-name.js';
import type { Localize } from '../shared/localize.js';
import { icon } from '../shared/staff-icons.js';
import type { staffMessages } from '../shared/staff-messages.js';

const badges = {
  monitor: { icon: 'binoculars', word: 'monitor.monitoring' },
  whisper: { icon: 'ear', word: 'monitor.whispering' },
  join: { icon: 'users', word: 'monitor.joined' },
} as const;

/** A toggle that is on: the label stays the same in both states, as a toggle's must. */
export const monitorBadge = (
  row: Row,
  mode: Exclude<SupervisionMode, 'takeover'>,
  tabindex: number,
  localize: Localize<typeof staffMessages>,
  stop: () => void,
): TemplateResult => {
  const { icon: name, word } = badges[mode];
  const text = localize.t(word);
  return html`
    <button
      part="badge"
      class="badge is-${mode}"
      tabindex=${tabindex}
      aria-pressed="true"
      aria-label="${text}: ${customerName(row, localize)}"
      title=${localize.t('monitor.stop', { customer: customerName(row, localize) })}
      @click=${stop}
    >
      ${icon(name, 'small')}<span>${text}</span>${icon('x', 'small')}
    </button>
  `;
};
