/** One tab at a time does this; where there are no locks, whoever comes first. */
export const alone = async <Result>(name: string, act: () => Result): Promise<Result> => {
  const locks = globalThis.navigator?.locks as LockManager | undefined;
  const done: Result[] = [];
  try {
    await locks?.request(name, () => void done.push(act()));
  } catch {
    // Pages without an origin of their own have locks that they may not use.
  }
  const [result] = done;
  return done.length > 0 ? (result as Result) : act();
};
