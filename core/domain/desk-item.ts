/** What a conversation is to one staff member, as it tells their desk: the redaction of desk items. */
import type { ConversationState } from './conversation.js';
import { formerHandlerOf, standingOf, supervisionOf } from './conversation.js';
import type { PersonId } from './ids.js';
import { handlerOf } from './lifecycle.js';
import type { Presence } from './presence.js';
import type { DeskItem, Relation, Row, RowBase, Summary } from './summary.js';
import { base, summaryOf, supervisorRow } from './summary.js';

const relationOf = (state: ConversationState, id: PersonId): Relation | null => {
  if (state.phase.kind === 'closed' && !formerHandlerOf(state, id)?.wrapUpDue) return null;
  if (state.offer?.to.id === id) return 'offered';
  const standing = standingOf(state, { id, role: 'agent' });
  if (standing === 'handler' || standing === 'standby' || standing === 'displaced') return standing;
  return supervisionOf(state, id) ? 'supervising' : null;
};

/** Everyone on whose desk this conversation stands, or has stood until this change. */
export const concerned = (state: ConversationState): readonly PersonId[] => {
  const handler = handlerOf(state.phase);
  const ids = [
    ...(handler ? [handler.id] : []),
    ...(state.offer ? [state.offer.to.id] : []),
    ...state.formerHandlers.map((each) => each.person.id),
    ...state.supervisions.map((each) => each.person.id),
  ];
  return [...new Set(ids)];
};

/** Frozen at the moment of removal for a displaced agent, who is told nothing of how it goes on. */
const displacedRow = (summary: Summary, at: number): RowBase => ({
  ...base(summary),
  phase: 'wrap-up',
  phaseSince: at,
  waitingSince: null,
  lastMessage: null,
  messages: 0,
  handler: null,
  epoch: 0,
  customer: { ...summary.customer, present: false },
  priority: 0,
  tags: [],
  onHold: false,
  snoozedUntil: null,
  isAnswered: true,
  offer: null,
});

/** Who is whispered to, and who may still read what was whispered to them. */
const hearing = {
  handler: true,
  standby: true,
  offered: false,
  displaced: false,
  supervising: false,
} as const satisfies Record<Relation, boolean>;

/** The item for one person's desk, or null when it no longer stands there. */
export const deskItemFor = (
  state: ConversationState,
  presence: Presence,
  id: PersonId,
  /** For whoever has it already. */
  summary = summaryOf(state, presence),
): DeskItem | null => {
  const relation = relationOf(state, id);
  if (!relation) return null;
  const former = formerHandlerOf(state, id);
  const whispers = state.whispers[id] ?? 0;
  const row: Row =
    relation === 'displaced' && former
      ? displacedRow(summary, former.at)
      : relation === 'supervising'
        ? supervisorRow(summary, { viewer: id, seesOthers: state.policy.supervisorsSeeEachOther === 'on' })
        : base(summary);
  return {
    relation,
    row,
    mode: supervisionOf(state, id)?.mode ?? null,
    displaced: former ? { by: former.by, at: former.at, reason: former.reason } : null,
    offer:
      relation === 'offered' && state.offer
        ? { by: state.offer.by, until: state.offer.until, note: state.offer.note }
        : null,
    ...(hearing[relation] && whispers > 0 ? { whispers } : {}),
  };
};
