// A timeline as a table: what is read back is what was written, and no cell is a formula.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EntryBodyView } from '../../core/domain/body-view.js';
import { csvColumns, isFormula, timelineCsv } from '../../core/domain/csv.js';
import type { Person } from '../../core/domain/identity.js';
import type { ConversationId, EntryId, PersonId } from '../../core/domain/ids.js';
import type { Interval } from '../../core/domain/supervision-record.js';
import type { EntryDraft } from '../../core/domain/timeline.js';
import { everyone, place, staff, supervisors, whisperTo } from '../../core/domain/timeline.js';
import type { EntryView } from '../../core/domain/view.js';
import { entriesFor } from '../../core/domain/view.js';

const START = Date.UTC(2025, 5, 2, 12);
const carla: Person = { id: '~carla' as PersonId, name: 'Carla', role: 'customer' };
const anna: Person = { id: 'agent-1' as PersonId, name: 'Anna', role: 'agent' };
const sam: Person = { id: 'boss-1' as PersonId, name: 'Sam', role: 'supervisor' };

const message = (text: string, name = 'Carla', seq = 1): EntryView => ({
  id: `e${seq}` as EntryId,
  seq,
  at: START,
  audience: 'everyone',
  body: { kind: 'message', author: { name, role: 'customer' }, text },
});

/** As RFC 4180 has it, strictly: whatever else there is throws. */
const parse = (csv: string): readonly (readonly string[])[] => {
  const rows: string[][] = [];
  let row: string[] = [];
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/y;
  while (field.lastIndex < csv.length) {
    const at = field.lastIndex;
    const found = field.exec(csv);
    if (!found) throw new Error(`Not a field at ${at}.`);
    row.push(found[1] === undefined ? (found[2] ?? '') : found[1].replaceAll('""', '"'));
    if (found[3] === ',') continue;
    rows.push(row);
    row = [];
  }
  return rows;
};
const cellsOf = (csv: string) => parse(csv.replace(/^\ufeff/, ''));
const rowsOf = (views: readonly EntryView[], intervals: readonly Interval[] = []) => {
  const [names = [], ...rows] = cellsOf(timelineCsv(views, intervals));
  return rows.map((row) => Object.fromEntries(names.map((name, index) => [name, row[index]])));
};
/** The one apostrophe that keeps a cell from being a formula. */
const plain = (cell = ''): string =>
  cell.startsWith("'") && isFormula(cell.slice(1)) ? cell.slice(1) : cell;

/** Much of what a spreadsheet reads as something else. */
const nasty = fc.string({
  unit: fc.constantFrom(
    ...[
      '=',
      '+',
      '-',
      '@',
      '＝',
      '＋',
      '－',
      '＠',
      '\t',
      '\r',
      '\n',
      ' ',
      '\u00a0',
      '\u200b',
      '\ufeff',
      '\0',
    ],
    ...['"', "'", ',', ';', '’', 'a', 'ü', '1', '😀', '\ud800', '（'],
  ),
  maxLength: 8,
});
const written = fc.oneof(nasty, fc.string({ unit: 'binary' }), fc.string());

