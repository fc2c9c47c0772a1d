/** The workgroups that somebody may supervise, each with what goes on in it now; choosing one shows only that. */
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { WorkgroupId } from '../../core/domain/ids.js';
import type { Row } from '../../core/domain/summary.js';
import type { Localize } from '../shared/localize.js';
import type { IconName } from '../shared/staff-icons.js';
import { icon } from '../shared/staff-icons.js';
import type { panelMessages } from './panel-messages.js';
import { roveButtons } from './panel-roving.js';

export interface PanelWorkgroup {
  readonly id: WorkgroupId;
  readonly label: string;
  readonly rows: readonly Row[];
}

interface Counts {
  readonly ongoing: number;
  readonly waiting: number;
  /** Somebody has asked for a supervisor: by hand or by flag. */
  readonly escalated: number;
}

const signs = {
  ongoing: 'message-square-text',
  waiting: 'hourglass',
  escalated: 'flag',
} as const satisfies Record<keyof Counts, IconName>;

export const countsOf = (rows: readonly Row[]): Counts => ({
  ongoing: rows.length,
  waiting: rows.filter((row) => row.phase === 'queued').length,
  escalated: rows.filter(({ concerns }) => concerns?.flag || concerns?.hand).length,
});

const counted = (counts: Counts, words: Localize<typeof panelMessages>): TemplateResult => html`
  <span class="counts">
    ${(['ongoing', 'waiting', 'escalated'] as const).map((each) => {
      const text = words.t(`panel.${each}`, { n: counts[each] });
      return html`
        <span class="count ${each} ${counts[each] === 0 ? 'zero' : ''}" title=${text}>
          ${icon(signs[each], 'small')}<span aria-hidden="true">${counts[each]}</span>
          <span class="visually-hidden">${text}</span>
        </span>
      `;
    })}
  </span>
`;

export interface WorkgroupsOptions {
  readonly workgroups: readonly PanelWorkgroup[];
  readonly chosen: WorkgroupId | null;
  readonly words: Localize<typeof panelMessages>;
  choose(id: WorkgroupId | null): void;
}

export const panelWorkgroups = (options: WorkgroupsOptions): TemplateResult | typeof nothing => {
  const { workgroups, chosen, words, choose } = options;
  if (workgroups.length === 0) return nothing;
  const entry = (id: WorkgroupId | null, label: string, rows: readonly Row[]): TemplateResult => {
    const isChosen = id === chosen || workgroups.length === 1;
    return html`
      <li>
        <button
          class="workgroup"
          aria-current=${isChosen ? 'true' : nothing}
          tabindex=${isChosen ? 0 : -1}
          @click=${() => choose(id)}
        >
          <bdi class="label">${label}</bdi>${counted(countsOf(rows), words)}
        </button>
      </li>
    `;
  };
  const all = workgroups.flatMap(({ rows }) => rows);
  return html`
    <nav part="workgroups" class="workgroups ${workgroups.length === 1 ? 'single' : ''}" aria-label=${words.t('panel.workgroups')}>
      <ul @keydown=${roveButtons}>
        ${workgroups.length > 1 ? entry(null, words.t('panel.all'), all) : nothing}
        ${workgroups.map(({ id, label, rows }) => entry(id, label, rows))}
      </ul>
    </nav>
  `;
};
