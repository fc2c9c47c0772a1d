/** The page about monitoring digital interactions under the preset `genesys`: what a takeover does, to whom. */
import { describe, expect, it } from 'vitest';
import type { Frame } from '../../support/actors.js';
import { conversationId, deskOf, secretFor, staffIn } from '../../support/actors.js';
import { supervisor } from '../../support/builders.js';
import type { World } from '../../support/pair/memory-host.js';
import {
  anna,
  atDesk,
  atOnce,
  ben,
  bodiesOf,
  done,
  maria,
  mayOf,
  monitor,
  panelOf,
  refusedQuietly,
  takeOver,
  talkIn,
  talkUnder,
  watch,
} from './stage.js';

const id = conversationId(1);
const chief = supervisor('Maria', ['monitor', 'takeover', 'transfer', 'export']);

const read = async (world: World, path: string, who: typeof maria | null): Promise<string | null> => {
  const credential = who
    ? ({ kind: 'token', value: world.tokenFor(who) } as const)
    : ({ kind: 'secret', value: secretFor(1) } as const);
  const answer = await world.conversation(id).request({ path, credential });
  return answer?.body ?? null;
};

const takenOver = async (more: Parameters<typeof talkUnder>[1] = {}) => {
  const talk = await talkUnder('genesys', more);
  await done(talk.customer, { type: 'post', audience: 'everyone', text: 'Where is it?' });
  const { watcher, desk } = await watch(talk.world, chief);
  for (const each of [talk.customer, talk.handler, watcher]) each.fresh();
  await done(watcher, takeOver(1, { reason: 'Escalation' }));
  await talk.world.advance(1_000);
  return { ...talk, watcher, desk };
};

