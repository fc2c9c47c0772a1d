/** Where the focus goes when the panel opens and closes: only ever by the work of a person. */
import { isEditable } from '../components/shared/key-guard.js';

export class FocusReturn {
  #opener: HTMLElement | null = null;

  /** Remembers where the focus is. True if it may follow into the panel. */
  leave(host: HTMLElement): boolean {
    const page = host.ownerDocument;
    const active = page.activeElement;
    this.#opener = active instanceof HTMLElement && active !== host && active !== page.body ? active : null;
    const isByPerson = page.defaultView?.navigator.userActivation?.isActive ?? false;
    // A page that opens the chat after some seconds must not take the keys of somebody who fills in a form.
    return isByPerson && !isEditable(active ?? undefined);
  }

  /** The launcher itself opened it. */
  forget(): void {
    this.#opener = null;
  }

  back(otherwise: HTMLElement | null): void {
    if (this.#opener?.isConnected) this.#opener.focus();
    else otherwise?.focus();
  }
}
