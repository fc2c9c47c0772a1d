/** Processor time of the process in which the rooms live, as Linux counts it. */
import { readdirSync, readFileSync } from 'node:fs';

/** `USER_HZ`, which is 100 on every Linux that Node runs on. */
const ticksPerSecond = 100;

interface Stat {
  readonly name: string;
  readonly parent: number;
  readonly seconds: number;
}

/** The name stands in brackets and may hold anything. */
const statOf = (pid: number): Stat | null => {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const end = text.lastIndexOf(')');
    const rest = text.slice(end + 2).split(' ');
    const [user, system] = [Number(rest[11]), Number(rest[12])];
    return {
      name: text.slice(text.indexOf('(') + 1, end),
      parent: Number(rest[1]),
      seconds: (user + system) / ticksPerSecond,
    };
  } catch {
    // It ended meanwhile, or this is no Linux.
    return null;
  }
};

const processes = (): readonly number[] => {
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(Number);
  } catch {
    return [];
  }
};

const isBelow = (pid: number, ancestor: number): boolean => {
  for (let at = pid; at > 1; at = statOf(at)?.parent ?? 0) if (at === ancestor) return true;
  return false;
};

const isRooms = (pid: number, server: number): boolean =>
  statOf(pid)?.name === 'workerd' && isBelow(pid, server);

/** The `workerd` of this server; null where it cannot be found, as on other systems than Linux. */
export const roomsProcess = (server: number): number | null =>
  processes().find((pid) => isRooms(pid, server)) ?? null;

/** The same with whatever it started. */
export const roomsProcesses = (server: number): readonly number[] => {
  const first = roomsProcess(server);
  return first === null ? [] : processes().filter((pid) => isBelow(pid, first));
};

/** Seconds of processor time that it has used since it began; not a number where that is not known. */
export const processorSeconds = (pid: number | null): number =>
  (pid === null ? null : statOf(pid)?.seconds) ?? Number.NaN;
