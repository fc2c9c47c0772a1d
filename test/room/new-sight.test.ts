/** Whoever comes to see a conversation, or comes back to one that was erased, has what a newcomer is given. */
import { describe, expect, it } from 'vitest';
import { customerIn, parleyWorld, staffIn } from '../support/actors.js';
import { agent, supervisor } from '../support/builders.js';

const anna = agent('Anna');
const maria = supervisor('Maria');
const dayMs = 24 * 60 * 60 * 1000;

describe('a new sight', () => {
  it('[WI8][PO11] brings the marks along, for whoever accepts and for whoever begins to watch', async () => {
    const world = parleyWorld();
    const customer = await customerIn(world).enter();
    const handler = await staffIn(world, anna).enter();
    const watcher = await staffIn(world, maria).enter();
    await customer.post('Hello');
    customer.send({ type: 'mark-read', delivered: 1, read: 1 });
    await handler.command({ type: 'accept', epoch: 0 });
    await watcher.command({ type: 'supervise', mode: 'monitor' });
    for (const each of [handler, watcher]) {
      expect(each.frames.find(({ type }) => type === 'welcome')).toMatchObject({ marks: null });
      expect(each.frames.filter(({ type }) => type === 'marks')).toEqual([
        {
          type: 'marks',
          marks: { customer: { delivered: 1, read: 1 }, staff: { delivered: 0, read: 0 } },
        },
      ]);
    }
  });

  it('[WI7][ER2] of what was erased meanwhile begins afresh', async () => {
    const world = parleyWorld({ workgroups: { sales: { policy: { retentionDays: 1, wrapUp: 'off' } } } });
    const customer = await customerIn(world).enter();
    await customer.post('My secret');
    await customer.command({ type: 'end' });
    const { cursor } = customer;
    customer.end.drop();
    await world.advance(2 * dayMs);
    await customer.enter(cursor);
    expect(customer.frames.find(({ type }) => type === 'entries')).toMatchObject({ reset: { before: null } });
    expect(customer.texts).toEqual([]);
    // From then on a cursor is as good as any.
    const after = customer.cursor;
    customer.end.drop();
    await customer.enter(after);
    const again = customer.frames.find(({ type }) => type === 'entries');
    expect(again).toMatchObject({ entries: [], live: true });
    expect(again).not.toHaveProperty('reset');
  });
});
