// Closed conversations: who finds which, by what, in which order, and what they are shown.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ClosedQuery, ClosedRecord } from '../../core/domain/closed-index.js';
import {
  closedRowFor,
  closedRowsFor,
  closedText,
  erasedRecord,
  matches,
  searchClosed,
} from '../../core/domain/closed-index.js';
import type { Grant, Identity, Person, Role } from '../../core/domain/identity.js';
import type { ConversationId, PersonId, WorkgroupId } from '../../core/domain/ids.js';
import { countEntry, newMetrics } from '../../core/domain/metrics.js';
import type { EntryBody } from '../../core/domain/timeline.js';
import { staff, supervisors, whisperTo } from '../../core/domain/timeline.js';

const SALES = 'sales' as WorkgroupId;
const START = 1_700_000_000_000;
const anna: Person = { id: 'anna' as PersonId, name: 'Anna', role: 'agent' };
const bert: Person = { id: 'bert' as PersonId, name: 'Bert', role: 'agent' };
const sam: Person = { id: 'sam' as PersonId, name: 'Sam', role: 'supervisor' };

const identity = (person: Person, grants: readonly Grant[], role: Role = person.role): Identity => ({
  ...person,
  role,
  verified: true,
  grants: { [SALES]: grants },
  supervisor: grants.includes('monitor'),
  maxSessions: 8,
  issuedAt: 0,
  expiresAt: null,
});
const boss = identity(sam, ['monitor']);
const auditor = identity(bert, ['export']);

const record = (more: Partial<ClosedRecord> = {}): ClosedRecord => ({
  conversation: 'cv_a' as ConversationId,
  version: 9,
  customer: { id: '~17' as PersonId, name: 'Zoë Müller', verified: true },
  agents: [anna],
  tags: ['Refund'],
  disposition: 'solved',
  channel: 'web',
  openedAt: START,
  closedAt: START + 600_000,
  messages: 4,
  text: 'My invoice is wrong.\nI am sorry about the Straße in it.',
  metrics: newMetrics(START),
  isErased: false,
  ...more,
});
const all: ClosedQuery = { limit: 50 };
const finds = (query: Partial<ClosedQuery>, more: Partial<ClosedRecord> = {}): boolean =>
  matches(record(more), { ...all, ...query });

describe('what a query finds', () => {
  it.each(['INVOICE', 'wrong invoice', 'strasse', 'STRASSE', 'straße', 'ïnvöice', '  sorry \t my\n', 'inv'])(
    '[G34] %j is in the text',
    (text) => {
      expect(finds({ text })).toBe(true);
    },
  );

  it('[G34] all words must occur', () => {
    expect(finds({ text: 'invoice refund' })).toBe(false);
  });

  it.each([
    ['lodz', 'Łódź'],
    ['københavn', 'KOBENHAVN'],
    ['ΟΔΟΣ', 'οδός'],
    ['οδο', 'ΟΔΟΣ'],
    ['ΟΔΟΣ', 'Οδοσήμανση'],
    ['istanbul', 'İstanbul'],
    ['résumé', 're\u0301sume\u0301'],
    ['ﬁsh', 'fish'],
    ['кафе', 'КАФЕ'],
    ['が', 'が'.normalize('NFD')],
  ])('[G34] %j finds %j', (text, written) => {
    expect(finds({ text }, { text: written })).toBe(true);
  });

  it('[G34] by the customer’s name or whole id, the agent, the tag', () => {
    expect(finds({ customer: 'zoe' })).toBe(true);
    expect(finds({ customer: 'MULLER zoe' })).toBe(true);
    expect(finds({ customer: '~17' })).toBe(true);
    expect(finds({ customer: '~1' })).toBe(false);
    expect(finds({ agent: anna.id })).toBe(true);
    expect(finds({ agent: bert.id })).toBe(false);
    expect(finds({ tag: 'refund' })).toBe(true);
    expect(finds({ tag: 'ref' })).toBe(false);
  });

  it('[G34] by when it was closed, the end not included', () => {
    const { closedAt } = record();
    expect(finds({ from: closedAt, to: closedAt + 1 })).toBe(true);
    expect(finds({ from: closedAt + 1 })).toBe(false);
    expect(finds({ to: closedAt })).toBe(false);
  });

  it('[G34] everything that is asked must be met; nothing asked finds all', () => {
    expect(finds({})).toBe(true);
    expect(finds({ text: '  ', customer: '' })).toBe(true);
    expect(finds({ text: 'invoice', agent: bert.id })).toBe(false);
  });
});

