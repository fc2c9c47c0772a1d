/** What two rooms cannot have in common is replaced: drawn names by their order of appearance, times by a word. */

const timeKeys: ReadonlySet<string> = new Set([
  'at',
  'since',
  'phaseSince',
  'openedAt',
  'waitingSince',
  'awaySince',
  'snoozedUntil',
  'until',
]);
const nameKeys: ReadonlySet<string> = new Set([
  'id',
  'entryId',
  'cursor',
  'before',
  'commandId',
  'conversation',
  'removed',
  'suggestion',
]);

const isoTime = /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z/g;

/** One for each person: the same name on two of their sockets has to be the same in the twin as well. */
export class Canonical {
  readonly #names = new Map<string, string>();

  /** A frame, or the body of an answer, with all of its keys in their order. */
  text(text: string): string {
    if (!text.startsWith('{')) return text.replaceAll(isoTime, '<time>');
    return JSON.stringify(this.#visit('', JSON.parse(text) as unknown));
  }

  #visit(key: string, value: unknown): unknown {
    if (typeof value === 'number' && timeKeys.has(key)) return '<time>';
    if (typeof value === 'string' && nameKeys.has(key)) return this.#nameOf(value);
    if (Array.isArray(value)) return value.map((each) => this.#visit(key, each));
    if (typeof value === 'object' && value !== null) {
      return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, this.#visit(name, each)]));
    }
    return value;
  }

  #nameOf(value: string): string {
    const known = this.#names.get(value) ?? `<${this.#names.size + 1}>`;
    this.#names.set(value, known);
    return known;
  }
}
