/** The part of the timeline that a client has: in order, each entry once, ending at the newest. */
import type { EntryView } from '../core/domain/view.js';

/** A replay may repeat what is there already; what is there already stays the same object. */
export const withNewer = (
  entries: readonly EntryView[],
  incoming: readonly EntryView[],
): readonly EntryView[] => {
  const last = entries.at(-1)?.seq ?? 0;
  const newer = incoming.filter((entry) => entry.seq > last);
  return newer.length === 0 ? entries : [...entries, ...newer];
};

/** Numbers have no gaps, so a frame that begins beyond the next one follows another that never came. */
export const isBeyond = (entries: readonly EntryView[], incoming: readonly EntryView[]): boolean => {
  const last = entries.at(-1)?.seq ?? 0;
  const next = incoming.find(({ seq }) => seq > last);
  return next !== undefined && next.seq > last + 1;
};

export const withOlder = (
  entries: readonly EntryView[],
  page: readonly EntryView[],
): readonly EntryView[] => {
  const first = entries[0]?.seq ?? Number.POSITIVE_INFINITY;
  return [...page.filter((entry) => entry.seq < first), ...entries];
};

/** The number in which marks are counted: that of the stream for everyone. A customer has no other. */
export const publicSeqOf = (entry: EntryView, isCustomer: boolean): number =>
  isCustomer ? entry.seq : (entry.publicSeq ?? 0);

export const newestPublicSeq = (entries: readonly EntryView[], isCustomer: boolean): number =>
  Math.max(0, publicSeqOf(entries.findLast((entry) => entry.audience === 'everyone') ?? none, isCustomer));

const none = { seq: 0 } as EntryView;
