// The tables of the pages that say what supervisors may, and how figures and exports look, are those of the code.
import { expect, it, describe as suite } from 'vitest';
import { csvColumns } from '../../core/domain/csv.js';
import { metricsView, newMetrics } from '../../core/domain/metrics.js';
import type { Action, Permission, Standing } from '../../core/domain/permissions.js';
import { permissions, sideEffectOf } from '../../core/domain/permissions.js';
import type { SupervisionMode } from '../../core/domain/supervision.js';
import { supervisionMoves } from '../../core/domain/supervision.js';
import { readClosedQuery } from '../../core/protocol/workgroup-up.js';
import { codeOf, codesIn, sectionOf, tableOf } from './markdown.js';
import { guide, reference, sorted } from './protocol-pages.js';

type Mode = SupervisionMode | 'none';

const modes: readonly Mode[] = ['none', 'monitor', 'whisper', 'join', 'takeover'];
const standings = {
  none: 'outsider',
  monitor: 'monitoring',
  whisper: 'whispering',
  join: 'joined',
  takeover: 'handler',
} as const satisfies Record<Mode, Standing>;

const permissionOf = (action: Action, standing: Standing): Permission => permissions[action][standing];
const section = sectionOf(guide, 'Modes of a supervisor');

/** What a cell says of a move by the table of the code; null: it is refused for another reason than standing. */
const cellOf = (action: Action, move: keyof typeof supervisionMoves, mode: Mode): string | null => {
  const permission = permissionOf(action, standings[mode]);
  if (permission.kind === 'refused') return permission.code;
  const to = supervisionMoves[move][mode];
  return to === mode ? 'stays' : to;
};

suite('supervisors', () => {
  const moves = {
    '`supervise` `monitor`': ['monitor', 'monitor'],
    '`post` to `whisper`': ['whisper', 'whisper'],
    '`supervise` `join`': ['join', 'join'],
    '`take-over` for oneself': ['take-over', 'take-over'],
  } as const satisfies Record<string, readonly [Action, keyof typeof supervisionMoves]>;

  for (const [command, [action, move]] of Object.entries(moves)) {
    it(`[SU1][SU2] ${command}: the mode that each mode becomes`, () => {
      const [, ...cells] = tableOf(section, 'command').find(([name]) => name === command) ?? [];
      const found = cells.map((cell) => (cell === 'stays' ? cell : codeOf(cell)));
      // Whoever handles it is refused to watch it by the policy, which no table holds.
      expect(found).toEqual(modes.map((mode) => cellOf(action, move, mode) ?? 'own-conversation'));
    });
  }

  it('[PE7] what changes it for others: with which grant, from where, and under which word of the policy', () => {
    const rows = tableOf(section, 'change').flatMap(([names = '', grant, outside, watching, joined]) =>
      codesIn(names).map((name) => [name, codeOf(grant), outside, codeOf(watching), joined]),
    );
    const isOpen = (action: Action, standing: Standing) =>
      permissionOf(action, standing).kind === 'refused' ? 'no' : 'yes';
    const expected = (Object.keys(sideEffectOf) as readonly Action[]).map((action) => {
      const watching = permissionOf(action, 'monitoring');
      const grant = watching.kind === 'needs' ? watching.grant : '';
      const effect = sideEffectOf[action] ?? '';
      return [action, grant, isOpen(action, 'outsider'), effect, isOpen(action, 'joined')];
    });
    expect([...rows].sort()).toEqual(expected.sort());
  });
});

suite('answers over HTTP', () => {
  const rows = tableOf(sectionOf(reference, 'HTTP'), 'in an answer');
  const shapeOf = (name: string) => rows.find(([first]) => first === name)?.[1] ?? '';
  const keysIn = (cell: string) => sorted(codesIn(cell)[0]?.match(/\w+(?=[,:}?])/g) ?? []);
  const view = metricsView(newMetrics(0), 0);

  it('[B23] figures have the keys that are listed', () => {
    const { messages, supervision: _modes, takeovers: _taken, rating: _score, ...figures } = view;
    expect(keysIn(shapeOf('its `figures`'))).toEqual(sorted(Object.keys(figures)));
    expect(shapeOf('`metrics.json`, `metrics`')).toContain(`messages: {${Object.keys(messages).join(', ')}}`);
    expect(keysIn(shapeOf('`offers`'))).toEqual(sorted(Object.keys(view.offers)));
    expect(keysIn(shapeOf('`modes`, `supervision` of metrics'))).toEqual(['count', 'seconds']);
  });

  it('[B25] a table has the columns that are listed, in their order', () => {
    expect(codesIn(shapeOf('columns of `timeline.csv`')).slice(0, csvColumns.length)).toEqual(csvColumns);
  });

  it('[G34] a search without a limit has the one that is said', () => {
    const read = readClosedQuery({});
    const row = tableOf(sectionOf(reference, 'HTTP'), 'search key').find(([key]) => codeOf(key) === 'limit?');
    expect(row?.[2]).toBe(`${read.kind === 'query' ? read.query.limit : ''} unless said`);
  });
});
