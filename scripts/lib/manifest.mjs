// The custom elements manifest: what the sources say of every element, for editors, for the docs and for the check.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { create, ts } from '@custom-elements-manifest/analyzer';
import { litPlugin } from '@custom-elements-manifest/analyzer/src/features/framework-plugins/lit/lit.js';
import { filesBelow, root } from './run.mjs';

const isSource = (/** @type {string} */ path) => path.endsWith('.ts') && !path.endsWith('.d.ts');
/** `parley-element.ts` is what they all extend, and no element. */
const isElement = (/** @type {string} */ path) => /\/parley-(?!element\b)[a-z-]+\.ts$/.test(path);

/** @returns {{path: string, text: string}[]} the sources of the elements and of what they consist of */
export function elementSources() {
  return ['components', 'widget']
    .flatMap((folder) => filesBelow(folder, isSource))
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

/**
 * The tag is the name of the file. What nobody outside can use is left out: private members, what Lit itself calls,
 * and events whose name is only known when they are dispatched.
 */
const parleyPlugin = {
  name: 'parley',
  /** @param {{customElementsManifest: any}} given */
  packageLinkPhase({ customElementsManifest }) {
    for (const module of customElementsManifest.modules) {
      const tag = isElement(module.path)
        ? /** @type {string} */ (module.path.split('/').at(-1)).slice(0, -3)
        : null;
      for (const declaration of module.declarations ?? []) tidy(declaration, tag);
      module.declarations = module.declarations?.filter((/** @type {any} */ each) => each.customElement);
      module.exports = module.exports?.filter((/** @type {any} */ each) =>
        module.declarations.some(
          (/** @type {any} */ declaration) => declaration.name === each.declaration?.name,
        ),
      );
    }
    customElementsManifest.modules = customElementsManifest.modules.filter(
      (/** @type {any} */ module) => module.declarations?.length > 0,
    );
  },
};

const lifecycle = new Set([
  'styles',
  'updated',
  'willUpdate',
  'render',
  'connectedCallback',
  'disconnectedCallback',
]);

/** @param {any} declaration @param {string | null} tag */
function tidy(declaration, tag) {
  const isOwn = tag !== null && declaration.name === classOf(tag);
  declaration.customElement = isOwn;
  if (!isOwn) return;
  declaration.tagName = tag;
  declaration.members = declaration.members?.filter(
    (/** @type {any} */ { name, privacy }) =>
      privacy === undefined && !name.startsWith('#') && !lifecycle.has(name),
  );
  declaration.events = declaration.events?.filter(
    (/** @type {any} */ { name, description }) => name !== 'type' && description,
  );
}

/** `parley-inbox-row` is the class `ParleyInboxRow`. */
const classOf = (/** @type {string} */ tag) =>
  tag.replace(/(^|-)([a-z])/g, (_, __, /** @type {string} */ letter) => letter.toUpperCase());

/** @returns {any} the manifest, as `dist/custom-elements.json` holds it */
export function manifest(sources = elementSources()) {
  const modules = sources.map(({ path, text }) =>
    ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true),
  );
  return create({ modules, plugins: [...litPlugin(), parleyPlugin], context: { dev: false } });
}

/** @returns {any[]} every element, by tag */
export function elementsIn(/** @type {any} */ of) {
  return of.modules
    .flatMap((/** @type {any} */ module) =>
      module.declarations.map((/** @type {any} */ declaration) => ({ ...declaration, path: module.path })),
    )
    .sort((/** @type {any} */ a, /** @type {any} */ b) => (a.tagName < b.tagName ? -1 : 1));
}
