/** What absence does: deadlines begin and end with connections, and something happens when one has passed. */
import type { ConversationState } from './conversation.js';
import { supervisionOf } from './conversation.js';
import type { Deadline } from './deadlines.js';
import { isSameDeadline, overdue } from './deadlines.js';
import { leave } from './decide-supervision.js';
import type { Outcome } from './decision.js';
import type { Change } from './evolve.js';
import { evolveAll } from './evolve.js';
import type { PersonId } from './ids.js';
import type { EntryDraft } from './timeline.js';
import { everyone, staff, supervisors } from './timeline.js';

/** Whom the room waits for when they are not connected. */
const awaited = (state: ConversationState, now: number): readonly Deadline[] => {
  const { grace } = state.policy;
  const handler: Deadline[] =
    state.phase.kind === 'active'
      ? [{ kind: 'handler-lost', person: state.phase.handler.id, at: now + grace.handler * 1000 }]
      : [];
  const watching: Deadline[] = state.supervisions
    .filter((each) => each.mode !== 'takeover')
    .map((each) => ({ kind: 'supervisor-gone', person: each.person.id, at: now + grace.supervisor * 1000 }));
  return [...handler, ...watching];
};

/**
 * Sets a deadline for whoever is awaited and absent, clears it for whoever is back or no longer awaited. Run after
 * every event and at every start of the room: after a crash no connection says goodbye.
 */
export const reconcilePresence = (
  state: ConversationState,
  present: ReadonlySet<PersonId>,
  now: number,
): readonly Change[] => {
  const due = awaited(state, now).filter((each) => !present.has(each.person));
  const cleared = state.deadlines.filter((each) => !due.some((other) => isSameDeadline(each, other)));
  const set = due.filter((each) => !state.deadlines.some((other) => isSameDeadline(each, other)));
  return [
    ...cleared.map((deadline): Change => ({ kind: 'deadline-cleared', deadline })),
    ...set.map((deadline): Change => ({ kind: 'deadline-set', deadline })),
  ];
};

const nothing: Outcome = { changes: [], entries: [] };

/** The conversation goes back to the queue: its handler is gone, or may not handle it any more. */
export const returnToQueue = (state: ConversationState, now: number): Outcome => {
  if (state.phase.kind !== 'active') return nothing;
  const handler = state.phase.handler;
  const takeover = supervisionOf(state, handler.id);
  const changes: Change[] = [{ kind: 'returned-to-queue', at: now }];
  const entries: EntryDraft[] = [
    { audience: everyone, body: { kind: 'waiting-again' } },
    { audience: staff, body: { kind: 'returned-to-queue', from: handler } },
  ];
  if (takeover) {
    changes.push({ kind: 'supervision-ended', person: handler.id });
    entries.push({
      audience: supervisors,
      body: { kind: 'supervision', person: handler, from: takeover.mode, to: null },
    });
  }
  return { changes, entries };
};

const handlerLost = (state: ConversationState, person: PersonId, now: number): Outcome =>
  // Somebody else may have become handler in the same turn, before the deadline was cleared.
  state.phase.kind === 'active' && state.phase.handler.id === person ? returnToQueue(state, now) : nothing;

const supervisorGone = (state: ConversationState, person: PersonId): Outcome => {
  const supervision = supervisionOf(state, person);
  const decision = supervision ? leave(state, supervision) : null;
  return decision?.kind === 'accepted' ? decision : { changes: [], entries: [] };
};

/** What the deadlines that have passed do, each once: a passed deadline is cleared in the same turn. */
export const decideOverdue = (state: ConversationState, now: number): Outcome => {
  let current = state;
  const changes: Change[] = [];
  const entries: EntryDraft[] = [];
  for (const deadline of overdue(state.deadlines, now)) {
    const outcome =
      deadline.kind === 'handler-lost'
        ? handlerLost(current, deadline.person, now)
        : supervisorGone(current, deadline.person);
    const all: Change[] = [{ kind: 'deadline-cleared', deadline }, ...outcome.changes];
    current = evolveAll(current, all);
    changes.push(...all);
    entries.push(...outcome.entries);
  }
  return { changes, entries };
};
