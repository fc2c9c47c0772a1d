/** What a supervisor is shown of somebody else's desk: what the agent has before them, and nothing beside it. */
import type { DeskProfile } from './desk.js';
import type { Identity } from './identity.js';
import { hasGrant } from './identity.js';
import type { ConversationId, WorkgroupId } from './ids.js';
import type { DeskItem } from './summary.js';

/** In which of the owner's workgroups somebody may look over their shoulder, also those that they have left. */
export const mirroredWorkgroups = (owner: DeskProfile | null, who: Identity): readonly WorkgroupId[] =>
  (Object.keys(owner?.grants ?? {}) as WorkgroupId[]).filter((id) => hasGrant(who, id, 'monitor'));

/** Whether there is anything to mirror: the owner belongs to one of these now. */
export const mayMirror = (owner: DeskProfile | null, who: Identity): boolean =>
  mirroredWorkgroups(owner, who).some((id) => (owner?.grants[id]?.length ?? 0) > 0);

/** What the owner watches is theirs alone: one supervisor's watching is told where the workgroup's rows are told. */
export const isMirrored = (item: DeskItem, workgroups: readonly WorkgroupId[]): boolean =>
  item.relation !== 'supervising' && workgroups.includes(item.row.workgroup);

export const mirrorItems = (
  items: readonly DeskItem[],
  workgroups: readonly WorkgroupId[],
): readonly DeskItem[] => items.filter((item) => isMirrored(item, workgroups));

/** What the owner has in front, where it is among what is mirrored. */
export const mirrorFront = (
  front: ConversationId | null,
  items: readonly DeskItem[],
  workgroups: readonly WorkgroupId[],
): ConversationId | null =>
  mirrorItems(items, workgroups).some(({ row }) => row.conversation === front) ? front : null;
