// What strangers may send before anybody answers, what a removed upload frees, and how often files may be opened.
import { describe, expect, it } from 'vitest';
import type { Identity } from '../../core/domain/identity.js';
import type { PolicyOverrides } from '../../core/domain/policy.js';
import type { HttpCredential, RoomAnswer } from '../../party/room/ports.js';
import { conversationId, customerIn, parleyWorld, secretFor, staffIn } from '../support/actors.js';
import { agent, customer as customerNamed } from '../support/builders.js';
import type { World } from '../support/pair/memory-host.js';
import {
  anna,
  codeOf,
  credentialOf,
  isGiven,
  linkFor,
  maria,
  minute,
  open,
  png,
  room,
  Sender,
  send,
  talking,
  told,
  uploaded,
  watching,
  whole,
} from '../support/room-files.js';

const waiting = async (policy: PolicyOverrides = {}) => {
  const world = parleyWorld({ workgroups: { sales: { policy } } });
  const customer = await customerIn(world).enter();
  return { world, customer };
};

const remove = (world: World, who: Identity | null, id: string): Promise<RoomAnswer | null> =>
  room(world).request({ method: 'DELETE', path: `uploads/${id}`, credential: credentialOf(world, who) });

describe('[G13] before anybody of staff answers', () => {
  const site = { filesBeforeAnswer: { count: 2, maxTotalBytes: 250 } };
  const two = { site: { filesBeforeAnswer: { count: 2, maxTotalBytes: 1_000 } } };

  it('[FI7][G13] a visitor sends so many, posted or not, and more as soon as somebody handles it', async () => {
    const { world, customer } = await waiting(two);
    const { id } = await uploaded(world, null);
    await customer.post('', { files: [id] });
    await uploaded(world, null);
    expect(codeOf(await send(world, null))).toBe('409 file-later');
    await room(world).sleep();
    expect(codeOf(await send(world, null)), 'kept with the conversation').toBe('409 file-later');
    const handler = await staffIn(world, anna).enter();
    await handler.command({ type: 'accept', epoch: 0 });
    expect(codeOf(await send(world, null))).toBe('200 ok');
    await handler.command({ type: 'end' });
    expect(codeOf(await send(world, null))).toBe('409 closed');
  });

  it('[FI7][G13] so much, and as much is kept free as somebody says that they send', async () => {
    const { world } = await waiting({ site });
    const sender = new Sender();
    const sent = send(world, null, { size: 200, pieces: sender.pieces() });
    sender.give(png(10));
    await sender.starved;
    expect(codeOf(await send(world, null, { size: 51, pieces: whole(png(51)) }))).toBe('409 file-later');
    expect(codeOf(await send(world, null, { size: 50, pieces: whole(png(50)) }))).toBe('200 ok');
    sender.give('end');
    expect(codeOf(await sent)).toBe('200 ok');
  });

  it('[FI7][G13] the header says how large one may be now, and again when somebody answers', async () => {
    const { world, customer } = await waiting({ site });
    expect(customer.header.files).toMatchObject({ maxBytes: 250 });
    const handler = await staffIn(world, anna).enter();
    await handler.command({ type: 'accept', epoch: 0 });
    expect(customer.header.files).toMatchObject({ maxBytes: 10_485_760 });
  });

  it('[FI7][G13][T02] watching, notes, whispers and flags make no difference', async () => {
    const { world } = await waiting({
      site,
      monitors: { phases: ['queued', 'active'], requires: 'signed-in', sideEffects: ['tag'] },
    });
    const watcher = await watching(world, 'monitor');
    await watcher.command({ type: 'post', audience: 'staff', text: 'Look at this' });
    await watcher.command({ type: 'flag', reason: 'odd' });
    const codes: string[] = [];
    for (let n = 0; n < 3; n += 1) codes.push(codeOf(await send(world, null)));
    expect(codes).toEqual(['200 ok', '200 ok', '409 file-later']);
  });

  it('[FI7][G13] whoever has a token is known, and has what the policy gives everybody', async () => {
    const world = parleyWorld({ workgroups: { sales: { policy: { site } } } });
    const known = customerNamed('Kim');
    await staffIn(world, known).enter();
    const end = room(world).connect();
    end.send({
      type: 'hello',
      versions: [1, 1],
      credential: { kind: 'token', token: world.tokenFor(known) },
      device: 'kim-------------',
      start: { workgroup: 'sales' },
    });
    await world.flush();
    for (let n = 0; n < 4; n += 1) expect(codeOf(await send(world, known))).toBe('200 ok');
  });
});

