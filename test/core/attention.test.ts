// Which conversations need a supervisor: each reason when it counts, and not a moment before.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AttentionFacts, AttentionPolicy, AttentionReason } from '../../core/domain/attention.js';
import {
  attentionOf,
  attentionReasons,
  defaultAttention,
  nextAttentionAt,
} from '../../core/domain/attention.js';
import type { PhaseName } from '../../core/domain/lifecycle.js';
import type { RuleHit } from '../../core/domain/rules.js';
import type { Sentiment } from '../../core/domain/sentiment.js';
import { afterScore, unknownSentiment } from '../../core/domain/sentiment.js';
import { START } from '../support/builders.js';

const later = (seconds: number): number => START + seconds * 1000;
const feeling = (score: number): Sentiment => afterScore(unknownSentiment, score);
const hit = (id: string, seconds: number, weight = 25): RuleHit => ({
  rule: id,
  label: `Rule ${id}`,
  at: later(seconds),
  weight,
});

/** A conversation that is going well, a moment after somebody wrote. */
const calm: AttentionFacts = {
  phase: 'active',
  waitingSince: null,
  lastMessageAt: START,
  flaggedAt: null,
  handRaisedAt: null,
  orphanedSince: null,
  sentiment: unknownSentiment,
  hits: [],
  isOnHold: false,
  isSnoozed: false,
  lastSupervisedAt: null,
  openedAt: START,
};
const watched: AttentionPolicy = { ...defaultAttention, unwatchedSeconds: 600 };
const phases: readonly PhaseName[] = ['queued', 'active', 'wrap-up', 'closed'];

/** For each reason: what brings it, since when it counts as lasting, after how long, and in which phases. */
const cases: Record<
  AttentionReason,
  {
    readonly facts: Partial<AttentionFacts>;
    readonly since: number;
    readonly seconds: number;
    readonly phases: readonly PhaseName[];
    readonly atRest: boolean;
  }
> = {
  flagged: { facts: { flaggedAt: later(3) }, since: 3, seconds: 0, phases: phases.slice(0, 3), atRest: true },
  'hand-raised': {
    facts: { handRaisedAt: later(4) },
    since: 4,
    seconds: 0,
    phases: phases.slice(0, 3),
    atRest: true,
  },
  orphaned: {
    facts: { orphanedSince: later(5) },
    since: 5,
    seconds: 0,
    phases: phases.slice(0, 3),
    atRest: true,
  },
  'waiting-long': {
    facts: { waitingSince: later(6) },
    since: 6,
    seconds: 120,
    phases: ['queued', 'active'],
    atRest: false,
  },
  negative: {
    facts: { sentiment: feeling(-0.41), lastMessageAt: later(7) },
    since: 7,
    seconds: 0,
    phases: phases.slice(0, 3),
    atRest: true,
  },
  rule: { facts: { hits: [hit('r', 8)] }, since: 8, seconds: 0, phases: phases.slice(0, 3), atRest: true },
  silence: { facts: { lastMessageAt: later(9) }, since: 9, seconds: 300, phases: ['active'], atRest: false },
  unwatched: {
    facts: { lastSupervisedAt: later(10) },
    since: 10,
    seconds: 600,
    phases: ['active'],
    atRest: true,
  },
};

const reasonsOf = (facts: AttentionFacts, seconds: number, policy = watched): readonly AttentionReason[] =>
  attentionOf(facts, policy, later(seconds)).reasons.map(({ reason }) => reason);

