/** What absence and the passing of time do: deadlines follow from the state, and something happens when one has passed. */

import type { Change } from './change.js';
import type { ConversationState } from './conversation.js';
import { supervisionOf } from './conversation.js';
import type { Deadline, DeadlineKind } from './deadlines.js';
import { isSameDeadline, overdue } from './deadlines.js';
import { dropLate } from './decide-attach.js';
import { decideErasure } from './decide-house.js';
import { leave } from './decide-supervision.js';
import type { Outcome } from './decision.js';
import { bothOf, nothing } from './decision.js';
import { evolveAll } from './evolve.js';
import { uploadTimes } from './files.js';
import type { PersonId } from './ids.js';
import { endOffer } from './offer.js';
import { returnToQueue } from './requeue.js';
import { everyone, staff } from './timeline.js';
import { closeLate } from './wrap-up.js';

const dayMs = 24 * 60 * 60 * 1000;

/** Of the handler who is not connected. What has happened already is not waited for again. */
const awaitedHandler = (state: ConversationState, now: number): readonly Deadline[] => {
  // What was put aside has a time of its own, after which its handler is awaited again.
  if (state.phase.kind !== 'active' || state.snooze) return [];
  const { grace, orphans } = state.policy;
  const person = state.phase.handler.id;
  const isShown = state.shownHandler?.id === person;
  return [
    ...(state.isAwayTold || !isShown || grace.handlerNotice >= grace.handler
      ? []
      : [{ kind: 'handler-away', person, at: now + grace.handlerNotice * 1000 } as const]),
    // Left to a supervisor already, unless the policy has it go back to the queue by now.
    ...(state.orphanedSince === null || orphans === 'queue'
      ? [{ kind: 'handler-lost', person, at: now + grace.handler * 1000 } as const]
      : []),
  ];
};

/** Whom the room waits for when they are not connected. */
const awaited = (state: ConversationState, now: number): readonly Deadline[] => [
  ...awaitedHandler(state, now),
  ...state.supervisions
    .filter((each) => each.mode !== 'takeover')
    .map(
      (each): Deadline => ({
        kind: 'supervisor-gone',
        person: each.person.id,
        at: now + state.policy.grace.supervisor * 1000,
      }),
    ),
];

/** What lasts only so long, whoever is connected: its time follows from the state alone. */
const timed = (state: ConversationState): readonly Deadline[] => {
  const { phase, offer, snooze, policy, erased, endedAt } = state;
  const deadlines: Deadline[] = [];
  if (offer) deadlines.push({ kind: 'offer-missed', person: offer.to.id, at: offer.until });
  if (snooze) deadlines.push({ kind: 'snooze-over', person: snooze.by.id, at: snooze.until });
  if (phase.kind === 'wrap-up') {
    const at = phase.since + policy.grace.wrapUp * 1000;
    deadlines.push({ kind: 'wrap-up-late', person: phase.handler.id, at });
  }
  if (phase.kind === 'closed' && policy.retentionDays !== null && !erased) {
    // From the end that the customer was told: when it is erased must not tell them how long it was wrapped up.
    const at = (endedAt ?? phase.since) + policy.retentionDays * dayMs;
    deadlines.push({ kind: 'content-due', person: state.customer.id, at });
  }
  for (const [person, at] of uploadTimes(state.files)) deadlines.push({ kind: 'upload-late', person, at });
  return deadlines;
};

/** Since when whoever handles it is away; whoever is back is not away any more, whatever followed from it. */
const absence = (
  state: ConversationState,
  present: ReadonlySet<PersonId>,
  now: number,
): readonly Change[] => {
  if (state.phase.kind !== 'active') return [];
  if (!present.has(state.phase.handler.id)) {
    return state.handlerAwaySince === null ? [{ kind: 'handler-away', since: now }] : [];
  }
  return [
    ...(state.handlerAwaySince === null ? [] : [{ kind: 'handler-away', since: null } as const]),
    ...(state.isAwayTold ? [{ kind: 'away-told', isTold: false } as const] : []),
    ...(state.orphanedSince === null ? [] : [{ kind: 'orphaned', since: null } as const]),
  ];
};