describe('pages', () => {
  it('[G34] newest first, and of two at the same time always the same one', () => {
    const made = (conversation: string, closedAt: number) =>
      record({ conversation: conversation as ConversationId, closedAt });
    const records = [made('cv_b', 2), made('cv_c', 3), made('cv_a', 2), made('cv_d', 1)];
    const order = (given: readonly ClosedRecord[]) =>
      searchClosed(given, all).found.map((each) => each.conversation);
    expect(order(records)).toEqual(['cv_c', 'cv_a', 'cv_b', 'cv_d']);
    expect(order([...records].reverse())).toEqual(['cv_c', 'cv_a', 'cv_b', 'cv_d']);
  });

  it('[G34] neither repeat nor leave out a record, though others close and are deleted meanwhile', () => {
    const closings = fc.uniqueArray(
      fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 99 })),
      {
        selector: ([, number]) => number,
        maxLength: 30,
      },
    );
    fc.assert(
      fc.property(closings, fc.integer({ min: 1, max: 7 }), (times, limit) => {
        const records = times.map(([closedAt, number]) =>
          record({ closedAt, conversation: `cv_${number}` as ConversationId }),
        );
        const expected = searchClosed(records, { limit: 100 }).found;
        const met: ClosedRecord[] = [];
        let stock = records;
        for (let query: ClosedQuery = { limit }; ; ) {
          const { found, more } = searchClosed(stock, query);
          expect(found.length).toBeLessThanOrEqual(limit);
          met.push(...found);
          expect(more).toBe(met.length < expected.length);
          const last = found.at(-1);
          if (!more || !last) break;
          query = { limit, before: { closedAt: last.closedAt, conversation: last.conversation } };
          const newer = record({ closedAt: 99, conversation: `cv_new${met.length}` as ConversationId });
          // The place of the cursor is as good when its record is gone.
          const isGone = met.length % 2 === 0;
          stock = [newer, ...stock.filter((each) => !isGone || each !== last)];
        }
        expect(met).toEqual(expected);
      }),
    );
  });
});

describe('who finds it', () => {
  const mayFind = (who: Identity, more: Partial<ClosedRecord> = {}): boolean =>
    closedRowFor(who, SALES, record(more), { agentStatistics: 'on', supervisorsSeeEachOther: 'on' }) !== null;

  it('[G34] whoever may monitor or export finds all, an agent what they handled, everybody else nothing', () => {
    expect(mayFind(boss)).toBe(true);
    expect(mayFind(auditor)).toBe(true);
    expect(mayFind(identity(anna, ['handle']))).toBe(true);
    expect(mayFind(identity(bert, ['handle']))).toBe(false);
    expect(mayFind(identity(anna, ['whisper', 'assign']))).toBe(false);
    expect(mayFind(identity(anna, []))).toBe(false);
    expect(mayFind({ ...boss, supervisor: false }), 'monitor needs the flag').toBe(false);
    expect(mayFind({ ...boss, grants: { support: ['monitor'] } }), 'of another workgroup').toBe(false);
    expect(mayFind(identity(anna, ['handle', 'monitor', 'export'], 'customer'))).toBe(false);
  });

  it('[G34] what somebody may not find changes nothing in their pages', () => {
    const own = [1, 3, 5].map((closedAt) =>
      record({ closedAt, conversation: `cv_${closedAt}` as ConversationId }),
    );
    const others = [2, 4, 6].map((closedAt) =>
      record({ closedAt, conversation: `cv_${closedAt}` as ConversationId, agents: [bert] }),
    );
    const search = (records: readonly ClosedRecord[], limit: number) =>
      closedRowsFor(
        identity(anna, ['handle']),
        SALES,
        records,
        { limit, text: 'invoice' },
        { agentStatistics: 'on', supervisorsSeeEachOther: 'on' },
      );
    for (const limit of [1, 2, 3]) expect(search([...others, ...own], limit)).toEqual(search(own, limit));
    expect(search([...others, ...own], 3)).toMatchObject({ more: false });
    expect(search(own, 3).rows).toHaveLength(3);
    expect(search(own, 2).rows[0]?.excerpt).toContain('invoice');
  });
});

