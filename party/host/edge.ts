/** What every request passes before a room exists: which party, which room, from which page, with which headers. */

import { isConversationId, isPersonId, isWorkgroupId } from '../../core/domain/ids.js';
import type { RoomRequest } from '../room/ports.js';
import type { AnswerName } from './answers.js';
import { answer, json } from './answers.js';
import { readBody } from './bodies.js';
import { credentialOf } from './credentials.js';
import { signDemoToken } from './demo-tokens.js';
import type { Deployment, Environment } from './deployment.js';
import { deploymentOf } from './deployment.js';
import { logFor } from './log.js';
import type { Origins } from './origins.js';
import { isWelcome, preflight, withCors } from './origins.js';
import type { PartyName } from './peers.js';
import { hasLink, isTooLong, ownLink, ownUpload, uploadPath } from './uploads.js';

/** The parties that may be asked for, and what the name of a room of each looks like. */
const roomIds = {
  main: isConversationId,
  workgroup: isWorkgroupId,
  desk: isPersonId,
} as const satisfies Record<PartyName, (id: string) => boolean>;

type Method = RoomRequest['method'];

/** What may be asked of a room over HTTP: paths below the room, and the methods of each. */
export interface EdgeRoute {
  readonly path: RegExp;
  readonly methods: readonly Method[];
  /** Who: whoever shows a credential, or a link; or anybody, of a room that the deployment has named. */
  readonly asks: 'bearer' | 'link' | 'anybody';
}

const routes: Readonly<Record<PartyName, readonly EdgeRoute[]>> = {
  main: [
    {
      path: /^(transcript|transcript\.json|timeline\.json|timeline\.csv|record\.json|metrics\.json)$/,
      methods: ['GET'],
      asks: 'bearer',
    },
    // Sent as they are, and fetched by a link that was given out.
    { path: /^files$/, methods: ['POST'], asks: 'bearer' },
    { path: /^files\/[A-Za-z0-9_-]{1,40}\/link$/, methods: ['POST'], asks: 'bearer' },
    { path: /^files\/[A-Za-z0-9_-]{1,40}$/, methods: ['GET'], asks: 'link' },
    // What was sent and is in no message.
    { path: /^uploads\/[A-Za-z0-9_-]{1,40}$/, methods: ['DELETE'], asks: 'bearer' },
    // From the server of another channel, in the name of its customer.
    { path: /^bridge$/, methods: ['POST'], asks: 'bearer' },
  ],
  workgroup: [
    { path: /^policy$/, methods: ['GET', 'PUT'], asks: 'bearer' },
    { path: /^(today|snapshot|colleagues)$/, methods: ['GET'], asks: 'bearer' },
    // What visitors may know before there is a conversation.
    { path: /^front$/, methods: ['GET'], asks: 'anybody' },
    { path: /^history\/[A-Za-z0-9_-]{1,80}$/, methods: ['GET'], asks: 'bearer' },
    { path: /^closed\/search$/, methods: ['POST'], asks: 'bearer' },
    // The id of a customer, in the form in which staff are given it.
    { path: /^blocked$/, methods: ['GET'], asks: 'bearer' },
    { path: /^blocked\/~?[A-Za-z0-9_.~-]{1,80}$/, methods: ['PUT', 'DELETE'], asks: 'bearer' },
    { path: /^customers\/~?[A-Za-z0-9_.~-]{1,80}$/, methods: ['DELETE'], asks: 'bearer' },
  ],
  desk: [],
};

/** Null when there is no such path below a room. */
export const routeOf = (party: string, path: string): EdgeRoute | null =>
  Object.hasOwn(routes, party)
    ? (routes[party as PartyName].find((route) => route.path.test(path)) ?? null)
    : null;

interface Place {
  readonly party: PartyName;
  readonly id: string;
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
    id,
    rest: rest.length === 0 ? null : rest.join('/'),
    url: url.origin + url.pathname,
  };
};

