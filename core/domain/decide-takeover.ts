/** Taking over, for oneself, for an agent or for the queue; and handing back. */
import { assign, displace, endWatching, restore, showHandler, shownNameOf } from './assignment.js';
import { audit } from './audit.js';
import type { CommandOf } from './command.js';
import { isAgreementMissing } from './consent.js';
import { supervisionOf } from './conversation.js';
import { speak } from './decide-post.js';
import type { Ask, Decision, Outcome } from './decision.js';
import { acceptedAs, bothOf, refused } from './decision.js';
import { evolveAll } from './evolve.js';
import type { Person } from './identity.js';
import { personOf } from './identity.js';
import { handlerOf } from './lifecycle.js';
import { notListed } from './lists.js';
import { endOffer } from './offer.js';
import type { Refusal } from './refusal.js';
import { refuse } from './refusal.js';
import { returnToQueue } from './requeue.js';
import type { Supervision } from './supervision.js';
import type { EntryDraft } from './timeline.js';
import { staff } from './timeline.js';

type TakeOver = CommandOf<'take-over'>;

/** What the policy asks of a takeover beside the right to it. */
const refusalOf = ({ state, command }: Ask<TakeOver>): Refusal | null => {
  const { targets, confirm, intro } = state.policy.takeover;
  if (!targets.includes(command.target?.kind ?? 'self')) return refuse('forbidden');
  if (confirm === 'dialog-and-reason' && !command.reason) return refuse('reason-required');
  const isOwn = (command.target?.kind ?? 'self') === 'self';
  if (intro === 'required' && isOwn && !command.intro) return refuse('intro-required');
  // An introduction is a word to the customer like any other.
  if (command.intro && intro !== 'off' && isAgreementMissing(state)) return refuse('consent-required');
  return command.reason ? notListed(state.policy.reasons, [command.reason]) : null;
};

const takenOver = (handler: Person, from: Person, by: Person, reason: string | null): EntryDraft => ({
  audience: staff,
  body: {
    kind: 'assigned',
    handler,
    from,
    cause: 'taken-over',
    reason,
    by: by.id === handler.id ? null : by,
    override: null,
  },
});

/** The first word to the customer, as the handler that one has just become. */
const introduce = (ask: Ask<TakeOver>, so: Outcome): Outcome => {
  const { state, who, command, now } = ask;
  if (!command.intro || state.policy.takeover.intro === 'off') return so;
  return bothOf(so, speak(evolveAll(state, so.changes), who, command.intro, now));
};

const forSelf = (ask: Ask<TakeOver>, handler: Person, current: Supervision): Outcome => {
  const { state, who, command, now } = ask;
  const person = personOf(who);
  const reason = command.reason ?? null;
  const from = supervisionOf(state, handler.id)?.tookOver?.from ?? handler;
  // Taking back what was taken from oneself: there is nobody to hand back to, and one's own is not watched.
  const isOwn = from.id === who.id;
  const shownName = shownNameOf(state, who);
  const supervision: Supervision = {
    ...current,
    mode: 'takeover',
    since: now,
    tookOver: { from, mode: current.mode === 'takeover' ? 'monitor' : current.mode },
    shownName,
  };
  const held: Outcome = isOwn
    ? bothOf(endWatching(state, who), restore(state, who))
    : bothOf(
        {
          changes: [{ kind: 'supervision-set', supervision }],
          entries: [audit(state, person, current.mode, 'takeover')],
        },
        // They may have handled it before and passed it on.
        restore(state, who),
      );
  const so = bothOf(
    { changes: [], entries: [takenOver(person, handler, person, reason)] },
    displace(state, handler, 'taken-over', person, reason, now),
    { changes: held.changes, entries: [] },
    { changes: [{ kind: 'assigned', handler: person, at: now }], entries: [] },
    showHandler(state, { id: who.id, name: isOwn ? who.name : shownName }, 'taken-over'),
    { changes: [], entries: held.entries },
    { changes: [], entries: endOffer(state, 'withdrawn').entries },
  );
  return introduce(ask, so);
};

/** The supervisor stays in the mode they have; somebody else answers from now on. */
const forAgent = ({ state, who, command, now }: Ask<TakeOver>, from: Person, to: Person): Outcome => {
  const person = personOf(who);
  const reason = command.reason ?? null;
  const displaced = displace(state, from, 'taken-over', person, reason, now);
  const entry = takenOver(to, from, person, reason);
  return bothOf(
    { changes: displaced.changes, entries: [entry] },
    { ...assign(evolveAll(state, displaced.changes), to, entry, now), entries: [] },
    showHandler(state, to, 'taken-over'),
    { changes: [], entries: displaced.entries },
    { changes: [], entries: endWatching(state, to).entries },
    { changes: [], entries: endOffer(state, 'withdrawn').entries },
  );
};

const forQueue = ({ state, who, command, now }: Ask<TakeOver>, from: Person): Outcome => {
  const reason = command.reason ?? null;
  const displaced = displace(state, from, 'taken-over', personOf(who), reason, now);
  const queued = returnToQueue(evolveAll(state, displaced.changes), now, reason, personOf(who));
  return {
    changes: [...displaced.changes, ...queued.changes],
    entries: [...queued.entries, ...displaced.entries],
  };
};

export const decideTakeOver = (ask: Ask<TakeOver>): Decision => {
  const { state, who, command, facts } = ask;
  const handler = handlerOf(state.phase);
  const current = supervisionOf(state, who.id);
  if (!handler || !current || current.mode === 'takeover') return refused(refuse('bad-state'));
  if (command.epoch !== state.epoch) return refused(refuse('already-taken-over', { epoch: state.epoch }));
  const denied = refusalOf(ask);
  if (denied) return refused(denied);
  switch (command.target?.kind ?? 'self') {
    case 'self':
      return acceptedAs(forSelf(ask, handler, current));
    case 'agent': {
      const to = facts?.reservation?.kind === 'reserved' ? facts.reservation.person : null;
      if (!to) return refused(refuse('target-unavailable'));
      // It is theirs already.
      if (to.id === handler.id) return refused(refuse('bad-state'));
      return acceptedAs(forAgent(ask, handler, to));
    }
    case 'queue':
      return acceptedAs(forQueue(ask, handler));
  }
};

export const decideHandBack = ({ state, who, command, now }: Ask<CommandOf<'hand-back'>>): Decision => {
  const current = supervisionOf(state, who.id);
  if (!current?.tookOver) return refused(refuse('bad-state'));
  if (command.epoch !== state.epoch) return refused(refuse('already-taken-over', { epoch: state.epoch }));
  const { from, mode } = current.tookOver;
  const person = personOf(who);
  const back: Supervision = { ...current, mode, since: now, tookOver: null, shownName: null };
  const entry: EntryDraft = {
    audience: staff,
    body: {
      kind: 'assigned',
      handler: from,
      from: person,
      cause: 'handed-back',
      reason: null,
      by: null,
      override: null,
    },
  };
  // Whoever gets it back may have been watching since: their watching ends, as with any handler.
  const watching = endWatching(state, from);
  return acceptedAs(
    bothOf(
      { changes: [{ kind: 'supervision-set', supervision: back }], entries: [entry] },
      restore(state, from),
      { changes: watching.changes, entries: [] },
      { changes: [{ kind: 'assigned', handler: from, at: now }], entries: [] },
      showHandler(state, from, 'handed-back'),
      { changes: [], entries: [audit(state, person, 'takeover', mode)] },
      { changes: [], entries: watching.entries },
      { changes: [], entries: endOffer(state, 'withdrawn').entries },
    ),
  );
};
