/**
 * What a decision has to know that only other rooms can say: asked before the turn and outside of it, so that nobody
 * else in the conversation waits, and nobody can tell from the time a turn takes that a supervisor asked.
 */
import type { Command } from '../../core/domain/command.js';
import type { ConversationState } from '../../core/domain/conversation.js';
import { supervisionOf } from '../../core/domain/conversation.js';
import { actionOf } from '../../core/domain/decide.js';
import type { Facts } from '../../core/domain/decision.js';
import type { Identity } from '../../core/domain/identity.js';
import { handlerOf } from '../../core/domain/lifecycle.js';
import { permit } from '../../core/domain/permit.js';
import type { Reservation, ReservationRequest } from '../../core/domain/reservation.js';
import { reservationFor } from '../../core/domain/reservation.js';
import type { Host } from './ports.js';

type Needed = Pick<Host, 'peers' | 'log' | 'scorer'>;

/** By the sort of command alone: whether another room may have to be asked. */
export const mayNeedFacts = (command: Command): boolean =>
  ['accept', 'assign', 'hand-off', 'supervise', 'take-over'].includes(command.type);

const reserve = async (
  { peers, log }: Needed,
  { id: conversation }: ConversationState,
  request: ReservationRequest,
): Promise<Reservation> => {
  try {
    const address = { kind: 'desk', id: request.desk } as const;
    return (await peers.ask(address, { type: 'reserve', conversation, request })) ?? { kind: 'unreachable' };
  } catch (cause) {
    log.error('desk-unreachable', cause);
    return { kind: 'unreachable' };
  }
};

const destinationOf = async (
  { peers, log }: Needed,
  command: Extract<Command, { type: 'hand-off' }>,
): Promise<Facts['destination']> => {
  if (command.to.kind !== 'workgroup') return null;
  try {
    const address = { kind: 'workgroup', id: command.to.id } as const;
    return await peers.ask(address, { type: 'document', candidate: command.manner === 'warm' });
  } catch (cause) {
    log.error('workgroup-unreachable', cause);
    return null;
  }
};

/** Nothing is asked for a command that is refused anyway. */
export const gatherFacts = async (
  host: Needed,
  state: ConversationState,
  who: Identity,
  command: Command,
): Promise<Facts> => {
  if (permit(state, who, actionOf(command))) return {};
  const request = reservationFor(state, who, command);
  return {
    ...(request ? { reservation: await reserve(host, state, request) } : {}),
    ...(command.type === 'hand-off' ? { destination: (await destinationOf(host, command)) ?? null } : {}),
  };
};

/** What a customer writes is judged where the policy has that on, and nowhere else. */
export const scoreOf = (
  { scorer }: Needed,
  { policy }: ConversationState,
  who: Identity,
  command: Command,
): Facts =>
  command.type === 'post' && who.role === 'customer' && policy.sentiment === 'on'
    ? { score: scorer.score(command.text, null) }
    : {};

/** A place that was held for nothing. Lost on the way, it is free again by itself after some seconds. */
export const release = (
  { peers, log }: Needed,
  state: ConversationState,
  who: Identity,
  command: Command,
  facts: Facts,
): void => {
  const request = reservationFor(state, who, command);
  if (!request || facts.reservation?.kind !== 'reserved') return;
  // They have it by now through another command: what their desk holds is for that one.
  const isTheirs = handlerOf(state.phase)?.id === request.desk || supervisionOf(state, request.desk);
  if (isTheirs) return;
  peers
    .tell({ kind: 'desk', id: request.desk }, { type: 'release', conversation: state.id })
    .catch((cause: unknown) => log.error('release-failed', cause));
};
