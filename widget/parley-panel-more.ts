/** What else a customer can do: sound, transcript, reference, the end, being forgotten. Loaded when it is first opened. */
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { ConversationPort } from '../client/snapshots.js';
import { StoreController } from '../client/store-controller.js';
import { announce } from '../components/shared/announcer.js';
import { ask } from '../components/shared/ask.js';
import { buttons } from '../components/shared/buttons.styles.js';
import { property, state } from '../components/shared/decorators.js';
import { icon } from '../components/shared/icons.js';
import { Localize } from '../components/shared/localize.js';
import type { IconName } from '../components/shared/menu-icons.js';
import type { MenuChooseDetail, MenuItem } from '../components/shared/menu-list.js';
import { ParleyElement } from '../components/shared/parley-element.js';
import { controlReset, theme } from '../components/shared/theme.js';
import type { ConversationId } from '../core/domain/ids.js';
import type { Action } from '../core/domain/permissions.js';
import { referenceOf } from '../core/domain/reference.js';
import type { Final } from './final-ask.js';
import { FinalAsk } from './final-ask.js';
import { moreMessages } from './more-messages.js';
import type { SavedKey } from './panel-ended.js';
import type { ParleyPanelMenu } from './parley-panel-menu.js';
import { styles } from './parley-panel-more.styles.js';
import { partsMessages } from './parts-messages.js';
import { isSoundOn, playTone, turnSound } from './sound.js';

declare global {
  interface HTMLElementTagNameMap {
    'parley-panel-more': ParleyPanelMore;
  }
  interface HTMLElementEventMap {
    'parley-forgotten': CustomEvent<null>;
    'parley-more-done': CustomEvent<null>;
  }
}

/** What is said of a transcript is said after the end, too, without the menu. */
const allMessages = { ...partsMessages, ...moreMessages };

/** What stands there once, until somebody closes it or asks for the next. */
type Status = keyof Pick<
  Record<keyof typeof allMessages, string>,
  'more.saved' | 'widget.saved-part' | 'widget.not-saved' | 'more.forgotten'
>;

/**
 * @summary The menu of the panel, with what it asks before it acts and says afterwards.
 *
 * @fires {CustomEvent<null>} parley-forgotten - The room deleted what was said; nothing of it is to stay in the browser.
 * @fires {CustomEvent<null>} parley-more-done - A question was answered: the focus may go on to where one writes.
 *
 * @csspart question - What is asked before something is ended or deleted.
 * @csspart status - What came of it.
 */
export class ParleyPanelMore extends ParleyElement {
  static override styles = [theme, controlReset, buttons, styles];

  /** The conversation; null until there is one. */
  @property({ attribute: false }) client: ConversationPort | null = null;
  /** Which it is; the reference is made of it. */
  @property({ attribute: false }) conversation: string | null = null;

  /** Saves what was said; null: all of it. */
  @property({ attribute: false }) save: (() => Promise<SavedKey | null>) | undefined;

  @state() private question: Final | null = null;
  @state() private status = '';

