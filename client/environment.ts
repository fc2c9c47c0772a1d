/** What the clients need of the world around them, so that tests can hold the clock and the network in their hands. */

export type Timer = ReturnType<typeof setTimeout>;

/**
 * What happens to the page: somebody looks at it again, the browser's opinion of the network changed, or the page is
 * put aside whole (back/forward cache) and taken out again.
 */
export type Signal = 'wake' | 'online' | 'offline' | 'freeze' | 'thaw';

export interface Environment {
  /** Milliseconds since the epoch. */
  now(): number;
  setTimer(run: () => void, milliseconds: number): Timer;
  clearTimer(timer: Timer): void;
  /** From 0 up to, not including, 1. */
  random(): number;
  isOnline(): boolean;
  /** Returns a function that ends the listening. */
  listen(tell: (signal: Signal) => void): () => void;
  /** For hosts without a global one, such as Node 20. */
  readonly WebSocket?: new (
    url: string,
    protocols?: string | string[],
  ) => unknown;
}

/** The page; where there is none (a server, Node) it is online and nothing ever happens to it. */
export const browserEnvironment: Environment = {
  now: () => Date.now(),
  setTimer: (run, milliseconds) => setTimeout(run, milliseconds),
  clearTimer: (timer) => clearTimeout(timer),
  random: () => Math.random(),
  // Only `false` says something; Node has a navigator without it.
  isOnline: () => globalThis.navigator?.onLine !== false,
  listen: (tell) => {
    if (typeof window === 'undefined') return () => {};
    const controller = new AbortController();
    const { signal } = controller;
    document.addEventListener('visibilitychange', () => document.hidden || tell('wake'), { signal });
    addEventListener('online', () => tell('online'), { signal });
    addEventListener('offline', () => tell('offline'), { signal });
    addEventListener('pagehide', (event) => event.persisted && tell('freeze'), { signal });
    addEventListener('pageshow', (event) => event.persisted && tell('thaw'), { signal });
    return () => controller.abort();
  },
};
