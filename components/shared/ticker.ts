/** One timer for everything that shows how long something has been going on. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';

const SECOND = 1_000;
const hosts = new Set<ReactiveControllerHost>();
let timer: ReturnType<typeof setInterval> | undefined;

const tick = (): void => {
  for (const host of hosts) host.requestUpdate();
};

/**
 * Has its host render once a second while it is connected. A list of a hundred rows is one host, or a hundred that
 * share one timer; either way all clocks of a page change in the same frame. Clocks are text in plain elements, never
 * in a live region: a number that changes every second must not be read out.
 */
export class Ticker implements ReactiveController {
  readonly #host: ReactiveControllerHost;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    hosts.add(this.#host);
    timer ??= setInterval(tick, SECOND);
  }

  hostDisconnected(): void {
    hosts.delete(this.#host);
    if (hosts.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  }
}

/** How many elements are being ticked, and by how many timers: for tests. */
export const tickerLoad = (): { readonly hosts: number; readonly timers: number } => ({
  hosts: hosts.size,
  timers: timer === undefined ? 0 : 1,
});
