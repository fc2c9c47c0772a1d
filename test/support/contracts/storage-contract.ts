// What every storage keeps to, whatever host it belongs to.
import { beforeEach, describe, expect, it } from 'vitest';
import type { Storage } from '../../../party/room/ports.js';

const puts = (entries: Readonly<Record<string, unknown>>): ReadonlyMap<string, unknown> =>
  new Map(Object.entries(entries));

const keysOf = (found: ReadonlyMap<string, unknown>): string[] => [...found.keys()];

/** `make` answers an empty storage. */
export const storageContract = (name: string, make: () => Promise<Storage>): void => {
  describe(`storage: ${name}`, () => {
    let storage: Storage;
    beforeEach(async () => {
      storage = await make();
    });

    it('[HC1] answers undefined for what was never written', async () => {
      expect(await storage.get('nothing')).toBeUndefined();
      expect((await storage.list({ prefix: '' })).size).toBe(0);
    });

    it('[HC1] gives back what was written, as JSON would', async () => {
      const value = { text: 'grüß 👋', list: [1, null, true], none: undefined, when: new Date(0) };
      await storage.write(puts({ a: value, b: null, c: 'text' }));
      expect(await storage.get('a')).toStrictEqual({
        text: 'grüß 👋',
        list: [1, null, true],
        when: '1970-01-01T00:00:00.000Z',
      });
      expect(await storage.get('b')).toBeNull();
      expect(await storage.get('c')).toBe('text');
    });

    it('[HC1] gives a copy: what is changed later is not stored', async () => {
      const value = { n: 1 };
      const written = storage.write(puts({ a: value }));
      value.n = 2;
      await written;
      expect(await storage.get('a')).toEqual({ n: 1 });
      ((await storage.get('a')) as { n: number }).n = 3;
      expect(await storage.get('a')).toEqual({ n: 1 });
    });

    it('[HC2] lists in byte order within a prefix', async () => {
      await storage.write(puts({ 'e/2': 2, 'e/10': 10, 'e/1': 1, f: 0, d: 0, 'e/￮': 3, 'e/😀': 4 }));
      expect(keysOf(await storage.list({ prefix: 'e/' }))).toEqual(['e/1', 'e/10', 'e/2', 'e/￮', 'e/😀']);
    });

    it('[HC2] lists from a start, that counts, to an end, that does not', async () => {
      await storage.write(puts({ 'e/1': 1, 'e/2': 2, 'e/3': 3, 'e/4': 4 }));
      const list = (range: { start?: string; end?: string; limit?: number; reverse?: boolean }) =>
        storage.list({ prefix: 'e/', ...range }).then(keysOf);
      expect(await list({ start: 'e/2' })).toEqual(['e/2', 'e/3', 'e/4']);
      expect(await list({ end: 'e/3' })).toEqual(['e/1', 'e/2']);
      expect(await list({ start: 'e/2', end: 'e/4' })).toEqual(['e/2', 'e/3']);
      expect(await list({ limit: 2 })).toEqual(['e/1', 'e/2']);
      expect(await list({ limit: 2, reverse: true })).toEqual(['e/4', 'e/3']);
      expect(await list({ end: 'e/4', limit: 2, reverse: true })).toEqual(['e/3', 'e/2']);
      expect(await list({ start: 'e/2', limit: 9, reverse: true })).toEqual(['e/4', 'e/3', 'e/2']);
      expect(await list({ start: 'e/9' })).toEqual([]);
    });

    it('[HC3] puts and deletes in one write', async () => {
      await storage.write(puts({ a: 1, b: 2 }));
      await storage.write(puts({ c: 3 }), ['a', 'never-there']);
      expect([...(await storage.list({ prefix: '' }))]).toEqual([
        ['b', 2],
        ['c', 3],
      ]);
      await storage.write(new Map(), ['b']);
      await storage.write(new Map());
      expect(keysOf(await storage.list({ prefix: '' }))).toEqual(['c']);
    });

    it('[HC3] rejects a write whole: too large, too many, no JSON, no key', async () => {
      await storage.write(puts({ kept: 'before' }));
      const many = (count: number) =>
        new Map(Array.from({ length: count }, (_, n) => [`k${String(n).padStart(3, '0')}`, n] as const));
      const bad: (readonly [ReadonlyMap<string, unknown>, readonly string[]])[] = [
        [puts({ kept: 'after', large: 'x'.repeat(131_072) }), []],
        [puts({ kept: 'after', large: 'ü'.repeat(65_536) }), []],
        [puts({ kept: 'after', ['k'.repeat(2_049)]: 1 }), []],
        [puts({ kept: 'after' }), ['k'.repeat(2_049)]],
        [puts({ kept: 'after', '': 1 }), []],
        [many(129), []],
        [many(100), Array.from({ length: 29 }, (_, n) => `other${n}`)],
      ];
      for (const [entries, deletes] of bad) await expect(storage.write(entries, deletes)).rejects.toThrow();
      expect([...(await storage.list({ prefix: '' }))]).toEqual([['kept', 'before']]);
    });

    it('[HC3] takes what is just within the limits', async () => {
      const large = `${'x'.repeat(130_000)}👋`;
      await storage.write(puts({ large, ['k'.repeat(2_048)]: 1 }));
      expect(await storage.get('large')).toBe(large);
      expect(await storage.get('k'.repeat(2_048))).toBe(1);
      const many = Array.from({ length: 64 }, (_, n) => `m${n}`);
      await storage.write(
        new Map(many.map((key) => [key, 1])),
        many.map((key) => `x${key}`),
      );
      expect((await storage.list({ prefix: 'm' })).size).toBe(64);
    });

    it('[HC4] writes that are asked for at once are done in that order', async () => {
      await Promise.all([1, 2, 3, 4, 5].map((n) => storage.write(puts({ a: n, [`n${n}`]: n }))));
      expect(await storage.get('a')).toBe(5);
      expect((await storage.list({ prefix: 'n' })).size).toBe(5);
    });
  });
};
