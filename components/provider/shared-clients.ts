/** One connection per room for all elements of a page: whoever asks second is given what the first one has. */
import type { ArchivePort } from '../../client/archive.js';
import type {
  Connection,
  ConversationPort,
  DeskPort,
  RoomClient,
  TokenSource,
  WorkgroupPort,
} from '../../client/snapshots.js';
import type { ConversationId, PersonId, WorkgroupId } from '../../core/domain/ids.js';
import type { ClientOptions, StaffClients } from '../shared/staff-clients.js';

type AnyClient = RoomClient<{ readonly connection: Connection }>;

interface Shared<Client> {
  readonly client: Client;
  /** Who uses it now, by what they hold of it: asking twice to be connected makes nobody two. */
  readonly users: Set<object>;
}

/** The same client for one of its users. It connects with the first of them, and disconnects or closes with the last. */
const heldOf = <Client extends AnyClient>({ client, users }: Shared<Client>, unused: () => void): Client => {
  const me = {};
  const connect = (): void => {
    users.add(me);
    const { kind } = client.snapshot.connection;
    if (users.size === 1 || kind === 'ended') client.connect();
    // Whoever comes later is told by the next change, and there may be none for a long time.
    else queueMicrotask(() => client.dispatchEvent(new Event('change')));
  };
  const without =
    (leave: 'disconnect' | 'close') =>
    // What is unsent of one of them is still in the hands of the others.
    (): unknown => {
      if (!users.delete(me) || users.size > 0) return [];
      unused();
      return client[leave]();
    };
  return new Proxy(client, {
    get: (target, key) => {
      if (key === 'connect') return connect;
      if (key === 'disconnect' || key === 'close') return without(key);
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
};

class Pool<Client extends AnyClient> {
  readonly #shared = new Map<string, Shared<Client>>();

  get(key: string, make: () => Client): Client {
    const shared = this.#shared.get(key) ?? { client: make(), users: new Set() };
    this.#shared.set(key, shared);
    return heldOf(shared, () => {
      if (this.#shared.get(key) === shared) this.#shared.delete(key);
    });
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
