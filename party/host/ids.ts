/** Random names from the platform's own generator. */
import type { Ids } from '../room/ports.js';

/** 128 bits: nobody guesses one, and none comes twice. */
const BYTES = 16;

export const randomName = (bytes = BYTES): string => {
  const text = String.fromCharCode(...crypto.getRandomValues(new Uint8Array(bytes)));
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
};

/** One source serves all levels: what is drawn from it says nothing about what was drawn before. */
export const cryptoIds: Ids = { next: () => randomName() };
