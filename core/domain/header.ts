/** The redaction of the header: who is in a conversation and what one viewer may do there now, sent whole. */
import type { ConversationState, FormerHandler } from './conversation.js';
import { formerHandlerOf, standingOf, supervisionOf } from './conversation.js';
import type { Identity, Person, Role } from './identity.js';
import type { ConversationId, PersonId, WorkgroupId } from './ids.js';
import type { PhaseName } from './lifecycle.js';
import { handlerOf, publicPhases } from './lifecycle.js';
import type { Action, Standing } from './permissions.js';
import { seenBy } from './permissions.js';
import { actionsFor } from './permit.js';
import type { Policy } from './policy.js';
import type { Supervision } from './supervision.js';
import type { PersonView } from './view.js';
import { scopeOf, unnamed, viewPerson } from './view.js';

/** Who is connected right now. Derived from sockets, never stored. */
export interface Presence {
  readonly customer: boolean;
  readonly staff: ReadonlySet<PersonId>;
}

export interface PresentPerson extends PersonView {
  readonly standing: Standing;
  readonly present: boolean;
}

export interface CustomerHeader {
  readonly kind: 'customer';
  readonly phase: (typeof publicPhases)[PhaseName];
  readonly handler: { readonly name: string; readonly present: boolean } | null;
  /** Supervisors who joined openly. */
  readonly joined: readonly { readonly name: string; readonly role: Role }[];
  readonly you: { readonly name: string; readonly may: readonly Action[] };
}

export interface StaffHeader {
  readonly kind: 'staff';
  readonly conversation: ConversationId;
  readonly workgroup: WorkgroupId;
  readonly phase: PhaseName;
  readonly phaseSince: number;
  readonly openedAt: number;
  readonly epoch: number;
  readonly customer: { readonly name: string; readonly verified: boolean; readonly present: boolean };
  readonly handler: (PersonView & { readonly present: boolean }) | null;
  /** Everyone in the room but the handler, as far as this viewer may know of them; themselves included. */
  readonly people: readonly PresentPerson[];
  readonly you: {
    readonly id: PersonId;
    readonly name: string;
    readonly standing: Standing;
    /** This handler took over and may hand back to `from`. */
    readonly tookOverFrom: PersonView | null;
    readonly may: readonly Action[];
  };
}

/** For an agent whom a takeover removed: who did it and why, and nothing of how the conversation goes on. */
export interface DisplacedHeader {
  readonly kind: 'displaced';
  readonly conversation: ConversationId;
  readonly workgroup: WorkgroupId;
  readonly customer: { readonly name: string; readonly verified: boolean };
  readonly displaced: { readonly by: PersonView; readonly at: number; readonly reason: string | null };
  readonly you: { readonly id: PersonId; readonly name: string; readonly may: readonly Action[] };
}

/** For staff who may know that the conversation exists and are not in it. */
export interface OutsiderHeader {
  readonly kind: 'outsider';
  readonly conversation: ConversationId;
  readonly workgroup: WorkgroupId;
  readonly phase: PhaseName;
  readonly epoch: number;
  readonly you: { readonly id: PersonId; readonly name: string; readonly may: readonly Action[] };
}

export type Header = CustomerHeader | StaffHeader | DisplacedHeader | OutsiderHeader;

/**
 * Whether the customer sees this supervisor as joined. One who joined and then took over stays in that list until
 * the customer is shown them as handler: vanishing from it would tell of a takeover that is not to be told.
 */
const isJoinShown = (state: ConversationState, { person, mode, tookOver }: Supervision): boolean => {
  if (state.policy.joinNotice === 'off') return false;
  return (mode === 'join' || tookOver?.mode === 'join') && state.shownHandler?.id !== person.id;
};

const customerHeader = (state: ConversationState, who: Identity, presence: Presence): CustomerHeader => {
  // Not while it is wrapped up: the customer must not see when the house is done with it.
  const shown = state.phase.kind === 'active' ? state.shownHandler : null;
  return {
    kind: 'customer',
    phase: publicPhases[state.phase.kind],
    // Present is whom they were told of: another's coming and going would tell of a takeover that is not told.
    handler: shown ? { name: shown.name, present: presence.staff.has(shown.id) } : null,
    joined: state.supervisions
      .filter((each) => isJoinShown(state, each))
      .map((each) => ({ name: each.person.name, role: each.person.role })),
    you: { name: who.name, may: actionsFor(state, who) },
  };
};

