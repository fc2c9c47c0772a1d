/** Sockets that say nothing, too much, or do not listen; and who is missed when they are gone. */
import { describe, expect, it } from 'vitest';
import { limits } from '../../core/protocol/limits.js';
import { conversationId, customerIn, parleyWorld, staffIn, workgroupOf } from '../support/actors.js';
import { agent, supervisor } from '../support/builders.js';
import type { RoomTalk } from '../support/room-talk.js';
import { answeredTalk } from '../support/room-talk.js';

const maria = supervisor('Maria');

/** Time passes while this person's client goes on saying that it is there. */
const passWith = async (
  { world }: RoomTalk,
  seconds: number,
  alive: readonly RoomTalk['customer'][],
): Promise<void> => {
  for (let second = 0; second < seconds; second += 10) {
    for (const each of alive) each.send({ type: 'ping', received: each.end.texts.length });
    await world.advance(10_000);
  }
};

const kinds = (actor: RoomTalk['customer']): readonly unknown[] =>
  actor.timeline.map((entry) => (entry.body as { kind: string }).kind);

describe('silence on a socket', () => {
  it('[WI1] a socket that says no hello is closed after five seconds', async () => {
    const world = parleyWorld();
    const end = world.conversation(conversationId(1)).connect();
    await world.advance(4_900);
    expect(end.closedWith).toBeNull();
    await world.advance(200);
    expect(end.closedWith).toEqual({ code: 4408, reason: 'no-hello' });
    expect(end.texts).toEqual([]);
  });

  it('[WI1][F9] a server that is late itself looks first at what has come, and closes who goes on saying nothing', async () => {
    const world = parleyWorld();
    const late = customerIn(world);
    const silent = world.conversation(conversationId(1)).connect();
    await world.flush();
    // Nothing is looked at for eight seconds, as in a server at which a thousand knock at once.
    world.time.set(world.time.now() + 8_000);
    await world.flush();
    expect([late.end.closedWith, silent.closedWith]).toEqual([null, null]);
    await late.enter();
    expect(await late.post('I knocked in time')).toMatchObject({ type: 'accepted' });
    await world.advance(2_600);
    expect(silent.closedWith?.code).toBe(4408);
  });

  it('[TH36] of more than twenty who say nothing the oldest go, nothing is stored, and who speaks is let in', async () => {
    const world = parleyWorld();
    const room = world.conversation(conversationId(1));
    const ends = Array.from({ length: 20 }, () => room.connect());
    await world.advance(1_000);
    for (let n = 0; n < 5; n += 1) ends.push(room.connect());
    await world.flush();
    expect(ends.map((end) => end.closedWith?.code)).toEqual(ends.map((_, at) => (at < 5 ? 4429 : undefined)));
    expect((await room.storage.list({ prefix: '' })).size).toBe(0);
    const customer = await customerIn(world).enter();
    expect(await customer.post('Let me through')).toMatchObject({ type: 'accepted' });
  });

  it('[PT14][F8] a frozen client counts as gone after 45 seconds, and the conversation goes back to the queue', async () => {
    const talk = await answeredTalk();
    talk.handler.end.goSilent();
    await passWith(talk, 50, [talk.customer]);
    expect(talk.customer.header).toMatchObject({ handler: { present: false } });
    await passWith(talk, 100, [talk.customer]);
    expect(talk.customer.header).toMatchObject({ phase: 'queued', handler: null });
    expect(kinds(talk.customer).filter((kind) => kind === 'waiting-again')).toHaveLength(1);
    // Whoever takes it up now sees all that was said.
    const ben = await staffIn(talk.world, agent('Ben')).enter();
    expect(await ben.command({ type: 'accept', epoch: 2 })).toMatchObject({ type: 'accepted' });
    expect(ben.texts).toEqual(['Hello']);
  });

  it('[G10] a handler who is back in time stays the handler', async () => {
    const talk = await answeredTalk();
    talk.handler.end.drop();
    await passWith(talk, 60, [talk.customer]);
    await talk.handler.enter(talk.handler.cursor);
    await passWith(talk, 100, [talk.customer, talk.handler]);
    expect(talk.handler.header).toMatchObject({ phase: 'active', epoch: 1, you: { standing: 'handler' } });
  });

  it('[PT1][TI1] the workgroup wakes a conversation that slept through its deadline', async () => {
    const talk = await answeredTalk();
    const queue = await workgroupOf(talk.world, agent('Ben')).enter();
    talk.handler.end.drop();
    talk.customer.end.drop();
    await talk.world.flush();
    await talk.world.advance(1_000);
    // The conversation's timer does not survive, as after a crash of the machine.
    talk.world.conversation(conversationId(1)).crash();
    for (let second = 0; second < 120; second += 10) {
      queue.send({ type: 'ping', received: queue.end.texts.length });
      await talk.world.advance(10_000);
    }
    const told = queue.frames.findLast((frame) => frame.type === 'rows');
    expect(told).toMatchObject({ changed: [{ phase: 'queued', epoch: 2 }] });
  });
});

