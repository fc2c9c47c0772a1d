// The pages about the protocol name what the code has, and nothing else: words, limits, refusals, closes, addresses.
import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it, describe as suite } from 'vitest';
import { phaseMoves } from '../../core/domain/lifecycle.js';
import { actions } from '../../core/domain/permissions.js';
import { quota } from '../../core/domain/quota.js';
import { refusals } from '../../core/domain/refusal.js';
import { closeReasons, helloRefusals } from '../../core/protocol/close-codes.js';
import { limits } from '../../core/protocol/limits.js';
import { staffHello } from '../../core/protocol/staff-up.js';
import { minimumProtocolVersion, protocolVersion } from '../../core/protocol/version.js';
import { closedQuery } from '../../core/protocol/workgroup-up.js';
import { routeOf } from '../../party/host/edge.js';
import { rates } from '../../party/room/rate-limit.js';
import { anchorsIn, blocksIn, codeOf, codesIn, sectionOf, tableOf, tablesIn } from './markdown.js';
import { column, guide, objectsOf, pages, prose, reference, sorted, wires } from './protocol-pages.js';
import { readText } from './sources.js';
import { describe, fieldsOf, wordsIn } from './wire-words.js';

const matchIn = (path: string, pattern: RegExp): RegExpMatchArray => {
  const found = readText(path).match(pattern);
  if (!found) throw new Error(`${path} has nothing like ${pattern} any more.`);
  return found;
};

