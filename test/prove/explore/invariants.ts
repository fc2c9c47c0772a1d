/** What must hold at every moment and over every step, by name, said apart from the tables that it checks. */
import { isDeepStrictEqual } from 'node:util';
import { standingOf } from '../../../core/domain/conversation.js';
import { reconcilePresence } from '../../../core/domain/decide-time.js';
import type { Holds, Invariant } from './holds.js';
import { codeOf, handlerId, isAccepted } from './holds.js';
import { gapless, levels, levelsOfNew, unseenMonitor } from './seen.js';
import type { Edge } from './step.js';
import type { Moment } from './world.js';
import { nora } from './world.js';

const oneHandler: Holds<Moment> = (moment, viewers) => {
  const { state } = moment;
  const handler = handlerId(moment);
  const handling = viewers.filter((each) => standingOf(state, each) === 'handler').map(({ id }) => id);
  if (!isDeepStrictEqual(handling, handler ? [handler] : [])) return `handled by ${handling.join(' and ')}`;
  const taken = state.supervisions.filter(({ mode, tookOver }) => mode === 'takeover' || tookOver);
  const isStray = taken.some(
    ({ person, mode, tookOver }) => person.id !== handler || mode !== 'takeover' || !tookOver,
  );
  return isStray ? 'somebody is in takeover mode and does not handle it' : null;
};

/** Where lost handlers are left to supervisors, the conversation says so instead of waiting. */
const noOrphan: Holds<Moment> = ({ state, present }) => {
  const { phase, deadlines, orphanedSince } = state;
  if (phase.kind !== 'active' || present.has(phase.handler.id)) return null;
  if (deadlines.some(({ kind, person }) => kind === 'handler-lost' && person === phase.handler.id))
    return null;
  return orphanedSince === null ? 'active, its handler is not connected, and nothing waits for them' : null;
};

const risingEpoch: Holds<Edge> = ({ before, after, act }) => {
  const rise = after.state.epoch - before.state.epoch;
  // The end takes a handler away without giving it to somebody else.
  const isOver = after.state.phase.kind === 'closed';
  const expected = handlerId(before) === handlerId(after) || isOver ? 0 : 1;
  return rise === expected ? null : `the epoch rose by ${rise}, by ${act.kind}`;
};

/** What a client wrote with a certain handler in mind is of no use under another. */
const noStaleEntry: Holds<Edge> = (edge) => {
  const { asked } = edge;
  if (!asked || asked.who.role === 'customer' || !isAccepted(edge)) return null;
  const { command, who } = asked;
  const { state } = edge.before;
  if (command.type === 'post' && command.audience === 'everyone') {
    const isSpeaking = ['handler', 'joined'].includes(standingOf(state, who));
    if (!isSpeaking) return `${who.name} spoke to everyone`;
  }
  const isDated = 'epoch' in command && command.epoch !== undefined;
  return isDated && command.epoch !== state.epoch ? `${command.type} under another epoch` : null;
};

/** A post is one message; the same number again, or a refusal, is nothing at all. */
const onceEach: Holds<Edge> = (edge) => {
  const { act, asked, before, after, placed } = edge;
  const isKnown = act.kind === 'deliver' && !edge.decision;
  if (isKnown || codeOf(edge) !== null) {
    return after.state === before.state && placed.length === 0
      ? null
      : 'a refusal or a repetition did something';
  }
  if (asked?.command.type !== 'post') return null;
  const messages = placed.filter(({ body }) => body.kind === 'message');
  return messages.length === 1 ? null : `a post became ${messages.length} messages`;
};

/** Where the sockets outlived the memory, and after every turn, nothing is left to be done. */
const restsAfterRestart: Holds<Moment> = ({ state, present, now }) => {
  const [change] = reconcilePresence(state, present, now);
  return change ? `with the same people there, ${change.kind} at the start` : null;
};

/** A part that comes back as another one, or not at all. Of what a step did not touch, it was looked at before. */
const sameWhenReloaded: Holds<Edge> = ({ before, after }) => {
  const { state } = after;
  const lost = (Object.keys(state) as (keyof typeof state)[]).find(
    (key) => state[key] !== before.state[key] && !isSameReloaded(state[key]),
  );
  return lost ? `${lost} is not what comes back from storage` : null;
};

const isSameReloaded = (value: unknown): boolean =>
  value !== undefined && isDeepStrictEqual(JSON.parse(JSON.stringify(value)), value);

const powerless: Holds<Edge> = (edge) => {
  const { asked } = edge;
  if (asked?.who.id !== nora.id) return null;
  if (edge.after.state !== edge.before.state || edge.placed.length > 0)
    return 'an outsider changed something';
  return codeOf(edge) === 'not-found' ? null : `an outsider was told ${codeOf(edge)}`;
};

/** What somebody who did not get it may be told. */
const takeoverRefusals: readonly string[] = [
  'already-taken-over',
  'conflict',
  'not-monitoring',
  'own-conversation',
  'bad-state',
  'forbidden',
  'not-found',
  'limit-reached',
  'target-unavailable',
  'target-busy',
  'supervisor-required',
  'gap',
];

const takenOrTold: Holds<Edge> = (edge) => {
  const { asked } = edge;
  if (asked?.command.type !== 'take-over') return null;
  const { command, who } = asked;
  const { target = { kind: 'self' }, epoch } = command;
  const code = codeOf(edge);
  if (code !== null) {
    const isOverTaken = handlerId(edge.before) !== null && epoch !== edge.before.state.epoch;
    const isInTime = !['already-taken-over'].includes(code) || isOverTaken;
    return takeoverRefusals.includes(code) && isInTime ? null : `refused with ${code}`;
  }
  const wanted = { self: who.id, agent: target.kind === 'agent' ? target.id : null, queue: null }[
    target.kind
  ];
  return handlerId(edge.after) === wanted
    ? null
    : `taken over for ${wanted}, and it is ${handlerId(edge.after)}`;
};

export const momentInvariants: readonly (readonly [Invariant, Holds<Moment>])[] = [
  ['I1', oneHandler],
  ['I2', noOrphan],
  ['I5', levels],
  ['I9', restsAfterRestart],
];

export const edgeInvariants: readonly (readonly [Invariant, Holds<Edge>])[] = [
  ['I3', risingEpoch],
  ['I4', noStaleEntry],
  ['I5', levelsOfNew],
  ['I6', unseenMonitor],
  ['I7', onceEach],
  ['I8', gapless],
  ['I9', sameWhenReloaded],
  ['I11', powerless],
  ['I12', takenOrTold],
];
