/** Reads what is kept of conversations, with the token of whoever asks. Stateless but for that token. */
import type { ClosedQuery } from '../core/domain/closed-index.js';
import type { ConversationId, WorkgroupId } from '../core/domain/ids.js';
import type { TimelineExport } from '../core/domain/supervision-record.js';
import type { ArchiveFile, ArchivePort, ClosedPage, Colleague, KnownMetrics, Reading } from './archive.js';
import type { Reader } from './archive-answers.js';
import * as answers from './archive-answers.js';
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

/** Longer than any answer takes; what is not there then is not worth waiting for. */
const patience = 30_000;
/** A token that does not hold is answered like a room that is not there. */
const perhapsExpired: readonly number[] = [401, 404];

export class ArchiveClient implements ArchivePort {
  readonly #server: string;
  readonly #source: CredentialSource;
  readonly #fetch: typeof fetch;
  /** The one that the server has taken or not refused so far. */
  #used: string | null = null;

  constructor({ server, token, fetch: own }: ArchiveClientOptions) {
    this.#server = server.replace(/\/+$/, '');
    this.#source = new CredentialSource({ kind: 'token', token });
    this.#fetch = own ?? ((...args) => fetch(...args));
  }

  closed(workgroup: WorkgroupId, query: ClosedQuery): Promise<Reading<ClosedPage>> {
    return this.#json(['workgroup', workgroup], 'closed/search', answers.closedPage, query);
  }

  history(workgroup: WorkgroupId, conversation: ConversationId): Promise<Reading<ClosedPage>> {
    const path = `history/${encodeURIComponent(conversation)}`;
    return this.#json(['workgroup', workgroup], path, answers.closedPage);
  }

  timeline(conversation: ConversationId): Promise<Reading<TimelineExport>> {
    return this.#json(['main', conversation], 'timeline.json', answers.timelineExport);
  }

  metrics(conversation: ConversationId): Promise<Reading<KnownMetrics>> {
    return this.#json(['main', conversation], 'metrics.json', answers.metrics);
  }

  colleagues(workgroup: WorkgroupId): Promise<Reading<readonly Colleague[]>> {
    return this.#json(['workgroup', workgroup], 'colleagues', answers.colleagues);
  }

  file(conversation: ConversationId, name: ArchiveFile): Promise<Reading<Blob>> {
    return this.#read(['main', conversation], name, undefined, (response) => response.blob());
  }

  #json<Value>(room: Room, path: string, read: Reader<Value>, body?: object): Promise<Reading<Value>> {
    return this.#read(room, path, body, async (response) => read(await response.json()));
  }

  async #read<Value>(
    room: Room,
    path: string,
    body: object | undefined,
    take: (response: Response) => Promise<Value | null>,
  ): Promise<Reading<Value>> {
    try {
      const response = await this.#answer(room, path, body);
      if (!response.ok) return refusalOf(response, await response.json());
      const value = await take(response);
      return value === null ? { kind: 'lost' } : { kind: 'read', value };
    } catch {
      return { kind: 'lost' };
    }
  }

  /** With a token that was just made the answer is final, and so it is where there is no other token. */
  async #answer(room: Room, path: string, body: object | undefined): Promise<Response> {
    const kept = this.#used;
    const token = await this.#token();
    const response = await this.#ask(room, path, body, token);
    if (!perhapsExpired.includes(response.status)) return response;
    if (response.status !== 401 && token !== kept) return response;
    this.#source.expire();
    const fresh = await this.#token();
    return fresh === token ? response : this.#ask(room, path, body, fresh);
  }

  async #token(): Promise<string> {
    const credential = await this.#source.get();
    // Of somebody else, of whom the next question is to find another one.
    if (credential === null) this.#source.expire();
    if (credential?.kind !== 'token') throw new Error('There is no token of this person.');
    this.#used = credential.token;
    return this.#used;
  }

  #ask([party, id]: Room, path: string, body: object | undefined, token: string): Promise<Response> {
    return this.#fetch(`${this.#server}/parties/${party}/${encodeURIComponent(id)}/${path}`, {
      // Of what the browser would add by itself nothing is needed.
      credentials: 'omit',
      signal: AbortSignal.timeout(patience),
      headers: {
        authorization: `Bearer ${token}`,
        ...(body ? { 'content-type': 'application/json' } : {}),
      },
      ...(body ? { method: 'POST', body: JSON.stringify(body) } : {}),
    });
  }
}

const refusalOf = (response: Response, answer: unknown): Reading<never> => {
  const { code, sentence } = (answer ?? {}) as { readonly code?: unknown; readonly sentence?: unknown };
  if (typeof code !== 'string' || typeof sentence !== 'string') return { kind: 'lost' };
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  const retryAfter = Number.isFinite(seconds) && seconds >= 0 ? { retryAfter: seconds } : {};
  return { kind: 'refused', code, sentence, ...retryAfter };
};
