// What website owners are told of the console, of their visitors' storage and of tokens is what the widget does.
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { filesBelow } from '../../scripts/lib/run.mjs';
import type { Source } from './layering.js';
import { readMatching, readSources, readText } from './sources.js';

const page = readText('docs/embedding.md');

/** The cells of a table below a heading, row by row. */
const rowsBelow = (heading: string): readonly (readonly string[])[] =>
  (page.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '')
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('|--'))
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .map(([, ...cells]) => cells);

/** In backticks, in the first cell. */
const named = (heading: string): readonly string[] =>
  rowsBelow(heading).flatMap(([cell = '']) => [...cell.matchAll(/`([^`]+)`/g)].map(([, text]) => text ?? ''));

/** What is said, with `…` for what is only known then. Other variables are all of it. */
const textOf = (node: ts.Node): string => {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isTemplateExpression(node))
    return node.head.text + node.templateSpans.map(({ literal }) => `…${literal.text}`).join('');
  return '…';
};

const warnings = ({ path, text }: Source): readonly string[] => {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && node.expression.getText() === 'warnOnce') {
      const [, message] = node.arguments;
      // What is said for a name stands in the table of them.
      if (message && path !== 'widget/tell-owner.ts') found.push(textOf(message));
    }
    if (path === 'widget/owner-words.ts' && ts.isArrowFunction(node)) found.push(textOf(node.body));
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.ESNext, true));
  return found;
};

/** The widget's own modules, and what it takes from the elements. */
const sources = [
  ...readSources(['widget']),
  ...readMatching(['components/shared'], (path) => path.endsWith('/define-element.ts')),
];

const keys = (of: readonly Source[]): readonly string[] => [
  ...new Set(
    of.flatMap(({ text }) =>
      [...text.matchAll(/[`'](parley:[a-z]+:?)(?![a-z-])/g)].map(([, key]) => key ?? ''),
    ),
  ),
];

describe('[G46] docs/embedding.md', () => {
  it('[G46] lists every message of the console, and none that there is not', () => {
    const said = new Set(sources.flatMap(warnings));
    const listed = named('When something is wrong').filter((text) => /[ …]/.test(text));
    expect(listed.toSorted()).toEqual([...said].toSorted());
  });

  it('[G46] a message that is put together is told with what is open in it', () => {
    const hole = (name: string): string => `\${${name}}`;
    const text = `warnOnce(key, \`no ${hole('what')}; there are ${hole("all.join(', ')")}.\`); warnOnce('a', why);`;
    expect(warnings({ path: 'a.ts', text })).toEqual(['no …; there are ….', '…']);
  });

  it('[G46] lists every key that the widget keeps, and none that it does not', () => {
    const kept = keys([...readSources(['widget']), ...readSources(['client'])]);
    expect(named('What stays in the browser').toSorted()).toEqual(kept.toSorted());
  });

  it('[G46] shows the sample of a token as it is tested', () => {
    expect(page).toContain(readText('samples/backend/token.mjs').trim());
  });

  it('[G46] names every sample that there is', () => {
    const folders = new Set(filesBelow('samples').map((path) => path.split('/')[1] ?? ''));
    const sites = [...folders].filter((name) =>
      filesBelow(`samples/${name}`).some((path) => path.endsWith('index.html')),
    );
    const told = readText('samples/README.md');
    expect(sites.filter((name) => !told.includes(`](${name}/)`))).toEqual([]);
  });
});