/** How a viewer among staff sees a supervisor: by name, as somebody, or not at all. */
type Sighting = 'named' | 'unnamed' | 'unseen';

const awareness = { none: 'unseen', anonymous: 'unnamed', named: 'named' } as const satisfies Record<
  Policy['agentAwareness'],
  Sighting
>;
const revealed = { named: 'named', role: 'unnamed' } as const satisfies Record<
  Policy['whisperReveals'],
  Sighting
>;

const sightingOf = (
  state: ConversationState,
  { mode, whisperedTo }: Supervision,
  viewer: Identity,
): Sighting => {
  if (scopeOf(state, viewer).kind === 'all' || mode === 'takeover') return 'named';
  const { policy, phase } = state;
  const asMonitor = handlerOf(phase)?.id === viewer.id ? awareness[policy.agentAwareness] : 'unseen';
  const asWhisperer = whisperedTo.includes(viewer.id) ? revealed[policy.whisperReveals] : asMonitor;
  const standing = ({ monitor: 'monitoring', whisper: 'whispering', join: 'joined' } as const)[mode];
  return { supervisors: asMonitor, 'whispered-to': asWhisperer, everyone: 'named' as const }[
    seenBy[standing]
  ];
};

const peopleFor = (state: ConversationState, who: Identity, presence: Presence): readonly PresentPerson[] => {
  const scope = scopeOf(state, who);
  const handler = handlerOf(state.phase);
  const present = (view: PersonView, { id }: Person, standing: Standing): PresentPerson => ({
    ...view,
    standing,
    present: presence.staff.has(id),
  });
  const standby = state.formerHandlers
    .filter((each) => standingOf(state, each.person) === 'standby')
    .map(({ person }) => present(viewPerson(scope, who, person), person, 'standby'));
  const watching = state.supervisions
    .filter((each) => each.person.id !== handler?.id)
    .flatMap((each) => {
      const { person } = each;
      const views = {
        named: [viewPerson(scope, who, person)],
        unnamed: [unnamed(person)],
        unseen: [],
      }[sightingOf(state, each, who)];
      return views.map((view) => present(view, person, standingOf(state, person)));
    });
  return [...standby, ...watching];
};

const staffHeader = (state: ConversationState, who: Identity, presence: Presence): StaffHeader => {
  const scope = scopeOf(state, who);
  const handler = handlerOf(state.phase);
  const tookOver = supervisionOf(state, who.id)?.tookOver;
  return {
    kind: 'staff',
    conversation: state.id,
    workgroup: state.workgroup,
    phase: state.phase.kind,
    phaseSince: state.phase.since,
    openedAt: state.openedAt,
    epoch: state.epoch,
    customer: { name: state.customer.name, verified: state.customer.verified, present: presence.customer },
    handler: handler ? { ...viewPerson(scope, who, handler), present: presence.staff.has(handler.id) } : null,
    people: peopleFor(state, who, presence),
    you: {
      id: who.id,
      name: who.name,
      standing: standingOf(state, who),
      tookOverFrom: tookOver ? viewPerson(scope, who, tookOver.from) : null,
      may: actionsFor(state, who),
    },
  };
};

const displacedHeader = (
  state: ConversationState,
  who: Identity,
  former: FormerHandler,
): DisplacedHeader => ({
  kind: 'displaced',
  conversation: state.id,
  workgroup: state.workgroup,
  customer: { name: state.customer.name, verified: state.customer.verified },
  displaced: {
    by: viewPerson({ kind: 'staff', person: who.id }, who, former.by),
    at: former.at,
    reason: former.reason,
  },
  you: { id: who.id, name: who.name, may: actionsFor(state, who) },
});

export const headerFor = (state: ConversationState, who: Identity, presence: Presence): Header => {
  if (who.role === 'customer') return customerHeader(state, who, presence);
  const standing = standingOf(state, who);
  const former = formerHandlerOf(state, who.id);
  if (standing === 'displaced' && former) return displacedHeader(state, who, former);
  if (standing !== 'outsider') return staffHeader(state, who, presence);
  return {
    kind: 'outsider',
    conversation: state.id,
    workgroup: state.workgroup,
    phase: state.phase.kind,
    epoch: state.epoch,
    you: { id: who.id, name: who.name, may: actionsFor(state, who) },
  };
};
