/** The head of the live table: headings that sort it, and what did not fit. */
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { icon } from '../shared/staff-icons.js';
import type { TableWords } from './attention-words.js';
import type { Fitting } from './monitor-table-columns.js';
import { columnLooks } from './monitor-table-columns.js';
import type { Column, Sort } from './monitor-view.js';

export interface HeadOptions {
  readonly fitting: Fitting;
  readonly sort: Sort;
  /** Which of the headings Tab leads to; the others are reached with the arrows. */
  readonly reachable: Column;
  readonly selection: 'none' | 'some' | 'all';
  onSort(by: Column): void;
  onSelectAll(isSelected: boolean): void;
  onReach(column: Column): void;
  onKey(event: KeyboardEvent): void;
}

const steps: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1 };

/** The heading that an arrow key leads to, in the direction of reading; null where it leads nowhere. */
export const sideways = (
  { key }: KeyboardEvent,
  shown: readonly Column[],
  from: Column,
  direction: 'ltr' | 'rtl',
): Column | null => {
  const step = steps[key];
  if (step === undefined) return null;
  const at = Math.max(0, shown.indexOf(from));
  return shown[at + (direction === 'rtl' ? -step : step)] ?? null;
};

const heading = (column: Column, options: HeadOptions, words: TableWords): TemplateResult => {
  const { sort, reachable, onSort, onReach } = options;
  const isSorted = column === sort.by;
  const order = isSorted ? (sort.isDescending ? 'descending' : 'ascending') : 'none';
  return html`
    <div class="heading ${column}" role="columnheader" aria-sort=${order}>
      <button
        tabindex=${column === reachable ? 0 : -1}
        data-column=${column}
        @click=${() => onSort(column)}
        @focus=${() => onReach(column)}
      >
        ${words.t(columnLooks[column].word)}${isSorted ? icon(sort.isDescending ? 'arrow-down' : 'arrow-up', 'small') : nothing}
      </button>
    </div>
  `;
};

/** Said in the corner: somebody who chose a column must not look for it in vain. */
const dropped = (columns: readonly Column[], words: TableWords): TemplateResult | typeof nothing => {
  if (columns.length === 0) return nothing;
  const names = columns.map((each) => words.t(columnLooks[each].word)).join(', ');
  const text = words.t('table.dropped', { n: columns.length, names });
  return html`<span class="dropped" title=${text}><span aria-hidden="true">+${columns.length}</span><span class="visually-hidden">${text}</span></span>`;
};

export const monitorTableHead = (options: HeadOptions, words: TableWords): TemplateResult => html`
  <div class="head" role="rowgroup">
    <div class="head-row" role="row" aria-rowindex="1" @keydown=${options.onKey}>
      <div class="heading select" role="columnheader">
        <label>
          <span class="visually-hidden">${words.t('table.select-all')}</span>
          <input
            type="checkbox"
            .checked=${options.selection === 'all'}
            .indeterminate=${options.selection === 'some'}
            @change=${(event: Event) => options.onSelectAll((event.target as HTMLInputElement).checked)}
          />
        </label>
      </div>
      ${options.fitting.shown.map((column) => heading(column, options, words))}
      <div class="heading actions" role="columnheader">
        <span class="visually-hidden">${words.t('column.actions')}</span>${dropped(options.fitting.dropped, words)}
      </div>
    </div>
  </div>
`;

/** Where there are cards there are no headings to press. */
export const monitorTableSort = (
  columns: readonly Column[],
  sort: Sort,
  words: TableWords,
  onSort: (by: Column) => void,
): TemplateResult => {
  const turn = words.t(sort.isDescending ? 'table.direction-descending' : 'table.direction-ascending');
  return html`
    <div class="card-sort">
      <label>
        ${icon('arrow-up-down', 'small')}
        <span class="visually-hidden">${words.t('table.sort-label')}</span>
        <select .value=${sort.by} @change=${(event: Event) => onSort((event.target as HTMLSelectElement).value as Column)}>
          ${columns.map(
            (column) =>
              html`<option value=${column} ?selected=${column === sort.by}>${words.t(columnLooks[column].word)}</option>`,
          )}
        </select>
      </label>
      <button class="icon-button" aria-label=${turn} title=${turn} @click=${() => onSort(sort.by)}>
        ${icon(sort.isDescending ? 'arrow-down' : 'arrow-up', 'small')}
      </button>
    </div>
  `;
};
