/** Ways to spoil a frame: as a value, as text, and as bytes. Each is a row with its name, which reports count by. */
import { limits } from '../../core/protocol/limits.js';
import type { Random } from './random.js';
import { oddTexts } from './values.js';

/** What is sent: the bytes of a text frame or of a binary one. */
export interface Spoiled {
  readonly data: string | Buffer;
  readonly isBinary?: true;
}

type Value = Readonly<Record<string, unknown>>;

const polluting = ['__proto__', 'constructor', 'prototype'] as const;
const odd: readonly unknown[] = [
  true,
  null,
  0,
  -1,
  1.5,
  2 ** 53,
  -(2 ** 31) - 1,
  '',
  [],
  {},
  { $gt: '' },
  [{ $ne: null }],
  { toString: 'x', valueOf: 'x', length: 3 },
  { toJSON: 'x' },
];

/** Own keys, also `__proto__`: a literal would set the prototype instead. */
const withKey = (value: Value, key: string, added: unknown): Value =>
  Object.fromEntries([...Object.entries(value), [key, added]]);

const isObject = (value: unknown): value is Value =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Somewhere in the value, by a walk that goes down while it can and the dice say so. */
const somewhere = (value: Value, random: Random, change: (inner: Value) => Value): Value => {
  const inner = Object.entries(value).filter(([, each]) => isObject(each));
  if (inner.length === 0 || random.chance(0.4)) return change(value);
  const [key, below] = random.pick(inner);
  return { ...value, [key]: somewhere(below as Value, random, change) };
};

const nested = (depth: number): unknown => {
  let value: unknown = 'x';
  for (let level = 0; level < depth; level += 1) value = level % 2 === 0 ? { x: value } : [value];
  return value;
};

/** A document may be empty: then there is a key to add. */
const keyIn = (value: Value, random: Random): string => {
  const keys = Object.keys(value);
  return keys.length > 0 ? random.pick(keys) : 'type';
};

const replaceSome = (value: Value, random: Random, by: unknown): Value => {
  const key = keyIn(value, random);
  return { ...value, [key]: by };
};

const padded = (value: Value, bytes: number, key = 'pad'): string => {
  const empty = Buffer.byteLength(JSON.stringify({ ...value, [key]: '' }));
  return JSON.stringify({ ...value, [key]: 'x'.repeat(Math.max(0, bytes - empty)) });
};

const ids = [
  '__proto__:1',
  'constructor-constructor:1',
  '../../../../../../..:1',
  'aaaaaaaaaaaaaaaa:0',
  'aaaaaaaaaaaaaaaa:9999999999',
  'aaaaaaaaaaaaaaaa:1e3',
  '~customer',
  '.',
  '',
];

const values = {
  'wrong-type': (value, random) =>
    somewhere(value, random, (inner) => replaceSome(inner, random, random.pick(odd))),
  'polluting-key': (value, random) =>
    somewhere(value, random, (inner) =>
      withKey(inner, random.pick(polluting), { polluted: true, type: 'ping' }),
    ),
  'unknown-key': (value, random) =>
    somewhere(value, random, (inner) => withKey(inner, random.pick(oddTexts), 1)),
  'claimed-role': (value) => ({
    ...value,
    role: 'supervisor',
    standing: 'handler',
    grants: ['monitor'],
    isAdmin: true,
  }),
  'missing-key': (value, random) => {
    const left = keyIn(value, random);
    return Object.fromEntries(Object.entries(value).filter(([key]) => key !== left));
  },
  'odd-text': (value, random) => {
    const texts = Object.keys(value).filter((key) => typeof value[key] === 'string' && key !== 'type');
    return { ...value, [texts.length > 0 ? random.pick(texts) : 'text']: random.pick(oddTexts) };
  },
  'odd-id': (value, random) => ({ ...value, commandId: random.pick(ids) }),
  'odd-type': (value, random) => ({ ...value, type: random.pick([...polluting, ...oddTexts, 'toString']) }),
  deep: (value, random) => ({ ...value, text: nested(limits.depth - 1 + random.between(-1, 1)) }),
  'very-deep': (value) => ({ ...value, text: nested(2_000) }),
  'many-keys': (value, random) =>
    Object.fromEntries([
      ...Object.entries(value),
      ...Array.from({ length: random.pick([31, 32, 33, 1_000]) }, (_, index) => [`k${index}`, index]),
    ]),
  'text-length': (value, random) => ({
    ...value,
    text: '🙂'.repeat(limits.textLength + random.between(-1, 1)),
  }),
} as const satisfies Readonly<Record<string, (value: Value, random: Random) => Value>>;

