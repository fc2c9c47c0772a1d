/** Which asks need a place on somebody's desk, and what that desk answers. A desk alone knows its free sessions. */
import type { Command } from './command.js';
import type { ConversationState } from './conversation.js';
import { supervisionOf } from './conversation.js';
import type { Grant, Identity, Person } from './identity.js';
import { personOf } from './identity.js';
import type { PersonId, WorkgroupId } from './ids.js';
import type { MonitorPolicy, PresenceLevel } from './policy.js';
import type { Refusal, RefusalCode } from './refusal.js';
import { refuse } from './refusal.js';

export interface ReservationRequest {
  readonly desk: PersonId;
  readonly workgroup: WorkgroupId;
  /** A session of their own, or one that they watch. */
  readonly as: 'own' | 'monitored';
  readonly limit: MonitorPolicy['perSupervisor'];
  readonly requires: PresenceLevel;
  /** Any of these grants is needed of somebody else than the one who asks. */
  readonly needs: readonly Grant[];
  /** Also over the limit, and without being available. */
  readonly override: boolean;
  /** What the token at hand says of the most sessions; null where it is about somebody else. */
  readonly most: number | null;
  /** When that token was issued: of two that say different things the newer counts. */
  readonly issuedAt?: number;
  /** Who asks, where it is somebody else, and why: they are told when they were not there. */
  readonly by?: Person;
  readonly reason?: string;
}

export type Reservation =
  /** `over` when it was held although nothing was free. */
  | {
      readonly kind: 'reserved';
      readonly person: Person;
      readonly over: { readonly used: number; readonly limit: number } | null;
    }
  | { readonly kind: 'unavailable' }
  | { readonly kind: 'busy'; readonly used: number; readonly limit: number }
  /** The desk did not answer. */
  | { readonly kind: 'unreachable' };

const own = (state: ConversationState, who: Identity): ReservationRequest => ({
  desk: who.id,
  workgroup: state.workgroup,
  as: 'own',
  limit: 'capacity',
  requires: 'signed-in',
  needs: [],
  override: false,
  most: who.maxSessions,
  issuedAt: who.issuedAt,
});

const anothers = (
  state: ConversationState,
  {
    who,
    desk,
    reason,
  }: { readonly who: Identity; readonly desk: PersonId; readonly reason: string | undefined },
  needs: readonly Grant[],
  override = false,
): ReservationRequest => ({
  desk,
  by: personOf(who),
  ...(reason === undefined ? {} : { reason }),
  workgroup: state.workgroup,
  as: 'own',
  limit: 'capacity',
  requires: 'available',
  needs,
  override,
  most: null,
});

/** Null when the ask needs none. */
export const reservationFor = (
  state: ConversationState,
  who: Identity,
  command: Command,
): ReservationRequest | null => {
  switch (command.type) {
    case 'accept':
      return own(state, who);
    case 'take-over':
      if (!command.target || command.target.kind === 'self') return own(state, who);
      return command.target.kind === 'agent'
        ? anothers(state, { who, desk: command.target.id, reason: command.reason }, ['handle'])
        : null;
    case 'assign':
      if (command.to === who.id) return own(state, who);
      return anothers(
        state,
        { who, desk: command.to, reason: command.reason },
        ['handle'],
        command.override ?? false,
      );
    case 'hand-off': {
      if (command.to.kind === 'workgroup') return null;
      const needs: readonly Grant[] = command.to.kind === 'agent' ? ['handle'] : ['takeover'];
      return anothers(state, { who, desk: command.to.id, reason: command.note }, needs);
    }
    case 'supervise': {
      if (command.mode !== 'monitor' || supervisionOf(state, who.id)) return null;
      const { perSupervisor, requires } = state.policy.monitors;
      return { ...own(state, who), as: 'monitored', limit: perSupervisor, requires };
    }
    default:
      return null;
  }
};

const presenceRefusals = {
  'signed-in': 'try-again',
  online: 'not-online',
  available: 'not-available',
} as const satisfies Record<PresenceLevel, RefusalCode>;

/** What a desk's no means for whoever asked; null when it said yes. */
export const refusalOf = (
  request: ReservationRequest,
  answer: Reservation,
  who: Identity,
): Refusal | null => {
  const isOwn = request.desk === who.id;
  switch (answer.kind) {
    case 'reserved':
      return null;
    case 'unreachable':
      return refuse('try-again');
    case 'unavailable':
      return refuse(isOwn ? presenceRefusals[request.requires] : 'target-unavailable');
    case 'busy':
      return refuse(isOwn ? 'limit-reached' : 'target-busy', { used: answer.used, limit: answer.limit });
  }
};
