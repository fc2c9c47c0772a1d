/**
 * The page about monitoring, joining and taking over under the preset `bytedesk`: how joining and taking over differ,
 * and the advice for both.
 */
import { describe, expect, it } from 'vitest';
import type { Actor, Frame } from '../../support/actors.js';
import { conversationId, staffIn } from '../../support/actors.js';
import {
  anna,
  atDesk,
  bodiesOf,
  done,
  join,
  kindsOf,
  leave,
  note,
  panelOf,
  refusedQuietly,
  rowsOf,
  takeOver,
  talkUnder,
  watch,
  whisper,
} from './stage.js';

const intro = 'I am Maria. I take over because Anna is busy. I will look into it now.';

const joined = async (more: Frame = {}) => {
  const talk = await talkUnder('bytedesk', { policy: { reasons: ['Complaint', 'Approval'] } });
  const { watcher } = await watch(talk.world);
  await done(talk.customer, { type: 'post', audience: 'everyone', text: 'I am angry' });
  await done(watcher, { ...join, ...more });
  return { ...talk, watcher };
};

// Joining keeps the agent in the loop; it is for clarifying, calming down, approving, or adding what an expert knows.
describe('join', () => {
  it('[A22] the agent stays the handler, is sent everything, and goes on writing', async () => {
    const { customer, handler, watcher } = await joined();
    await done(watcher, { type: 'post', audience: 'everyone', text: 'I am sorry for that', epoch: 1 });
    await done(handler, { type: 'post', audience: 'everyone', text: 'We found it', epoch: 1 });
    await done(customer, { type: 'post', audience: 'everyone', text: 'Good' });
    expect(handler.header).toMatchObject({
      epoch: 1,
      handler: { name: 'Anna' },
      you: { standing: 'handler' },
      people: [{ name: 'Maria', standing: 'joined' }],
    });
    expect(handler.texts.slice(-3)).toEqual(['I am sorry for that', 'We found it', 'Good']);
    expect(customer.texts).toEqual(handler.texts);
    expect(customer.header).toMatchObject({ handler: { name: 'Anna' } });
  });

  it('[A23] why somebody joined or took over is chosen out of a list and kept in the timeline, for staff', async () => {
    const { world, customer, handler, watcher } = await joined({ reason: 'Approval' });
    expect(bodiesOf(handler, 'joined')).toMatchObject([{ reason: 'Approval' }]);
    expect(
      await refusedQuietly(world, watcher, takeOver(1, { intro, reason: 'Boredom' }), [customer, handler]),
    ).toMatchObject({ code: 'unknown-choice', choices: ['Complaint', 'Approval'] });
    await done(watcher, takeOver(1, { intro, reason: 'Complaint' }));
    expect(bodiesOf(watcher, 'assigned').at(-1)).toMatchObject({ reason: 'Complaint' });
    expect(customer.end.texts.join()).not.toMatch(/Approval|Complaint|Boredom/);
    // It is optional in both.
    const again = await joined();
    await done(again.watcher, takeOver(1, { intro }));
    expect(bodiesOf(again.watcher, 'joined')).toMatchObject([{ reason: null }]);
  });

  it("A24, the room's half: everything that several people write carries the name and role of who wrote it", async () => {
    const { customer, handler, watcher } = await joined();
    await done(watcher, { type: 'post', audience: 'everyone', text: 'Maria speaking', epoch: 1 });
    await done(handler, { type: 'post', audience: 'everyone', text: 'Anna speaking', epoch: 1 });
    expect(bodiesOf(customer, 'message').slice(-2)).toMatchObject([
      { author: { name: 'Maria', role: 'supervisor' } },
      { author: { name: 'Anna', role: 'agent' } },
    ]);
    expect(customer.header).toMatchObject({
      handler: { name: 'Anna' },
      joined: [{ name: 'Maria', role: 'supervisor' }],
    });
    await done(watcher, leave);
    expect(customer.header).toMatchObject({ handler: { name: 'Anna' }, joined: [] });
  });

  it('[A25] agent and supervisor talk among themselves before, during and after joining', async () => {
    const { world, customer, handler } = await talkUnder('bytedesk');
    const { watcher } = await watch(world);
    customer.fresh();
    const among = async (text: string, from: Actor, frame: Frame): Promise<void> => {
      await done(from, frame);
      for (const reader of [handler, watcher]) expect(reader.texts).toContain(text);
    };
    await among('Shall I come in?', watcher, whisper('Shall I come in?'));
    await among('Please', handler, note('Please'));
    expect(customer.fresh()).toEqual([]);
    await done(watcher, join);
    customer.fresh();
    await among('I speak first', watcher, note('I speak first'));
    await among('All right', handler, note('All right'));
    await among('Careful now', watcher, whisper('Careful now'));
    expect(customer.fresh()).toEqual([]);
    await done(watcher, leave);
    await done(watcher, { type: 'supervise', mode: 'monitor' });
    customer.fresh();
    await among('Well done', watcher, whisper('Well done'));
    await among('Thank you', handler, note('Thank you'));
    expect(customer.fresh()).toEqual([]);
    expect(customer.texts).toEqual(['Hello', 'Good morning']);
  });
});

