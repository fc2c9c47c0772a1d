/** A conversation as a row in a list: what its room tells the workgroup and desks, and what each reader is shown. */
import type { Activity } from './activity.js';
import type { Attention } from './attention.js';
import type { ChannelName } from './channels.js';
import type { Concerns, Unmonitorable } from './concerns.js';
import { concernsIn, unmonitorable } from './concerns.js';
import type { ConversationState } from './conversation.js';
import type { RowFacts } from './counters.js';
import { factsOf } from './counters.js';
import { nextDeadline } from './deadlines.js';
import type { Seen } from './desk-seen.js';
import type { Identity, Person } from './identity.js';
import { hasGrant } from './identity.js';
import type { ConversationId, PersonId, WorkgroupId } from './ids.js';
import type { PhaseName } from './lifecycle.js';
import { handlerOf } from './lifecycle.js';
import type { Policy } from './policy.js';
import { defaultPolicy } from './policy.js';
import type { Presence } from './presence.js';
import type { SupervisionMode } from './supervision.js';

/** What staff of any kind may know of a conversation that they may list. */
export interface RowBase {
  readonly conversation: ConversationId;
  readonly workgroup: WorkgroupId;
  readonly phase: PhaseName;
  readonly phaseSince: number;
  readonly openedAt: number;
  readonly epoch: number;
  readonly customer: { readonly name: string; readonly verified: boolean; readonly present: boolean };
  readonly handler: {
    readonly id: PersonId;
    readonly name: string;
    readonly present: boolean;
    /** While they have no connection: since when. */
    readonly awaySince: number | null;
  } | null;
  readonly waitingSince: number | null;
  readonly lastMessage: ConversationState['lastMessage'];
  /** Messages for everyone so far. */
  readonly messages: number;
  readonly channel: ChannelName;
  readonly priority: number;
  readonly tags: readonly string[];
  readonly onHold: boolean;
  readonly snoozedUntil: number | null;
  /** Whoever handles it has said something to the customer. */
  readonly isAnswered: boolean;
  /** Who is being asked to handle it. */
  readonly offer: { readonly to: PersonId; readonly name: string; readonly until: number } | null;
}

/** A row as one reader is given it. What is optional stands only in a supervisor's rows. */
export interface Row extends RowBase {
  readonly supervisors?: readonly {
    readonly person: Person;
    readonly mode: SupervisionMode;
    readonly since: number;
  }[];
  readonly concerns?: Omit<Concerns, 'supervisedAt'>;
  readonly attention?: Attention;
  readonly activity?: Activity;
  /** Why it cannot be monitored, where it stands in the list all the same. */
  readonly unmonitorable?: Unmonitorable;
}

/** The whole row, from the conversation to its workgroup. Never sent to a client as it is: see `rowFor`. */
export interface Summary extends RowBase {
  readonly supervisors: NonNullable<Row['supervisors']>;
  readonly concerns: Concerns;
  readonly unmonitorable: Unmonitorable | null;
  /** Told with the messages that it counts, never by itself. */
  readonly activity: Activity;
  /** Who may read it beside whoever handles it, watching apart: kept on, or asked to take it. */
  readonly standby: readonly PersonId[];
  /** What routing asks: who did not take it, and who had it before. */
  readonly tried: readonly PersonId[];
  readonly lastHandler: PersonId | null;
  readonly customerId: PersonId;
  /** What the counters of the day are made of. */
  readonly facts: RowFacts;
  /** The policy that it runs under; an older one than the workgroup's is to be replaced. */
  readonly policyVersion: number;
  /** The conversation's version: a late or repeated summary is recognised by it. */
  readonly version: number;
  /** When the conversation has something to do by itself; the workgroup wakes it then. */
  readonly nextDeadline: number | null;
}

/** Whether they also watch it makes no difference: that is told apart. */
const standbyOf = ({ formerHandlers, offer }: ConversationState): readonly PersonId[] => [
  ...formerHandlers.filter(({ as }) => as !== 'removed').map(({ person }) => person.id),
  ...(offer ? [offer.to.id] : []),
];

