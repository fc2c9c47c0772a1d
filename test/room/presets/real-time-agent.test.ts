/** The page on monitoring an agent in real time, its first half: watching, and moving about, without their knowing. */
import { describe, expect, it } from 'vitest';
import type { Rule } from '../../../core/domain/rules.js';
import type { Actor, Frame } from '../../support/actors.js';
import { conversationId, customerIn, deskOf, staffIn } from '../../support/actors.js';
import { agent, granted, SALES, supervisor } from '../../support/builders.js';
import type { World } from '../../support/pair/memory-host.js';
import type { StageOptions, Talk, Unseen } from './stage.js';
import {
  anna,
  ben,
  done,
  itemsOf,
  join,
  leave,
  luis,
  maria,
  mayOf,
  monitor,
  note,
  panelOf,
  pass,
  readAs,
  refusedQuietly,
  rowIn,
  say,
  sentIn,
  takeOver,
  talkIn,
  talkUnder,
  watch,
  whisper,
} from './stage.js';

/** Whole talks, twice, with rooms that are rebuilt at every frame: more than a busy machine does in a moment. */
const patience = 30_000;

const preset = 'real-time-agent';
const talk = (options: StageOptions = {}): Promise<Talk> => talkUnder(preset, options);
const mirrorOf = (world: World, who = maria): Promise<Actor> => deskOf(world, who, anna.id).enter();

const rules: readonly Rule[] = [
  { id: 'promise', label: 'Promised a refund', kind: 'contains', patterns: ['refund*'], weight: 40 },
  { id: 'hello', label: 'No greeting', kind: 'missing-greeting', patterns: ['good morning'], weight: 10 },
].map((rule) => ({ ...rule, by: 'staff' }) as Rule);

/** All that a supervisor does while an agent works: their desk and their conversation, seen from behind. */
const overTheShoulder: readonly Unseen[] = [
  async ({ world, watcher, second }) => {
    const mirror = await mirrorOf(world);
    expect(itemsOf(mirror)).toMatchObject([{ relation: 'handler' }]);
    await watcher.enter();
    await done(watcher, monitor);
    await second.enter();
    await done(second, { ...monitor, follow: anna.id });
  },
  async ({ world, watcher, desk }) => {
    const mirror = await mirrorOf(world);
    for (const frame of [
      { type: 'set-availability', kind: 'offline' },
      { type: 'set-front', conversation: conversationId(1) },
      { type: 'dismiss-notice', id: 'x'.repeat(22) },
    ]) {
      mirror.send(frame);
    }
    await world.flush();
    // A desk that was rebuilt says again what is in front; of all that was asked it did nothing.
    const refused = mirror.frames.filter(({ type }) => type === 'refused');
    expect(refused).toMatchObject(Array(3).fill({ code: 'forbidden' }));
    mirror.end.drop();
    await mirror.enter();
    mirror.end.goSilent();
    watcher.end.drop();
    await watcher.enter(watcher.cursor);
    await desk.enter();
    desk.send({ type: 'set-front', conversation: conversationId(1) });
  },
  async ({ world, watcher, second }) => {
    await second.enter();
    await watcher.enter();
    watcher.send({ type: 'set-typing', active: true });
    watcher.send({ type: 'set-draft', text: 'You should not read this' });
    watcher.send({ type: 'mark-read', delivered: 9, read: 9 });
    for (const frame of [say('Unseen', 1), note('Unseen'), whisper('Unseen')]) await watcher.command(frame);
    for (const path of ['transcript', 'timeline.json', 'record.json', 'metrics.json']) {
      await readAs(world, maria, path);
    }
    second.end.drop();
  },
  async ({ world, watcher, desk }) => {
    await watcher.enter();
    await done(watcher, leave);
    await done(watcher, leave);
    await desk.enter();
    desk.send({ type: 'set-availability', kind: 'offline' });
    await (await mirrorOf(world, luis)).enter();
  },
  async ({ world }) => void (await mirrorOf(world)),
];

