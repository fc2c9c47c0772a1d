/** The grid itself: the rows that exist at the moment, each with its number among all. */
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { ConversationId } from '../../core/domain/ids.js';
import type { Row } from '../../core/domain/summary.js';
import type { WaitThresholds } from '../shared/waiting.js';
import type { TableWords } from './attention-words.js';
import type { HeldOrder } from './held-order.js';
import type { MonitorChoice } from './monitor-choice.js';
import type { TableFocus } from './monitor-table-focus.js';
import type { TableMenu } from './monitor-table-menu.js';
import type { TableRows } from './monitor-table-rows.js';
import type { TableSelection } from './monitor-table-selection.js';
import type { TableWindow } from './monitor-table-window.js';
import type { Column, MonitorView } from './monitor-view.js';
import type { Labels } from './row-order.js';

/** What the element says of its rows. */
export interface GridHost {
  readonly view: MonitorView;
  readonly labels: Labels;
  readonly opened: ReadonlySet<ConversationId>;
  readonly selected: ConversationId | null;
  readonly thresholds: WaitThresholds;
  readonly choose: (row: Row) => MonitorChoice;
}

export interface GridOptions {
  readonly host: GridHost;
  readonly head: TemplateResult;
  readonly columns: readonly Column[];
  readonly rows: TableRows;
  readonly window: TableWindow;
  readonly focus: TableFocus;
  readonly selection: TableSelection;
  readonly order: HeldOrder<Row, ConversationId>;
  readonly menu: TableMenu;
  onKey(event: KeyboardEvent): void;
}

const gridRow = (index: number, options: GridOptions): TemplateResult | typeof nothing => {
  const { host, focus, selection } = options;
  const row = options.rows.shown[index];
  if (!row) return nothing;
  const id = row.conversation;
  const isReachable = id === focus.reachable;
  return html`
    <parley-monitor-row
      role="row"
      aria-rowindex=${index + 2}
      data-index=${index}
      tabindex=${isReachable ? 0 : -1}
      .row=${row}
      .choice=${host.choose(row)}
      .columns=${options.columns}
      .team=${host.labels.get(row.workgroup) ?? ''}
      .thresholds=${host.thresholds}
      ?compact=${host.view.density === 'compact'}
      ?selected=${id === host.selected}
      ?opened=${host.opened.has(id)}
      ?checked=${selection.has(id)}
      ?reachable=${isReachable}
      @focusin=${() => focus.reach(id)}
    ></parley-monitor-row>
  `;
};

export const monitorTableGrid = (options: GridOptions, words: TableWords): TemplateResult => {
  const { head, rows, window, selection, order, menu, onKey } = options;
  const { press } = menu;
  return html`
    <div
      part="table"
      class="grid"
      role="grid"
      aria-label=${words.t('table.label')}
      aria-rowcount=${rows.shown.length + 1}
      aria-multiselectable="true"
      @parley-row-select=${selection.onSelect}
      @parley-row-menu=${menu.onMore}
    >
      ${head}
      <div
        class="body"
        role="rowgroup"
        @pointerenter=${order.onPointerEnter}
        @pointerleave=${order.onPointerLeave}
        @focusin=${order.onFocusIn}
        @focusout=${order.onFocusOut}
        @keydown=${onKey}
        @contextmenu=${menu.onContextMenu}
        @pointerdown=${press.onDown}
        @pointermove=${press.onMove}
        @pointerup=${press.cancel}
        @pointercancel=${press.cancel}
        @click=${press.onClick}
      >
        ${repeat(
          window.items,
          (item) => rows.shown[item.index]?.conversation,
          (item) => gridRow(item.index, options),
        )}
      </div>
    </div>
  `;
};
