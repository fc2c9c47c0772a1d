/** What happens to closed conversations while their list is shown: more of them end, and of some all is deleted. */
import type { DeskSnapshot } from '../../client/snapshots.js';
import type { ClosedRow } from '../../core/domain/closed-index.js';
import type { ConversationId, PersonId, WorkgroupId } from '../../core/domain/ids.js';

export interface ClosedNews {
  readonly ended: readonly { readonly workgroup: WorkgroupId; readonly row: ClosedRow }[];
  readonly erased: readonly ConversationId[];
}

export const noNews: ClosedNews = { ended: [], erased: [] };

/** As far as a desk knows; how it came out, and figures, are there when the list is read again. */
const rowOf = ({ item: { row }, at }: DeskSnapshot['closed'][number]): ClosedRow => ({
  conversation: row.conversation,
  // Whose they are is told by the archive alone, and asked of it by the conversation.
  customer: { id: '' as PersonId, name: row.customer.name, verified: row.customer.verified },
  agents: row.handler ? [{ id: row.handler.id, name: row.handler.name, role: 'agent' }] : [],
  tags: row.tags,
  disposition: null,
  channel: row.channel,
  openedAt: row.openedAt,
  closedAt: at,
  messages: row.messages,
  excerpt: null,
  isErased: false,
  rating: null,
  figures: null,
});

/** What one's own desk has told since it was connected. */
export const newsOf = (desk: DeskSnapshot | null): ClosedNews =>
  desk
    ? {
        ended: desk.closed.map((each) => ({ workgroup: each.item.row.workgroup, row: rowOf(each) })),
        erased: desk.erased,
      }
    : noNews;

/** What was read, with what has ended since on top. What the archive itself calls erased was read later than that. */
export const rowsWith = (
  read: readonly ClosedRow[],
  { ended, erased }: ClosedNews,
  workgroup: WorkgroupId | null,
): readonly ClosedRow[] => {
  const known = new Set(read.map(({ conversation }) => conversation));
  const gone = new Set(erased);
  const more = ended.filter((each) => each.workgroup === workgroup).map(({ row }) => row);
  const fresh = more.filter(({ conversation }) => !known.has(conversation));
  return [
    ...fresh.toSorted((a, b) => b.closedAt - a.closedAt),
    ...read.filter(({ conversation, isErased }) => isErased || !gone.has(conversation)),
  ];
};
