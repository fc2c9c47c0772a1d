/** Files beside a text that is being written: chosen, pasted or dropped, uploaded, and sent with it. Loaded on demand. */
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { FileView } from '../../core/domain/files.js';
import { mostFiles } from '../../core/domain/files.js';
import type { FileLimits } from '../../core/domain/site.js';
import { announce } from '../shared/announcer.js';
import { ask } from '../shared/ask.js';
import { icon } from '../shared/file-icons.js';
import type { Attachments } from './attachments.js';
import type { ComposerExtras } from './composer-extras.js';
import { composerFilesStyles } from './composer-files.styles.js';
import { attachmentList } from './composer-files-list.js';
import type { FileWords } from './file-words.js';
import { obstacleText } from './file-words.js';
import { filesIn, holdsFiles } from './given-files.js';
import type { ParleyComposer } from './parley-composer.js';

export interface FilesDetail {
  readonly files: readonly File[];
}

declare global {
  interface HTMLElementEventMap {
    /** Somebody chose, pasted or dropped files. Cancelable. */
    'parley-files-request': CustomEvent<FilesDetail>;
  }
}

export interface ComposerFilesOptions {
  readonly words: FileWords;
  readonly attachments: Attachments;
  /** What is taken; null: nothing may be attached now. */
  limits(): FileLimits;
  /** Something is to be sent and there is nobody yet to send it to. False: not now. */
  begin?(): boolean;
}

export class ComposerFiles implements ComposerExtras {
  readonly styles = composerFilesStyles;
  readonly #options: ComposerFilesOptions;
  #composer: ParleyComposer | null = null;
  #met: AbortController | null = null;
  #isDroppable = false;
  #isHolding = false;
  #drawn: FileLimits = null;
  /** Those whose refusal was said. */
  readonly #said = new Set<string>();

  constructor(options: ComposerFilesOptions) {
    this.#options = options;
  }

  get files(): readonly FileView[] {
    return this.#options.attachments.files;
  }

  get isFilled(): boolean {
    return this.#options.attachments.items.length > 0;
  }

  get isHolding(): boolean {
    return this.#isHolding;
  }

