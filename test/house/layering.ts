// Who may import whom, as data, and a pure check of sources against it. The test feeds it the real files.
import ts from 'typescript';

export interface Source {
  /** From the repository's root, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

export interface Offence {
  readonly path: string;
  readonly line: number;
  /** The import as it is written. */
  readonly specifier: string;
  readonly why: string;
}

/**
 * A layer may import itself, and what stands here. A target is a path prefix ending in a slash, a file without
 * `.ts`, or a package: `npm:lit` covers `lit` and everything below it, `npm:lit=` only `lit` itself. Types may
 * come from wherever values may, and from `types`.
 */
export interface Layer {
  readonly name: string;
  /** The first layer whose pattern matches a path is its layer. */
  readonly matches: RegExp;
  readonly values: readonly string[];
  readonly types: readonly string[];
}

const LIT = ['npm:lit', 'npm:@lit/context'];

export const layers: readonly Layer[] = [
  { name: 'core/domain', matches: /^core\/domain\//, values: ['core/domain/'], types: [] },
  {
    name: 'core/protocol (limits, version, read, close-codes)',
    matches: /^core\/protocol\/(version|limits|limit-values|read|close-codes)\.ts$/,
    values: [
      'core/domain/',
      'core/protocol/version',
      'core/protocol/limits',
      'core/protocol/limit-values',
      'core/protocol/read',
      'core/protocol/close-codes',
    ],
    types: ['core/protocol/'],
  },
  {
    name: 'core/protocol (schemas and decode)',
    matches: /^core\/protocol\//,
    values: ['core/protocol/', 'core/domain/', 'npm:zod/mini='],
    types: [],
  },
  { name: 'party/room', matches: /^party\/room\//, values: ['party/room/', 'core/'], types: [] },
  {
    name: 'party',
    matches: /^party\//,
    values: [
      'party/',
      'core/',
      'npm:partykit',
      'npm:jose',
      'npm:zod/mini=',
      'npm:vader-sentiment',
      'npm:linkify-it',
    ],
    types: [],
  },
  {
    name: 'client',
    matches: /^client\//,
    values: [
      'client/',
      'core/domain/',
      'core/protocol/version',
      'core/protocol/limits',
      'core/protocol/read',
      'core/protocol/close-codes',
      // Contexts are created, and given to elements, here.
      'npm:@lit/context',
    ],
    types: ['core/protocol/', 'npm:lit'],
  },
  {
    name: 'components',
    matches: /^components\//,
    values: [
      'components/',
      'client/',
      'core/domain/',
      ...LIT,
      // What staff alone load: long lists and keys.
      'npm:@tanstack/lit-virtual',
      'npm:tinykeys',
    ],
    types: ['core/protocol/'],
  },
  {
    name: 'widget',
    matches: /^widget\//,
    values: ['widget/', 'components/', 'client/', 'core/domain/', 'npm:lit'],
    types: ['core/protocol/'],
  },
];

interface Import {
  readonly specifier: string;
  readonly line: number;
  readonly isTypeOnly: boolean;
}

export function findOffences(sources: readonly Source[]): Offence[] {
  return sources.flatMap((source) => {
    const layer = layers.find((candidate) => candidate.matches.test(source.path));
    if (!layer) return [];
    return importsOf(source).flatMap((found): Offence[] => {
      const why = objection(layer, source.path, found);
      return why === undefined
        ? []
        : [{ path: source.path, line: found.line, specifier: found.specifier, why }];
    });
  });
}

export function describeOffence({ path, line, specifier, why }: Offence): string {
  return `${path}:${line} imports '${specifier}': ${why}`;
}

function objection(layer: Layer, path: string, found: Import): string | undefined {
  const { specifier, isTypeOnly } = found;
  if (specifier.startsWith('.') && !/\.(js|json|css)(\?.*)?$/.test(specifier)) {
    return 'a relative import ends in .js';
  }
  const target = targetOf(path, specifier);
  const allowed = isTypeOnly ? [...layer.values, ...layer.types] : layer.values;
  if (allowed.some((entry) => covers(entry, target))) return undefined;
  if (layer.types.some((entry) => covers(entry, target))) {
    return `${layer.name} may only take types from there (import type)`;
  }
  return `${layer.name} may not know it`;
}

function targetOf(path: string, specifier: string): string {
  if (!specifier.startsWith('.')) return `npm:${specifier}`;
  const url = new URL(specifier, `file:///${path}`);
  return url.pathname.slice(1).replace(/\.js$/, '');
}

function covers(entry: string, target: string): boolean {
  if (entry.endsWith('=')) return target === entry.slice(0, -1);
  if (entry.endsWith('/')) return target.startsWith(entry);
  return target === entry || (entry.startsWith('npm:') && target.startsWith(`${entry}/`));
}

/** Static imports, re-exports, `import()` and `import('x').Y` types. */
function importsOf(source: Source): Import[] {
  const file = ts.createSourceFile(source.path, source.text, ts.ScriptTarget.ESNext, true);
  const found: Import[] = [];
  const add = (node: ts.Node, specifier: ts.Node | undefined, isTypeOnly: boolean): void => {
    if (!specifier || !ts.isStringLiteralLike(specifier)) return;
    const line = file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1;
    found.push({ specifier: specifier.text, line, isTypeOnly });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node, node.moduleSpecifier, isTypeImport(node.importClause));
    else if (ts.isExportDeclaration(node)) add(node, node.moduleSpecifier, isTypeExport(node));
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
      add(node, node.argument.literal, true);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      add(node, node.arguments[0], false);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/**
 * `import { type A }` counts as a type: no name of it is a value. (The compiler keeps the bare import of such a
 * statement, so the formatter turns it into `import type`.)
 */
function isTypeImport(clause: ts.ImportClause | undefined): boolean {
  if (!clause) return false;
  if (clause.isTypeOnly) return true;
  const names = clause.namedBindings;
  if (clause.name || !names || !ts.isNamedImports(names)) return false;
  return names.elements.length > 0 && names.elements.every((element) => element.isTypeOnly);
}

function isTypeExport(node: ts.ExportDeclaration): boolean {
  if (node.isTypeOnly) return true;
  const names = node.exportClause;
  if (!names || !ts.isNamedExports(names)) return false;
  return names.elements.length > 0 && names.elements.every((element) => element.isTypeOnly);
}
