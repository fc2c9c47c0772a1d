/** What stands above the live table: the search, the filters, the views, and how the table is shown. */
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { property, query } from 'lit/decorators.js';
import type { Row } from '../../core/domain/summary.js';
import { tell } from '../shared/ask.js';
import { buttons } from '../shared/buttons.styles.js';
import { Localize } from '../shared/localize.js';
import { ParleyElement } from '../shared/parley-element.js';
import { icon } from '../shared/staff-icons.js';
import { staffMessages } from '../shared/staff-messages.js';
import { controlReset, theme, visuallyHidden } from '../shared/theme.js';
import type { Choice, FilterName, FilterWords } from './filter-choices.js';
import { choicesOf, filterKind, filterNames } from './filter-choices.js';
import { filterMessages } from './filter-messages.js';
import { popoverPanel, popoverStyles } from './filter-popover.js';
import { FrameGate } from './frames.js';
import { columnLooks } from './monitor-table-columns.js';
import type { Column, MonitorView } from './monitor-view.js';
import { columns, defaultView, isNarrowed, widened } from './monitor-view.js';
import { styles } from './parley-monitor-filters.styles.js';
import type { SavedView } from './saved-views.js';
import { tableMessages } from './table-messages.js';

const densities = {
  comfortable: 'display.comfortable',
  compact: 'display.compact',
} as const satisfies Record<MonitorView['density'], keyof typeof filterMessages>;

/**
 * @summary Search, filters, views, columns and density of the live table.
 *
 * @fires {CustomEvent<ViewDetail>} parley-view-change - Another view is wanted.
 * @fires {CustomEvent<SavedViewsDetail>} parley-saved-views-change - A view was saved, renamed, deleted or made the first.
 *
 * @csspart base - All of it.
 * @csspart panel - What opens below a button.
 *
 * @attr {boolean} without-sentiment - How customers feel is not measured, and cannot be filtered by.
 */
export class ParleyMonitorFilters extends ParleyElement {
  static override styles = [theme, controlReset, buttons, visuallyHidden, popoverStyles, styles];

  /** What is shown now. */
  @property({ attribute: false }) view: MonitorView = defaultView;

  /** All rows of the scope: agents and tags to choose from are theirs. */
  @property({ attribute: false }) rows: readonly Row[] = [];

  /** Those of this supervisor. */
  @property({ attribute: false }) savedViews: readonly SavedView[] = [];

  /** How customers feel is not measured. */
  @property({ type: Boolean, attribute: 'without-sentiment' }) withoutSentiment = false;

  @query('input[type="search"]') private searchField!: HTMLInputElement | null;

