/** Remembers how far somebody has looked, and leads them to what they have not seen when they come. */
import type { Marks } from '../../core/domain/conversation.js';
import type { Role } from '../../core/domain/identity.js';
import type { EntryView } from '../../core/domain/view.js';
import { isFromOthers, publicNumber } from './timeline-items.js';

interface Timeline {
  readonly entries: readonly EntryView[];
  readonly marks: Marks | null;
  readonly viewer: Role;
  /** More of what was missed is on its way. */
  readonly catchingUp: boolean;
}

export class LastLook {
  /** The number of the first entry that they had not seen when they came, or 0. */
  from = 0;
  #isOpen = false;
  /** The newest entry for everyone that was on the screen. */
  #seen = 0;

  /** Called with every change; returns how many messages they had not seen, when they come, and 0 while they stay. */
  come({ entries, marks, viewer, catchingUp }: Timeline, isLookedAt: boolean): number {
    this.#isOpen &&= isLookedAt;
    if (this.#isOpen || !isLookedAt || catchingUp || entries.length === 0) return 0;
    this.#isOpen = true;
    // What staff have read is the handler's doing: it says nothing of a supervisor.
    const own = viewer === 'supervisor' ? null : marks?.[viewer === 'customer' ? 'customer' : 'staff'];
    const seen = Math.max(this.#seen, own?.read ?? 0);
    const unseen = entries.filter(
      (entry) => entry.audience === 'everyone' && isFromOthers(entry) && publicNumber(entry) > seen,
    );
    // Whoever has never looked begins with the newest.
    this.from = seen > 0 ? (unseen[0]?.seq ?? 0) : 0;
    return this.from > 0 ? unseen.length : 0;
  }

  /** The end is on the screen, if anything is; returns the number to report, or 0 where that is no news. */
  seeEnd(entries: readonly EntryView[]): number {
    if (!this.#isOpen) return 0;
    const newest = entries.findLast(({ audience }) => audience === 'everyone');
    const number = newest ? publicNumber(newest) : 0;
    if (number <= this.#seen) return 0;
    this.#seen = number;
    return number;
  }
}
