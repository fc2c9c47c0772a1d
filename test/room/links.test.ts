/** Addresses in messages: found where the message is stored, and told to whoever is told the message, and no other. */
import { describe, expect, it } from 'vitest';
import type { Actor, Frame } from '../support/actors.js';
import { conversationId, customerIn, parleyWorld, secretFor, staffIn } from '../support/actors.js';
import { agent, supervisor } from '../support/builders.js';
import type { World } from '../support/pair/memory-host.js';

const anna = agent('Anna');
const maria = supervisor('Maria', ['monitor', 'whisper', 'join', 'takeover', 'export']);

interface Told {
  readonly world: World;
  readonly customer: Actor;
  readonly handler: Actor;
  readonly watcher: Actor;
}

/** The same talk with whatever stands in the place of the addresses. */
const told = async (write: (n: number) => string): Promise<Told> => {
  const world = parleyWorld();
  const customer = await customerIn(world).enter();
  await customer.post(`my order: ${write(1)}`);
  const handler = await staffIn(world, anna).enter();
  await handler.command({ type: 'accept', epoch: 0 });
  await handler.post(`see ${write(2)}, please`, { epoch: 1 });
  const watcher = await staffIn(world, maria).enter();
  await watcher.command({ type: 'supervise', mode: 'monitor' });
  const suggestion = { audience: 'whisper', epoch: 1, suggestion: true } as const;
  await watcher.command({ type: 'post', ...suggestion, text: `try ${write(3)}` });
  await handler.command({ type: 'post', audience: 'staff', text: `noted in ${write(4)}` });
  await handler.command({ type: 'tag', add: [write(5)], remove: [] });
  await watcher.command({ type: 'flag', reason: write(6) });
  return { world, customer, handler, watcher };
};

const address = (n: number): string => `https://a${n}.example/`;

const linked = (actor: Actor): readonly unknown[] =>
  actor.timeline.flatMap(({ body }) => {
    const { text, links } = body as Frame & { readonly links?: readonly Frame[] };
    return (links ?? []).map(({ from, to, href }) => [String(text).slice(Number(from), Number(to)), href]);
  });

const pairs = (...numbers: readonly number[]): readonly unknown[] =>
  numbers.map((n) => [address(n), address(n)]);

const read = async (world: World, path: string, who: 'customer' | 'supervisor'): Promise<string> => {
  const credential =
    who === 'customer'
      ? ({ kind: 'secret', value: secretFor(1) } as const)
      : ({ kind: 'token', value: world.tokenFor(maria) } as const);
  return (await world.conversation(conversationId(1)).request({ path, credential }))?.body ?? '';
};

describe('links in a conversation', () => {
  it('[TH29] each viewer is told those of the messages that they see, live, in a replay and of no other entry', async () => {
    const { world, customer, handler, watcher } = await told(address);
    const seen = { customer: pairs(1, 2), handler: pairs(1, 2, 3, 4) };
    const isSeen = (): void => {
      expect(linked(customer)).toEqual(seen.customer);
      expect(linked(handler)).toEqual(seen.handler);
      expect(linked(watcher)).toEqual(seen.handler);
    };
    isSeen();
    for (const actor of [customer, handler, watcher]) await actor.enter();
    isSeen();
    world.conversation(conversationId(1)).crash();
    for (const actor of [customer, handler, watcher]) await actor.enter();
    isSeen();
    const bytes = JSON.stringify(customer.frames);
    for (const n of [3, 4, 5, 6]) expect(bytes).not.toContain(`a${n}.example`);
  });

  it('[TH29] a message whose text leads nowhere has no key for it', async () => {
    const { customer, watcher } = await told((n) => `javascript:alert(${n}) //x${n} data:text/html,${n}`);
    for (const { frames } of [customer, watcher]) expect(JSON.stringify(frames)).not.toContain('"links"');
  });

  it('[TH29][TH33] a client cannot give them itself', async () => {
    const world = parleyWorld();
    const customer = await customerIn(world).enter();
    const links = [{ from: 0, to: 5, href: 'https://evil.example/' }];
    const post = { type: 'post', audience: 'everyone', text: 'hello', commandId: `${customer.device}:1` };
    customer.send({ ...post, links });
    await world.flush();
    expect(customer.frames.at(-1)).toMatchObject({ type: 'refused', code: 'bad-frame' });
    expect(await customer.post('hello')).toMatchObject({ type: 'accepted' });
    expect(linked(customer)).toEqual([]);
  });

  it('[TH29] transcripts and exports are those of the text alone', async () => {
    // As long, and no addresses: what differs is the text itself.
    const plain = (n: number): string => address(n).replace('https://', 'https__|').replace('.', '_');
    const [withThem, without] = [await told(address), await told(plain)];
    const asPlain = (text: string): string =>
      [1, 2, 3, 4, 5, 6].reduce((done, n) => done.replaceAll(address(n), plain(n)), text);
    for (const [path, who] of [
      ['transcript', 'customer'],
      ['transcript', 'supervisor'],
      ['timeline.csv', 'supervisor'],
    ] as const) {
      const file = await read(withThem.world, path, who);
      expect(file).toContain(address(1));
      expect(asPlain(file), `${path} of the ${who}`).toBe(await read(without.world, path, who));
    }
  });

  it('[TH29][TH45][C02] an erased entry has none, and the storage no address', async () => {
    const { world, customer, handler, watcher } = await told(address);
    await customer.command({ type: 'end' });
    await handler.command({ type: 'wrap-up', disposition: 'solved' });
    await world.conversation(conversationId(1)).told({ type: 'erase' });
    await world.flush();
    for (const actor of [customer, handler, watcher]) {
      await actor.enter();
      expect(linked(actor)).toEqual([]);
    }
    const stored = JSON.stringify([...world.conversation(conversationId(1)).storage.dump()]);
    expect(stored).not.toContain('.example');
    expect(stored).not.toContain('"links"');
  });
});
