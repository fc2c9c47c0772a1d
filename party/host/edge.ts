/** What every request passes before a room exists: which party, which room, from which page, with which headers. */
import { isConversationId, isPersonId, isWorkgroupId } from '../../core/domain/ids.js';
import { answer, json } from './answers.js';
import { signDemoToken } from './demo-tokens.js';
import type { Deployment, Environment } from './deployment.js';
import { deploymentOf } from './deployment.js';
import { logFor } from './log.js';
import { isWelcome, preflight, withCors } from './origins.js';
import type { PartyName } from './peers.js';

/** The parties that may be asked for, and what the name of a room of each looks like. */
const roomIds = {
  main: isConversationId,
  workgroup: isWorkgroupId,
  desk: isPersonId,
} as const satisfies Record<PartyName, (id: string) => boolean>;

/** What may be read of a room over HTTP. */
const readPaths: readonly string[] = ['/transcript', '/transcript.json'];

export const isReadPath = (rest: string): boolean => readPaths.includes(rest);

interface Place {
  /** Below the room: empty, or such as `/transcript`. */
  readonly rest: string;
  /** The same address without a query. */
  readonly url: string;
}

/** Null unless the address is `/parties/<party>/<room>` with known names. Segments count as they are, undecoded. */
const placeOf = (address: string): Place | null => {
  const url = new URL(address);
  const [empty, parties, party = '', id = '', ...rest] = url.pathname.split('/');
  if (empty !== '' || parties !== 'parties' || !Object.hasOwn(roomIds, party)) return null;
  if (!roomIds[party as PartyName](id)) return null;
  return { rest: rest.map((each) => `/${each}`).join(''), url: url.origin + url.pathname };
};

/**
 * The request as a room may see it. The query is dropped whole: a connection id that the client chose is of no use
 * (see sockets.ts), the platform keeps the address with every socket, in 2,048 bytes, and somebody would put a
 * token there, where logs would find it. Headers of ours can only come from ourselves.
 */
const cleaned = (request: Request, place: Place): Request => {
  const headers = new Headers(request.headers);
  for (const name of [...headers.keys()]) if (name.startsWith('x-parley-')) headers.delete(name);
  return new Request(place.url, { method: request.method, headers });
};

/** Runs a check and answers with a fixed sentence when it throws: PartyKit would send the error's own text. */
const guarded = async <T>(
  env: Environment,
  check: (deployment: Deployment) => Promise<T | Response> | T | Response,
): Promise<T | Response> => {
  try {
    const deployment = deploymentOf(env);
    return deployment === null ? answer('unavailable') : await check(deployment);
  } catch (cause) {
    logFor({}).error('edge-failed', cause);
    return answer('internal');
  }
};

/** Before a socket. */
export const edgeConnect = (request: Request, env: Environment): Promise<Request | Response> =>
  guarded<Request>(env, ({ origins }) => {
    const place = placeOf(request.url);
    if (place?.rest !== '') return answer('not-found');
    return isWelcome(origins, request) ? cleaned(request, place) : answer('forbidden');
  });

/**
 * Before a request to a room. The one that is let through is the transcript; `/internal` is for other rooms, which
 * do not come this way, and to everybody else it is not there.
 */
export const edgeRequest = (request: Request, env: Environment): Promise<Request | Response> =>
  guarded<Request>(env, ({ origins }) => {
    const place = placeOf(request.url);
    if (!place || !isReadPath(place.rest)) return answer('not-found');
    if (!isWelcome(origins, request)) return answer('forbidden');
    if (request.method === 'OPTIONS') return withCors(origins, request, preflight('GET'));
    return request.method === 'GET' ? cleaned(request, place) : answer('not-found');
  });

/** Everything that is neither a room nor a file. */
export const edgeFetch = (request: Request, env: Environment): Promise<Response> =>
  guarded<Response>(env, async (deployment) => {
    const { pathname } = new URL(request.url);
    if (pathname === '/health' && request.method === 'GET') return json({ ok: true });
    if (pathname === '/demo/token' && deployment.isDemo) return demoToken(request, deployment);
    return answer('not-found');
  });

const LONGEST_BODY = 1_024;

const demoToken = async (request: Request, deployment: Deployment): Promise<Response> => {
  const { origins } = deployment;
  if (!isWelcome(origins, request)) return answer('forbidden');
  if (request.method === 'OPTIONS') return withCors(origins, request, preflight('POST'));
  if (request.method !== 'POST') return answer('not-found');
  const token = await signDemoToken(await personIn(request), deployment);
  return withCors(origins, request, token === null ? answer('bad-request') : json({ token }));
};

const personIn = async (request: Request): Promise<unknown> => {
  if (Number(request.headers.get('content-length') ?? LONGEST_BODY + 1) > LONGEST_BODY) return null;
  const body = await request.text();
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null && 'person' in value ? value.person : null;
  } catch {
    return null;
  }
};
