// Whatever a customer can be refused has calm words for them, in every language; the rest is told to staff alone.
import { describe, expect, it } from 'vitest';
import type { RefusalCode } from '../../core/domain/refusal.js';
import { refusals } from '../../core/domain/refusal.js';
import { customerRefusals } from '../../widget/customer-refusals.js';
import { strings as ar } from '../../widget/languages/ar.js';
import { strings as de } from '../../widget/languages/de.js';
import { strings as es } from '../../widget/languages/es.js';
import { strings as fr } from '../../widget/languages/fr.js';
import { strings as ja } from '../../widget/languages/ja.js';
import { refusalMessages } from '../../widget/refusal-messages.js';

/** Of commands that customers do not have, and of grants, places and profiles that they cannot hold. */
const ofStaff: readonly RefusalCode[] = [
  'supervisor-required',
  'not-handler',
  'own-conversation',
  'not-monitoring',
  'already-taken-over',
  'already-accepted',
  'conflict',
  'not-online',
  'not-available',
  'limit-reached',
  'target-unavailable',
  'target-busy',
  'not-offered',
  'unknown-choice',
  'reason-required',
  'intro-required',
  'channel-unsupported',
  'not-lead',
];

/** These say what is so, and there is nothing that one could do about it or would have to. */
const saysAll: readonly RefusalCode[] = ['forbidden', 'bad-state', 'already-rated', 'file-quota'];

const ofCustomers: readonly RefusalCode[] = customerRefusals;
const english: Readonly<Record<string, string>> = {
  ...Object.fromEntries(customerRefusals.map((code) => [`refusal.${code}`, refusals[code]])),
  ...refusalMessages,
};

describe('[T20] what a customer is told when the room says no', () => {
  it('every code is for customers, with words, or for staff alone', () => {
    const codes = [...ofCustomers, ...ofStaff].toSorted();
    expect(codes).toEqual(Object.keys(refusals).toSorted());
    expect(new Set(codes).size).toBe(codes.length);
  });

  it('has words in every language for each, and English ones for nothing else', () => {
    const keys = customerRefusals.map((code) => `refusal.${code}` as const);
    for (const strings of [de, fr, es, ar, ja])
      for (const key of keys) expect(strings[key], key).toBeTypeOf('string');
    expect(Object.keys(refusalMessages).filter((key) => !keys.some((each) => each === key))).toEqual([]);
  });

  it('says what one can do, and does not blame', () => {
    const does =
      /\b(try|start|send|reload|sign in|choose|attach|agree|fill|needs another look|missing|not taken)\b/i;
    const blames = /\b(you must|invalid|illegal|error|failed|violation|too many)\b/i;
    for (const code of customerRefusals) {
      const text = english[`refusal.${code}`] ?? '';
      if (!saysAll.includes(code)) expect(text, code).toMatch(does);
      expect(text, code).not.toMatch(blames);
    }
  });
});
