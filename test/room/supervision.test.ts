/** What a supervisor asks for and may not have: each no has its code, changes nothing, and is heard by nobody else. */
import { describe, expect, it } from 'vitest';
import type { Actor } from '../support/actors.js';
import { conversationId, staffIn } from '../support/actors.js';
import { supervisor } from '../support/builders.js';
import type { RoomTalk } from '../support/room-talk.js';
import { answeredTalk } from '../support/room-talk.js';

const quietly = async (
  { world, customer, handler }: RoomTalk,
  ask: () => Promise<unknown>,
): Promise<unknown> => {
  const room = world.conversation(conversationId(1));
  const before = { stored: await room.storage.list({ prefix: '' }), texts: [customer, handler].map(textsOf) };
  const answer = await ask();
  expect([customer, handler].map(textsOf)).toEqual(before.texts);
  expect(await room.storage.list({ prefix: '' })).toEqual(before.stored);
  return answer;
};

const textsOf = (actor: Actor): number => actor.end.texts.length;

describe('three commands, separately allowed', () => {
  it('[A01][A13] without its grant each is refused with a code, and changes nothing', async () => {
    const talk = await answeredTalk();
    const blind = await staffIn(talk.world, supervisor('Blind', ['whisper', 'join', 'takeover'])).enter();
    const monitor = { type: 'supervise', mode: 'monitor' };
    expect(await quietly(talk, () => blind.command(monitor))).toMatchObject({ code: 'forbidden' });

    const watcher = await staffIn(talk.world, supervisor('Watcher', ['monitor'])).enter();
    await watcher.command(monitor);
    for (const frame of [
      { type: 'supervise', mode: 'join' },
      { type: 'take-over', epoch: 1 },
      { type: 'post', audience: 'whisper', text: 'psst', epoch: 1 },
    ]) {
      expect(await quietly(talk, () => watcher.command(frame))).toMatchObject({ code: 'forbidden' });
    }
  });

  it('[B26][R7] nobody joins or takes over who is not watching at that moment', async () => {
    const talk = await answeredTalk();
    const maria = await staffIn(talk.world, supervisor('Maria')).enter();
    const takeOver = { type: 'take-over', epoch: 1 };
    const join = { type: 'supervise', mode: 'join' };
    for (const frame of [takeOver, join]) {
      expect(await quietly(talk, () => maria.command(frame))).toMatchObject({ code: 'not-monitoring' });
    }
    await maria.command({ type: 'supervise', mode: 'monitor' });
    await maria.command({ type: 'supervise', mode: 'leave' });
    expect(await quietly(talk, () => maria.command(takeOver))).toMatchObject({ code: 'not-monitoring' });
  });

  it('[B36] a takeover that was confirmed too late is refused with the state as it is', async () => {
    const talk = await answeredTalk();
    const maria = await staffIn(talk.world, supervisor('Maria')).enter();
    await maria.command({ type: 'supervise', mode: 'monitor' });
    await talk.handler.command({ type: 'end' });
    expect(await quietly(talk, () => maria.command({ type: 'take-over', epoch: 1 }))).toMatchObject({
      code: 'bad-state',
    });
    expect(maria.header).toMatchObject({ phase: 'wrap-up', handler: { name: 'Anna' } });
  });

  it('[A08][R2] a supervisor who took over and vanished leaves it to the queue, once', async () => {
    const talk = await answeredTalk();
    const maria = await staffIn(talk.world, supervisor('Maria')).enter();
    await maria.command({ type: 'supervise', mode: 'monitor' });
    await maria.command({ type: 'take-over', epoch: 1 });
    maria.end.drop();
    for (let second = 0; second < 100; second += 10) {
      talk.customer.send({ type: 'ping', received: talk.customer.end.texts.length });
      await talk.world.advance(10_000);
    }
    expect(talk.customer.header).toMatchObject({ phase: 'queued', handler: null });
    await maria.enter();
    expect(maria.header).toMatchObject({ kind: 'outsider', phase: 'queued' });
  });
});
