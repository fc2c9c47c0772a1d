// `npm run docs`: writes what is made from the sources: dist/custom-elements.json and docs/events.md.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { elementSources, elementsIn, manifest } from './lib/manifest.mjs';
import { manifestPage } from './lib/manifest-page.mjs';
import { root } from './lib/run.mjs';

export async function main() {
  const sources = elementSources();
  const made = manifest(sources);
  writeManifest(made);
  writeFileSync(join(root, 'docs/events.md'), manifestPage(elementsIn(made), sources));
  return 0;
}

/** Also part of every build of the library. */
export function writeManifest(made = manifest()) {
  mkdirSync(join(root, 'dist'), { recursive: true });
  writeFileSync(join(root, 'dist/custom-elements.json'), `${JSON.stringify(made, null, 2)}\n`);
}
