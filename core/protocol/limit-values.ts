/** The bounds that both ends know, each by itself: what talks to rooms on other websites' pages takes those that it needs. */
import { longestName } from '../domain/names.js';
/** Bytes of one frame from a client, measured before it is parsed. */
export const frameBytes = 16_384;
/** Code points of one message. */
export const textLength = 4_000;
/** Code points of a name. */
export const nameLength = longestName;
/** Nesting of a frame from a client. */
export const depth = 6;
/** Keys of one object in a frame from a client. */
export const keys = 32;
/** Items of one list in a frame from a client. */
export const items = 32;
/** Entries of one page. */
export const pageSize = 50;
/** A visible client says something at least this often. */
export const pingSeconds = 15;
/** The server closes a socket that said nothing for so long. */
export const silenceSeconds = 45;
/** A client gives a socket up that said nothing for so long. */
export const clientSilenceSeconds = 35;
/** From connection to `hello`. */
export const helloSeconds = 5;
/** Bad frames before the socket is closed. */
export const badFrames = 10;
/** Bytes sent and not acknowledged by a ping before the socket counts as slow. */
export const unacknowledgedBytes = 1_048_576;
/** A client acknowledges after this many frames, not only with the next ping. */
export const acknowledgeEvery = 32;
/** Seconds that a typing notice lives. */
export const typingSeconds = 6;
