/** Who is told to whom something can be given, and who may read what a customer wrote before. */
import { describe, expect, it } from 'vitest';
import type { StaffRow } from '../../core/domain/availability.js';
import { personOf } from '../../core/domain/identity.js';
import type { Frame } from '../support/actors.js';
import { conversationId, workgroupOf } from '../support/actors.js';
import { agent, supervisor } from '../support/builders.js';
import { customerOf, workgroupWith } from './workgroup-world.js';

const anna = agent('Anna', ['handle', 'transfer']);
const bert = agent('Bert');
const otto = agent('Otto', ['configure']);
const maria = supervisor('Maria');

describe('colleagues', () => {
  const listed = async (changes: Partial<StaffRow> = {}) => {
    const sales = workgroupWith();
    for (const each of [anna, bert, otto, maria]) await sales.seat(each, each === bert ? changes : {});
    return sales;
  };

  it('[PR8] those who may give something away are told to whom, by name, and what each can take', async () => {
    const sales = await listed({ availability: { kind: 'away', since: 0, reason: 'lunch', setBy: 'self' } });
    const answer = await sales.request(anna, 'GET', 'colleagues');
    expect(answer).toEqual({
      status: 200,
      body: {
        colleagues: [
          colleague(anna, { takesAs: ['agent'] }),
          colleague(bert, { availability: 'away', takesAs: ['agent'] }),
          colleague(maria, { takesAs: ['supervisor'] }),
        ],
      },
    });
    for (const grant of ['assign', 'monitor'] as const) {
      const who = supervisor('Quinn', [grant]);
      expect((await sales.request(who, 'GET', 'colleagues'))?.body, grant).toEqual(answer?.body);
    }
  });

  it('[PR8] whoever may give nothing away is refused; whoever has no grant there finds nothing', async () => {
    const sales = await listed();
    expect((await sales.request(bert, 'GET', 'colleagues'))?.status).toBe(403);
    expect(await sales.request(agent('Nora', []), 'GET', 'colleagues')).toBeNull();
  });

  it('[PR8] room is told by what somebody handles, never by what they watch', async () => {
    const isFree = async (changes: Partial<StaffRow>) => {
      const answer = await (await listed(changes)).request(anna, 'GET', 'colleagues');
      const all = answer?.body.colleagues as readonly Frame[];
      return all.find(({ id }) => id === bert.id)?.isFree;
    };
    expect(await isFree({ own: 2, sessions: 3, maxSessions: 3 })).toBe(true);
    expect(await isFree({ own: 3, sessions: 3, maxSessions: 3 })).toBe(false);
    const texts = await Promise.all(
      [0, 3].map(async (sessions) => (await listed({ sessions })).request(anna, 'GET', 'colleagues')),
    );
    expect(texts[1]).toEqual(texts[0]);
  });
});

const colleague = (who: typeof anna, more: Frame): Frame => ({
  ...personOf(who),
  availability: 'available',
  isFree: true,
  ...more,
});

