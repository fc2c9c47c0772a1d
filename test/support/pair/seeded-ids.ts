// Random names from a seed, one stream per level: what supervisors do must not shift the names that customers see.
import type { Ids } from '../../../party/room/ports.js';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const LENGTH = 22;

type Level = Parameters<Ids['next']>[0];
const levels: readonly Level[] = ['public', 'staff', 'supervisors'];

export const seededIds = (seed: number): Ids => {
  const streams = new Map(levels.map((level, index) => [level, randomFrom(seed * 31 + index)]));
  return {
    next: (level) => {
      const random = streams.get(level) ?? randomFrom(0);
      return Array.from({ length: LENGTH }, () => alphabet[Math.floor(random() * 64)] ?? 'A').join('');
    },
  };
};

/** mulberry32: small, and good enough for names in tests. */
export const randomFrom = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

/** So that two rooms do not draw the same names. */
export const hashOf = (text: string): number =>
  [...text].reduce((hash, letter) => (Math.imul(hash, 31) + (letter.codePointAt(0) ?? 0)) >>> 0, 7);
