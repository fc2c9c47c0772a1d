// The wire is declared once, and what was released stays as it was: rules WI1, WI11 and WI12.
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import type { RefusalCode } from '../../core/domain/refusal.js';
import { refusals, refuse } from '../../core/domain/refusal.js';
import { afterClose, closeReasons, helloRefusals } from '../../core/protocol/close-codes.js';
import { customerDown, staffDown } from '../../core/protocol/conversation-down.js';
import { conversationUp } from '../../core/protocol/conversation-up.js';
import { deskDown } from '../../core/protocol/desk-down.js';
import { deskUp } from '../../core/protocol/desk-up.js';
import { limits } from '../../core/protocol/limits.js';
import { commonVersion, minimumProtocolVersion, protocolVersion } from '../../core/protocol/version.js';
import { agentWorkgroupDown, supervisorWorkgroupDown } from '../../core/protocol/workgroup-down.js';
import { workgroupUp } from '../../core/protocol/workgroup-up.js';

/** The hash of all schemas, limits, refusals and close codes that this version of the protocol has. */
const pinned = { version: 1, hash: 'd003ac6f08ef11a1' };

const schemas = {
  conversationUp,
  workgroupUp,
  deskUp,
  customerDown,
  staffDown,
  agentWorkgroupDown,
  supervisorWorkgroupDown,
  deskDown,
};

/** `io: input`, as the wire is what goes in; what has no JSON schema (a second check of an id) stands as `{}`. */
const describeSchema = (schema: z.core.$ZodType): unknown =>
  z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' });

const hashNow = (): string => {
  const parts = Object.entries(schemas).map(([name, schema]) => [name, describeSchema(schema)]);
  const all = JSON.stringify([parts, limits, Object.keys(refusals), closeReasons]);
  return createHash('sha256').update(all).digest('hex').slice(0, 16);
};

describe('the version of the protocol', () => {
  it('[WI12] the schemas are those of this version', () => {
    expect(
      { version: protocolVersion, hash: hashNow() },
      'The wire has changed. Decide whether clients of the present version still understand the server and are ' +
        'understood by it. If not: raise protocolVersion in core/protocol/version.ts and add a line to its history. ' +
        'If they do (an optional key that old clients may miss): leave the number. In both cases put the new hash ' +
        'into `pinned` above, in the same commit.',
    ).toEqual(pinned);
  });

  it('[WI12] the hash notices a key, a type and a limit', () => {
    const hashOf = (schema: z.core.$ZodType): string => JSON.stringify(describeSchema(schema));
    const one = hashOf(z.strictObject({ a: z.string() }));
    expect(hashOf(z.strictObject({ a: z.string(), b: z.optional(z.string()) }))).not.toBe(one);
    expect(hashOf(z.strictObject({ a: z.number() }))).not.toBe(one);
    expect(hashOf(z.strictObject({ a: z.string().check(z.maxLength(3)) }))).not.toBe(one);
    expect(hashOf(z.object({ a: z.string() }))).not.toBe(one);
  });

  it('[TH46][WI12] the highest version that both know is spoken, or none', () => {
    const [low, high] = [minimumProtocolVersion, protocolVersion];
    expect(low).toBeLessThanOrEqual(high);
    expect(commonVersion([low, high])).toBe(high);
    expect(commonVersion([0, high + 5])).toBe(high);
    expect(commonVersion([high, high + 1])).toBe(high);
    expect(commonVersion([high + 1, high + 2])).toBeNull();
    expect(commonVersion([0, low - 1])).toBeNull();
    expect(commonVersion([high, low - 1]), 'a range the wrong way round').toBeNull();
  });
});

describe('close codes', () => {
  it('[WI11] each is its own number in the range for applications', () => {
    const codes = Object.values(closeReasons).map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    for (const code of codes) expect(code >= 4000 && code <= 4999).toBe(true);
  });

  it('[WI11] a client knows what to do next, also with a code that is not ours', () => {
    expect(afterClose(4401)).toBe('renew-token');
    expect(afterClose(4404)).toBe('give-up');
    expect(afterClose(4409)).toBe('give-up');
    for (const code of [1000, 1001, 1006, 1012, 4408, 4500, 4999, Number.NaN])
      expect(afterClose(code)).toBe('reconnect');
  });

  it('[WI1] every refusal of a hello has the close that follows it', () => {
    for (const [code, name] of Object.entries(helloRefusals)) {
      expect(refusals).toHaveProperty([code]);
      expect(closeReasons).toHaveProperty([name]);
    }
  });
});

describe('refusals', () => {
  it('[RE2][WI11] each code has one sentence of its own, without a placeholder', () => {
    const sentences = Object.values(refusals);
    expect(new Set(sentences).size).toBe(sentences.length);
    for (const sentence of sentences) expect(sentence).toMatch(/^[A-Z][^{}$%]+\.$/);
  });

  it('[RE2][RE3] a refusal carries its code and given details, and nothing by itself', () => {
    for (const code of Object.keys(refusals) as RefusalCode[]) expect(refuse(code)).toEqual({ code });
    expect(refuse('gap', { expect: 3 })).toEqual({ code: 'gap', expect: 3 });
  });
});
