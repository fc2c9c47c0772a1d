/** The live table: headings that sort it, and rows that stay where they are while somebody points at them. */
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { ConversationId } from '../../core/domain/ids.js';
import type { Row } from '../../core/domain/summary.js';
import type { Localize } from '../shared/localize.js';
import { icon } from '../shared/staff-icons.js';
import type { staffMessages } from '../shared/staff-messages.js';
import type { WaitThresholds } from '../shared/waiting.js';
import type { HeldOrder } from './held-order.js';
import type { MonitorChoice } from './monitor-choice.js';
import { columnWords } from './monitor-toolbar.js';
import type { Column, Sort } from './row-order.js';
import { columns } from './row-order.js';

export const monitorHead = (
  words: Localize<typeof staffMessages>,
  sort: Sort,
  onSort: (by: Column) => void,
): TemplateResult => {
  const heading = (column: Column): TemplateResult => {
    const isSorted = column === sort.by;
    const order = isSorted ? (sort.isDescending ? 'descending' : 'ascending') : 'none';
    return html`
      <div class="heading ${column}" role="columnheader" aria-sort=${order}>
        <button @click=${() => onSort(column)}>
          ${words.t(columnWords[column])}${isSorted ? icon(sort.isDescending ? 'arrow-down' : 'arrow-up', 'small') : nothing}
        </button>
      </div>
    `;
  };
  return html`
    <div class="head" role="row">
      ${columns.map(heading)}
      <div class="heading supervisors" role="columnheader">${words.t('monitor.column-supervisors')}</div>
    </div>
  `;
};

export interface MonitorBodyOptions {
  readonly rows: readonly Row[];
  readonly order: HeldOrder;
  readonly selected: ConversationId | null;
  readonly reachable: ConversationId | null;
  readonly thresholds: WaitThresholds;
  choose(row: Row): MonitorChoice;
  onKey(event: KeyboardEvent): void;
  onReach(id: ConversationId): void;
}

export const monitorBody = (options: MonitorBodyOptions): TemplateResult => {
  const { rows, order, selected, reachable, thresholds, choose, onKey, onReach } = options;
  return html`
    <div
      class="body"
      role="rowgroup"
      @pointerenter=${order.onPointerEnter}
      @pointerleave=${order.onPointerLeave}
      @focusin=${order.onFocusIn}
      @focusout=${order.onFocusOut}
      @keydown=${onKey}
    >
      ${repeat(
        rows,
        (row) => row.conversation,
        (row) => html`
          <parley-monitor-row
            role="row"
            tabindex=${row.conversation === reachable ? 0 : -1}
            .row=${row}
            .choice=${choose(row)}
            .thresholds=${thresholds}
            ?selected=${row.conversation === selected}
            ?reachable=${row.conversation === reachable}
            @focusin=${() => onReach(row.conversation)}
          ></parley-monitor-row>
        `,
      )}
    </div>
  `;
};
