/** Who of the staff is in the list of agents, what they have before them, and in which order: by who needs help first. */
import type { StaffRowView } from '../../core/domain/availability.js';
import type { PersonId } from '../../core/domain/ids.js';
import type { Row } from '../../core/domain/summary.js';
import { waitOf } from './row-order.js';

export interface AgentNow {
  readonly person: StaffRowView;
  /** What they handle: who waits longest first. */
  readonly rows: readonly Row[];
  /** Since when the first of their customers waits for an answer. */
  readonly waitsSince: number | null;
}

const never = Number.MAX_SAFE_INTEGER;

/** Who waits longest first, then who has been there longest; the id decides a tie, so that nothing jumps. */
export const byNeed = (a: Row, b: Row): number =>
  (waitOf(a) ?? never) - (waitOf(b) ?? never) ||
  a.openedAt - b.openedAt ||
  (a.conversation < b.conversation ? -1 : 1);

const agentNow = (person: StaffRowView, rows: readonly Row[]): AgentNow => {
  const theirs = rows.filter((row) => row.handler?.id === person.id).toSorted(byNeed);
  return { person, rows: theirs, waitsSince: theirs[0] ? waitOf(theirs[0]) : null };
};

const load = ({ sessions, maxSessions }: StaffRowView): number => sessions / Math.max(1, maxSessions);

const compare = (a: AgentNow, b: AgentNow): number =>
  (a.waitsSince ?? never) - (b.waitsSince ?? never) ||
  load(b.person) - load(a.person) ||
  a.person.name.localeCompare(b.person.name) ||
  (a.person.id < b.person.id ? -1 : 1);

/** Each once, also who is in several workgroups; supervisors only while they handle something themselves. */
export const agentsOf = (staff: readonly StaffRowView[], rows: readonly Row[]): readonly AgentNow[] => {
  const people = new Map<PersonId, StaffRowView>(staff.map((person) => [person.id, person]));
  return [...people.values()]
    .map((person) => agentNow(person, rows))
    .filter((each) => each.person.role === 'agent' || each.rows.length > 0)
    .toSorted(compare);
};

export const matchesAgent = ({ person, rows }: AgentNow, search: string): boolean => {
  const wanted = search.trim().toLocaleLowerCase();
  const texts = [person.name, person.availability.reason, ...rows.map((row) => row.customer.name)];
  return wanted === '' || texts.some((text) => text?.toLocaleLowerCase().includes(wanted));
};

export interface AgentStatistics {
  readonly messages: number;
  readonly unanswered: number;
  /** In milliseconds; null without a conversation. */
  readonly duration: number | null;
}

/** Averages are figures about a person: they are only made where a workgroup has decided to show them. */
export const statisticsOf = ({ rows }: AgentNow, now: number): AgentStatistics => {
  const duration = rows.reduce((sum, row) => sum + Math.max(0, now - row.openedAt), 0);
  return {
    messages: rows.reduce((sum, row) => sum + row.messages, 0),
    unanswered: rows.filter((row) => row.phase === 'active' && !row.isAnswered).length,
    duration: rows.length === 0 ? null : duration / rows.length,
  };
};
