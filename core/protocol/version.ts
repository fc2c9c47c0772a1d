/**
 * The protocol's version. A test pins a hash of all schemas beside this number: when it fails, decide whether old
 * clients still understand, raise the number, add a line below, and update the literal in the test.
 *
 * Deploy servers first: a server speaks every version from the minimum on, a client only its own.
 *
 * 1  The first: conversations, workgroups and desks.
 */
export const protocolVersion = 1;
export const minimumProtocolVersion = 1;

/** The highest version that both know, or null. */
export const commonVersion = ([from, to]: readonly [number, number]): number | null => {
  const highest = Math.min(to, protocolVersion);
  return highest >= Math.max(from, minimumProtocolVersion) ? highest : null;
};
