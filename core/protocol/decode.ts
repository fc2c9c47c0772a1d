/** From bytes to a frame, on the server. Everything from a client is hostile until its schema says otherwise. */
import type * as z from 'zod/mini';
import type { RefusalCode } from '../domain/refusal.js';
import { limits } from './limits.js';

export type Decoded<Frame> =
  | { readonly kind: 'frame'; readonly frame: Frame }
  | { readonly kind: 'refused'; readonly code: Extract<RefusalCode, 'bad-frame' | 'too-large'> };

/** Keys that reach an object's prototype. JSON.parse makes them own keys; a later copy might not. */
const forbiddenKeys: readonly string[] = ['__proto__', 'constructor', 'prototype'];

/** Whether no list and no object of it is deeper or longer than any frame is that we know. */
const isSafe = (value: unknown, depth: number): boolean => {
  if (typeof value !== 'object' || value === null) return true;
  if (depth === 0) return false;
  const most = Array.isArray(value) ? limits.items : limits.keys;
  const entries = Object.entries(value);
  return (
    entries.length <= most &&
    entries.every(([key, each]) => !forbiddenKeys.includes(key) && isSafe(each, depth - 1))
  );
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
};

const byteLength = (text: string): number => new TextEncoder().encode(text).length;

/** Somebody who wrote too much is told so, rather than that their client is broken. */
const isTextTooLong = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  'text' in value &&
  typeof value.text === 'string' &&
  [...value.text].length > limits.textLength;

export const decode = <Frame>(schema: z.ZodMiniType<Frame>, data: unknown): Decoded<Frame> => {
  if (typeof data !== 'string') return { kind: 'refused', code: 'bad-frame' };
  // Measured before parsing: a limit after it would come too late.
  if (data.length > limits.frameBytes || byteLength(data) > limits.frameBytes) {
    return { kind: 'refused', code: 'too-large' };
  }
  const value = parse(data);
  if (!isSafe(value, limits.depth)) return { kind: 'refused', code: 'bad-frame' };
  const result = schema.safeParse(value);
  if (result.success) return { kind: 'frame', frame: result.data };
  return { kind: 'refused', code: isTextTooLong(value) ? 'too-large' : 'bad-frame' };
};
