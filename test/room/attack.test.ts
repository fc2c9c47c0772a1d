/** Who says too much, and what it costs them: buckets by audience, floods that end, and readers who do not read. */
import { describe, expect, it } from 'vitest';
import type { Identity } from '../../core/domain/identity.js';
import type { PersonId, WorkgroupId } from '../../core/domain/ids.js';
import { Connection } from '../../party/room/connections.js';
import { Bucket, Buckets, rates } from '../../party/room/rate-limit.js';
import type { Actor, Frame } from '../support/actors.js';
import { conversationId, customerIn, deskOf, parleyWorld, staffIn, workgroupOf } from '../support/actors.js';
import { agent, supervisor } from '../support/builders.js';
import type { World } from '../support/pair/memory-host.js';
import { answeredTalk } from '../support/room-talk.js';

const anna = agent('Anna');
const maria = supervisor('Maria');

const begun = async () => {
  const { world, customer, handler } = await answeredTalk();
  const watcher = await staffIn(world, maria).enter();
  await watcher.command({ type: 'supervise', mode: 'monitor' });
  await watcher.command({ type: 'supervise', mode: 'join' });
  // What they did so far counts no more.
  await world.advance(30_000);
  return { world, customer, handler, watcher };
};

/** Says the same until it is refused; how often it was accepted, and the refusal. */
const spend = async (actor: Actor, frame: Frame): Promise<{ accepted: number; refusal: Frame }> => {
  for (let accepted = 0; ; accepted += 1) {
    const answer = await actor.command(frame);
    if (answer.type === 'refused') return { accepted, refusal: answer };
  }
};

const post = (audience: string, text = 'x'): Frame => ({ type: 'post', audience, text, epoch: 1 });
const tooMuch = { type: 'refused', code: 'rate-limited', retryAfter: 1 };
const codes = (actor: Actor): readonly unknown[] =>
  actor.frames.filter(({ type }) => type === 'refused').map(({ code }) => code);

describe('[TH36] what is said to one audience', () => {
  const sorts: readonly (readonly [string, 'handler' | 'watcher', Frame])[] = [
    ['a handler’s notes', 'handler', post('staff')],
    ['a supervisor’s whispers', 'watcher', post('whisper')],
    ['a supervisor’s notes', 'watcher', post('staff')],
    ['a handler’s tags', 'handler', { type: 'tag', add: [], remove: [] }],
  ];
  it.each(sorts)('[TH36] %s take nothing of what they may say to everyone', async (_, who, frame) => {
    const talk = await begun();
    const { accepted, refusal } = await spend(talk[who], frame);
    expect([accepted, refusal]).toMatchObject([rates.staff.backstage.burst, tooMuch]);
    expect(await talk[who].command(post('everyone'))).toMatchObject({ type: 'accepted' });
    // And the other way round.
    await talk.world.advance(30_000);
    expect((await spend(talk[who], post('everyone'))).accepted).toBe(rates.staff.everyone.burst);
    expect(await talk[who].command(frame)).toMatchObject({ type: 'accepted' });
  });

  it('[TH36] watching up and down is spent from the same as whispers, and a takeover is still possible', async () => {
    const { world, watcher } = await begun();
    await watcher.command({ type: 'supervise', mode: 'leave' });
    let accepted = 1;
    for (let mode = 'monitor'; ; mode = mode === 'leave' ? 'monitor' : 'leave') {
      if ((await watcher.command({ type: 'supervise', mode })).type !== 'accepted') break;
      accepted += 1;
    }
    expect(accepted).toBe(rates.staff.backstage.burst);
    expect(await watcher.command({ type: 'take-over', epoch: 1 })).toMatchObject({ type: 'accepted' });
    await world.flush();
  });

  it('[TH36] nobody spends another’s, and two windows of one are one', async () => {
    const { world, customer, handler, watcher } = await begun();
    await spend(watcher, post('everyone'));
    await spend(customer, { type: 'post', audience: 'everyone', text: 'x' });
    expect(await handler.command(post('everyone'))).toMatchObject({ type: 'accepted' });
    const second = await staffIn(world, maria, 1, 'second').enter();
    expect(await second.command(post('everyone'))).toMatchObject(tooMuch);
  });

  it('[TH36] typing, drafts and marks delay neither messages nor one another', async () => {
    const { world, customer } = await begun();
    for (let n = 0; n < 60; n += 1) customer.send({ type: 'set-typing', active: n % 2 === 0 });
    await world.flush();
    expect(codes(customer)).toEqual(Array(60 - rates.customer.signal.burst).fill('rate-limited'));
    expect(await customer.post('Still here')).toMatchObject({ type: 'accepted' });
    const before = customer.frames.length;
    customer.send({ type: 'read-history', before: 'abc' });
    await world.flush();
    expect(customer.frames.slice(before)).toMatchObject([{ code: 'bad-frame' }]);
  });
});