describe('[G13] an upload that is removed', () => {
  const site = { filesBeforeAnswer: { count: 1, maxTotalBytes: 100 } };

  it('[FI8][G13] frees what it counted for at once, and its bytes are gone', async () => {
    const { world, customer } = await waiting({ site });
    const { id } = await uploaded(world, null);
    expect(codeOf(await send(world, null))).toBe('409 file-later');
    expect(codeOf(await remove(world, null, id))).toBe('200 ok');
    expect(room(world).files.kept).toEqual([]);
    expect(codeOf(await remove(world, null, id)), 'once').toBe('nothing');
    expect(await customer.post('', { files: [id] })).toMatchObject({ code: 'file-gone' });
    expect(codeOf(await send(world, null))).toBe('200 ok');
  });

  it('[FI8][G13] also where its bytes cannot be deleted yet: that is done after a crash', async () => {
    const { world } = await waiting({ site });
    const { id } = await uploaded(world, null);
    room(world).files.isStuck = true;
    expect(codeOf(await remove(world, null, id))).toBe('200 ok');
    expect(room(world).files.kept).toEqual([id]);
    room(world).crash();
    room(world).files.isStuck = false;
    await customerIn(world).enter();
    expect(room(world).files.kept).toEqual([]);
    expect(codeOf(await send(world, null))).toBe('200 ok');
  });

  it('[FI8][G13] where it cannot be stored it counts as before', async () => {
    const { world } = await waiting({ site });
    const { id } = await uploaded(world, null);
    room(world).storage.failWrite();
    expect(codeOf(await remove(world, null, id))).toBe('503 storage');
    expect(room(world).files.kept).toEqual([id]);
    expect(codeOf(await send(world, null))).toBe('409 file-later');
  });

  it('[FI8][G13] is nobody else’s to remove, and in a message it is nobody’s', async () => {
    const { world, customer } = await talking();
    const { id } = await uploaded(world, null);
    const credential: HttpCredential = { kind: 'secret', value: secretFor(2) };
    const path = `uploads/${id}`;
    expect(await room(world).request({ method: 'DELETE', path, credential })).toBeNull();
    await watching(world, 'monitor', 'join');
    for (const who of [anna, maria, agent('Bert')]) expect(await remove(world, who, id)).toBeNull();
    await customer.post('', { files: [id] });
    expect(await remove(world, null, id)).toBeNull();
    for (const odd of ['', 'x', '../x', `${id}x`]) expect(await remove(world, null, odd)).toBeNull();
    expect(await open(world, id, await linkFor(world, null, id))).toBe(100);
  });

  it('[FI8][G13] stops what is still being sent', async () => {
    const { world } = await waiting({ site });
    const sender = new Sender();
    const sent = send(world, null, { pieces: sender.pieces() });
    sender.give(png(50));
    await sender.starved;
    const [coming] = room(world).files.kept;
    expect(codeOf(await remove(world, null, coming ?? ''))).toBe('200 ok');
    expect(codeOf(await sent)).toBe('409 file-gone');
    expect(room(world).files.kept).toEqual([]);
    expect(codeOf(await send(world, null))).toBe('200 ok');
  });

  it('[FI8][G13] sending and removing over and over is held back like sending', async () => {
    const { world } = await waiting();
    const codes: string[] = [];
    for (let n = 0; n < 25; n += 1) {
      const answer = await send(world, null);
      codes.push(codeOf(answer));
      if (answer?.status !== 200) continue;
      codes.push(codeOf(await remove(world, null, (JSON.parse(answer.body) as { id: string }).id)));
    }
    expect(codes.filter((code) => code === '200 ok')).toHaveLength(40);
    expect(codes.at(-1)).toBe('429 rate-limited');
  });

  it('[FI8][T02] is told to nobody', async () => {
    const { world, customer, handler } = await talking();
    const watcher = await watching(world, 'monitor', 'join');
    const { id } = await uploaded(world, null);
    for (const each of [customer, handler, watcher]) each.fresh();
    await remove(world, null, id);
    await world.flush();
    for (const each of [customer, handler, watcher]) expect(each.fresh()).toEqual([]);
  });
});

