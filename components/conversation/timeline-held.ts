/** Messages that wait because there were many at once: they go by themselves, and it is said when. */
import type { PendingMessage } from '../../client/snapshots.js';
import type { Words } from './entry-words.js';

const SECOND = 1_000;

/** When it goes; null where it does not wait for that. */
export const heldUntil = ({ state }: PendingMessage): number | null =>
  state.kind === 'sending' ? (state.heldUntil ?? null) : null;

/** About: nobody is to watch seconds go by while there are many of them. */
const roughly = (seconds: number): number => (seconds > 10 ? Math.ceil(seconds / 5) * 5 : seconds);

export const heldText = (until: number, words: Words, now = Date.now()): string => {
  const seconds = Math.ceil((until - now) / SECOND);
  return seconds > 1
    ? words.t('timeline.held', { time: words.duration(roughly(seconds) * SECOND) })
    : words.t('timeline.held-soon');
};

/** Draws anew while something waits, and keeps no timer while nothing does. */
export class HeldClock {
  readonly #draw: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(draw: () => void) {
    this.#draw = draw;
  }

  look(pending: readonly PendingMessage[], isConnected: boolean): void {
    clearTimeout(this.#timer);
    const isAwaited = pending.some((each) => (heldUntil(each) ?? 0) > Date.now());
    if (isAwaited && isConnected) this.#timer = setTimeout(this.#draw, SECOND);
  }
}
