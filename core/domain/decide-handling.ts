/** Accepting a queued conversation, ending it, and wrapping it up. */
import type { CommandOf } from './command.js';
import type { ConversationState } from './conversation.js';
import { formerHandlerOf, supervisionOf } from './conversation.js';
import type { Ask, Decision, Outcome } from './decision.js';
import { accepted, refused } from './decision.js';
import type { Change } from './evolve.js';
import { personOf } from './identity.js';
import { handlerOf } from './lifecycle.js';
import { refuse } from './refusal.js';
import type { EntryDraft } from './timeline.js';
import { everyone, staff, supervisors } from './timeline.js';

export const decideAccept = ({ state, who, command, now }: Ask<CommandOf<'accept'>>): Decision => {
  if (command.epoch !== state.epoch) return refused(refuse('already-accepted'));
  const handler = personOf(who);
  const changes: Change[] = [
    { kind: 'assigned', handler, at: now },
    { kind: 'shown-handler', handler: personOf(who) },
  ];
  const entries: EntryDraft[] = [
    { audience: everyone, body: { kind: 'handler-shown', name: who.name, cause: 'accepted' } },
    { audience: staff, body: { kind: 'assigned', handler, from: null, cause: 'accepted', reason: null } },
  ];
  // Whoever handles a conversation does not watch it: watching ends in the same turn.
  const watching = supervisionOf(state, who.id);
  if (watching) {
    changes.push({ kind: 'supervision-ended', person: who.id });
    entries.push({
      audience: supervisors,
      body: { kind: 'supervision', person: handler, from: watching.mode, to: null },
    });
  }
  if (formerHandlerOf(state, who.id)) changes.push({ kind: 'handler-restored', person: who.id });
  return accepted(changes, entries);
};

/** A supervisor who had taken over is done with the conversation when it is over, not left watching it. */
const endTakeover = (state: ConversationState): Outcome => {
  const takeover = state.supervisions.find((each) => each.mode === 'takeover');
  if (!takeover) return { changes: [], entries: [] };
  return {
    changes: [{ kind: 'supervision-ended', person: takeover.person.id }],
    entries: [
      {
        audience: supervisors,
        body: { kind: 'supervision', person: takeover.person, from: 'takeover', to: null },
      },
    ],
  };
};

export const decideEnd = ({ state, who, now }: Ask<CommandOf<'end'>>): Decision => {
  const into = handlerOf(state.phase) && state.policy.wrapUp === 'on' ? 'wrap-up' : 'closed';
  const isCustomer = who.role === 'customer';
  // The customer is told the name that they know, which is not always the handler's.
  const shownName = isCustomer ? state.customer.name : (state.shownHandler?.name ?? who.name);
  const done = into === 'closed' ? endTakeover(state) : { changes: [], entries: [] };
  const body = { kind: 'ended', by: isCustomer ? 'customer' : 'agent', name: who.name, shownName } as const;
  return accepted(
    [{ kind: 'ended', at: now, into }, ...done.changes],
    [{ audience: everyone, body }, ...done.entries],
  );
};

export const decideWrapUp = ({ state, who, command, now }: Ask<CommandOf<'wrap-up'>>): Decision => {
  const isHandler = state.phase.kind === 'wrap-up' && handlerOf(state.phase)?.id === who.id;
  const body = { kind: 'wrapped-up', person: personOf(who), disposition: command.disposition } as const;
  if (!isHandler)
    return accepted([{ kind: 'segment-wrapped-up', person: who.id }], [{ audience: staff, body }]);
  const done = endTakeover(state);
  return accepted(
    [{ kind: 'ended', at: now, into: 'closed' }, ...done.changes],
    [{ audience: staff, body }, ...done.entries],
  );
};
