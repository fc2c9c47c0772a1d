// The lock file must be complete for every platform, also for those that the person who wrote it does not have.
import { describe, expect, it } from 'vitest';
import { readText } from './sources.js';

interface LockEntry {
  readonly version?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/**
 * npm silently leaves a platform's package out of the lock when its registry lacks that version. Then newer npm
 * refuses the whole lock, and other platforms get no binary. An entry counts where npm would look for it: in the
 * node_modules of the package itself or of any folder above.
 */
function findMissing(packages: Readonly<Record<string, LockEntry>>): string[] {
  return Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !placesToLook(path).some((place) => `${place}node_modules/${name}` in packages))
      .map((name) => `${path || 'package.json'} wants ${name}`),
  );
}

function placesToLook(path: string): string[] {
  if (path === '') return [''];
  const parts = path.split('node_modules/');
  return parts.map((_, index) => {
    const above = parts.slice(0, parts.length - index).join('node_modules/');
    return above === '' || above.endsWith('/') ? above : `${above}/`;
  });
}

describe('[HO5] package-lock.json', () => {
  it('[HO5] has an entry for every optional dependency', () => {
    expect(findMissing(JSON.parse(readText('package-lock.json')).packages)).toEqual([]);
  });

  it('[HO5] is found wanting when one is left out', () => {
    const wants = { optionalDependencies: { mac: '1.0.0' } };
    expect(findMissing({ 'node_modules/tool': wants })).toEqual(['node_modules/tool wants mac']);
    expect(findMissing({ 'node_modules/tool': wants, 'node_modules/mac': {} })).toEqual([]);
    expect(findMissing({ 'node_modules/tool': wants, 'node_modules/tool/node_modules/mac': {} })).toEqual([]);
    expect(
      findMissing({ 'node_modules/a/node_modules/tool': wants, 'node_modules/a/node_modules/mac': {} }),
    ).toEqual([]);
    expect(findMissing({ 'node_modules/tool': wants, 'node_modules/b/node_modules/mac': {} })).toHaveLength(
      1,
    );
  });

  it('[HO5] agrees with package.json', () => {
    const { dependencies, devDependencies } = JSON.parse(readText('package.json'));
    const [, root] = Object.entries(JSON.parse(readText('package-lock.json')).packages)[0] ?? [];
    expect(root).toMatchObject({ dependencies, devDependencies });
  });
});