describe('[TH36] a flood that goes on', () => {
  const flooded = async (actor: Actor, world: World, say: (n: number) => Frame): Promise<number> => {
    for (let n = 0; n < 1_000; n += 1) actor.send(say(n));
    await world.flush();
    expect(actor.end.closedWith).toEqual({ code: 4429, reason: 'flood' });
    return actor.frames.length;
  };

  it('[TH36] of pings ends, in rooms of all three kinds', async () => {
    const { world, handler } = await begun();
    const desk = await deskOf(world, anna).enter();
    const queue = await workgroupOf(world, anna).enter();
    for (const each of [handler, desk, queue]) {
      expect(await flooded(each, world, () => ({ type: 'ping', received: 0 }))).toBeLessThan(260);
    }
  });

  it('[TH36] of what is refused as too much ends', async () => {
    const { world, customer, handler } = await begun();
    const typing = (): Frame => ({ type: 'set-typing', active: true });
    expect(await flooded(customer, world, typing)).toBeLessThan(260);
    const n = handler.next;
    const notes = (at: number): Frame => ({
      ...post('staff', 'x'),
      commandId: `${handler.device}:${n + Math.min(at, rates.staff.backstage.burst)}`,
    });
    await flooded(handler, world, notes);
  });

  it('[TH36] at a desk ends', async () => {
    const { world } = await begun();
    const desk = await deskOf(world, anna).enter();
    await flooded(desk, world, () => ({ type: 'set-availability', kind: 'available' }));
  });

  it.each([
    ['a command that was answered already', 'accepted', (n: number) => n - 1],
    ['one that comes too soon', 'gap', (n: number) => n + 5],
  ])('[TH36] of %s is refused, then ends, and spends nothing of new ones', async (_, first, which) => {
    const { world, customer, handler } = await begun();
    await customer.post('One');
    const repeated = {
      ...post('everyone'),
      epoch: undefined,
      commandId: `${customer.device}:${which(customer.next)}`,
    };
    const before = customer.frames.length;
    for (let n = 0; n < 100; n += 1) customer.send(repeated);
    await world.flush();
    const answers = customer.frames.slice(before).map((frame) => frame.code ?? frame.type);
    const answered = rates.customer.repeat.burst;
    expect(answers).toEqual([...Array(answered).fill(first), ...Array(100 - answered).fill('rate-limited')]);
    expect(await customer.post('Two')).toMatchObject({ type: 'accepted' });
    await flooded(customer, world, () => repeated);
    expect(handler.texts.filter((text) => text === 'x')).toEqual([]);
  });

  it('[TH36] is nobody else’s matter, and who waits as told is let on', async () => {
    const { world, customer, handler } = await begun();
    for (let n = 0; n < 1_000; n += 1) customer.send({ type: 'ping', received: 0 });
    expect(await handler.post('Are you there?', { epoch: 1 })).toMatchObject({ type: 'accepted' });
    await customer.enter();
    for (let n = 0; n < 60; n += 1) {
      expect(await spend(customer, { type: 'post', audience: 'everyone', text: 'x' })).toMatchObject({
        refusal: tooMuch,
      });
      await world.advance(1_000);
    }
    expect(customer.end.closedWith).toBeNull();
  });
});

describe('[TH36] reading over HTTP', () => {
  const read = async (world: World, who: Identity, path: string, times: number) => {
    const credential = { kind: 'token', value: world.tokenFor(who) } as const;
    const answers = [];
    for (let n = 0; n < times; n += 1) {
      answers.push(await world.conversation(conversationId(1)).request({ path, credential }));
    }
    return answers;
  };

  it('[TH36] a conversation is read so often by one, with the same refusal always, and others go on', async () => {
    const { world } = await begun();
    const { burst } = rates.staff.reading;
    const answers = await read(world, maria, 'transcript', burst + 3);
    expect(answers.map((answer) => answer?.status)).toEqual([...Array(burst).fill(200), 429, 429, 429]);
    expect(answers.at(-1)).toEqual({
      status: 429,
      contentType: 'application/json; charset=utf-8',
      body: '{"code":"rate-limited","sentence":"Too many messages at once. Wait a moment."}',
      retryAfter: 1,
    });
    expect(await read(world, anna, 'transcript', 1)).toMatchObject([{ status: 200 }]);
    await world.advance(1_000);
    expect(await read(world, maria, 'metrics.json', 1)).toMatchObject([{ status: 200 }]);
  });

  it('[TH36][TH12] of a conversation that is not theirs nobody learns by asking often', async () => {
    const { world } = await begun();
    const eve = { ...customerOf('Eve') };
    expect(new Set(await read(world, eve, 'transcript', 100))).toEqual(new Set([null]));
  });
});

