// Files of a conversation, end to end in memory: who may send them, who is given them, and when they are gone.
import { describe, expect, it } from 'vitest';
import { defaultSite } from '../../core/domain/site.js';
import type { HttpCredential } from '../../party/room/ports.js';
import type { Actor, Frame } from '../support/actors.js';
import { conversationId, customerIn, parleyWorld, secretFor, staffIn } from '../support/actors.js';
import { agent } from '../support/builders.js';
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

const bert = agent('Bert');

const filesIn = (actor: Actor): readonly unknown[] =>
  actor.timeline.flatMap(({ body }) => ((body as Frame).files as readonly unknown[] | undefined) ?? []);

describe('sending a file', () => {
  it('[G13] it is kept, posted, seen by both sides and fetched as it was', async () => {
    const { world, customer, handler, id } = await told();
    const shown = [{ id, name: 'a.png', type: 'image/png', size: 100 }];
    expect(filesIn(customer)).toEqual(shown);
    expect(filesIn(handler)).toEqual(shown);
    for (const who of [null, anna]) expect(await open(world, id, await linkFor(world, who, id))).toBe(100);
    expect(world.faults).toEqual([]);
  });

  it('[G13] until it is posted it is there for nobody', async () => {
    const { world, handler } = await talking();
    const { id } = await uploaded(world, null);
    expect(await linkFor(world, null, id)).toBeNull();
    expect(await linkFor(world, anna, id)).toBeNull();
    expect(
      await handler.command({ type: 'post', audience: 'everyone', text: '', epoch: 1, files: [id] }),
    ).toMatchObject({
      code: 'file-gone',
    });
  });

  it('[G13] large ones are kept in pieces and come back whole', async () => {
    const { world, customer } = await talking();
    const bytes = png(1_000_003);
    const { id } = await uploaded(world, null, { size: bytes.byteLength, pieces: whole(bytes) });
    await customer.post('', { files: [id] });
    const file = await room(world).download(id, (await linkFor(world, null, id)) ?? '');
    const parts: Uint8Array[] = [];
    for await (const piece of isGiven(file) ? file.pieces : []) parts.push(piece);
    expect(Math.max(...parts.map(({ byteLength }) => byteLength))).toBeLessThan(120_000);
    expect(Buffer.concat(parts).equals(Buffer.from(bytes))).toBe(true);
  });

  it('[G13] nothing is read of what is declared too large, or of no sort that is taken', async () => {
    const { world } = await talking();
    const sender = new Sender();
    sender.give(png());
    const more = { pieces: sender.pieces() };
    expect(codeOf(await send(world, null, { ...more, size: 10_485_761 }))).toBe('413 file-too-large');
    expect(codeOf(await send(world, null, { ...more, type: 'text/html' }))).toBe('415 file-type');
    expect(sender.taken).toBe(0);
    expect(room(world).files.kept).toEqual([]);
  });

  it('[G13] what is larger than it was said to be is given up while it comes', async () => {
    const { world } = await talking({ site: { files: { ...defaultSite.files, maxBytes: 300_000 } } });
    for (const size of [200_000, null]) {
      const sender = new Sender();
      for (let n = 0; n < 100; n += 1) sender.give(n === 0 ? png(50_000) : new Uint8Array(50_000));
      sender.give('end');
      expect(codeOf(await send(world, null, { size, pieces: sender.pieces() }))).toBe('413 file-too-large');
      expect(sender.taken).toBeLessThanOrEqual((size ?? 300_000) + 50_000);
      expect(room(world).files.mostKept).toBeLessThanOrEqual(300_000);
      expect(room(world).files.kept).toEqual([]);
    }
  });

  it('[G13][T24] what is not what it says leaves nothing behind', async () => {
    const { world } = await talking();
    const html = new TextEncoder().encode('<script>alert(1)</script>');
    expect(codeOf(await send(world, null, { pieces: whole(html) }))).toBe('415 file-type');
    expect(codeOf(await send(world, null, { type: 'text/plain', pieces: whole(png()) }))).toBe(
      '415 file-type',
    );
    expect(room(world).files.kept).toEqual([]);
    const plain = await uploaded(world, null, { name: 'page.html', type: 'text/plain', pieces: whole(html) });
    expect(plain).toMatchObject({ name: 'page.html.txt', type: 'text/plain' });
  });

  it('[G13] a slow sender holds nobody up, and one who goes leaves nothing', async () => {
    const { world, customer, handler } = await talking();
    const sender = new Sender();
    const sent = send(world, null, { pieces: sender.pieces() });
    sender.give(png(50));
    await sender.starved;
    await handler.post('Take your time', { epoch: 1 });
    expect(customer.texts).toContain('Take your time');
    sender.give('cut');
    expect(codeOf(await sent)).toBe('503 storage');
    expect(room(world).files.kept).toEqual([]);
    expect(await send(world, null)).toMatchObject({ status: 200 });
  });

  it('[G13][FI4] whoever stops sending keeps no place beyond the hour, and nothing of theirs is left', async () => {
    const { world } = await talking();
    const sender = new Sender();
    const sent = send(world, null, { pieces: sender.pieces() });
    sender.give(png(50));
    await sender.starved;
    await world.advance(61 * minute);
    expect(codeOf(await sent)).toBe('409 file-gone');
    expect(room(world).files.kept).toEqual([]);
    sender.give(png(50));
    expect(room(world).files.kept).toEqual([]);
  });

  it('[G13][FI6] whoever is forgotten while they send leaves nothing either, whether or not the rest comes', async () => {
    const { world, customer } = await talking();
    const sender = new Sender();
    const sent = send(world, null, { pieces: sender.pieces() });
    sender.give(png(50));
    await sender.starved;
    await customer.command({ type: 'forget' });
    customer.end.drop();
    await world.flush();
    expect(codeOf(await sent)).toBe('409 file-gone');
    expect(room(world).files.kept).toEqual([]);
  });

  it('[G13] whoever may not write any more when it has come is refused', async () => {
    const { world, handler } = await talking();
    const sender = new Sender();
    const sent = send(world, null, { pieces: sender.pieces() });
    sender.give(png());
    await sender.starved;
    await handler.command({ type: 'end' });
    sender.give('end');
    expect(codeOf(await sent)).toBe('409 closed');
    expect(room(world).files.kept).toEqual([]);
  });

  it('[G13] too many at once are told when to come again', async () => {
    const { world } = await talking();
    const codes: string[] = [];
    for (let n = 0; n < 45; n += 1) codes.push(codeOf(await send(world, null, { type: 'text/html' })));
    expect(codes.filter((code) => code === '415 file-type')).toHaveLength(40);
    expect(codes.at(-1)).toBe('429 rate-limited');
    expect(codeOf(await send(world, anna)), 'a bucket of one’s own').toBe('200 ok');
  });

  it('[G13] with a required agreement missing nothing is taken', async () => {
    const world = parleyWorld({ workgroups: { sales: { policy: { consent: 'required' } } } });
    await customerIn(world).enter();
    expect(codeOf(await send(world, null))).toBe('409 consent-required');
  });
});

