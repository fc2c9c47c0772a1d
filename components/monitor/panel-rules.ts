/** Standing rules: the next conversations that fit one are monitored for somebody while their panel is open. */
import type { ConversationId, PersonId } from '../../core/domain/ids.js';
import type { Row } from '../../core/domain/summary.js';
import { keep, readKept } from './panel-kept.js';

export const ruleKinds = ['agent', 'tag', 'customer'] as const;
export type RuleKind = (typeof ruleKinds)[number];

export interface MonitorRule {
  readonly kind: RuleKind;
  /** An agent's id, a tag, or words of a customer's name. */
  readonly value: string;
  /** What the value is called. */
  readonly name: string;
}

const folded = (text: string): string => text.trim().toLocaleLowerCase();

const fits = {
  agent: ({ handler }, value) => handler?.id === value,
  tag: ({ tags }, value) => tags.some((tag) => folded(tag) === folded(value)),
  customer: ({ customer }, value) => folded(customer.name).includes(folded(value)),
} as const satisfies Record<RuleKind, (row: Row, value: string) => boolean>;

export const ruleFits = ({ kind, value }: MonitorRule, row: Row): boolean => fits[kind](row, value);

const keyOf = ({ kind, value }: MonitorRule): string => `${kind}:${folded(value)}`;

/** A second rule that says the same would do nothing. */
export const withRule = (rules: readonly MonitorRule[], rule: MonitorRule): readonly MonitorRule[] =>
  rules.some((each) => keyOf(each) === keyOf(rule)) ? rules : [...rules, rule];

const isRule = (value: unknown): value is MonitorRule => {
  if (typeof value !== 'object' || value === null) return false;
  const { kind, value: of, name } = value as Partial<Record<keyof MonitorRule, unknown>>;
  return ruleKinds.some((each) => each === kind) && typeof of === 'string' && typeof name === 'string';
};

const MOST = 50;

export const readRules = (person: PersonId): readonly MonitorRule[] => {
  const kept = readKept(person, 'rules');
  return Array.isArray(kept) ? kept.filter(isRule).slice(0, MOST) : [];
};

export const keepRules = (person: PersonId, rules: readonly MonitorRule[]): void =>
  keep(person, 'rules', rules.slice(-MOST));

/** Finds what is to be monitored next: each conversation once, and none that was going on before the rule was. */
export class RuleLookout {
  /** By rule, what went on when it was first looked at, or was found since. */
  readonly #settled = new Map<string, Set<ConversationId>>();

  next(
    rules: readonly MonitorRule[],
    rows: readonly Row[],
    mayMonitor: (row: Row) => boolean,
  ): readonly Row[] {
    const found = new Map<ConversationId, Row>();
    for (const rule of rules) {
      const fitting = rows.filter((row) => ruleFits(rule, row));
      const settled = this.#settledOf(rule, fitting);
      for (const row of fitting) {
        // What cannot be monitored yet, such as what nobody has accepted, is looked at again.
        if (settled.has(row.conversation) || !mayMonitor(row)) continue;
        settled.add(row.conversation);
        found.set(row.conversation, row);
      }
    }
    const kept = new Set(rules.map(keyOf));
    for (const key of [...this.#settled.keys()]) if (!kept.has(key)) this.#settled.delete(key);
    return [...found.values()];
  }

  #settledOf(rule: MonitorRule, fitting: readonly Row[]): Set<ConversationId> {
    const ongoing = fitting.filter(({ phase }) => phase !== 'queued').map(({ conversation }) => conversation);
    const settled = this.#settled.get(keyOf(rule)) ?? new Set(ongoing);
    this.#settled.set(keyOf(rule), settled);
    return settled;
  }

  forget(): void {
    this.#settled.clear();
  }
}
