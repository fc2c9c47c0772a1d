/** Monitoring, joining, taking over, handing back and leaving. */
import type { CommandOf } from './command.js';
import type { ConversationState } from './conversation.js';
import { formerHandlerOf, supervisionOf } from './conversation.js';
import type { Ask, Decision } from './decision.js';
import { accepted, refused, unchanged } from './decision.js';
import type { Change } from './evolve.js';
import type { Person } from './identity.js';
import { personOf } from './identity.js';
import { handlerOf, publicPhases } from './lifecycle.js';
import { refuse } from './refusal.js';
import type { Supervision, SupervisionMode } from './supervision.js';
import { supervisionMoves } from './supervision.js';
import type { Audience, EntryDraft } from './timeline.js';
import { everyone, staff, supervisors, whisperTo } from './timeline.js';

const audit = (person: Person, from: SupervisionMode | null, to: SupervisionMode | null): EntryDraft => ({
  audience: supervisors,
  body: { kind: 'supervision', person, from, to },
});

/**
 * Who is told that a supervisor joined or left: the agents always, the customer as the policy says, and not after
 * the end, when there is nothing left to take part in.
 */
const noticeAudience = (state: ConversationState): Audience =>
  state.policy.joinNotice === 'on' && publicPhases[state.phase.kind] !== 'closed' ? everyone : staff;

/** To whom leaving is told: to nobody when one only watched, to the agent whispered to where the policy says so. */
const farewell = (state: ConversationState, { mode, whisperedTo }: Supervision): Audience | null => {
  if (mode === 'join') return noticeAudience(state);
  const handler = handlerOf(state.phase);
  const isKnown =
    handler !== null && whisperedTo.includes(handler.id) && state.policy.whisperReveals === 'named';
  return mode === 'whisper' && isKnown && state.policy.coachLeft === 'on' ? whisperTo(handler.id) : null;
};

/** Leaving, by wish or because a grace has ended. */
export const leave = (state: ConversationState, supervision: Supervision): Decision => {
  const { person, mode } = supervision;
  const audience = farewell(state, supervision);
  const notice: EntryDraft[] = audience ? [{ audience, body: { kind: 'left', person } }] : [];
  return accepted([{ kind: 'supervision-ended', person: person.id }], [...notice, audit(person, mode, null)]);
};

export const decideSupervise = ({ state, who, command, now }: Ask<CommandOf<'supervise'>>): Decision => {
  const current = supervisionOf(state, who.id);
  if (command.mode === 'leave') return current ? leave(state, current) : unchanged;
  const to = supervisionMoves[command.mode][current?.mode ?? 'none'];
  if (!to) return refused(refuse('bad-state'));
  if (to === current?.mode) return unchanged;
  const person = personOf(who);
  const supervision: Supervision = {
    person,
    mode: to,
    since: now,
    whisperedTo: current?.whisperedTo ?? [],
    tookOver: null,
  };
  const notice: EntryDraft[] =
    to === 'join' ? [{ audience: noticeAudience(state), body: { kind: 'joined', person } }] : [];
  return accepted(
    [{ kind: 'supervision-set', supervision }],
    [...notice, audit(person, current?.mode ?? null, to)],
  );
};

/** What the customer is told when the handler changes by takeover or hand-back. */
const showHandler = (
  state: ConversationState,
  handler: Person,
  cause: 'taken-over' | 'handed-back',
): { readonly changes: readonly Change[]; readonly entries: readonly EntryDraft[] } => {
  const shown: Change = { kind: 'shown-handler', handler };
  const line: EntryDraft = { audience: everyone, body: { kind: 'handler-shown', name: handler.name, cause } };
  return {
    none: { changes: [], entries: [] },
    'name-change': { changes: [shown], entries: [] },
    notice: { changes: [shown], entries: [line] },
  }[state.policy.takeoverNotice];
};

/** What becomes of the one who handled it until now: an agent is displaced, a supervisor goes back to watching. */
const displace = (
  state: ConversationState,
  handler: Person,
  by: Person,
  reason: string | null,
  now: number,
): readonly Change[] => {
  const supervision = supervisionOf(state, handler.id);
  if (supervision?.tookOver) {
    const back: Supervision = { ...supervision, mode: supervision.tookOver.mode, since: now, tookOver: null };
    return [{ kind: 'supervision-set', supervision: back }];
  }
  const wrapUpDue = state.policy.wrapUp === 'on';
  const as = state.policy.formerAgent;
  return [{ kind: 'handler-displaced', former: { person: handler, as, by, reason, at: now, wrapUpDue } }];
};

export const decideTakeOver = ({ state, who, command, now }: Ask<CommandOf<'take-over'>>): Decision => {
  const handler = handlerOf(state.phase);
  const current = supervisionOf(state, who.id);
  if (!handler || !current || current.mode === 'takeover') return refused(refuse('bad-state'));
  if (command.epoch !== state.epoch) return refused(refuse('already-taken-over', { epoch: state.epoch }));
  const person = personOf(who);
  const reason = command.reason ?? null;
  const from = supervisionOf(state, handler.id)?.tookOver?.from ?? handler;
  // Taking back what was taken from oneself: there is nobody to hand back to, and one's own is not watched.
  const isOwn = from.id === who.id;
  const supervision: Supervision = {
    ...current,
    mode: 'takeover',
    since: now,
    tookOver: { from, mode: current.mode },
  };
  const held: readonly Change[] = isOwn
    ? [
        { kind: 'supervision-ended', person: who.id },
        { kind: 'handler-restored', person: who.id },
      ]
    : [{ kind: 'supervision-set', supervision }];
  const shown = showHandler(state, person, 'taken-over');
  return accepted(
    [
      ...displace(state, handler, person, reason, now),
      ...held,
      { kind: 'assigned', handler: person, at: now },
      ...shown.changes,
    ],
    [
      {
        audience: staff,
        body: { kind: 'assigned', handler: person, from: handler, cause: 'taken-over', reason },
      },
      ...shown.entries,
      audit(person, current.mode, isOwn ? null : 'takeover'),
    ],
  );
};

export const decideHandBack = ({ state, who, command, now }: Ask<CommandOf<'hand-back'>>): Decision => {
  const current = supervisionOf(state, who.id);
  if (!current?.tookOver) return refused(refuse('bad-state'));
  if (command.epoch !== state.epoch) return refused(refuse('already-taken-over', { epoch: state.epoch }));
  const { from, mode } = current.tookOver;
  const person = personOf(who);
  const shown = showHandler(state, from, 'handed-back');
  const restored: Change[] = formerHandlerOf(state, from.id)
    ? [{ kind: 'handler-restored', person: from.id }]
    : [];
  // Whoever gets it back may have been watching since: their watching ends, as with any handler.
  const watching = supervisionOf(state, from.id);
  const ended: Change[] = watching ? [{ kind: 'supervision-ended', person: from.id }] : [];
  return accepted(
    [
      { kind: 'supervision-set', supervision: { ...current, mode, since: now, tookOver: null } },
      ...restored,
      ...ended,
      { kind: 'assigned', handler: from, at: now },
      ...shown.changes,
    ],
    [
      {
        audience: staff,
        body: { kind: 'assigned', handler: from, from: person, cause: 'handed-back', reason: null },
      },
      ...shown.entries,
      audit(person, 'takeover', mode),
      ...(watching ? [audit(from, watching.mode, null)] : []),
    ],
  );
};
