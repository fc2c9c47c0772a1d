/** The redaction of the header: who is in a conversation and what one viewer may do there now, sent whole. */

import { shownNameOf } from './assignment.js';
import type { PersonView } from './body-view.js';
import { unnamed, viewForms, viewPerson } from './body-view.js';
import type { ChannelName } from './channels.js';
import type { ConversationState, FormerHandler } from './conversation.js';
import { formerHandlerOf, standingOf, supervisionOf } from './conversation.js';
import type { CustomerHeader } from './customer-header.js';
import { customerHeader } from './customer-header.js';
import type { FilledField } from './forms.js';
import type { HouseRules } from './house-rules.js';
import { houseRulesOf } from './house-rules.js';
import type { Identity, Person } from './identity.js';
import type { ConversationId, PersonId, WorkgroupId } from './ids.js';
import type { PhaseName } from './lifecycle.js';
import { handlerOf } from './lifecycle.js';
import type { RhythmView, SentimentView } from './mood.js';
import { rhythmIn, sentimentIn } from './mood.js';
import type { Action, Standing } from './permissions.js';
import { seenBy } from './permissions.js';
import { actionsFor } from './permit.js';
import type { Policy } from './policy.js';
import type { Presence } from './presence.js';
import type { Supervision } from './supervision.js';
import type { DisplacementCause } from './timeline.js';
import { isBackstage, scopeOf } from './view.js';
import type { VisitorContext } from './visitor-context.js';

export interface PresentPerson extends PersonView {
  readonly standing: Standing;
  readonly present: boolean;
}

