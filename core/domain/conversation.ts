/** The state of one conversation: everything that is decided on, and nothing that grows with its length. */
import type { Activity } from './activity.js';
import { noActivity } from './activity.js';
import type { ChannelName } from './channels.js';
import type { Deadline } from './deadlines.js';
import type { Files } from './files.js';
import { noFiles } from './files.js';
import type { FilledForm } from './forms.js';
import type { Identity, Person } from './identity.js';
import type { ConversationId, EntryId, Incarnation, PersonId, WorkgroupId } from './ids.js';
import type { Phase } from './lifecycle.js';
import { handlerOf } from './lifecycle.js';
import type { Metrics } from './metrics.js';
import { newMetrics } from './metrics.js';
import type { Standing } from './permissions.js';
import type { Policy, PolicyDocument } from './policy.js';
import type { PolicyAtEnd } from './policy-at-end.js';
import type { Presence } from './presence.js';
import type { Score } from './rating.js';
import type { RuleHit } from './rules.js';
import type { Sentiment } from './sentiment.js';
import { unknownSentiment } from './sentiment.js';
import type { Supervision } from './supervision.js';
import type { Counts, DisplacementCause } from './timeline.js';
import type { VisitorContext } from './visitor-context.js';

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
  readonly cause: DisplacementCause;
  readonly at: number;
  /** Their own segment is still to be wrapped up. */
  readonly wrapUpDue: boolean;
}

/** How far each side was reached and has read, in numbers of the stream for everyone. */
export interface Marks {
  readonly customer: { readonly delivered: number; readonly read: number };
  readonly staff: { readonly delivered: number; readonly read: number };
}

/** Somebody was asked to handle it. At most one such question stands at a time. */
export interface Offer {
  readonly to: Person;
  /** Null: routing asks. Else the handler (a warm handoff) or a supervisor. */
  readonly by: Person | null;
  readonly at: number;
  readonly until: number;
  readonly note: string | null;
  /** With another workgroup's agent: where it belongs once they accept. */
  readonly destination: { readonly workgroup: WorkgroupId; readonly document: PolicyDocument } | null;
}

/** What staff set about it, beside what is said. */
export interface Marked {
  readonly by: Person;
  readonly at: number;
  readonly text: string;
}

/** Why content goes: its time is over, somebody asked the house for it, or the customer asked here. */
export type ErasureCause = 'retention' | 'request' | 'customer';

export interface Consent {
  readonly version: string;
  readonly agreed: boolean;
  readonly at: number;
}

export interface ConversationState {
  readonly id: ConversationId;
  readonly incarnation: Incarnation;
  readonly workgroup: WorkgroupId;
  /** The workgroup's name for people, and the version of its policy. */
  readonly label: string;
  readonly policyVersion: number;
  readonly policy: Policy;
  readonly channel: ChannelName;
  readonly openedAt: number;
  readonly customer: Customer;
  /** What their page says of itself; null: nothing. */
  readonly context: VisitorContext | null;
  readonly consent: Consent | null;
  /** What the customer filled in, each form as it was last; the newest last. */
  readonly forms: readonly FilledForm[];
  readonly priority: number;
  readonly offer: Offer | null;
  /** Who declined or missed it since it was last queued. */
  readonly tried: readonly PersonId[];
  /** Everyone who has handled it, the newest last. */
  readonly agents: readonly Person[];
  /** Who handled it last, and is asked first when it waits again. */
  readonly lastHandler: PersonId | null;
  readonly hold: { readonly by: Person; readonly since: number } | null;
  readonly snooze: { readonly by: Person; readonly until: number } | null;
  readonly tags: readonly string[];
  readonly flag: Marked | null;
  readonly hand: Marked | null;
  /** Replies that supervisors suggested and nobody settled yet; the newest only. */
  readonly suggestions: readonly { readonly id: EntryId; readonly by: PersonId }[];
  /** Who leads among the supervisors: the first in the room, until they pass it on or leave. */
  readonly lead: PersonId | null;
  /** Since when the handler has been lost where the policy leaves that to a supervisor. */
  readonly orphanedSince: number | null;
  /** When a supervisor last was in it. */
  readonly supervisedAt: number | null;
  /** Rules that were met, the newest only. */
  readonly ruleHits: readonly RuleHit[];
  readonly sentiment: Sentiment;
  readonly metrics: Metrics;
  /** Who of staff spoke last to the customer, and how much there was for everyone before it. */
  readonly answeredBy: {
    readonly person: PersonId;
    readonly name: string;
    readonly at: number;
    readonly after: number;
  } | null;
  /** Whoever handles it has said something to the customer. */
  readonly isAnswered: boolean;
  /** Since when whoever handles it has had no connection. */
  readonly handlerAwaySince: number | null;
  /** The customer was told that whoever answers has lost their connection. */
  readonly isAwayTold: boolean;
  readonly disposition: string | null;
  /** What the customer said of how it was; a number alone, which stays when content is erased. */
  readonly rating: Score | null;
  /** Somebody cut it off before it had ended. */
  readonly isForced: boolean;
  /** When it ended as everybody in it was told: wrapping it up later does not move it. */
  readonly endedAt: number | null;
  /** What of the policy the customer is shown from then on. */
  readonly endedUnder: PolicyAtEnd | null;
  /** Content is gone, or going: nothing of it is shown any more. */
  readonly erased: { readonly at: number; readonly cause: ErasureCause } | null;
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
  readonly files: Files;
  /** Messages for everyone so far. */
  readonly messages: number;
  readonly activity: Activity;
  /** Since when the customer has been waiting for an answer. */
  readonly waitingSince: number | null;
  /** The last place given in the timeline, and the length of each stream. */
  readonly position: number;
  readonly counts: Counts;
  /** Characters of the messages in each stream. */
  readonly volumes: Counts;
  /** Messages whispered to each agent. */
  readonly whispers: Counts;
  /** Rises with every stored change; projections in other rooms carry it. */
  readonly version: number;
}

