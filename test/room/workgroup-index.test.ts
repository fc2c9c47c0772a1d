/** Closed conversations: how they are found again, woken when something is due, and erased. */
import { describe, expect, it } from 'vitest';
import type { ClosedRecord } from '../../core/domain/closed-index.js';
import type { Frame } from '../support/actors.js';
import { conversationId } from '../support/actors.js';
import { agent, SALES, supervisor } from '../support/builders.js';
import type { WorkgroupWorld } from './workgroup-world.js';
import { customerOf, workgroupWith } from './workgroup-world.js';

const anna = agent('Anna');
const maria = supervisor('Maria');
const olga = agent('Olga', ['configure']);
const auditor = agent('Aude', ['export']);

const close = async (
  sales: WorkgroupWorld,
  n: number,
  more: Partial<ClosedRecord> = {},
): Promise<ClosedRecord> => {
  const record = sales.record(n, more);
  await sales.tell({ type: 'record', record });
  return record;
};

const search = async (sales: WorkgroupWorld, who: typeof anna, query: Frame = {}) => {
  const answer = await sales.request(who, 'POST', 'closed/search', query);
  const { rows = [], before = null } = (answer?.body ?? {}) as { rows?: Frame[]; before?: Frame | null };
  return { status: answer?.status, ids: rows.map((row) => row.conversation), rows, before };
};

describe('searching', () => {
  it('[G34] a page after the other, newest first, nothing twice and nothing left out', async () => {
    const sales = workgroupWith();
    // Some close at the same moment.
    const start = sales.world.time.now();
    for (let n = 1; n <= 75; n += 1) await close(sales, n, { closedAt: start + Math.floor(n / 4) });
    const found: unknown[] = [];
    let pages = 0;
    for (let before: unknown; before !== null; pages += 1) {
      const page = await search(sales, maria, before ? { before } : {});
      found.push(...page.ids);
      before = page.before;
    }
    expect(pages).toBe(2);
    const byTime = Array.from({ length: 75 }, (_, index) => index + 1).sort(
      (a, b) => Math.floor(b / 4) - Math.floor(a / 4) || a - b,
    );
    expect(found).toEqual(byTime.map(conversationId));
    const some = await search(sales, maria, { limit: 7 });
    expect([some.ids.length, some.before]).toEqual([
      7,
      { closedAt: some.rows[6]?.closedAt, conversation: some.ids[6] },
    ]);
  });

  it('[G34] by customer, agent, tag, words and time; rare words also far back', async () => {
    const sales = workgroupWith();
    const start = sales.world.time.now();
    const handled = { agents: [{ id: anna.id, name: 'Anna', role: 'agent' as const }] };
    await close(sales, 1, { closedAt: start, text: 'My invoice is wrong', tags: ['Refund'], ...handled });
    for (let n = 2; n <= 90; n += 1) await close(sales, n, { closedAt: start + n });
    const one = [conversationId(1)];
    for (const query of [
      { text: 'INVOICE wrong' },
      { tag: 'refund' },
      { agent: anna.id },
      { customer: '~c1' },
      { customer: 'customer 1', to: start + 1 },
      { to: start + 1 },
      { from: start, to: start + 2 },
    ]) {
      expect((await search(sales, maria, query)).ids).toEqual(one);
    }
    expect((await search(sales, maria, { from: start + 89 })).ids).toEqual([90, 89].map(conversationId));
    expect((await search(sales, maria, { from: 0, to: 0 })).ids).toEqual([]);
    const [row] = (await search(sales, maria, { text: 'invoice' })).rows;
    expect(row).toMatchObject({
      excerpt: 'My invoice is wrong',
      figures: null,
      supervision: { takeovers: 0 },
    });
  });

  it('[G34] agents find their own, auditors all without supervision, others are refused', async () => {
    const sales = workgroupWith({ agentStatistics: 'on' });
    await close(sales, 1, { agents: [{ id: anna.id, name: 'Anna', role: 'agent' }] });
    await close(sales, 2);
    expect((await search(sales, anna)).ids).toEqual([conversationId(1)]);
    const audited = await search(sales, auditor);
    expect(audited.ids).toHaveLength(2);
    expect(audited.rows[0]).not.toHaveProperty('supervision');
    expect(audited.rows[0]).toMatchObject({ figures: { transfers: 0 } });
    expect((await search(sales, olga)).status).toBe(403);
    const nobody = { ...anna, grants: { support: anna.grants[SALES] ?? [] } };
    expect((await search(sales, nobody)).status).toBeUndefined();
  });

  it('[P11][G34] where the flag is not asked for, the grant alone finds all', async () => {
    const quinn = agent('Quinn', ['monitor']);
    for (const needsSupervisor of ['on', 'off'] as const) {
      const sales = workgroupWith({ monitors: { needsSupervisor } });
      await close(sales, 1);
      const found = await search(sales, quinn);
      expect([found.status, found.ids.length]).toEqual(needsSupervisor === 'off' ? [200, 1] : [undefined, 0]);
    }
  });

  it('[G34] a search with faults is refused, each named', async () => {
    const sales = workgroupWith();
    const query = { text: ' ', limit: 51, form: 1, agent: '~c1', before: { closedAt: 'now' } };
    const answer = await sales.request(maria, 'POST', 'closed/search', query);
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid-query' } });
    const faults = answer?.body.faults as { readonly path: string }[];
    expect(faults.map(({ path }) => path).sort()).toEqual([
      '/agent',
      '/before/closedAt',
      '/before/conversation',
      '/form',
      '/limit',
      '/text',
    ]);
    expect(await sales.request(maria, 'POST', 'closed/search', '{')).toMatchObject({ status: 400 });
  });

  it('[G34] a newer record replaces the older, a late one nothing, and a very long one still fits', async () => {
    const sales = workgroupWith();
    const record = await close(sales, 1);
    await sales.tell({ type: 'record', record: { ...record, version: record.version + 5, tags: ['New'] } });
    await sales.tell({ type: 'record', record: { ...record, version: record.version + 1 } });
    await sales.restart();
    expect((await search(sales, maria)).rows).toMatchObject([{ tags: ['New'] }]);
    const { closedAt, version } = record;
    await sales.tell({ type: 'record', record: { ...record, version: version + 6, closedAt: closedAt + 9 } });
    expect((await search(sales, maria)).rows).toMatchObject([{ tags: [], closedAt: closedAt + 9 }]);
    await close(sales, 2, { text: `${'\u0001'.repeat(31_000)} the end` });
    expect((await search(sales, maria, { text: 'the end' })).ids).toEqual([conversationId(2)]);
  });
});