const count = (entries: readonly (readonly [EntryBody, Parameters<typeof countEntry>[1]['audience']])[]) =>
  entries.reduce(
    (metrics, [body, audience], index) => countEntry(metrics, { at: START + index * 60_000, body, audience }),
    newMetrics(START),
  );
const accepted: EntryBody = {
  kind: 'assigned',
  handler: anna,
  from: null,
  cause: 'accepted',
  reason: null,
  by: null,
  override: null,
};
const whispered: EntryBody = { kind: 'message', author: { ...sam, capacity: 'supervisor' }, text: 'psst' };
const watching: EntryBody = { kind: 'supervision', person: sam, from: null, to: 'monitor' };
const quiet = count([[accepted, staff]]);
const watched = count([
  [accepted, staff],
  [watching, supervisors],
  [whispered, whisperTo(anna.id)],
]);

describe('what they are shown', () => {
  const row = (who: Identity, more: Partial<ClosedRecord> = {}, text?: string) =>
    closedRowFor(who, SALES, record(more), { agentStatistics: 'on', supervisorsSeeEachOther: 'on', text });

  it('[G34][VI2] a row has these keys, and the text and the version are not among them', () => {
    const keys = [
      'agents',
      'channel',
      'closedAt',
      'conversation',
      'customer',
      'disposition',
      'excerpt',
      'figures',
      'isErased',
      'messages',
      'openedAt',
      'rating',
      'tags',
    ];
    expect(Object.keys(row(identity(anna, ['handle'])) ?? {}).sort()).toEqual(keys);
    expect(Object.keys(row(boss) ?? {}).sort()).toEqual([...keys, 'supervision'].sort());
    const extra = record({ agents: [{ ...anna, secret: 1 } as Person] });
    expect(
      JSON.stringify(
        closedRowFor(boss, SALES, extra, { agentStatistics: 'on', supervisorsSeeEachOther: 'on' }),
      ),
    ).not.toContain('secret');
  });

  it('[G34][PR5][B23] an agent and an auditor are shown the same whether it was watched or not', () => {
    for (const who of [identity(anna, ['handle']), auditor]) {
      expect(row(who, { metrics: watched })).toEqual(row(who, { metrics: quiet }));
      expect(JSON.stringify(row(who, { metrics: watched }))).not.toMatch(/whisper|monitor|takeover/);
    }
    expect(row(boss, { metrics: watched })?.supervision).toMatchObject({
      whispers: 1,
      takeovers: 0,
      modes: { monitor: { count: 1, seconds: 540 } },
    });
  });

  it('[G34][P20] nothing that counts supervisors is for any of them where they do not see one another', () => {
    const apart = { agentStatistics: 'on', supervisorsSeeEachOther: 'off' } as const;
    const [one, other] = [watched, quiet].map((metrics) =>
      closedRowFor(boss, SALES, record({ metrics }), apart),
    );
    expect(one).toEqual(other);
    expect(JSON.stringify(one)).not.toMatch(/whisper|monitor|takeover/);
  });

  it('[G34][B23] figures end when it was closed, and stand there only where the workgroup keeps them per agent', () => {
    expect(row(boss, { metrics: quiet })?.figures).toMatchObject({
      handleSeconds: 600,
      acceptedAfterSeconds: 0,
    });
    const without = closedRowFor(boss, SALES, record({ metrics: watched }), {
      agentStatistics: 'off',
      supervisorsSeeEachOther: 'on',
    });
    expect(without?.figures).toBeNull();
    expect(without?.supervision?.whispers).toBe(1);
  });

  it('[G34] the excerpt shows where the words stand, cut between characters, and nothing without a search', () => {
    expect(row(boss)?.excerpt).toBeNull();
    expect(row(boss, {}, 'STRASSE')?.excerpt).toBe('…invoice is wrong. I am sorry about the Straße in it.');
    const text = `${'😀'.repeat(200)} né\u0301e ${'😀'.repeat(200)}`;
    const excerpt = row(boss, { text }, 'nee')?.excerpt ?? '';
    expect(excerpt).toBe(`…${'😀'.repeat(39)} né\u0301e ${'😀'.repeat(115)}…`);
    const wide = `${'ﬁ'.repeat(200)} needle ${'x'.repeat(400)}`;
    expect(row(boss, { text: wide }, 'needle')?.excerpt).toContain(`…${'ﬁ'.repeat(39)} needle x`);
    expect(row(boss, {}, 'wrong invoice')?.excerpt).toMatch(/^My invoice .* in it\.$/);
    const apart = `alpha ${'x'.repeat(400)} beta`;
    expect(row(boss, { text: apart }, 'beta alpha')?.excerpt, 'the first of them').toMatch(/^alpha x/);
    expect(row(boss, {}, 'nowhere')?.excerpt).toBeNull();
  });

  it('[G34] wherever they stand, the excerpt has them whole, and no half of a character', () => {
    const filler = fc.string({
      unit: fc.constantFrom('😀', 'x', 'ß', ' ', '\n', 'ﬁ', 'e\u0301'),
      maxLength: 400,
    });
    fc.assert(
      fc.property(filler, filler, (before, after) => {
        const text = `${before}Nädel${after}`;
        const excerpt = row(boss, { text }, 'NADEL')?.excerpt ?? '';
        expect(excerpt).toContain('Nädel');
        expect(excerpt).not.toMatch(/\p{Cs}/u);
        expect([...excerpt].length).toBeLessThanOrEqual(162);
        expect(text.replace(/\s+/g, ' ')).toContain(excerpt.replaceAll('…', ''));
      }),
    );
  });

  it('[G34] of an erased conversation there is no name and no text, even where the record still held them', () => {
    const text = 'invoice';
    for (const erased of [record({ isErased: true }), erasedRecord(record())]) {
      expect(matches(erased, { ...all, text })).toBe(false);
      expect(matches(erased, { ...all, customer: 'zoe' })).toBe(false);
      expect(matches(erased, all)).toBe(true);
      const shown = closedRowFor(boss, SALES, erased, {
        agentStatistics: 'on',
        supervisorsSeeEachOther: 'on',
        text,
      });
      expect(shown).toMatchObject({ customer: { name: '' }, excerpt: null, isErased: true });
      expect(JSON.stringify(shown)).not.toMatch(/Zo|invoice/);
    }
    expect(JSON.stringify(erasedRecord(record()))).not.toMatch(/Zo|invoice/);
  });

  it('[G34] the newest of the text is kept, and no character is cut in two', () => {
    expect(closedText(['one', 'two'])).toBe('one\ntwo');
    const long = closedText(['oldest', 'x'.repeat(31_990), 'newest']);
    expect(long).toHaveLength(32_000);
    expect(long.endsWith('\nnewest')).toBe(true);
    const odd = closedText(['😀'.repeat(20_000), 'ab']);
    expect([...odd][0]).toBe('😀');
    expect(odd).toHaveLength(31_999);
  });
});
