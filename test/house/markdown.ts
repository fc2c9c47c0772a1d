// Takes a page of documentation apart: sections, tables, words in code, fenced blocks.

export interface Table {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export interface Block {
  /** What stands behind the three backticks. */
  readonly info: string;
  readonly text: string;
}

/** What stands under a heading, until the next one of its kind or above. */
export const sectionOf = (page: string, heading: string): string => {
  const lines = page.split('\n');
  const start = lines.findIndex((line) => line.replace(/^#+ /, '') === heading && line.startsWith('#'));
  if (start < 0) throw new Error(`There is no heading “${heading}”.`);
  const depth = (lines[start] ?? '').indexOf(' ');
  const end = lines.findIndex(
    (line, index) => index > start && /^#+ /.test(line) && line.indexOf(' ') <= depth,
  );
  return lines.slice(start + 1, end < 0 ? undefined : end).join('\n');
};

const cellsOf = (line: string): string[] =>
  line
    .slice(1, line.lastIndexOf('|'))
    .split('|')
    .map((cell) => cell.trim());

export const tablesIn = (text: string): readonly Table[] =>
  (text.match(/^\|.*(?:\n\|.*)*/gm) ?? []).map((table) => {
    const [head = [], , ...rows] = table.split('\n').map(cellsOf);
    return { head, rows };
  });

/** The one table that begins with this column. */
export const tableOf = (text: string, firstColumn: string): readonly (readonly string[])[] => {
  const found = tablesIn(text).filter(({ head }) => head[0] === firstColumn);
  if (found.length !== 1) throw new Error(`There are ${found.length} tables with “${firstColumn}” first.`);
  return found[0]?.rows ?? [];
};

export const codesIn = (text: string): readonly string[] =>
  [...text.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code);

/** The one word in code of a cell; an empty cell has none. */
export const codeOf = (cell: string | undefined): string => codesIn(cell ?? '')[0] ?? '';

export const blocksIn = (page: string): readonly Block[] =>
  [...page.matchAll(/^```(.*)\n([\s\S]*?)^```$/gm)].map(([, info = '', text = '']) => ({ info, text }));

/** Values of JSON one after the other, each beginning at the margin. */
export const valuesIn = ({ text }: Block): readonly unknown[] =>
  text
    .split(/^(?=\{)/m)
    .filter((each) => each.trim() !== '')
    .map((each) => JSON.parse(each) as unknown);

/** As GitHub makes them. */
export const anchorsIn = (page: string): readonly string[] =>
  [...page.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