describe('[G13] who may send', () => {
  it.each([
    ['nobody', null, 'nothing'],
    ['another customer', 'other', 'nothing'],
    ['an agent of the workgroup', bert, '403 forbidden'],
    ['a supervisor outside', maria, '403 forbidden'],
    ['the handler', anna, '200 ok'],
  ] as const)('[G13][T02] %s', async (_name, who, expected) => {
    const { world } = await talking();
    const credential: HttpCredential =
      who === null || who === 'other'
        ? { kind: 'secret', value: secretFor(who === null ? 7 : 2) }
        : credentialOf(world, who);
    expect(codeOf(await send(world, null, { credential }))).toBe(expected);
  });

  it('[G13][T02] watching and whispering supervisors send nothing, joined ones to everyone', async () => {
    const { world, customer } = await talking();
    const watcher = await watching(world, 'monitor');
    expect(codeOf(await send(world, maria))).toBe('403 forbidden');
    await watcher.command({ type: 'post', audience: 'whisper', text: 'psst', epoch: 1 });
    expect(codeOf(await send(world, maria))).toBe('403 forbidden');
    await watcher.command({ type: 'supervise', mode: 'join' });
    const { id } = await uploaded(world, maria);
    for (const audience of ['whisper', 'staff']) {
      const frame = { type: 'post', audience, text: 'x', epoch: 1, files: [id] };
      expect(await watcher.command(frame)).toMatchObject({ code: 'bad-state' });
    }
    await watcher.post('', { epoch: 1, files: [id] });
    expect(filesIn(customer)).toHaveLength(1);
    expect(await open(world, id, await linkFor(world, null, id))).toBe(100);
  });
});

