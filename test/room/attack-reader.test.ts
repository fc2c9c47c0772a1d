/** Readers who ask for much and read nothing: what a room sends to one is bounded, and honest ones get everything. */
import { describe, expect, it } from 'vitest';
import { limits } from '../../core/protocol/limits.js';
import type { Actor, Frame } from '../support/actors.js';
import { customerIn, parleyWorld, staffIn } from '../support/actors.js';
import { agent, supervisor } from '../support/builders.js';

const anna = agent('Anna');
const maria = supervisor('Maria');
/** Each character takes two bytes of the text on the wire. */
const long = '"'.repeat(limits.textLength);
const count = 450;

const acknowledge = (actor: Actor): void => actor.send({ type: 'ping', received: actor.end.texts.length });

/** Of a conversation with nine pages of long messages, a customer who comes to it. */
const longTalk = async () => {
  const world = parleyWorld();
  const customer = await customerIn(world).enter();
  const handler = await staffIn(world, anna).enter();
  await handler.command({ type: 'accept', epoch: 0 });
  customer.end.drop();
  for (let n = 1; n <= count; n += 1) {
    handler.send({
      ...{ type: 'post', audience: 'everyone', text: `${n} ${long.slice(10)}`, epoch: 1 },
      commandId: `${handler.device}:${n + 1}`,
    });
    if (n % 15 !== 0) continue;
    await world.flush();
    acknowledge(handler);
    await world.advance(1_000);
  }
  await customer.enter();
  return { world, customer, handler };
};

const bytesOf = (actor: Actor): number => actor.end.texts.reduce((sum, text) => sum + text.length, 0);
const older = (actor: Actor): string | null => {
  const frame = actor.frames.findLast((each) => each.type === 'page' || each.reset);
  const before = frame?.type === 'page' ? frame.before : (frame?.reset as Frame | undefined)?.before;
  return (before ?? null) as string | null;
};

describe('[PT15][TH37] a reader that does not read', () => {
  it('[PT15][TH37] is given a bounded amount however often it asks, is cut off when it goes on, and can come back', async () => {
    const { world, customer, handler } = await longTalk();
    const page = { type: 'read-history', before: older(customer) };
    const largest = 2 * limits.unacknowledgedBytes;
    for (let second = 0; second < 60 && !customer.end.closedWith; second += 1) {
      for (let n = 0; n < 30; n += 1) customer.send(page);
      await world.advance(1_000);
    }
    expect(customer.end.closedWith).toEqual({ code: 4429, reason: 'flood' });
    expect(bytesOf(customer)).toBeLessThan(largest);
    expect(customer.frames.filter((frame) => frame.code === 'rate-limited').length).toBeGreaterThan(10);
    expect(handler.end.closedWith).toBeNull();
    await customer.enter();
    expect(customer.texts).toHaveLength(50);
  });

  it('[PT15][TH37] that asks at the pace of an honest one is refused and not cut off', async () => {
    const { world, customer } = await longTalk();
    const page = { type: 'read-history', before: older(customer) };
    for (let n = 0; n < 100; n += 1) {
      customer.send(page);
      // Says that it is there, and not that it has anything.
      customer.send({ type: 'ping', received: 0 });
      await world.advance(1_000);
    }
    expect(customer.end.closedWith).toBeNull();
    expect(bytesOf(customer)).toBeLessThan(2 * limits.unacknowledgedBytes);
    acknowledge(customer);
    customer.send(page);
    await world.flush();
    expect(customer.frames.at(-1)).toMatchObject({ type: 'page' });
  });

  it('[PT15][TH37] and comes and goes between what it sees and what it does not is closed as slow', async () => {
    const { world } = await longTalk();
    const watcher = await staffIn(world, maria).enter();
    for (let n = 0; n < 40 && !watcher.end.closedWith; n += 1) {
      await watcher.command({ type: 'supervise', mode: n % 2 === 0 ? 'monitor' : 'leave' });
      await world.advance(200);
    }
    expect(watcher.end.closedWith).toEqual({ code: 4413, reason: 'slow' });
    expect(bytesOf(watcher)).toBeLessThan(2 * limits.unacknowledgedBytes);
  });
});

describe('[PT15][WI7] a reader that reads', () => {
  it('[PT15][WI7] gets every page, as fast as it acknowledges them', async () => {
    const { world, customer } = await longTalk();
    for (let before = older(customer); before !== null; before = older(customer)) {
      const from = customer.end.texts.length;
      acknowledge(customer);
      customer.send({ type: 'read-history', before });
      await world.flush();
      expect(customer.frames.slice(from).map(({ type }) => type)).toEqual(['pong', 'page']);
    }
    expect(customer.texts).toHaveLength(count);
    expect(bytesOf(customer)).toBeGreaterThan(3 * limits.unacknowledgedBytes);
  });
});