  meet(composer: ParleyComposer): void {
    this.leave();
    this.#composer = composer;
    this.#met = new AbortController();
    const { signal } = this.#met;
    const { attachments } = this.#options;
    attachments.addEventListener('change', () => this.#tell(), { signal });
    attachments.addEventListener('settled', () => this.#onSettled(), { signal });
    composer.addEventListener('paste', this.#onPaste, { signal });
    composer.addEventListener('dragover', this.#onDragOver, { signal });
    composer.addEventListener('dragleave', () => this.#drop(false), { signal });
    composer.addEventListener('drop', this.#onDrop, { signal });
  }

  leave(): void {
    this.#met?.abort();
    this.#isHolding = false;
    this.#isDroppable = false;
  }

  /** True: it cannot be sent yet, or not as it is. What is still on its way is waited for. */
  hold(): boolean {
    const { attachments, words, begin } = this.#options;
    if (this.#isHolding) return true;
    if (attachments.hasFailed) {
      announce(words.t('files.not-sent'), 'assertive');
      return true;
    }
    if (!attachments.isUnderWay) return false;
    const isNobodyThere = attachments.items.some(({ state }) => state.kind === 'waiting');
    if (isNobodyThere && begin?.() === false) return true;
    this.#isHolding = true;
    announce(words.t('files.holding'));
    this.#composer?.requestUpdate();
    return true;
  }

  /** What is taken may be something else than before: its owner says so with each of its own updates. */
  look(): void {
    const limits = this.#options.limits();
    if (limits === this.#drawn) return;
    this.#drawn = limits;
    this.#composer?.requestUpdate();
  }

  release(): void {
    this.#isHolding = false;
    this.#composer?.requestUpdate();
  }

  sent(): void {
    this.#options.attachments.clear();
  }

  beside(): TemplateResult | typeof nothing {
    const { words, limits } = this.#options;
    const taken = limits();
    if (!taken) return nothing;
    const label = words.t('files.attach');
    return html`
      <button
        class="icon-button attach"
        part="attach"
        type="button"
        aria-label=${label}
        title=${label}
        aria-disabled=${this.#isHolding}
        @click=${this.#onAttach}
      >
        ${icon('paperclip')}
      </button>
      <input type="file" multiple hidden accept=${taken.types.join(',')} @change=${this.#onChosen} />
    `;
  }

  above(): TemplateResult {
    const { words, attachments, limits } = this.#options;
    const { items } = attachments;
    return html`
      ${
        items.length > 0
          ? attachmentList({
              items,
              words,
              limits: limits(),
              remove: (key) => void this.#remove(key),
              retry: (key) => {
                this.#said.delete(key);
                attachments.retry(key);
                this.#composer?.focus();
              },
            })
          : nothing
      }
      ${this.#isHolding ? this.#holding() : nothing}
      ${this.#isDroppable ? html`<div class="drop" aria-hidden="true">${icon('paperclip')}${words.t('files.drop')}</div>` : nothing}
    `;
  }

  #holding(): TemplateResult {
    const { words } = this.#options;
    return html`
      <div class="holding">
        <span>${words.t('files.holding')}</span>
        <button class="button small quiet" type="button" @click=${this.#onRelease}>${words.t('files.hold-cancel')}</button>
      </div>
    `;
  }

  readonly #onRelease = (): void => {
    this.release();
    this.#composer?.focus();
  };

  #tell(): void {
    const { attachments, words, limits } = this.#options;
    for (const { key, file, state } of attachments.items) {
      if (state.kind !== 'failed' || this.#said.has(key)) continue;
      this.#said.add(key);
      const problem = obstacleText(state.why, words, limits());
      announce(words.t('files.problem', { name: file.name, problem }), 'assertive');
    }
    this.#composer?.requestUpdate();
  }

  #onSettled(): void {
    const { attachments, words } = this.#options;
    const isHeld = this.#isHolding;
    this.#isHolding = false;
    this.#composer?.requestUpdate();
    if (!isHeld) {
      if (attachments.files.length > 0) announce(words.t('files.uploaded', { n: attachments.files.length }));
    } else if (attachments.hasFailed) announce(words.t('files.not-sent'), 'assertive');
    else this.#composer?.submit();
  }

  readonly #onAttach = ({ currentTarget }: Event): void => {
    if (this.#isHolding) return;
    const input = (currentTarget as Element).nextElementSibling;
    if (input instanceof HTMLInputElement) input.click();
  };

  readonly #onChosen = ({ currentTarget }: Event): void => {
    const input = currentTarget as HTMLInputElement;
    const files = [...(input.files ?? [])];
    // The same one can be chosen again after it was removed.
    input.value = '';
    this.#request(files);
  };

  readonly #onPaste = (event: ClipboardEvent): void => {
    const files = filesIn(event.clipboardData);
    if (files.length === 0 || !this.#options.limits()) return;
    event.preventDefault();
    this.#request(files);
  };

  readonly #onDragOver = (event: DragEvent): void => {
    const { dataTransfer } = event;
    if (!dataTransfer || !holdsFiles(dataTransfer) || !this.#options.limits()) return;
    event.preventDefault();
    dataTransfer.dropEffect = 'copy';
    this.#drop(true);
  };

  readonly #onDrop = (event: DragEvent): void => {
    this.#drop(false);
    if (!holdsFiles(event.dataTransfer) || !this.#options.limits()) return;
    event.preventDefault();
    this.#request([...(event.dataTransfer?.files ?? [])]);
  };

  #drop(isDroppable: boolean): void {
    if (isDroppable === this.#isDroppable) return;
    this.#isDroppable = isDroppable;
    this.#composer?.requestUpdate();
  }

  #request(files: readonly File[]): void {
    const composer = this.#composer;
    if (!composer || files.length === 0 || composer.locked || this.#isHolding) return;
    composer.focus();
    if (!ask(composer, 'parley-files-request', { files })) return;
    const { attachments, words, limits } = this.#options;
    const isAll = attachments.add(files, limits());
    announce(words.t('files.chosen', { n: attachments.items.length }));
    if (!isAll) announce(words.t('files.too-many', { n: mostFiles }), 'assertive');
  }

  /** The focus goes to the next one, or to where one writes. */
  async #remove(key: string): Promise<void> {
    const { attachments, words } = this.#options;
    const at = attachments.items.findIndex((each) => each.key === key);
    const item = attachments.items[at];
    const composer = this.#composer;
    if (!item || !composer) return;
    attachments.remove(key);
    announce(words.t('files.removed', { name: item.file.name }));
    await composer.updateComplete;
    const left = composer.renderRoot.querySelectorAll<HTMLElement>('.attachment .remove');
    (left[Math.min(at, left.length - 1)] ?? composer).focus();
  }
}