describe('[G13] opening files', () => {
  const opened = async (world: World, id: string, link: string | null): Promise<string> => {
    const given = await room(world).download(id, link ?? '');
    if (!isGiven(given)) return codeOf(given);
    for await (const _ of given.pieces);
    return 'given';
  };

  it('[FI9][G13] by one link goes so often, however it is written, and comes back with time', async () => {
    const { world, id } = await told();
    const link = (await linkFor(world, null, id)) ?? '';
    const sign = link.at(-1) ?? '';
    // What its last sign says beyond whole bytes nobody reads: these are the same link to whoever opens it.
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    const at = alphabet.indexOf(sign);
    const unread = [0, 2, 4][[0, 3, 2].indexOf(link.length % 4)] ?? 0;
    const spellings = Array.from(
      { length: 2 ** unread },
      (_, bits) => link.slice(0, -1) + alphabet[((at >> unread) << unread) | bits],
    );
    const fates: string[] = [];
    for (let n = 0; n < 12; n += 1)
      fates.push(await opened(world, id, spellings[n % spellings.length] ?? ''));
    expect(fates.filter((fate) => fate === 'given')).toHaveLength(10);
    expect(fates.at(-1)).toBe('429 rate-limited');
    const refused = await room(world).download(id, link);
    expect(refused).toMatchObject({ status: 429, retryAfter: 5 });
    expect(await opened(world, id, await linkFor(world, null, id)), 'another link').toBe('given');
    await world.advance(5_000);
    expect(await opened(world, id, link)).toBe('given');
  });

  it('[FI9][G13] by all links of one person goes so often, and nobody feels another', async () => {
    const { world, id } = await told();
    const links: (string | null)[] = [];
    for (let n = 0; n < 10; n += 1) links.push(await linkFor(world, null, id));
    const fates: string[] = [];
    for (let n = 0; n < 60; n += 1) fates.push(await opened(world, id, links[n % 10] ?? null));
    expect(fates.filter((fate) => fate === 'given')).toHaveLength(40);
    await watching(world, 'monitor');
    for (const who of [anna, maria]) {
      expect(await opened(world, id, await linkFor(world, who, id))).toBe('given');
    }
  });

  it('[FI9][G13][T02] what a monitor opens unseen takes nothing from customer and agent', async () => {
    const { world, id } = await told();
    await watching(world, 'monitor');
    const links = [];
    for (let n = 0; n < 20; n += 1) links.push(await linkFor(world, maria, id));
    const held = [];
    for (const link of links) {
      const given = await room(world).download(id, link ?? '');
      if (isGiven(given)) held.push(given.pieces[Symbol.asyncIterator]().next());
    }
    expect(held).toHaveLength(16);
    for (const who of [null, anna]) {
      const link = await linkFor(world, who, id);
      for (let n = 0; n < 10; n += 1) expect(await opened(world, id, link)).toBe('given');
    }
  });

  it('[FI9][G13] links that are none are no measure of anybody’s', async () => {
    const { world, id } = await told();
    const link = await linkFor(world, null, id);
    for (let n = 0; n < 200; n += 1) expect(await opened(world, id, `x${link}`)).toBe('nothing');
    expect(await opened(world, id, link)).toBe('given');
  });

  it('[FI9][G13] so many at once, and whoever reads to the end or goes makes room', async () => {
    const { world, id } = await told();
    const links = await Promise.all(Array.from({ length: 5 }, () => linkFor(world, null, id)));
    const begun: AsyncIterator<Uint8Array>[] = [];
    const begin = async (link: string | null): Promise<string> => {
      const given = await room(world).download(id, link ?? '');
      if (!isGiven(given)) return `${codeOf(given)} ${given?.retryAfter}`;
      const iterator = given.pieces[Symbol.asyncIterator]();
      await iterator.next();
      begun.push(iterator);
      return 'given';
    };
    const first = links[0] ?? null;
    for (let n = 0; n < 4; n += 1) expect(await begin(first)).toBe('given');
    expect(await begin(first), 'of one link').toBe('429 rate-limited 5');
    for (let n = 4; n < 16; n += 1) expect(await begin(links[Math.floor(n / 4)] ?? null)).toBe('given');
    expect(await begin(links[4] ?? null), 'of one person').toBe('429 rate-limited 5');
    await begun[0]?.next();
    expect(await begin(links[4] ?? null)).toBe('given');
    await begun[1]?.return?.();
    expect(await begin(links[4] ?? null)).toBe('given');
    expect(await begin(links[4] ?? null)).toBe('429 rate-limited 5');
  });

  it('[FI9][G13] one that nobody reads on is cut for another', async () => {
    const { world, customer } = await talking();
    const bytes = png(300_000);
    const { id } = await uploaded(world, null, { size: bytes.byteLength, pieces: whole(bytes) });
    await customer.post('', { files: [id] });
    const link = (await linkFor(world, null, id)) ?? '';
    const begun = [];
    for (let n = 0; n < 4; n += 1) {
      const given = await room(world).download(id, link);
      if (!isGiven(given)) throw new Error('It is not given.');
      const iterator = given.pieces[Symbol.asyncIterator]();
      await iterator.next();
      begun.push({ signal: given.signal, iterator });
    }
    await world.advance(59_999);
    await begun[0]?.iterator.next();
    expect(isGiven(await room(world).download(id, link))).toBe(false);
    await world.advance(1);
    expect(isGiven(await room(world).download(id, link))).toBe(true);
    expect(begun.map(({ signal }) => signal.aborted)).toEqual([false, true, false, false]);
    await expect(begun[1]?.iterator.next()).rejects.toThrow();
    expect((await begun[0]?.iterator.next())?.done).toBe(false);
  });

  it('[FI9][G13] a server that was asleep knows nobody any more, and the link is what it was', async () => {
    const { world, id } = await told();
    const link = await linkFor(world, null, id);
    for (let n = 0; n < 10; n += 1) await opened(world, id, link);
    expect(await opened(world, id, link)).toBe('429 rate-limited');
    await world.advance(5 * minute);
    expect(await opened(world, id, link)).toBe('nothing');
    expect(await world.conversation(conversationId(2)).download(id, link ?? '')).toBeNull();
  });
});
