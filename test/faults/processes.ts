/** The processes of a server: which of them runs the rooms, and how much memory it holds. */
import { execFileSync } from 'node:child_process';
import type { TestServer } from '../support/partykit.js';

interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly kilobytes: number;
  readonly name: string;
}

const all = (): readonly Process[] =>
  execFileSync('ps', ['-A', '-o', 'pid=,ppid=,rss=,comm='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((line) => {
      const [pid, parent, kilobytes, ...name] = line.trim().split(/\s+/);
      return { pid: Number(pid), parent: Number(parent), kilobytes: Number(kilobytes), name: name.join(' ') };
    });

/** The one below the server's that runs the rooms. */
const roomsOf = ({ pid }: TestServer): Process => {
  const processes = all();
  const isBelow = (each: Process): boolean => {
    if (each.parent === pid) return true;
    const parent = processes.find((other) => other.pid === each.parent);
    return parent ? isBelow(parent) : false;
  };
  const found = processes.filter(({ name }) => name.includes('workerd')).find(isBelow);
  if (!found) throw new Error('The server has no process for its rooms.');
  return found;
};

export const killRooms = (server: TestServer): void => {
  process.kill(roomsOf(server).pid, 'SIGKILL');
};

export const roomsMegabytes = (server: TestServer): number => roomsOf(server).kilobytes / 1024;