// The agent is removed and told, the supervisor handles it, wrap-up is done, and transcript and figures say so.
describe('when a supervisor takes over', () => {
  it.each([
    ['the takeover', false, false],
    ['the message', true, false],
    ['the takeover, in rooms that forget', false, true],
  ])(
    '[B28] of a message and a takeover at once one is before the other: sent first is %s',
    async (_, first, isRestless) => {
      const { world, customer, handler } = await talkUnder('genesys', { isRestless });
      const { watcher } = await watch(world);
      const take = [watcher, takeOver(1)] as const;
      const say = [handler, { type: 'post', audience: 'everyone', text: 'On my way', epoch: 1 }] as const;
      const answers = await atOnce(world, first ? [say, take] : [take, say]);
      expect(answers[first ? 1 : 0]).toMatchObject({ type: 'accepted' });
      expect(handler.header).toMatchObject({ kind: 'displaced' });
      // Said while they were still its handler, or not at all.
      const isSaid = answers[first ? 0 : 1]?.type === 'accepted';
      expect(customer.texts.includes('On my way')).toBe(isSaid);
      const order = watcher.timeline.map(({ body }) => (body as Frame).text ?? (body as Frame).cause);
      expect(order.indexOf('On my way')).toBeLessThan(order.indexOf('taken-over'));
    },
  );

  it('[B28] what the former agent sends afterwards is refused and stays with them', async () => {
    const { world, customer, handler } = await talkUnder('genesys');
    const { watcher } = await watch(world);
    await done(watcher, takeOver(1));
    // Written before they knew: the epoch that they saw says so.
    const late = { type: 'post', audience: 'everyone', text: 'On my way', epoch: 1 };
    expect(await refusedQuietly(world, handler, late, [customer, watcher])).toMatchObject({
      code: 'not-handler',
      sentence: expect.stringContaining('not sent'),
    });
    // Nor does what was written for another handler go out in the name of the present one.
    const unaware = await refusedQuietly(world, watcher, late, [customer, handler]);
    expect(unaware).toMatchObject({ code: 'not-handler', epoch: 2 });
    for (const frame of [
      { type: 'post', audience: 'everyone', text: 'Still me', epoch: 2 },
      { type: 'post', audience: 'staff', text: 'Still me' },
      { type: 'hold', on: true },
      { type: 'end' },
      { type: 'tag', add: ['x'], remove: [] },
    ]) {
      const refusal = await refusedQuietly(world, handler, frame, [customer, watcher]);
      expect(['not-handler', 'forbidden']).toContain(refusal.code);
    }
    handler.fresh();
    await done(watcher, { type: 'post', audience: 'everyone', text: 'Maria here', epoch: 2 });
    expect(handler.fresh()).toEqual([]);
  });

  it('[B29] it is the supervisor who becomes the handler: by this preset nobody else can be named', async () => {
    const { world, customer, handler } = await talkUnder('genesys');
    await atDesk(world, ben);
    const { watcher } = await watch(world);
    for (const target of [{ kind: 'agent', id: ben.id }, { kind: 'queue' }]) {
      const frame = takeOver(1, { target });
      expect(await refusedQuietly(world, watcher, frame, [customer, handler])).toMatchObject({
        code: 'forbidden',
      });
    }
    await done(watcher, takeOver(1, { target: { kind: 'self' } }));
    expect(customer.header).toMatchObject({ handler: { name: 'Maria' } });
  });

  it('[B29] the supervisor has the rights of a handler, and the conversation counts as one of their own', async () => {
    const small = { ...chief, maxSessions: 1 };
    const { world, customer } = await talkUnder('genesys');
    const { customer: another, handler: other } = await talkIn(world, 2, ben);
    const panel = await panelOf(world);
    const { watcher } = await watch(world, small);
    await done(watcher, takeOver(1));
    await world.advance(1_000);
    for (const action of ['post-to-everyone', 'hand-off', 'hold', 'tag', 'end', 'hand-back']) {
      expect(mayOf(watcher)).toContain(action);
    }
    const staff = panel.frames.flatMap((frame) => (frame.type === 'staff' ? (frame.changed as Frame[]) : []));
    expect(staff.findLast((row) => row.id === small.id)).toMatchObject({ sessions: 1, maxSessions: 1 });
    const second = await staffIn(world, small, 2).enter();
    expect(await refusedQuietly(world, second, monitor, [another, other], 2)).toMatchObject({
      code: 'limit-reached',
      used: 1,
      limit: 1,
    });
    await done(watcher, { type: 'tag', add: ['late'], remove: [] });
    await done(watcher, { type: 'end' });
    expect(customer.header).toMatchObject({ phase: 'closed' });
    expect(mayOf(watcher)).toContain('wrap-up');
    await done(watcher, { type: 'wrap-up', disposition: 'Solved' });
    await world.advance(1_000);
    await done(second, monitor);
  });

  it('[B30] the former agent wraps up their own part, while the conversation goes on without waiting for it', async () => {
    const { world, customer, handler, handlerDesk, watcher } = await takenOver();
    const at = (handler.header.displaced as Frame).at;
    expect(mayOf(handler)).toEqual(['wrap-up']);
    const item = handlerDesk.frames.findLast(({ type }) => type === 'items')?.changed as Frame[];
    expect(item).toMatchObject([
      { relation: 'displaced', displaced: { at, by: { name: 'Maria' } }, row: { phaseSince: at } },
    ]);
    await done(watcher, { type: 'post', audience: 'everyone', text: 'Maria here', epoch: 2 });
    customer.fresh();
    await done(handler, { type: 'wrap-up', disposition: 'Handed over' });
    await world.advance(1_000);
    expect(watcher.header).toMatchObject({ phase: 'active', handler: { name: 'Maria' } });
    expect(bodiesOf(watcher, 'wrapped-up')).toMatchObject([
      { person: { name: 'Anna' }, disposition: 'Handed over' },
    ]);
    expect(handlerDesk.frames.at(-1)).toMatchObject({ type: 'items', removed: [id] });
    expect(customer.fresh()).toEqual([]);
    expect(await handler.command({ type: 'wrap-up', disposition: 'Again' })).toMatchObject({
      type: 'refused',
    });

    // Nor does the end wait for it: it can be done when all is over.
    const late = await takenOver();
    await done(late.watcher, { type: 'end' });
    await done(late.watcher, { type: 'wrap-up', disposition: 'Solved' });
    const desk = await deskOf(late.world, anna).enter();
    expect(desk.frames[0]).toMatchObject({ items: [{ relation: 'displaced' }] });
    await done(late.handler, { type: 'wrap-up', disposition: 'Handed over' });
  });

  it('[B31] the internal transcript and the figures tell of the takeover; the transcript of the customer does not', async () => {
    const { world, watcher } = await takenOver();
    await done(watcher, { type: 'post', audience: 'everyone', text: 'It is on its way', epoch: 2 });
    expect(await read(world, 'transcript', chief)).toContain(
      '* Maria handles this (taken-over from Anna): Escalation',
    );
    const entries = JSON.parse((await read(world, 'transcript.json', chief)) ?? '').entries as Frame[];
    expect(entries.filter(({ body }) => (body as Frame).kind === 'assigned').at(-1)).toMatchObject({
      at: expect.any(Number),
      body: { cause: 'taken-over', handler: { name: 'Maria' }, from: { name: 'Anna' }, reason: 'Escalation' },
    });
    expect(JSON.parse((await read(world, 'metrics.json', chief)) ?? '')).toMatchObject({ takeovers: 1 });
    const own = (await read(world, 'transcript', null)) ?? '';
    expect(own).toContain('Maria: It is on its way');
    expect(own).not.toMatch(/taken|handles|Escalation|supervis/);
  });
});

