// What applications import is what gets built: each entry of `exports` has a source, a place in the build and its types.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { ConfigEnv, UserConfig } from 'vite';
import { describe, expect, it } from 'vitest';
import viteConfig from '../../vite.config.js';
import { readSources, readText } from './sources.js';

type Target = string | { readonly types: string; readonly default?: string };

const { exports, files, sideEffects } = JSON.parse(readText('package.json')) as {
  readonly exports: Readonly<Record<string, Target>>;
  readonly files: readonly string[];
  readonly sideEffects: readonly string[];
};

const lib = (viteConfig as (env: ConfigEnv) => UserConfig)({ mode: 'lib', command: 'build' }).build?.lib;
if (!lib) throw new Error('The library has no entries.');
const entries = lib.entry as Readonly<Record<string, string>>;

/** Where a declaration comes from: a module, or a declaration that is written by hand. */
const sourceOf = (types: string): string | undefined => {
  const path = types.replace(/^\.\/dist\/types\//, '').replace(/\.d\.ts$/, '');
  return [`${path}.ts`, `${path}.d.ts`].find((each) =>
    existsSync(resolve(import.meta.dirname, '../..', each)),
  );
};

const modules = Object.entries(exports).flatMap(([name, target]) =>
  typeof target === 'string' || !target.default ? [] : [[name, target.types, target.default] as const],
);

describe('[G46] the exports of the package', () => {
  it.each(modules)('[G46] %s is built from the module that its types come from', (_name, types, file) => {
    const entry = /^\.\/dist\/lib\/(.+)\.js$/.exec(file)?.[1] ?? '';
    expect(entries[entry]).toBe(sourceOf(types));
  });

  it('[G46] name everything that is built', () => {
    const named = modules.map(([, , file]) => file.replace('./dist/lib/', '').replace('.js', ''));
    expect(Object.keys(entries).toSorted()).toEqual(named.toSorted());
  });

  it('[G46] have types, also where there is nothing but types', () => {
    const types = Object.values(exports).flatMap((each) => (typeof each === 'string' ? [] : [each.types]));
    expect(types.filter((each) => sourceOf(each) === undefined)).toEqual([]);
  });

  it('[G46] lie in what is packed', () => {
    const targets = Object.values(exports).flatMap((each) =>
      typeof each === 'string' ? [each] : Object.values(each),
    );
    const isPacked = (target: string): boolean =>
      target === './package.json' || files.some((each) => target.startsWith(`./${each}`));
    expect(targets.filter((each) => !isPacked(each))).toEqual([]);
  });

  it('[G46] an entry that registers is not left out by bundlers, and one of classes may be', () => {
    const registers = ['define', 'inbox', 'monitor', 'provider', 'widget'];
    const flagged = modules
      .map(([, , file]) => file)
      .filter((file) => sideEffects.includes(file))
      .map((file) => file.replace('./dist/lib/', '').replace('.js', ''));
    expect(flagged.toSorted()).toEqual(registers.toSorted());
  });

  it('[G46] a module that registers as soon as it is imported is not left out of any build', () => {
    const registers = readSources(['components', 'widget']).filter(({ text }) => /^define\w*\(/m.test(text));
    const kept = sideEffects.map((each) => {
      const parts = each.replace('./', '').replaceAll('.', '\\.').split('**');
      return new RegExp(`^${parts.map((part) => part.replaceAll('*', '[^/]*')).join('.*')}$`);
    });
    const isKept = ({ path }: { readonly path: string }): boolean => kept.some((each) => each.test(path));
    expect(registers.length).toBeGreaterThan(3);
    expect(registers.filter((each) => !isKept(each)).map(({ path }) => path)).toEqual([]);
  });
});