describe('[G13] a link', () => {
  it('[G13] is good for five minutes', async () => {
    const { world, id } = await told();
    const link = await linkFor(world, null, id);
    await world.advance(5 * minute - 1);
    expect(await open(world, id, link)).toBe(100);
    await world.advance(1);
    expect(await open(world, id, link)).toBeNull();
  });

  it('[G13] is for one file of one conversation, and nothing is one that was changed', async () => {
    const { world, customer, id } = await told();
    const other = await uploaded(world, null);
    await customer.post('', { files: [other.id] });
    const link = (await linkFor(world, null, id)) ?? '';
    expect(await open(world, other.id, link)).toBeNull();
    for (const forged of ['', 'x', link.slice(1), `${link}A`, `${link.slice(0, -2)}AA`, secretFor(1)]) {
      expect(await open(world, id, forged), forged).toBeNull();
    }
    const second = await customerIn(world, 2, { device: 'second' }).enter();
    await second.post('Hello');
    expect(await world.conversation(conversationId(2)).download(id, link)).toBeNull();
  });

  it('[G13] tells whoever finds it nothing of who it was for', async () => {
    const { world, id } = await told();
    const link = (await linkFor(world, anna, id)) ?? '';
    const text = Buffer.from(link, 'base64url').toString('latin1');
    for (const word of ['Anna', anna.id, 'handle', 'sales']) expect(text).not.toContain(word);
    expect(await linkFor(world, anna, id)).not.toBe(link);
  });

  it('[G13] is for whoever reads the conversation: also by watching, and afterwards by having handled it', async () => {
    const { world, handler, id } = await told();
    expect(await linkFor(world, bert, id)).toBeNull();
    await watching(world, 'monitor');
    expect(await open(world, id, await linkFor(world, maria, id))).toBe(100);
    await handler.command({ type: 'end' });
    await handler.command({ type: 'wrap-up', disposition: 'solved' });
    expect(await open(world, id, await linkFor(world, anna, id))).toBe(100);
    expect(await open(world, id, await linkFor(world, null, id))).toBe(100);
  });

  it('[G13] ends with what its holder may read: displaced, left, or with a later token', async () => {
    const { world, id } = await told();
    const annas = await linkFor(world, anna, id);
    const watcher = await watching(world, 'monitor');
    await watcher.command({ type: 'take-over', epoch: 1 });
    expect(await open(world, id, annas), 'removed by the takeover').toBeNull();
    const marias = await linkFor(world, maria, id);
    expect(await open(world, id, marias)).toBe(100);
    const lesser = { ...maria, grants: { sales: ['monitor' as const] }, issuedAt: 10 };
    await staffIn(world, lesser, 1, 'another').enter();
    expect(await open(world, id, marias), 'an older token that allows more').toBeNull();
  });

  it('[G13] ends with the content', async () => {
    const { world, customer, id } = await told();
    const link = await linkFor(world, null, id);
    expect(room(world).files.kept).toEqual([id]);
    await customer.command({ type: 'forget' });
    expect(await open(world, id, link)).toBeNull();
    expect(await linkFor(world, null, id)).toBeNull();
    expect(room(world).files.kept).toEqual([]);
    expect(JSON.stringify([...room(world).storage.dump()])).not.toContain('a.png');
  });
});

