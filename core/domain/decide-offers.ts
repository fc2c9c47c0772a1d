/** Who is asked to handle it: by routing, by the handler who passes it on, or by a supervisor who assigns it. */
import { assign, displace, showFirst, showHandler } from './assignment.js';
import type { Change } from './change.js';
import type { CommandOf } from './command.js';
import type { ConversationState, Offer } from './conversation.js';
import { endSupervision } from './decide-supervision.js';
import type { Ask, Decision, Outcome } from './decision.js';
import { acceptedAs, bothOf, nothing, refused } from './decision.js';
import { evolveAll } from './evolve.js';
import type { Person } from './identity.js';
import { personOf } from './identity.js';
import { handlerOf } from './lifecycle.js';
import { notListed } from './lists.js';
import { endOffer } from './offer.js';
import { isGranted } from './permit.js';
import { refuse } from './refusal.js';
import { returnToQueue } from './requeue.js';
import type { DisplacementCause, EntryBody, EntryDraft } from './timeline.js';
import { staff } from './timeline.js';

const toStaff = (body: EntryBody): EntryDraft => ({ audience: staff, body });

export const decideDecline = ({ state, command }: Ask<CommandOf<'decline'>>): Decision =>
  acceptedAs(endOffer(state, 'declined', command.reason ?? null));

export const decideWithdraw = ({ state }: Ask<CommandOf<'withdraw-offer'>>): Decision =>
  acceptedAs(endOffer(state, 'withdrawn'));

/** Another handler at once; the one before is displaced as by a takeover. */
const passTo = (
  state: ConversationState,
  to: Person,
  entry: EntryDraft,
  cause: DisplacementCause,
  by: Person,
  reason: string | null,
  now: number,
): Outcome => {
  const from = handlerOf(state.phase);
  const displaced = from ? displace(state, from, cause, by, reason, now) : nothing;
  const so = assign(evolveAll(state, displaced.changes), to, entry, now);
  return bothOf(
    endOffer(state, 'withdrawn'),
    { changes: displaced.changes, entries: [] },
    { changes: so.changes, entries: [] },
    from ? showHandler(state, to, cause) : showFirst(to),
    { changes: [], entries: [...so.entries, ...displaced.entries] },
  );
};

/** The command's own entry comes first, so that the acknowledgement names it. */
const first = (entry: EntryDraft, { changes, entries }: Outcome): Outcome => ({
  changes,
  entries: [entry, ...entries.filter((each) => each !== entry)],
});

type HandOff = CommandOf<'hand-off'>;

const toWorkgroup = (ask: Ask<HandOff>): Decision => {
  const { state, who, command, now, facts } = ask;
  if (!facts?.destination || facts.destination.workgroup === state.workgroup) {
    return refused(refuse('target-unavailable'));
  }
  const { candidate, ...destination } = facts.destination;
  if (command.manner === 'warm') {
    return candidate ? warmly(ask, candidate, destination) : refused(refuse('target-unavailable'));
  }
  const handler = personOf(who);
  const note = command.note ?? null;
  const displaced = displace(state, handler, 'handed-off', handler, note, now);
  const entry = toStaff({
    kind: 'moved',
    from: state.label,
    to: destination.document.label,
    by: handler,
    note,
  });
  const queued = returnToQueue(evolveAll(state, displaced.changes), now, note);
  const moved: Change = { kind: 'moved', ...destination };
  const gone = evolveAll(state, [...displaced.changes, ...queued.changes]);
  // Whoever watched did so by the right of the workgroup that it leaves.
  const unwatched = endSupervision(gone);
  return acceptedAs(first(entry, bothOf(displaced, queued, { changes: [moved], entries: [] }, unwatched)));
};

const warmly = (
  { state, who, command, now }: Ask<HandOff>,
  to: Person,
  destination: Offer['destination'] = null,
): Decision => {
  const by = personOf(who);
  const until = now + state.policy.routing.offerSeconds * 1000;
  const note = command.note ?? null;
  return acceptedAs(
    bothOf(
      {
        changes: [{ kind: 'offer-set', offer: { to, by, at: now, until, note, destination } }],
        entries: [toStaff({ kind: 'offered', to, by, until, note })],
      },
      { changes: [], entries: endOffer(state, 'withdrawn').entries },
    ),
  );
};

export const decideHandOff = (ask: Ask<HandOff>): Decision => {
  const { state, who, command, now, facts } = ask;
  if (command.epoch !== state.epoch) return refused(refuse('not-handler', { epoch: state.epoch }));
  if (command.to.kind === 'workgroup') return toWorkgroup(ask);
  const to = facts?.reservation?.kind === 'reserved' ? facts.reservation.person : null;
  if (!to || to.id === who.id) return refused(refuse('target-unavailable'));
  if (command.manner === 'warm') return warmly(ask, to);
  const by = personOf(who);
  const note = command.note ?? null;
  const entry = toStaff({
    kind: 'assigned',
    handler: to,
    from: by,
    cause: 'handed-off',
    reason: note,
    by: null,
    override: null,
  });
  return acceptedAs(first(entry, passTo(state, to, entry, 'handed-off', by, note, now)));
};

export const decideAssign = ({ state, who, command, now, facts }: Ask<CommandOf<'assign'>>): Decision => {
  if (command.epoch !== state.epoch) return refused(refuse('already-accepted', { epoch: state.epoch }));
  const reservation = facts?.reservation;
  if (reservation?.kind !== 'reserved') return refused(refuse('target-unavailable'));
  const unlisted = command.reason ? notListed(state.policy.reasons, [command.reason]) : null;
  if (unlisted) return refused(unlisted);
  const { over } = reservation;
  // One's own desk need not know one's name.
  const to = command.to === who.id ? personOf(who) : reservation.person;
  // A colleague's desk looks after that; for oneself one's own token does.
  const isOwn = to.id === who.id;
  if (isOwn && !isGranted(state, who, 'handle') && !isGranted(state, who, 'takeover')) {
    return refused(refuse('target-unavailable'));
  }
  const from = handlerOf(state.phase);
  // It is theirs already.
  if (from?.id === to.id) return refused(refuse('bad-state'));
  const by = personOf(who);
  const reason = command.reason ?? null;
  const entry = toStaff({
    kind: 'assigned',
    handler: to,
    from,
    cause: 'assigned',
    reason,
    by,
    override: over,
  });
  const so = passTo(state, to, entry, 'assigned', by, reason, now);
  return acceptedAs(first(entry, so));
};
