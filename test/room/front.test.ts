/** What strangers are told of a workgroup: the same as whoever waits, the same for all, and nothing of who watches. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Front } from '../../core/domain/front.js';
import type { Identity } from '../../core/domain/identity.js';
import type { PolicyOverrides } from '../../core/domain/policy.js';
import { defaultPolicy } from '../../core/domain/policy.js';
import type { Summary } from '../../core/domain/summary.js';
import { backstageOf, summaryOf } from '../../core/domain/summary.js';
import { conversationId } from '../support/actors.js';
import { active, agent, sam, supervisor } from '../support/builders.js';
import type { WorkgroupWorld } from './workgroup-world.js';
import { workgroupWith } from './workgroup-world.js';

const anna = agent('Anna');
const bert = agent('Bert');
const maria = supervisor('Maria');

const textOf = async ({ sales, world }: WorkgroupWorld): Promise<string> => {
  const asking = sales.request({ path: 'front', credential: null });
  await world.flush();
  const answer = await asking;
  expect(answer).toMatchObject({ status: 200, contentType: 'application/json; charset=utf-8' });
  return answer?.body ?? '';
};
const frontOf = async (sales: WorkgroupWorld): Promise<Front> => JSON.parse(await textOf(sales)) as Front;
/** Not before what is kept of the last answer is forgotten. */
const later = async (sales: WorkgroupWorld): Promise<Front> => {
  await sales.world.advance(1_000);
  return frontOf(sales);
};

/** A conversation that took ten minutes, so that there is something to estimate from. */
const experience = (sales: WorkgroupWorld): Promise<void> => {
  const record = sales.record(99);
  const handling = { total: 600_000, since: null };
  const metrics = { ...record.metrics, firstHandledAt: record.openedAt, handling };
  return sales.tell({ type: 'record', record: { ...record, metrics } });
};

describe('what a site shows before a conversation', () => {
  it('[G07][G08][FR1] is the policy of the site, what is to be told of monitoring, and whether somebody is there', async () => {
    const sales = workgroupWith();
    const { site, consentText } = defaultPolicy;
    expect(await frontOf(sales)).toEqual({
      service: 'unattended',
      waitSeconds: null,
      opensAt: null,
      notice: { ...consentText, isRequired: false },
      greeting: null,
      preChat: null,
      away: site.away,
      files: { types: site.files.types, maxBytes: site.files.maxBytes },
      proactive: null,
    });
    const proactive = { id: 'p', text: 'May we help?', afterSeconds: 30 };
    const other = workgroupWith({
      consent: 'required',
      site: { greeting: { de: 'Hallo' }, away: null, proactive, files: { ...site.files, mode: 'off' } },
    });
    expect(await frontOf(other)).toMatchObject({
      notice: { isRequired: true },
      greeting: { de: 'Hallo' },
      away: null,
      files: null,
      proactive,
    });
    expect((await frontOf(workgroupWith({ consent: 'off' }))).notice).toBeNull();
  });

  it('[G08][T21][FR2] follows the agents: there, away, gone', async () => {
    const sales = workgroupWith();
    const since = sales.world.time.now();
    const be = (kind: 'available' | 'away' | 'offline') =>
      sales.seat(anna, { availability: { kind, since, reason: null, setBy: 'self' } });
    await be('available');
    expect((await later(sales)).service).toBe('open');
    await be('away');
    expect((await later(sales)).service).toBe('open');
    await be('offline');
    expect((await later(sales)).service).toBe('unattended');
  });

  it('[G08][T21][FR2] follows the hours, and says when they begin again', async () => {
    const monday = (from: string, to: string) => ({ day: 'monday' as const, from, to });
    const hours = {
      timeZone: 'UTC',
      week: [monday('08:00', '10:00'), monday('13:00', '17:00')],
      holidays: [],
    };
    const sales = workgroupWith({ hours });
    await sales.seat(anna);
    expect(await later(sales)).toMatchObject({ service: 'open', opensAt: null });
    await sales.world.advance(60 * 60_000);
    expect(await frontOf(sales)).toMatchObject({
      service: 'closed',
      waitSeconds: null,
      opensAt: Date.UTC(2026, 0, 5, 13),
    });
    await sales.world.advance(3 * 60 * 60_000);
    await sales.seat(anna);
    expect(await later(sales)).toMatchObject({ service: 'open', opensAt: null });
    const never = workgroupWith({ hours: { ...hours, week: [] } });
    expect(await frontOf(never)).toMatchObject({ service: 'closed', opensAt: null });
  });

  it('[G09][FR2] the wait is the one that whoever begins now is told a moment later', async () => {
    const sales = workgroupWith();
    await experience(sales);
    await sales.seat(anna, { own: 3 });
    await sales.seat(bert, { own: 3 });
    const waits: (number | null)[] = [];
    for (const n of [1, 2, 3, 4]) {
      const before = await later(sales);
      await sales.say(n);
      await sales.world.advance(5_000);
      const told = sales.told(conversationId(n), 'place').at(-1)?.place;
      expect(told).toMatchObject({ service: before.service, waitSeconds: before.waitSeconds });
      waits.push(before.waitSeconds);
    }
    expect(waits).toEqual([300, 600, 900, 1_200]);
  });
});