describe('attention', () => {
  it('[C06] nothing is the matter with a conversation that goes well', () => {
    expect(attentionOf(calm, defaultAttention, START)).toEqual({ score: 0, reasons: [] });
    expect(nextAttentionAt(calm, defaultAttention, START)).toBe(later(300));
    expect(defaultAttention.unwatchedSeconds).toBeNull();
  });

  for (const reason of attentionReasons) {
    const { facts, since, seconds, phases: expected, atRest } = cases[reason];
    const has = (changes: Partial<AttentionFacts>, at = since + seconds, policy = watched) =>
      reasonsOf({ ...calm, ...facts, ...changes }, at, policy).includes(reason);
    const row = reason === 'flagged' ? '[C06][A05]' : reason === 'negative' ? '[C06][C16]' : '[C06]';

    it(`${row} ${reason}: from its moment on, since it began`, () => {
      expect(has({}, since + seconds - 0.001)).toBe(false);
      expect(has({})).toBe(true);
      expect(has({}, since + seconds + 1_000_000)).toBe(true);
      const { reasons } = attentionOf({ ...calm, ...facts }, watched, later(since + seconds));
      expect(reasons.find((each) => each.reason === reason)).toEqual({
        reason,
        since: later(since),
        ...(reason === 'rule' ? { label: 'Rule r' } : {}),
      });
    });

    it(`${row} ${reason}: in its phases, and at rest only where that means anything`, () => {
      expect(phases.filter((phase) => has({ phase }))).toEqual(expected);
      expect(has({ isOnHold: true })).toBe(atRest);
      expect(has({ isSnoozed: true })).toBe(atRest);
    });

    it(`${row} ${reason}: a weight of nothing turns it off`, () => {
      const policy = { ...watched, weights: { ...watched.weights, [reason]: 0 } };
      expect(has({}, since + seconds, policy)).toBe(false);
    });
  }

  it('[C06] in a closed conversation there is nothing, and nothing will come', () => {
    const everything = Object.assign({}, calm, ...Object.values(cases).map(({ facts }) => facts), {
      phase: 'closed',
    }) as AttentionFacts;
    expect(attentionOf(everything, watched, later(1_000_000))).toEqual({ score: 0, reasons: [] });
    expect(nextAttentionAt(everything, watched, START)).toBeNull();
  });

  it('[C06] the heaviest first, then the oldest; the score is the sum of what is shown', () => {
    const facts: AttentionFacts = {
      ...calm,
      flaggedAt: later(50),
      waitingSince: START,
      handRaisedAt: later(40),
      hits: [hit('late', 30), hit('early', 20), hit('heavy', 35, 90)],
    };
    const attention = attentionOf(facts, defaultAttention, later(400));
    expect(attention.reasons.map(({ reason, label }) => label ?? reason)).toEqual([
      'flagged',
      'Rule heavy',
      'hand-raised',
      'waiting-long',
      'Rule early',
      'Rule late',
      'silence',
    ]);
    expect(attention.score).toBe(100 + 90 + 80 + 40 + 25 + 25 + 20);
  });

  it('[C06][D01] a rule is one reason however often it applies, since the first time', () => {
    const facts = { ...calm, hits: [hit('a', 20), hit('a', 10), hit('b', 15), hit('a', 30)] };
    expect(attentionOf(facts, defaultAttention, later(40))).toEqual({
      score: 50,
      reasons: [
        { reason: 'rule', since: later(10), label: 'Rule a' },
        { reason: 'rule', since: later(15), label: 'Rule b' },
      ],
    });
  });

  it('[C06][D01] the policy’s weight of rules multiplies that of each', () => {
    const policy = { ...defaultAttention, weights: { ...defaultAttention.weights, rule: 0.5 } };
    expect(attentionOf({ ...calm, hits: [hit('a', 0), hit('b', 0, 0)] }, policy, later(1))).toEqual({
      score: 12.5,
      reasons: [{ reason: 'rule', since: START, label: 'Rule a' }],
    });
  });

  it('[C06][C16] negative is below the limit, not at it', () => {
    expect(reasonsOf({ ...calm, sentiment: feeling(-0.4) }, 0)).toEqual([]);
    expect(reasonsOf({ ...calm, sentiment: feeling(-0.4001) }, 0)).toEqual(['negative']);
  });

  it('[C16][C26] where nothing is scored, nothing is negative, whatever the limit', () => {
    expect(reasonsOf(calm, 0, { ...watched, negativeBelow: 0 })).toEqual([]);
  });

  it('[C06] where nobody wrote yet, silence lasts since the beginning', () => {
    expect(reasonsOf({ ...calm, lastMessageAt: null }, 299)).toEqual([]);
    expect(reasonsOf({ ...calm, lastMessageAt: null }, 300)).toEqual(['silence']);
  });

  it('[C06] nobody was there since the beginning, or since they left', () => {
    expect(reasonsOf({ ...calm, lastMessageAt: later(600) }, 600)).toEqual(['unwatched']);
    expect(reasonsOf({ ...calm, lastMessageAt: later(600), lastSupervisedAt: later(1) }, 600)).toEqual([]);
    expect(reasonsOf({ ...calm, lastMessageAt: later(600) }, 10_000, defaultAttention)).toEqual(['silence']);
  });

  it('[C06] the next moments come one by one', () => {
    const facts = { ...calm, waitingSince: later(10) };
    const moments = [START, later(130), later(300), later(600)].map((at) =>
      nextAttentionAt(facts, watched, at),
    );
    expect(moments).toEqual([later(130), later(300), later(600), null]);
  });
});

