/** Who works in a workgroup, as their desks told it, and how they take what they are offered. */
import type { StaffRow } from '../../core/domain/availability.js';
import { isNews } from '../../core/domain/desk.js';
import type { Person } from '../../core/domain/identity.js';
import { personOf } from '../../core/domain/identity.js';
import type { PersonId } from '../../core/domain/ids.js';
import type { Policy } from '../../core/domain/policy.js';
import type { Candidate } from '../../core/domain/routing.js';
import type { OfferEvent } from '../../core/domain/workgroup-offers.js';
import { attends, candidateOf } from '../../core/domain/workgroup-queue.js';
import type { Storage } from './ports.js';
import type { Part } from './workgroup-store.js';
import { keys } from './workgroup-store.js';

/** What the workgroup itself knows of somebody. */
interface Notes {
  readonly lastOfferedAt: number;
  /** Offers that they let pass, one after the other, without a word. */
  readonly missed: number;
}

const noNotes: Notes = { lastOfferedAt: 0, missed: 0 };

const noted = {
  asked: (notes, now) => ({ ...notes, lastOfferedAt: now }),
  missed: (notes) => ({ ...notes, missed: notes.missed + 1 }),
  // Whoever declines is there as well as whoever accepts.
  answered: (notes) => ({ ...notes, missed: 0 }),
} as const satisfies Record<OfferEvent['kind'], (notes: Notes, now: number) => Notes>;

export class WorkgroupStaff {
  readonly #storage: Storage;
  readonly #rows = new Map<PersonId, StaffRow>();
  readonly #notes = new Map<PersonId, Notes>();

  constructor(storage: Storage) {
    this.#storage = storage;
  }

  async load(): Promise<void> {
    for (const value of (await this.#storage.list({ prefix: 'staff/' })).values()) {
      const row = value as StaffRow;
      this.#rows.set(row.id, row);
    }
    for (const [key, value] of await this.#storage.list({ prefix: 'agent/' })) {
      this.#notes.set(key.slice('agent/'.length) as PersonId, value as Notes);
    }
  }

  /** Those who belong to it. Of whoever does not any more, the row is kept to recognise older ones. */
  rows(): readonly StaffRow[] {
    return [...this.#rows.values()].filter(({ grants }) => grants.length > 0);
  }

  get(id: PersonId): StaffRow | undefined {
    return this.#rows.get(id);
  }

  personOf(id: PersonId): Person | null {
    const row = this.#rows.get(id);
    return row ? personOf(row) : null;
  }

  candidates(policy: Policy): readonly Candidate[] {
    return this.rows().map((row) => this.candidate(row, policy));
  }

  candidate(row: StaffRow, policy: Policy): Candidate {
    return candidateOf(row, this.#notesOf(row.id).lastOfferedAt, policy);
  }

  /** All of a row that routing and queue look at, as text; of whoever is not there for customers it is nothing. */
  countsAs(row: StaffRow | undefined, policy: Policy): string {
    if (!row || !attends(row, policy)) return '';
    return JSON.stringify([this.candidate(row, policy), row.availability.kind]);
  }

  /** Null when it is no news. */
  put(row: StaffRow): Part | null {
    const known = this.#rows.get(row.id);
    if (!isNews(known, row)) return null;
    const notes = this.#notesOf(row.id);
    // They said themselves how it is with them: what they missed before does not count any more.
    const isSetAnew = known !== undefined && known.availability.since !== row.availability.since;
    const forgiven = isSetAnew && notes.missed > 0 ? this.#withNotes(row.id, { ...notes, missed: 0 }) : null;
    return {
      puts: [[keys.staff(row.id), row], ...(forgiven?.puts ?? [])],
      stored: () => {
        this.#rows.set(row.id, row);
        forgiven?.stored?.();
      },
    };
  }

  /** What the news of one conversation says of those whom it was offered to. */
  after(events: readonly OfferEvent[], now: number): readonly Part[] {
    const changed = new Map<PersonId, Notes>();
    for (const { person, kind } of events) {
      changed.set(person, noted[kind](changed.get(person) ?? this.#notesOf(person), now));
    }
    return [...changed].map(([person, notes]) => this.#withNotes(person, notes));
  }

  /** Those who are to be taken for away. */
  absent({ routing: { missedBeforeAway } }: Policy): readonly PersonId[] {
    if (missedBeforeAway === null) return [];
    return [...this.#notes].filter(([, { missed }]) => missed >= missedBeforeAway).map(([id]) => id);
  }

  isAbsent(id: PersonId, { routing: { missedBeforeAway } }: Policy): boolean {
    return missedBeforeAway !== null && this.#notesOf(id).missed >= missedBeforeAway;
  }

  /** Their desk was told. */
  forgive(id: PersonId): Part {
    return this.#withNotes(id, { ...this.#notesOf(id), missed: 0 });
  }

  #notesOf(id: PersonId): Notes {
    return this.#notes.get(id) ?? noNotes;
  }

  #withNotes(id: PersonId, notes: Notes): Part {
    return { puts: [[keys.agent(id), notes]], stored: () => void this.#notes.set(id, notes) };
  }
}
