// Reads the project's own files for the house tests.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { filesBelow } from '../../scripts/lib/run.mjs';
import type { Source } from './layering.js';

export const SOURCE_FOLDERS = ['core', 'party', 'client', 'components', 'widget'] as const;

const root = resolve(import.meta.dirname, '../..');

export function readText(path: string): string {
  return readFileSync(resolve(root, path), 'utf8');
}

/** The TypeScript files below these folders. */
export function readSources(folders: readonly string[]): Source[] {
  return readMatching(folders, (path) => path.endsWith('.ts') && !path.endsWith('.d.ts'));
}

export function readMatching(folders: readonly string[], keep: (path: string) => boolean): Source[] {
  return folders
    .flatMap((folder) => filesBelow(folder, keep))
    .map((path) => ({ path, text: readText(path) }));
}
