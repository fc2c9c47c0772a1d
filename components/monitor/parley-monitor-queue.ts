/** The queue of each chosen workgroup: who waits, who is being answered, and what the numbers say. */
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { StaffRowView } from '../../core/domain/availability.js';
import type { Grant } from '../../core/domain/identity.js';
import { grants } from '../../core/domain/identity.js';
import type { Row } from '../../core/domain/summary.js';
import { ask } from '../shared/ask.js';
import { buttons } from '../shared/buttons.styles.js';
import { countStyles } from '../shared/count.styles.js';
import { customerName } from '../shared/customer-name.js';
import { nothingStyles } from '../shared/nothing.styles.js';
import { ParleyElement } from '../shared/parley-element.js';
import { phaseStyles } from '../shared/phase.styles.js';
import { icon } from '../shared/staff-icons.js';
import { controlReset, theme, visuallyHidden } from '../shared/theme.js';
import { Ticker } from '../shared/ticker.js';
import { waitStyles } from '../shared/wait-clock.js';
import type { WaitThresholds } from '../shared/waiting.js';
import { defaultThresholds } from '../shared/waiting.js';
import { conversationLine, lineStyles } from './agents-conversation.js';
import { watchRequests, watchStyles } from './agents-watch.js';
import { agentsWords, numberText } from './agents-words.js';
import { monitorButtonStyles } from './monitor-button.styles.js';
import type { MonitorChoice } from './monitor-choice.js';
import { styles } from './parley-monitor-queue.styles.js';
import { figureStyles, queueChats, queueNumbers, queueToday } from './queue-figures.js';
import type { QueueWorkgroup } from './queue-list.js';
import { queueNow } from './queue-list.js';

/** So many lines of a section are drawn at first: nobody reads more, and each of them has a clock. */
const atFirst = 50;

const sections = {
  waiting: {
    title: 'queue.waiting',
    none: 'queue.nobody-waits',
    more: 'queue.nobody-waits-more',
  },
  interacting: {
    title: 'queue.interacting',
    none: 'queue.nobody-interacts',
    more: 'queue.nobody-interacts-more',
  },
} as const;
type Section = keyof typeof sections;

/** Whoever is in it may be allowed less than from outside; that they are told by the room. */
const isBarred = (choice: MonitorChoice): boolean =>
  choice.kind === 'own' ||
  choice.isAsked === true ||
  (choice.kind === 'mine' && choice.may?.includes('assign') === false);

/**
 * @summary The queue of each workgroup, with its numbers.
 *
 * @fires {CustomEvent<ConversationDetail>} parley-monitor-request - A conversation shall be monitored. Cancelable.
 * @fires {CustomEvent<ConversationDetail>} parley-stop-request - A conversation shall no longer be monitored. Cancelable.
 * @fires {CustomEvent} parley-command-request - A conversation shall be assigned: `{command: 'assign', conversations}`. Cancelable.
 *
 * @csspart base - Everything.
 * @csspart workgroup - The queue of one workgroup.
 * @csspart figures - The numbers of the moment.
 * @csspart chats - How many conversations each agent has.
 * @csspart conversation - One conversation.
 * @csspart monitor - The binoculars.
 * @csspart badge - What says that one monitors it; pressing it stops that.
 * @csspart assign - The button that assigns.
 */
export class ParleyMonitorQueue extends ParleyElement {
  static override styles = [
    theme,
    controlReset,
    buttons,
    visuallyHidden,
    waitStyles,
    nothingStyles,
    phaseStyles,
    countStyles,
    monitorButtonStyles,
    watchStyles,
    lineStyles,
    figureStyles,
    ...styles,
  ];

  /** The live conversations of the chosen workgroups. */
  @property({ attribute: false }) rows: readonly Row[] = [];

  /** Who works in them. */
  @property({ attribute: false }) staff: readonly StaffRowView[] = [];

  /** The chosen workgroups, each with its figures. */
  @property({ attribute: false }) workgroups: readonly QueueWorkgroup[] = [];

  /** Whether a conversation can be monitored. */
  @property({ attribute: false }) choose: (row: Row) => MonitorChoice = () => ({ kind: 'possible' });

  /** What the supervisor may do in the workgroup of a conversation; the button to assign is not shown without that grant. */
  @property({ attribute: false }) may: (row: Row) => readonly Grant[] = () => grants;

