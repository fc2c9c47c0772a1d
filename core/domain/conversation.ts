/** The state of one conversation: everything that is decided on, and nothing that grows with its length. */

import type { Deadline } from './deadlines.js';
import type { Identity, Person } from './identity.js';
import type { ConversationId, Incarnation, PersonId, WorkgroupId } from './ids.js';
import type { Phase } from './lifecycle.js';
import { handlerOf } from './lifecycle.js';
import type { Standing } from './permissions.js';
import type { Policy } from './policy.js';
import type { Supervision } from './supervision.js';
import type { Counts } from './timeline.js';

export interface Customer {
  readonly id: PersonId;
  readonly name: string;
  readonly verified: boolean;
}

/** An agent whom a takeover displaced, and what is left for them here. */
export interface FormerHandler {
  readonly person: Person;
  readonly as: Policy['formerAgent'];
  readonly by: Person;
  readonly reason: string | null;
  readonly at: number;
  /** Their own segment is still to be wrapped up. */
  readonly wrapUpDue: boolean;
}

/** How far each side was reached and has read, in numbers of the stream for everyone. */
export interface Marks {
  readonly customer: { readonly delivered: number; readonly read: number };
  readonly staff: { readonly delivered: number; readonly read: number };
}

export interface ConversationState {
  readonly id: ConversationId;
  readonly incarnation: Incarnation;
  readonly workgroup: WorkgroupId;
  readonly policy: Policy;
  readonly openedAt: number;
  readonly customer: Customer;
  readonly phase: Phase;
  /** Counts the changes of handler. Staff posts carry it, so that a late one is noticed. */
  readonly epoch: number;
  /** Whom the customer was told is answering; lags behind the handler where the policy hides a takeover. */
  readonly shownHandler: Pick<Person, 'id' | 'name'> | null;
  readonly supervisions: readonly Supervision[];
  readonly formerHandlers: readonly FormerHandler[];
  readonly marks: Marks;
  readonly deadlines: readonly Deadline[];
  /** The last public message, for lists. */
  readonly lastMessage: {
    readonly text: string;
    readonly by: 'customer' | 'staff';
    readonly at: number;
  } | null;
  /** Messages for everyone so far. */
  readonly messages: number;
  /** Since when the customer has been waiting for an answer. */
  readonly waitingSince: number | null;
  /** The last place given in the timeline, and the length of each stream. */
  readonly position: number;
  readonly counts: Counts;
  /** Rises with every stored change; projections in other rooms carry it. */
  readonly version: number;
}

export const newConversation = (
  given: Pick<ConversationState, 'id' | 'incarnation' | 'workgroup' | 'policy' | 'openedAt' | 'customer'>,
): ConversationState => ({
  ...given,
  phase: { kind: 'queued', since: given.openedAt },
  epoch: 0,
  shownHandler: null,
  supervisions: [],
  formerHandlers: [],
  marks: { customer: { delivered: 0, read: 0 }, staff: { delivered: 0, read: 0 } },
  deadlines: [],
  lastMessage: null,
  messages: 0,
  waitingSince: null,
  position: 0,
  counts: {},
  version: 0,
});

export const supervisionOf = (state: ConversationState, id: PersonId): Supervision | undefined =>
  state.supervisions.find((each) => each.person.id === id);

export const formerHandlerOf = (state: ConversationState, id: PersonId): FormerHandler | undefined =>
  state.formerHandlers.find((each) => each.person.id === id);

const supervisedStandings = {
  monitor: 'monitoring',
  whisper: 'whispering',
  join: 'joined',
  takeover: 'handler',
} as const satisfies Record<Supervision['mode'], Standing>;

/** What somebody is in this conversation now. Derived at every use; never stored and never taken from a client. */
export const standingOf = (state: ConversationState, who: Pick<Identity, 'id' | 'role'>): Standing => {
  if (who.role === 'customer') return who.id === state.customer.id ? 'customer' : 'outsider';
  if (handlerOf(state.phase)?.id === who.id) return 'handler';
  const supervision = supervisionOf(state, who.id);
  if (supervision) return supervisedStandings[supervision.mode];
  const former = formerHandlerOf(state, who.id);
  if (!former) return 'outsider';
  if (former.as !== 'removed') return 'standby';
  // With nothing to wrap up they would be told nothing at all, and a message on its way would be lost on them.
  const isTold = state.policy.wrapUp === 'off' && state.phase.kind !== 'closed';
  return former.wrapUpDue || isTold ? 'displaced' : 'outsider';
};