const spliced = (text: string, random: Random, by: string): string => {
  const at = random.below(text.length + 1);
  return text.slice(0, at) + by + text.slice(at + (random.chance(0.5) ? 1 : 0));
};

const texts = {
  truncated: (value, random) => {
    const text = JSON.stringify(value);
    return text.slice(0, random.below(text.length));
  },
  flipped: (value, random) => spliced(JSON.stringify(value), random, String.fromCharCode(random.below(128))),
  'doubled-key': (value, random) => {
    const key = keyIn(value, random);
    return `{${JSON.stringify(key)}:${JSON.stringify(random.pick(odd))},${JSON.stringify(value).slice(1)}`;
  },
  'array-on-top': (value) => JSON.stringify([value]),
  'two-in-one': (value) => JSON.stringify(value) + JSON.stringify(value),
  scalar: (_value, random) =>
    random.pick(['', ' ', 'null', 'true', '0', '""', '[]', '{}', 'NaN', 'undefined', '\ufeff{}']),
  'odd-number': (value, random) =>
    JSON.stringify({ ...value, epoch: '@', received: '@' }).replaceAll(
      '"@"',
      random.pick([
        '1e999',
        '-1e999',
        'NaN',
        '-0',
        '00',
        '0x1',
        '99999999999999999999',
        '1e-400',
        'Infinity',
        '1.0',
      ]),
    ),
  'frame-bytes': (value, random) =>
    padded(value, limits.frameBytes + random.between(-1, 1), random.pick(['pad', 'text'])),
  'far-too-large': (value, random) => padded(value, limits.frameBytes * random.pick([2, 4, 8])),
} as const satisfies Readonly<Record<string, (value: Value, random: Random) => string>>;

const bytes = {
  binary: (value) => ({ data: Buffer.from(JSON.stringify(value)), isBinary: true }),
  'empty-binary': () => ({ data: Buffer.alloc(0), isBinary: true }),
  'random-binary': (_value, random) => ({
    data: Buffer.from(Array.from({ length: random.below(200) }, () => random.below(256))),
    isBinary: true,
  }),
  // No text at all: whoever sends this breaks the protocol below ours.
  'no-utf-8': (value, random) => {
    const data = Buffer.from(JSON.stringify(value));
    data[random.below(data.length)] = random.pick([0x80, 0xc0, 0xed, 0xf8, 0xff]);
    return { data };
  },
} as const satisfies Readonly<Record<string, (value: Value, random: Random) => Spoiled>>;

export type MutationName = keyof typeof values | keyof typeof texts | keyof typeof bytes;

const weights: Readonly<Record<MutationName, number>> = {
  'wrong-type': 12,
  'polluting-key': 10,
  'unknown-key': 5,
  'claimed-role': 4,
  'missing-key': 6,
  'odd-text': 14,
  'odd-id': 6,
  'odd-type': 5,
  deep: 5,
  'very-deep': 1,
  'many-keys': 3,
  'text-length': 2,
  truncated: 6,
  flipped: 8,
  'doubled-key': 6,
  'array-on-top': 3,
  'two-in-one': 3,
  scalar: 5,
  'odd-number': 5,
  'frame-bytes': 2,
  'far-too-large': 1,
  binary: 3,
  'empty-binary': 1,
  'random-binary': 2,
  'no-utf-8': 1,
};

const isIn = <Table extends object>(table: Table, name: PropertyKey): name is keyof Table =>
  Object.hasOwn(table, name);

export const spoil = (value: Value, random: Random): Spoiled & { readonly mutation: MutationName } => {
  const mutation = random.weighted(weights);
  if (isIn(values, mutation)) return { mutation, data: JSON.stringify(values[mutation](value, random)) };
  if (isIn(texts, mutation)) return { mutation, data: texts[mutation](value, random) };
  return { mutation, ...bytes[mutation](value, random) };
};
