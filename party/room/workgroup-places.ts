/** What each that waits is told of its place in the queue, and when that changes by the passing of time. */
import type { ConversationId } from '../../core/domain/ids.js';
import type { QueuePlace } from '../../core/domain/presence.js';
import { patienceEnds, queuePlaces } from '../../core/domain/workgroup-queue.js';
import { earliest } from './connections.js';
import { OpeningClock } from './opening-clock.js';
import type { Clock } from './ports.js';
import type { ClosedIndex } from './workgroup-index.js';
import type { LiveRows } from './workgroup-live.js';
import type { WorkgroupPolicy } from './workgroup-policy.js';
import type { WorkgroupStaff } from './workgroup-staff.js';

/** Where the places come from. */
export interface PlaceSources {
  readonly clock: Clock;
  readonly live: LiveRows;
  readonly staff: WorkgroupStaff;
  readonly policy: WorkgroupPolicy;
  readonly index: ClosedIndex;
}

export class WorkgroupPlaces {
  readonly #sources: PlaceSources;
  readonly #owe: (conversation: ConversationId, urgency: 'now' | 'soon') => void;
  #places: ReadonlyMap<ConversationId, QueuePlace> = new Map();
  /** What each was owed last, so that only changes are told. A room that starts owes it to all. */
  readonly #owed = new Map<ConversationId, string>();
  readonly #asking = new Set<ConversationId>();
  readonly #openings = new OpeningClock();
  #nextAt: number | null = null;

  constructor(sources: PlaceSources, owe: (conversation: ConversationId, urgency: 'now' | 'soon') => void) {
    this.#sources = sources;
    this.#owe = owe;
  }

  /** When a place changes though nobody did anything. */
  get nextAt(): number | null {
    return this.#nextAt;
  }

  of(conversation: ConversationId): QueuePlace | null {
    return this.#places.get(conversation) ?? null;
  }

  /** A conversation keeps its place in memory alone: whenever it speaks up it may have begun anew, without one. */
  heardFrom(conversation: ConversationId): void {
    this.#asking.add(conversation);
  }

  refresh(): void {
    const { clock, live, staff, policy, index } = this.#sources;
    const now = clock.now();
    const rows = live.summaries();
    const { averageHandleSeconds } = index;
    this.#places = queuePlaces(
      { rows, staff: staff.rows(), policy: policy.policy, averageHandleSeconds },
      now,
    );
    for (const id of new Set([...this.#owed.keys(), ...this.#places.keys()])) this.#oweTo(id);
    this.#asking.clear();
    const ends = rows.map((row) => patienceEnds(row, policy.policy)).filter((at) => at !== null && at > now);
    this.#nextAt = earliest(this.#openings.after(policy.policy.hours, now), ...ends);
  }

  #oweTo(id: ConversationId): void {
    const text = JSON.stringify(this.of(id));
    const isAsking = this.#asking.has(id);
    if (this.#owed.get(id) === text && !isAsking) return;
    // What is closed or gone needs no word that it waits no longer.
    if (this.#sources.live.get(id)) this.#owe(id, isAsking ? 'now' : 'soon');
    if (this.of(id)) this.#owed.set(id, text);
    else this.#owed.delete(id);
  }
}
