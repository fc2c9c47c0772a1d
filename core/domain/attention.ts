/** Which conversations need a supervisor, and why: a score that is nothing but the weights of its visible reasons. */
import type { PhaseName } from './lifecycle.js';
import type { RuleHit } from './rules.js';
import type { Sentiment } from './sentiment.js';

export const attentionReasons = [
  'flagged',
  'hand-raised',
  'orphaned',
  'waiting-long',
  'negative',
  'rule',
  'silence',
  'unwatched',
] as const;
export type AttentionReason = (typeof attentionReasons)[number];

export interface AttentionPolicy {
  /** The customer has waited for an answer for this long. */
  readonly waitingSeconds: number;
  /** Nobody has written anything for this long. */
  readonly silenceSeconds: number;
  /** From -1 to 0: a score below this is negative. */
  readonly negativeBelow: number;
  /** No supervisor has been there for this long; null where nobody has to. */
  readonly unwatchedSeconds: number | null;
  /** A weight of 0 turns a reason off. That of `rule` multiplies the weight that each rule has of its own. */
  readonly weights: Readonly<Record<AttentionReason, number>>;
}

/** What people ask for outweighs what is measured, and what is measured outweighs what is guessed from words. */
export const defaultAttention: AttentionPolicy = {
  waitingSeconds: 120,
  silenceSeconds: 300,
  negativeBelow: -0.4,
  unwatchedSeconds: null,
  weights: {
    flagged: 100,
    'hand-raised': 80,
    orphaned: 60,
    'waiting-long': 40,
    negative: 30,
    rule: 1,
    silence: 20,
    unwatched: 10,
  },
};

/** What is known of a conversation. Times are in milliseconds. */
export interface AttentionFacts {
  readonly phase: PhaseName;
  readonly waitingSince: number | null;
  readonly lastMessageAt: number | null;
  readonly flaggedAt: number | null;
  readonly handRaisedAt: number | null;
  readonly orphanedSince: number | null;
  readonly sentiment: Sentiment;
  readonly hits: readonly RuleHit[];
  readonly isOnHold: boolean;
  readonly isSnoozed: boolean;
  readonly lastSupervisedAt: number | null;
  readonly openedAt: number;
}

export interface Attention {
  readonly score: number;
  /** The heaviest first, then the oldest. */
  readonly reasons: readonly {
    readonly reason: AttentionReason;
    readonly since: number;
    /** Of a rule. */
    readonly label?: string;
  }[];
}

/** Something that is a reason when it has lasted for `seconds`. */
interface Sign {
  readonly since: number;
  readonly seconds: number;
  /** Set for a rule. */
  readonly rule?: { readonly label: string; readonly weight: number };
}

interface Watch {
  readonly phases: readonly PhaseName[];
  /** Whether it is measured also while the conversation rests on purpose: on hold, or snoozed. */
  readonly atRest: boolean;
  readonly signs: (facts: AttentionFacts, policy: AttentionPolicy) => readonly Sign[];
}

const from = (since: number | null, seconds: number | null = 0): readonly Sign[] =>
  since === null || seconds === null ? [] : [{ since, seconds }];

/** A rule is one reason however often it applies, since the first time: a word said ten times is not ten reasons. */
const firstHits = (hits: readonly RuleHit[]): readonly RuleHit[] => {
  const first = new Map<string, RuleHit>();
  for (const hit of hits) {
    const earlier = first.get(hit.rule);
    if (!earlier || hit.at < earlier.at) first.set(hit.rule, hit);
  }
  return [...first.values()];
};

const open: readonly PhaseName[] = ['queued', 'active', 'wrap-up'];

const watches = {
  flagged: { phases: open, atRest: true, signs: ({ flaggedAt }) => from(flaggedAt) },
  'hand-raised': { phases: open, atRest: true, signs: ({ handRaisedAt }) => from(handRaisedAt) },
  orphaned: { phases: open, atRest: true, signs: ({ orphanedSince }) => from(orphanedSince) },
  'waiting-long': {
    phases: ['queued', 'active'],
    atRest: false,
    signs: ({ waitingSince }, { waitingSeconds }) => from(waitingSince, waitingSeconds),
  },
  negative: {
    phases: open,
    atRest: true,
    // The feeling is that of the messages so far, and so it dates from the last one.
    signs: ({ sentiment, lastMessageAt, openedAt }, { negativeBelow }) =>
      sentiment.kind === 'known' && sentiment.score < negativeBelow ? from(lastMessageAt ?? openedAt) : [],
  },
  rule: {
    phases: open,
    atRest: true,
    signs: ({ hits }) =>
      firstHits(hits).map(({ label, weight, at }) => ({ since: at, seconds: 0, rule: { label, weight } })),
  },
  silence: {
    phases: ['active'],
    atRest: false,
    signs: ({ lastMessageAt, openedAt }, { silenceSeconds }) =>
      from(lastMessageAt ?? openedAt, silenceSeconds),
  },
  unwatched: {
    // In the queue there is nothing to watch yet, and after the end nothing any more.
    phases: ['active'],
    atRest: true,
    signs: ({ lastSupervisedAt, openedAt }, { unwatchedSeconds }) =>
      from(lastSupervisedAt ?? openedAt, unwatchedSeconds),
  },
} as const satisfies Record<AttentionReason, Watch>;

/** A reason that counts from `due` on, for as long as the facts are what they are. */
interface Coming {
  readonly reason: AttentionReason;
  readonly since: number;
  readonly due: number;
  readonly weight: number;
  readonly label: string | null;
}

const comingOf = (facts: AttentionFacts, policy: AttentionPolicy): readonly Coming[] => {
  const rests = facts.isOnHold || facts.isSnoozed;
  return attentionReasons.flatMap((reason) => {
    const { phases, atRest, signs }: Watch = watches[reason];
    if (!phases.includes(facts.phase) || (rests && !atRest)) return [];
    return signs(facts, policy)
      .map(({ since, seconds, rule }) => ({
        reason,
        since,
        due: since + seconds * 1000,
        weight: policy.weights[reason] * (rule?.weight ?? 1),
        label: rule?.label ?? null,
      }))
      .filter(({ weight }) => weight > 0);
  });
};

export const attentionOf = (facts: AttentionFacts, policy: AttentionPolicy, now: number): Attention => {
  const present = comingOf(facts, policy).filter(({ due }) => due <= now);
  return {
    score: present.reduce((sum, { weight }) => sum + weight, 0),
    reasons: [...present]
      .sort((one, other) => other.weight - one.weight || one.since - other.since)
      .map(({ reason, since, label }) => (label === null ? { reason, since } : { reason, since, label })),
  };
};

/** When attention is another one by the passing of time alone: nothing needs to ask before. Null: never. */
export const nextAttentionAt = (
  facts: AttentionFacts,
  policy: AttentionPolicy,
  now: number,
): number | null => {
  const later = comingOf(facts, policy).flatMap(({ due }) => (due > now ? [due] : []));
  return later.length === 0 ? null : Math.min(...later);
};
