/** Ties a Lit element to a client: the element renders anew whenever the client's snapshot was replaced. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { RoomClient } from './snapshots.js';

export class StoreController<Client extends RoomClient<unknown>> implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #client: Client | null;
  #isConnected = false;
  readonly #update = (): void => this.#host.requestUpdate();

  constructor(host: ReactiveControllerHost, client: Client | null = null) {
    this.#host = host;
    this.#client = client;
    host.addController(this);
  }

  get client(): Client | null {
    return this.#client;
  }

  set client(client: Client | null) {
    if (client === this.#client) return;
    this.#client?.removeEventListener('change', this.#update);
    this.#client = client;
    if (this.#isConnected) client?.addEventListener('change', this.#update);
    this.#update();
  }

  /** The snapshot as it is now; null without a client. */
  get snapshot(): Client['snapshot'] | null {
    return this.#client?.snapshot ?? null;
  }

  hostConnected(): void {
    this.#isConnected = true;
    this.#client?.addEventListener('change', this.#update);
    // Whatever changed while the element was out of the page was not heard.
    this.#update();
  }

  hostDisconnected(): void {
    this.#isConnected = false;
    this.#client?.removeEventListener('change', this.#update);
  }
}
