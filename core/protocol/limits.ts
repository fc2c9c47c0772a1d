/** The bounds that both ends know; the server tells them in `welcome.limits` and enforces them. */
import { longestName } from '../domain/names.js';

export const limits = {
  /** Bytes of one frame from a client, measured before it is parsed. */
  frameBytes: 16_384,
  /** Code points of one message. */
  textLength: 4_000,
  /** Code points of a name. */
  nameLength: longestName,
  /** Nesting of a frame from a client. */
  depth: 6,
  /** Keys of one object in a frame from a client. */
  keys: 32,
  /** Items of one list in a frame from a client. */
  items: 32,
  /** Entries of one page. */
  pageSize: 50,
  /** A visible client says something at least this often. */
  pingSeconds: 15,
  /** The server closes a socket that said nothing for so long. */
  silenceSeconds: 45,
  /** A client gives a socket up that said nothing for so long. */
  clientSilenceSeconds: 35,
  /** From connection to `hello`. */
  helloSeconds: 5,
  /** Bad frames before the socket is closed. */
  badFrames: 10,
  /** Bytes sent and not acknowledged by a ping before the socket counts as slow. */
  unacknowledgedBytes: 1_048_576,
  /** A client acknowledges after this many frames, not only with the next ping. */
  acknowledgeEvery: 32,
  /** Seconds that a typing notice lives. */
  typingSeconds: 6,
} as const;

export type Limits = { readonly [Name in keyof typeof limits]: number };