// Taking over makes the manager the handler, or somebody else: for an agent who is gone or busy.
describe('takeover', () => {
  it('[A26] the handler changes in one step: nobody is ever shown two of them, or none', async () => {
    const { world, customer, handler, handlerDesk } = await talkUnder('bytedesk');
    const panel = await panelOf(world);
    const { watcher, desk } = await watch(world);
    await world.advance(1_000);
    for (const each of [customer, handler, handlerDesk, panel, watcher, desk]) each.fresh();
    await done(watcher, takeOver(1, { intro }));
    await world.advance(1_000);
    const headers = [customer, handler, watcher].map((each) =>
      each.fresh().flatMap((frame) => (frame.header ? [frame.header as Frame] : [])),
    );
    const [customers, agents, own] = headers;
    // One header each, and it is the new state whole: no step between that could be seen.
    expect(customers).toMatchObject([{ phase: 'active', handler: { name: 'Maria' }, joined: [] }]);
    expect(agents).toMatchObject([{ kind: 'displaced', displaced: { by: { name: 'Maria' } } }]);
    expect(own).toMatchObject([
      { epoch: 2, phase: 'active', handler: { name: 'Maria' }, you: { standing: 'handler' } },
    ]);
    for (const { changed } of panel.fresh().filter(({ type }) => type === 'rows')) {
      const [row] = changed as Frame[];
      expect([1, 2]).toContain(row?.epoch);
      expect(row?.handler).toMatchObject({ name: row?.epoch === 1 ? 'Anna' : 'Maria' });
    }
    expect([...rowsOf(panel).values()]).toMatchObject([{ epoch: 2, handler: { name: 'Maria' } }]);
    expect(handlerDesk.fresh()).toContainEqual(
      expect.objectContaining({ changed: [expect.objectContaining({ relation: 'displaced' })] }),
    );
    expect(desk.fresh()).toContainEqual(
      expect.objectContaining({ changed: [expect.objectContaining({ relation: 'handler' })] }),
    );
  });

  it('[A27] an agent in the middle of writing is taken over from; what they had written is still seen by nobody else', async () => {
    const { world, customer, handler } = await talkUnder('bytedesk');
    const { watcher } = await watch(world);
    handler.send({ type: 'set-typing', active: true });
    handler.send({ type: 'set-draft', text: 'I would offer you a' });
    await world.flush();
    expect(watcher.frames.at(-1)).toMatchObject({ text: 'I would offer you a', from: { name: 'Anna' } });
    await done(watcher, takeOver(1, { intro }));
    expect(handler.header).toMatchObject({ kind: 'displaced' });
    const stored = world.conversation(conversationId(1)).storage.dump();
    expect(JSON.stringify([...stored])).not.toContain('I would offer');
    expect(customer.end.texts.join()).not.toContain('I would offer');
    // What they go on typing reaches nobody, and their client is told why.
    watcher.fresh();
    customer.fresh();
    handler.send({ type: 'set-draft', text: 'I would offer you a refund' });
    await world.flush();
    expect(handler.frames.at(-1)).toMatchObject({ type: 'refused' });
    expect([...watcher.fresh(), ...customer.fresh()]).toEqual([]);
  });

  it('[A27] an agent who is away is taken over from, and finds by whom when they are back', async () => {
    const { world, customer } = await talkUnder('bytedesk');
    await atDesk(world, anna, 'away');
    const { watcher } = await watch(world);
    await done(watcher, takeOver(1, { intro }));
    expect(customer.header).toMatchObject({ handler: { name: 'Maria' } });
    const back = await staffIn(world, anna).enter();
    expect(back.header).toMatchObject({ kind: 'displaced', displaced: { by: { name: 'Maria' } } });
  });

  it("A28, A31, the room's half: the introduction is asked for and is the first word to the customer, in the same turn", async () => {
    const { world, customer, handler } = await talkUnder('bytedesk');
    const { watcher } = await watch(world);
    expect(watcher.header).toMatchObject({ house: { takeover: { intro: 'required' } } });
    expect(await refusedQuietly(world, watcher, takeOver(1), [customer, handler])).toMatchObject({
      code: 'intro-required',
    });
    customer.fresh();
    await done(watcher, takeOver(1, { intro }));
    const [first] = customer.fresh().flatMap((frame) => (frame.entries ?? []) as Frame[]);
    expect(first).toMatchObject({ body: { kind: 'message', text: intro, author: { name: 'Maria' } } });
    expect(kindsOf(handler)).not.toContain('supervision');
  });
});

