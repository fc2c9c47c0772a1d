/**
 * News from room to room: a signed request, made and checked here.
 *
 * Such a request goes straight to the other room and passes none of the checks at the edge, so from inside a room
 * it looks like one from outside. What tells them apart is a signature with a key that only the server has.
 */
import type { AnswerTo, PeerAddress, PeerMessage, PeerQuestion } from '../../core/protocol/peer.js';
import type { Clock, Peers } from '../room/ports.js';
import { sign, verify } from './keys.js';

export const INTERNAL = 'internal';

/** Where rooms of each kind live in PartyKit. */
export const partyOf = {
  conversation: 'main',
  workgroup: 'workgroup',
  desk: 'desk',
} as const satisfies Record<PeerAddress['kind'], string>;

export type PartyName = (typeof partyOf)[PeerAddress['kind']];

const TIME = 'x-parley-time';
const SIGNATURE = 'x-parley-signature';

/** For this long a request is good. Clocks of two machines may differ, and a captured one must grow stale. */
const WINDOW_MS = 60_000;
export const DEADLINE_MS = 5_000;

/** All of it, one field per line: method and path, so that it is good for one room only, time and body. */
const signedText = (party: string, id: string, time: string, body: string): string =>
  ['POST', `/parties/${party}/${id}/${INTERNAL}`, time, body].join('\n');

/** What one room sends to another: news, or a question that is answered. */
export type PeerCall = { readonly message: PeerMessage } | { readonly question: PeerQuestion };

/** As much of PartyKit's `context.parties` as is used. */
export type Parties = Readonly<
  Record<string, { get(id: string): { fetch(path: string, init: RequestInit): Promise<Response> } }>
>;

export class SignedPeers implements Peers {
  readonly #parties: Parties;
  readonly #key: Promise<CryptoKey>;
  readonly #clock: Pick<Clock, 'now'>;
  readonly #deadline: number;

  constructor(parties: Parties, key: Promise<CryptoKey>, clock: Pick<Clock, 'now'>, deadline = DEADLINE_MS) {
    this.#parties = parties;
    this.#key = key;
    this.#clock = clock;
    this.#deadline = deadline;
  }

  async tell(address: PeerAddress, message: PeerMessage): Promise<void> {
    await this.#send(address, { message });
  }

  async ask<Question extends PeerQuestion>(
    address: PeerAddress,
    question: Question,
  ): Promise<AnswerTo<Question>> {
    const response = await this.#send(address, { question });
    // Answered by ourselves: its form is what the compiler checked where it was made.
    return (await response.json()) as AnswerTo<Question>;
  }

  async #send(address: PeerAddress, call: PeerCall): Promise<Response> {
    const party = partyOf[address.kind];
    const body = JSON.stringify(call);
    const time = String(this.#clock.now());
    const signature = await sign(await this.#key, signedText(party, address.id, time, body));
    const stub = this.#parties[party]?.get(address.id);
    if (!stub) throw new Error(`There is no party called ${party}; is it in partykit.json?`);
    const answered = stub.fetch(`/${INTERNAL}`, {
      method: 'POST',
      headers: { [TIME]: time, [SIGNATURE]: signature, 'content-type': 'application/json' },
      body,
    });
    const response = await withDeadline(answered, this.#deadline);
    if (!response.ok) throw new Error(`The ${address.kind} room answered ${response.status}.`);
    return response;
  }
}

/** A room that hangs must not hang the one that tells it something; the news is told again later. */
const withDeadline = async <T>(promise: Promise<T>, ms: number): Promise<T> => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`The other room did not answer in ${ms} ms.`)), ms);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
};

/** The call of a request that another room of this server signed for this very room, or null. */
export const readPeerCall = async (
  request: Pick<Request, 'headers' | 'text'>,
  room: { readonly party: string; readonly id: string },
  key: Promise<CryptoKey>,
  now: number,
): Promise<PeerCall | null> => {
  const time = request.headers.get(TIME) ?? '';
  const signature = request.headers.get(SIGNATURE) ?? '';
  if (!/^\d{1,15}$/.test(time) || Math.abs(now - Number(time)) > WINDOW_MS) return null;
  const body = await request.text();
  if (!(await verify(await key, signedText(room.party, room.id, time, body), signature))) return null;
  // Signed by ourselves: its form is what the compiler checked where it was made.
  return JSON.parse(body) as PeerCall;
};
