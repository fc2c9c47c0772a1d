/** The answer on enabling a staff member to monitor chat sessions: the steps of a session from monitoring to leaving. */
import { describe, expect, it } from 'vitest';
import type { Actor, Frame } from '../../support/actors.js';
import { conversationId, secretFor, staffIn, workgroupOf } from '../../support/actors.js';
import type { World } from '../../support/pair/memory-host.js';
import type { StageOptions, Talk, Unseen } from './stage.js';
import {
  ben,
  bodiesOf,
  done,
  itemsOf,
  join,
  kindsOf,
  leave,
  maria,
  monitor,
  note,
  panelOf,
  pass,
  readAs,
  refusedQuietly,
  rowIn,
  say,
  sentIn,
  talkUnder,
  watch,
  whisper,
} from './stage.js';

/** Whole talks, twice, with rooms that are rebuilt at every frame: more than a busy machine does in a moment. */
const patience = 30_000;

const preset = 'oracle-b2c';
const talk = (options: StageOptions = {}): Promise<Talk> => talkUnder(preset, options);
const without = ({ seq: _, ...rest }: Frame): Frame => rest;

/** Many commands of one client on their way at once, looked at when all have been answered. */
const burst = async (
  world: World,
  actor: Actor,
  count: number,
  frame: (n: number) => Frame,
): Promise<void> => {
  for (let n = 0; n < count; n += 1) {
    actor.send({ ...frame(n), commandId: `${actor.device}:${actor.next}` });
    actor.next += 1;
  }
  await world.flush();
  actor.check();
};

/** Two who come, look, try what they may not, drop out, come back and leave. */
const lookers: readonly Unseen[] = [
  async ({ watcher, second }) => {
    for (const each of [watcher, second]) {
      await each.enter();
      await done(each, monitor);
    }
  },
  async ({ watcher, second }) => {
    // They do see it: what follows would otherwise prove nothing.
    expect(watcher.texts).toEqual(['Hello', 'Good morning', 'Let me look']);
    watcher.end.drop();
    await watcher.enter(watcher.cursor);
    await second.enter();
    for (const frame of [say('Unseen', 1), note('Unseen'), { type: 'end' }]) await second.command(frame);
    second.end.goSilent();
  },
  async ({ watcher, desk }) => {
    await watcher.enter();
    expect(watcher.texts).toContain('A hard one');
    await done(watcher, leave);
    await desk.enter();
    await done(watcher, monitor);
  },
  async ({ watcher, second, desk }) => {
    await watcher.enter();
    await done(watcher, leave);
    await second.enter();
    await done(second, monitor);
    await desk.enter();
    desk.send({ type: 'set-availability', kind: 'offline' });
  },
  async ({ second }) => {
    await second.enter();
    second.end.drop();
  },
];

