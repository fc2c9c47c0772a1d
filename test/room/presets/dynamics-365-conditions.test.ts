/** The page on monitoring conversations as a supervisor: what can be monitored, what is seen of it, and what of it is listed. */
import { describe, expect, it } from 'vitest';
import type { BridgedChannel } from '../../../core/domain/bridge.js';
import type { SentimentScorer } from '../../../core/domain/sentiment.js';
import { customerDown } from '../../../core/protocol/conversation-down.js';
import type { Frame } from '../../support/actors.js';
import { Actor, conversationId, deviceOf, secretFor, staffIn, workgroupOf } from '../../support/actors.js';
import { SALES, supervisor, uma } from '../../support/builders.js';
import type { World } from '../../support/pair/memory-host.js';
import type { StageOptions, Talk } from './stage.js';
import {
  anna,
  atDesk,
  ben,
  bodiesOf,
  done,
  itemsOf,
  join,
  maria,
  monitor,
  note,
  panelOf,
  pass,
  presetWorld,
  refusedQuietly,
  rowIn,
  rowsOf,
  say,
  takeOver,
  talkIn,
  talkUnder,
  watch,
  whisper,
} from './stage.js';

const talk = (options: StageOptions = {}): Promise<Talk> => talkUnder('dynamics-365', options);

/** A customer who begins in another workgroup. */
const customerOf = (world: World, workgroup: string, n: number): Actor =>
  new Actor(world, () => world.conversation(conversationId(n)).connect(), customerDown, {
    type: 'hello',
    versions: [1, 1],
    credential: { kind: 'secret', secret: secretFor(n) },
    device: deviceOf(`customer-${n}`),
    start: { workgroup, name: 'Dora' },
  });

/** A customer writes on another channel, for which a server of that channel speaks. */
const beginOver = async (world: World, channel: BridgedChannel, n: number): Promise<void> => {
  const bridge = { id: 'gateway', channel, workgroups: [SALES], issuedAt: 0, expiresAt: 4e12 };
  const answer = await world.conversation(conversationId(n)).request({
    method: 'POST',
    path: 'bridge',
    credential: { kind: 'token', value: world.tokens.issueBridge(bridge) },
    body: JSON.stringify({
      commandId: `${deviceOf('gateway')}:1`,
      customer: { id: '17', name: 'Eve' },
      start: { workgroup: SALES },
      command: { type: 'post', text: 'Hello' },
    }),
  });
  expect(answer).toMatchObject({ status: 200 });
};