/**
 * The request as a room may see it. The query is dropped whole: a connection id that the client chose is of no use
 * (see sockets.ts), the platform keeps the address with every socket, in 2,048 bytes, and somebody would put a
 * token there, where logs would find it. Headers of ours can only come from ourselves.
 */
const cleaned = (
  request: Request,
  place: Place,
  body?: BodyInit,
  own: Readonly<Record<string, string>> = {},
): Request => {
  const headers = new Headers(request.headers);
  for (const name of [...headers.keys()]) if (name.startsWith('x-parley-')) headers.delete(name);
  for (const [name, value] of Object.entries(own)) headers.set(name, value);
  return new Request(place.url, {
    method: request.method,
    headers,
    ...(body === undefined ? {} : { body }),
  });
};

/** Bytes of a request's body: a policy document with all of its lists fits well. */
const LONGEST_DOCUMENT = 65_536;

/**
 * Runs a check and answers with a fixed sentence when it throws: PartyKit would send the error's own text. Of a server
 * that is not configured nobody knows which pages are welcome: any may read that, so that it can say what is wrong.
 */
const guarded = async <T>(
  request: Request,
  env: Environment,
  check: (deployment: Deployment) => Promise<T | Response> | T | Response,
): Promise<T | Response> => {
  let origins: Origins | null = 'any';
  try {
    const deployment = deploymentOf(env);
    if (deployment === null) return withCors(origins, request, answer('unavailable'));
    origins = deployment.origins;
    return await check(deployment);
  } catch (cause) {
    logFor({}).error('edge-failed', cause);
    return withCors(origins, request, answer('internal'));
  }
};

/** Before a socket. */
export const edgeConnect = (request: Request, env: Environment): Promise<Request | Response> =>
  guarded<Request>(request, env, ({ origins }) => {
    const place = placeOf(request.url);
    if (place?.rest !== null) return answer('not-found');
    return isWelcome(origins, request) ? cleaned(request, place) : answer('forbidden');
  });

/**
 * Before a request to a room: what is in the table of routes is let through; `/internal` is for other rooms, which
 * do not come this way, and to everybody else it is not there.
 */
export const edgeRequest = (request: Request, env: Environment): Promise<Request | Response> =>
  guarded<Request>(request, env, async ({ origins, settings }) => {
    const place = placeOf(request.url);
    const route = place && routeOf(place.party, place.rest ?? '');
    if (!place || !route) return answer('not-found');
    const { methods, asks } = route;
    if (!isWelcome(origins, request)) return answer('forbidden');
    if (request.method === 'OPTIONS') return withCors(origins, request, preflight(methods.join(', ')));
    if (!(methods as readonly string[]).includes(request.method)) return answer('not-found');
    const turnedAway = {
      // Whoever shows nothing is not worth a room, nor reading what they sent.
      bearer: () => (credentialOf(request) === null ? 'unauthenticated' : null),
      link: () => (hasLink(request) ? null : 'not-found'),
      // Strangers name rooms as they like: none begins that nobody configured.
      anybody: () => (settings.workgroup(place.id) === null ? 'not-found' : null),
    } as const satisfies Record<EdgeRoute['asks'], () => AnswerName | null>;
    const refusal = turnedAway[asks]();
    if (refusal !== null) return withCors(origins, request, answer(refusal));
    // The one thing of a query that a room is ever given.
    if (asks === 'link') return cleaned(request, place, undefined, ownLink(request));
    if (request.method === 'GET') return cleaned(request, place);
    if (place.party === 'main' && place.rest === uploadPath) {
      if (isTooLong(request)) {
        await request.body?.cancel();
        return withCors(origins, request, answer('file-too-large'));
      }
      return cleaned(request, place, request.body ?? undefined, ownUpload(request));
    }
    const body = await readBody(request, LONGEST_DOCUMENT);
    return body === null ? withCors(origins, request, answer('bad-request')) : cleaned(request, place, body);
  });

/** Everything that is neither a room nor a file. */
export const edgeFetch = (request: Request, env: Environment): Promise<Response> =>
  guarded<Response>(request, env, async (deployment) => {
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