// The customer gets no notice; where names are shown, they may see that it is another one.
describe('what the customer sees of it', () => {
  it('[B32] by this preset another name and nothing else; a policy can say nothing, or say it in a line', async () => {
    const plain = await takenOver();
    const frames = plain.customer.fresh();
    expect(frames).toHaveLength(1);
    expect(frames).toMatchObject([{ type: 'header', header: { handler: { name: 'Maria', present: true } } }]);
    expect(JSON.stringify(frames)).not.toMatch(/supervisor|taken|Escalation|s-maria/);

    const silent = await takenOver({ policy: { takeoverNotice: 'none' } });
    expect(silent.customer.fresh()).toEqual([]);
    expect(silent.customer.header).toMatchObject({ handler: { name: 'Anna' } });
    // The agent is told in any case.
    expect(silent.handler.header).toMatchObject({ kind: 'displaced' });

    const told = await takenOver({ policy: { takeoverNotice: 'notice' } });
    expect(bodiesOf(told.customer, 'handler-shown').at(-1)).toEqual({
      kind: 'handler-shown',
      name: 'Maria',
      cause: 'taken-over',
    });
  });

  it("B33, the room's half: header and new messages carry the name of whoever handles it now, or the alias", async () => {
    const { customer, watcher } = await takenOver();
    await done(watcher, { type: 'post', audience: 'everyone', text: 'On its way', epoch: 2 });
    expect(bodiesOf(customer, 'message').map(({ author }) => author)).toMatchObject([
      { name: 'Carla' },
      { name: 'Anna', role: 'agent' },
      { name: 'Carla' },
      { name: 'Maria', role: 'agent' },
    ]);
    const { world, ...talk } = await talkUnder('genesys', { policy: { takeover: { shownAs: 'alias' } } });
    const { watcher: other } = await watch(world, { ...maria, alias: 'Kim' });
    await done(other, takeOver(1));
    await done(other, { type: 'post', audience: 'everyone', text: 'Hello', epoch: 2 });
    expect(talk.customer.header).toMatchObject({ handler: { name: 'Kim' } });
    expect(talk.customer.end.texts.join()).not.toContain('Maria');
  });
});
