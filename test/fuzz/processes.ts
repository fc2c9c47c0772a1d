/** The processes of a server: whether they are still the same ones, and what memory they hold. */
import { readdirSync, readFileSync } from 'node:fs';

interface Process {
  readonly id: number;
  readonly name: string;
  /** Since the machine began: a number that was given to another process is told apart by it. */
  readonly startedAt: string;
  readonly kilobytes: number;
}

const read = (id: string, group: number): readonly Process[] => {
  try {
    const stat = readFileSync(`/proc/${id}/stat`, 'utf8');
    const name = stat.slice(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
    // After the name, which may hold anything: state, parent, group, and as the twentieth the start.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (Number(fields[2]) !== group) return [];
    const status = readFileSync(`/proc/${id}/status`, 'utf8');
    const kilobytes = Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0);
    return [{ id: Number(id), name, startedAt: fields[19] ?? '', kilobytes }];
  } catch {
    // It has ended meanwhile.
    return [];
  }
};

/** Of the group that a server's first process leads; null where the system does not say. */
export const processesOf = (group: number): readonly Process[] | null => {
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap((id) => read(id, group));
  } catch {
    return null;
  }
};

export const megabytesOf = (processes: readonly Process[] | null): number | null =>
  processes && Math.round(processes.reduce((sum, { kilobytes }) => sum + kilobytes, 0) / 1024);

/** Those that were there before and are not any more. */
export const goneFrom = (
  before: readonly Process[] | null,
  after: readonly Process[] | null,
): readonly string[] => {
  if (!before || !after) return [];
  const isThere = ({ id, startedAt }: Process): boolean =>
    after.some((each) => each.id === id && each.startedAt === startedAt);
  return before.filter((each) => !isThere(each)).map(({ id, name }) => `${name} ${id}`);
};
