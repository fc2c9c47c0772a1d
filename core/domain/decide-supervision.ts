/** Monitoring, joining, leaving, and passing on the lead among supervisors. */
import { audit, auditAudience, whisperAudience } from './audit.js';
import type { Change } from './change.js';
import type { CommandOf } from './command.js';
import type { ConversationState } from './conversation.js';
import { formerHandlerOf, supervisionOf } from './conversation.js';
import type { Ask, Decision, Outcome } from './decision.js';
import { accepted, bothOf, refused, unchanged } from './decision.js';
import { personOf } from './identity.js';
import type { PersonId } from './ids.js';
import { handlerOf, publicPhases } from './lifecycle.js';
import { notListed } from './lists.js';
import { refuse } from './refusal.js';
import type { Supervision } from './supervision.js';
import { supervisionMoves } from './supervision.js';
import type { Audience, EntryDraft } from './timeline.js';
import { everyone, staff } from './timeline.js';

/**
 * Who is told that a supervisor joined or left: the agents always, the customer as the policy says, and not after
 * the end, when there is nothing left to take part in.
 */
const noticeAudience = (state: ConversationState): Audience =>
  state.policy.joinNotice === 'on' && publicPhases[state.phase.kind] !== 'closed' ? everyone : staff;

/** To whom leaving is told: to nobody when one only watched, to the agent whispered to where the policy says so. */
const farewell = (state: ConversationState, { mode, whisperedTo, person }: Supervision): Audience | null => {
  if (mode === 'join') return noticeAudience(state);
  const handler = handlerOf(state.phase);
  const isKnown =
    handler !== null && whisperedTo.includes(handler.id) && state.policy.whisperReveals === 'named';
  return mode === 'whisper' && isKnown && state.policy.coachLeft === 'on'
    ? whisperAudience(state, handler.id, person)
    : null;
};

/** Leaving, by wish or because a grace has ended. */
export const leave = (state: ConversationState, supervision: Supervision): Decision => {
  const { person, mode } = supervision;
  const audience = farewell(state, supervision);
  const notice: EntryDraft[] = audience ? [{ audience, body: { kind: 'left', person } }] : [];
  return accepted(
    [{ kind: 'supervision-ended', person: person.id }],
    [...notice, audit(state, person, mode, null)],
  );
};

/** Nobody watches any more, nor takes part without handling it: what allowed it is gone for all of them. */
export const endSupervision = (state: ConversationState): Outcome =>
  bothOf(
    ...state.supervisions
      .filter(({ mode }) => mode !== 'takeover')
      .map((each) => leave(state, each))
      .filter((each) => each.kind === 'accepted')
      .map(({ changes, entries }) => ({ changes, entries })),
  );

/** The agents in the room, whose drafts can be followed. */
const canBeFollowed = (state: ConversationState, id: PersonId): boolean =>
  handlerOf(state.phase)?.id === id ||
  state.offer?.to.id === id ||
  (formerHandlerOf(state, id)?.as ?? 'removed') !== 'removed';

const beginOrChange = (
  ask: Ask<CommandOf<'supervise'>>,
  to: Supervision['mode'],
  current: Supervision | undefined,
): Decision => {
  const { state, who, command, now } = ask;
  const person = personOf(who);
  const as = command.as ?? current?.as ?? state.policy.joinAs;
  const follows = command.follow ?? current?.follows ?? null;
  const supervision: Supervision = {
    person,
    mode: to,
    since: now,
    whisperedTo: current?.whisperedTo ?? [],
    follows,
    as,
    shownName: null,
    tookOver: null,
  };
  const isJoining = to === 'join';
  const reason = command.reason ?? null;
  const notice: EntryDraft[] = isJoining
    ? [{ audience: noticeAudience(state), body: { kind: 'joined', person, as, reason } }]
    : [];
  const lead: Change[] = isJoining && state.lead === null ? [{ kind: 'lead-set', lead: who.id }] : [];
  return accepted(
    [{ kind: 'supervision-set', supervision }, ...lead],
    [...notice, audit(state, person, current?.mode ?? null, to, follows)],
  );
};

/** The mode stays; whose side is followed, or in what capacity one is there, changes. Told to supervisors alone. */
const adjust = ({ state, command }: Ask<CommandOf<'supervise'>>, current: Supervision): Decision => {
  const follows = command.follow ?? current.follows;
  const as = current.mode === 'join' ? (command.as ?? current.as) : current.as;
  if (follows === current.follows && as === current.as) return unchanged;
  const { person, mode } = current;
  return accepted(
    [{ kind: 'supervision-set', supervision: { ...current, follows, as } }],
    follows === current.follows ? [] : [audit(state, person, mode, mode, follows)],
  );
};

export const decideSupervise = (ask: Ask<CommandOf<'supervise'>>): Decision => {
  const { state, who, command } = ask;
  const current = supervisionOf(state, who.id);
  if (command.mode === 'leave') return current ? leave(state, current) : unchanged;
  const to = supervisionMoves[command.mode][current?.mode ?? 'none'];
  if (!to) return refused(refuse('bad-state'));
  if (command.follow && !canBeFollowed(state, command.follow)) return refused(refuse('target-unavailable'));
  const unlisted = command.reason ? notListed(state.policy.reasons, [command.reason]) : null;
  if (unlisted) return refused(unlisted);
  return current?.mode === to ? adjust(ask, current) : beginOrChange(ask, to, current);
};

export const decidePassLead = ({ state, who, command }: Ask<CommandOf<'pass-lead'>>): Decision => {
  const to = supervisionOf(state, command.to);
  if (!to || to.mode === 'monitor' || to.mode === 'whisper') return refused(refuse('target-unavailable'));
  if (to.person.id === who.id) return unchanged;
  const body = { kind: 'lead-passed', from: personOf(who), to: to.person } as const;
  return accepted(
    [{ kind: 'lead-set', lead: to.person.id }],
    [{ audience: auditAudience(state, who), body }],
  );
};