// Three things to know before one begins: the mode of the workstream, the states, and one's own conversations.
describe('what can be monitored', () => {
  it('[C13] chats alone, unless the workgroup names other channels; the rest is listed with the reason, or hidden', async () => {
    const { world, customer, handler } = await talk({ policy: { monitors: { channels: ['messaging'] } } });
    const outside = await staffIn(world, maria).enter();
    const panel = await panelOf(world);
    expect(rowIn(panel)).toMatchObject({ channel: 'web', unmonitorable: 'channel-unsupported' });
    expect(outside.header).toMatchObject({ you: { may: expect.not.arrayContaining(['monitor']) } });
    expect(await refusedQuietly(world, outside, monitor, [customer, handler])).toMatchObject({
      code: 'channel-unsupported',
    });
    const hidden = await talk({ policy: { monitors: { channels: ['messaging'], otherChannels: 'hidden' } } });
    expect(rowsOf(await panelOf(hidden.world)).size).toBe(0);
  });

  it('[C13] beside chats, a conversation that another channel brought is listed and cannot be monitored', async () => {
    const { world } = await talk();
    await beginOver(world, 'api', 2);
    await world.advance(1_000);
    const panel = await panelOf(world);
    expect(rowIn(panel)).not.toHaveProperty('unmonitorable');
    expect(rowIn(panel, 2)).toMatchObject({ channel: 'api', unmonitorable: 'channel-unsupported' });
    const handler = await staffIn(world, anna, 2).enter();
    await done(handler, { type: 'accept', epoch: 0 });
    const { watcher } = await watch(world);
    const outside = await staffIn(world, maria, 2).enter();
    expect(await refusedQuietly(world, outside, monitor, [handler, watcher], 2)).toMatchObject({
      code: 'channel-unsupported',
    });
  });

  it('[C14] active ones and those being wrapped up; in wrap-up one reads, and neither speaks nor takes over', async () => {
    const { world, customer, handler } = await talk();
    const waiting = await customerOf(world, 'sales', 2).enter();
    await done(waiting, say('Hello?'));
    const second = await staffIn(world, maria, 2).enter();
    expect(await refusedQuietly(world, second, monitor, [waiting], 2)).toMatchObject({ code: 'bad-state' });
    const { watcher: partner } = await watch(world);
    await done(partner, join);
    await done(handler, { type: 'end' });
    const other = await staffIn(world, uma).enter();
    await done(other, monitor);
    expect(other.texts).toEqual(['Hello', 'Good morning']);
    const others = [customer, handler];
    expect(await refusedQuietly(world, partner, say('Bye', 1), others)).toMatchObject({ code: 'closed' });
    for (const asker of [partner, other]) {
      expect(await refusedQuietly(world, asker, takeOver(1), others)).toMatchObject({ code: 'bad-state' });
    }
    expect(await refusedQuietly(world, other, join, others)).toMatchObject({ code: 'bad-state' });
    expect(await refusedQuietly(world, other, say('Bye', 1), others)).toMatchObject({ code: 'forbidden' });
    expect(handler.header).toMatchObject({ phase: 'wrap-up', handler: { name: 'Anna' } });
    await done(handler, { type: 'wrap-up', disposition: 'Sold' });
    const late = await staffIn(world, supervisor('Late')).enter();
    expect(await refusedQuietly(world, late, monitor, others)).toMatchObject({ code: 'bad-state' });
    expect(late.timeline).toEqual([]);
  });

  it('[C15] not what is one’s own; and what becomes one’s own while monitoring it is handled, and not monitored', async () => {
    const { world, customer, handler } = await talk();
    const both = await talkIn(world, 2, uma);
    const others = [both.customer];
    expect(await refusedQuietly(world, both.handler, monitor, others, 2)).toMatchObject({
      code: 'own-conversation',
    });
    const mine = both.handlerDesk;
    const watcher = await staffIn(world, uma).enter();
    await done(watcher, monitor);
    const lead = await staffIn(world, supervisor('Lead', ['monitor', 'assign'])).enter();
    await done(lead, monitor);
    expect(itemsOf(mine)).toMatchObject([
      { relation: 'handler' },
      { relation: 'supervising', mode: 'monitor' },
    ]);
    await done(lead, { type: 'assign', epoch: 1, to: uma.id });
    await world.advance(1_000);
    expect(watcher.header).toMatchObject({ handler: { id: uma.id }, you: { standing: 'handler' } });
    expect(itemsOf(mine)).toMatchObject([
      { relation: 'handler', mode: null },
      { relation: 'handler', mode: null },
    ]);
    expect(lead.header).toMatchObject({ people: [{ name: 'Lead', standing: 'monitoring' }] });
    expect(bodiesOf(lead, 'supervision').at(-1)).toMatchObject({
      person: { id: uma.id },
      from: 'monitor',
      to: null,
    });
    expect(await refusedQuietly(world, watcher, monitor, [customer, handler])).toMatchObject({
      code: 'own-conversation',
    });
    await done(watcher, say('I answer now', 2));
    expect(customer.texts.at(-1)).toBe('I answer now');
  });
});

