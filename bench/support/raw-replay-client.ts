/** A client of the bare room that replays: it connects and comes back by the same means as Parley's own clients. */
import { CredentialSource } from '../../client/credential-source.js';
import type { Environment } from '../../client/environment.js';
import { Transport } from '../../client/transport.js';

export type RawUp =
  | { readonly type: 'hello'; readonly since: number }
  | { readonly type: 'post'; readonly text: string }
  | { readonly type: 'ping'; readonly received: number };

export type RawDown =
  | { readonly type: 'welcome' }
  | { readonly type: 'entries'; readonly texts: readonly string[]; readonly live: boolean }
  | { readonly type: 'pong' };

export class RawReplayClient extends EventTarget {
  readonly texts: string[] = [];
  readonly #transport: Transport<RawUp, RawDown>;

  constructor(url: string, environment: Environment) {
    super();
    this.#transport = new Transport<RawUp, RawDown>({
      environment,
      credential: new CredentialSource({ kind: 'secret', secret: '' }),
      known: { welcome: true, entries: true, pong: true },
      url: () => url,
      hello: async () => ({ since: this.texts.length }),
      received: (frame) => this.#take(frame),
      changed: () => this.dispatchEvent(new Event('change')),
    });
  }

  get isLive(): boolean {
    const { connection } = this.#transport;
    return connection.kind === 'live' && connection.isComplete;
  }

  connect(): void {
    this.#transport.connect();
  }

  disconnect(): void {
    this.#transport.disconnect();
  }

  post(text: string): void {
    this.#transport.send({ type: 'post', text });
  }

  #take(frame: RawDown): void {
    if (frame.type !== 'entries') return;
    this.texts.push(...frame.texts);
    if (frame.live) this.#transport.complete();
    this.dispatchEvent(new Event('change'));
  }
}