// What it is for: seeing how agents do as they do it, and overlooking nothing, while they do not know of it.
describe('watching an agent', () => {
  it('[D01] what breaks a rule is in the panel within a second: a word, a missing greeting, a long silence', async () => {
    const attention = { silenceSeconds: 60 };
    const { world, customer, handler } = await talk({ policy: { rules, attention } });
    const panel = await panelOf(world);
    const reasons = (): unknown => (rowIn(panel).attention as Frame).reasons;
    expect(reasons()).toEqual([]);
    await done(handler, say('You will get two refunds', 1));
    const since = world.time.now();
    await world.advance(1_000);
    expect(reasons()).toEqual([{ reason: 'rule', since, label: 'Promised a refund' }]);
    expect(rowIn(panel)).toMatchObject({ concerns: { ruleHits: [{ rule: 'promise', at: since }] } });
    const everybody = [customer, handler, panel];
    await pass(world, 58, everybody);
    expect(reasons()).toHaveLength(1);
    await pass(world, 2, everybody);
    expect(reasons()).toMatchObject([{ label: 'Promised a refund' }, { reason: 'silence', since }]);
    // Said by the customer it breaks nothing; and it was a word, which ends the silence.
    await done(customer, say('A refund, really?'));
    await world.advance(1_000);
    expect(reasons()).toHaveLength(1);
    const ruder = await customerIn(world, 2).enter();
    await done(ruder, say('Hello'));
    const brusque = await staffIn(world, anna, 2).enter();
    await done(brusque, { type: 'accept', epoch: 0 });
    await done(brusque, say('What?', 1));
    await world.advance(1_000);
    expect(rowIn(panel, 2)).toMatchObject({
      attention: { score: 10, reasons: [{ reason: 'rule', label: 'No greeting' }] },
    });
    for (const each of [customer, handler, ruder, brusque]) {
      expect(each.end.texts.join()).not.toMatch(/Promised|No greeting|rule-met|attention/);
    }
  });

  it(
    '[D02] nobody’s bytes differ when desk and conversation of an agent are watched',
    async () => {
      const watched = await sentIn(preset, overTheShoulder);
      expect(watched).toEqual(await sentIn(preset, []));
    },
    patience,
  );

  it(
    '[D02] nor when all rooms are rebuilt between any two frames',
    async () => {
      const isRestless = true;
      const watched = await sentIn(preset, overTheShoulder, { isRestless });
      expect(watched).toEqual(await sentIn(preset, [], { isRestless }));
    },
    patience,
  );
});