// The section's first words: an overview of how each conversation goes, and joining to write to both or to the agent.
describe('how it goes, and what one writes', () => {
  it('[C16] rows and headers show the trend of the sentiment and the rhythm of the answers, to supervisors alone', async () => {
    const scores: Readonly<Record<string, number>> = { 'This is terrible': -0.8, 'Oh, that is lovely': 0.9 };
    const scorer: SentimentScorer = { score: (text) => scores[text] ?? null };
    const { world, customer, handler } = await talk({ scorer });
    const { watcher } = await watch(world);
    const panel = await panelOf(world);
    const everybody = [customer, handler, watcher, panel];
    const repliedAt = world.time.now();
    const shows = (sentiment: Frame, rhythm: Frame): void => {
      expect(watcher.header).toMatchObject({ backstage: { sentiment, rhythm } });
      expect(rowIn(panel)).toMatchObject({ concerns: { sentiment, rhythm } });
    };
    await pass(world, 10, everybody);
    // A text of which the scorer cannot tell anything leaves it unknown.
    shows({ kind: 'unknown' }, { lastReplyAt: repliedAt, averageReplySeconds: 0 });
    await done(customer, say('This is terrible'));
    await pass(world, 20, everybody);
    await done(handler, say('I am sorry', 1));
    const second = world.time.now();
    await pass(world, 10, everybody);
    const sour = { kind: 'known', score: -0.8, trend: 'steady', messages: 1 };
    shows(sour, { lastReplyAt: second, averageReplySeconds: 10 });
    await done(customer, say('Oh, that is lovely'));
    await world.advance(1_000);
    const better = { kind: 'known', score: -0.12, trend: 'rising', messages: 2 };
    shows(better, { lastReplyAt: second, averageReplySeconds: 10 });
    for (const each of [customer, handler]) {
      expect(each.end.texts.join()).not.toMatch(/sentiment|rhythm|trend|rising/);
    }
  });

  it('[C17] every message names its audience, and the room alone decides whom it reaches', async () => {
    const { world, customer, handler } = await talk({ policy: { formerAgent: 'consultant' } });
    const { watcher } = await watch(world);
    await done(watcher, join);
    const outsider = await staffIn(world, ben).enter();
    for (const each of [customer, handler, outsider]) each.fresh();
    await done(watcher, say('To both', 1));
    await done(watcher, note('To staff'));
    await done(watcher, whisper('To Anna'));
    const said = (actor: Actor): unknown =>
      actor
        .fresh()
        .flatMap(({ entries }) => (entries ?? []) as { audience: string; body: Frame }[])
        .map(({ audience, body }) => [audience, body.text]);
    expect(said(customer)).toEqual([['everyone', 'To both']]);
    expect(said(handler)).toEqual([
      ['everyone', 'To both'],
      ['staff', 'To staff'],
      ['whisper', 'To Anna'],
    ]);
    expect(outsider.fresh()).toEqual([]);
    // An agent who stays as a colleague reads what is for staff, and never what was whispered to another.
    const second = await atDesk(world, uma);
    const lead = await staffIn(world, supervisor('Lead', ['monitor', 'assign'])).enter();
    await done(lead, { type: 'assign', epoch: 1, to: uma.id });
    await done(watcher, whisper('To Uma', 2));
    expect(handler.header).toMatchObject({ you: { standing: 'standby' } });
    expect(handler.end.texts.join()).not.toContain('To Uma');
    expect(customer.end.texts.join()).not.toMatch(/To staff|To Anna|To Uma/);
    expect(second.end.closedWith).toBeNull();
  });
});

// The first two steps: signing in, and the dashboard with what one's agents handle now.
describe('signing in and the dashboard', () => {
  it('[C18] without a token that is known no room says anything but that', async () => {
    const { world, handler, customer } = await talk();
    for (const each of [handler, customer]) each.fresh();
    const rooms = [world.conversation(conversationId(1)), world.workgroup(SALES), world.desk(anna.id)];
    for (const token of ['token.999', 'x']) {
      for (const room of rooms) {
        const end = room.connect();
        const credential = { kind: 'token', token };
        end.send({
          type: 'hello',
          versions: [1, 1],
          credential,
          ...(room === rooms[0] ? { device: deviceOf('forged') } : {}),
        });
        await world.flush();
        expect(end.frames).toMatchObject([{ type: 'refused', code: 'unauthenticated' }]);
        expect(end.closedWith).toEqual({ code: 4401, reason: 'unauthenticated' });
      }
    }
    // And nothing at all comes before the hello.
    const silent = rooms.map((room) => room.connect());
    await done(customer, say('Is somebody listening?'));
    await world.advance(6_000);
    for (const end of silent) {
      expect(end.texts).toEqual([]);
      expect(end.closedWith?.code).toBe(4408);
    }
  });

  it('C19, the room’s half: rows have what views filter and sort by', async () => {
    const { world } = await talk();
    const panel = await panelOf(world);
    expect(Object.keys(rowIn(panel))).toEqual(
      expect.arrayContaining([
        ...['phase', 'phaseSince', 'openedAt', 'handler', 'customer', 'channel', 'priority', 'tags'],
        ...['waitingSince', 'messages', 'onHold', 'isAnswered', 'supervisors', 'concerns', 'attention'],
      ]),
    );
  });

  it('[C20] the list has what the agents of one’s own workgroups handle, and no word of any other', async () => {
    const world = presetWorld('dynamics-365', { also: ['support'] });
    await talkIn(world);
    const panel = await panelOf(world);
    await world.advance(2_000);
    panel.fresh();
    const foreign = await customerOf(world, 'support', 2).enter();
    await done(foreign, say('For support'));
    await world.advance(1_000);
    expect([...rowsOf(panel).keys()]).toEqual([conversationId(1)]);
    expect(panel.fresh()).toEqual([]);
    const stranger = await workgroupOf(world, maria, 'support').enter();
    expect(stranger.frames).toMatchObject([{ type: 'refused', code: 'not-found' }]);
    expect(stranger.end.closedWith?.code).toBe(4404);
    const inside = await staffIn(world, maria, 2).enter();
    expect(inside.frames).toMatchObject([{ type: 'refused', code: 'not-found' }]);
  });
});
