/** Renders an element anew whenever the client that it was given has another snapshot. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { RoomClient } from '../../client/snapshots.js';

/**
 * `find` is asked again before every update, so the element may be given another client, or none, at any time.
 * The subscription ends with the connection of the element; the client itself is left alone.
 */
export class Follow<Snapshot, Client extends RoomClient<Snapshot>> implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #find: () => Client | null;
  #client: Client | null = null;

  constructor(host: ReactiveControllerHost, find: () => Client | null) {
    this.#host = host;
    this.#find = find;
    host.addController(this);
  }

  get snapshot(): Snapshot | null {
    return this.#find()?.snapshot ?? null;
  }

  hostConnected(): void {
    this.#subscribe(this.#find());
    // It may have changed while nobody listened.
    this.#host.requestUpdate();
  }

  hostUpdate(): void {
    this.#subscribe(this.#find());
  }

  hostDisconnected(): void {
    this.#subscribe(null);
  }

  #subscribe(client: Client | null): void {
    if (client === this.#client) return;
    this.#client?.removeEventListener('change', this.#onChange);
    this.#client = client;
    this.#client?.addEventListener('change', this.#onChange);
  }

  readonly #onChange = (): void => this.#host.requestUpdate();
}
