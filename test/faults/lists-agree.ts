/** Whether a workgroup's list says what the conversations say of themselves. */
import type { WorldFloor } from './world-floor.js';

interface RowShape {
  readonly conversation: string;
  readonly phase: string;
  readonly handler: { readonly id?: string } | null;
  readonly lastMessage: { readonly text: string } | null;
}

/** What a client of the list shows: rows put in, replaced and taken out. */
export const rowsOf = ({ list }: WorldFloor): ReadonlyMap<string, RowShape> => {
  const rows = new Map<string, RowShape>();
  for (const frame of list.frames) {
    if (frame.type === 'welcome' || frame.reset) rows.clear();
    for (const key of ['rows', 'changed'] as const) {
      for (const row of (frame[key] as RowShape[] | undefined) ?? []) rows.set(row.conversation, row);
    }
    for (const id of (frame.removed as string[] | undefined) ?? []) rows.delete(id);
  }
  return rows;
};

/** What is wrong, in words; null when nothing is. */
export const unlikeList = (floor: WorldFloor): string | null => {
  const rows = rowsOf(floor);
  for (const { watchers } of floor.talks) {
    const [watcher] = watchers;
    const { conversation } = watcher?.viewer ?? {};
    const row = rows.get(conversation ?? '');
    const header = watcher?.header;
    if (!row) return `${conversation} is not in the list`;
    const isSame = row.phase === header?.phase && row.handler?.id === header?.handler?.id;
    const words = watcher?.lastPublicMark;
    if (!isSame) return `${conversation} is ${header?.phase}, and ${row.phase} in the list`;
    if (words && !row.lastMessage?.text.includes(words)) {
      return `${conversation} ends with ${words}, and in the list with ${row.lastMessage?.text}`;
    }
  }
  return null;
};
