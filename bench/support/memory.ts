/** Memory of the processes in which the rooms live, as Linux counts it. */
import { readFileSync } from 'node:fs';
import { roomsProcesses } from './processor.js';

const residentOf = (pid: number): number => {
  try {
    return Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
  } catch {
    // It ended meanwhile.
    return 0;
  }
};

/** Kilobytes in memory, of the `workerd` of this server and whatever it started; not a number on other systems. */
export const residentKilobytes = (server: number): number => {
  const pids = roomsProcesses(server);
  return pids.length === 0 ? Number.NaN : pids.reduce((sum, pid) => sum + residentOf(pid), 0);
};
