// What every source of names keeps to.
import { describe, expect, it } from 'vitest';
import type { Ids } from '../../../party/room/ports.js';

const levels = ['public', 'staff', 'supervisors'] as const;

export const idsContract = (name: string, make: () => Ids): void => {
  describe(`ids: ${name}`, () => {
    it('[HC12] draws names that fit a URL and a storage key, too long to be guessed', () => {
      const ids = make();
      for (const level of levels) expect(ids.next(level)).toMatch(/^[A-Za-z0-9_-]{16,64}$/);
    });

    it('[HC12] draws none twice, on whatever level', () => {
      const ids = make();
      const drawn = Array.from({ length: 9_000 }, (_, at) => ids.next(levels[at % 3] ?? 'public'));
      expect(new Set(drawn).size).toBe(drawn.length);
    });

    it('[HC12] tells by no name how many came before it', () => {
      const ids = make();
      const drawn = Array.from({ length: 200 }, () => ids.next('public'));
      expect(drawn).not.toEqual([...drawn].sort());
    });
  });
};
