/** What a workgroup answers over HTTP: a table of what there is, and which grant each needs. */
import type { Grant, GrantRule, Identity } from '../../core/domain/identity.js';
import { grantsIn, hasAnyGrant, hasGrant } from '../../core/domain/identity.js';
import type { WorkgroupId } from '../../core/domain/ids.js';
import type { RefusalCode } from '../../core/domain/refusal.js';
import { refusals } from '../../core/domain/refusal.js';
import type { Fault } from '../../core/protocol/faults.js';
import type { Host, RoomAnswer, RoomRequest } from './ports.js';
import { Buckets } from './rate-limit.js';
import { isExpired } from './session.js';
import { isSuperseded } from './supersede.js';
import { tooOften } from './too-often.js';

const jsonText = (status: RoomAnswer['status'], body: string): RoomAnswer => ({
  status,
  contentType: 'application/json; charset=utf-8',
  body,
});
const json = (status: RoomAnswer['status'], value: unknown): RoomAnswer =>
  jsonText(status, JSON.stringify(value));

/** What is JSON already. */
export const okText = (body: string): RoomAnswer => jsonText(200, body);
export const ok = (value: unknown): RoomAnswer => json(200, value);

const refusal = (status: RoomAnswer['status'], code: RefusalCode): RoomAnswer =>
  json(status, { code, sentence: refusals[code] });

const faulty = {
  'invalid-policy': 'This is no policy. The one before is still in force.',
  'invalid-query': 'This is no search.',
  'invalid-customer': 'This is no id of a customer.',
} as const;

export const invalid = (code: keyof typeof faulty, faults: readonly Fault[]): RoomAnswer =>
  json(400, { code, sentence: faulty[code], faults });

/** What somebody sent; null is no JSON, which no document is. */
export const parsed = (body: string): unknown => {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return null;
  }
};

/** One thing that can be asked for. Paths are whole, or end with a slash before the name of what is meant. */
export interface Route {
  readonly method: RoomRequest['method'];
  readonly path: string;
  /** Any of these. */
  readonly needs: readonly Grant[];
  readonly answer: (asked: {
    readonly who: Identity;
    readonly rest: string;
    readonly body: string;
  }) => Promise<RoomAnswer | null> | RoomAnswer | null;
}

/** What strangers are answered. A whole path. */
export interface OpenRoute extends Pick<Route, 'method' | 'path'> {
  readonly answer: () => RoomAnswer;
}

const restOf = ({ method, path }: Pick<Route, 'method' | 'path'>, request: RoomRequest): string | null => {
  if (method !== request.method) return null;
  if (!path.endsWith('/')) return request.path === path ? '' : null;
  const rest = request.path.slice(path.length);
  return request.path.startsWith(path) && rest !== '' ? rest : null;
};

export class WorkgroupAnswers {
  readonly #host: Host;
  readonly #routes: readonly Route[];
  readonly #open: readonly OpenRoute[];
  readonly #rule: () => GrantRule;
  readonly #connected: () => readonly Identity[];
  readonly #buckets = new Buckets();

  constructor(
    host: Host,
    { rule, connected }: { readonly rule: () => GrantRule; readonly connected: () => readonly Identity[] },
    routes: readonly Route[],
    open: readonly OpenRoute[],
  ) {
    this.#host = host;
    this.#rule = rule;
    this.#connected = connected;
    this.#routes = routes;
    this.#open = open;
  }

  /** Null to whoever has no business here, be there something or not. */
  async to(request: RoomRequest): Promise<RoomAnswer | null> {
    const open = this.#open.find((route) => restOf(route, request) !== null);
    if (open) return this.#exists ? open.answer() : null;
    const who = await this.#bearer(request);
    if (!who) return null;
    const retryAfter = this.#buckets.take(who, 'reading', this.#host.clock.now());
    if (retryAfter !== null) return tooOften(retryAfter);
    for (const route of this.#routes) {
      const rest = restOf(route, request);
      if (rest === null) continue;
      const id = this.#host.id as WorkgroupId;
      if (!route.needs.some((grant) => hasGrant(who, id, grant, this.#rule())))
        return refusal(403, 'forbidden');
      try {
        return await route.answer({ who, rest, body: request.body });
      } catch (cause) {
        this.#host.log.error('answer-failed', cause);
        return refusal(503, 'storage');
      }
    }
    return null;
  }

  get #exists(): boolean {
    return this.#host.settings.workgroup(this.#host.id as WorkgroupId) !== null;
  }

  async #bearer({ credential }: RoomRequest): Promise<Identity | null> {
    const id = this.#host.id as WorkgroupId;
    if (credential?.kind !== 'token' || !this.#exists) return null;
    const who = await this.#host.tokens.verify(credential.value);
    if (!who || who.role === 'customer' || isExpired(who, this.#host.clock.now())) return null;
    const allowedBy = (each: Identity): readonly Grant[] => grantsIn(each, id, this.#rule());
    if (isSuperseded(who, this.#connected(), allowedBy)) return null;
    return hasAnyGrant(who, id, this.#rule()) ? who : null;
  }
}
