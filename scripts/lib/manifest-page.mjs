// docs/events.md out of the manifest: every element with its attributes, properties, events, slots, parts and colours.

const intro = `# Events, properties and parts

Every element, made from \`custom-elements.json\` by \`npm run docs\`: do not edit it by hand. How they look is in
[theming.md](theming.md), what they are for in [inbox.md](inbox.md), [monitor.md](monitor.md) and
[embedding.md](embedding.md).

Events are \`CustomEvent\`s that bubble and cross shadow roots. One whose name ends in \`-request\` comes *before*
something is done: cancel it with \`event.preventDefault()\`, and it is not done, so that the page may do it in a way of
its own. The detail is typed: \`HTMLElementEventMap\` knows every name.
`;

/** Those that a page places; the others are what they consist of. */
const placed = ['parley-widget', 'parley-inbox', 'parley-monitor', 'parley-provider', 'parley-conversation'];

const cell = (/** @type {unknown} */ text) =>
  String(text ?? '')
    .replaceAll('\n', ' ')
    .replaceAll('|', '\\|')
    .trim();
const code = (/** @type {unknown} */ text) => (text ? `\`${cell(text).replaceAll('`', '')}\`` : '');

/** @param {string} title @param {string[]} head @param {string[][]} rows */
const table = (title, head, rows) =>
  rows.length === 0
    ? ''
    : `\n**${title}**\n\n| ${head.join(' | ')} |\n|${head.map(() => '---').join('|')}|\n${rows
        .map((row) => `| ${row.join(' | ')} |`)
        .join('\n')}\n`;

/**
 * What a detail consists of, from the interface of that name.
 * @param {string | undefined} type such as `CustomEvent<ConversationDetail>`
 * @param {readonly {text: string}[]} sources
 */
function shapeOf(type, sources) {
  const name = /^CustomEvent<(\w+)>$/.exec(type ?? '')?.[1];
  if (!name || name === 'null') return '';
  for (const { text } of sources) {
    const found = new RegExp(`export interface ${name}(?: extends [^{]+)? \\{([sS]*?)\\n\\}`).exec(text)?.[1];
    if (found === undefined) continue;
    const fields = found
      .replace(/\/\*\*[\s\S]*?\*\//g, '')
      .split('\n')
      .map((line) =>
        line
          .trim()
          .replace(/^readonly /, '')
          .replace(/;$/, ''),
      )
      .filter(Boolean);
    return code(`{${fields.join(', ')}}`);
  }
  return code(name);
}

/** @param {any} element @param {readonly {text: string}[]} sources */
function section(element, sources) {
  const { tagName, summary, description, attributes = [], members = [], events = [], slots = [] } = element;
  const described = (/** @type {any[]} */ of) => of.map((each) => [code(each.name), cell(each.description)]);
  const properties = members.filter(
    (/** @type {any} */ { kind, attribute, description: text }) => kind === 'field' && !attribute && text,
  );
  const methods = members.filter(
    (/** @type {any} */ { kind, description: text }) => kind === 'method' && text,
  );
  return [
    `\n## \`<${tagName}>\`\n\n${cell(summary)}\n`,
    description ? `\n${description}\n` : '',
    table(
      'Attributes',
      ['name', 'type', ''],
      attributes.map((/** @type {any} */ each) => [
        code(each.name),
        code(each.type?.text),
        cell(each.description),
      ]),
    ),
    table(
      'Properties',
      ['name', 'type', ''],
      properties.map((/** @type {any} */ each) => [
        code(each.name),
        code(each.type?.text),
        cell(each.description),
      ]),
    ),
    table(
      'Methods',
      ['name', ''],
      methods.map((/** @type {any} */ each) => [code(`${each.name}()`), cell(each.description)]),
    ),
    table(
      'Events',
      ['name', 'detail', ''],
      events.map((/** @type {any} */ each) => [
        code(each.name),
        shapeOf(each.type?.text, sources),
        cell(each.description),
      ]),
    ),
    table(
      'Slots',
      ['name', ''],
      slots.map((/** @type {any} */ each) => [
        each.name ? code(each.name) : '(without a name)',
        cell(each.description),
      ]),
    ),
    table('Parts', ['name', ''], described(element.cssParts ?? [])),
    table(
      'Custom properties',
      ['name', 'unless given', ''],
      (element.cssProperties ?? []).map((/** @type {any} */ each) => [
        code(each.name),
        code(each.default),
        cell(each.description),
      ]),
    ),
  ].join('');
}

/** @param {any[]} elements @param {readonly {text: string}[]} sources */
export function manifestPage(elements, sources) {
  const first = placed.flatMap((tag) => elements.filter(({ tagName }) => tagName === tag));
  const rest = elements.filter(({ tagName }) => !placed.includes(tagName));
  const links = [...first, ...rest].map(({ tagName }) => `[\`${tagName}\`](#${tagName})`).join(' · ');
  return `${intro}\n${links}\n${[...first, ...rest].map((each) => section(each, sources)).join('')}`;
}
