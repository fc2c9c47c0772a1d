/** What customers fill in: held against the form that the policy has, and kept as claims that nobody verified. */
import { isName } from './names.js';
import type { FormField, FormFieldKind, FormName, SiteForm } from './site.js';
import { siteTextIn } from './site.js';

/** The label is kept with the value: what was asked then is what was answered, whatever is asked later. */
export interface FilledField {
  readonly name: string;
  readonly label: string;
  readonly kind: FormFieldKind;
  /** Of a check: `true` or `false`. */
  readonly value: string;
}

/** The last one of its name. */
export interface FilledForm {
  readonly form: FormName;
  readonly fields: readonly FilledField[];
  /** How often this form was filled in. */
  readonly times: number;
}

export const formBounds = {
  /** Code points of one value. */
  value: 500,
  email: 254,
  tel: 40,
  /** How often forms can be filled in in one conversation: each time leaves an entry behind. */
  times: 20,
} as const;

const emailShape = /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/u;
const telShape = /^[\p{Nd}+(][\p{Nd}\s()./+#*-]*$/u;
const fewestDigits = 3;
const digit = /\p{Nd}/gu;

type Check = (value: string, field: FormField) => boolean;

/** What each kind takes, of values that are one line of text and not too long. */
const checks = {
  text: () => true,
  email: (value) => value.length <= formBounds.email && emailShape.test(value),
  tel: (value) =>
    value.length <= formBounds.tel &&
    telShape.test(value) &&
    (value.match(digit)?.length ?? 0) >= fewestDigits,
  choice: (value, { options = [] }) => options.includes(value),
  check: (value) => value === 'true' || value === 'false',
} as const satisfies Record<FormFieldKind, Check>;

/** An empty field is one that was left out; a box that has to be ticked is only filled in when it is. */
const isLeftOut = (value: string, { kind }: FormField): boolean =>
  value === '' || (kind === 'check' && value === 'false');

const isFaulty = (field: FormField, value: string): boolean => {
  if (isLeftOut(value, field)) return field.isRequired;
  return !isName(value, formBounds.value) || !checks[field.kind](value, field);
};

/** The names of what is not filled in as it should be, or is not in the form; none when all is well. */
export const faultsIn = (
  { fields }: SiteForm,
  values: Readonly<Record<string, string>>,
): readonly string[] => [
  ...fields.filter((field) => isFaulty(field, givenIn(values, field))).map(({ name }) => name),
  ...Object.keys(values).filter((name) => !fields.some((field) => field.name === name)),
];

const givenIn = (values: Readonly<Record<string, string>>, { name }: FormField): string =>
  Object.hasOwn(values, name) ? (values[name] ?? '').trim() : '';

/** Staff read it: in the language that a text of many is taken in by whoever has none of them. */
const staffLanguage = 'en';

export const filledIn = (
  { fields }: SiteForm,
  values: Readonly<Record<string, string>>,
): readonly FilledField[] =>
  fields
    .map((field) => ({ field, value: givenIn(values, field) }))
    .filter(({ value }) => value !== '')
    .map(({ field: { name, label, kind }, value }) => ({
      name,
      label: siteTextIn(label, staffLanguage),
      kind,
      value,
    }));

/** All that is known of them: what is in two forms counts as it was said last. */
export const knownFields = (forms: readonly FilledForm[]): readonly FilledField[] => [
  ...new Map(forms.flatMap(({ fields }) => fields).map((field) => [field.name, field])).values(),
];
