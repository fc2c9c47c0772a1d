/** The WebSocket of many clients at once, which counts whatever a server that is there refuses. */
import WebSocket from 'ws';
import type { Environment } from '../../client/environment.js';

export interface Trouble {
  /** Tries that found nobody: the server is not there yet. */
  nobody: number;
  /** Answered with a status instead of a socket, by status. */
  readonly statuses: Map<string, number>;
  /** `refused` frames, by code. */
  readonly refusals: Map<string, number>;
  /** Sockets closed with a reason, by code. */
  readonly closes: Map<string, number>;
}

const countIn = (map: Map<string, number>, key: string): void => {
  map.set(key, (map.get(key) ?? 0) + 1);
};

/** What a close says when the other end is simply gone, or when we left. */
const plainCloses: readonly number[] = [1000, 1005, 1006];

export const countingSockets = (): {
  readonly trouble: Trouble;
  readonly Socket: NonNullable<Environment['WebSocket']>;
} => {
  const trouble: Trouble = { nobody: 0, statuses: new Map(), refusals: new Map(), closes: new Map() };
  class CountingSocket extends WebSocket {
    constructor(url: string, protocols?: string | string[]) {
      super(url, protocols);
      this.on('error', ({ message }) => {
        const status = /server response: (\d+)/.exec(message)?.[1];
        if (status) countIn(trouble.statuses, status);
        else trouble.nobody += 1;
      });
      this.on('message', (data) => {
        const text = String(data);
        if (text.startsWith('{"type":"refused"')) {
          countIn(trouble.refusals, /"code":"([^"]+)"/.exec(text)?.[1] ?? '');
        }
      });
      this.on('close', (code) => {
        if (!plainCloses.includes(code)) countIn(trouble.closes, String(code));
      });
    }
  }
  return { trouble, Socket: CountingSocket };
};

/** In total. */
export const countOf = (...maps: readonly Map<string, number>[]): number =>
  maps.flatMap((each) => [...each.values()]).reduce((sum, each) => sum + each, 0);

export const troubleText = ({ nobody, statuses, refusals, closes }: Trouble): string => {
  const listed = (map: Map<string, number>): string =>
    map.size === 0 ? '0' : [...map].map(([key, count]) => `${count} × ${key}`).join(', ');
  return (
    `statuses ${listed(statuses)}  refusals ${listed(refusals)}  closes ${listed(closes)}  ` +
    `tries while nobody was there ${nobody}`
  );
};
