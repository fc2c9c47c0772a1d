/** The small world that is explored to its end: who is in it, under which policies, and how one moment of it looks. */
import type { ConversationState } from '../../../core/domain/conversation.js';
import { newConversation } from '../../../core/domain/conversation.js';
import type { Grant, Identity } from '../../../core/domain/identity.js';
import type { ConversationId, Incarnation, PersonId } from '../../../core/domain/ids.js';
import type { PolicyOverrides } from '../../../core/domain/policy.js';
import { presets } from '../../../core/domain/presets.js';
import * as people from '../../support/builders.js';

/** The people of the other tests, with whatever rights their part has. */
const withRights = (who: Identity, ...given: readonly Grant[]): Identity => people.granted(who, given);
const asSupervisor = (who: Identity): Identity =>
  withRights(who, 'monitor', 'whisper', 'join', 'takeover', 'assign', 'forceClose');

export const carla = people.carla;
export const anna = withRights(people.anna, 'handle', 'transfer');
export const bert = withRights(people.bert, 'handle', 'transfer');
export const sam = asSupervisor(people.sam);
export const tess = asSupervisor(people.tess);
/** A supervisor of another team: nothing is granted to them here. */
export const nora = withRights(people.supervisor('Nora'));

export interface Cast {
  readonly agents: readonly Identity[];
  readonly supervisors: readonly Identity[];
}

export const staffOf = ({ agents, supervisors }: Cast): readonly Identity[] => [...agents, ...supervisors];

/** A message or another command that was written and has not arrived, under the epoch and the number it was written with. */
export interface Frame {
  readonly who: Identity;
  /** Its name among the asks. */
  readonly name: string;
  readonly epoch: number;
  readonly n: number;
}

export interface Moment {
  readonly state: ConversationState;
  /** Staff who are connected. */
  readonly present: ReadonlySet<PersonId>;
  readonly now: number;
  readonly inFlight: readonly Frame[];
  /** The number of the last command that was accepted, per person: the ledger of the room. */
  readonly taken: Readonly<Record<string, number>>;
}

/** What is asked of whom; everything that is possible in it is explored. */
export interface World {
  readonly name: string;
  readonly cast: Cast;
  readonly policy: PolicyOverrides;
  /** How many frames may be on their way at once. */
  readonly inFlight: number;
  /** Whether supervisors are also handed conversations and whispered to, as agents are. */
  readonly areAllAlike: boolean;
}

export const policies = {
  default: {},
  /** Nothing that can be kept is taken away: whoever is displaced stays, and what is lost waits for a supervisor. */
  lenient: {
    formerAgent: 'consultant',
    formerAgentWrapUp: 'on',
    orphans: 'supervisor',
    takeoverNotice: 'none',
    coachLeft: 'on',
    monitors: { phases: ['queued', 'active', 'wrap-up'] },
  },
  /** One supervisor at a time, who watches or takes over. */
  genesys: presets.genesys,
} as const satisfies Record<string, PolicyOverrides>;
export type PolicyName = keyof typeof policies;

/** Nobody has said anything, and nobody of staff is connected. */
export const beginning = ({ policy }: World): Moment => ({
  state: newConversation({
    id: 'cv_0123456789abcdefghijkl' as ConversationId,
    incarnation: 'life-1' as Incarnation,
    workgroup: people.SALES,
    document: people.documentOf(policy),
    openedAt: people.START,
    customer: { id: carla.id, name: carla.name, verified: true },
  }),
  present: new Set(),
  now: people.START,
  inFlight: [],
  taken: {},
});
