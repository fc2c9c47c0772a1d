/** What somebody is to find on their desk when they were not there: derived from one change of a desk's item alone. */
import type { Person } from './identity.js';
import type { ConversationId, PersonId } from './ids.js';
import type { DeskItem } from './summary.js';

/**
 * Taken from them; given to them; handed back to them; offered to them, and they did not answer; gone from them with
 * all that was said, as the customer asked.
 */
export const noticeKinds = ['taken-over', 'assigned', 'returned', 'offer-missed', 'deletion-asked'] as const;
export type NoticeKind = (typeof noticeKinds)[number];

export interface Notice {
  readonly id: string;
  readonly kind: NoticeKind;
  readonly conversation: ConversationId;
  /** Null: the house, or somebody who is not told. */
  readonly by: Person | null;
  readonly reason: string | null;
  readonly at: number;
}

/** The newest; whoever was away for longer reads the conversations. */
export const mostNotices = 50;

export interface ItemStep {
  readonly desk: PersonId;
  readonly before: DeskItem | null;
  readonly after: DeskItem | null;
  /** Who had asked for the place that this conversation takes; null where none was held. */
  readonly asked: 'self' | 'others' | null;
  readonly by: Person | null;
  readonly reason: string | null;
  /** The customer asked for what was said to be deleted. */
  readonly isForgotten: boolean;
  readonly now: number;
}

type Draft = Pick<Notice, 'kind' | 'by' | 'reason'>;

/** Whoever passed it on themselves knows of it: the one who has it now was being asked by them. */
const isOwnDoing = ({ desk, before }: ItemStep, by: Person): boolean =>
  by.id === desk || before?.row.offer?.to === by.id;

const takenOver = (step: ItemStep): Draft | null => {
  const displaced = step.after?.displaced;
  if (!displaced || displaced.at === step.before?.displaced?.at) return null;
  if (isOwnDoing(step, displaced.by)) return null;
  return { kind: 'taken-over', by: displaced.by, reason: displaced.reason };
};

const isGiven = ({ before, after }: ItemStep): boolean =>
  after?.relation === 'handler' && before?.relation !== 'handler';

const assigned = (step: ItemStep): Draft | null =>
  isGiven(step) && step.asked === 'others' ? { kind: 'assigned', by: step.by, reason: step.reason } : null;

/** To take something back oneself needs a place; to be given it back does not. */
const returned = (step: ItemStep): Draft | null => {
  const displaced = step.before?.displaced;
  if (!isGiven(step) || step.asked !== null || !displaced) return null;
  return { kind: 'returned', by: displaced.by, reason: null };
};

/** An answer ends an offer before its time, and so does whoever takes it back. */
const offerMissed = ({ before, after, now }: ItemStep): Draft | null => {
  const offer = before?.relation === 'offered' ? before.offer : null;
  if (!offer || now < offer.until || after?.relation === 'handler') return null;
  if (after?.offer?.until === offer.until) return null;
  return { kind: 'offer-missed', by: offer.by, reason: offer.note };
};

/** Nothing is left on the desk to tell whoever had it why. */
const deletionAsked = ({ before, after, isForgotten }: ItemStep): Draft | null =>
  isForgotten && before?.relation === 'handler' && !after
    ? { kind: 'deletion-asked', by: null, reason: null }
    : null;

/** The first that fits. Nothing here looks at supervising: watching comes and goes without a word. */
const derivations = [takenOver, assigned, returned, offerMissed, deletionAsked] as const;

export const noticeFrom = (step: ItemStep): Draft | null => {
  for (const derive of derivations) {
    const draft = derive(step);
    if (draft) return draft;
  }
  return null;
};
