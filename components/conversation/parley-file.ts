/** A file of a message: a button by name and size that opens it, with a picture of it where it is one. */
import type { PropertyValues, TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { isShowable } from '../../core/domain/file-types.js';
import type { FileView } from '../../core/domain/files.js';
import { announce } from '../shared/announcer.js';
import { buttons } from '../shared/buttons.styles.js';
import { property, state } from '../shared/decorators.js';
import { icon } from '../shared/file-icons.js';
import { Localize } from '../shared/localize.js';
import { ParleyElement } from '../shared/parley-element.js';
import { controlReset, theme } from '../shared/theme.js';
import { sizeText } from './file-words.js';
import { filesMessages } from './files-messages.js';
import type { FileDetail } from './message-files.js';
import { styles } from './parley-file.styles.js';

declare global {
  interface HTMLElementTagNameMap {
    'parley-file': ParleyFile;
  }
}

/** Once a page has forbidden pictures of the server, it is not asked for others: each would be a report to its owner. */
const blocked = new Set<string>();

const originOf = (url: string): string => new URL(url, document.baseURI).origin;

/**
 * @summary A file of a message.
 *
 * @slot - Stands there until it is drawn, such as its name.
 *
 * @fires {CustomEvent<FileDetail>} parley-file-request - It shall be opened, or its picture shown: answer with its address.
 *
 * @csspart file - The button.
 * @csspart preview - The box of the picture.
 *
 * @attr {boolean} pending - It is on its way, and cannot be opened yet.
 */
export class ParleyFile extends ParleyElement {
  static override styles = [theme, controlReset, buttons, styles];

  /** What it is. */
  @property({ attribute: false }) file: FileView | null = null;
  /** It is on its way, and cannot be opened yet. */
  @property({ type: Boolean, reflect: true }) pending = false;

  /** The address of the picture. */
  @state() private picture: string | null = null;
  /** There is no picture to be had, and the button is enough. */
  @state() private isPlain = false;
  @state() private opening: 'no' | 'yes' | 'failed' = 'no';

  readonly #words = new Localize(this, filesMessages);
  #watch: IntersectionObserver | null = null;
  #isAsked = false;

  override connectedCallback(): void {
    super.connectedCallback();
    // Moved or put away and back: what was loaded stays, and what was not is looked for again.
    if (this.hasUpdated) this.#look();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#watch?.disconnect();
    this.#watch = null;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('file') || changed.has('pending')) this.#look();
  }

  /** Nothing is fetched for a picture that nobody scrolls to. */
  #look(): void {
    if (!this.#hasPicture || this.#isAsked || this.#watch) return;
    this.#watch = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) void this.#show();
      },
      { rootMargin: '200px' },
    );
    this.#watch.observe(this);
  }

  get #hasPicture(): boolean {
    return this.file !== null && isShowable(this.file.type) && !this.pending && !this.isPlain;
  }

  async #show(): Promise<void> {
    this.#watch?.disconnect();
    this.#watch = null;
    if (this.#isAsked) return;
    this.#isAsked = true;
    const link = await this.#request('show');
    if (link === null || blocked.has(originOf(link))) this.isPlain = true;
    else this.picture = link;
  }

  /** Null: there is no address, or nobody here who could get one. */
  async #request(use: FileDetail['use']): Promise<string | null> {
    if (!this.file) return null;
    let given: Promise<string | null> = Promise.resolve(null);
    const detail: FileDetail = {
      file: this.file.id,
      use,
      answer: (link) => {
        given = link;
      },
    };
    this.dispatchEvent(new CustomEvent('parley-file-request', { detail, bubbles: true, composed: true }));
    const link = await given.catch(() => null);
    return link !== null && /^https?:/.test(link) ? link : null;
  }

  readonly #onOpen = async (): Promise<void> => {
    if (this.opening === 'yes' || this.pending || !this.file) return;
    this.opening = 'yes';
    const link = await this.#request('open');
    this.opening = link === null ? 'failed' : 'no';
    if (link === null) announce(this.#words.t('files.unopened', { name: this.file.name }), 'assertive');
  };

  readonly #onBlocked = ({ effectiveDirective }: SecurityPolicyViolationEvent): void => {
    if (effectiveDirective === 'img-src' && this.picture) blocked.add(originOf(this.picture));
  };

  readonly #onBroken = (): void => {
    this.picture = null;
    this.isPlain = true;
  };

  #preview({ name }: FileView): TemplateResult {
    return html`
      <span class="preview" part="preview" @securitypolicyviolation=${this.#onBlocked}>
        ${
          this.picture
            ? html`<img
                src=${this.picture}
                alt=${name}
                decoding="async"
                referrerpolicy="no-referrer"
                draggable="false"
                @error=${this.#onBroken}
              />`
            : icon('image')
        }
      </span>
    `;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { file } = this;
    if (!file) return nothing;
    const { name } = file;
    const words = this.#words;
    const size = sizeText(file.size, words.language);
    const isPicture = this.#hasPicture;
    return html`
      <button
        class="button file ${isPicture ? 'picture' : ''}"
        part="file"
        type="button"
        aria-label=${words.t('files.open', { name, size })}
        aria-disabled=${this.pending || this.opening === 'yes'}
        @click=${this.#onOpen}
      >
        ${isPicture ? this.#preview(file) : icon(isShowable(file.type) ? 'image' : 'file')}
        <span class="about"><bdi class="name">${name}</bdi> <bdi class="size">${this.opening === 'yes' ? words.t('files.opening') : size}</bdi></span>
      </button>
      ${
        this.opening === 'failed'
          ? html`<p class="problem">${icon('circle-alert', 'small')}<span>${words.t('files.unopened', { name })}</span></p>`
          : nothing
      }
    `;
  }
}
