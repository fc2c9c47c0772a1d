/**
 * Keeps keys inside while somebody writes. A page with single-key shortcuts cannot tell that the focus is in a text
 * field of a shadow root: it sees the host element as target, and a typed `s` would open its search.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit';

const kinds = ['keydown', 'keypress', 'keyup'] as const;
const textless = new Set([
  'button',
  'checkbox',
  'color',
  'file',
  'image',
  'radio',
  'range',
  'reset',
  'submit',
]);

/** Whether typing into this makes text. */
export const isEditable = (target: EventTarget | undefined): boolean => {
  if (target instanceof HTMLInputElement) return !textless.has(target.type);
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  return target instanceof HTMLElement && target.isContentEditable;
};

/**
 * Stops keys at an element, after everything inside has seen them. A page that wants them sets `pass-keys` on the
 * element. Returns the function that ends it.
 */
export const guardKeys = (host: HTMLElement): (() => void) => {
  const stop = (event: KeyboardEvent): void => {
    if (!host.hasAttribute('pass-keys') && isEditable(event.composedPath()[0])) event.stopPropagation();
  };
  for (const kind of kinds) host.addEventListener(kind, stop);
  return () => {
    for (const kind of kinds) host.removeEventListener(kind, stop);
  };
};

/** The same for as long as an element is in a page. */
export class KeyGuard implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  #end: (() => void) | null = null;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#end = guardKeys(this.#host);
  }

  hostDisconnected(): void {
    this.#end?.();
  }
}