describe('what is due', () => {
  it('[G34] closed conversations are woken when they have something to do, each until it says that it is done', async () => {
    const sales = workgroupWith();
    const due = sales.world.time.now() + 90 * 24 * 3_600_000;
    const closed = await sales.say(1, { phase: 'closed', nextDeadline: due });
    for (let n = 2; n <= 30; n += 1) await sales.say(n, { phase: 'closed', nextDeadline: due + n });
    await sales.restart();
    expect(sales.told(conversationId(1), 'wake')).toHaveLength(0);
    sales.world.time.set(due - 1_000);
    await sales.tell({ type: 'wake' });
    expect(sales.told(conversationId(1), 'wake')).toHaveLength(0);
    await sales.world.advance(10_000);
    for (let n = 1; n <= 30; n += 1) expect(sales.told(conversationId(n), 'wake')).toHaveLength(1);
    await sales.goOn(closed, { nextDeadline: null });
    await sales.world.advance(70_000);
    expect(sales.told(conversationId(1), 'wake')).toHaveLength(1);
    expect(sales.told(conversationId(2), 'wake')).toHaveLength(2);
    expect([...sales.sales.storage.dump().keys()].filter((key) => key.startsWith('due/'))).toHaveLength(29);
  });

  it('[G34] a deadline that a closed conversation is given later is known, too', async () => {
    const sales = workgroupWith();
    const closed = await sales.say(1, { phase: 'closed' });
    const { supervisors, concerns, policyVersion, conversation } = closed;
    const backstage = { supervisors, concerns, policyVersion, nextDeadline: sales.world.time.now() + 5_000 };
    const late = { ...backstage, nextDeadline: null };
    await sales.tell({ type: 'backstage', conversation, version: closed.version + 2, backstage });
    await sales.tell({ type: 'backstage', conversation, version: closed.version + 1, backstage: late });
    await sales.world.advance(8_000);
    expect(sales.told(conversation, 'wake')).toHaveLength(1);
  });
});