// How one gets there and what one may do then: by the agent or by one of their conversations, and moving freely.
describe('moving about', () => {
  it('D03, the room’s half: an agent is watched at their desk, a conversation in its room, each by itself', async () => {
    const { world } = await talk();
    await talkIn(world, 2);
    const mirror = await mirrorOf(world);
    expect(mirror.frames[0]).toMatchObject({ mirror: { of: { id: anna.id, name: 'Anna' } } });
    expect(itemsOf(mirror)).toHaveLength(2);
    const { watcher } = await watch(world);
    expect(watcher.texts).toEqual(['Hello', 'Good morning']);
    const colleague = await deskOf(world, agent('Cora'), anna.id).enter();
    const unflagged = await deskOf(world, { ...supervisor('Pia'), supervisor: false }, anna.id).enter();
    const grantless = await deskOf(world, granted(luis, ['whisper', 'join', 'takeover']), anna.id).enter();
    for (const each of [colleague, unflagged, grantless]) {
      expect(each.frames).toMatchObject([{ type: 'refused', code: 'not-found' }]);
    }
  });

  it(
    '[D04] opening, leafing, searching and reading is no event of any room',
    async () => {
      const { world, customer, handler, handlerDesk } = await talk();
      const other = await talkIn(world, 2, ben);
      const { watcher, desk } = await watch(world);
      for (let index = 0; index < 60; index += 1) {
        handler.send({ ...say(`Line ${index}`, 1), commandId: `${handler.device}:${handler.next}` });
        handler.next += 1;
        await world.advance(100);
      }
      const panel = await panelOf(world);
      const mirror = await mirrorOf(world);
      await watcher.enter();
      await pass(world, 2, [customer, handler, handlerDesk, other.customer, other.handler, watcher, desk]);
      const rooms = [
        ...[1, 2].map((n) => world.conversation(conversationId(n))),
        world.workgroup(SALES),
        ...[anna, ben, maria].map(({ id }) => world.desk(id)),
      ];
      const others = [customer, handler, handlerDesk, other.customer, other.handler, other.handlerDesk];
      const all = (): unknown => [
        rooms.map(({ storage }) => storage.dump()),
        rooms.map(({ storage }) => storage.writes),
        others.map(({ end }) => [...end.texts]),
      ];
      const before = all();
      const reset = watcher.frames.findLast((frame) => frame.reset !== undefined)?.reset as Frame;
      watcher.send({ type: 'read-history', before: reset.before });
      await world.flush();
      expect(watcher.frames.at(-1)).toMatchObject({ type: 'page' });
      expect(watcher.texts).toHaveLength(62);
      const looking = await staffIn(world, maria, 2, 'another-tab').enter();
      expect(looking.header).toMatchObject({ kind: 'outsider' });
      looking.end.drop();
      await panel.enter();
      await mirror.enter();
      mirror.end.drop();
      desk.send({ type: 'set-front', conversation: conversationId(1) });
      for (const path of ['transcript', 'timeline.json', 'timeline.csv', 'record.json', 'metrics.json']) {
        expect(await readAs(world, maria, path)).not.toBeNull();
      }
      const credential = { kind: 'token', value: world.tokenFor(maria) } as const;
      const searched = {
        method: 'POST',
        path: 'closed/search',
        body: '{"text":"Line"}',
        credential,
      } as const;
      expect(await rooms[2]?.request(searched)).toMatchObject({ status: 200 });
      expect(await rooms[2]?.request({ path: 'snapshot', credential })).toMatchObject({ status: 200 });
      await world.advance(1_000);
      expect(all()).toEqual(before);
    },
    patience,
  );

  it('[D05] where a supervisor looks or points is told to nobody: there is not even a frame for it', async () => {
    const { world, customer, handler, handlerDesk } = await talk();
    const { watcher, desk } = await watch(world);
    const mirror = await mirrorOf(world);
    const others = [customer, handler, handlerDesk];
    await world.advance(1_000);
    for (const each of others) each.fresh();
    for (const frame of [
      { type: 'set-pointer', x: 1, y: 2 },
      { type: 'set-front', conversation: conversationId(1) },
      { type: 'open-record', customer: 'Carla' },
    ]) {
      watcher.send(frame);
      await world.flush();
      expect(watcher.frames.at(-1)).toMatchObject({ type: 'refused', code: 'bad-frame' });
    }
    mirror.send({ type: 'set-front', conversation: conversationId(1) });
    desk.send({ type: 'set-front', conversation: conversationId(1) });
    await world.advance(1_000);
    expect(mirror.frames.at(-1)).toMatchObject({ type: 'refused', code: 'forbidden' });
    for (const each of others) expect(each.fresh()).toEqual([]);
    // Who is in the room does not name them either, also to an agent who comes in anew.
    await handler.enter();
    expect(handler.header).toMatchObject({ people: [] });
    expect(handler.end.texts.join()).not.toMatch(/Maria|s-maria|monitor/);
  });

  it('[D06] what a supervisor types is seen by nobody, kept nowhere, and only after joining that they type', async () => {
    const { world, customer, handler } = await talk();
    const { watcher } = await watch(world);
    const { watcher: second } = await watch(world, luis);
    const others = [customer, handler, second];
    const types = async (text: string): Promise<void> => {
      watcher.send({ type: 'set-draft', text });
      watcher.send({ type: 'set-typing', active: true });
      await world.advance(1_000);
    };
    for (const each of others) each.fresh();
    await types('Half a pineapple');
    expect(watcher.frames.slice(-2)).toMatchObject([{ code: 'forbidden' }, { code: 'forbidden' }]);
    for (const each of others) expect(each.fresh()).toEqual([]);
    expect(mayOf(watcher)).toEqual(expect.not.arrayContaining(['set-typing', 'set-draft', 'whisper']));
    expect(await refusedQuietly(world, watcher, whisper('A pineapple'), others)).toMatchObject({
      code: 'forbidden',
    });
    await done(watcher, join);
    for (const each of others) each.fresh();
    await types('Most of a pineapple');
    const typing = { type: 'typing', active: true, from: { name: 'Maria', role: 'supervisor' } };
    expect(customer.fresh()).toEqual([typing]);
    for (const each of [handler, second]) expect(each.fresh()).toMatchObject([typing]);
    await done(watcher, takeOver(1));
    for (const each of others) each.fresh();
    await types('A whole pineapple');
    const fresh = JSON.stringify(others.map((each) => each.fresh()));
    expect(fresh).not.toMatch(/pineapple|draft/);
    for (const room of [
      world.conversation(conversationId(1)),
      world.desk(maria.id),
      world.workgroup(SALES),
    ]) {
      expect(JSON.stringify([...room.storage.dump()])).not.toContain('pineapple');
    }
  });
});
