/** The agents of the chosen workgroups: who is there, what they have before them, and who needs help first. */
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { StaffRowView } from '../../core/domain/availability.js';
import type { PersonId } from '../../core/domain/ids.js';
import type { Row } from '../../core/domain/summary.js';
import { ask } from '../shared/ask.js';
import { buttons } from '../shared/buttons.styles.js';
import { nothingStyles } from '../shared/nothing.styles.js';
import { ParleyElement } from '../shared/parley-element.js';
import { phaseStyles } from '../shared/phase.styles.js';
import { roveTo } from '../shared/roving.js';
import { icon } from '../shared/staff-icons.js';
import { controlReset, theme, visuallyHidden } from '../shared/theme.js';
import { Ticker } from '../shared/ticker.js';
import { waitStyles } from '../shared/wait-clock.js';
import type { WaitThresholds } from '../shared/waiting.js';
import { defaultThresholds } from '../shared/waiting.js';
import { lineStyles } from './agents-conversation.js';
import type { AgentNow } from './agents-list.js';
import { agentsOf, matchesAgent } from './agents-list.js';
import { agentItem } from './agents-person.js';
import { watchRequests, watchStyles } from './agents-watch.js';
import { agentsWords } from './agents-words.js';
import { HeldOrder } from './held-order.js';
import { monitorButtonStyles } from './monitor-button.styles.js';
import type { MonitorChoice } from './monitor-choice.js';
import { styles } from './parley-monitor-agents.styles.js';

export interface PersonDetail {
  readonly person: PersonId;
}

/** Fewer are found by looking. */
const searchFrom = 8;

/**
 * @summary The agents with what each of them handles.
 *
 * @fires {CustomEvent<ConversationDetail>} parley-monitor-request - A conversation shall be monitored. Cancelable.
 * @fires {CustomEvent<ConversationDetail>} parley-stop-request - A conversation shall no longer be monitored. Cancelable.
 * @fires {CustomEvent<ConversationDetail>} parley-details-request - More about a conversation was asked for. Cancelable.
 * @fires {CustomEvent<PersonDetail>} parley-mirror-request - The desk of an agent shall be looked at. Cancelable.
 *
 * @csspart base - The whole list with its heading.
 * @csspart agent - One agent.
 * @csspart mirror - The button to look over their shoulder.
 * @csspart conversation - One conversation of an unfolded agent.
 * @csspart monitor - The binoculars.
 * @csspart badge - What says that one monitors it; pressing it stops that.
 * @csspart details - The button for more about a conversation.
 * @csspart statistics - The figures of an agent, where they are shown.
 */
export class ParleyMonitorAgents extends ParleyElement {
  static override styles = [
    theme,
    controlReset,
    buttons,
    visuallyHidden,
    waitStyles,
    nothingStyles,
    phaseStyles,
    monitorButtonStyles,
    watchStyles,
    lineStyles,
    ...styles,
  ];

  /** Who works in the chosen workgroups. */
  @property({ attribute: false }) staff: readonly StaffRowView[] = [];

  /** The live conversations there. */
  @property({ attribute: false }) rows: readonly Row[] = [];

  /** Whether a conversation can be monitored. */
  @property({ attribute: false }) choose: (row: Row) => MonitorChoice = () => ({ kind: 'possible' });

  /** When a wait becomes long, in seconds. */
  @property({ attribute: false }) thresholds: WaitThresholds = defaultThresholds;

  /** Who looks: one's own desk is not looked at over one's own shoulder. */
  @property({ attribute: false }) me: PersonId | null = null;

  /** Figures per agent are shown. */
  @property({ attribute: false }) agentStatistics = false;

  @state() private search = '';
  @state() private unfolded: ReadonlySet<PersonId> = new Set();
  @state() private reachable: PersonId | null = null;

  readonly #words = agentsWords(this);
  readonly #order = new HeldOrder(this, (each: AgentNow) => each.person.id);

  constructor() {
    super();
    new Ticker(this);
  }

  /** Puts the focus on one of them, such as on whoever one came from; on the first where they are gone. */
  async focusAgent(person: PersonId): Promise<void> {
    this.reachable = person;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('.toggle[tabindex="0"]')?.focus();
  }

  readonly #watching = watchRequests(this);

