/** What goes on unseen changes nothing of what a receiver for everyone is sent, and nothing of when and how often. */
import { describe, expect, it } from 'vitest';
import type { HookReceiver } from '../../core/domain/hooks.js';
import type { WorkgroupId } from '../../core/domain/ids.js';
import type { PolicyOverrides } from '../../core/domain/policy.js';
import type { Actor } from '../support/actors.js';
import { conversationId, customerIn, parleyWorld, staffIn } from '../support/actors.js';
import { agent, supervisor } from '../support/builders.js';

const anna = agent('Anna');
const maria = supervisor('Maria', ['monitor', 'whisper', 'join', 'takeover', 'assign']);
const luis = supervisor('Luis');

const receivers: readonly HookReceiver[] = [
  { name: 'audit', audience: 'supervisors', workgroups: null },
  { name: 'bi', audience: 'staff', workgroups: ['sales' as WorkgroupId] },
  { name: 'crm', audience: 'everyone', workgroups: null },
];

const random = (seed: number): (() => number) => {
  let state = seed * 2_654_435_761;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
};

interface Cast {
  readonly customer: Actor;
  readonly handler: Actor;
  readonly watchers: readonly Actor[];
}

type Act = (cast: Cast, n: number) => Promise<unknown>;

const shown: readonly Act[] = [
  ({ customer }, n) => customer.post(`from the customer ${n}`),
  ({ handler }, n) => handler.post(`from the agent ${n}`, { epoch: 1 }),
];

/** All that neither the customer nor their page may feel. */
const hidden: readonly Act[] = [
  ({ watchers }, n) => command(watchers[n % 2], { type: 'supervise', mode: 'monitor' }),
  ({ watchers }, n) => command(watchers[n % 2], { type: 'supervise', mode: 'leave' }),
  ({ watchers }, n) =>
    command(watchers[n % 2], { type: 'post', audience: 'whisper', text: `psst ${n}`, epoch: 1 }),
  ({ watchers }, n) => command(watchers[n % 2], { type: 'post', audience: 'staff', text: `a note ${n}` }),
  ({ handler }, n) => handler.command({ type: 'post', audience: 'staff', text: `a note of mine ${n}` }),
  ({ handler }, n) => handler.command({ type: 'raise-hand', text: `help ${n}` }),
  ({ handler }) => handler.command({ type: 'lower-hand' }),
  ({ handler }, n) => handler.command({ type: 'tag', add: [`tag-${n}`], remove: [] }),
];

const command = async (who: Actor | undefined, frame: Record<string, unknown>): Promise<void> => {
  if (!who) return;
  // Whoever was turned away, having no grant, or cut off, comes again.
  if (who.end.closedWith || who.frames.length === 0) await who.enter();
  await who.command(frame);
};

interface Options {
  readonly seed: number;
  readonly isHidden: boolean;
  readonly isRestless: boolean;
  /** What the other receivers do when they are asked for the n-th time. */
  readonly others: (n: number) => Promise<void> | void;
}

const policy: PolicyOverrides = { joinNotice: 'off', monitors: { perRoom: 2 } };

/** The same talk at the same moments, with or without what is not for the customer. */
const play = async ({ seed, isHidden, isRestless, others }: Options) => {
  const next = random(seed);
  const world = parleyWorld({ seed, receivers, isRestless, workgroups: { sales: { policy } } });
  const failing = 0.6 * next();
  const answers = random(seed + 1);
  let asked = 0;
  world.hooks.before = (receiver) => {
    if (receiver !== 'crm') {
      asked += 1;
      return others(asked);
    }
    if (answers() < failing) throw new Error('The receiver is down.');
  };
  const customer = await customerIn(world).enter();
  const handler = await staffIn(world, anna).enter();
  await handler.command({ type: 'accept', epoch: 0 });
  const cast = { customer, handler, watchers: [staffIn(world, maria), staffIn(world, luis)] };
  for (let step = 0; step < 14; step += 1) {
    // Drawn in both, so that what is not hidden happens alike.
    const isShown = next() < 0.5;
    const which = next();
    const wait = Math.floor(next() * 900);
    // Not where a workgroup that is rebuilt at every event wakes what is over again and again, at one moment.
    const isErased = !isRestless && seed % 7 === 0 && step === 11;
    const acts = isShown ? shown : hidden;
    const act = acts[Math.floor(which * acts.length)];
    if (isErased) await world.conversation(conversationId(1)).told({ type: 'erase' });
    else if (act && (isShown || isHidden)) await act(cast, step);
    await world.advance(wait);
  }
  await world.advance(15_000);
  return {
    crm: world.hooks.triesOf('crm'),
    hiddenEvents: world.hooks.takenBy('audit').filter(({ data }) => data.entry.audience !== 'everyone')
      .length,
  };
};

const never = (): Promise<void> => new Promise(() => {});
const fail = (): never => {
  throw new Error('The receiver is down.');
};

describe('a receiver for everyone', () => {
  for (const isRestless of [false, true]) {
    it(`[G48][HK2] gets the same bytes at the same moments, whatever is hidden${isRestless ? ', every room rebuilt' : ''}`, async () => {
      let events = 0;
      let tries = 0;
      for (let seed = 1; seed <= (isRestless ? 28 : 40); seed += 1) {
        const unwatched = await play({ seed, isRestless, isHidden: false, others: () => {} });
        const others = [() => {}, fail, never, (n: number) => (n % 2 ? fail() : undefined)][seed % 4];
        const watched = await play({ seed, isRestless, isHidden: true, others: others ?? never });
        expect(watched.crm, `seed ${seed}`).toEqual(unwatched.crm);
        const text = watched.crm.map(({ body }) => body).join();
        expect(text).not.toMatch(/psst|a note|help|tag-|s-maria|s-luis|a-anna|supervis|monitor|epoch/);
        events += watched.hiddenEvents;
        tries += watched.crm.length;
      }
      // Otherwise next to nothing was compared.
      expect(events).toBeGreaterThan(40);
      expect(tries).toBeGreaterThan(100);
    }, 30_000);
  }
});