/** The fixed answers, and those of a workgroup about what it was sent. */
const httpCodes = (): readonly { readonly status: string | null; readonly code: string }[] => {
  const fixed = [...readText('party/host/answers.ts').matchAll(/^ {2}'?([a-z-]+)'?: \{ status: (\d+)/gm)];
  const faulty = [...readText('party/room/workgroup-answers.ts').matchAll(/^ {2}'(invalid-[a-z]+)':/gm)];
  return [
    ...fixed.map(([, code = '', status = null]) => ({ status, code })),
    ...faulty.map(([, code = '']) => ({ status: '400', code })),
  ];
};

suite('words', () => {
  const schemas = [...Object.values(wires), staffHello].map(describe);
  const inWire = sorted([...schemas.flatMap(wordsIn), ...Object.keys(refusals)]);
  const inPages = new Set(codesIn(prose).flatMap((code) => code.match(/[A-Za-z][A-Za-z-]*/g) ?? []));

  it('[WI12] no word of the wire is missing', () => {
    expect(inWire.filter((word) => !inPages.has(word))).toEqual([]);
  });

  it('[RE2][WI11] no refusal, close or kind is named that does not exist', () => {
    const elsewhere = [
      ...Object.keys(closeReasons),
      ...actions,
      ...httpCodes().map(({ code }) => code),
      // Of HTTP, and of what a frame may not be called.
      ...['retry-after', 'cache-control', 'no-store'],
    ];
    const known = new Set([...inWire, ...elsewhere]);
    const named = codesIn(prose).filter((code) => /^[a-z]+(-[a-z]+)+$/.test(code));
    expect(sorted(named).filter((word) => !known.has(word))).toEqual([]);
  });
});

suite('tables of the code', () => {
  it('[RE2] every refusal, and those of a hello', () => {
    const section = sectionOf(reference, 'Refusals');
    expect(sorted(column(tableOf(section, 'code')))).toEqual(sorted(Object.keys(refusals)));
    const ofHello = section.split('\n').find((line) => line.startsWith('A refusal of a hello')) ?? '';
    const codes = Object.keys(helloRefusals).filter((code) => code !== 'storage');
    expect(sorted(codesIn(ofHello))).toEqual(sorted(codes));
  });

  it('[WI11] every close, its number, and what follows from it', () => {
    const next = { 'give up': 'give-up', 'renew the token': 'renew-token', reconnect: 'reconnect' } as const;
    const rows = tableOf(sectionOf(reference, 'Closes'), 'name').map(([name, code, , then = '']) => {
      const word = (Object.keys(next) as (keyof typeof next)[]).find((each) => then.startsWith(each));
      return [codeOf(name), { code: Number(code), next: word && next[word] }];
    });
    expect(Object.fromEntries(rows)).toEqual(closeReasons);
  });

  it('[WI13] every limit and every rate', () => {
    const section = sectionOf(reference, 'Limits and rates');
    const rows = tableOf(section, 'limit').map(([name, value]) => [codeOf(name), Number(value)]);
    expect(Object.fromEntries(rows)).toEqual({ ...limits });
    const rate = (cell = '') => {
      const [perSecond, burst] = cell.split(', ').map(Number);
      return { perSecond, burst };
    };
    const table = tableOf(section, 'rate');
    const found = (index: 1 | 2) =>
      Object.fromEntries(table.map((row) => [codeOf(row[0]), rate(row[index])]));
    expect({ customer: found(1), staff: found(2) }).toEqual(rates);
  });

  it('[WI7][WI13] the numbers that stand in sentences', () => {
    const [, perSecond, burst] = matchIn('party/room/connections.ts', /perSecond: (\d+), burst: (\d+)/);
    expect(reference).toContain(`more than ${perSecond} times a second (${burst} at once)`);
    const [, entries, mebibytes] = matchIn(
      'party/room/catch-up.ts',
      /entries: (\d+), textLength: (\d+) \* 1024/,
    );
    expect(guide).toContain(`more than ${entries} entries or ${mebibytes} MiB`);
    const most = (of: keyof typeof quota) => quota[of].toLocaleString('en');
    const rooms = `${most('everyone')} entries for everyone, ${most('staff')} for staff, and ${most('backstage')} of whispers`;
    expect(reference.replace(/\s+/g, ' ')).toContain(rooms);
    const bounds = [
      `within ${limits.helloSeconds} seconds`,
      `at least every ${limits.pingSeconds} seconds`,
      `says nothing for ${limits.silenceSeconds} seconds`,
      `Nothing for ${limits.clientSilenceSeconds} seconds`,
      `after every ${limits.acknowledgeEvery} frames`,
      `Beyond ${limits.unacknowledgedBytes / 1024 ** 2} MiB you count as slow`,
      `the newest ${limits.pageSize} entries`,
      `after ${limits.typingSeconds} seconds without another`,
    ];
    for (const each of bounds) expect(guide.replace(/\s+/g, ' ')).toContain(each);
    expect(reference).toContain(`1 to ${limits.textLength.toLocaleString('en')} code points`);
    const [, windows] = matchIn('party/room/supersede.ts', /windows = (\d+)/);
    expect(guide).toContain(`more than ${windows} sockets of one person`);
    expect(reference).toContain(`more than ${windows} sockets in this room`);
    const [, bytes = ''] = matchIn('party/host/edge.ts', /LONGEST_DOCUMENT = ([\d_]+)/);
    expect(reference).toContain(`${Number(bytes.replace('_', '')).toLocaleString('en')} bytes at most`);
  });

  it('[PH2] the diagram has the moves of the phases', () => {
    const [{ text } = { text: '' }] = blocksIn(guide).filter(({ info }) => info === 'mermaid');
    const name = (state = '') => state.replace('_', '-');
    const drawn = [...text.matchAll(/^ *(\w+) --> (\w+):/gm)].map(([, a, b]) => `${name(a)} ${name(b)}`);
    const moves = Object.entries(phaseMoves).flatMap(([from, to]) => to.map((each) => `${from} ${each}`));
    expect(sorted(drawn)).toEqual(sorted(moves));
  });

  it('[WI12] the version', () => {
    expect(minimumProtocolVersion, 'the page says that there is one alone').toBe(protocolVersion);
    expect(guide.replace(/\s+/g, ' ')).toContain(`The version now is ${protocolVersion},`);
  });

  it('[WI1][WI16] the promises are those of the rules, word by word', () => {
    const rules = sectionOf(readText('core/SPEC.md'), 'WI: the wire').split(/^- /m).slice(1);
    const quoted = tableOf(sectionOf(guide, 'The promises by number'), 'id').map(
      ([id, text]) => `**${id}** ${text}`,
    );
    expect(quoted).toEqual(rules.map((rule) => rule.replace(/\s+/g, ' ').trim()));
  });
});

suite('HTTP', () => {
  const section = sectionOf(reference, 'HTTP');
  const documented = tableOf(section, 'method').map(([method, path]) => {
    const [, parties, party = '', , ...rest] = codeOf(path)
      .replace(/<[^>]*>/g, 'x')
      .split('/');
    return {
      method: codeOf(method),
      path: codeOf(path),
      party: parties === 'parties' ? party : '',
      rest: rest.join('/'),
    };
  });
  const source = readText('party/host/edge.ts');

  it('[PT10] every address that is documented is let through, with that method', () => {
    for (const { method, path, party, rest } of documented) {
      if (party === '') expect(source, path).toContain(`'${path}'`);
      else expect(routeOf(party, rest)?.methods ?? [], path).toContain(method);
    }
  });

  it('[PT10] every address that is let through is documented, with all of its methods', () => {
    const patterns = [...source.matchAll(/path: \/\^(.*)\$\//g)].map(([, pattern = '']) =>
      pattern.replaceAll('\\', ''),
    );
    expect(patterns.length).toBeGreaterThan(3);
    const names = patterns.flatMap(
      (each) => /^\((.*)\)$/.exec(each)?.[1]?.split('|') ?? [each.replace(/(~\?)?\[[^\]]*\]\{[^}]*\}/, '*')],
    );
    for (const name of names) {
      const parts = name.split('/');
      const rows = documented.filter(({ rest }) => {
        const given = rest.split('/');
        return given.length === parts.length && parts.every((part, n) => part === '*' || part === given[n]);
      });
      const [row] = rows;
      if (!row) throw new Error(`${name} is not documented.`);
      expect(sorted(rows.map(({ method }) => method))).toEqual(
        sorted(routeOf(row.party, row.rest)?.methods ?? []),
      );
    }
    const fixed = [...source.matchAll(/pathname === '([^']+)'/g)].map(([, path]) => path);
    expect(documented.map(({ path }) => path)).toEqual(expect.arrayContaining(fixed));
  });

  it('[PT9] every fixed answer and what a search takes', () => {
    const rows = tableOf(section, 'status').flatMap(([status, codes = '']) =>
      codesIn(codes).map((code) => ({ status, code })),
    );
    expect(rows).toEqual(expect.arrayContaining([...httpCodes()]));
    expect(sorted(column(tableOf(section, 'search key')))).toEqual(fieldsOf(objectsOf(closedQuery)));
  });
});

suite('links', () => {
  it('[HO3] every link leads somewhere', () => {
    const folder = resolve(import.meta.dirname, '../../docs');
    const files = readdirSync(folder);
    for (const page of Object.values(pages)) {
      for (const [, file = '', anchor] of page.matchAll(/\]\(([\w-]+\.md)?(?:#([\w-]+))?\)/g)) {
        if (file !== '') expect(files).toContain(file);
        const target = file === '' ? page : readText(`docs/${file}`);
        if (anchor !== undefined) expect(anchorsIn(target), `${file}#${anchor}`).toContain(anchor);
      }
      expect(tablesIn(page).every(({ head, rows }) => rows.every((row) => row.length === head.length))).toBe(
        true,
      );
    }
  });
});
