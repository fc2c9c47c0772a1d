/** What customers read out: the same everywhere, told apart, and no way back. */
import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { ConversationId } from '../../core/domain/ids.js';
import { referenceOf } from '../../core/domain/reference.js';

const idOf = (bytes: Buffer): ConversationId => `cv_${bytes.toString('base64url')}` as ConversationId;

describe('the reference of a conversation', () => {
  it('[G50] is ten letters that are not taken for one another, and stays what it is', () => {
    expect(referenceOf('cv_AAAAAAAAAAAAAAAAAAAAAA' as ConversationId)).toBe('D3RAQJ903H');
    for (let index = 0; index < 1_000; index += 1) {
      expect(referenceOf(idOf(randomBytes(16)))).toMatch(/^[0-9A-HJKMNP-TV-Z]{10}$/);
    }
  });

  it('[G50] tells a hundred thousand conversations apart, also where their ids differ by one letter', () => {
    const ids = Array.from({ length: 100_000 }, (_, index) => {
      const bytes = Buffer.alloc(16);
      bytes.writeUInt32BE(index, 12);
      return idOf(bytes);
    });
    expect(new Set(ids.map(referenceOf)).size).toBe(ids.length);
  });

  it('[G50] holds no part of the id: every letter of it is as likely as any other in every place', () => {
    const counts = Array.from({ length: 10 }, () => new Map<string, number>());
    for (let index = 0; index < 32_000; index += 1) {
      for (const [place, letter] of [...referenceOf(idOf(randomBytes(16)))].entries()) {
        counts[place]?.set(letter, (counts[place]?.get(letter) ?? 0) + 1);
      }
    }
    for (const each of counts) {
      expect(each.size).toBe(32);
      // A thousand each, within seven times what chance makes of it.
      for (const count of each.values()) expect(Math.abs(count - 1_000)).toBeLessThan(220);
    }
  });
});
