/** Waiting for what a client comes to show, with an end and a reason. */

/**
 * A fault may leave a bucket empty: a client whose clock runs faster than the server's asks again too early then, and again,
 * and what it has left to say takes its time.
 */
const LIMIT_MS = 150_000;

export class NotInTime extends Error {}

/** Resolves as soon as it holds; looks again at each change. */
export const until = (
  of: EventTarget,
  holds: () => boolean,
  what: () => string,
  limit = LIMIT_MS,
): Promise<void> =>
  new Promise((resolve, reject) => {
    const done = (): void => {
      clearTimeout(timer);
      of.removeEventListener('change', look);
    };
    const look = (): void => {
      if (!holds()) return;
      done();
      resolve();
    };
    const timer = setTimeout(() => {
      done();
      reject(new NotInTime(what()));
    }, limit);
    of.addEventListener('change', look);
    look();
  });

/** For faults that last for a while. */
export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