const customerOf = (name: string): Identity => ({
  ...agent(name),
  role: 'customer',
  id: `~${name.toLowerCase()}` as PersonId,
  grants: {},
});

describe('[TH36] buckets', () => {
  it('[TH36] that are full again are forgotten, and none that is not', () => {
    const buckets = new Buckets();
    const who = (n: number) => ({ id: `p${n}` as PersonId, role: 'agent' as const });
    const { burst, perSecond } = rates.staff.everyone;
    let allowed = 0;
    for (let n = 0; n < 20_000; n += 1) {
      buckets.take(who(n + 1), 'everyone', n);
      // Asks each time, and is not given more by being forgotten.
      if (buckets.take(who(0), 'everyone', n) === null) allowed += 1;
    }
    expect(allowed).toBeLessThanOrEqual(burst + 20 * perSecond);
    expect(allowed).toBeGreaterThan(burst + 19 * perSecond);
    expect(buckets.size).toBeLessThan(1_000);
  });

  it('[TH36] give back by the clock, and nothing for a clock that was set back', () => {
    const bucket = new Bucket({ perSecond: 2, burst: 2 }, 10_000);
    expect([bucket.isFull(10_000), bucket.take(10_000), bucket.take(10_000)]).toEqual([true, null, null]);
    expect([bucket.take(10_000), bucket.isFull(10_400)]).toEqual([1, false]);
    expect(bucket.take(5_000)).toBe(1);
    expect([bucket.take(5_500), bucket.take(5_500), bucket.isFull(7_000)]).toEqual([null, 1, true]);
  });
});

describe('[PT14][WI15] silence, by the clock', () => {
  it('[T06][PT14][WI15] closes a socket after 45 seconds without a word, in rooms of all three kinds, and none before', async () => {
    const { world, handler } = await begun();
    const desk = await deskOf(world, anna).enter();
    const queue = await workgroupOf(world, anna).enter();
    const all = [handler, desk, queue];
    for (const each of all) each.send({ type: 'ping', received: 0 });
    await world.advance(44_900);
    expect(all.map(({ end }) => end.closedWith)).toEqual([null, null, null]);
    // Any frame is a word, also one that is none.
    queue.send('what?');
    await world.advance(200);
    const silent = { code: 4414, reason: 'silent' };
    expect(all.map(({ end }) => end.closedWith)).toEqual([silent, silent, null]);
    await world.advance(45_000);
    expect(queue.end.closedWith).toEqual(silent);
  });

  it('[PT14][WI1] whoever has not said hello has five seconds, and frames that are none do not lengthen them', async () => {
    const world = parleyWorld();
    const [desk, queue] = [world.desk(anna.id).connect(), world.workgroup('sales' as WorkgroupId).connect()];
    await world.advance(4_900);
    expect([desk.closedWith, queue.closedWith]).toEqual([null, null]);
    queue.send('what?');
    await world.advance(200);
    expect(desk.closedWith).toEqual({ code: 4408, reason: 'no-hello' });
    expect(queue.closedWith).toEqual({ code: 4400, reason: 'bad-frames' });
  });
});

describe('[TH36] strangers at the door', () => {
  it('[TH36] of a room of any kind are twenty, and those who stand there longest go', async () => {
    const world = parleyWorld();
    for (const room of [
      world.conversation(conversationId(2)),
      world.desk(anna.id),
      world.workgroup('sales' as WorkgroupId),
    ]) {
      const ends = Array.from({ length: 20 }, () => room.connect());
      await world.flush();
      expect(ends.filter((end) => end.closedWith)).toEqual([]);
      await world.advance(1_000);
      const more = room.connect();
      await world.flush();
      expect([ends[0]?.closedWith, ends[1]?.closedWith, more.closedWith]).toEqual([
        { code: 4429, reason: 'flood' },
        null,
        null,
      ]);
    }
  });
});

