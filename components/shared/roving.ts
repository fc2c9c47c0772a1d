/** Which key moves where in a list that has one tab stop. */

const steps: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  j: 1,
  ArrowUp: -1,
  k: -1,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

/**
 * The index that a key leads to, or null when it does not move. The letters are shortcuts of one key, which is why
 * whoever uses this listens in the list alone, and not while somebody types.
 */
export const roveTo = (event: KeyboardEvent, at: number, count: number): number | null => {
  const step = steps[event.key];
  if (step === undefined || count === 0 || event.ctrlKey || event.metaKey || event.altKey) return null;
  return Math.min(count - 1, Math.max(0, Math.max(0, at) + step));
};
