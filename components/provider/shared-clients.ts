/** One connection per room for all elements of a page: whoever asks second is given what the first one has. */
import type { ArchivePort } from '../../client/archive.js';
import type {
  ConversationPort,
  DeskPort,
  RoomClient,
  TokenSource,
  WorkgroupPort,
} from '../../client/snapshots.js';
import type { ConversationId, PersonId, WorkgroupId } from '../../core/domain/ids.js';
import type { ClientOptions, StaffClients } from '../shared/staff-clients.js';

/** The same client, which connects for the first that wants it and disconnects with the last. */
const counted = <Client extends RoomClient<unknown>>(client: Client, unused: () => void): Client => {
  let users = 0;
  const connect = (): void => {
    users += 1;
    if (users === 1) client.connect();
    // Whoever comes later is told by the next change, and there may be none for a long time.
    else queueMicrotask(() => client.dispatchEvent(new Event('change')));
  };
  const disconnect = (): void => {
    if (users === 0) return;
    users -= 1;
    if (users > 0) return;
    client.disconnect();
    unused();
  };
  return new Proxy(client, {
    get: (target, key) => {
      if (key === 'connect') return connect;
      if (key === 'disconnect') return disconnect;
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
};

class Pool<Client extends RoomClient<unknown>> {
  readonly #shared = new Map<string, Client>();

  get(key: string, make: () => Client): Client {
    const known = this.#shared.get(key);
    if (known) return known;
    const client = counted(make(), () => this.#shared.delete(key));
    this.#shared.set(key, client);
    return client;
  }
}

/** `token` is asked by every connection, whichever element opened it: elements come and go. */
export class SharedClients implements StaffClients {
  readonly #clients: StaffClients;
  readonly #token: TokenSource;
  readonly #desks = new Pool<DeskPort>();
  readonly #workgroups = new Pool<WorkgroupPort>();
  readonly #conversations = new Pool<ConversationPort>();
  #archive: ArchivePort | null = null;

  constructor(clients: StaffClients, token: TokenSource) {
    this.#clients = clients;
    this.#token = token;
  }

  desk({ server }: ClientOptions, of?: PersonId): DeskPort {
    return this.#desks.get(of ?? '', () => this.#clients.desk({ server, token: this.#token }, of));
  }

  workgroup({ server }: ClientOptions, id: WorkgroupId): WorkgroupPort {
    return this.#workgroups.get(id, () => this.#clients.workgroup({ server, token: this.#token }, id));
  }

  conversation({ server }: ClientOptions, id: ConversationId): ConversationPort {
    return this.#conversations.get(id, () => this.#clients.conversation({ server, token: this.#token }, id));
  }

  archive({ server }: ClientOptions): ArchivePort {
    this.#archive ??= this.#clients.archive({ server, token: this.#token });
    return this.#archive;
  }
}