// Read first, then act; do not talk over the agent; say who you are and what comes next.
describe('tips', () => {
  it("A29, the room's half: whoever asks to act is told what there is to read, and the marks of others do not move", async () => {
    const { world, customer, handler } = await talkUnder('bytedesk');
    await done(customer, { type: 'post', audience: 'everyone', text: 'Read me' });
    customer.fresh();
    handler.fresh();
    const { watcher } = await watch(world);
    const numbers = watcher.timeline.map(({ seq }) => seq);
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
    expect(watcher.texts).toContain('Read me');
    watcher.send({ type: 'mark-read', delivered: 4, read: 4 });
    await world.flush();
    expect([...customer.fresh(), ...handler.fresh()]).toEqual([]);
  });

  it('[A30] each of both sees that the other writes to the customer, and is warned when both have answered', async () => {
    const { world, customer, handler, watcher } = await joined();
    handler.fresh();
    watcher.fresh();
    watcher.send({ type: 'set-typing', active: true });
    await world.flush();
    expect(handler.fresh()).toMatchObject([{ type: 'typing', from: { name: 'Maria' }, active: true }]);
    handler.send({ type: 'set-typing', active: true });
    await world.flush();
    expect(watcher.fresh()).toMatchObject([{ type: 'typing', from: { name: 'Anna' }, active: true }]);

    const say = (text: string): Frame => ({ type: 'post', audience: 'everyone', text, epoch: 1 });
    expect(await handler.command(say('We will refund it'))).not.toHaveProperty('alsoAnsweredBy');
    await world.advance(2_000);
    expect(await watcher.command(say('You get it back'))).toMatchObject({ alsoAnsweredBy: 'Anna' });
    expect(customer.end.texts.join()).not.toContain('alsoAnsweredBy');
    // A new word of the customer, or some time, and there is nobody to talk over.
    await done(customer, { type: 'post', audience: 'everyone', text: 'Which is it?' });
    expect(await handler.command(say('The refund'))).not.toHaveProperty('alsoAnsweredBy');
    await world.advance(3_000);
    expect(await watcher.command(say('Yes'))).not.toHaveProperty('alsoAnsweredBy');
  });
});