export interface StaffHeader {
  readonly kind: 'staff';
  readonly conversation: ConversationId;
  readonly workgroup: WorkgroupId;
  readonly label: string;
  readonly channel: ChannelName;
  readonly phase: PhaseName;
  readonly phaseSince: number;
  readonly openedAt: number;
  readonly epoch: number;
  readonly customer: { readonly name: string; readonly verified: boolean; readonly present: boolean };
  /** What their page says of itself; null: nothing. */
  readonly context: VisitorContext | null;
  /** What the customer filled in, which nobody has verified; null: nothing. */
  readonly form: readonly FilledField[] | null;
  readonly handler: (PersonView & { readonly present: boolean }) | null;
  /** Whoever handles it has said something to the customer. */
  readonly isAnswered: boolean;
  readonly onHold: boolean;
  readonly snoozedUntil: number | null;
  readonly priority: number;
  readonly tags: readonly string[];
  readonly disposition: string | null;
  /** Who is being asked to handle it. */
  readonly offer: {
    readonly to: PersonView;
    readonly by: PersonView | null;
    readonly until: number;
    readonly note: string | null;
  } | null;
  /** The handler asks for help: shown to them and to supervisors. */
  readonly hand: { readonly at: number; readonly text: string } | null;
  /** Null: the customer was not asked, or has not answered. */
  readonly consent: { readonly version: string; readonly agreed: boolean; readonly at: number } | null;
  /** What only supervisors are shown. */
  readonly backstage?: {
    readonly flag: { readonly by: PersonView; readonly at: number; readonly reason: string } | null;
    readonly ruleHits: readonly { readonly label: string; readonly at: number }[];
    readonly sentiment: SentimentView;
    readonly rhythm: RhythmView;
    readonly orphanedSince: number | null;
    readonly lead: PersonId | null;
  };
  /** What an interface shows or asks, as the workgroup decides it. */
  readonly house: HouseRules;
  /** Everyone in the room but the handler, as far as this viewer may know of them; themselves included. */
  readonly people: readonly PresentPerson[];
  readonly you: {
    readonly id: PersonId;
    readonly name: string;
    readonly standing: Standing;
    /** Under which name the customer would know them if they took over. */
    readonly shownName: string;
    /** The agent whose drafts they are shown; null: nobody's. */
    readonly follows: PersonId | null;
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
  readonly displaced: {
    readonly by: PersonView;
    readonly at: number;
    readonly reason: string | null;
    /** Taken from them, given away by them, or given to somebody else by a supervisor. */
    readonly cause: DisplacementCause;
  };
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
  { mode, whisperedTo, person }: Supervision,
  viewer: Identity,
): Sighting => {
  const { policy, phase } = state;
  if (mode === 'takeover' || mode === 'join') return 'named';
  const scope = scopeOf(state, viewer);
  if (scope.kind === 'all') return 'named';
  if (scope.kind === 'apart') {
    if (person.id === viewer.id) return 'named';
    return mode === 'whisper' && whisperedTo.includes(viewer.id) ? revealed[policy.whisperReveals] : 'unseen';
  }
  const asMonitor = handlerOf(phase)?.id === viewer.id ? awareness[policy.agentAwareness] : 'unseen';
  const asWhisperer = whisperedTo.includes(viewer.id) ? revealed[policy.whisperReveals] : asMonitor;
  const standing = ({ monitor: 'monitoring', whisper: 'whispering' } as const)[mode];
  return { supervisors: asMonitor, 'whispered-to': asWhisperer }[seenBy[standing]];
};

const peopleFor = (state: ConversationState, who: Identity, presence: Presence): readonly PresentPerson[] => {
  const scope = scopeOf(state, who);
  const handler = handlerOf(state.phase);
  const present = (view: PersonView, { id }: Person, standing: Standing): PresentPerson => ({
    ...view,
    standing,
    present: presence.staff.has(id),
  });
  const isSeen = (each: Supervision): boolean => sightingOf(state, each, who) === 'named';
  // Whoever watches unseen stands by as before: vanishing from here would tell of it.
  const asSeen = { ...state, supervisions: state.supervisions.filter(isSeen) };
  const asked = state.offer ? [state.offer.to] : [];
  const standby = [...state.formerHandlers.map((each) => each.person), ...asked]
    .filter((each, index, all) => all.findIndex(({ id }) => id === each.id) === index)
    .filter((each) => standingOf(asSeen, each) === 'standby')
    .map((each) => present(viewPerson(scope, who, each), each, 'standby'));
  const watching = state.supervisions
    .filter((each) => each.person.id !== handler?.id)
    .flatMap((each) => {
      const { person, mode, whisperedTo } = each;
      const views = {
        named: [viewPerson(scope, who, person)],
        unnamed: [unnamed(person)],
        unseen: [],
      }[sightingOf(state, each, who)];
      // That they whispered, to another agent than this one, is that other one's alone to know.
      const isElsewhere = mode === 'whisper' && !isBackstage(scope) && !whisperedTo.includes(who.id);
      const standing = isElsewhere ? 'monitoring' : standingOf(state, person);
      return views.map((view) => present(view, person, standing));
    });
  return [...standby, ...watching];
};

/** Shown to supervisors, and to whoever raised it. */
const handFor = (state: ConversationState, who: Identity): StaffHeader['hand'] => {
  const { hand } = state;
  if (!hand || (hand.by.id !== who.id && !isBackstage(scopeOf(state, who)))) return null;
  return { at: hand.at, text: hand.text };
};

/** Whose drafts a supervisor is shown: the one they chose, while that one is here, or whoever handles it. */
export const followed = (state: ConversationState, { follows }: Supervision): PersonId | null => {
  const isHere =
    follows !== null && ['handler', 'standby'].includes(standingOf(state, { id: follows, role: 'agent' }));
  return isHere ? follows : (handlerOf(state.phase)?.id ?? null);
};

const backstageFor = (
  state: ConversationState,
  view: (person: Person) => PersonView,
): NonNullable<StaffHeader['backstage']> => ({
  flag: state.flag && { by: view(state.flag.by), at: state.flag.at, reason: state.flag.text },
  ruleHits: state.ruleHits.map(({ label, at }) => ({ label, at })),
  sentiment: sentimentIn(state),
  rhythm: rhythmIn(state),
  orphanedSince: state.orphanedSince,
  lead: state.policy.supervisorsSeeEachOther === 'on' ? state.lead : null,
});

const staffHeader = (state: ConversationState, who: Identity, presence: Presence): StaffHeader => {
  const scope = scopeOf(state, who);
  const handler = handlerOf(state.phase);
  const supervision = supervisionOf(state, who.id);
  const tookOver = supervision?.tookOver;
  const view = (person: Person): PersonView => viewPerson(scope, who, person);
  const { offer, consent } = state;
  return {
    kind: 'staff',
    conversation: state.id,
    workgroup: state.workgroup,
    label: state.label,
    channel: state.channel,
    phase: state.phase.kind,
    phaseSince: state.phase.since,
    openedAt: state.openedAt,
    epoch: state.epoch,
    customer: { name: state.customer.name, verified: state.customer.verified, present: presence.customer },
    context: state.context,
    form: viewForms(state.forms),
    handler: handler ? { ...view(handler), present: presence.staff.has(handler.id) } : null,
    isAnswered: state.isAnswered,
    onHold: state.hold !== null,
    snoozedUntil: state.snooze?.until ?? null,
    priority: state.priority,
    tags: state.tags,
    disposition: state.disposition,
    offer: offer && {
      to: view(offer.to),
      by: offer.by && view(offer.by),
      until: offer.until,
      note: offer.note,
    },
    hand: handFor(state, who),
    consent: consent && { version: consent.version, agreed: consent.agreed, at: consent.at },
    ...(isBackstage(scope) ? { backstage: backstageFor(state, view) } : {}),
    house: houseRulesOf(state.policy),
    people: peopleFor(state, who, presence),
    you: {
      id: who.id,
      name: who.name,
      standing: standingOf(state, who),
      shownName: shownNameOf(state, who),
      follows: supervision ? followed(state, supervision) : null,
      tookOverFrom: tookOver ? view(tookOver.from) : null,
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
    // Those of before there was a cause were all taken over from, or as if.
    cause: former.cause ?? 'taken-over',
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