describe('the file', () => {
  it('[B25] begins with the byte order mark and the names of the columns, and ends each line with CRLF', () => {
    const csv = timelineCsv([message('Hello')], []);
    expect(csv.startsWith('\ufeff"at","seq"')).toBe(true);
    expect(csv.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(csv.endsWith('\r\n')).toBe(true);
    expect(cellsOf(timelineCsv([], []))).toEqual([csvColumns]);
  });

  it('[B25] what is parsed is what was written, whatever it was', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(written, written)), (said) => {
        const rows = rowsOf(said.map(([text, name], index) => message(text, name, index + 1)));
        expect(rows.map(({ text, person }) => [plain(text), plain(person)])).toEqual(said);
        expect(rows.map(({ seq }) => seq)).toEqual(said.map((_, index) => String(index + 1)));
      }),
      { numRuns: 1000 },
    );
  });

  it('[B25] no cell begins as a formula, whoever wrote it', () => {
    // Told here in other words than in the code: drop what spreadsheets drop, then look at the first character.
    const begins = (cell: string): string =>
      cell
        .replace(/^[\s"\u200b\ufeff\0]+/, '')
        .normalize('NFKC')
        .charAt(0);
    fc.assert(
      fc.property(nasty, nasty, (text, name) => {
        const interval: Interval = { person: { ...sam, name }, mode: 'monitor', from: START, to: null };
        for (const row of cellsOf(timelineCsv([message(text, name)], [interval]))) {
          for (const cell of row) {
            expect(['=', '+', '-', '@']).not.toContain(begins(cell));
            expect(cell).not.toMatch(/^[ "]*[\t\r]/);
          }
        }
      }),
      { numRuns: 400 },
    );
  });

  it.each([
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\tx',
    '\rx',
    '  =1',
    '"=1',
    '" =1',
    '\n=1',
    '\u200b=1',
    "'=1",
    '＝1',
    '＋1',
    '－1',
    '＠x',
    '　＝1',
  ])('[B25] %j gets an apostrophe', (text) => {
    expect(rowsOf([message(text)])[0]?.text).toBe(`'${text}`);
  });

  it.each(['1=1', 'a@b.example', '(-1)', "it's", ' Hello', '"Hello"', '', '😀 - well'])(
    '[B25] %j stays as it is',
    (text) => {
      expect(rowsOf([message(text)])[0]?.text).toBe(text);
    },
  );

  it('[B25] every cell is quoted, so that no separator of any language begins another', () => {
    expect(timelineCsv([message('a;=1+1')], [])).toContain('"a;=1+1"\r\n');
  });
});

describe('the columns', () => {
  const told = (...bodies: readonly EntryBodyView[]) =>
    rowsOf(bodies.map((body) => ({ ...message(''), audience: 'staff', body })));

  it('[B25] say who did what to whom, and why', () => {
    const override = { used: 3, limit: 3 };
    const rows = told(
      {
        kind: 'assigned',
        handler: sam,
        from: anna,
        by: null,
        cause: 'taken-over',
        reason: 'slow',
        override: null,
      },
      { kind: 'assigned', handler: anna, from: null, by: sam, cause: 'assigned', reason: null, override },
      { kind: 'ended', by: 'agent', name: 'Anna' },
      { kind: 'ended', by: 'supervisor', name: 'Sam', forced: { reason: 'spam' } },
      { kind: 'handler-shown', name: 'Anna' },
      { kind: 'message', author: { name: '', role: 'supervisor' }, text: 'psst' },
    );
    expect(rows).toMatchObject([
      {
        at: '2025-06-02T12:00:00.000Z',
        audience: 'staff',
        kind: 'assigned',
        from: 'Anna',
        to: 'Sam',
        person: '',
      },
      { from: '', to: 'Anna', person: 'Sam', role: 'supervisor', text: 'assigned: override 3/3' },
      { kind: 'ended', person: 'Anna', role: 'agent', text: '' },
      { kind: 'ended', person: 'Sam', role: 'supervisor', text: 'forced: spam' },
      { kind: 'handler-shown', person: 'Anna', role: '', text: '' },
      { kind: 'message', person: '', role: 'supervisor', text: 'psst' },
    ]);
    expect(rows[0]?.text).toBe('taken-over: slow');
  });

  it('[B25] tell of lists, switches and times as a person reads them', () => {
    const rows = told(
      { kind: 'tagged', by: anna, added: ['vip', 'refund'], removed: ['new'] },
      { kind: 'snoozed', by: anna, until: START },
      { kind: 'hold-set', by: anna, on: true },
    );
    expect(rows).toMatchObject([
      { from: 'new', to: 'vip, refund', person: 'Anna' },
      { to: '2025-06-02T12:00:00.000Z' },
      { to: 'true' },
    ]);
  });

  it('[B24][B25] an interval has its times and its mode, and no number', () => {
    const interval: Interval = { person: sam, mode: 'join', from: START, to: START + 60_000 };
    expect(rowsOf([message('Hello')], [interval, { ...interval, to: null }]).slice(1)).toEqual([
      {
        at: '2025-06-02T12:00:00.000Z',
        seq: '',
        audience: 'supervisors',
        kind: 'interval',
        from: '2025-06-02T12:00:00.000Z',
        to: '2025-06-02T12:01:00.000Z',
        person: 'Sam',
        role: 'supervisor',
        text: 'join',
      },
      expect.objectContaining({ to: '' }),
    ]);
  });

  it('[B25][VI2] a customer’s file holds nothing but what the customer was shown', () => {
    const by = (
      who: Person,
      capacity: 'customer' | 'handler' | 'supervisor',
      text: string,
    ): EntryDraft['body'] => ({
      kind: 'message',
      author: { ...who, capacity },
      text,
    });
    const drafts: readonly EntryDraft[] = [
      { audience: everyone, body: by(carla, 'customer', 'Hello?') },
      { audience: whisperTo(anna.id), body: by(sam, 'supervisor', 'secret whisper') },
      { audience: staff, body: by(anna, 'handler', 'secret note') },
      { audience: supervisors, body: { kind: 'supervision', person: sam, from: null, to: 'monitor' } },
      { audience: everyone, body: by(anna, 'handler', 'Good day') },
    ];
    const conversation = 'cv_0123456789abcdefghijkl' as ConversationId;
    let drawn = 0;
    const entries = place(drafts, { conversation, position: 0, counts: {} }, START, () => {
      drawn += 1;
      return `e${drawn}` as EntryId;
    });
    const csv = timelineCsv(entriesFor({ kind: 'everyone' }, carla, entries), []);
    expect(
      rowsOf(entriesFor({ kind: 'everyone' }, carla, entries)).map(({ seq, text }) => [seq, text]),
    ).toEqual([
      ['1', 'Hello?'],
      ['2', 'Good day'],
    ]);
    expect(csv).not.toMatch(/secret|Sam|supervis|agent-1|boss-1/);
  });
});
