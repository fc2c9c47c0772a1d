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
 * Stops keys at its host, after everything inside has seen them. A page that wants them sets `pass-keys` on the
 * element.
 */
export class KeyGuard implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    for (const kind of kinds) this.#host.addEventListener(kind, this.#onKey);
  }

  hostDisconnected(): void {
    for (const kind of kinds) this.#host.removeEventListener(kind, this.#onKey);
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (this.#host.hasAttribute('pass-keys')) return;
    if (isEditable(event.composedPath()[0])) event.stopPropagation();
  };
}
