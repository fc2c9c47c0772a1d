/** The list of all shortcuts of an element, by group, over the page. */
import type { TemplateResult } from 'lit';
import { html } from 'lit';
import { property, query } from 'lit/decorators.js';
import { buttons } from './buttons.styles.js';
import { dialogStyles } from './dialog.styles.js';
import { Localize } from './localize.js';
import { ParleyElement } from './parley-element.js';
import { styles } from './parley-shortcuts-help.styles.js';
import { keyCaps } from './shortcuts.js';
import { shortcutsMessages } from './shortcuts-messages.js';
import { icon } from './staff-icons.js';
import { controlReset, theme } from './theme.js';

/** One shortcut in words. */
export interface ShortcutLine {
  readonly keys: string;
  readonly label: string;
  readonly group: string;
}

const groupsIn = (lines: readonly ShortcutLine[]): readonly string[] => [
  ...new Set(lines.map(({ group }) => group)),
];

/**
 * @summary What can be done by key.
 *
 * @fires parley-dismissed - It was closed.
 *
 * @csspart dialog - The box.
 * @csspart key - One key.
 *
 * @attr {boolean} everywhere - The shortcuts work wherever the focus is.
 */
export class ParleyShortcutsHelp extends ParleyElement {
  static override styles = [theme, controlReset, buttons, dialogStyles, styles];

  /** In their order; those that are switched off are left out. */
  @property({ attribute: false }) lines: readonly ShortcutLine[] = [];

  /** They work wherever the focus is in the page, and not in the element alone. */
  @property({ type: Boolean }) everywhere = false;

  @query('dialog') private dialog!: HTMLDialogElement | null;

  readonly #localize = new Localize(this, shortcutsMessages);

  get isOpen(): boolean {
    return this.dialog?.open ?? false;
  }

  /** The browser gives the focus back to whatever had it. */
  open(): void {
    if (this.dialog && !this.dialog.open && this.isConnected) this.dialog.showModal();
  }

  close(): void {
    this.dialog?.close();
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    // Inside of a dialog no shortcut works, and the key that opened this one is expected to close it.
    if (event.key === '?') this.close();
    // Escape closes this and nothing below it.
    if (event.key === '?' || event.key === 'Escape') event.stopPropagation();
  };

  readonly #onClick = (event: Event): void => {
    if (event.target === this.dialog) this.close();
  };

  #renderLine({ keys, label }: ShortcutLine): TemplateResult {
    return html`
      <div class="line">
        <dt>${label}</dt>
        <dd dir="ltr">${keyCaps(keys).map((cap) => html`<kbd part="key">${cap}</kbd>`)}</dd>
      </div>
    `;
  }

  protected override render(): TemplateResult {
    const t = this.#localize;
    const about = this.lines.length === 0 ? 'none' : this.everywhere ? 'about-global' : 'about';
    return html`
      <dialog
        part="dialog"
        aria-labelledby="title"
        aria-describedby="about"
        @keydown=${this.#onKey}
        @click=${this.#onClick}
        @close=${() => this.dispatchEvent(new CustomEvent('parley-dismissed'))}
      >
        <div class="box">
          <div class="top">
            <h2 id="title">${t.t('shortcuts.title')}</h2>
            <button class="icon-button close" autofocus aria-label=${t.t('shortcuts.close')} @click=${() => this.close()}>
              ${icon('x')}
            </button>
          </div>
          <p id="about" class="about">${t.t(`shortcuts.${about}`)}</p>
          <div class="groups">
            ${groupsIn(this.lines).map(
              (group) => html`
                <section>
                  <h3>${group}</h3>
                  <dl>${this.lines.filter((line) => line.group === group).map((line) => this.#renderLine(line))}</dl>
                </section>
              `,
            )}
          </div>
        </div>
      </dialog>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-shortcuts-help': ParleyShortcutsHelp;
  }
}
