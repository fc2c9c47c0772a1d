/** What every menu does: one list of commands at a button or at a point, that is walked with the arrow keys. */
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { property, query } from './decorators.js';
import { ParleyElement } from './parley-element.js';
import { styles } from './parley-menu.styles.js';
import { roveTo } from './roving.js';
import type { IconName } from './staff-icons.js';
import { controlReset, theme } from './theme.js';

export interface MenuItem<Name extends IconName = IconName> {
  readonly id: string;
  readonly label: string;
  readonly icon?: Name;
  /** Said beside it, such as the key that does the same. */
  readonly hint?: string;
  /** Why it cannot be chosen now; it is listed all the same. */
  readonly disabledReason?: string;
  /** It is on or off, and choosing it turns it. */
  readonly isChecked?: boolean;
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

/** What it stays between. */
export type MenuSides = Pick<DOMRect, 'left' | 'right'>;

const MARGIN = 8;

/** The start of something that is so wide, moved so that it is between the two sides. */
const inside = (start: number, width: number, { left, right }: MenuSides): number =>
  Math.max(left + MARGIN, Math.min(start, right - width - MARGIN));

/** Of a menu of staff and one of customers: each draws the icons that its page has loaded. */
export abstract class MenuList<Name extends IconName = IconName> extends ParleyElement {
  static override styles = [theme, controlReset, styles];

  /** What can be chosen, in its order. */
  @property({ attribute: false }) items: readonly MenuItem<Name>[] = [];

  /** What the list is for. */
  @property() label = '';

  @query('.menu') private menu!: HTMLElement | null;

  #opener: HTMLElement | null = null;

  get isOpen(): boolean {
    return this.menu?.matches(':popover-open') ?? false;
  }

  /**
   * Opens at a place, in the window or within the sides of what it belongs to. The focus goes to the first command, and
   * back to `opener` when it closes.
   */
  async openAt(place: MenuPlace, opener: HTMLElement | null, sides?: MenuSides): Promise<void> {
    await this.updateComplete;
    const { menu } = this;
    // What it belongs to may be gone by now.
    if (!menu || !this.isConnected || this.items.length === 0) return;
    this.#opener = opener;
    if (!this.isOpen) menu.showPopover();
    this.#putAt(menu, place, sides);
    this.#buttons()[0]?.focus();
  }

  close(): void {
    if (this.isOpen) this.menu?.hidePopover();
  }

  /** Under the place, or above it where there is no room; at its start, or inwards from its end. */
  #putAt(menu: HTMLElement, { left, right, top, bottom }: MenuPlace, sides?: MenuSides): void {
    const { width, height } = menu.getBoundingClientRect();
    const isRtl = getComputedStyle(this).direction === 'rtl';
    const x = isRtl ? right - width : left;
    const below = bottom + 4;
    const y = below + height + MARGIN > innerHeight ? Math.max(MARGIN, top - height - 4) : below;
    // Where it is wider than what it belongs to it is in the window at least.
    const between = sides ? inside(x, width, sides) : x;
    menu.style.setProperty('left', `${inside(between, width, { left: 0, right: innerWidth })}px`);
    menu.style.setProperty('top', `${y}px`);
  }

  #buttons(): readonly HTMLElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLElement>('.item')];
  }

  #choose({ id, disabledReason }: MenuItem<Name>): void {
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
    if (event.key === 'Escape') {
      // Closes this and nothing below it: neither a panel that listens for it, nor a dialog that the browser would close.
      event.preventDefault();
      event.stopPropagation();
      return this.close();
    }
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

  protected abstract drawIcon(name: Name): TemplateResult;

  #renderItem(item: MenuItem<Name>): TemplateResult {
    const { label, hint, disabledReason, isChecked, isDanger, startsGroup, groupNote } = item;
    return html`
      <li role="none" class=${startsGroup ? 'group' : nothing}>
        ${startsGroup && groupNote ? html`<span class="note" aria-hidden="true">${groupNote}</span>` : nothing}
        <button
          part="item"
          class="item ${isDanger ? 'danger' : ''}"
          role=${isChecked === undefined ? 'menuitem' : 'menuitemcheckbox'}
          aria-checked=${isChecked ?? nothing}
          tabindex="-1"
          aria-description=${groupNote ?? nothing}
          aria-disabled=${disabledReason === undefined ? nothing : 'true'}
          @click=${() => this.#choose(item)}
        >
          ${item.icon ? this.drawIcon(item.icon) : html`<span class="no-icon"></span>`}
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
  interface HTMLElementEventMap {
    'parley-menu-choose': CustomEvent<MenuChooseDetail>;
    'parley-menu-closed': CustomEvent;
  }
}