describe('strangers', () => {
  it('[FR3] are all answered the same text for a second, with what they show not looked at', async () => {
    const sales = workgroupWith();
    const first = await textOf(sales);
    await sales.seat(anna);
    await sales.world.advance(400);
    for (let asked = 0; asked < 200; asked += 1) expect(await textOf(sales)).toBe(first);
    const tokens = ['', 'x', sales.world.tokenFor(maria)];
    for (const value of tokens) {
      const answer = await sales.sales.request({ path: 'front', credential: { kind: 'token', value } });
      expect(answer?.body).toBe(first);
    }
    await sales.world.advance(1_000);
    expect(await textOf(sales)).not.toBe(first);
  });

  it('[FR3] leave nothing behind: no key in storage, no timer, no call to another room', async () => {
    const sales = workgroupWith();
    let calls = 0;
    sales.world.isCut = () => {
      calls += 1;
      return false;
    };
    for (let asked = 0; asked < 5; asked += 1) await later(sales);
    sales.sales.crash();
    await later(sales);
    expect([...sales.sales.storage.dump()]).toEqual([]);
    expect(calls).toBe(0);
  });

  it('[FR3][CF1] what the file said is remembered from the first that is given it, so that a newer one is a newer version', async () => {
    const sales = workgroupWith();
    await frontOf(sales);
    expect([...sales.sales.storage.dump().keys()]).toEqual([]);
    await sales.say(1);
    expect([...sales.sales.storage.dump().keys()]).toContain('file');
  });

  it('[FR3] of a workgroup that nobody configured there is nothing, and nothing else is open to them', async () => {
    const sales = workgroupWith();
    const other = sales.world.workgroup('other' as never);
    expect(await other.request({ path: 'front', credential: null })).toBeNull();
    expect([...other.storage.dump()]).toEqual([]);
    for (const path of ['policy', 'today', 'snapshot', 'colleagues', 'front/', 'front/x', ''])
      expect([path, await sales.sales.request({ path, credential: null })]).toEqual([path, null]);
    for (const method of ['POST', 'PUT', 'DELETE'] as const)
      expect(await sales.sales.request({ method, path: 'front', credential: null })).toBeNull();
    expect(
      await sales.world.conversation(conversationId(1)).request({ path: 'transcript', credential: null }),
    ).toBeNull();
  });
});

/** What may happen, and whether it is hidden from everybody outside. */
type Event =
  | { readonly kind: 'wait'; readonly ms: number }
  | { readonly kind: 'seat'; readonly who: Identity; readonly own: number; readonly isThere: boolean }
  | { readonly kind: 'comes'; readonly n: number }
  | { readonly kind: 'watches'; readonly n: number; readonly mode: 'monitor' | 'whisper' | 'join' }
  | { readonly kind: 'watched'; readonly who: Identity; readonly sessions: number };

const isHidden = ({ kind }: Event): boolean => kind === 'watches' || kind === 'watched';
const small = fc.integer({ min: 0, max: 3 });
const event: fc.Arbitrary<Event> = fc.oneof(
  fc.record({ kind: fc.constant('wait' as const), ms: fc.constantFrom(100, 1_000, 61_000) }),
  fc.record({
    kind: fc.constant('seat' as const),
    who: fc.constantFrom(anna, bert),
    own: small,
    isThere: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('comes' as const), n: small }),
  fc.record({
    kind: fc.constant('watches' as const),
    n: small,
    mode: fc.constantFrom('monitor' as const, 'whisper' as const, 'join' as const),
  }),
  fc.record({ kind: fc.constant('watched' as const), who: fc.constantFrom(maria, sam), sessions: small }),
);
const policies: readonly PolicyOverrides[] = [
  {},
  { supervisorRouting: 'with-handle' },
  { routing: { patienceSeconds: 60 } },
];

/** What a workgroup is told of supervision, as real commands leave it. */
const watchedBy = (mode: 'monitor' | 'whisper' | 'join') => {
  const talk = active().monitor(sam);
  if (mode === 'whisper') talk.whisper(sam, 'psst');
  if (mode === 'join') talk.join(sam);
  return backstageOf(summaryOf(talk.state, talk.presence));
};

/** The answers at every moment at which time passed. */
const play = async (
  policy: PolicyOverrides,
  events: readonly Event[],
  isFull: boolean,
): Promise<readonly string[]> => {
  const sales = workgroupWith(policy);
  await experience(sales);
  const known = new Map<number, Summary>();
  const answers: string[] = [];
  const watchers = new Map<string, number>();
  const seat = (who: Identity, own: number, isThere = true): Promise<unknown> => {
    const since = sales.world.time.now();
    const kind = isThere ? 'available' : 'offline';
    const availability = { kind, since, reason: null, setBy: 'self' } as const;
    return sales.seat(who, { own, sessions: own + (watchers.get(who.id) ?? 0), availability });
  };
  for (const each of events) {
    if (!isFull && isHidden(each)) continue;
    switch (each.kind) {
      case 'wait':
        await sales.world.advance(each.ms);
        answers.push(await textOf(sales));
        break;
      case 'seat':
        await seat(each.who, each.own, each.isThere);
        break;
      case 'comes':
        known.set(each.n, await sales.say(each.n));
        break;
      case 'watches': {
        const summary = known.get(each.n);
        if (!summary) break;
        const { conversation } = summary;
        const { policyVersion, nextDeadline } = summary;
        const backstage = { ...watchedBy(each.mode), policyVersion, nextDeadline };
        await sales.tell({ type: 'backstage', conversation, version: summary.version + 1, backstage });
        break;
      }
      case 'watched':
        watchers.set(each.who.id, each.sessions);
        await seat(each.who, 0);
        break;
    }
  }
  return answers;
};

describe('who watches', () => {
  it('[FR4] changes nothing in it, whatever else happens', async () => {
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...policies),
        fc.array(event, { minLength: 4, maxLength: 25, size: 'max' }),
        async (policy, events) => {
          const full = await play(policy, events, true);
          expect(full).toEqual(await play(policy, events, false));
          for (const text of full) seen.add(text);
        },
      ),
      { numRuns: 60, seed: 42 },
    );
    // A front that never says anything else would prove nothing.
    expect(seen.size).toBeGreaterThan(4);
  });
});