  readonly #frames = new FrameGate();
  readonly #words: FilterWords = {
    filters: new Localize(this, filterMessages),
    table: new Localize(this, tableMessages),
    staff: new Localize(this, staffMessages),
  };

  /** However often the rows change, it is drawn once a frame. */
  protected override async scheduleUpdate(): Promise<void> {
    await this.#frames.pass();
    super.scheduleUpdate();
  }

  /** To the search. */
  override focus(options?: FocusOptions): void {
    this.searchField?.focus(options);
  }

  #show(part: Partial<MonitorView>): void {
    tell(this, 'parley-view-change', { view: { ...this.view, ...part } });
  }

  #choose(name: FilterName, values: readonly string[]): void {
    this.#show({ filters: filterKind(name).with(this.view.filters, values) });
  }

  readonly #clear = (): void => {
    this.#show(widened(this.view));
    // The button that had the focus is gone.
    this.focus();
  };

  #renderSearch(): TemplateResult {
    const label = this.#words.filters.t('filter.search');
    return html`
      <label class="search">
        ${icon('search', 'small')}
        <span class="visually-hidden">${label}</span>
        <input
          type="search"
          placeholder=${label}
          .value=${this.view.search}
          @input=${(event: Event) => this.#show({ search: (event.target as HTMLInputElement).value })}
        />
      </label>
    `;
  }

  /** "Agent: Anna", "Agent: Anna and 2 more", or the name of the filter alone. */
  #textOf(name: FilterName, choices: readonly Choice[], chosen: readonly string[]): string {
    const t = this.#words.filters;
    const filter = t.t(filterKind(name).word);
    const [value, ...others] = choices
      .filter((each) => chosen.includes(each.value))
      .map((each) => each.label);
    if (value === undefined) return filter;
    return others.length === 0
      ? t.t('filter.active', { filter, values: value })
      : t.t('filter.active-many', { filter, value, n: others.length });
  }

  #renderChoices(name: FilterName, choices: readonly Choice[], chosen: readonly string[]): TemplateResult {
    const { isSingle, word } = filterKind(name);
    const onChange = (value: string, isChosen: boolean): void => {
      const rest = isSingle ? [] : chosen.filter((each) => each !== value);
      this.#choose(name, isChosen ? [...rest, value] : rest);
    };
    return html`
      <fieldset>
        <legend>${this.#words.filters.t(word)}</legend>
        ${choices.length === 0 ? html`<p class="none">${this.#words.filters.t('filter.none-there')}</p>` : nothing}
        ${choices.map(
          (each) => html`
            <label class="choice">
              <input
                type="checkbox"
                .checked=${chosen.includes(each.value)}
                @change=${(event: Event) => onChange(each.value, (event.target as HTMLInputElement).checked)}
              />
              ${each.icon ? icon(each.icon, 'small') : nothing}<bdi>${each.label}</bdi>
            </label>
          `,
        )}
      </fieldset>
    `;
  }

  #renderFilter(name: FilterName): TemplateResult {
    const kind = filterKind(name);
    const { filters } = this.view;
    const chosen = kind.chosen(filters);
    const isFelt = (value: string): boolean => name === 'reasons' && value === 'negative';
    const choices = choicesOf(kind, this.rows, filters, this.#words).filter(
      ({ value }) => !(this.withoutSentiment && isFelt(value)),
    );
    const isActive = chosen.length > 0;
    const filter = this.#words.filters.t(kind.word);
    return html`
      <span class="filter ${isActive ? 'is-active' : ''}">
        <button class="chip" data-filter=${name} popovertarget="filter-${name}">
          <bdi class="chip-text">${this.#textOf(name, choices, chosen)}</bdi>${icon('chevron-down', 'small')}
        </button>
        ${
          isActive
            ? html`
              <button
                class="remove"
                aria-label=${this.#words.filters.t('filter.remove', { filter })}
                title=${this.#words.filters.t('filter.remove', { filter })}
                @click=${() => this.#choose(name, [])}
              >
                ${icon('x', 'small')}
              </button>
            `
            : nothing
        }
        ${popoverPanel(`filter-${name}`, this.#renderChoices(name, choices, chosen))}
      </span>
    `;
  }

  #renderColumn(column: Column): TemplateResult {
    const isFixed: boolean = columnLooks[column].rank === null;
    const onChange = (event: Event): void => {
      const rest = this.view.columns.filter((each) => each !== column);
      const isShown = (event.target as HTMLInputElement).checked;
      this.#show({ columns: columns.filter((each) => rest.includes(each) || (each === column && isShown)) });
    };
    return html`
      <label class="choice">
        <input
          type="checkbox"
          .checked=${isFixed || this.view.columns.includes(column)}
          ?disabled=${isFixed}
          @change=${onChange}
        />
        <span>${this.#words.table.t(columnLooks[column].word)}</span>
        ${isFixed ? html`<small>${this.#words.filters.t('display.always')}</small>` : nothing}
      </label>
    `;
  }

  #renderDisplay(): TemplateResult {
    const t = this.#words.filters;
    const shown = columns.filter((each) => !(this.withoutSentiment && each === 'sentiment'));
    return html`
      <fieldset>
        <legend>${t.t('display.density')}</legend>
        ${(Object.keys(densities) as readonly MonitorView['density'][]).map(
          (density) => html`
            <label class="choice">
              <input
                type="radio"
                name="density"
                .checked=${density === this.view.density}
                @change=${() => this.#show({ density })}
              />
              <span>${t.t(densities[density])}</span>
            </label>
          `,
        )}
      </fieldset>
      <fieldset>
        <legend>${t.t('display.columns')}</legend>
        ${shown.map((column) => this.#renderColumn(column))}
      </fieldset>
      <button class="button small quiet reset" @click=${() => this.#show({ columns: defaultView.columns })}>
        ${icon('undo-2', 'small')}${t.t('display.reset')}
      </button>
    `;
  }

  protected override render(): TemplateResult {
    const t = this.#words.filters;
    const names = filterNames.filter((each) => !(this.withoutSentiment && each === 'tones'));
    return html`
      <div part="base" class="filters" role="group" aria-label=${t.t('filter.label')}>
        ${this.#renderSearch()}
        <div class="shown">
          <parley-monitor-views .view=${this.view} .savedViews=${this.savedViews}></parley-monitor-views>
          <button class="chip plain" popovertarget="display">
            ${icon('settings-2', 'small')}<span class="chip-text">${t.t('display.button')}</span>${icon('chevron-down', 'small')}
          </button>
          ${popoverPanel('display', this.#renderDisplay())}
        </div>
        <div class="chips">
          ${names.map((name) => this.#renderFilter(name))}
          ${
            isNarrowed(this.view)
              ? html`<button class="button small quiet clear" aria-label=${t.t('filter.clear-label')} @click=${this.#clear}>${t.t('filter.clear')}</button>`
              : nothing
          }
        </div>
      </div>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-monitor-filters': ParleyMonitorFilters;
  }
}
