/** Every HTTP answer that does not come from a room, as data: nothing from inside can get into one of these. */
import { refusals } from '../../core/domain/refusal.js';
import type { RoomAnswer } from '../room/ports.js';

interface Fixed {
  readonly status: number;
  readonly sentence: string;
}

const fixed = {
  'bad-request': { status: 400, sentence: 'This request does not have a form that the server knows.' },
  unauthenticated: { status: 401, sentence: 'A valid token is needed.' },
  forbidden: { status: 403, sentence: 'Requests from this origin are not accepted.' },
  'not-found': { status: 404, sentence: 'There is nothing here.' },
  'file-too-large': { status: 413, sentence: refusals['file-too-large'] },
  internal: { status: 500, sentence: 'Something went wrong on the server.' },
  unavailable: { status: 503, sentence: 'The server is not configured; its log says what is missing.' },
} as const satisfies Record<string, Fixed>;

export type AnswerName = keyof typeof fixed;

const headers = {
  'content-type': 'application/json',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
} as const;

export const answer = (name: AnswerName): Response =>
  new Response(JSON.stringify({ code: name, sentence: fixed[name].sentence }), {
    status: fixed[name].status,
    headers,
  });

export const json = (value: unknown): Response => new Response(JSON.stringify(value), { headers });

/** What a room answered, with its own status. */
export const fromRoom = ({ status, contentType, body, retryAfter }: RoomAnswer): Response =>
  new Response(body, {
    status,
    headers: {
      ...headers,
      'content-type': contentType,
      ...(retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }),
    },
  });
