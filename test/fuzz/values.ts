/** Values in the shape of a schema of ours: mostly as it asks for, sometimes at the edge of it, sometimes beyond. */
import type * as z from 'zod/mini';
import type { Random } from './random.js';

type Schema = z.core.$ZodType;

/** What the words of a frame may refer to, as far as the sender has heard of it. */
export interface Known {
  commandId(): string;
  readonly device: string;
  readonly cursors: readonly string[];
  readonly entries: readonly string[];
  readonly people: readonly string[];
  readonly workgroups: readonly string[];
  readonly conversations: readonly string[];
  readonly credentials: readonly string[];
  readonly epoch: number;
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-';

const plain = ['Hello', 'My parcel is late', 'x', 'solved', 'urgent', '1', 'ok https://shop.example/a?b=c'];

/** Texts that somebody might trip over. */
export const oddTexts: readonly string[] = [
  '\u202egnp.exe',
  '\u200b\u200d\ufeff',
  '\ud800',
  'a\udfffb',
  '\u0000',
  '\u2028\u2029',
  '🏴󠁧󠁢󠁥󠁮󠁧󠁿👩‍👩‍👧‍👦',
  'e\u0301'.repeat(40),
  '<img src=x onerror=alert(1)>',
  '../../../etc/passwd',
  "'; DROP TABLE entries; --",
  '{"$gt":""}',
  '__proto__',
  'constructor',
  'hasOwnProperty',
  'ﷺ'.repeat(60),
  '%00%0d%0a',
  '=HYPERLINK("https://x")',
];

const fromKnown: Readonly<Record<string, (known: Known, random: Random) => unknown>> = {
  commandId: (known) => known.commandId(),
  device: (known) => known.device,
  since: (known, random) => one(known.cursors, random),
  before: (known, random) => one(known.cursors, random),
  suggestion: (known, random) => one(known.entries, random),
  follow: (known, random) => random.pick(known.people),
  to: (known, random) => random.pick(known.people),
  agent: (known, random) => random.pick(known.people),
  id: (known, random) => random.pick(random.chance(0.2) ? known.workgroups : known.people),
  workgroup: (known, random) => random.pick(known.workgroups),
  conversation: (known, random) => random.pick(known.conversations),
  token: (known, random) => random.pick(known.credentials),
  epoch: (known, random) => (random.chance(0.85) ? known.epoch : random.below(4)),
  versions: () => [1, 1],
};

const one = (of: readonly string[], random: Random): string =>
  of.length === 0 ? random.text(alphabet, 22) : random.pick(of);

/** The parts of a schema's definition that are looked at; those of each kind of schema have some of them. */
interface Definition {
  readonly type: string;
  readonly shape?: Readonly<Record<string, Schema>>;
  readonly options?: readonly Schema[];
  readonly items?: readonly Schema[];
  readonly element?: Schema;
  readonly innerType?: Schema;
  readonly valueType?: Schema;
  readonly in?: Schema;
  readonly values?: readonly unknown[];
  readonly entries?: Readonly<Record<string, string>>;
  readonly checks?: readonly { readonly _zod: { readonly def: Check } }[];
}
interface Check {
  readonly check: string;
  readonly maximum?: number;
  readonly minimum?: number;
  readonly value?: number;
  readonly pattern?: RegExp;
}

const definitionOf = (schema: Schema): Definition => schema._zod.def as unknown as Definition;
const checksOf = (definition: Definition): readonly Check[] =>
  (definition.checks ?? []).map(({ _zod }) => _zod.def);

/** Characters of a pattern's last braces: enough for the ids that we have. */
const lengthIn = (pattern: RegExp): number =>
  Number(/\{(?:\d+,)?(\d+)\}\$?\/?$/.exec(String(pattern))?.[1] ?? 8);

const text = (definition: Definition, random: Random): string => {
  const checks = checksOf(definition);
  const pattern = checks.find((each) => each.pattern)?.pattern;
  if (pattern) return random.text(alphabet, lengthIn(pattern));
  if (random.chance(0.65)) return random.pick(plain);
  const most = checks.find(({ check }) => check === 'max_length')?.maximum ?? 60;
  if (random.chance(0.1)) return 'ä'.repeat(Math.min(most, 8_000) / 2 + random.between(-1, 1));
  return random.pick(oddTexts);
};

const numbers = [0, 1, 2, 3, 60, 1_000];

const number = (definition: Definition, random: Random): number => {
  const bounds = checksOf(definition).flatMap(({ value }) => (typeof value === 'number' ? [value] : []));
  if (bounds.length === 0 || random.chance(0.3)) return random.pick(numbers);
  return random.pick(bounds) + random.between(-1, 1);
};

type Make = (definition: Definition, known: Known, random: Random) => unknown;

const makers: Readonly<Record<string, Make>> = {
  object: ({ shape = {} }, known, random) =>
    Object.fromEntries(
      Object.entries(shape).flatMap(([key, part]) => {
        const isLeftOut = definitionOf(part).type === 'optional' && random.chance(0.6);
        return isLeftOut ? [] : [[key, valueFor(part, known, random, key)]];
      }),
    ),
  union: ({ options = [] }, known, random) => valueFor(random.pick(options), known, random),
  literal: ({ values = [] }, _known, random) => random.pick(values),
  enum: ({ entries = {} }, _known, random) => random.pick(Object.values(entries)),
  string: (definition, _known, random) => text(definition, random),
  number: (definition, _known, random) => number(definition, random),
  int: (definition, _known, random) => number(definition, random),
  boolean: (_definition, _known, random) => random.chance(0.5),
  null: () => null,
  nullable: ({ innerType }, known, random) =>
    innerType === undefined || random.chance(0.3) ? null : valueFor(innerType, known, random),
  optional: ({ innerType }, known, random) => innerType && valueFor(innerType, known, random),
  default: ({ innerType }, known, random) => innerType && valueFor(innerType, known, random),
  pipe: (definition, known, random) => definition.in && valueFor(definition.in, known, random),
  tuple: ({ items = [] }, known, random) => items.map((each) => valueFor(each, known, random)),
  array: ({ element }, known, random) =>
    element === undefined
      ? []
      : Array.from({ length: random.below(4) }, () => valueFor(element, known, random)),
  record: ({ valueType }, known, random) =>
    valueType === undefined ? {} : { [random.text(alphabet, 6)]: valueFor(valueType, known, random) },
};

export const valueFor = (schema: Schema, known: Known, random: Random, key = ''): unknown => {
  const definition = definitionOf(schema);
  const isLeaf =
    definition.type !== 'object' && definition.type !== 'union' && definition.type !== 'optional';
  const named = fromKnown[key];
  if (named && Object.hasOwn(fromKnown, key) && isLeaf) return named(known, random);
  if (definition.type === 'optional' && definition.innerType)
    return valueFor(definition.innerType, known, random, key);
  const make = makers[definition.type];
  if (!make) throw new TypeError(`There is no maker for a schema of type ${definition.type}.`);
  return make(definition, known, random);
};
