/** What a customer reads out to support, so that the log's lines about their conversation are found. */
import type { ConversationId } from './ids.js';

/** Crockford's alphabet: without I, L, O and U, which are taken for others when they are read out or typed. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** One half of the reference for each; as in cyrb53. */
const factors = [2_654_435_761, 1_597_334_677] as const;

/**
 * Ten letters, the same wherever they are made: 50 bits of a hash over the id's 128. No secret, and of no use to whoever
 * wants the id: more of it is missing than could ever be guessed.
 */
export const referenceOf = (id: ConversationId): string =>
  factors
    .map((factor) => {
      let hash = 0x9e37;
      for (let index = 0; index < id.length; index += 1) {
        hash = Math.imul(hash ^ id.charCodeAt(index), factor);
      }
      hash = Math.imul(hash ^ (hash >>> 16), 2_246_822_507);
      hash = Math.imul(hash ^ (hash >>> 13), 3_266_489_909);
      hash ^= hash >>> 16;
      return [0, 5, 10, 15, 20].map((bits) => letters.charAt((hash >>> bits) & 31)).join('');
    })
    .join('');
