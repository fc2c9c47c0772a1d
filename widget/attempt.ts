/** Storage throws where it is blocked, and where it is full; whoever keeps something does without it then. */
export const attempt = <Result>(use: () => Result): Result | null => {
  try {
    return use();
  } catch {
    return null;
  }
};