describe('a supervisor’s connection', () => {
  it('[E21][P16] who joined and drops out for a moment has not left; who stays away has, once', async () => {
    const talk = await answeredTalk();
    const watcher = await staffIn(talk.world, maria).enter();
    await watcher.command({ type: 'supervise', mode: 'monitor' });
    await watcher.command({ type: 'supervise', mode: 'join' });
    for (let flap = 0; flap < 4; flap += 1) {
      watcher.end.drop();
      await passWith(talk, 10, [talk.customer, talk.handler]);
      await watcher.enter(watcher.cursor);
    }
    expect(kinds(talk.customer)).not.toContain('left');
    watcher.end.drop();
    await passWith(talk, 60, [talk.customer, talk.handler]);
    expect(kinds(talk.customer).filter((kind) => kind === 'left')).toHaveLength(1);
    expect(kinds(talk.handler).filter((kind) => kind === 'left')).toHaveLength(1);
  });

  it('[E19][E18] leaving ends the frames at once, ends nothing for others, and twice is once', async () => {
    const talk = await answeredTalk();
    const watcher = await staffIn(talk.world, maria).enter();
    await watcher.command({ type: 'supervise', mode: 'monitor' });
    expect(await watcher.command({ type: 'supervise', mode: 'leave' })).toMatchObject({ type: 'accepted' });
    expect(await watcher.command({ type: 'supervise', mode: 'leave' })).toMatchObject({ type: 'accepted' });
    watcher.fresh();
    await talk.customer.post('Still there?');
    expect(watcher.fresh()).toEqual([]);
    expect(talk.handler.texts).toContain('Still there?');
  });
});

describe('too much', () => {
  it('[G49][WI13] a flood is refused with the time to wait, and costs nobody else anything', async () => {
    const talk = await answeredTalk();
    const answers = [];
    for (let index = 0; index < 40; index += 1) answers.push(await talk.customer.post(`spam ${index}`));
    const refused = answers.filter((answer) => answer.type === 'refused');
    expect(refused.length).toBeGreaterThan(10);
    expect(refused[0]).toMatchObject({ code: 'rate-limited', retryAfter: 1 });
    expect(await talk.handler.post('Calm down', { epoch: 1 })).toMatchObject({ type: 'accepted' });
    await passWith(talk, 10, [talk.customer]);
    expect(await talk.customer.post('Sorry')).toMatchObject({ type: 'accepted' });
  });

  it('[PT15][F11] a reader that does not read is closed and catches up when it is back', async () => {
    const talk = await answeredTalk();
    const slow = await staffIn(talk.world, maria).enter();
    await slow.command({ type: 'supervise', mode: 'monitor' });
    const long = 'x'.repeat(limits.textLength);
    const needed = Math.ceil(limits.unacknowledgedBytes / limits.textLength) + 5;
    for (let index = 0; index < needed; index += 1) {
      await talk.handler.post(long, { epoch: 1 });
      for (const each of [talk.handler, talk.customer]) {
        each.send({ type: 'ping', received: each.end.texts.length });
      }
      await talk.world.advance(100);
    }
    expect(slow.end.closedWith).toEqual({ code: 4413, reason: 'slow' });
    expect(talk.customer.end.closedWith).toBeNull();
    expect(talk.handler.end.closedWith).toBeNull();
    await slow.enter(slow.cursor);
    expect(slow.timeline.at(-1)).toMatchObject({ seq: talk.customer.timeline.length + 2 });
  });
});
