/**
 * The page about monitoring digital interactions, walked from its first line under the preset `genesys`: what
 * monitoring is, and on which channels.
 */
import { describe, expect, it } from 'vitest';
import type { Frame } from '../../support/actors.js';
import { conversationId, customerIn, deskOf, staffIn } from '../../support/actors.js';
import { without } from '../../support/builders.js';
import type { Unseen } from './stage.js';
import {
  anna,
  atDesk,
  ben,
  bodiesOf,
  done,
  leave,
  maria,
  mayOf,
  monitor,
  overChannel,
  panelOf,
  pass,
  refusedQuietly,
  rowsOf,
  sentIn,
  takeOver,
  talkUnder,
  watch,
} from './stage.js';

const archivist = { ...maria, grants: { sales: [...(maria.grants.sales ?? []), 'export'] as const } };

/** What a supervisor may do unseen by this preset: come, look, try what is refused, go, and come again. */
const watching: readonly Unseen[] = [
  async ({ watcher, second }) => {
    await watcher.enter();
    await done(watcher, monitor);
    await second.enter();
    expect(await second.command(monitor)).toMatchObject({ code: 'conflict' });
  },
  async ({ watcher }) => {
    for (const frame of [
      { type: 'post', audience: 'everyone', text: 'x', epoch: 1 },
      { type: 'post', audience: 'staff', text: 'x' },
      { type: 'post', audience: 'whisper', text: 'x', epoch: 1 },
      { type: 'supervise', mode: 'join' },
      { type: 'flag', reason: 'x' },
      { type: 'end' },
    ]) {
      expect((await watcher.command(frame)).type).toBe('refused');
    }
    watcher.send({ type: 'set-typing', active: true });
    watcher.send({ type: 'mark-read', delivered: 3, read: 3 });
  },
  async ({ watcher, second }) => {
    await done(watcher, leave);
    await done(second, monitor);
  },
  async ({ second }) => done(second, leave),
];

