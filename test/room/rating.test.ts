/** What the customer asks for at the end: their rating reaches figures, rows and exports; and to be forgotten. */
import { describe, expect, it } from 'vitest';
import type { PolicyOverrides } from '../../core/domain/policy.js';
import { defaultSite } from '../../core/domain/site.js';
import type { Actor, Frame } from '../support/actors.js';
import { conversationId, customerIn, deskOf, parleyWorld, secretFor, staffIn } from '../support/actors.js';
import { agent, documentOf, SALES, supervisor } from '../support/builders.js';
import type { World } from '../support/pair/memory-host.js';

const anna = agent('Anna');
const maria = supervisor('Maria', ['monitor', 'whisper', 'join', 'takeover', 'export', 'forceClose']);

interface Told {
  readonly world: World;
  readonly customer: Actor;
  readonly handler: Actor;
  readonly watcher: Actor;
}

/** Answered, watched and whispered to. */
const told = async (policy: PolicyOverrides = {}, isWatched = true): Promise<Told> => {
  const world = parleyWorld({ workgroups: { sales: { policy } } });
  const customer = await customerIn(world).enter();
  await customer.post('My number is 4711');
  const handler = await staffIn(world, anna).enter();
  await handler.command({ type: 'accept', epoch: 0 });
  await handler.post('Let me look', { epoch: 1 });
  const watcher = await staffIn(world, maria).enter();
  if (isWatched) {
    await watcher.command({ type: 'supervise', mode: 'monitor' });
    for (let n = 0; n < 3; n += 1) {
      await watcher.command({ type: 'post', audience: 'whisper', text: `Offer a refund ${n}`, epoch: 1 });
    }
  }
  return { world, customer, handler, watcher };
};

const closed = async (policy: PolicyOverrides = {}): Promise<Told> => {
  const story = await told(policy);
  await story.customer.command({ type: 'end' });
  await story.handler.command({ type: 'wrap-up', disposition: 'solved' });
  await story.world.advance(10_000);
  return story;
};

const ask = async (
  world: World,
  path: string,
  credential: { readonly kind: 'token' | 'secret'; readonly value: string },
) => (await world.conversation(conversationId(1)).request({ path, credential }))?.body;

const asStaff = (world: World, who = maria) => ({ kind: 'token', value: world.tokenFor(who) }) as const;
const asCustomer = { kind: 'secret', value: secretFor(1) } as const;

const rowsFor = async (world: World, who = maria, query: Frame = {}): Promise<readonly Frame[]> => {
  const answer = await world.workgroup(SALES).request({
    method: 'POST',
    path: 'closed/search',
    credential: asStaff(world, who),
    body: JSON.stringify(query),
  });
  return (JSON.parse(answer?.body ?? '{"rows":[]}') as { rows: readonly Frame[] }).rows;
};

const stored = (world: World): string =>
  JSON.stringify([...world.conversation(conversationId(1)).storage.dump()]);

