// No word stands outside of the catalogues: what a customer can see or hear is found by reading the sources.
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import type { Source } from './layering.js';
import { readSources } from './sources.js';

/** Words of staff alone, and what holds the words themselves. */
const isCatalogue = (path: string): boolean =>
  /-messages\.ts$|\/messages\.ts$|-words\.ts$|widget\/languages\//.test(path);
const customerComponents =
  /components\/(shared\/(?!staff|shortcuts|parley-shortcuts|availability|toasts|menu-icons)|conversation\/(?!.*(staff|supervision|takeover|join|wrap-up|replies|reply|composer-tabs|colleague|canned|whisper|ending|displacement|introduction|steps|landing|suggestion|public-move|people|conversation-(header|body)|parley-conversation\.)))/;
const isSeen = ({ path }: Source): boolean =>
  !isCatalogue(path) && (path.startsWith('widget/') || customerComponents.test(path));

const word = /\p{L}{2,}/u;
const spokenAttribute =
  /(?:^|\s)(?:aria-label|aria-description|aria-roledescription|title|placeholder|alt)="([^"]*)"?$|(?:^|\s)(?:aria-label|aria-description|title|placeholder|alt)="([^"]+)"/g;
const spokenNames = /^(?:aria-label|aria-description|aria-roledescription|title|placeholder|alt)$/;

/** Not words of a language: nobody would translate them. */
const allowed: readonly string[] = [];

const textsIn = (markup: string): readonly string[] => {
  const attributes = [...markup.matchAll(spokenAttribute)].map(([, open, whole]) => open ?? whole ?? '');
  // What stands between tags, and before the first or behind the last where the template was cut.
  const between = markup
    .replaceAll(/<!--[\s\S]*?-->/g, '')
    .replaceAll(/<style[\s\S]*?<\/style>/g, '')
    .replaceAll(/<[^>]*>/g, '\n');
  return [...attributes, ...between.split('\n')].map((text) => text.trim()).filter((text) => word.test(text));
};

/** A template with a mark for each of its values, so that a tag stays one tag. */
const markupOf = (template: ts.TemplateLiteral): string =>
  ts.isNoSubstitutionTemplateLiteral(template)
    ? template.text
    : template.head.text + template.templateSpans.map(({ literal }) => `0${literal.text}`).join('');

const literalOf = (node: ts.Node | undefined): string | null => {
  if (!node) return null;
  if (ts.isStringLiteralLike(node)) return node.text;
  return ts.isTemplateExpression(node) ? markupOf(node) : null;
};

const nameOf = (node: ts.Expression): string =>
  ts.isIdentifier(node) ? node.text : ts.isPropertyAccessExpression(node) ? node.name.text : '';

const wordsOutside = ({ path, text }: Source): readonly string[] => {
  const found: string[] = [];
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const add = (node: ts.Node, literal: string | null): void => {
    if (literal === null || !word.test(literal) || allowed.includes(literal)) return;
    const { line } = file.getLineAndCharacterOfPosition(node.getStart());
    found.push(`${path}:${line + 1} ${literal}`);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isTaggedTemplateExpression(node) && /^(html|svg)$/.test(node.tag.getText()))
      for (const each of textsIn(markupOf(node.template))) add(node, each);
    if (ts.isCallExpression(node)) {
      const called = nameOf(node.expression);
      const [first, second] = node.arguments;
      if (called === 'announce') add(node, literalOf(first));
      if (called === 'setAttribute' && spokenNames.test(literalOf(first) ?? '')) add(node, literalOf(second));
    }
    if (
      ts.isBinaryExpression(node) &&
      node.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
      /^(textContent|innerText|ariaLabel|title|placeholder|alt)$/.test(nameOf(node.left))
    )
      add(node, literalOf(node.right));
    if (ts.isPropertyAssignment(node) && spokenNames.test(node.name.getText().replaceAll("'", '')))
      add(node, literalOf(node.initializer));
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
};

describe('[G51] words outside of the catalogues', () => {
  const sources = readSources(['widget', 'components']).filter(isSeen);

  it('[G51] the sources that customers see are read', () => {
    const paths = sources.map(({ path }) => path);
    for (const path of [
      'widget/parley-panel.ts',
      'widget/launcher-view.ts',
      'components/conversation/parley-composer.ts',
      'components/conversation/parley-timeline.ts',
      'components/conversation/message-template.ts',
      'components/shared/menu-list.ts',
    ])
      expect(paths).toContain(path);
  });

  it('[G51] there are none', () => {
    expect(sources.flatMap(wordsOutside)).toEqual([]);
  });

  const planted = [
    'html`<p>Hello</p>`',
    'html`<p>$' + '{name} wrote</p>`',
    'html`<button aria-label="Close">x</button>`',
    'html`<input placeholder="Your name">`',
    "announce('Sent')",
    "box.textContent = 'Sent'",
    "button.setAttribute('aria-label', 'Close')",
    "make('img', { alt: 'A picture' })",
  ];
  for (const text of planted)
    it(`[G51] finds ${text}`, () => expect(wordsOutside({ path: 'x.ts', text })).toHaveLength(1));

  const fine = [
    'html`<p class="hello there">$' + "{words.t('widget.greeting')}</p>`",
    'html`<button aria-label=$' + '{label} title=$' + '{label}>$' + "{icon('x')}</button>`",
    'html`<div @click=$' + '{() => act()} .value=$' + '{value}></div>`',
    "box.textContent = ''",
    "button.setAttribute('aria-hidden', 'true')",
  ];
  for (const text of fine)
    it(`[G51] lets through ${text}`, () => expect(wordsOutside({ path: 'x.ts', text })).toEqual([]));
});
