/** How a conversation leaves a desk: what is kept of that, and what its owner is told beside that it is gone. */
import type { DeskEntry } from './desk.js';
import { seenOn } from './desk-seen.js';
import type { ConversationId } from './ids.js';
import type { DeskItem, Relation } from './summary.js';

/** A conversation's word to a desk. */
export interface Told extends Pick<DeskEntry, 'conversation' | 'version' | 'isErased' | 'isForgotten'> {
  readonly item: DeskItem | null;
  /** When it ended, once it has. */
  readonly closedAt?: number;
}

/** Who finds it among what is closed. Whoever it was taken from is not told how it went on. */
const finds = {
  handler: true,
  supervising: true,
  offered: false,
  standby: false,
  displaced: false,
} as const satisfies Record<Relation, boolean>;

const closedOn = (known: DeskEntry | undefined, { item, closedAt, isErased }: Told): number | undefined => {
  if (item) return undefined;
  const isTheirs = known?.item != null && finds[known.item.relation];
  return isTheirs && !isErased ? closedAt : known?.closedAt;
};

/** What the desk keeps of it from then on. */
export const entryAfter = (known: DeskEntry | undefined, told: Told, now: number): DeskEntry => {
  const { conversation, version, item, isErased, isForgotten } = told;
  const closedAt = closedOn(known, told);
  return {
    conversation,
    version,
    item,
    ...seenOn(known, item),
    ...(item ? {} : { goneAt: now }),
    ...(closedAt === undefined ? {} : { closedAt }),
    ...(isErased ? { isErased } : {}),
    ...(isForgotten ? { isForgotten } : {}),
  };
};

export interface Parting {
  readonly closed?: readonly { readonly conversation: ConversationId; readonly at: number }[];
  readonly erased?: readonly ConversationId[];
}

/** Of an erasure they are told who were told that it had ended: others do not have it in any list. */
export const partingOf = (known: DeskEntry | undefined, after: DeskEntry): Parting => {
  const { conversation, closedAt, isErased } = after;
  if (closedAt === undefined) return {};
  if (known?.closedAt === undefined) return { closed: [{ conversation, at: closedAt }] };
  return isErased && !known.isErased ? { erased: [conversation] } : {};
};