// Supervisors inspect what goes on between agent and customer, may take it over, and neither of the two is aware.
describe('monitoring', () => {
  it('[B01] only what is in progress is monitored; of what has ended there is the transcript to read', async () => {
    const { world, customer, handler } = await talkUnder('genesys');
    await atDesk(world, archivist);
    const reader = await staffIn(world, archivist).enter();
    expect(mayOf(reader)).toContain('monitor');
    const refused = async (who: typeof reader, n = 1) =>
      refusedQuietly(world, who, monitor, [customer, handler], n);

    const waiting = await customerIn(world, 2).enter();
    await waiting.post('Anybody?');
    const queued = await staffIn(world, archivist, 2).enter();
    expect(await refused(queued, 2)).toMatchObject({ code: 'bad-state' });

    await done(customer, { type: 'end' });
    expect(handler.header).toMatchObject({ phase: 'wrap-up' });
    expect(await refused(reader)).toMatchObject({ code: 'bad-state' });
    await done(handler, { type: 'wrap-up', disposition: 'Solved' });
    expect(await refused(reader)).toMatchObject({ code: 'bad-state' });
    expect(mayOf(reader)).not.toContain('monitor');
    const transcript = await world.conversation(conversationId(1)).request({
      path: 'transcript',
      credential: { kind: 'token', value: world.tokenFor(archivist) },
    });
    expect(transcript?.body).toMatch(/Carla: Hello[\s\S]*Anna: Good morning/);
  });

  it('[B02] a takeover needs somebody who handles it: neither what waits nor what is over is taken over', async () => {
    const { world, customer, handler } = await talkUnder('genesys', { policy: { grace: { handler: 30 } } });
    await customer.post('Are you there?');
    const { watcher } = await watch(world);
    handler.end.drop();
    await pass(world, 40, [customer, watcher]);
    // The agent is lost and it waits again: it is watched still, and there is nothing to take over.
    expect(watcher.header).toMatchObject({ phase: 'queued', epoch: 2, you: { standing: 'monitoring' } });
    expect(mayOf(watcher)).not.toContain('take-over');
    expect(await refusedQuietly(world, watcher, takeOver(2), [customer])).toMatchObject({
      code: 'bad-state',
    });
    await done(handler.end.closedWith ? handler : await handler.enter(), { type: 'accept', epoch: 2 });
    await done(watcher, takeOver(3));
    expect(customer.header).toMatchObject({ handler: { name: 'Maria' } });

    const other = await talkUnder('genesys');
    const { watcher: late } = await watch(other.world);
    await done(other.customer, { type: 'end' });
    const others = [other.customer, other.handler];
    expect(await refusedQuietly(other.world, late, takeOver(1), others)).toMatchObject({ code: 'bad-state' });
    await done(other.handler, { type: 'wrap-up', disposition: 'Solved' });
    expect(await refusedQuietly(other.world, late, takeOver(1), others)).toMatchObject({ code: 'bad-state' });
  });

  it('[B03] a monitor is shown what the agent is shown: both sides and what happened, the same and in order', async () => {
    const { world, customer, handler } = await talkUnder('genesys');
    await done(handler, { type: 'post', audience: 'staff', text: 'A hard one' });
    const { watcher } = await watch(world);
    await done(customer, { type: 'post', audience: 'everyone', text: 'Where is it?' });
    await done(handler, { type: 'tag', add: ['late'], remove: [] });
    await done(handler, { type: 'post', audience: 'everyone', text: 'On its way', epoch: 1 });
    // The rank among what one sees is one's own; everything else of an entry is the same for all staff.
    const shared = (entries: readonly Frame[]): unknown =>
      entries
        .filter(({ audience }) => audience !== 'supervisors')
        .map(({ seq: _own, body, ...entry }) => ({
          ...entry,
          body: JSON.parse(JSON.stringify(body).replaceAll(',"self":true', '')),
        }));
    expect(shared(watcher.timeline)).toEqual(shared(handler.timeline));
    expect(handler.timeline.length).toBeGreaterThan(7);
    expect(watcher.timeline.filter(({ audience }) => audience === 'supervisors')).toMatchObject([
      { body: { kind: 'supervision', from: null, to: 'monitor' } },
    ]);
  });

  it('[B04] whether somebody may take over is looked at when they do it, whatever they could when they came', async () => {
    const revoked = await talkUnder('genesys');
    const { watcher } = await watch(revoked.world);
    expect(mayOf(watcher)).toContain('take-over');
    const lesser = { ...without(maria, 'takeover'), issuedAt: 1 };
    const again = await staffIn(revoked.world, lesser, 1, 'another').enter();
    expect(watcher.end.closedWith).toMatchObject({ code: 4403 });
    expect(mayOf(again)).not.toContain('take-over');
    const others = [revoked.customer, revoked.handler];
    expect(await refusedQuietly(revoked.world, again, takeOver(1), others)).toMatchObject({
      code: 'forbidden',
    });

    // The team turns takeovers off while somebody watches.
    const changed = await talkUnder('genesys');
    const { watcher: open } = await watch(changed.world);
    const admin = { ...maria, id: 's-admin' as typeof maria.id, grants: { sales: ['configure'] as const } };
    const answer = await changed.world.workgroup('sales' as never).request({
      method: 'PUT',
      path: 'policy',
      credential: { kind: 'token', value: changed.world.tokenFor(admin) },
      body: JSON.stringify({ preset: 'genesys', takeover: { targets: [] } }),
    });
    expect(answer?.status).toBe(200);
    await changed.world.advance(1_000);
    expect(
      await refusedQuietly(changed.world, open, takeOver(1), [changed.customer, changed.handler]),
    ).toMatchObject({ code: 'forbidden' });

    // And a token ends while its socket stays open.
    const expired = await talkUnder('genesys');
    const short = { ...maria, expiresAt: expired.world.time.now() + 1_000 };
    const { watcher: held } = await watch(expired.world, short);
    await pass(expired.world, 90, [expired.customer, expired.handler, expired.handlerDesk]);
    held.send({ ...takeOver(1), commandId: `${held.device}:${held.next}` });
    await expired.world.flush();
    expect(held.end.closedWith).not.toBeNull();
    expect(expired.customer.header).toMatchObject({ handler: { name: 'Anna' } });
  });

  it('[B05] customer and agents are sent the same to the byte, whether somebody watches or not', async () => {
    const [watched, unwatched] = [await sentIn('genesys', watching), await sentIn('genesys', [])];
    expect(watched).toEqual(unwatched);
    expect(JSON.stringify(unwatched)).toContain('Found it');
    expect(JSON.stringify(unwatched)).not.toMatch(/Maria|Luis|monitor"/);
  });

  it('[B06] the agent is told who took over and why: at once, and on coming back when they were away', async () => {
    const present = await talkUnder('genesys');
    const { watcher } = await watch(present.world);
    present.handler.fresh();
    await done(watcher, takeOver(1, { reason: 'Escalation' }));
    await present.world.advance(1_000);
    expect(present.handler.header).toMatchObject({
      kind: 'displaced',
      displaced: { by: { name: 'Maria', id: maria.id }, at: expect.any(Number), reason: 'Escalation' },
    });
    expect(present.handlerDesk.frames.findLast(({ type }) => type === 'notice')).toMatchObject({
      notice: { kind: 'taken-over', by: { name: 'Maria' }, reason: 'Escalation' },
    });

    const away = await talkUnder('genesys');
    away.handler.end.drop();
    away.handlerDesk.end.drop();
    const { watcher: next } = await watch(away.world);
    await done(next, takeOver(1, { reason: 'Agent away' }));
    await done(next, { type: 'post', audience: 'everyone', text: 'Maria here', epoch: 2 });
    await pass(away.world, 120, [away.customer, next]);
    const desk = await deskOf(away.world, anna).enter();
    expect(desk.frames[0]).toMatchObject({
      notices: [{ kind: 'taken-over', by: { name: 'Maria' }, reason: 'Agent away' }],
      items: [{ relation: 'displaced', displaced: { by: { name: 'Maria' }, reason: 'Agent away' } }],
    });
    await away.handler.enter();
    expect(away.handler.header).toMatchObject({ kind: 'displaced', displaced: { by: { name: 'Maria' } } });
    expect(away.handler.end.texts.join()).not.toContain('Maria here');
  });

  it("B07, the room's half: whoever opens a conversation without being in it is told whether they may monitor", async () => {
    const { world } = await talkUnder('genesys');
    const opened = await staffIn(world, maria).enter();
    expect(opened.header).toMatchObject({ kind: 'outsider', phase: 'active' });
    expect(mayOf(opened)).toContain('monitor');
    expect(mayOf(await staffIn(world, ben).enter())).not.toContain('monitor');
  });
});

// Web messaging, messaging of third parties and by API, and SMS.
describe('available channels', () => {
  it.each(['api', 'messaging', 'sms'] as const)(
    '[B08] a conversation over %s is watched and taken over by the same commands, and says where it comes from',
    async (channel) => {
      const talk = await talkUnder('genesys');
      await overChannel(talk, channel);
      const { watcher } = await watch(talk.world);
      await talk.customer.post('Where is it?');
      const panel = await panelOf(talk.world);
      await talk.world.advance(1_000);
      expect(watcher.header).toMatchObject({ channel, customer: { name: 'Carla' } });
      expect([...rowsOf(panel).values()]).toMatchObject([{ channel }]);
      expect(watcher.texts).toEqual(['Hello', 'Good morning', 'Where is it?']);
      await done(watcher, takeOver(1));
      expect(watcher.header).toMatchObject({ handler: { name: 'Maria' } });
      expect(bodiesOf(watcher, 'assigned').at(-1)).toMatchObject({ cause: 'taken-over' });
    },
  );
});
