/** Waits for the next frame: what changes a hundred times a second is drawn no more often than it can be seen. */

/** Where nothing is drawn, in a hidden page, frames do not come; what waits for them goes on all the same. */
const HIDDEN_WAIT = 250;

export const nextFrame = (): Promise<void> =>
  new Promise((resolve) => {
    if (document.hidden) setTimeout(resolve, HIDDEN_WAIT);
    else requestAnimationFrame(() => resolve());
  });
