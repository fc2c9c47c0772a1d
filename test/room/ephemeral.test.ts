/** Typing, drafts and marks: who is told, and who is not. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../support/actors.js';
import { customerIn, parleyWorld, staffIn } from '../support/actors.js';
import { agent, supervisor } from '../support/builders.js';
import type { World } from '../support/pair/memory-host.js';

type Cast = Record<'customer' | 'handler' | 'watcher' | 'joined' | 'outsider', Actor>;

let world: World;
let cast: Cast;

beforeEach(async () => {
  world = parleyWorld();
  const customer = await customerIn(world).enter();
  await customer.post('Hello');
  const handler = await staffIn(world, agent('Anna')).enter();
  await handler.command({ type: 'accept', epoch: 0 });
  const watcher = await staffIn(world, supervisor('Maria')).enter();
  await watcher.command({ type: 'supervise', mode: 'monitor' });
  const joined = await staffIn(world, supervisor('Luis')).enter();
  await joined.command({ type: 'supervise', mode: 'monitor' });
  await joined.command({ type: 'supervise', mode: 'join' });
  const outsider = await staffIn(world, supervisor('Olga')).enter();
  cast = { customer, handler, watcher, joined, outsider };
  for (const each of Object.values(cast)) each.fresh();
});

/** Who got a frame of this type after something was sent. */
const reached = async (from: keyof Cast, frame: object, type: string): Promise<readonly string[]> => {
  cast[from].send(frame as never);
  await world.flush();
  return Object.entries(cast)
    .filter(([, actor]) => actor.fresh().some((each) => each.type === type))
    .map(([name]) => name);
};

const typing = { type: 'set-typing', active: true };
const marks = { type: 'mark-read', delivered: 2, read: 2 };

describe('what is not stored', () => {
  it('[G11][VI5] typing reaches everybody in the conversation, and nobody outside', async () => {
    expect(await reached('customer', typing, 'typing')).toEqual(['handler', 'watcher', 'joined']);
    expect(await reached('handler', typing, 'typing')).toEqual(['customer', 'watcher', 'joined']);
    expect(await reached('joined', typing, 'typing')).toEqual(['customer', 'handler', 'watcher']);
    expect(await reached('watcher', typing, 'typing')).toEqual([]);
    expect(await reached('outsider', typing, 'typing')).toEqual([]);
  });

  it('[D17][D06] the handler’s draft reaches supervisors in the conversation alone', async () => {
    const draft = { type: 'set-draft', text: 'Half a sen' };
    expect(await reached('handler', draft, 'draft')).toEqual(['watcher', 'joined']);
    for (const from of ['customer', 'watcher', 'joined', 'outsider'] as const) {
      expect(await reached(from, draft, 'draft'), from).toEqual([]);
    }
    const dump = await world.conversation('cv_0000000000000000000001' as never).storage.list({ prefix: '' });
    expect(JSON.stringify([...dump.values()])).not.toContain('Half a sen');
  });

  it('[VI6][TH19] marks reach who sees the conversation, and only customer and handler move them', async () => {
    expect(await reached('customer', marks, 'marks')).toEqual(['customer', 'handler', 'watcher', 'joined']);
    expect(await reached('handler', marks, 'marks')).toEqual(['customer', 'handler', 'watcher', 'joined']);
    for (const from of ['watcher', 'joined', 'outsider'] as const) {
      expect(await reached(from, { ...marks, read: 3, delivered: 3 }, 'marks'), from).toEqual([]);
    }
  });

  it('[TL1] customer and handler are told before supervisors are, whoever came first', async () => {
    for (const each of [cast.handler, cast.customer]) await each.enter(each.cursor);
    const order: string[] = [];
    for (const [name, actor] of Object.entries(cast)) {
      const deliver = actor.end.deliver.bind(actor.end);
      actor.end.deliver = (text) => {
        if (text.startsWith('{"type":"entries"')) order.push(name);
        deliver(text);
      };
    }
    await cast.customer.post('Who is first?');
    expect(order).toEqual(['handler', 'customer', 'watcher', 'joined']);
  });
});