describe('a rating', () => {
  it('[G14][RA5][RA6] that comes late is in the row, the figures, the exports and what is searched', async () => {
    const { world, customer } = await closed();
    expect(await rowsFor(world)).toMatchObject([{ rating: null }]);
    await world.advance(3_600_000);
    await customer.enter();
    expect(await customer.command({ type: 'rate', score: 2, comment: '=Slow, sadly' })).toMatchObject({
      type: 'accepted',
    });
    await world.advance(10_000);
    expect(await rowsFor(world)).toMatchObject([{ rating: 2, figures: null }]);
    expect(await rowsFor(world, anna)).toMatchObject([{ rating: 2 }]);
    expect(await rowsFor(world, maria, { text: 'sadly' })).toHaveLength(1);
    expect(JSON.parse((await ask(world, 'metrics.json', asStaff(world))) ?? '')).toMatchObject({ rating: 2 });
    for (const who of [asStaff(world), asCustomer]) {
      expect(await ask(world, 'transcript', who)).toContain('* Rated 2 of 5: =Slow, sadly');
      expect(await ask(world, 'timeline.csv', who)).toMatch(
        /"everyone","rated","","2","","","'=Slow, sadly"/,
      );
      expect(await ask(world, 'timeline.json', who)).toContain('"kind":"rated","score":2');
    }
    expect(JSON.parse((await ask(world, 'timeline.json', asStaff(world))) ?? '')).toMatchObject({
      metrics: { rating: 2 },
    });
  });

  it('[G14] survives a restart before the workgroup was told, and is asked for no second time', async () => {
    const { world, customer } = await closed();
    await customer.command({ type: 'rate', score: 5 });
    world.conversation(conversationId(1)).crash();
    await customer.enter();
    expect(customer.header).toMatchObject({
      rating: { given: 5 },
      you: { may: ['mark-read', 'read-history', 'forget'] },
    });
    expect(await customer.command({ type: 'rate', score: 1 })).toMatchObject({ code: 'already-rated' });
    await world.advance(10_000);
    expect(await rowsFor(world)).toMatchObject([{ rating: 5 }]);
  });

  it('[G14] reaches a room that an older build stored, and what it had indexed', async () => {
    const { world, customer } = await closed();
    const room = world.conversation(conversationId(1));
    const old = JSON.parse(JSON.stringify(room.storage.dump().get('state'))) as Record<string, unknown>;
    const { rating: _rating, isForced: _forced, ...state } = old;
    const { rating: _score, ...metrics } = state.metrics as Record<string, unknown>;
    await room.storage.write(new Map([['state', { ...state, metrics }]]));
    room.crash();
    await customer.enter();
    expect(customer.header).toMatchObject({ rating: { isAsked: true, given: null } });
    expect(await customer.command({ type: 'rate', score: 3 })).toMatchObject({ type: 'accepted' });
  });

  it('[G14][PH5][PL2][R1] a later policy tells nobody whether it is wrapped up or closed', async () => {
    const site = { rating: 'off', files: { ...defaultSite.files, mode: 'off' } } as const;
    const later: PolicyOverrides = {
      site,
      consent: 'required',
      consentText: { version: '2', text: 'Read this' },
    };
    for (const isClosed of [false, true]) {
      const { world, customer, handler } = await told({ wrapUp: 'on' });
      await customer.command({ type: 'end' });
      if (isClosed) await handler.command({ type: 'wrap-up', disposition: 'solved' });
      customer.fresh();
      const document = documentOf(later, 99);
      await world.conversation(conversationId(1)).told({ type: 'policy', workgroup: SALES, document });
      await world.flush();
      expect(customer.fresh()).toEqual([]);
      await customer.enter();
      expect(customer.header).toMatchObject({ consent: { version: '1' }, rating: { isAsked: true } });
      expect(await customer.command({ type: 'rate', score: 4 })).toMatchObject({ type: 'accepted' });
    }
  });

  it('[G14][RA4][PH5][R1] is answered the same, and at the same time, whether it is wrapped up or closed', async () => {
    const frames = async (isClosed: boolean): Promise<unknown> => {
      const { world, customer, handler } = await told({ wrapUp: 'on' });
      await customer.command({ type: 'end' });
      await world.advance(5_000);
      if (isClosed) await handler.command({ type: 'wrap-up', disposition: 'solved' });
      customer.fresh();
      await customer.command({ type: 'rate', score: 4, comment: 'Fine' });
      await customer.command({ type: 'rate', score: 4 });
      return customer.fresh().map(({ cursor: _cursor, ...rest }) => rest);
    };
    expect(await frames(true)).toEqual(await frames(false));
  });

  it('[G14][RA1][TH1] is taken from the customer alone, whatever anybody sends over a socket', async () => {
    const { world, customer, handler, watcher } = await told();
    await customer.command({ type: 'end' });
    const stranger = customerIn(world, 2);
    await stranger.enter();
    for (const actor of [handler, watcher]) {
      for (const type of ['rate', 'forget']) {
        const more = type === 'rate' ? { score: 5 } : {};
        expect(await actor.command({ type, ...more })).toMatchObject({ code: 'forbidden' });
      }
    }
    const thief = staffIn(world, agent('Otto', []));
    await thief.enter();
    expect(thief.frames).toMatchObject([{ code: 'not-found' }]);
    for (const score of [0, 6, 4.5, '5', null]) {
      customer.send({ type: 'rate', commandId: `${customer.device}:${customer.next}`, score });
      await world.flush();
      expect(customer.frames.at(-1)).toMatchObject({ code: 'bad-frame' });
    }
    const long = { type: 'rate', commandId: `${customer.device}:${customer.next}`, score: 5 };
    customer.send({ ...long, comment: 'x'.repeat(1_001) });
    await world.flush();
    expect(customer.frames.at(-1)).toMatchObject({ code: 'bad-frame' });
    expect(await customer.command({ type: 'rate', score: 5, comment: '👍'.repeat(1_000) })).toMatchObject({
      type: 'accepted',
    });
  });
});

