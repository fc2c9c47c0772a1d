/** What a server's log says of rooms that had no turn in time, as on a machine that is too busy. They are asked again: no fault. */
export const isLate = (line: string): boolean =>
  /-(?:unreachable|failed)".*The other room did not answer in \d+ ms/.test(line);
