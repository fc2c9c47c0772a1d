/** Waiting for what a client comes to show, with an end and a reason. */

/**
 * A fault may leave a bucket empty: a client whose clock runs faster than the server's asks again too early then, and again,
 * and what it has left to say takes its time.
 */
const LIMIT_MS = 150_000;

/** Nothing is known to be wrong, and something that was due has not come. */
export class NotInTime extends Error {
  override readonly name = 'NotInTime';

  constructor(what: string, options?: ErrorOptions) {
    super(`Not in time: ${what}`, options);
  }
}

export const isNotInTime = ({ name }: { readonly name?: string }): boolean => name === 'NotInTime';

/**
 * For a test: what is late once may be so because the machine is; what is lost, doubled or leaked is so for good. Told by
 * the message, as Vitest takes a function away before the test runs, and tries again whatever failed.
 */
export const onceMoreIfLate = { retry: { count: 1, condition: /^Not in time: / } };

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
