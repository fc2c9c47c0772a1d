/** Frames as a server might send them that is broken, or is not ours: a right one with one thing wrong in it. */

/** As text, because `__proto__` is a key of its own only there. */
const junk = [
  'null',
  '5',
  '-1e308',
  '"x"',
  '[]',
  '{}',
  'true',
  '[[[[null]]]]',
  '{"__proto__":{"x":1},"constructor":{"prototype":{"x":1}}}',
  '{"_$litType$":1,"strings":["<img src=x onerror=__pwned=1>"],"values":[]}',
  '{"_$litType$":1,"strings":{"raw":["<img src=x onerror=__pwned=1>"],"length":1},"values":[]}',
  '{"_$litDirective$":"x","values":[],"r":1,"toString":1}',
] as const;

type Path = readonly (string | number)[];

/** Every place in a value, itself left out. */
const pathsIn = (value: unknown, path: Path = []): readonly Path[] =>
  typeof value !== 'object' || value === null
    ? []
    : Object.entries(value).flatMap(([key, each]) => [[...path, key], ...pathsIn(each, [...path, key])]);

const HOLE = '"⟦hole⟧"';

const withHole = (value: unknown, [key, ...rest]: Path): unknown => {
  if (key === undefined) return JSON.parse(HOLE);
  if (Array.isArray(value))
    return value.map((each, index) => (String(index) === key ? withHole(each, rest) : each));
  const object = value as Readonly<Record<string, unknown>>;
  return { ...object, [key]: withHole(object[key], rest) };
};

const without = (value: unknown, path: Path): string =>
  JSON.stringify(withHole(value, path))
    .replace(/"[^"]*":"⟦hole⟧",?|"⟦hole⟧",?/, '')
    .replace(/,([}\]])/g, '$1');

/** What the frame would be with each of its values replaced by each kind of junk, or left out. */
export const garbled = (text: string): readonly string[] => {
  const frame: unknown = JSON.parse(text);
  return pathsIn(frame)
    .filter((path) => path[0] !== 'type')
    .flatMap((path) => {
      const holed = JSON.stringify(withHole(frame, path));
      return [...junk.map((each) => holed.replace(HOLE, () => each)), without(frame, path)];
    });
};

/** What is no frame at all, and keys that reach a prototype at the top. */
export const noFrames: readonly string[] = [
  ...[
    '',
    'x',
    'null',
    '5',
    '"header"',
    '[]',
    '{}',
    '{"type":5}',
    '{"type":null}',
    '[{"type":"header"}]',
    '\u0000',
  ],
  ...[
    '__proto__',
    'constructor',
    'prototype',
    'toString',
    'hasOwnProperty',
    'header',
    'entries',
    'welcome',
    'page',
  ].flatMap((type) => [`{"type":"${type}"}`, `{"type":"${type}","__proto__":{"x":1}}`]),
  '{"type":"header","header":{"__proto__":{"x":1},"kind":"__proto__","you":{"may":"constructor"}}}',
  '{"__proto__":{"type":"header","x":1},"constructor":{"prototype":{"x":1}}}',
];
