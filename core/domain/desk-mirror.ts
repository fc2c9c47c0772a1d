/** What a supervisor is shown of somebody else's desk: what the agent has before them, and nothing beside it. */
import type { DeskProfile } from './desk.js';
import type { GrantRule, Identity } from './identity.js';
import { hasGrant } from './identity.js';
import type { ConversationId, WorkgroupId } from './ids.js';
import type { DeskItem } from './summary.js';

/** What each workgroup's policy says of the supervisor flag; undefined where it is not known, which is the strict one. */
export type RuleIn = (workgroup: WorkgroupId) => GrantRule | undefined;

/** In which of the owner's workgroups somebody may look over their shoulder, also those that they have left. */
export const mirroredWorkgroups = (
  owner: DeskProfile | null,
  who: Identity,
  ruleIn: RuleIn,
): readonly WorkgroupId[] =>
  (Object.keys(owner?.grants ?? {}) as WorkgroupId[]).filter((id) =>
    hasGrant(who, id, 'monitor', ruleIn(id)),
  );

/** Whether there is anything to mirror: the owner belongs to one of these now. */
export const mayMirror = (owner: DeskProfile | null, who: Identity, ruleIn: RuleIn): boolean =>
  mirroredWorkgroups(owner, who, ruleIn).some((id) => (owner?.grants[id]?.length ?? 0) > 0);

/**
 * One item as a mirror is shown it, or null. What the owner watches is theirs alone: one supervisor's watching is told
 * where the workgroup's rows are told. That holds for what they are offered beside it, too: of modes only what they
 * took over is shown, as everybody on the staff knows of that.
 */
export const mirrored = (item: DeskItem, workgroups: readonly WorkgroupId[]): DeskItem | null => {
  const { relation, row, mode, displaced, offer } = item;
  if (relation === 'supervising' || !workgroups.includes(row.workgroup)) return null;
  return { relation, row, mode: mode === 'takeover' ? mode : null, displaced, offer };
};

export const mirrorItems = (
  items: readonly DeskItem[],
  workgroups: readonly WorkgroupId[],
): readonly DeskItem[] => items.flatMap((item) => mirrored(item, workgroups) ?? []);

/** What the owner has in front, where it is among what is mirrored. */
export const mirrorFront = (
  front: ConversationId | null,
  items: readonly DeskItem[],
  workgroups: readonly WorkgroupId[],
): ConversationId | null =>
  mirrorItems(items, workgroups).some(({ row }) => row.conversation === front) ? front : null;
