// Files of a conversation in memory: what sends them, asks for links and opens them, and a talk to do so in.
import { expect } from 'vitest';
import type { Identity } from '../../core/domain/identity.js';
import type { FileId } from '../../core/domain/ids.js';
import type { PolicyOverrides } from '../../core/domain/policy.js';
import type { HttpCredential, RoomAnswer, RoomFile, UploadRequest } from '../../party/room/ports.js';
import type { Actor } from './actors.js';
import { conversationId, customerIn, parleyWorld, secretFor, staffIn } from './actors.js';
import { agent, supervisor } from './builders.js';
import type { World } from './pair/memory-host.js';

export const anna = agent('Anna');
export const maria = supervisor('Maria', ['monitor', 'whisper', 'join', 'takeover', 'export', 'forceClose']);
export const minute = 60_000;

export const png = (size = 100): Uint8Array => {
  const bytes = new Uint8Array(size).fill(7);
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return bytes;
};

export async function* whole(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** Sends what a test gives, piece by piece, and counts what was taken of it. */
export class Sender {
  taken = 0;
  #next: (() => void) | null = null;
  #starve: () => void = () => {};
  /** All that was given is taken, and more is waited for. */
  readonly starved = new Promise<void>((resolve) => {
    this.#starve = resolve;
  });
  readonly #pieces: (Uint8Array | 'end' | 'cut')[] = [];

  give(piece: Uint8Array | 'end' | 'cut'): void {
    this.#pieces.push(piece);
    this.#next?.();
  }

  async *pieces(): AsyncGenerator<Uint8Array> {
    for (;;) {
      const piece = this.#pieces.shift();
      if (piece === 'end') return;
      if (piece === 'cut') throw new Error('The sender is gone.');
      if (piece) {
        this.taken += piece.byteLength;
        yield piece;
      } else {
        await new Promise<void>((resolve) => {
          this.#next = resolve;
          this.#starve();
        });
      }
    }
  }
}

export const customerCredential: HttpCredential = { kind: 'secret', value: secretFor(1) };
export const credentialOf = (world: World, who: Identity | null): HttpCredential =>
  who ? { kind: 'token', value: world.tokenFor(who) } : customerCredential;

export const room = (world: World) => world.conversation(conversationId(1));

export const send = (
  world: World,
  who: Identity | null,
  more: Partial<UploadRequest> = {},
): Promise<RoomAnswer | null> =>
  room(world).upload({
    credential: credentialOf(world, who),
    name: 'a.png',
    type: 'image/png',
    size: 100,
    pieces: whole(png()),
    ...more,
  });

export const uploaded = async (world: World, who: Identity | null, more: Partial<UploadRequest> = {}) => {
  const answer = await send(world, who, more);
  expect(answer?.status, answer?.body).toBe(200);
  return JSON.parse(answer?.body ?? '') as { id: FileId; name: string; type: string; size: number };
};

export const codeOf = (answer: RoomAnswer | null): string =>
  answer === null
    ? 'nothing'
    : `${answer.status} ${(JSON.parse(answer.body) as { code?: string }).code ?? 'ok'}`;

export const linkFor = async (world: World, who: Identity | null, id: string): Promise<string | null> => {
  const request = { method: 'POST', path: `files/${id}/link`, credential: credentialOf(world, who) } as const;
  const answer = await room(world).request(request);
  if (answer?.status !== 200) return null;
  const { url } = JSON.parse(answer.body) as { url: string };
  expect(url.startsWith(`/parties/main/${conversationId(1)}/files/${id}?link=`)).toBe(true);
  return url.split('link=')[1] ?? null;
};

export const isGiven = (given: RoomFile | RoomAnswer | null): given is RoomFile =>
  given !== null && 'pieces' in given;

/** How many bytes come of it; null: nothing is there. */
export const open = async (world: World, id: string, link: string | null): Promise<number | null> => {
  const file = await room(world).download(id, link ?? '');
  if (!isGiven(file)) return null;
  let size = 0;
  for await (const piece of file.pieces) size += piece.byteLength;
  return size;
};

export interface Told {
  readonly world: World;
  readonly customer: Actor;
  readonly handler: Actor;
  /** A picture of the customer's, in a message. */
  readonly id: FileId;
}

export const talking = async (policy: PolicyOverrides = {}): Promise<Omit<Told, 'id'>> => {
  const world = parleyWorld({ workgroups: { sales: { policy } } });
  const customer = await customerIn(world).enter();
  await customer.post('Hello');
  const handler = await staffIn(world, anna).enter();
  await handler.command({ type: 'accept', epoch: 0 });
  return { world, customer, handler };
};

export const told = async (policy: PolicyOverrides = {}): Promise<Told> => {
  const talk = await talking(policy);
  const { id } = await uploaded(talk.world, null);
  await talk.customer.post('', { files: [id] });
  return { ...talk, id };
};

export const watching = async (world: World, ...modes: readonly string[]): Promise<Actor> => {
  const watcher = await staffIn(world, maria).enter();
  for (const mode of modes) await watcher.command({ type: 'supervise', mode });
  return watcher;
};