describe('being forgotten', () => {
  it('[G21][G19][C02][ER5] ends it, takes every word out of the room and tells everybody who is there', async () => {
    const { world, customer, handler, watcher } = await told();
    const desk = await deskOf(world, anna).enter();
    handler.fresh();
    const answer = await customer.command({ type: 'forget' });
    expect(answer).toMatchObject({ type: 'accepted', entryId: expect.any(String) });
    await world.advance(10_000);
    expect(customer.header).toMatchObject({ phase: 'closed', handler: null });
    expect(customer.texts).toEqual([]);
    expect(customer.timeline.map(({ body }) => (body as Frame).kind)).toContain('erased');
    for (const word of ['4711', 'Let me look', 'Offer a refund']) expect(stored(world)).not.toContain(word);
    // Whoever answered reads why, before it is gone from them; and finds it on their desk.
    const entries = handler.frames.flatMap((frame) => (frame.entries as Frame[] | undefined) ?? []);
    expect(entries.map(({ body }) => (body as Frame).kind)).toEqual(
      expect.arrayContaining(['ended', 'deletion-asked']),
    );
    expect(handler.frames.findLast(({ type }) => type === 'header')).toMatchObject({
      header: { kind: 'outsider' },
    });
    expect(desk.frames.findLast(({ type }) => type === 'notice')).toMatchObject({
      notice: { kind: 'deletion-asked', by: null, reason: null },
    });
    expect(watcher.texts).toEqual([]);
    expect(JSON.stringify(watcher.timeline)).toContain('deletion-asked');
    expect(await rowsFor(world)).toMatchObject([{ isErased: true, customer: { name: '' } }]);
    expect(await customer.post('still there?')).toMatchObject({ code: 'closed' });
    expect(await customer.command({ type: 'rate', score: 1 })).toMatchObject({ code: 'bad-state' });
    expect(await customer.command({ type: 'forget' })).toMatchObject({ type: 'accepted', entryId: null });
  });

  it('[G21] an agent finds no notice where somebody else asked for the erasure, nor where they only watched', async () => {
    const { world, customer } = await told();
    const desk = await deskOf(world, maria).enter();
    await customer.command({ type: 'forget' });
    await world.advance(10_000);
    expect(desk.frames.filter(({ type }) => type === 'notice')).toEqual([]);
    const other = await told();
    const own = await deskOf(other.world, anna).enter();
    await other.world.conversation(conversationId(1)).told({ type: 'erase' });
    await other.world.advance(10_000);
    expect(own.frames.filter(({ type }) => type === 'notice')).toEqual([]);
  });

  it('[G21][R1] what the customer is sent is the same, watched and whispered about or not', async () => {
    const sent = async (isWatched: boolean): Promise<unknown> => {
      const { world, customer } = await told({}, isWatched);
      await customer.command({ type: 'forget' });
      await world.advance(40_000);
      await customer.enter();
      return customer.frames.map(({ cursor: _cursor, ...rest }) => rest);
    };
    expect(await sent(true)).toEqual(await sent(false));
  });

  it('[G21][ER6][R1] nobody waits for what is wiped: how much there is would be felt', async () => {
    const { world, customer } = await told();
    const { storage } = world.conversation(conversationId(1));
    let release = (): void => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    let isMarked = false;
    // The first write is that it is erased; what follows takes the words out.
    storage.beforeWrite = async () => {
      if (isMarked) await held;
      isMarked = true;
    };
    await customer.command({ type: 'forget' });
    expect(customer.texts, 'masked all the while').toEqual([]);
    expect(stored(world)).toContain('Offer a refund');
    expect(await customer.post('still there?')).toMatchObject({ code: 'closed' });
    release();
    await world.flush();
    expect(stored(world)).not.toContain('Offer a refund');
  });

  it('[G19] whoever was off-line when it ended finds it ended, on every device, and cannot write any more', async () => {
    const { world, customer, handler } = await told();
    const phone = await customerIn(world, 1, { device: 'phone' }).enter();
    phone.end.drop();
    await handler.command({ type: 'end' });
    await phone.enter(phone.cursor);
    for (const device of [customer, phone]) {
      expect(device.header).toMatchObject({ phase: 'closed' });
      expect((device.header.you as { may: readonly string[] }).may).not.toContain('post-to-everyone');
      expect(JSON.stringify(device.timeline)).toContain('"kind":"ended"');
      expect(await device.post('late')).toMatchObject({ code: 'closed' });
    }
    // What was forgotten meanwhile is gone from the one that was away, too: it is given all of it afresh.
    const since = phone.cursor;
    phone.end.drop();
    await customer.command({ type: 'forget' });
    await phone.enter(since);
    expect(phone.texts).toEqual([]);
    expect(phone.frames.find(({ type }) => type === 'entries')).toMatchObject({ reset: expect.anything() });
  });
});
