/** How long to wait before the next try, so that a thousand clients of a restarted server do not come back at once. */

const firstMilliseconds = 2_000;
const baseMilliseconds = 500;
const longestMilliseconds = 30_000;

/**
 * Full jitter: anything from nothing to a bound. The first try after a loss is spread over two seconds, because a
 * restart hits everybody in the same instant; from then on the bound doubles from half a second to thirty.
 */
export const retryDelay = (attempt: number, random: number): number =>
  random *
  (attempt === 0 ? firstMilliseconds : Math.min(longestMilliseconds, baseMilliseconds * 2 ** (attempt - 1)));
