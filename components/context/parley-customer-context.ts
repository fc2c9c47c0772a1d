/** What staff know of the customer beside the conversation: who they say they are, where they are, and what was before. */
import type { PropertyValues, TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { ArchivePort, ClosedPage } from '../../client/archive.js';
import type { ClosedRow } from '../../core/domain/closed-index.js';
import type { StaffHeader } from '../../core/domain/header.js';
import { ArchiveReading } from '../record/archive-reading.js';
import { chipStyles } from '../record/chips.styles.js';
import { notice, noticeStyles } from '../record/reading-notice.js';
import { recordMessages } from '../record/record-messages.js';
import { ask } from '../shared/ask.js';
import { buttons } from '../shared/buttons.styles.js';
import { connectedStyles } from '../shared/connected.styles.js';
import { customerName } from '../shared/customer-name.js';
import { initialsOf } from '../shared/initials.js';
import { Localize } from '../shared/localize.js';
import { ParleyElement } from '../shared/parley-element.js';
import { icon } from '../shared/staff-icons.js';
import { staffMessages } from '../shared/staff-messages.js';
import { controlReset, rootStyles, theme, visuallyHidden } from '../shared/theme.js';
import type { WorkRequestDetail } from '../work/work-question.js';
import type { Facts, Section, SectionName } from './context-facts.js';
import { claims, sections } from './context-facts.js';
import { contextMessages } from './context-messages.js';
import { styles } from './parley-customer-context.styles.js';
import { pastConversations } from './past-conversations.js';

declare global {
  interface HTMLElementTagNameMap {
    'parley-customer-context': ParleyCustomerContext;
  }
  interface HTMLElementEventMap {
    'parley-work-request': CustomEvent<WorkRequestDetail>;
  }
}

/**
 * @summary The customer of a conversation: identity, visit, fields of the site, category, consent, earlier conversations.
 *
 * @slot - Panels of the application, below its own.
 *
 * @fires {CustomEvent<RecordDetail>} parley-record-request - An earlier conversation shall be opened. Cancelable.
 * @fires {CustomEvent<WorkRequestDetail>} parley-work-request - Tags shall be changed. Cancelable.
 *
 * @csspart base - All of it.
 * @csspart identity - Who they say they are, and whether that is verified.
 * @csspart section - A part that opens and closes.
 * @csspart toggle - The button that does.
 * @csspart edit-tags - The button that asks for other tags.
 * @csspart past - An earlier conversation.
 * @csspart notice - Why there is nothing.
 *
 * @attr {boolean} readonly - Nothing can be changed from here.
 */
export class ParleyCustomerContext extends ParleyElement {
  static override styles = [
    theme,
    rootStyles,
    controlReset,
    buttons,
    visuallyHidden,
    noticeStyles,
    chipStyles,
    connectedStyles,
    styles,
  ];

  /** What the conversation says; null: none is open. */
  @property({ attribute: false }) header: StaffHeader | null = null;
  /** For earlier conversations; without it there are none to see. */
  @property({ attribute: false }) archive: ArchivePort | null = null;
  /** Nothing can be changed from here. */
  @property({ type: Boolean }) readonly = false;

  @state() private opened: ReadonlySet<SectionName> = new Set(
    Object.keys(sections) as (keyof typeof sections)[],
  );

  readonly #words = new Localize(this, contextMessages);
  readonly #staff = new Localize(this, staffMessages);
  readonly #record = new Localize(this, recordMessages);
  readonly #past = new ArchiveReading<ClosedPage>(this);
  #shown: string | null = null;

  protected override willUpdate(changed: PropertyValues<this>): void {
    const shown = this.header?.conversation ?? null;
    if (shown === this.#shown && !changed.has('archive')) return;
    this.#shown = shown;
    this.#past.reset();
    if (this.opened.has('past')) this.#readPast();
  }

  readonly #readPast = (): void => {
    const { archive, header } = this;
    if (archive && header) void this.#past.read(() => archive.history(header.workgroup, header.conversation));
  };

  #toggle(name: SectionName): void {
    const isOpening = !this.opened.has(name);
    const rest = [...this.opened].filter((each) => each !== name);
    this.opened = new Set(isOpening ? [...rest, name] : rest);
    if (isOpening && name === 'past' && this.#past.state.kind === 'idle') this.#readPast();
  }

  readonly #open = (row: ClosedRow): void => {
    const workgroup = this.header?.workgroup;
    if (workgroup) ask(this, 'parley-record-request', { conversation: row.conversation, workgroup, row });
  };

  readonly #editTags = (): void => {
    ask(this, 'parley-work-request', { command: 'tag' });
  };

  #identity(header: StaffHeader, name: string): TemplateResult {
    const t = this.#words;
    const { verified, present } = header.customer;
    const [word, more, sign] = verified
      ? (['context.verified', 'context.verified-more', 'user-check'] as const)
      : (['context.unverified', 'context.unverified-more', 'circle-help'] as const);
    return html`
      <div class="identity" part="identity">
        <span class="avatar" aria-hidden="true">${initialsOf(name)}</span>
        <div class="who">
          <h2 class="name"><bdi>${name}</bdi></h2>
          <p class="presence ${present ? 'here' : ''}">
            ${t.t(present ? 'context.here' : 'context.not-here')}
          </p>
        </div>
        <div class="trust ${verified ? 'verified' : 'unverified'}">
          ${icon(sign, 'small')}
          <p><b>${t.t(word)}</b> <span>${t.t(more)}</span></p>
        </div>
      </div>
    `;
  }

  #section(
    name: SectionName,
    { icon: sign, title, claim }: Pick<Section, 'icon' | 'title' | 'claim'>,
    content: () => TemplateResult,
  ): TemplateResult {
    const isOpen = this.opened.has(name);
    const t = this.#words;
    return html`
      <section class="section" part="section" data-section=${name}>
        <h3>
          <button
            class="toggle"
            part="toggle"
            aria-expanded=${isOpen ? 'true' : 'false'}
            aria-controls="section-${name}"
            @click=${() => this.#toggle(name)}
          >
            ${icon(sign, 'small')}<span class="title">${(t.t as (key: string) => string).call(t, title)}</span>
            ${claim ? html`<span class="claim" title=${t.t(claims[claim])}>${t.t('context.claim')}</span>` : nothing}
            <span class="chevron">${icon('chevron-down', 'small')}</span>
          </button>
        </h3>
        <div class="content" id="section-${name}" ?hidden=${!isOpen}>${isOpen ? content() : nothing}</div>
      </section>
    `;
  }

  #known(name: keyof typeof sections, facts: Facts): TemplateResult | typeof nothing {
    const content = sections[name].render(facts);
    const { context } = facts.header;
    // Without a word of their page there is no claim in it.
    const section: Section = sections[name];
    const claim = section.claim === 'page' && !context ? null : section.claim;
    return content ? this.#section(name, { ...section, claim }, () => content) : nothing;
  }

  #earlier(): TemplateResult {
    return pastConversations({
      reading: this.#past.state,
      words: this.#words,
      record: this.#record,
      staff: this.#staff,
      again: this.#readPast,
      open: this.#open,
    });
  }

  #about(header: StaffHeader): TemplateResult {
    const canEdit = !this.readonly && header.you.may.includes('tag');
    const editTags = canEdit ? this.#editTags : null;
    const facts: Facts = { header, words: this.#words, staff: this.#staff, editTags };
    return html`
      ${this.#identity(header, customerName(header, this.#staff))}
      ${(Object.keys(sections) as (keyof typeof sections)[]).map((name) => this.#known(name, facts))}
      ${this.archive ? this.#section('past', { icon: 'history', title: 'context.past', claim: null }, () => this.#earlier()) : nothing}
    `;
  }

  protected override render(): TemplateResult {
    const { header } = this;
    const t = this.#words;
    const customer = header ? customerName(header, this.#staff) : '';
    return html`
      <aside
        class="base"
        part="base"
        aria-label=${header ? t.t('context.label', { customer }) : t.t('context.none')}
      >
        ${header ? this.#about(header) : notice('user', t.t('context.none'), t.t('context.none-more'))}
        <slot ?hidden=${header === null}></slot>
      </aside>
    `;
  }
}
