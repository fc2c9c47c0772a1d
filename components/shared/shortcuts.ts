/**
 * Keys that do something in a staff element: one table, which a page can remap, thin out or switch off. A key of one
 * letter works while the element has the focus, and never while somebody types or a dialog is open.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { KeybindingPress } from 'tinykeys';
import { matchKeybindingPress, parseKeybinding } from 'tinykeys';
import { isEditable } from './key-guard.js';
import { warnOnce } from './warn-once.js';

/** One row of an element's table. `Word` is a key of its messages. */
export interface Shortcut<Word extends string = string, Group extends string = string> {
  /** Such as `j`, `$mod+k`, `Shift+t`; `$mod` is Command on a Mac and Control elsewhere. */
  readonly keys: string;
  readonly word: Word;
  readonly group: Group;
  /** Held down, it goes on: for moving. */
  readonly repeats?: true;
  /** The element matches it by itself, where a field has the focus. */
  readonly isOwn?: true;
}

/** By id: other keys, or null for none. `false`: no shortcut at all. */
export type ShortcutMap = Readonly<Record<string, string | null>> | false;

/** A shortcut as it is now; `keys` is null where it is switched off. */
export interface ShortcutNow<Id extends string> {
  readonly id: Id;
  readonly keys: string | null;
}

export interface ShortcutsOptions<Id extends string> {
  readonly name: string;
  readonly table: Readonly<Record<Id, Shortcut>>;
  /** What each does; false: nothing could be done, and the key is left to the page. */
  readonly run: Readonly<Partial<Record<Id, (event: KeyboardEvent) => boolean | undefined>>>;
  map(): ShortcutMap;
  /** Whether keys count wherever the focus is in the page. */
  isGlobal(): boolean;
}

const typingRoles = ['textbox', 'searchbox', 'combobox', 'spinbutton'];

const isTyping = (target: EventTarget | undefined): boolean =>
  isEditable(target) || (target instanceof Element && typingRoles.includes(target.role ?? ''));

/** Through shadow roots: a dialog of a nested element counts, too. */
const hasOpenDialog = (root: Document | ShadowRoot): boolean =>
  root.querySelector('dialog[open]') !== null ||
  [...root.querySelectorAll('*')].some(({ shadowRoot }) => shadowRoot !== null && hasOpenDialog(shadowRoot));

const isInLayer = (target: EventTarget): boolean =>
  target instanceof Element && target.matches('dialog[open], [role="dialog"], :popover-open');

/** What is no letter may need Shift on one keyboard and not on another; a question mark is one either way. */
const pressOf = (keys: string): KeybindingPress | null => {
  const [press, ...rest] = parseKeybinding(keys);
  if (!press || rest.length > 0) return null;
  const [required, optional, key] = press;
  if (typeof key !== 'string' || key === '') return null;
  const isSign = [...key].length === 1 && key.toLowerCase() === key.toUpperCase();
  return isSign ? [required, [...optional, 'Shift'], key] : press;
};

export class Shortcuts<Id extends string> implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #options: ShortcutsOptions<Id>;
  #target: EventTarget | null = null;

  constructor(host: ReactiveControllerHost & HTMLElement, options: ShortcutsOptions<Id>) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostConnected(): void {
    this.#listen();
  }

  hostUpdated(): void {
    if (this.#host.isConnected) this.#listen();
  }

  hostDisconnected(): void {
    this.#target?.removeEventListener('keydown', this.#onKey);
    this.#target = null;
  }

  /** All of the table, in its order, as the page has them. */
  get now(): readonly ShortcutNow<Id>[] {
    const { table, name } = this.#options;
    const map = this.#options.map();
    const ids = Object.keys(table) as Id[];
    if (map === false) return ids.map((id) => ({ id, keys: null }));
    for (const id of Object.keys(map ?? {})) {
      if (!Object.hasOwn(table, id)) warnOnce(`shortcut:${name}:${id}`, `<${name}> has no shortcut "${id}".`);
    }
    return ids.map((id) => ({ id, keys: this.#keysOf(id, map?.[id]) }));
  }

  #keysOf(id: Id, given: unknown): string | null {
    if (given === null) return null;
    const { keys } = this.#options.table[id];
    if (given === undefined) return keys;
    if (typeof given === 'string' && pressOf(given)) return given;
    const { name } = this.#options;
    warnOnce(`shortcut:${name}:${id}`, `<${name}> cannot use these keys for the shortcut "${id}".`);
    return keys;
  }

  /** The keys of one, for a hint beside a command; undefined where it has none. */
  hint(id: Id): string | undefined {
    const keys = this.now.find((each) => each.id === id)?.keys;
    return keys ? keyCaps(keys).join(' ') : undefined;
  }

  /** Whether this key is that shortcut now. */
  matches(id: Id, event: KeyboardEvent): boolean {
    const keys = this.now.find((each) => each.id === id)?.keys;
    const press = keys ? pressOf(keys) : null;
    return press !== null && !event.isComposing && matchKeybindingPress(event, press);
  }

  #listen(): void {
    const target = this.#options.isGlobal() ? document : this.#host;
    if (target === this.#target) return;
    this.hostDisconnected();
    this.#target = target;
    target.addEventListener('keydown', this.#onKey);
  }

  #idOf(event: KeyboardEvent): Id | undefined {
    return this.now.find(({ id }) => !this.#options.table[id].isOwn && this.matches(id, event))?.id;
  }

  // A listener of events in general, since it listens at the document or at the element.
  readonly #onKey = (given: Event): void => {
    const event = given as KeyboardEvent;
    if (event.defaultPrevented || event.isComposing) return;
    const path = event.composedPath();
    if (isTyping(path[0]) || path.some(isInLayer)) return;
    const id = this.#idOf(event);
    if (id === undefined || (event.repeat && !this.#options.table[id].repeats)) return;
    if (hasOpenDialog(document)) return;
    if (this.#options.run[id]?.(event) !== false) event.preventDefault();
  };
}

const isMac = (): boolean => /Mac|iPod|iPhone|iPad/.test(globalThis.navigator?.platform ?? '');

const caps: Readonly<Record<string, string>> = {
  Escape: 'Esc',
  Control: 'Ctrl',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  ' ': 'Space',
};

/** As they are printed on a keyboard: `$mod+k` is `Ctrl` and `K`. */
export const keyCaps = (keys: string): readonly string[] =>
  keys
    .split(/(?<=[\w\]])\+/)
    // What may be held, too, stands in brackets; a bracket by itself is a key.
    .map((part) => part.replace(/^\[(.+)\]$/, '$1'))
    .map((part) => {
      if (part === '$mod') return isMac() ? '⌘' : 'Ctrl';
      return caps[part] ?? ([...part].length === 1 ? part.toUpperCase() : part);
    });