export const summaryOf = (state: ConversationState, presence: Presence): Summary => {
  const handler = handlerOf(state.phase);
  return {
    conversation: state.id,
    workgroup: state.workgroup,
    phase: state.phase.kind,
    phaseSince: state.phase.since,
    openedAt: state.openedAt,
    epoch: state.epoch,
    customer: { name: state.customer.name, verified: state.customer.verified, present: presence.customer },
    handler: handler && {
      id: handler.id,
      name: handler.name,
      present: presence.staff.has(handler.id),
      awaySince: state.handlerAwaySince,
    },
    waitingSince: state.waitingSince,
    lastMessage: state.lastMessage,
    messages: state.messages,
    channel: state.channel,
    priority: state.priority,
    tags: state.tags,
    onHold: state.hold !== null,
    snoozedUntil: state.snooze?.until ?? null,
    isAnswered: state.isAnswered,
    offer: state.offer && {
      to: state.offer.to.id,
      name: state.offer.to.name,
      until: state.offer.until,
    },
    supervisors: state.supervisions.map(({ person, mode, since }) => ({ person, mode, since })),
    concerns: concernsIn(state),
    unmonitorable: unmonitorable(state),
    activity: state.activity,
    standby: standbyOf(state),
    tried: state.tried,
    lastHandler: state.lastHandler,
    customerId: state.customer.id,
    facts: factsOf(state.metrics),
    policyVersion: state.policyVersion,
    version: state.version,
    nextDeadline: nextDeadline(state.deadlines),
  };
};

/**
 * What no agent is given of a row. It is told apart from the rest, and in its own time: an update of the rest that
 * came a moment earlier because somebody began to watch would tell of the watching.
 */
export type Backstage = Pick<Summary, 'supervisors' | 'concerns' | 'nextDeadline' | 'policyVersion'>;

export const backstageOf = ({ supervisors, concerns, nextDeadline, policyVersion }: Summary): Backstage => ({
  supervisors,
  concerns,
  nextDeadline,
  policyVersion,
});

export const withBackstage = (summary: Summary, backstage: Backstage): Summary => ({
  ...summary,
  ...backstageOf({ ...summary, ...backstage }),
});

/** The part of a row that agents may be given, too. */
export const base = (summary: Summary): RowBase => ({
  conversation: summary.conversation,
  workgroup: summary.workgroup,
  phase: summary.phase,
  phaseSince: summary.phaseSince,
  openedAt: summary.openedAt,
  epoch: summary.epoch,
  customer: summary.customer,
  handler: summary.handler,
  waitingSince: summary.waitingSince,
  lastMessage: summary.lastMessage,
  messages: summary.messages,
  channel: summary.channel,
  priority: summary.priority,
  tags: summary.tags,
  onHold: summary.onHold,
  snoozedUntil: summary.snoozedUntil,
  isAnswered: summary.isAnswered,
  offer: summary.offer && { to: summary.offer.to, name: summary.offer.name, until: summary.offer.until },
});

/** How a supervisor is given a row: which others they see is the policy's. */
export interface SupervisorSight {
  readonly viewer: PersonId;
  readonly seesOthers: boolean;
}

/** The row of whoever may monitor it. */
export const supervisorRow = (summary: Summary, { viewer, seesOthers }: SupervisorSight): Row => {
  const { flag, hand, ruleHits, sentiment, rhythm, orphanedSince } = summary.concerns;
  return {
    ...base(summary),
    supervisors: summary.supervisors.filter(
      ({ person, mode }) => seesOthers || person.id === viewer || mode === 'join' || mode === 'takeover',
    ),
    concerns: { flag, hand, ruleHits, sentiment, rhythm, orphanedSince },
    activity: summary.activity,
    ...(summary.unmonitorable ? { unmonitorable: summary.unmonitorable } : {}),
  };
};

/** The row that somebody may see in a workgroup's list, or null. Agents see the queue; supervisors what is live. */
export const rowFor = (who: Identity, summary: Summary, policy: Policy = defaultPolicy): Row | null => {
  if (who.role === 'customer' || summary.phase === 'closed') return null;
  if (hasGrant(who, summary.workgroup, 'monitor', policy.monitors)) {
    const isHidden =
      summary.unmonitorable === 'channel-unsupported' && policy.monitors.otherChannels === 'hidden';
    const sight = { viewer: who.id, seesOthers: policy.supervisorsSeeEachOther === 'on' };
    return isHidden ? null : supervisorRow(summary, sight);
  }
  if (hasGrant(who, summary.workgroup, 'handle') && summary.phase === 'queued') return base(summary);
  return null;
};

/** What a conversation is to one staff member: why it stands on their desk. */
export type Relation = 'handler' | 'offered' | 'standby' | 'displaced' | 'supervising';

/** What the conversation tells the desk of whoever is concerned; replaced whole, by version. */
export interface DeskItem {
  readonly relation: Relation;
  readonly row: Row;
  /** Set for a supervisor. */
  readonly mode: SupervisionMode | null;
  /** Set when a takeover displaced this person: kept until they have wrapped up or have it back. */
  readonly displaced: { readonly by: Person; readonly at: number; readonly reason: string | null } | null;
  /** Set where this person is asked to handle it. */
  readonly offer: {
    readonly by: Person | null;
    readonly until: number;
    readonly note: string | null;
  } | null;
  /** How many whispers to this person there are, where there are any; never in a mirror. */
  readonly whispers?: number;
  /** How far they have seen it, which the desk adds for its owner alone. */
  readonly seen?: Seen;
}