  readonly #words = new Localize(this, allMessages);
  readonly #store = new StoreController<ConversationPort>(this);
  readonly #final = new FinalAsk({
    words: this.#words,
    say: (text) => this.#say(text),
    unsay: (text) => {
      if (this.status === text) this.status = '';
    },
    done: (question) => this.#happened(question),
  });

  /** Opens the menu at the button that was pressed, and not beyond the panel. */
  async openAt(button: HTMLElement): Promise<void> {
    // What is still on its way stays there, whatever else is done meanwhile.
    this.status = this.#final.status;
    this.question = null;
    await this.updateComplete;
    const [place, panel] = [button.getBoundingClientRect(), this.getBoundingClientRect()];
    await this.#menu?.openAt(place, button, panel);
  }

  protected override willUpdate(): void {
    this.#store.client = this.client;
    this.#final.look(this.client);
    if (this.question && !this.#may(this.question)) this.question = null;
  }

  get #menu(): ParleyPanelMenu | null {
    return this.renderRoot.querySelector('parley-panel-menu');
  }

  #may(action: Action): boolean {
    if (this.#final.status !== '') return false;
    return this.#store.snapshot?.header?.you.may.includes(action) ?? false;
  }

  get #reference(): string {
    return this.conversation ? referenceOf(this.conversation as ConversationId) : '';
  }

  #items(): readonly MenuItem<IconName>[] {
    const t = this.#words;
    const hasWords = (this.#store.snapshot?.entries.length ?? 0) > 0;
    const reference = this.#reference;
    const all: readonly (MenuItem<IconName> | false)[] = [
      { id: 'sound', icon: 'volume-2', label: t.t('more.sound'), isChecked: isSoundOn() },
      hasWords && { id: 'transcript', icon: 'download', label: t.t('more.transcript') },
      reference !== '' && {
        id: 'reference',
        icon: 'copy',
        label: t.t('more.reference', { reference }),
      },
      this.#may('end') && { id: 'end', icon: 'log-out', label: t.t('more.end'), startsGroup: true },
      this.#may('forget') && {
        id: 'forget',
        icon: 'trash-2',
        label: t.t('more.forget'),
        isDanger: true,
        startsGroup: !this.#may('end'),
      },
    ];
    return all.filter((item) => item !== false);
  }

  readonly #acts: Readonly<Record<string, () => unknown>> = {
    sound: () => {
      turnSound(!isSoundOn());
      // Heard at once, so that one knows what was turned on.
      if (isSoundOn()) playTone();
      this.requestUpdate();
    },
    transcript: () => this.#save(),
    reference: () => this.#copy(),
    end: () => this.#askFor('end'),
    forget: () => this.#askFor('forget'),
  };

  #say(text: string): void {
    this.status = text;
    announce(text);
  }

  #tell(status: Status): void {
    this.#say(this.#words.t(status));
  }

  async #save(): Promise<void> {
    const saved = this.save ? await this.save() : 'widget.not-saved';
    this.#tell(saved ?? 'more.saved');
  }

  async #copy(): Promise<void> {
    const reference = this.#reference;
    try {
      await navigator.clipboard.writeText(reference);
      this.#say(this.#words.t('more.reference-copied', { reference }));
    } catch {
      // Pages may forbid it; then it stands there to be copied by hand.
      this.#say(this.#words.t('more.reference-shown', { reference }));
    }
  }

  async #askFor(question: Final): Promise<void> {
    this.question = question;
    await this.updateComplete;
    // The focus goes where least is lost.
    this.renderRoot.querySelector<HTMLElement>('.keep')?.focus();
  }

  #done(): void {
    this.question = null;
    ask(this, 'parley-more-done', null, 'inside');
  }

  async #onAnswer(question: Final): Promise<void> {
    this.question = null;
    if (!this.client) return;
    void this.#final.ask(question, this.client);
    await this.updateComplete;
    // What had the focus is gone, and what came of it stands in its place.
    this.renderRoot.querySelector<HTMLElement>('.status button')?.focus();
  }

  /** The end is told by the conversation itself; of what was deleted nothing is left to tell it. */
  #happened(question: Final): void {
    if (question === 'forget') {
      ask(this, 'parley-forgotten', null, 'inside');
      this.#tell('more.forgotten');
    }
    // Whoever went on elsewhere stays there.
    if (this.shadowRoot?.activeElement?.closest('.status')) this.#done();
  }

  readonly #onKeydown = (event: KeyboardEvent): void => {
    // Escape closes the innermost first.
    if (event.key !== 'Escape' || (this.question === null && this.status === '')) return;
    event.stopPropagation();
    this.status = '';
    this.#done();
  };

  protected override render(): TemplateResult {
    return html`
      <parley-panel-menu
        label=${this.#words.t('more.label')}
        .items=${this.#items()}
        @parley-menu-choose=${({ detail }: CustomEvent<MenuChooseDetail>) => void this.#acts[detail.id]?.()}
      ></parley-panel-menu>
      <div @keydown=${this.#onKeydown}>
        ${this.question ? this.#renderQuestion(this.question) : nothing}
        ${this.status && !this.question ? this.#renderStatus() : nothing}
      </div>
    `;
  }

  #renderQuestion(question: Final): TemplateResult {
    const t = this.#words;
    const isForget = question === 'forget';
    return html`
      <div class="question" part="question" role="group" aria-labelledby="title" aria-describedby=${isForget ? 'about' : nothing}>
        <p id="title" class="title">${t.t(isForget ? 'more.forget-ask' : 'more.end-ask')}</p>
        ${isForget ? html`<p id="about" class="about">${t.t('more.forget-about')}</p>` : nothing}
        <div class="choices">
          <button class="button keep" type="button" @click=${() => this.#done()}>
            ${t.t(isForget ? 'more.forget-keep' : 'more.end-keep')}
          </button>
          <button class="button danger" type="button" @click=${() => void this.#onAnswer(question)}>
            ${t.t(isForget ? 'more.forget-do' : 'more.end')}
          </button>
        </div>
      </div>
    `;
  }

  #renderStatus(): TemplateResult {
    const label = this.#words.t('more.dismiss');
    return html`
      <div class="status" part="status">
        <span dir="auto">${this.status}</span>
        <button
          class="icon-button"
          type="button"
          aria-label=${label}
          title=${label}
          @click=${() => {
            this.status = '';
            this.#done();
          }}
        >
          ${icon('x', 'small')}
        </button>
      </div>
    `;
  }
}