  #toggle(id: PersonId): void {
    const next = new Set(this.unfolded);
    if (!next.delete(id)) next.add(id);
    this.unfolded = next;
  }

  readonly #onSearch = (event: InputEvent): void => {
    this.search = (event.target as HTMLInputElement).value;
  };

  async #clear(): Promise<void> {
    this.search = '';
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('input')?.focus();
  }

  // Only from the names: the arrows mean nothing on the buttons of an unfolded agent.
  readonly #onKey = (event: KeyboardEvent): void => {
    const toggles = [...this.renderRoot.querySelectorAll<HTMLElement>('.toggle')];
    const at = toggles.indexOf(event.target as HTMLElement);
    const to = at < 0 ? null : roveTo(event, at, toggles.length);
    if (to === null) return;
    event.preventDefault();
    toggles[to]?.focus();
  };

  #renderTop(all: readonly AgentNow[]): TemplateResult {
    const { own } = this.#words;
    return html`
      <div class="heading">
        <h3 id="title">${own.t('agents.label')}</h3>
        <bdi class="quiet">${own.t('agents.count', { n: all.length })}</bdi>
        ${
          all.length >= searchFrom || this.search !== ''
            ? html`
                <label class="search">
                  ${icon('search', 'small')}
                  <span class="visually-hidden">${own.t('agents.search')}</span>
                  <input type="search" placeholder=${own.t('agents.search')} .value=${this.search} @input=${this.#onSearch} />
                </label>
              `
            : nothing
        }
      </div>
    `;
  }

  #renderEmpty(): TemplateResult {
    const { own } = this.#words;
    const search = this.search.trim();
    if (search !== '') {
      return html`
        <div class="nothing" data-reason="no-match">
          ${icon('search')}
          <p>${own.t('agents.no-match', { search })}</p>
          <button class="button small" @click=${() => this.#clear()}>${own.t('agents.clear')}</button>
        </div>
      `;
    }
    return html`
      <div class="nothing" data-reason="none">
        ${icon('users')}
        <p>${own.t('agents.none')}</p>
        <p class="quiet">${own.t('agents.none-more')}</p>
      </div>
    `;
  }

  #renderHeld(): TemplateResult | typeof nothing {
    const { own } = this.#words;
    const n = this.#order.moved;
    if (n === 0) return nothing;
    return html`
      <div class="held">
        ${icon('pause', 'small')}<span>${own.t('agents.held', { n })}</span>
        <button class="button small quiet" @click=${() => this.#order.apply()}>${own.t('agents.apply')}</button>
      </div>
    `;
  }

  #renderAgent(agent: AgentNow, index: number, reachable: PersonId | undefined): TemplateResult {
    const { id } = agent.person;
    return agentItem(agent, {
      words: this.#words,
      thresholds: this.thresholds,
      key: String(index),
      isOpen: this.unfolded.has(id),
      isReachable: id === reachable,
      hasStatistics: this.agentStatistics,
      isMe: id === this.me,
      choose: this.choose,
      ...this.#watching,
      toggle: () => this.#toggle(id),
      reach: () => {
        this.reachable = id;
      },
      mirror: () => ask(this, 'parley-mirror-request', { person: id }),
      details: ({ conversation }) => ask(this, 'parley-details-request', { conversation }),
    });
  }

  protected override render(): TemplateResult {
    const { own } = this.#words;
    const all = agentsOf(this.staff, this.rows);
    const found = all.filter((each) => matchesAgent(each, this.search));
    const shown = this.#order.arrange(found);
    const isKnown = shown.some((each) => each.person.id === this.reachable);
    const reachable = isKnown ? (this.reachable ?? undefined) : shown[0]?.person.id;
    if (shown.length === 0) {
      return html`<section part="base" class="base" aria-labelledby="title">${this.#renderTop(all)}${this.#renderEmpty()}</section>`;
    }
    return html`
      <section part="base" class="base" aria-labelledby="title">
        ${this.#renderTop(all)} ${this.#renderHeld()}
        <div class="columns" aria-hidden="true">
          <span class="cell">${own.t('agents.column-agent')}</span>
          <span class="cell">${own.t('agents.column-load')}</span>
          <span class="cell">${own.t('agents.column-handled')}</span>
          <span class="cell">${own.t('agents.column-wait')}</span>
          <span class="cell"></span>
        </div>
        <ul
          class="agents"
          aria-labelledby="title"
          @keydown=${this.#onKey}
          @pointerenter=${this.#order.onPointerEnter}
          @pointerleave=${this.#order.onPointerLeave}
          @focusin=${this.#order.onFocusIn}
          @focusout=${this.#order.onFocusOut}
        >
          ${repeat(
            shown,
            (each) => each.person.id,
            (each, index) => this.#renderAgent(each, index, reachable),
          )}
        </ul>
      </section>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-monitor-agents': ParleyMonitorAgents;
  }
  interface HTMLElementEventMap {
    'parley-mirror-request': CustomEvent<PersonDetail>;
  }
}