describe('attention of anything', () => {
  const time = fc.integer({ min: START, max: START + 1_000_000 });
  const maybe = fc.option(time, { nil: null });
  const seconds = fc.integer({ min: 0, max: 1_000 });
  const weight = fc.integer({ min: 0, max: 100 });
  const anyFacts: fc.Arbitrary<AttentionFacts> = fc.record({
    phase: fc.constantFrom(...phases),
    waitingSince: maybe,
    lastMessageAt: maybe,
    flaggedAt: maybe,
    handRaisedAt: maybe,
    orphanedSince: maybe,
    sentiment: fc.constantFrom(unknownSentiment, feeling(-0.9), feeling(0.9)),
    hits: fc.array(
      fc.record({ rule: fc.constantFrom('a', 'b'), label: fc.constant('Rule'), at: time, weight }),
      { maxLength: 4 },
    ),
    isOnHold: fc.boolean(),
    isSnoozed: fc.boolean(),
    lastSupervisedAt: maybe,
    openedAt: time,
  });
  const anyPolicy: fc.Arbitrary<AttentionPolicy> = fc.record({
    waitingSeconds: seconds,
    silenceSeconds: seconds,
    negativeBelow: fc.constantFrom(-1, -0.4, 0),
    unwatchedSeconds: fc.option(seconds, { nil: null }),
    weights: fc.record(
      Object.fromEntries(attentionReasons.map((reason) => [reason, weight])) as Record<
        AttentionReason,
        fc.Arbitrary<number>
      >,
    ),
  });

  it('[C06] it is the same from now until the next moment, and another one then', () => {
    let changes = 0;
    fc.assert(
      fc.property(
        anyFacts,
        anyPolicy,
        time,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (facts, policy, now, part) => {
          const next = nextAttentionAt(facts, policy, now);
          const before = attentionOf(facts, policy, now);
          const last = next === null ? now + 10_000_000 : next - 1;
          const between = now + Math.floor((last - now) * part);
          for (const at of [between, last]) {
            expect(attentionOf(facts, policy, at)).toEqual(before);
            expect(nextAttentionAt(facts, policy, at)).toBe(next);
          }
          if (next === null) return;
          changes += 1;
          expect(next).toBeGreaterThan(now);
          expect(attentionOf(facts, policy, next)).not.toEqual(before);
        },
      ),
      { numRuns: 1_000 },
    );
    expect(changes).toBeGreaterThan(100);
  });

  it('[C06] a score without a reason, and a reason without a score, there is neither', () => {
    fc.assert(
      fc.property(anyFacts, anyPolicy, time, (facts, policy, now) => {
        const { score, reasons } = attentionOf(facts, policy, now);
        expect(score > 0).toBe(reasons.length > 0);
        for (const { reason, since, label } of reasons) {
          expect(since).toBeLessThanOrEqual(now);
          expect(label !== undefined).toBe(reason === 'rule');
        }
        const plain = reasons.filter(({ reason }) => reason !== 'rule');
        const sum = plain.reduce((total, { reason }) => total + policy.weights[reason], 0);
        expect(plain.length === reasons.length ? score === sum : score > sum).toBe(true);
      }),
    );
  });
});
