/** What a server may say to whom, come what may; anything else is a finding. */
import type * as z from 'zod/mini';
import { type RefusalCode, refusals } from '../../core/domain/refusal.js';
import { closeReasons } from '../../core/protocol/close-codes.js';
import { customerDown, staffDown } from '../../core/protocol/conversation-down.js';
import { conversationUp } from '../../core/protocol/conversation-up.js';
import { deskDown } from '../../core/protocol/desk-down.js';
import { deskUp } from '../../core/protocol/desk-up.js';
import { agentWorkgroupDown, supervisorWorkgroupDown } from '../../core/protocol/workgroup-down.js';
import { workgroupUp } from '../../core/protocol/workgroup-up.js';
import { type AnswerName, answer } from '../../party/host/answers.js';

export type Down = Readonly<Record<string, unknown>> & { readonly type: string };

/** Which frames each sort of reader knows, and which each sort of room does. */
export const viewers = {
  customer: { up: conversationUp, down: customerDown },
  staff: { up: conversationUp, down: staffDown },
  desk: { up: deskUp, down: deskDown },
  'agents-list': { up: workgroupUp, down: agentWorkgroupDown },
  'supervisors-list': { up: workgroupUp, down: supervisorWorkgroupDown },
} as const satisfies Record<string, { readonly up: z.ZodMiniType; readonly down: z.ZodMiniType }>;
export type Viewer = keyof typeof viewers;

/** What an error from inside would look like; no text of a fuzzer does. */
const inside = /\bat \S+ \(|TypeError|RangeError|SyntaxError|not a function|Cannot read|\.[jt]s:\d/;

/** The frame; or a sentence that says why it is none. */
export const readDown = (viewer: Viewer, text: string): Down | string => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return 'It is no JSON.';
  }
  const result = viewers[viewer].down.safeParse(value);
  if (!result.success)
    return `It is no frame for ${viewer}: ${JSON.stringify(result.error.issues.slice(0, 2))}`;
  const frame = value as Down;
  if (frame.type === 'refused') {
    if (frame.sentence !== refusals[frame.code as RefusalCode])
      return 'Its sentence is not the one of its code.';
    if (frame.code === 'internal' || frame.code === 'storage') return 'Something broke inside.';
  }
  return inside.test(text) ? 'It has words from inside.' : frame;
};

const ours = new Map<number, string>(Object.entries(closeReasons).map(([name, { code }]) => [code, name]));
/** The network's own: closed by us, no text in a text frame, longer than the platform takes. */
const networks: readonly number[] = [1000, 1005, 1007, 1009];

/** Null when it is of the table; 4500 would be, but says that something broke. */
export const closeFault = (code: number, reason: string): string | null => {
  if (code === closeReasons.internal.code) return 'Something broke inside.';
  const name = ours.get(code);
  if (name !== undefined) return reason === name ? null : `The reason of ${code} is not ${name}.`;
  if (!networks.includes(code)) return `${code} is not in the table.`;
  return inside.test(reason) ? 'Its reason has words from inside.' : null;
};

const names = {
  'bad-request': true,
  unauthenticated: true,
  forbidden: true,
  'not-found': true,
  'file-too-large': true,
  internal: false,
  unavailable: false,
} as const satisfies Record<AnswerName, boolean>;

/** Bodies of errors before a room, word for word. */
const fixedBodies: Promise<ReadonlyMap<string, number>> = Promise.all(
  Object.entries(names)
    .filter(([, isAllowed]) => isAllowed)
    .map(async ([name]): Promise<readonly [string, number]> => {
      const response = answer(name as AnswerName);
      return [await response.text(), response.status];
    }),
).then((all) => new Map(all));

/**
 * Said by the platform before any code of ours runs: of a party that there is none of, and of addresses that it
 * cannot read. Each is a constant, or repeats a word of the address; none depends on what is inside.
 */
const platforms: readonly (readonly [status: number, body: RegExp])[] = [
  [404, /^Party \S* not found$/],
  [500, /^URI malformed$/],
  [500, /^No party found in request url$/],
  [500, /^Network connection lost\.$/],
  [500, /^Internal Server Error$/],
];

const invalidCodes = ['invalid-policy', 'invalid-query', 'invalid-customer'];

const isFault = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object.keys(value).join() === 'path,expected';

/**
 * Null when an answer over HTTP is one of those that there are. To `HEAD` it has no body. Only where the address may be
 * anything the platform may have answered.
 */
export const answerFault = async (
  { status, body }: { readonly status: number; readonly body: string | null },
  address: 'ours' | 'any',
): Promise<string | null> => {
  if (status === 200 || status === 204) return null;
  const known = platforms.filter(([each]) => address === 'any' && each === status);
  if (known.some(([, shape]) => body === null || shape.test(body))) return null;
  if (status >= 500) return 'Something broke inside.';
  if (body === null) return null;
  if (inside.test(body)) return 'It has words from inside.';
  const fixed = (await fixedBodies).get(body);
  if (fixed !== undefined) return fixed === status ? null : `This body does not go with ${status}.`;
  let value: Readonly<Record<string, unknown>>;
  try {
    value = JSON.parse(body) as Readonly<Record<string, unknown>>;
  } catch {
    return 'Its body is none of ours.';
  }
  const { code, sentence, faults } = value;
  if (invalidCodes.includes(String(code)) && Array.isArray(faults)) {
    return faults.every(isFault) ? null : 'Its faults are not a path and what is expected.';
  }
  return sentence === refusals[code as RefusalCode] ? null : 'Its body is none of ours.';
};