describe('[G13] what is deleted', () => {
  it('[G13] what nobody posts, after an hour', async () => {
    const { world } = await talking();
    await uploaded(world, null);
    await world.advance(60 * minute - 1);
    expect(room(world).files.kept).toHaveLength(1);
    await world.advance(1);
    expect(room(world).files.kept).toEqual([]);
  });

  it('[G13] after the days of the policy, with what still waited', async () => {
    const { world, handler, id } = await told({ retentionDays: 1, wrapUp: 'off' });
    expect(room(world).files.kept).toEqual([id]);
    await handler.command({ type: 'end' });
    await world.advance(24 * 60 * minute + 1);
    expect(room(world).files.kept).toEqual([]);
  });

  it('[G13] when deleting fails, at the next event, also after a crash', async () => {
    const { world } = await talking();
    await uploaded(world, null);
    const { files } = room(world);
    files.isStuck = true;
    await world.advance(61 * minute);
    expect(files.kept).toHaveLength(1);
    room(world).crash();
    files.isStuck = false;
    await customerIn(world).enter();
    expect(files.kept).toEqual([]);
  });

  it('[G13] what was coming when the room went down', async () => {
    const { world } = await talking();
    const sender = new Sender();
    void send(world, null, { pieces: sender.pieces() }).catch(() => {});
    sender.give(png(50));
    await sender.starved;
    expect(room(world).files.kept).toHaveLength(1);
    room(world).crash();
    await customerIn(world).enter();
    expect(room(world).files.kept).toEqual([]);
    const state = room(world).storage.dump().get('state') as {
      files: { uploads: unknown[]; doomed: unknown[] };
    };
    expect(state.files).toMatchObject({ uploads: [], doomed: [] });
  });
});

describe('[G13][T02] what is written down', () => {
  it('[G13][T24] transcripts, exports and the index name files, and hold no link and no bytes', async () => {
    const { world, customer, handler } = await talking();
    const evil = '=HYPERLINK("http://evil.example")<img src=x>.png';
    const { id, name } = await uploaded(world, null, { name: `x/${evil}` });
    await customer.post('See', { files: [id] });
    await linkFor(world, null, id);
    await handler.command({ type: 'end' });
    const credential = credentialOf(world, maria);
    for (const path of ['transcript', 'transcript.json', 'timeline.json', 'timeline.csv']) {
      const body = (await room(world).request({ path, credential }))?.body ?? '';
      expect(body, path).toContain('<img src=x>.png');
      expect(body, path).not.toMatch(/link=|\/parties\//);
      if (path === 'transcript') expect(body).toContain(`Carla: See\n    [file: ${name}, 100 bytes]`);
    }
  });

  it('[G13][T02] nobody is told of an upload, by frame or header, before it is posted', async () => {
    const { world, customer, handler } = await talking();
    const watcher = await watching(world, 'monitor', 'join');
    for (const each of [customer, handler, watcher]) each.fresh();
    for (const who of [null, anna, maria]) await uploaded(world, who, { name: 'secret plan.png' });
    await world.flush();
    for (const each of [customer, handler, watcher]) expect(each.fresh()).toEqual([]);
  });

  it('[G13] a customer of a channel that carries no files is sent none', async () => {
    const { world } = await talking({ site: { files: { ...defaultSite.files, mode: 'off' } } });
    expect(codeOf(await send(world, anna))).toBe('403 forbidden');
  });
});
