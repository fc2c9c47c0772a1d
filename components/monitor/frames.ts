/** What changes a hundred times a second is drawn no more often than it can be seen, and what changes seldom at once. */

const FRAME = 16;
/** Where nothing is drawn, in a hidden page, frames do not come; what waits for them goes on all the same. */
const HIDDEN_WAIT = 250;

export const nextFrame = (): Promise<void> =>
  new Promise((resolve) => {
    if (document.hidden) setTimeout(resolve, HIDDEN_WAIT);
    else requestAnimationFrame(() => resolve());
  });

export class FrameGate {
  #last = Number.NEGATIVE_INFINITY;

  /** Resolves when it may be drawn: now, where the last time was a frame ago. */
  async pass(): Promise<void> {
    if (performance.now() - this.#last < FRAME) await nextFrame();
    this.#last = performance.now();
  }
}
