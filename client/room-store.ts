/** What the three clients share: a snapshot that is replaced on every change, and the connection it comes by. */
import type { Credential } from '../core/protocol/conversation-up.js';
import type { ClientCredential } from './credential-source.js';
import { CredentialSource } from './credential-source.js';
import type { Environment } from './environment.js';
import { browserEnvironment } from './environment.js';
import type { Connection, RoomClient } from './snapshots.js';
import { Transport } from './transport.js';

export interface RoomOptions<Down extends { readonly type: string }> {
  /** Where the server is: an absolute `http:` or `https:` address. */
  readonly server: string;
  readonly credential: ClientCredential;
  readonly environment?: Environment | undefined;
  readonly party: 'main' | 'workgroup' | 'desk';
  /** The room's name; null when the credential does not tell it. */
  room(credential: Credential): string | null;
  readonly known: Readonly<Partial<Record<Down['type'], true>>>;
}

const addressOf = (server: string, party: string, room: string): string =>
  `${server.replace(/^http/, 'ws').replace(/\/+$/, '')}/parties/${party}/${encodeURIComponent(room)}`;

export abstract class RoomStore<
    Snapshot extends { readonly connection: Connection },
    Up extends { readonly type: string },
    Down extends { readonly type: string },
  >
  extends EventTarget
  implements RoomClient<Snapshot>
{
  protected readonly transport: Transport<Up, Down>;
  protected readonly environment: Environment;
  /** What the socket says hello with, for what is asked beside it. */
  protected readonly credentials: CredentialSource;
  #snapshot: Snapshot;

  constructor(initial: Snapshot, options: RoomOptions<Down>) {
    super();
    this.#snapshot = initial;
    this.environment = options.environment ?? browserEnvironment;
    this.credentials = new CredentialSource(options.credential);
    this.transport = new Transport<Up, Down>({
      environment: this.environment,
      credential: this.credentials,
      known: options.known,
      url: (credential) => {
        const room = options.room(credential);
        return room === null ? null : addressOf(options.server, options.party, room);
      },
      hello: (credential) => this.hello(credential),
      received: (frame) => this.receive(frame),
      changed: () => this.connectionChanged(),
    });
  }

  get snapshot(): Snapshot {
    return this.#snapshot;
  }

  connect(): void {
    this.transport.connect();
  }

  disconnect(): void {
    this.transport.disconnect();
  }

  close(): void {
    this.disconnect();
    // Two that spoke under one name would give one number to two messages.
    this.connect = () => {};
  }

  retryNow(): void {
    this.transport.retryNow();
  }

  protected abstract receive(frame: Down): void;

  /** What this room's hello says besides versions and credential. */
  protected hello(_credential: Credential): Promise<object> {
    return Promise.resolve({});
  }

  protected connectionChanged(): void {
    this.update({});
  }

  protected update(changed: Partial<Omit<Snapshot, 'connection'>>): void {
    this.#snapshot = { ...this.#snapshot, ...changed, connection: this.transport.connection };
    this.dispatchEvent(new Event('change'));
  }
}
