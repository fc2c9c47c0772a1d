/** What a workgroup shows on a website before, beside and after a conversation: words, forms and limits. */
import type { Switch } from './policy.js';

/** One text, or one per language tag such as `de`; the reader takes the nearest, else `en`, else the first. */
export type SiteText = string | Readonly<Record<string, string>>;

export const formFieldKinds = ['text', 'email', 'tel', 'choice', 'check'] as const;
export type FormFieldKind = (typeof formFieldKinds)[number];

export interface FormField {
  /** `[a-z][a-z0-9-]{0,39}`. One called `name` also gives the customer a name where they have none. */
  readonly name: string;
  readonly label: SiteText;
  readonly kind: FormFieldKind;
  readonly isRequired: boolean;
  /** Of a choice, and of nothing else. */
  readonly options?: readonly string[];
}

export interface SiteForm {
  readonly isSkippable: boolean;
  readonly fields: readonly FormField[];
}

export const formNames = ['pre-chat', 'away'] as const;
export type FormName = (typeof formNames)[number];

/** Something said to a visitor who has not asked yet. */
export interface ProactiveText {
  /** Another one is shown again to those who closed this one. */
  readonly id: string;
  readonly text: SiteText;
  readonly afterSeconds: number;
}

export interface SiteFiles {
  readonly mode: Switch;
  /** Mime types in lower case; `image/*` is all of a kind. */
  readonly types: readonly string[];
  readonly maxBytes: number;
  /** Of one person in one conversation. */
  readonly maxTotalBytes: number;
}

/** Of a visitor without a token, for as long as nobody of staff has answered them. */
export interface FilesBeforeAnswer {
  readonly count: number;
  readonly maxTotalBytes: number;
}

/** What may be attached, as far as whoever attaches needs to know; null: nothing. */
export type FileLimits = Pick<SiteFiles, 'types' | 'maxBytes'> | null;

export const fileLimits = (
  { mode, types, maxBytes }: SiteFiles,
  before: FilesBeforeAnswer | null = null,
): FileLimits =>
  mode === 'on' ? { types, maxBytes: Math.min(maxBytes, before?.maxTotalBytes ?? maxBytes) } : null;

export interface SitePolicy {
  readonly greeting: SiteText | null;
  /** Before the first message while somebody is there. */
  readonly preChat: SiteForm | null;
  /** With a message while nobody is. */
  readonly away: SiteForm | null;
  /** Whether customers are asked afterwards how it was. */
  readonly rating: Switch;
  readonly files: SiteFiles;
  readonly filesBeforeAnswer: FilesBeforeAnswer;
  /** How many conversations visitors without a token may begin, all together. */
  readonly beginningsPerMinute: number;
  readonly proactive: ProactiveText | null;
}

const nameLabel: SiteText = {
  en: 'Name',
  de: 'Name',
  fr: 'Nom',
  es: 'Nombre',
  ar: 'الاسم',
  ja: 'お名前',
};

const emailLabel: SiteText = {
  en: 'E-mail',
  de: 'E-Mail',
  fr: 'E-mail',
  es: 'Correo electrónico',
  ar: 'البريد الإلكتروني',
  ja: 'メールアドレス',
};

export const defaultSite: SitePolicy = {
  greeting: null,
  preChat: null,
  away: {
    isSkippable: true,
    fields: [
      { name: 'name', label: nameLabel, kind: 'text', isRequired: false },
      { name: 'email', label: emailLabel, kind: 'email', isRequired: false },
    ],
  },
  rating: 'on',
  files: {
    mode: 'on',
    types: ['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'application/pdf', 'text/plain'],
    maxBytes: 10_485_760,
    maxTotalBytes: 52_428_800,
  },
  filesBeforeAnswer: { count: 5, maxTotalBytes: 10_485_760 },
  beginningsPerMinute: 120,
  proactive: null,
};

export const siteBounds = {
  /** Characters of a text, and languages that it is in. */
  text: [1, 1_000],
  label: [1, 120],
  languages: [1, 40],
  fields: [1, 6],
  options: [1, 20],
  option: [1, 60],
  fileTypes: [1, 40],
  fileBytes: [1, 104_857_600],
  totalBytes: [1, 1_073_741_824],
  fileCount: [1, 50],
  beginnings: [1, 60_000],
  proactiveId: [1, 40],
  proactiveSeconds: [1, 3_600],
} as const satisfies Record<string, readonly [number, number]>;

const fieldName = /^[a-z][a-z0-9-]{0,39}$/;
/** These reach an object's prototype: no frame has such a key. */
const reserved: readonly string[] = ['constructor', 'prototype'];

export const isFormFieldName = (name: string): boolean => fieldName.test(name) && !reserved.includes(name);

export const mimePattern = /^[a-z0-9][a-z0-9!#$&^_.+-]{0,60}\/(?:\*|[a-z0-9][a-z0-9!#$&^_.+-]{0,80})$/;

export interface SiteFault {
  readonly path: readonly (string | number)[];
  readonly fault: string;
}

/** What the shape of each field alone does not show; empty when nothing is wrong. */
export const formFaults = ({ fields }: SiteForm): readonly SiteFault[] =>
  fields.flatMap(({ name, kind, options }, index): readonly SiteFault[] => [
    ...(fields.findIndex((each) => each.name === name) < index
      ? [{ path: ['fields', index, 'name'], fault: 'expected a name that no field before it has' }]
      : []),
    ...(kind === 'choice' && options === undefined
      ? [{ path: ['fields', index, 'options'], fault: 'expected what can be chosen' }]
      : []),
    ...(kind !== 'choice' && options !== undefined
      ? [{ path: ['fields', index, 'options'], fault: 'expected only with a choice' }]
      : []),
  ]);

/** The text of one language: the tag itself, then ever shorter, then English, then whatever there is. */
export const siteTextIn = (text: SiteText, language: string): string => {
  if (typeof text === 'string') return text;
  const known = new Map(Object.entries(text).map(([tag, value]) => [tag.toLowerCase(), value]));
  const parts = language.toLowerCase().split('-');
  const nearest = parts.map((_, index) => parts.slice(0, parts.length - index).join('-'));
  const found = [...nearest, 'en'].map((tag) => known.get(tag)).find((value) => value !== undefined);
  return found ?? [...known.values()][0] ?? '';
};