// Step three: the chat opens with all that was written, unknown to the agent, and one may write to the agent alone.
describe('monitoring', () => {
  it(
    '[E09] all correspondence is there, from the first word, and in the words and the order of the agent’s',
    async () => {
      const { world, customer, handler } = await talk();
      for (let round = 0; round < 4; round += 1) {
        await burst(world, customer, 10, () => say('A question'));
        await burst(world, handler, 10, () => say('An answer', 1));
        await pass(world, 10, [customer, handler]);
      }
      await done(handler, note('Among us'));
      const { watcher } = await watch(world);
      await handler.enter();
      const readBack = async (actor: Actor): Promise<readonly Frame[]> => {
        for (;;) {
          const last = actor.frames.findLast(({ type, reset }) => type === 'page' || reset !== undefined);
          const before = last?.type === 'page' ? last.before : (last?.reset as Frame | undefined)?.before;
          if (typeof before !== 'string') return actor.timeline;
          actor.send({ type: 'read-history', before });
          await world.flush();
        }
      };
      const shown = (await readBack(watcher)).filter(({ audience }) => audience !== 'supervisors');
      expect(watcher.texts).toHaveLength(83);
      expect(watcher.texts[0]).toBe('Hello');
      const own = await readBack(handler);
      const others = (entries: readonly Frame[]): unknown =>
        JSON.parse(JSON.stringify(entries.map(without)).replaceAll(',"self":true', ''));
      expect(others(shown)).toEqual(others(own));
      expect(await readAs(world, maria, 'transcript')).toContain('A question');
    },
    patience,
  );

  it('E10, the room’s half: it stands among one’s own chats, told apart from those that one handles', async () => {
    const { world } = await talk();
    const { desk } = await watch(world);
    await world.advance(1_000);
    expect(itemsOf(desk)).toMatchObject([
      { relation: 'supervising', mode: 'monitor', row: { handler: { name: 'Anna' } } },
    ]);
  });

  it.each([false, true])(
    '[E11][E20] agent and customer are sent the same with two who watch as with none (rebuilt: %s)',
    async (isRestless) => {
      expect(await sentIn(preset, lookers, { isRestless })).toEqual(await sentIn(preset, [], { isRestless }));
    },
    patience,
  );

  it('[E12] one whispers without joining; from the first whisper on the agent knows who is there', async () => {
    const { world, customer, handler } = await talk();
    const { watcher } = await watch(world);
    for (const each of [customer, handler]) each.fresh();
    expect(handler.header).toMatchObject({ people: [] });
    await done(watcher, whisper('Offer them a refund'));
    expect(handler.header).toMatchObject({ people: [{ name: 'Maria', standing: 'whispering' }] });
    expect(handler.timeline.at(-1)).toMatchObject({
      audience: 'whisper',
      body: { text: 'Offer them a refund', author: { name: 'Maria', role: 'supervisor' } },
    });
    expect(kindsOf(handler)).not.toContain('joined');
    expect(watcher.header).toMatchObject({ you: { standing: 'whispering' } });
    expect(
      await refusedQuietly(world, watcher, whisper('To a former one', 0), [customer, handler]),
    ).toMatchObject({ code: 'not-handler', epoch: 1 });
    expect(customer.fresh()).toEqual([]);
  });

  it(
    '[E13] a whisper is the agent’s alone: by no socket, page, file, list, count or number is it the customer’s',
    async () => {
      const run = async (isWhispered: boolean): Promise<unknown> => {
        const { world, customer, handler } = await talk();
        const queue = await workgroupOf(world, ben).enter();
        const outside = await staffIn(world, ben).enter();
        const { watcher } = await watch(world);
        const sent: string[] = [];
        const again = async (since?: string): Promise<void> => {
          sent.push(...customer.end.texts);
          await customer.enter(since);
        };
        for (let round = 0; round < 6; round += 1) {
          watcher.send({ type: 'set-typing', active: true });
          const psst = (n: number): Frame => whisper(`Psst ${round}${n} https://example.org/${n}`);
          if (isWhispered) await burst(world, watcher, 10, psst);
          await burst(world, handler, 10, (n) => say(`Line ${round}${n}`, 1));
          if (round === 3) await again(customer.cursor);
          await pass(world, 3, [customer, handler, watcher, queue, outside]);
        }
        await again();
        const reset = customer.frames.findLast((frame) => frame.reset !== undefined)?.reset as Frame;
        expect(reset.before).not.toBeNull();
        customer.send({ type: 'read-history', before: reset.before });
        await world.flush();
        if (isWhispered) expect(handler.texts).toContain('Psst 59 https://example.org/9');
        const { request } = world.conversation(conversationId(1));
        const credential = { kind: 'secret', value: secretFor(1) } as const;
        const paths = [
          'transcript',
          'transcript.json',
          'timeline.json',
          'timeline.csv',
          'record.json',
          'metrics.json',
        ];
        const files = [];
        for (const path of paths) files.push(await request({ path, credential }));
        const { lastMessage, messages, waitingSince } = rowIn(await panelOf(world));
        await done(customer, { type: 'end' });
        const texts = [...sent, ...customer.end.texts];
        expect(JSON.stringify([texts, files])).not.toMatch(/Psst|example\.org/);
        return {
          texts,
          files,
          row: { lastMessage, messages, waitingSince },
          others: [queue.end.texts, outside.end.texts],
        };
      };
      expect(await run(true)).toEqual(await run(false));
    },
    patience,
  );

  it('E16 and E17, the room’s half: private is a mark of each message, everywhere, and never what is meant by default', async () => {
    const { world, customer, handler } = await talk();
    const { watcher } = await watch(world);
    expect(watcher.header).toMatchObject({ house: { composer: 'dual' } });
    await done(watcher, whisper('Between us'));
    for (const each of [handler, watcher]) {
      await each.enter();
      expect(each.timeline.find(({ audience }) => audience === 'whisper')).toMatchObject({
        body: { text: 'Between us' },
      });
    }
    expect(await readAs(world, maria, 'transcript')).toMatch(/\(whisper\).*Maria: Between us/);
    watcher.send({ type: 'post', commandId: `${watcher.device}:${watcher.next}`, text: 'Which?', epoch: 1 });
    await world.flush();
    expect(watcher.frames.at(-1)).toMatchObject({ type: 'refused', code: 'bad-frame' });
    expect(customer.texts).toEqual(['Hello', 'Good morning']);
  });
});

// Steps four and five: joining is told; then there are two fields, one that everybody reads and one for the agent.
describe('joining and sending', () => {
  it('[E14] the agent is told who joined and when, before the first word of it', async () => {
    const { world, customer, handler } = await talk();
    const { watcher } = await watch(world);
    await pass(world, 5, [customer, handler, watcher]);
    handler.fresh();
    const at = world.time.now();
    await done(watcher, join);
    await done(watcher, say('Maria here', 1));
    const entries = handler.fresh().flatMap((frame) => (frame.entries ?? []) as readonly Frame[]);
    expect(entries).toMatchObject([
      { at, body: { kind: 'joined', person: { name: 'Maria' }, as: 'participant' } },
      { at, body: { kind: 'message', text: 'Maria here', author: { name: 'Maria', role: 'supervisor' } } },
    ]);
    expect(handler.header).toMatchObject({ people: [{ name: 'Maria', standing: 'joined', present: true }] });
    expect(bodiesOf(customer, 'message').at(-1)).toMatchObject({
      author: { name: 'Maria', role: 'supervisor' },
    });
  });

  it('E15, the room’s half: who joined has both fields: what the public one sends both read, the private one the agent', async () => {
    const { world, customer, handler } = await talk();
    const { watcher } = await watch(world);
    await done(watcher, join);
    expect(watcher.header).toMatchObject({
      house: { composer: 'dual', joinAs: 'participant' },
      you: { may: expect.arrayContaining(['post-to-everyone', 'whisper']) },
    });
    await done(watcher, say('For both', 1));
    await done(watcher, whisper('For Anna'));
    expect(customer.texts).toEqual(['Hello', 'Good morning', 'For both']);
    expect(handler.texts).toEqual(['Hello', 'Good morning', 'For both', 'For Anna']);
  });
});
