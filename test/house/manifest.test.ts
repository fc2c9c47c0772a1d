// What the documentation of the elements says is what they do: the manifest is complete, and the page made from it is new.
import { describe, expect, it } from 'vitest';
import { colours } from '../../components/shared/colours.js';
import { staffColours } from '../../components/shared/staff-theme.js';
import { elementSources, elementsIn, manifest } from '../../scripts/lib/manifest.mjs';
import { manifestPage } from '../../scripts/lib/manifest-page.mjs';
import { readMatching, readText } from './sources.js';

interface Named {
  readonly name: string;
  readonly description?: string;
}
interface Element {
  readonly tagName: string;
  readonly path: string;
  readonly summary?: string;
  readonly attributes?: readonly Named[];
  readonly events?: readonly Named[];
  readonly slots?: readonly Named[];
  readonly cssParts?: readonly Named[];
  readonly cssProperties?: readonly Named[];
}

const sources = elementSources();
const elements = elementsIn(manifest(sources)) as readonly Element[];
const names = (of: (element: Element) => readonly Named[] | undefined): ReadonlySet<string> =>
  new Set(elements.flatMap((element) => of(element) ?? []).map(({ name }) => name));
/** Every match of the first group, with where it was found. */
const found = (pattern: RegExp): ReadonlyMap<string, string> =>
  new Map(
    sources.flatMap(({ path, text }) => [...text.matchAll(pattern)].map((match) => [match[1] ?? '', path])),
  );
/** Parts, and what their descriptions name beside them: "also `cell-` with the name of its column". */
const partNames = new Set(
  elements.flatMap(({ cssParts = [] }) =>
    cssParts.flatMap(({ name, description = '' }) => [
      name,
      ...[...description.matchAll(/`([a-z-]+)`/g)].map(([, also]) => also ?? ''),
    ]),
  ),
);
const prefixes = [...partNames].filter((name) => name.endsWith('-'));
const isKnownPart = (part: string): boolean =>
  partNames.has(part) || prefixes.some((prefix) => part.startsWith(prefix));
const missing = (wanted: ReadonlyMap<string, string>, known: ReadonlySet<string>): readonly string[] =>
  [...wanted].filter(([name]) => !known.has(name)).map(([name, path]) => `${name} (${path})`);

describe('[G46] custom-elements.json', () => {
  it('[G46] knows every element, by the name of its file', () => {
    const files = sources.map(({ path }) => /\/(parley-[a-z-]+)\.ts$/.exec(path)?.[1]);
    const tags = files.filter((tag) => tag !== undefined && tag !== 'parley-element');
    expect(elements.map(({ tagName }) => tagName)).toEqual(tags.toSorted());
  });

  it('[G46] says of each what it is, and of each attribute what it does', () => {
    const silent = elements.flatMap(({ tagName, summary, attributes = [] }) => [
      ...(summary ? [] : [tagName]),
      ...attributes.filter(({ description }) => !description).map(({ name }) => `${tagName} ${name}`),
    ]);
    expect(silent).toEqual([]);
  });

  it('[G46] has every event that is dispatched', () => {
    const dispatched = found(
      /(?:ask|dispatch|CustomEvent)(?:<[^>]*>)?\(\s*(?:this,\s*|host,\s*)?'(parley-[a-z-]+)'/g,
    );
    expect(dispatched.size).toBeGreaterThan(10);
    expect(
      missing(
        dispatched,
        names(({ events }) => events),
      ),
    ).toEqual([]);
  });

  it('[G46] has every slot and every part', () => {
    const slots = found(/<slot name="([a-z-]+)"/g);
    expect(
      missing(
        slots,
        names((element) => element.slots),
      ),
    ).toEqual([]);
    const parts = new Map(
      [...found(/\bpart="([a-z -]+)"/g)].flatMap(([of, path]) => of.split(' ').map((part) => [part, path])),
    );
    expect(parts.size).toBeGreaterThan(30);
    expect([...parts].filter(([part]) => !isKnownPart(part))).toEqual([]);
  });

  it('[G46] every custom property that is read is documented, there or in the page about looks', () => {
    const read = new Map([
      ...found(/var\(\s*(--parley-[a-z-]+)/g),
      ...[...colours, ...staffColours].map(([name]) => [`--parley-${name}-color`, 'colours'] as const),
    ]);
    const pages = readMatching(['docs'], (path) => path.endsWith('.md')).map(({ text }) => text);
    const known = new Set([
      ...names(({ cssProperties }) => cssProperties),
      ...pages.flatMap((text) => text.match(/--parley-[a-z-]+/g) ?? []),
    ]);
    expect(read.size).toBeGreaterThan(20);
    expect(missing(read, known)).toEqual([]);
  });

  it('[G46] docs/events.md is what `npm run docs` makes of it', () => {
    expect(readText('docs/events.md')).toBe(manifestPage([...elements], sources));
  });
});
