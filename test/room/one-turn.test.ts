/** Whoever answers changes in one turn or not at all; and with it ends the right to speak of whoever did so before. */
import { describe, expect, it } from 'vitest';
import type { Actor, Frame } from '../support/actors.js';
import { conversationId, customerIn, deskOf, staffIn, workgroupOf } from '../support/actors.js';
import { agent, supervisor } from '../support/builders.js';
import type { RoomTalk } from '../support/room-talk.js';
import { answeredTalk } from '../support/room-talk.js';

const anna = agent('Anna', ['handle', 'transfer']);
const bert = agent('Bert');
const maria = { ...supervisor('Maria', ['monitor', 'takeover', 'assign']), maxSessions: 1 };
const workgroups = { sales: { policy: { monitors: { sideEffects: ['assign'] } } }, support: {} } as const;

interface Scene extends RoomTalk {
  /** Who may see any of it: the customer, the handler, the supervisor, a newcomer and the list. */
  readonly others: readonly Actor[];
  readonly supervisor: Actor;
}

const scene = async (): Promise<Scene> => {
  const talk = await answeredTalk({ workgroups }, anna);
  const { world, customer, handler } = talk;
  const desk = await deskOf(world, bert).enter();
  desk.send({ type: 'set-availability', kind: 'available' });
  const watching = await staffIn(world, maria).enter();
  expect(await watching.command({ type: 'supervise', mode: 'monitor' })).toMatchObject({ type: 'accepted' });
  const list = await workgroupOf(world, supervisor('Luis')).enter();
  const others = [customer, handler, watching, desk, list];
  // Lists and desks hear of it a moment later.
  await world.advance(5_000);
  for (const each of others) each.fresh();
  return { ...talk, others, supervisor: watching };
};

interface Change {
  readonly frame: Frame;
  readonly by: (talk: Scene) => Actor;
  readonly before?: (talk: Scene) => Promise<unknown>;
  /** Who answers afterwards; null: nobody. */
  readonly handler: string | null;
}

const takeOver = { type: 'take-over', epoch: 1, reason: 'VIP' } as const;
const bySupervisor = (talk: Scene): Actor => talk.supervisor;
const byHandler = (talk: Scene): Actor => talk.handler;

/** Each that makes somebody else the handler, or nobody. */
const changes: Readonly<Record<string, Change>> = {
  'a takeover with an introduction': {
    frame: { ...takeOver, intro: 'I am here now' },
    by: bySupervisor,
    handler: 'Maria',
  },
  'a takeover for an agent': {
    frame: { ...takeOver, target: { kind: 'agent', id: bert.id } },
    by: bySupervisor,
    handler: 'Bert',
  },
  'a takeover for the queue': {
    frame: { ...takeOver, target: { kind: 'queue' } },
    by: bySupervisor,
    handler: null,
  },
  'handing back': {
    before: ({ supervisor: each }) => each.command(takeOver),
    frame: { type: 'hand-back', epoch: 2 },
    by: bySupervisor,
    handler: 'Anna',
  },
  'handing off to an agent': {
    frame: { type: 'hand-off', epoch: 1, to: { kind: 'agent', id: bert.id }, manner: 'cold', note: 'VIP' },
    by: byHandler,
    handler: 'Bert',
  },
  'handing off to another workgroup': {
    frame: { type: 'hand-off', epoch: 1, to: { kind: 'workgroup', id: 'support' }, manner: 'cold' },
    by: byHandler,
    handler: null,
  },
  'assigning it after a takeover for the queue': {
    before: ({ supervisor: each }) => each.command({ ...takeOver, target: { kind: 'queue' } }),
    frame: { type: 'assign', epoch: 2, to: bert.id },
    by: bySupervisor,
    handler: 'Bert',
  },
};

const room = ({ world }: Scene) => world.conversation(conversationId(1));
const who = ({ header }: Actor): unknown => (header.handler as Frame | null)?.name ?? null;

describe('another handler', () => {
  for (const [name, { before, by, frame, handler }] of Object.entries(changes)) {
    it(`[T08][WI3][F16] ${name} is one write: when it fails, nothing of it has happened`, async () => {
      const talk = await scene();
      await before?.(talk);
      await talk.world.advance(5_000);
      for (const each of talk.others) each.fresh();
      const { storage } = room(talk);
      const stored = storage.dump();
      const writes: ReadonlyMap<string, unknown>[] = [];
      storage.beforeWrite = (puts) => void writes.push(puts);
      storage.failWrite();
      expect(await by(talk).command(frame)).toMatchObject({ type: 'refused', code: 'storage' });
      expect(storage.dump()).toEqual(stored);
      expect(writes).toHaveLength(1);
      const asked = by(talk).fresh();
      expect(asked.map(({ type }) => type)).toEqual(['refused']);
      // Nor later, when lists and desks would be told.
      await talk.world.advance(5_000);
      expect(talk.others.flatMap((each) => each.fresh())).toEqual([]);

      // Nothing was left behind that stands in its way, not even the place at a desk with room for one.
      expect(await by(talk).command(frame)).toMatchObject({ type: 'accepted' });
      expect(who(await customerIn(talk.world).enter())).toBe(handler);
      const whole = writes.filter((puts) => [...puts.keys()].some((key) => key.startsWith('entry/')));
      expect(whole).toHaveLength(2);
      for (const puts of whole) {
        expect([...puts.keys()]).toEqual(
          expect.arrayContaining(['state', expect.stringMatching(/^command\//)]),
        );
      }
    });
  }

  it('[T08][B06][TH41] a bot that answers every word is silent from the very turn in which it lost the conversation', async () => {
    const talk = await scene();
    const { world, customer, handler: bot, supervisor: each } = talk;
    // It answers whatever a customer asks, under the epoch with which it began, and looks at nothing else.
    let next = bot.next;
    const answer = (text: string, epoch = 1): void =>
      bot.send({ type: 'post', audience: 'everyone', text, epoch, commandId: `${bot.device}:${next}` });
    const deliver = bot.end.deliver.bind(bot.end);
    bot.end.deliver = (text) => {
      deliver(text);
      const { type, commandId } = JSON.parse(text) as Frame;
      if (type === 'accepted') next = Math.max(next, Number(String(commandId).split(':').at(-1)) + 1);
      if (text.includes('"type":"entries"') && text.includes('a bot?')) answer('I am a bot');
    };
    await customer.post('Is it a bot?');
    expect(customer.texts).toEqual(['Hello', 'Is it a bot?', 'I am a bot']);
    // All at once: whatever comes after the takeover is not the bot's to answer.
    each.send({ ...takeOver, intro: 'I take it from here', commandId: `${each.device}:2` });
    customer.send({
      type: 'post',
      audience: 'everyone',
      text: 'Still a bot?',
      commandId: `${customer.device}:3`,
    });
    answer('Of course I am');
    await world.flush();
    const said = customer.texts;
    expect(said).toContain('I take it from here');
    expect(
      said.slice(said.indexOf('I take it from here')).filter((text) => String(text).includes('I am')),
    ).toEqual([]);
    const before = customer.end.texts.length;
    for (const epoch of [1, 2]) {
      answer('I am still here', epoch);
      await world.flush();
      expect(bot.frames.at(-1)).toMatchObject({ type: 'refused', code: 'not-handler' });
    }
    expect(customer.end.texts).toHaveLength(before);
  });
});