/**
 * Sets a deadline for whoever is awaited and absent and for what lasts only so long, and clears what no longer
 * stands. Run after every event and at every start of the room: after a crash no connection says goodbye.
 */
export const reconcilePresence = (
  state: ConversationState,
  present: ReadonlySet<PersonId>,
  now: number,
): readonly Change[] => {
  const absent = awaited(state, now).filter((each) => !present.has(each.person));
  const fixed = timed(state);
  const due = [...absent, ...fixed];
  const cleared = state.deadlines.filter((each) => !due.some((other) => isSameDeadline(each, other)));
  const set = [
    ...absent.filter((each) => !state.deadlines.some((other) => isSameDeadline(each, other))),
    // These move with the state, such as when a policy is changed.
    ...fixed.filter(
      (each) => !state.deadlines.some((other) => isSameDeadline(each, other) && other.at === each.at),
    ),
  ];
  return [
    ...absence(state, present, now),
    ...cleared.map((deadline): Change => ({ kind: 'deadline-cleared', deadline })),
    ...set.map((deadline): Change => ({ kind: 'deadline-set', deadline })),
  ];
};

type Overdue = (state: ConversationState, person: PersonId, now: number) => Outcome;

const isHandling = (state: ConversationState, person: PersonId): boolean =>
  state.phase.kind === 'active' && state.phase.handler.id === person;

const handlerLost: Overdue = (state, person, now) => {
  // Somebody else may have become handler in the same turn, before the deadline was cleared.
  if (!isHandling(state, person)) return nothing;
  return state.policy.orphans === 'queue'
    ? returnToQueue(state, now)
    : { changes: [{ kind: 'orphaned', since: now }], entries: [] };
};

const handlerAway: Overdue = (state, person) =>
  isHandling(state, person) && !state.isAwayTold
    ? {
        changes: [{ kind: 'away-told', isTold: true }],
        entries: [{ audience: everyone, body: { kind: 'handler-away' } }],
      }
    : nothing;

const supervisorGone: Overdue = (state, person) => {
  const supervision = supervisionOf(state, person);
  const decision = supervision ? leave(state, supervision) : null;
  return decision?.kind === 'accepted' ? decision : nothing;
};

const offerMissed: Overdue = (state, person) =>
  state.offer?.to.id === person ? endOffer(state, 'missed') : nothing;

const snoozeOver: Overdue = (state) =>
  state.snooze
    ? {
        changes: [{ kind: 'snooze-set', snooze: null }],
        entries: [{ audience: staff, body: { kind: 'woken', by: null } }],
      }
    : nothing;

const wrapUpLate: Overdue = (state, _person, now) => closeLate(state, now);

const passed: Readonly<Record<DeadlineKind, Overdue>> = {
  'handler-away': handlerAway,
  'handler-lost': handlerLost,
  'supervisor-gone': supervisorGone,
  'offer-missed': offerMissed,
  'snooze-over': snoozeOver,
  'wrap-up-late': wrapUpLate,
  'content-due': (state, _person, now) => decideErasure(state, 'retention', now),
  'upload-late': dropLate,
};

/** What the deadlines that have passed do, each once: a passed deadline is cleared in the same turn. */
export const decideOverdue = (state: ConversationState, now: number): Outcome => {
  let current = state;
  let all = nothing;
  // In the order in which they passed, not in that in which they were set.
  for (const deadline of [...overdue(state.deadlines, now)].sort((a, b) => a.at - b.at)) {
    const cleared: Outcome = { changes: [{ kind: 'deadline-cleared', deadline }], entries: [] };
    const outcome = bothOf(cleared, passed[deadline.kind](current, deadline.person, now));
    current = evolveAll(current, outcome.changes);
    all = bothOf(all, outcome);
  }
  return all;
};
