/** A menu of commands at a button or at a point: one list that is walked with the arrow keys. */
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { property, query } from 'lit/decorators.js';
import { ParleyElement } from './parley-element.js';
import { styles } from './parley-menu.styles.js';
import { roveTo } from './roving.js';
import type { IconName } from './staff-icons.js';
import { icon } from './staff-icons.js';
import { controlReset, theme } from './theme.js';

export interface MenuItem {
  readonly id: string;
  readonly label: string;
  readonly icon?: IconName;
  /** Said beside it, such as the key that does the same. */
  readonly hint?: string;
  /** Why it cannot be chosen now; it is listed all the same. */
  readonly disabledReason?: string;
  readonly isDanger?: boolean;
  /** A line stands above it. */
  readonly startsGroup?: boolean;
  /** What all of its group have in common: stands in the line above the group, and is said with each of them. */
  readonly groupNote?: string;
}

export interface MenuChooseDetail {
  readonly id: string;
}

/** Where it opens: the edge of what was pressed, or the place of the pointer. */
export type MenuPlace = Pick<DOMRect, 'left' | 'right' | 'top' | 'bottom'>;

const MARGIN = 8;

/**
 * @summary A list of commands that opens over everything else.
 *
 * @fires {CustomEvent<MenuChooseDetail>} parley-menu-choose - A command was chosen. The menu is closed by then.
 * @fires parley-menu-closed - It is closed, with or without a choice.
 *
 * @csspart menu - The list.
 * @csspart item - One command.
 *
 * @attr {string} label - What the list is for.
 */
export class ParleyMenu extends ParleyElement {
  static override styles = [theme, controlReset, styles];

  /** What can be chosen, in its order. */
  @property({ attribute: false }) items: readonly MenuItem[] = [];

  /** What the list is for. */
  @property() label = '';

  @query('.menu') private menu!: HTMLElement | null;

  #opener: HTMLElement | null = null;

  get isOpen(): boolean {
    return this.menu?.matches(':popover-open') ?? false;
  }

  /** Opens at a place; the focus goes to the first command, and back to `opener` when it closes. */
  async openAt(place: MenuPlace, opener: HTMLElement | null): Promise<void> {
    await this.updateComplete;
    const { menu } = this;
    if (!menu || this.items.length === 0) return;
    this.#opener = opener;
    if (!this.isOpen) menu.showPopover();
    this.#putAt(menu, place);
    this.#buttons()[0]?.focus();
  }

  close(): void {
    if (this.isOpen) this.menu?.hidePopover();
  }

  /** Under the place, or above it where there is no room; at its start, or inwards from its end. */
  #putAt(menu: HTMLElement, { left, right, top, bottom }: MenuPlace): void {
    const { width, height } = menu.getBoundingClientRect();
    const isRtl = getComputedStyle(this).direction === 'rtl';
    const x = isRtl ? right - width : left;
    const below = bottom + 4;
    const y = below + height + MARGIN > innerHeight ? Math.max(MARGIN, top - height - 4) : below;
    menu.style.setProperty('left', `${Math.max(MARGIN, Math.min(x, innerWidth - width - MARGIN))}px`);
    menu.style.setProperty('top', `${y}px`);
  }

  #buttons(): readonly HTMLElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLElement>('.item')];
  }

  #choose({ id, disabledReason }: MenuItem): void {
    if (disabledReason !== undefined) return;
    this.close();
    // At once, and not when the browser says that it is closed: a question that is opened now gives the focus back to it.
    this.#opener?.focus();
    const detail: MenuChooseDetail = { id };
    this.dispatchEvent(new CustomEvent('parley-menu-choose', { detail }));
  }

  readonly #onToggle = (event: Event): void => {
    if ((event as ToggleEvent).newState !== 'closed') return;
    // Only where the focus would be nowhere: who pressed elsewhere wants to be there.
    const isLost = this.shadowRoot?.activeElement !== null || document.activeElement === document.body;
    if (isLost) this.#opener?.focus();
    this.#opener = null;
    this.dispatchEvent(new CustomEvent('parley-menu-closed'));
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Tab') return this.close();
    const buttons = this.#buttons();
    const at = buttons.indexOf(this.shadowRoot?.activeElement as HTMLElement);
    const to = this.#around(event, at, buttons.length) ?? roveTo(event, at, buttons.length);
    const next = to ?? this.#startingWith(event, at);
    if (next === null) return;
    event.preventDefault();
    // A letter that finds a command is no shortcut of the page.
    event.stopPropagation();
    buttons[next]?.focus();
  };

  /** From the last to the first and back, as menus do. */
  #around({ key }: KeyboardEvent, at: number, count: number): number | null {
    if (key === 'ArrowDown' && at === count - 1) return 0;
    return key === 'ArrowUp' && at <= 0 ? count - 1 : null;
  }

  #startingWith({ key, ctrlKey, metaKey, altKey }: KeyboardEvent, at: number): number | null {
    if ([...key].length !== 1 || key === ' ' || ctrlKey || metaKey || altKey) return null;
    const { items } = this;
    const isMeant = (index: number): boolean =>
      items[index % items.length]?.label.toLocaleLowerCase().startsWith(key.toLocaleLowerCase()) ?? false;
    const offset = items.findIndex((_, step) => isMeant(at + 1 + step));
    return offset < 0 ? null : (at + 1 + offset) % items.length;
  }

  #renderItem(item: MenuItem): TemplateResult {
    const { label, hint, disabledReason, isDanger, startsGroup, groupNote } = item;
    return html`
      <li role="none" class=${startsGroup ? 'group' : nothing}>
        ${startsGroup && groupNote ? html`<span class="note" aria-hidden="true">${groupNote}</span>` : nothing}
        <button
          part="item"
          class="item ${isDanger ? 'danger' : ''}"
          role="menuitem"
          tabindex="-1"
          aria-description=${groupNote ?? nothing}
          aria-disabled=${disabledReason === undefined ? nothing : 'true'}
          @click=${() => this.#choose(item)}
        >
          ${item.icon ? icon(item.icon, 'small') : html`<span class="no-icon"></span>`}
          <span class="label">${label}${disabledReason === undefined ? nothing : html`<small>${disabledReason}</small>`}</span>
          ${hint === undefined ? nothing : html`<kbd>${hint}</kbd>`}
        </button>
      </li>
    `;
  }

  protected override render(): TemplateResult {
    return html`
      <ul
        part="menu"
        class="menu"
        role="menu"
        popover="auto"
        aria-label=${this.label}
        @toggle=${this.#onToggle}
        @keydown=${this.#onKey}
        @contextmenu=${(event: Event) => event.preventDefault()}
      >
        ${this.items.map((item) => this.#renderItem(item))}
      </ul>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-menu': ParleyMenu;
  }
  interface HTMLElementEventMap {
    'parley-menu-choose': CustomEvent<MenuChooseDetail>;
    'parley-menu-closed': CustomEvent;
  }
}