describe('erasing a customer', () => {
  const isSaid = (sales: WorkgroupWorld, text: string): boolean =>
    JSON.stringify([...sales.sales.storage.dump()]).includes(text);

  it('[G34] every conversation of theirs is told until it answers, also over a restart; what is held is cleared at once', async () => {
    const sales = workgroupWith();
    const lastMessage = { text: 'Secret words', by: 'customer', at: 1 } as const;
    await sales.say(1, { customerId: customerOf(1), lastMessage });
    await sales.say(2, { customerId: customerOf(1), phase: 'closed' });
    await close(sales, 2, {
      customer: { id: customerOf(1), name: 'Zoe', verified: true },
      text: 'Secret too',
    });
    await sales.say(3);
    sales.world.isCut = (_, to) => to.kind === 'conversation';
    const answer = await sales.request(olga, 'DELETE', 'customers/c1');
    expect(answer).toEqual({ status: 200, body: { conversations: 2 } });
    expect(['Secret', 'Zoe', 'Customer 1'].map((text) => isSaid(sales, text))).toEqual([false, false, false]);
    expect((await search(sales, maria)).rows).toMatchObject([{ isErased: true, customer: { name: '' } }]);
    await sales.restart();
    sales.world.isCut = () => false;
    await sales.world.advance(40_000);
    expect([1, 2, 3].map((n) => sales.told(conversationId(n), 'erase').length)).toEqual([1, 1, 0]);
    await sales.restart();
    await sales.world.advance(40_000);
    expect(sales.told(conversationId(1), 'erase')).toHaveLength(1);
    expect([...sales.sales.storage.dump().keys()].filter((key) => key.startsWith('erase/'))).toEqual([]);
  });

  it('[G34] a record that was under way when it was asked for says nothing', async () => {
    const sales = workgroupWith();
    await sales.say(1);
    sales.world.isCut = (_, to) => to.kind === 'conversation';
    expect(await sales.request(olga, 'DELETE', 'customers/~c1')).toMatchObject({
      body: { conversations: 1 },
    });
    await close(sales, 1, { text: 'Secret words' });
    expect(isSaid(sales, 'Secret')).toBe(false);
  });

  it('[G34] it needs the grant, and of whom nothing is known there is nothing', async () => {
    const sales = workgroupWith();
    await sales.say(1);
    expect(await sales.request(maria, 'DELETE', 'customers/c1')).toMatchObject({ status: 403 });
    for (const id of ['c9', 'c', '~c', '~~sms.c1']) {
      expect(await sales.request(olga, 'DELETE', `customers/${id}`)).toMatchObject({
        status: 200,
        body: { conversations: 0 },
      });
    }
    for (const id of ['~', 'c1/', '../c1', '%7Ec1', '~~c1', '~~web.c1', '~~sms.', '~~sms.~c1', '~~~sms.c1']) {
      expect([id, await sales.request(olga, 'DELETE', `customers/${id}`)]).toMatchObject([
        id,
        { status: 400, body: { code: 'invalid-customer' } },
      ]);
    }
    expect(await sales.request(olga, 'DELETE', 'customers/')).toBeNull();
  });

  it('[G34] a customer of more conversations than one write bears is erased whole', async () => {
    const sales = workgroupWith();
    for (let n = 1; n <= 150; n += 1) await sales.say(n, { customerId: customerOf(1), phase: 'closed' });
    expect(await sales.request(olga, 'DELETE', 'customers/c1')).toMatchObject({
      body: { conversations: 150 },
    });
    await sales.world.advance(1_000);
    expect(sales.told(conversationId(150), 'erase')).toHaveLength(1);
  });
});