  /** When a wait becomes long, in seconds. */
  @property({ attribute: false }) thresholds: WaitThresholds = defaultThresholds;

  /** The sections that were asked for in full, as `workgroup section`. */
  @state() private full: ReadonlySet<string> = new Set();

  readonly #words = agentsWords(this);

  constructor() {
    super();
    new Ticker(this);
  }

  readonly #watching = watchRequests(this);

  #renderAssign(row: Row): TemplateResult | typeof nothing {
    const { own, staff } = this.#words;
    if (!this.may(row).includes('assign') || isBarred(this.choose(row))) return nothing;
    return html`
      <button
        part="assign"
        class="button small assign"
        aria-label=${own.t('queue.assign-label', { customer: customerName(row, staff) })}
        @click=${() => ask(this, 'parley-command-request', { command: 'assign', conversations: [row.conversation] })}
      >
        ${icon('user-plus', 'small')}<span>${own.t('queue.assign')}</span>
      </button>
    `;
  }

  #renderState(row: Row): TemplateResult | typeof nothing {
    const { own, staff } = this.#words;
    const who = row.phase === 'queued' ? row.offer?.name : row.handler?.name;
    const text =
      who === undefined
        ? null
        : row.phase === 'queued'
          ? staff.t('staff.offered', { name: who })
          : own.t('queue.with', { name: who });
    return html`
      ${text === null ? nothing : html`<span class="whose" dir="auto">${text}</span>`}
      ${row.priority > 0 ? html`<span class="mark">${staff.t('staff.priority', { n: row.priority })}</span>` : nothing}
      ${row.onHold ? html`<span class="mark">${staff.t('staff.on-hold')}</span>` : nothing}
      ${row.snoozedUntil === null ? nothing : html`<span class="mark">${staff.t('inbox.snoozed')}</span>`}
    `;
  }

  #renderSection(id: string, name: Section, rows: readonly Row[]): TemplateResult {
    const words = this.#words;
    const { own } = words;
    const { title, none, more } = sections[name];
    const key = `${id} ${name}`;
    const shown = this.full.has(key) ? rows : rows.slice(0, atFirst);
    const hidden = rows.length - shown.length;
    const line = (row: Row): TemplateResult =>
      conversationLine(row, {
        words,
        thresholds: this.thresholds,
        choice: this.choose(row),
        ...this.#watching,
        state: this.#renderState(row),
        more: this.#renderAssign(row),
      });
    return html`
      <section class="section" data-section=${name} role="group" aria-label="${own.t(title)}">
        <h4>${own.t(title)} <span class="count">${numberText(rows.length, own)}</span></h4>
        ${
          rows.length === 0
            ? html`<div class="nothing small"><p>${own.t(none)}</p><p class="quiet">${own.t(more)}</p></div>`
            : html`<ul class="talks">${shown.map(line)}</ul>`
        }
        ${
          hidden > 0
            ? html`<button class="button small" @click=${() => {
                this.full = new Set([...this.full, key]);
              }}>${own.t('queue.more', { n: hidden })}</button>`
            : nothing
        }
      </section>
    `;
  }

  #renderWorkgroup(workgroup: QueueWorkgroup, index: number): TemplateResult {
    const { rows, staff, workgroups } = this;
    const now = queueNow(workgroup, rows, staff, workgroups.length === 1);
    return html`
      <section part="workgroup" class="workgroup" aria-labelledby="workgroup-${index}">
        <h3 id="workgroup-${index}"><bdi>${workgroup.label}</bdi></h3>
        ${queueNumbers(now, this.#words, this.thresholds)}
        ${queueToday(workgroup.figures?.counters, this.#words)}
        <div class="sections">
          ${this.#renderSection(workgroup.id, 'waiting', now.waiting)}
          ${this.#renderSection(workgroup.id, 'interacting', now.interacting)}
        </div>
        ${queueChats(now.chats, this.#words)}
      </section>
    `;
  }

  protected override render(): TemplateResult {
    const { own } = this.#words;
    return html`
      <div part="base" class="base">
        ${
          this.workgroups.length === 0
            ? html`<div class="nothing" data-reason="none">
                ${icon('inbox')}
                <p>${own.t('queue.none')}</p>
                <p class="quiet">${own.t('queue.none-more')}</p>
              </div>`
            : this.workgroups.map((each, index) => this.#renderWorkgroup(each, index))
        }
      </div>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-monitor-queue': ParleyMonitorQueue;
  }
}
