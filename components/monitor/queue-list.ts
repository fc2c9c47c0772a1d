/** What the queue of one workgroup is made of: who waits, who is answered, the numbers, and how many chats each agent has. */
import type { StaffRowView } from '../../core/domain/availability.js';
import type { PersonId, WorkgroupId } from '../../core/domain/ids.js';
import { waitingOf } from '../../core/domain/snapshot.js';
import type { Row } from '../../core/domain/summary.js';
import type { Figures } from '../../core/domain/workgroup-house.js';
import { queue } from '../inbox/inbox-lists.js';
import { byNeed } from './agents-list.js';

export interface QueueWorkgroup {
  readonly id: WorkgroupId;
  readonly label: string;
  /** Null until the workgroup has told them. */
  readonly figures: Figures | null;
  /** Who works there; without it everybody is counted in the only workgroup, and nobody idle where there are several. */
  readonly staff?: readonly StaffRowView[];
}

/** How many conversations somebody has in one workgroup. */
export interface ChatsOf {
  readonly id: PersonId;
  readonly name: string;
  readonly chats: number;
  /** How many places they have altogether; null where that is not known. */
  readonly max: number | null;
}

export interface QueueNow {
  readonly waiting: readonly Row[];
  readonly interacting: readonly Row[];
  readonly longestWaitSince: number | null;
  readonly online: number | null;
  readonly available: number | null;
  readonly chats: readonly ChatsOf[];
}

/** Everybody who is on-line, and whoever handles something although they are not. */
const chatsOf = (
  interacting: readonly Row[],
  staff: readonly StaffRowView[],
  all: readonly StaffRowView[],
): readonly ChatsOf[] => {
  const people = new Map<PersonId, ChatsOf>();
  for (const { id, name, role, availability, maxSessions } of staff) {
    if (role === 'agent' && availability.kind !== 'offline') {
      people.set(id, { id, name, chats: 0, max: maxSessions });
    }
  }
  for (const { handler } of interacting) {
    if (!handler) continue;
    const { id, name } = handler;
    const max = all.find((each) => each.id === id)?.maxSessions ?? null;
    const known = people.get(id) ?? { id, name, chats: 0, max };
    people.set(id, { ...known, chats: known.chats + 1 });
  }
  return [...people.values()].toSorted((a, b) => b.chats - a.chats || a.name.localeCompare(b.name));
};

const count = (staff: readonly StaffRowView[], isMeant: (kind: string) => boolean): number =>
  staff.filter((each) => isMeant(each.availability.kind)).length;

/** What its workgroup counts is taken from there; what can be seen in the rows is counted in them, so that both agree. */
export const queueNow = (
  { id, figures, staff }: QueueWorkgroup,
  rows: readonly Row[],
  all: readonly StaffRowView[],
  isOnly: boolean,
): QueueNow => {
  const there = rows.filter((row) => row.workgroup === id);
  const interacting = there.filter((row) => row.phase === 'active').toSorted(byNeed);
  const known = staff ?? (isOnly ? all : null);
  const waitingRows = there.map(({ snoozedUntil, ...row }) =>
    snoozedUntil === null ? row : { ...row, snoozed: true as const },
  );
  return {
    waiting: queue(there),
    interacting,
    longestWaitSince: waitingOf(waitingRows).longestWaitSince,
    online: figures?.queue.agentsOnline ?? (known && count(known, (kind) => kind !== 'offline')),
    available: figures?.queue.agentsAvailable ?? (known && count(known, (kind) => kind === 'available')),
    chats: chatsOf(interacting, known ?? [], all),
  };
};
