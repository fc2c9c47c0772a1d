/** The frames that every room sends alike. */
import type { CommandId, ConversationId } from '../../core/domain/ids.js';
import { referenceOf } from '../../core/domain/reference.js';
import type { Refusal, RefusalCode } from '../../core/domain/refusal.js';
import { refusals, refuse } from '../../core/domain/refusal.js';
import type { RefusedFrame } from '../../core/protocol/conversation-down.js';
import { minimumProtocolVersion, protocolVersion } from '../../core/protocol/version.js';

export const pong = JSON.stringify({ type: 'pong' });

/** Field by field and in one order, so that equal refusals are equal bytes. */
export const refusedFrame = (refusal: Refusal, commandId?: CommandId): RefusedFrame => ({
  type: 'refused',
  ...(commandId === undefined ? {} : { commandId }),
  code: refusal.code,
  sentence: refusals[refusal.code],
  ...(refusal.epoch === undefined ? {} : { epoch: refusal.epoch }),
  ...(refusal.expect === undefined ? {} : { expect: refusal.expect }),
  ...(refusal.retryAfter === undefined ? {} : { retryAfter: refusal.retryAfter }),
  ...(refusal.holders === undefined ? {} : { holders: refusal.holders }),
  ...(refusal.used === undefined ? {} : { used: refusal.used }),
  ...(refusal.limit === undefined ? {} : { limit: refusal.limit }),
  ...(refusal.choices === undefined ? {} : { choices: refusal.choices }),
  ...(refusal.fields === undefined ? {} : { fields: refusal.fields }),
  ...(refusal.reference === undefined ? {} : { reference: refusal.reference }),
  ...(refusal.code === 'unsupported-version' ? { versions: [minimumProtocolVersion, protocolVersion] } : {}),
});

/** Something is broken in this conversation: with what whoever asks for help is to name. */
export const brokenIn = (conversation: string): Refusal =>
  refuse('internal', { reference: referenceOf(conversation as ConversationId) });

export const refusedText = (code: RefusalCode): string => JSON.stringify(refusedFrame(refuse(code)));

/** Text of one frame, about; what is longer is told in several. */
const lumpLength = 64 * 1024;

/** A list in pieces that each fit a frame, so that a long one does not arrive in one lump. */
export const inLumps = <T>(
  items: readonly T[],
  lengthOf: (item: T) => number = (item) => JSON.stringify(item).length,
): readonly (readonly T[])[] => {
  const lumps: T[][] = [];
  let length = Number.POSITIVE_INFINITY;
  for (const item of items) {
    const size = lengthOf(item);
    if (length + size > lumpLength) {
      lumps.push([]);
      length = 0;
    }
    lumps.at(-1)?.push(item);
    length += size;
  }
  return lumps;
};
