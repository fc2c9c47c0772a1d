/** What a change of handler consists of, whoever causes it: one turn, in which everything of it happens. */
import { audit } from './audit.js';
import type { Change } from './change.js';
import type { ConversationState } from './conversation.js';
import { formerHandlerOf, supervisionOf } from './conversation.js';
import type { Outcome } from './decision.js';
import { bothOf, nothing } from './decision.js';
import type { Identity, Person } from './identity.js';
import type { Supervision } from './supervision.js';
import type { AssignmentCause, DisplacementCause, EntryDraft } from './timeline.js';
import { everyone } from './timeline.js';

/** The name under which the customer knows whoever takes over. */
export const shownNameOf = (state: ConversationState, who: Pick<Identity, 'name' | 'alias'>): string =>
  ({ own: who.name, alias: who.alias ?? who.name, team: state.label })[state.policy.takeover.shownAs];

/** What the customer is told of another handler by takeover, hand-back or assignment while it goes on. */
export const showHandler = (
  state: ConversationState,
  handler: Pick<Person, 'id' | 'name'>,
  cause: AssignmentCause,
): Outcome => {
  const shown: Change = { kind: 'shown-handler', handler };
  const line: EntryDraft = { audience: everyone, body: { kind: 'handler-shown', name: handler.name, cause } };
  return {
    none: nothing,
    'name-change': { changes: [shown], entries: [] },
    notice: { changes: [shown], entries: [line] },
  }[state.policy.takeoverNotice];
};

/** To a customer who has been waiting, somebody who answers is always shown. */
export const showFirst = (handler: Pick<Person, 'id' | 'name'>): Outcome => ({
  changes: [{ kind: 'shown-handler', handler }],
  entries: [{ audience: everyone, body: { kind: 'handler-shown', name: handler.name, cause: 'accepted' } }],
});

/** What becomes of the one who handled it until now: an agent is displaced, a supervisor goes back to watching. */
export const displace = (
  state: ConversationState,
  handler: Person,
  cause: DisplacementCause,
  by: Person,
  reason: string | null,
  now: number,
): Outcome => {
  const supervision = supervisionOf(state, handler.id);
  if (supervision?.tookOver) {
    const { mode } = supervision.tookOver;
    const back: Supervision = { ...supervision, mode, since: now, tookOver: null, shownName: null };
    return {
      changes: [{ kind: 'supervision-set', supervision: back }],
      entries: [audit(state, handler, 'takeover', mode)],
    };
  }
  const wrapUpDue = state.policy.formerAgentWrapUp === 'on';
  const as = state.policy.formerAgent;
  const former = { person: handler, as, by, reason, cause, at: now, wrapUpDue };
  // Whoever watched what they handled themselves does not go on watching what another handles.
  return bothOf(
    { changes: [{ kind: 'handler-displaced', former }], entries: [] },
    endWatching(state, handler),
  );
};

/** Whoever handles a conversation does not watch it: watching ends in the same turn. */
export const endWatching = (state: ConversationState, { id }: Pick<Person, 'id'>): Outcome => {
  const watching = supervisionOf(state, id);
  if (!watching) return nothing;
  return {
    changes: [{ kind: 'supervision-ended', person: id }],
    entries: [audit(state, watching.person, watching.mode, null)],
  };
};

/** A handler is not displaced, whatever they were before. */
export const restore = (state: ConversationState, { id }: Pick<Person, 'id'>): Outcome =>
  formerHandlerOf(state, id) ? { changes: [{ kind: 'handler-restored', person: id }], entries: [] } : nothing;

/** Makes somebody handler; the entry for staff comes first. */
export const assign = (state: ConversationState, handler: Person, entry: EntryDraft, now: number): Outcome =>
  bothOf(
    { changes: [{ kind: 'assigned', handler, at: now }], entries: [entry] },
    endWatching(state, handler),
    restore(state, handler),
  );

/** A supervisor who had taken over is done with the conversation when it is over, not left watching it. */
export const endTakeover = (state: ConversationState): Outcome => {
  const takeover = state.supervisions.find((each) => each.mode === 'takeover');
  if (!takeover) return nothing;
  return {
    changes: [{ kind: 'supervision-ended', person: takeover.person.id }],
    entries: [audit(state, takeover.person, 'takeover', null)],
  };
};