describe('what a customer wrote before', () => {
  const closedBefore = async () => {
    const sales = workgroupWith({ agentStatistics: 'on' });
    const start = sales.world.time.now();
    const customer = { id: customerOf(9), name: 'Kim', verified: true };
    for (let n = 1; n <= 3; n += 1) {
      const agents = [personOf(n === 2 ? anna : bert)];
      await sales.tell({
        type: 'record',
        record: sales.record(n, { customer, agents, closedAt: start + n }),
      });
    }
    await sales.tell({ type: 'record', record: sales.record(4) });
    const handler = { id: anna.id, name: 'Anna', present: true, awaySince: null };
    const live = { customerId: customer.id, phase: 'active' as const, handler };
    const summary = await sales.say(9, live);
    const read = async (who: typeof anna, n = 9) => {
      const answer = await sales.request(who, 'GET', `history/${conversationId(n)}`);
      return (answer?.body ?? null) as { readonly rows: readonly Frame[]; readonly before: null } | null;
    };
    return { sales, summary, read };
  };
  const newestFirst = [3, 2, 1].map(conversationId);

  it('[PR9] whoever handles it now finds what the same customer wrote, also to others, and no figures of those', async () => {
    const { read } = await closedBefore();
    const found = await read(anna);
    expect(found?.rows.map(({ conversation }) => conversation)).toEqual(newestFirst);
    expect(found?.before).toBeNull();
    expect(found?.rows.map(({ figures }) => figures === null)).toEqual([true, false, true]);
    for (const row of found?.rows ?? []) expect(row).not.toHaveProperty('supervision');
  });

  it('[PR9] so does who stands by, and who may monitor, with what they may find anyway', async () => {
    const { sales, summary, read } = await closedBefore();
    expect((await read(maria))?.rows).toMatchObject([{ figures: {}, supervision: {} }, {}, {}]);
    expect(await read(bert)).toBeNull();
    await sales.goOn(summary, { standby: [bert.id] });
    expect((await read(bert))?.rows).toHaveLength(3);
  });

  it('[PR9] answers of one that an older build stored, to whom it would without', async () => {
    const { sales, read } = await closedBefore();
    const { storage } = sales.sales;
    const key = `row/${conversationId(9)}`;
    const known = storage.dump().get(key) as { readonly summary: object };
    const { standby: _standby, activity: _activity, ...old } = known.summary as Record<string, unknown>;
    await storage.write(new Map([[key, { ...known, summary: old }]]));
    sales.sales.crash();
    expect((await read(anna))?.rows).toHaveLength(3);
    expect(await read(bert), 'nobody stood by').toBeNull();
    const list = await workgroupOf(sales.world, maria).enter();
    expect(JSON.stringify(list.frames)).toContain('"activity":{"at":0,"counts":[]}');
  });

  it('[PR9][RA5] how others did is nobody’s business, and so is what was said of them', async () => {
    const { sales, summary, read } = await closedBefore();
    const metrics = { ...sales.record(1).metrics, rating: 2 } as const;
    for (const [n, who] of [
      [5, anna],
      [6, bert],
    ] as const) {
      const customer = { id: summary.customerId, name: 'Kim', verified: true };
      await sales.tell({
        type: 'record',
        record: sales.record(n, { customer, agents: [personOf(who)], metrics }),
      });
    }
    const rated = (await read(anna))?.rows.map(({ conversation, rating }) => [conversation, rating]);
    expect(rated).toEqual(
      expect.arrayContaining([
        [conversationId(5), 2],
        [conversationId(6), null],
      ]),
    );
  });

  it('[PR9] to all others it is as if it were not there; so is what is not live', async () => {
    const { sales, summary, read } = await closedBefore();
    for (const who of [bert, otto, agent('Aude', ['export'])]) expect(await read(who), who.name).toBeNull();
    expect(await read(anna, 3), 'one that is closed').toBeNull();
    expect(await sales.request(anna, 'GET', 'history/nothing')).toBeNull();
    await sales.goOn(summary, { handler: null, phase: 'queued' });
    expect(await read(anna), 'no more than a moment after it is somebody else’s').toBeNull();
  });

  it('[PR9] of an erased one its place and time are left, and of many the newest fifty', async () => {
    const { sales, read } = await closedBefore();
    const customer = { id: customerOf(9), name: 'Kim', verified: true };
    const start = sales.world.time.now() + 100;
    for (let n = 10; n < 70; n += 1) {
      await sales.tell({ type: 'record', record: sales.record(n, { customer, closedAt: start + n }) });
    }
    const rows = (await read(anna))?.rows ?? [];
    expect(rows.map(({ conversation }) => conversation)).toEqual(
      Array.from({ length: 50 }, (_, index) => conversationId(69 - index)),
    );
    await sales.request(otto, 'DELETE', `customers/${customerOf(9)}`);
    expect((await read(anna))?.rows[0]).toMatchObject({ isErased: true, customer: { name: '' } });
  });
});