/** A conversation with those who are connected to it, at one moment. */
export interface Moment {
  readonly state: ConversationState;
  readonly presence: Presence;
}

/** What there is before the first word. */
export interface Beginning
  extends Pick<ConversationState, 'id' | 'incarnation' | 'workgroup' | 'openedAt' | 'customer'> {
  readonly document: PolicyDocument;
  readonly channel?: ChannelName;
}

export const newConversation = ({ document, channel = 'web', ...given }: Beginning): ConversationState => ({
  ...given,
  label: document.label,
  policyVersion: document.version,
  policy: document.policy,
  channel,
  context: null,
  consent: null,
  forms: [],
  priority: 0,
  offer: null,
  tried: [],
  agents: [],
  lastHandler: null,
  hold: null,
  snooze: null,
  tags: [],
  flag: null,
  hand: null,
  suggestions: [],
  lead: null,
  orphanedSince: null,
  supervisedAt: null,
  ruleHits: [],
  sentiment: unknownSentiment,
  metrics: newMetrics(given.openedAt),
  answeredBy: null,
  isAnswered: false,
  handlerAwaySince: null,
  isAwayTold: false,
  disposition: null,
  rating: null,
  isForced: false,
  endedAt: null,
  endedUnder: null,
  erased: null,
  phase: { kind: 'queued', since: given.openedAt },
  epoch: 0,
  shownHandler: null,
  supervisions: [],
  formerHandlers: [],
  marks: { customer: { delivered: 0, read: 0 }, staff: { delivered: 0, read: 0 } },
  deadlines: [],
  lastMessage: null,
  files: noFiles,
  messages: 0,
  activity: noActivity,
  waitingSince: null,
  position: 0,
  counts: {},
  volumes: {},
  whispers: {},
  version: 0,
});

export const supervisionOf = (state: ConversationState, id: PersonId): Supervision | undefined =>
  state.supervisions.find((each) => each.person.id === id);

export const formerHandlerOf = (state: ConversationState, id: PersonId): FormerHandler | undefined =>
  state.formerHandlers.find((each) => each.person.id === id);

/** Whoever came without a name and filled one in is called that from then on; who they are does not change by it. */
export const calledHere = ({ customer }: ConversationState, who: Identity): Identity =>
  who.role === 'customer' && who.id === customer.id && !who.verified && who.name === ''
    ? { ...who, name: customer.name }
    : who;

/** A visitor for whom no token vouches, and whom nobody of staff has answered yet. */
export const isStranger = (
  { agents }: Pick<ConversationState, 'agents'>,
  { verified }: Pick<Identity, 'verified'>,
): boolean => !verified && agents.length === 0;

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
  if (state.offer?.to.id === who.id) return 'standby';
  const former = formerHandlerOf(state, who.id);
  if (!former) return 'outsider';
  if (former.as !== 'removed') return 'standby';
  // With nothing to wrap up they would be told nothing at all, and a message on its way would be lost on them.
  const isTold = state.policy.formerAgentWrapUp === 'off' && state.phase.kind !== 'closed';
  return former.wrapUpDue || isTold ? 'displaced' : 'outsider';
};
