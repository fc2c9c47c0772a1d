/** What a desk is told when somebody else gives its person a conversation, and whose word on sessions counts. */
import { describe, expect, it } from 'vitest';
import type { Actor, Frame } from '../support/actors.js';
import { customerIn, deskOf, parleyWorld, staffIn } from '../support/actors.js';
import { agent, supervisor } from '../support/builders.js';
import type { World } from '../support/pair/memory-host.js';

const anna = { ...agent('Anna'), maxSessions: 1 };
const maria = supervisor('Maria', ['monitor', 'assign']);

const waiting = async (world: World, n: number): Promise<void> => {
  const customer = await customerIn(world, n).enter();
  await customer.post('Hello');
};

const available = async (world: World): Promise<Actor> => {
  const desk = await deskOf(world, anna).enter();
  desk.send({ type: 'set-availability', kind: 'available' });
  await world.flush();
  return desk;
};

const assign = { type: 'assign', epoch: 0, to: anna.id, reason: 'speaks French' };

describe('being given a conversation', () => {
  it('[G39][D08] says by whom and why, and over how many sessions where that was overridden', async () => {
    const world = parleyWorld();
    const desk = await available(world);
    for (const n of [1, 2]) await waiting(world, n);
    const first = await staffIn(world, maria, 1).enter();
    expect(await first.command(assign)).toMatchObject({ type: 'accepted' });
    await world.advance(1_000);
    expect(desk.frames.findLast((frame) => frame.type === 'notice')).toMatchObject({
      notice: { kind: 'assigned', by: { name: 'Maria' }, reason: 'speaks French' },
    });
    const second = await staffIn(world, maria, 2).enter();
    expect(await second.command(assign)).toMatchObject({ code: 'target-busy', used: 1, limit: 1 });
    expect(await second.command({ ...assign, override: true })).toMatchObject({ type: 'accepted' });
    const handler = await staffIn(world, anna, 2).enter();
    const entry = handler.timeline.find(({ body }) => (body as Frame).kind === 'assigned');
    expect(entry).toMatchObject({ body: { by: { name: 'Maria' }, override: { used: 1, limit: 1 } } });
  });

  it('[E24] a token that was replaced by one with other sessions has no say any more', async () => {
    const world = parleyWorld();
    for (const n of [1, 2]) await waiting(world, n);
    const old = { ...anna, issuedAt: 1_000, maxSessions: 5 };
    // Two conversations are entered with it, and then its person signs in anew, with fewer.
    const [one, two] = [await staffIn(world, old, 1).enter(), await staffIn(world, old, 2).enter()];
    await deskOf(world, { ...anna, issuedAt: 2_000, maxSessions: 1 }).enter();
    expect(await one.command({ type: 'accept', epoch: 0 })).toMatchObject({ type: 'accepted' });
    expect(await two.command({ type: 'accept', epoch: 0 })).toMatchObject({
      code: 'limit-reached',
      used: 1,
      limit: 1,
    });
  });

  it('[E23] a second tab that is refused does not free the place of the first', async () => {
    const world = parleyWorld();
    for (const n of [1, 2]) await waiting(world, n);
    const tabs = [
      await staffIn(world, anna, 1, 'first-tab').enter(),
      await staffIn(world, anna, 1, 'second-tab').enter(),
    ];
    for (const tab of tabs) tab.send({ type: 'accept', epoch: 0, commandId: `${tab.device}:1` });
    await world.flush();
    const other = await staffIn(world, anna, 2).enter();
    expect(await other.command({ type: 'accept', epoch: 0 })).toMatchObject({ code: 'limit-reached' });
  });
});
