/** What every request passes before a room exists: which party, which room, from which page, with which headers. */

import { isConversationId, isPersonId, isWorkgroupId } from '../../core/domain/ids.js';
import type { RoomRequest } from '../room/ports.js';
import { answer, json } from './answers.js';
import { readBody } from './bodies.js';
import { credentialOf } from './credentials.js';
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

type Method = RoomRequest['method'];

/** What may be asked of a room of each kind over HTTP: paths below the room, and the methods of each. */
const routes: Readonly<
  Record<PartyName, readonly { readonly path: RegExp; readonly methods: readonly Method[] }[]>
> = {
  main: [
    {
      path: /^(transcript|transcript\.json|timeline\.json|timeline\.csv|record\.json|metrics\.json)$/,
      methods: ['GET'],
    },
    // From the server of another channel, in the name of its customer.
    { path: /^bridge$/, methods: ['POST'] },
  ],
  workgroup: [
    { path: /^policy$/, methods: ['GET', 'PUT'] },
    { path: /^(today|snapshot|colleagues)$/, methods: ['GET'] },
    { path: /^history\/[A-Za-z0-9_-]{1,80}$/, methods: ['GET'] },
    { path: /^closed\/search$/, methods: ['POST'] },
    // The id of a customer, in the form in which staff are given it.
    { path: /^customers\/~?[A-Za-z0-9_.~-]{1,80}$/, methods: ['DELETE'] },
  ],
  desk: [],
};

/** The methods of a path below a room; empty when there is no such path. */
export const methodsOf = (party: string, path: string): readonly Method[] =>
  Object.hasOwn(routes, party)
    ? (routes[party as PartyName].find((route) => route.path.test(path))?.methods ?? [])
    : [];

interface Place {
  readonly party: PartyName;
  /** Below the room, such as `transcript`; null: the room itself. */
  readonly rest: string | null;
  /** The same address without a query. */
  readonly url: string;
}

/** Null unless the address is `/parties/<party>/<room>` with known names. Segments count as they are, undecoded. */
const placeOf = (address: string): Place | null => {
  const url = new URL(address);
  const [empty, parties, party = '', id = '', ...rest] = url.pathname.split('/');
  if (empty !== '' || parties !== 'parties' || !Object.hasOwn(roomIds, party)) return null;
  if (!roomIds[party as PartyName](id)) return null;
  return {
    party: party as PartyName,
    rest: rest.length === 0 ? null : rest.join('/'),
    url: url.origin + url.pathname,
  };
};

/**
 * The request as a room may see it. The query is dropped whole: a connection id that the client chose is of no use
 * (see sockets.ts), the platform keeps the address with every socket, in 2,048 bytes, and somebody would put a
 * token there, where logs would find it. Headers of ours can only come from ourselves.
 */
const cleaned = (request: Request, place: Place, body?: string): Request => {
  const headers = new Headers(request.headers);
  for (const name of [...headers.keys()]) if (name.startsWith('x-parley-')) headers.delete(name);
  return new Request(place.url, {
    method: request.method,
    headers,
    ...(body === undefined ? {} : { body }),
  });
};

/** Bytes of a request's body: a policy document with all of its lists fits well. */
const LONGEST_DOCUMENT = 65_536;

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
    if (place?.rest !== null) return answer('not-found');
    return isWelcome(origins, request) ? cleaned(request, place) : answer('forbidden');
  });

/**
 * Before a request to a room: what is in the table of routes is let through; `/internal` is for other rooms, which
 * do not come this way, and to everybody else it is not there.
 */
export const edgeRequest = (request: Request, env: Environment): Promise<Request | Response> =>
  guarded<Request>(env, async ({ origins }) => {
    const place = placeOf(request.url);
    const methods = place ? methodsOf(place.party, place.rest ?? '') : [];
    if (!place || methods.length === 0) return answer('not-found');
    if (!isWelcome(origins, request)) return answer('forbidden');
    if (request.method === 'OPTIONS') return withCors(origins, request, preflight(methods.join(', ')));
    if (!(methods as readonly string[]).includes(request.method)) return answer('not-found');
    // Whoever shows nothing is not worth a room, nor reading what they sent.
    if (credentialOf(request) === null) return withCors(origins, request, answer('unauthenticated'));
    if (request.method === 'GET') return cleaned(request, place);
    const body = await readBody(request, LONGEST_DOCUMENT);
    return body === null ? withCors(origins, request, answer('bad-request')) : cleaned(request, place, body);
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
  const body = await readBody(request, LONGEST_BODY);
  try {
    const value: unknown = JSON.parse(body ?? '');
    return typeof value === 'object' && value !== null && 'person' in value ? value.person : null;
  } catch {
    return null;
  }
};
