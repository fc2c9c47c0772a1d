/** Reads what is kept of conversations, with the token of whoever asks. Stateless but for that token. */
import type { ClosedQuery } from '../core/domain/closed-index.js';
import type { ConversationId, WorkgroupId } from '../core/domain/ids.js';
import type { MetricsView } from '../core/domain/metrics.js';
import type { TimelineExport } from '../core/domain/supervision-record.js';
import type { ArchiveFile, ArchivePort, ClosedPage, Colleague, Reading } from './archive.js';
import { CredentialSource } from './credential-source.js';
import type { TokenSource } from './snapshots.js';

export interface ArchiveClientOptions {
  /** Where the server is, such as `https://chat.example.org`. */
  readonly server: string;
  readonly token: TokenSource;
  /** For hosts that fetch in a way of their own, such as tests. */
  readonly fetch?: typeof fetch | undefined;
}

type Room = readonly [party: 'main' | 'workgroup', id: string];

export class ArchiveClient implements ArchivePort {
  readonly #server: string;
  readonly #source: CredentialSource;
  readonly #fetch: typeof fetch;

  constructor({ server, token, fetch: own }: ArchiveClientOptions) {
    this.#server = server;
    this.#source = new CredentialSource({ kind: 'token', token });
    this.#fetch = own ?? ((...args) => fetch(...args));
  }

  closed(workgroup: WorkgroupId, query: ClosedQuery): Promise<Reading<ClosedPage>> {
    return this.#json(['workgroup', workgroup], 'closed/search', query);
  }

  history(workgroup: WorkgroupId, conversation: ConversationId): Promise<Reading<ClosedPage>> {
    return this.#json(['workgroup', workgroup], `history/${conversation}`);
  }

  timeline(conversation: ConversationId): Promise<Reading<TimelineExport>> {
    return this.#json(['main', conversation], 'timeline.json');
  }

  metrics(conversation: ConversationId): Promise<Reading<MetricsView>> {
    return this.#json(['main', conversation], 'metrics.json');
  }

  async colleagues(workgroup: WorkgroupId): Promise<Reading<readonly Colleague[]>> {
    const answer = await this.#json<{ readonly colleagues: readonly Colleague[] }>(
      ['workgroup', workgroup],
      'colleagues',
    );
    return answer.kind === 'read' ? { kind: 'read', value: answer.value.colleagues } : answer;
  }

  file(conversation: ConversationId, name: ArchiveFile): Promise<Reading<Blob>> {
    return this.#read(['main', conversation], name, undefined, (response) => response.blob());
  }

  #json<Value>(room: Room, path: string, body?: object): Promise<Reading<Value>> {
    return this.#read(room, path, body, async (response) => (await response.json()) as Value);
  }

  async #read<Value>(
    room: Room,
    path: string,
    body: object | undefined,
    take: (response: Response) => Promise<Value>,
  ): Promise<Reading<Value>> {
    try {
      let response = await this.#ask(room, path, body);
      if (response.status === 401) {
        // Expired, as far as one can know: with a fresh one the answer is final.
        this.#source.expire();
        response = await this.#ask(room, path, body);
      }
      if (response.ok) return { kind: 'read', value: await take(response) };
      return refusalOf(await response.json());
    } catch {
      return { kind: 'lost' };
    }
  }

  async #ask([party, id]: Room, path: string, body: object | undefined): Promise<Response> {
    const credential = await this.#source.get();
    const authorization = credential.kind === 'token' ? `Bearer ${credential.token}` : '';
    const address = new URL(`/parties/${party}/${encodeURIComponent(id)}/${path}`, this.#server);
    return this.#fetch(address, {
      headers: { authorization, ...(body ? { 'content-type': 'application/json' } : {}) },
      ...(body ? { method: 'POST', body: JSON.stringify(body) } : {}),
    });
  }
}

const refusalOf = (answer: unknown): Reading<never> => {
  const { code, sentence } = (answer ?? {}) as { readonly code?: unknown; readonly sentence?: unknown };
  if (typeof code !== 'string' || typeof sentence !== 'string') return { kind: 'lost' };
  return { kind: 'refused', code, sentence };
};
