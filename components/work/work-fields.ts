/** What is asked before something is done to a conversation: kinds of fields, and how they are made. */
import type { WorkContext, WorkTargets, WorkWords } from './work-commands.js';
import type { workMessages } from './work-messages.js';

type Key = keyof typeof workMessages;

export interface Choice {
  readonly value: string;
  readonly label: string;
  /** What it means, in a line of its own. */
  readonly about?: string;
  /** Choices with the same are shown together, under it. */
  readonly group?: string;
}

interface Named {
  readonly name: string;
  readonly label: Key;
}

export type Field =
  | (Named & { readonly kind: 'text'; readonly isRequired: boolean; readonly isLong: boolean })
  | (Named & {
      readonly kind: 'choice';
      readonly choices: readonly Choice[];
      /** Chosen already; empty: nothing is, and something must be. */
      readonly value: string;
      readonly isRequired: boolean;
      /** All of them are seen at once, each with what it means. */
      readonly isExplained?: true;
    })
  | (Named & {
      readonly kind: 'tags';
      /** The list that they are from; null: any. */
      readonly known: readonly string[] | null;
      readonly value: readonly string[];
    })
  | (Named & { readonly kind: 'check' });

/** By the name of the field; what was left empty is an empty text. */
export type Values = Readonly<Record<string, string>>;

export const text = (
  name: string,
  label: Key,
  { isRequired, isLong = false }: { readonly isRequired: boolean; readonly isLong?: boolean },
): Field => ({ kind: 'text', name, label, isRequired, isLong });

/** Without a value the first is chosen. */
export const choice = (
  name: string,
  label: Key,
  choices: readonly Choice[],
  value = choices[0]?.value ?? '',
): Field => ({ kind: 'choice', name, label, choices, value, isRequired: true });

/** As `choice`, with every choice in sight and explained. */
export const explained = (name: string, label: Key, choices: readonly Choice[]): Field => ({
  kind: 'choice',
  name,
  label,
  choices,
  value: choices[0]?.value ?? '',
  isRequired: true,
  isExplained: true,
});

/** Where the workgroup has a list of reasons, one of them; otherwise any words. */
export const reasonField = (
  { header }: WorkContext,
  { name, label, isRequired }: Named & { readonly isRequired: boolean },
): Field => {
  const { reasons } = header.house;
  if (!reasons) return { kind: 'text', name, label, isRequired, isLong: false };
  const choices = reasons.map((each) => ({ value: each, label: each }));
  return { kind: 'choice', name, label, choices, value: '', isRequired };
};

export const targetField = ({ words }: WorkContext, { workgroups, people }: WorkTargets): Field => ({
  kind: 'choice',
  name: 'target',
  label: 'work.target',
  value: '',
  isRequired: true,
  choices: [
    ...people.map(({ id, name, detail }) => ({
      value: `person:${id}`,
      label: detail === undefined ? name : `${name} · ${detail}`,
      group: words.t('work.target-people'),
    })),
    ...workgroups.map(({ id, label }) => ({
      value: `workgroup:${id}`,
      label,
      group: words.t('work.target-workgroups'),
    })),
  ],
});

export const priorities = (words: WorkWords): readonly Choice[] =>
  (['0', '1', '2'] as const).map((value) => ({ value, label: words.t(`work.priority-${value}`) }));

/** Tags out of one text, each once. */
export const tagsIn = (value: string): readonly string[] => [
  ...new Set(
    value
      .split(',')
      .map((tag) => tag.trim())
      .filter((tag) => tag !== ''),
  ),
];