describe('[TH36][F9] many who come at once', () => {
  it('[TH36] to one list are all let in, whoever is reported first: opened sockets come before their first words', async () => {
    const world = parleyWorld();
    const room = world.workgroup('sales' as WorkgroupId);
    const people = Array.from({ length: 100 }, (_, n) => agent(`A${n}`));
    const ends = people.map(() => room.connect());
    await world.flush();
    people.forEach((who, n) => {
      const credential = { kind: 'token', token: world.tokenFor(who) };
      ends[n]?.send({ type: 'hello', versions: [1, 1], credential });
    });
    await world.flush();
    expect(ends.filter((end) => end.closedWith)).toEqual([]);
  });

  it('[TH36] is a thousand at the most', async () => {
    const world = parleyWorld();
    const room = world.workgroup('sales' as WorkgroupId);
    const ends = Array.from({ length: 1_010 }, () => room.connect());
    await world.flush();
    expect(ends.filter((end) => end.closedWith?.code === 4429)).toHaveLength(10);
  });
});

describe('[TH36][TH37] coming in over and over', () => {
  const doors = {
    conversation: (world: World, n: number) => staffIn(world, anna, 1, `window-${n}`),
    workgroup: (world: World) => workgroupOf(world, anna),
    desk: (world: World) => deskOf(world, anna),
  } as const;

  it.each(Object.entries(doors))('[TH36] is refused at the door of a %s, and passes', async (_, door) => {
    const { world, handler, customer } = await begun();
    const came: Actor[] = [];
    for (let n = 0; n < rates.staff.entering.burst + 5; n += 1) {
      came.push(await door(world, n).enter());
      came.at(-1)?.end.drop();
      await world.flush();
    }
    const last = came.at(-1);
    expect(last?.frames).toMatchObject([tooMuch]);
    expect(last?.end.closedWith).toEqual({ code: 4429, reason: 'flood' });
    expect(came.filter(({ frames }) => frames[0]?.type === 'welcome').length).toBeGreaterThanOrEqual(
      rates.staff.entering.burst - 1,
    );
    expect([handler.end.closedWith, customer.end.closedWith]).toEqual([null, null]);
    expect((await customerIn(world, 1, { device: 'another' }).enter()).frames[0]).toMatchObject({
      type: 'welcome',
    });
    await world.advance(2_000);
    expect((await door(world, 99).enter()).frames[0]).toMatchObject({ type: 'welcome' });
  });

  it.each(Object.entries(doors))('[TH37] to a %s leaves the oldest of too many windows', async (_, door) => {
    const { world } = await begun();
    const other = await workgroupOf(world, maria).enter();
    const open: Actor[] = [];
    for (let n = 0; n < 40; n += 1) open.push(await door(world, n).enter());
    const codes = open.map(({ end }) => end.closedWith?.code ?? null);
    expect(codes).toEqual([...Array(8).fill(4409), ...Array(32).fill(null)]);
    expect(other.end.closedWith).toBeNull();
  });
});

describe('[TH36] what waits its turn on one socket', () => {
  const waiting = async (data: unknown, times: number) => {
    let closed: number | null = null;
    const socket = {
      ...{ id: 'x', attachment: null, attach: () => undefined, send: () => undefined },
      close: (code: number) => {
        closed = code;
      },
    };
    const connection = new Connection<null>(socket, null, 0);
    let taken = 0;
    let goOn = (): void => undefined;
    // The first one waits for somebody else, and all that follow for it.
    const first = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    const all = Array.from({ length: times }, () =>
      connection.inLine(data, async () => {
        await first;
        taken += 1;
      }),
    );
    const whileWaiting = closed;
    goOn();
    await Promise.all(all);
    return { whileWaiting, taken, connection };
  };

  it.each([
    ['frames', 'x', 512],
    ['text', 'x'.repeat(16_384), 128],
    ['bytes that are no text', new ArrayBuffer(1_048_576), 2],
  ])('[TH36] is bounded in %s', async (_, data, most) => {
    const within = await waiting(data, most);
    expect([within.whileWaiting, within.taken]).toEqual([null, most]);
    // What was taken waits no more.
    await within.connection.inLine(data, async () => undefined);
    expect(within.connection.isClosed).toBe(false);
    expect(await waiting(data, most + 1)).toMatchObject({ whileWaiting: 4429, taken: most });
  });
});
