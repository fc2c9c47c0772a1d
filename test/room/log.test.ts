/** What a room's log tells: what happened where, under the name that its customer can read out; never what was said. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { WorkgroupId } from '../../core/domain/ids.js';
import { referenceOf } from '../../core/domain/reference.js';
import { logOf } from '../../party/host/log.js';
import type { Actor, Frame } from '../support/actors.js';
import {
  conversationId,
  customerIn,
  deskOf,
  parleyWorld,
  secretFor,
  staffIn,
  workgroupOf,
} from '../support/actors.js';
import { agent, supervisor } from '../support/builders.js';
import type { World } from '../support/pair/memory-host.js';

afterEach(() => {
  vi.restoreAllMocks();
});

const anna = agent('Anna', ['handle', 'transfer', 'forceClose']);
const maria = supervisor('Maria', ['monitor', 'whisper', 'join', 'takeover', 'assign', 'configure']);

const random = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
};

/** The lines of a world as the host of the platform writes them. */
const written = ({ lines }: World): readonly string[] => {
  const spy = vi.spyOn(console, 'log').mockImplementation(() => undefined);
  for (const { level, room, event, detail } of lines) {
    const [kind = '', id = ''] = room.split('/');
    const log = logOf(kind === 'conversation' ? 'main' : kind, id);
    if (level === 'info') log.info(event, (detail ?? {}) as Frame & Record<string, string>);
    else log.error(event, detail);
  }
  const texts = spy.mock.calls.map(([text]) => String(text));
  spy.mockRestore();
  return texts;
};

/** In every text that anybody can give, each once. */
let count = 0;
const marked = (): string => {
  count += 1;
  return `Zx9marker${count}`;
};

type Act = (who: Actor) => unknown;
const ask =
  (make: () => Frame): Act =>
  (who) =>
    who.command(make());
const send =
  (make: () => Frame | string): Act =>
  (who) =>
    who.send(make());

const acts: readonly Act[] = [
  ask(() => ({ type: 'post', audience: 'everyone', text: marked(), epoch: 1 })),
  ask(() => ({ type: 'post', audience: 'everyone', text: marked() })),
  ask(() => ({ type: 'post', audience: 'staff', text: marked() })),
  ask(() => ({ type: 'post', audience: 'whisper', text: marked(), epoch: 1 })),
  ask(() => ({ type: 'take-over', epoch: 1, reason: marked(), intro: marked() })),
  ask(() => ({ type: 'supervise', mode: 'join', reason: marked() })),
  ask(() => ({
    type: 'hand-off',
    epoch: 1,
    to: { kind: 'agent', id: maria.id },
    manner: 'cold',
    note: marked(),
  })),
  ask(() => ({ type: 'tag', add: [marked()], remove: [] })),
  ask(() => ({ type: 'flag', reason: marked() })),
  ask(() => ({ type: 'raise-hand', text: marked() })),
  ask(() => ({ type: 'wrap-up', disposition: marked() })),
  ask(() => ({ type: 'consent', version: marked(), agreed: true })),
  ask(() => ({ type: 'force-close', reason: marked() })),
  ask(() => ({ type: 'end' })),
  send(() => ({ type: 'set-draft', text: marked() })),
  send(() => ({
    type: 'set-context',
    page: { url: `https://shop.example/${marked()}`, title: marked() },
    referrer: null,
    language: 'en',
    device: 'phone',
    fields: { plan: marked() },
  })),
  send(() => `{"type": "post", "text": "${marked()}`),
  send(() => ({ type: marked() })),
];

/** People who ask for anything in any order, while storage, channels and other rooms fail now and then. */
const talk = async (seed: number): Promise<World> => {
  const next = random(seed);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(next() * items.length)] as T;
  const world = parleyWorld({ seed, workgroups: { sales: { policy: { joinNotice: 'on' } } } });
  const id = conversationId(seed);
  const name = `Zx9marker-name-${seed}`;
  const customer = await customerIn(world, seed, { name }).enter();
  const handler = await staffIn(world, anna, seed).enter();
  const watcher = await staffIn(world, maria, seed).enter();
  await deskOf(world, anna).enter();
  await workgroupOf(world, maria).enter();
  await handler.command({ type: 'accept', epoch: 0 });
  await watcher.command({ type: 'supervise', mode: 'monitor' });
  for (let step = 0; step < 30; step += 1) {
    if (next() < 0.15) world.conversation(id).storage.failWrite(1);
    if (next() < 0.1) world.workgroup('sales' as WorkgroupId).storage.failWrite(1);
    const isCut = next() < 0.2;
    world.isCut = () => isCut;
    const who = pick([customer, handler, watcher]);
    if (who.end.closedWith) await who.enter();
    await pick(acts)(who);
    await world.advance(400);
  }
  world.isCut = () => false;
  await world.workgroup('sales' as WorkgroupId).request({
    method: 'PUT',
    path: 'policy',
    credential: { kind: 'token', value: world.tokenFor(maria) },
    body: JSON.stringify({ tags: [marked()] }),
  });
  await world.flush();
  return world;
};

describe('the log of rooms', () => {
  it('[G50] holds nothing that anybody wrote, and names the conversation as its customer can', async () => {
    const seeds = Array.from({ length: 25 }, (_, index) => index + 1);
    const events = new Set<string>();
    for (const seed of seeds) {
      const world = await talk(seed);
      const lines = written(world);
      expect(lines.length).toBeGreaterThan(0);
      expect(lines.join('\n')).not.toMatch(/Zx9marker/i);
      expect(lines.join('\n')).not.toContain(secretFor(seed).slice(0, 12));
      const reference = referenceOf(conversationId(seed));
      for (const line of lines) {
        const { room, reference: found, event, level } = JSON.parse(line) as Record<string, unknown>;
        expect(found).toBe(room === conversationId(seed) ? reference : undefined);
        events.add(`${String(level)} ${String(event)}`);
      }
    }
    // Otherwise what was looked through was next to nothing.
    expect([...events]).toEqual(
      expect.arrayContaining(['info conversation-begun', 'error turn-failed', 'error peer-unreachable']),
    );
    expect(count).toBeGreaterThan(500);
  });

  it('[G50] whoever meets a fault is told the name under which the log has it', async () => {
    const world = parleyWorld();
    const customer = await customerIn(world).enter();
    const room = world.conversation(conversationId(1));
    const reference = referenceOf(conversationId(1));
    const store = room.storage;
    store.list = () => Promise.reject(new Error('The disk is gone.'));
    const handler = staffIn(world, anna);
    handler.send({
      type: 'hello',
      versions: [1, 1],
      credential: { kind: 'token', token: world.tokenFor(anna) },
      device: handler.device,
    });
    await world.flush();
    expect(handler.frames.at(-1)).toMatchObject({ type: 'refused', code: 'internal', reference });
    customer.send({ type: 'read-history', before: 'x' });
    customer.send({ type: 'post', audience: 'everyone', text: 'Hello', commandId: `${customer.device}:9` });
    await world.flush();
    const faults = customer.frames.filter((each) => each.code === 'internal');
    for (const each of faults) expect(each).toMatchObject({ reference });
    expect(written(world).join('\n')).toContain(`"reference":"${reference}"`);
  });

  it('[G50] other refusals carry no reference, and neither does what is none of theirs', async () => {
    const world = parleyWorld();
    const stranger = staffIn(world, anna);
    await stranger.enter();
    expect(stranger.frames.at(-1)).toMatchObject({ type: 'refused', code: 'not-found' });
    expect(stranger.frames.at(-1)).not.toHaveProperty('reference');
  });
});
