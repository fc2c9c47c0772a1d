/** Accepting a conversation, ending it, ending it by force, and wrapping it up. */
import { assign, displace, endTakeover, showFirst, showHandler } from './assignment.js';
import type { CommandOf } from './command.js';
import { taken } from './conditions.js';
import type { ConversationState } from './conversation.js';
import { endSupervision } from './decide-supervision.js';
import type { Ask, Decision, Outcome } from './decision.js';
import { acceptedAs, bothOf, nothing, refused } from './decision.js';
import { evolveAll } from './evolve.js';
import type { Person } from './identity.js';
import { personOf } from './identity.js';
import { handlerOf } from './lifecycle.js';
import { notListed } from './lists.js';
import { endOffer } from './offer.js';
import type { AssignmentCause, EntryDraft } from './timeline.js';
import { everyone, staff } from './timeline.js';

const assigned = (handler: Person, from: Person | null, cause: AssignmentCause): EntryDraft => ({
  audience: staff,
  body: { kind: 'assigned', handler, from, cause, reason: null, by: null, override: null },
});

/** What waits is taken out of the queue; what another handles is taken on, as they asked. */
export const decideAccept = ({ state, who, command, now }: Ask<CommandOf<'accept'>>): Decision => {
  if (command.epoch !== state.epoch) return refused(taken(state));
  const handler = personOf(who);
  const from = handlerOf(state.phase);
  if (!from) {
    const shown = showFirst(handler);
    const so = assign(state, handler, assigned(handler, null, 'accepted'), now);
    const other = state.offer?.to.id === who.id ? nothing : endOffer(state, 'withdrawn');
    return acceptedAs({
      changes: [...other.changes, ...so.changes, ...shown.changes],
      entries: [...shown.entries, ...so.entries, ...other.entries],
    });
  }
  const { note = null, destination = null } = state.offer ?? {};
  const moved: Outcome = destination
    ? {
        changes: [{ kind: 'moved', ...destination }],
        entries: [
          {
            audience: staff,
            body: { kind: 'moved', from: state.label, to: destination.document.label, by: from, note },
          },
        ],
      }
    : nothing;
  const displaced = displace(state, from, 'handed-off', handler, note, now);
  const so = assign(evolveAll(state, displaced.changes), handler, assigned(handler, from, 'handed-off'), now);
  // Whoever watched did so by the right of the workgroup that it leaves.
  const unwatched = destination
    ? endSupervision(evolveAll(state, [...displaced.changes, ...so.changes]))
    : nothing;
  return acceptedAs(
    bothOf(
      { changes: [...displaced.changes, ...moved.changes], entries: moved.entries },
      so,
      showHandler(state, handler, 'handed-off'),
      { changes: [], entries: displaced.entries },
      unwatched,
    ),
  );
};

const ended = (
  { state, now }: { readonly state: ConversationState; readonly now: number },
  into: 'wrap-up' | 'closed',
  body: Extract<EntryDraft['body'], { kind: 'ended' }>,
): Outcome =>
  bothOf(
    {
      changes: [{ kind: 'ended', at: now, into, ...(body.forced ? { isForced: true } : {}) }],
      entries: [{ audience: everyone, body }],
    },
    endOffer(state, 'withdrawn'),
    into === 'closed' ? endTakeover(state) : nothing,
  );

export const decideEnd = (ask: Ask<CommandOf<'end'>>): Decision => {
  const { state, who } = ask;
  const into = handlerOf(state.phase) && state.policy.wrapUp === 'on' ? 'wrap-up' : 'closed';
  const isCustomer = who.role === 'customer';
  // The customer is told the name that they know, which is not always the handler's.
  const shownName = isCustomer ? state.customer.name : (state.shownHandler?.name ?? who.name);
  const body = { kind: 'ended', by: isCustomer ? 'customer' : 'agent', name: who.name, shownName } as const;
  return acceptedAs(ended(ask, into, body));
};

/** Over at once, whatever phase it is in. The customer is told a name only where the policy says so. */
export const decideForceClose = (ask: Ask<CommandOf<'force-close'>>): Decision => {
  const { state, who, command, now } = ask;
  const unlisted = command.reason ? notListed(state.policy.reasons, [command.reason]) : null;
  if (unlisted) return refused(unlisted);
  const forced = { reason: command.reason ?? null };
  // The customer knows the handler by another name, where the policy gives them one or hides a takeover.
  const isHandler = handlerOf(state.phase)?.id === who.id;
  const known = (isHandler ? state.shownHandler?.name : null) ?? who.name;
  const shownName = state.policy.forceCloseNotice === 'on' ? known : '';
  const body = { kind: 'ended', by: 'agent', name: who.name, shownName, forced } as const;
  if (state.phase.kind === 'wrap-up') {
    // To the customer it has ended already.
    return acceptedAs(
      bothOf(
        { changes: [{ kind: 'ended', at: now, into: 'closed' }], entries: [{ audience: staff, body }] },
        endTakeover(state),
      ),
    );
  }
  return acceptedAs(ended(ask, 'closed', body));
};

export const decideWrapUp = ({ state, who, command, now }: Ask<CommandOf<'wrap-up'>>): Decision => {
  const unlisted = notListed(state.policy.dispositions, [command.disposition]);
  if (unlisted) return refused(unlisted);
  const isHandler = state.phase.kind === 'wrap-up' && handlerOf(state.phase)?.id === who.id;
  const body = { kind: 'wrapped-up', person: personOf(who), disposition: command.disposition } as const;
  const entries: readonly EntryDraft[] = [{ audience: staff, body }];
  if (!isHandler) return acceptedAs({ changes: [{ kind: 'segment-wrapped-up', person: who.id }], entries });
  return acceptedAs(
    bothOf(
      {
        changes: [
          { kind: 'ended', at: now, into: 'closed' },
          { kind: 'disposition-set', disposition: command.disposition },
        ],
        entries,
      },
      endTakeover(state),
    ),
  );
};
