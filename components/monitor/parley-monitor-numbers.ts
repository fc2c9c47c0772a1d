/** The numbers at the head of the panel: each says how it stands now, and pressing it shows what it is about. */
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import type { StaffRowView } from '../../core/domain/availability.js';
import type { Row } from '../../core/domain/summary.js';
import type { Figures } from '../../core/domain/workgroup-house.js';
import { ask } from '../shared/ask.js';
import { Localize } from '../shared/localize.js';
import { ParleyElement } from '../shared/parley-element.js';
import type { IconName } from '../shared/staff-icons.js';
import { icon } from '../shared/staff-icons.js';
import { controlReset, theme, visuallyHidden } from '../shared/theme.js';
import { Ticker } from '../shared/ticker.js';
import type { WaitThresholds } from '../shared/waiting.js';
import { clock, defaultThresholds, secondsSince, urgencyOf } from '../shared/waiting.js';
import type { MonitorView } from './monitor-view.js';
import { defaultView, noFilters } from './monitor-view.js';
import { panelMessages } from './panel-messages.js';
import { styles } from './parley-monitor-numbers.styles.js';
import { waitOf } from './row-order.js';

type NumberName = 'waiting' | 'active' | 'online' | 'longest' | 'response';

interface Toggle {
  readonly icon: IconName;
  readonly isOn: (view: MonitorView) => boolean;
  readonly on: (view: MonitorView, thresholds: WaitThresholds) => MonitorView;
}

const conversations = (view: MonitorView, filters: Partial<MonitorView['filters']>): MonitorView => ({
  ...view,
  section: 'conversations',
  filters: { ...noFilters, ...filters },
});
const phaseToggle = (phase: 'queued' | 'active', sign: IconName): Toggle => ({
  icon: sign,
  isOn: ({ section, filters }) =>
    section === 'conversations' && filters.phases.length === 1 && filters.phases[0] === phase,
  on: (view) => conversations(view, { phases: [phase] }),
});
const sectionToggle = (section: 'agents' | 'queue', sign: IconName): Toggle => ({
  icon: sign,
  isOn: (view) => view.section === section,
  on: (view) => ({ ...view, section }),
});

const toggles = {
  waiting: phaseToggle('queued', 'hourglass'),
  active: phaseToggle('active', 'message-square-text'),
  online: sectionToggle('agents', 'users'),
  longest: {
    icon: 'timer',
    isOn: ({ section, filters }) => section === 'conversations' && filters.waiting !== null,
    on: (view, { soon }) => ({
      ...conversations(view, { waiting: soon }),
      sort: { by: 'waiting', isDescending: true },
    }),
  },
  response: sectionToggle('queue', 'reply'),
} as const satisfies Record<NumberName, Toggle>;

/** Each conversation that was answered counts once, wherever it was. */
const averageOf = (figures: readonly Figures[]): number | null => {
  const known = figures.flatMap(({ counters: { averageFirstResponseSeconds: seconds, handled } }) =>
    seconds === null ? [] : [{ seconds, weight: Math.max(1, handled) }],
  );
  const weight = known.reduce((sum, each) => sum + each.weight, 0);
  return weight === 0 ? null : known.reduce((sum, each) => sum + each.seconds * each.weight, 0) / weight;
};

/**
 * @summary What goes on now, in a few numbers that are filters.
 *
 * @fires {CustomEvent<ViewDetail>} parley-view-change - One was pressed: the view is to be another one.
 *
 * @csspart number - One number.
 */
export class ParleyMonitorNumbers extends ParleyElement {
  static override styles = [theme, controlReset, visuallyHidden, styles];

  /** What is going on in the chosen workgroup. */
  @property({ attribute: false }) rows: readonly Row[] = [];

  /** Who works there. */
  @property({ attribute: false }) staff: readonly StaffRowView[] = [];

  /** Those of its workgroups that count. */
  @property({ attribute: false }) figures: readonly Figures[] = [];

  /** What is shown now. */
  @property({ attribute: false }) view: MonitorView = defaultView;

  /** When a wait becomes long, in seconds. */
  @property({ attribute: false }) thresholds: WaitThresholds = defaultThresholds;

  readonly #words = new Localize(this, panelMessages);

  constructor() {
    super();
    new Ticker(this);
  }

  #press(name: NumberName): void {
    const toggle: Toggle = toggles[name];
    const { view } = this;
    const off: MonitorView = { ...view, section: 'conversations', filters: noFilters };
    ask(this, 'parley-view-change', { view: toggle.isOn(view) ? off : toggle.on(view, this.thresholds) });
  }

  #number(
    name: NumberName,
    value: unknown,
    more: { readonly tone?: string; readonly about?: string } = {},
  ): TemplateResult {
    return html`
      <li>
        <button
          part="number"
          class="number ${name} ${more.tone ?? ''}"
          aria-pressed=${toggles[name].isOn(this.view) ? 'true' : 'false'}
          title=${more.about ?? nothing}
          @click=${() => this.#press(name)}
        >
          ${icon(toggles[name].icon, 'small')}
          <span class="label">${this.#words.t(`panel.number-${name}`)}</span>
          <span class="value">${value}</span>
        </button>
      </li>
    `;
  }

  #longest(): TemplateResult {
    const since = this.rows.reduce<number | null>((first, row) => {
      const wait = waitOf(row);
      return wait === null || row.snoozedUntil !== null ? first : Math.min(first ?? wait, wait);
    }, null);
    if (since === null) {
      return this.#number(
        'longest',
        html`<span aria-hidden="true">–</span><span class="visually-hidden">${this.#words.t('panel.nobody-waits')}</span>`,
      );
    }
    const seconds = secondsSince(since, Date.now());
    const tone = urgencyOf(seconds, this.thresholds);
    return this.#number('longest', html`<span dir="ltr">${clock(seconds)}</span>`, { tone });
  }

  protected override render(): TemplateResult {
    const { rows, staff, figures } = this;
    const t = this.#words;
    const online = new Set(
      staff.filter((each) => each.availability.kind !== 'offline').map((each) => each.id),
    );
    const average = averageOf(figures);
    return html`
      <ul aria-label=${t.t('panel.numbers')}>
        ${this.#number('waiting', rows.filter((row) => row.phase === 'queued').length)}
        ${this.#number('active', rows.filter((row) => row.phase === 'active').length)}
        ${this.#number('online', online.size)}
        ${this.#longest()}
        ${
          figures.length === 0
            ? nothing
            : this.#number(
                'response',
                average === null
                  ? html`<span aria-hidden="true">–</span><span class="visually-hidden">${t.t('panel.no-figure')}</span>`
                  : t.duration(average * 1_000),
                { about: t.t('panel.number-response-about') },
              )
        }
      </ul>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-monitor-numbers': ParleyMonitorNumbers;
  }
}
