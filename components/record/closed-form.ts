/** What somebody searches for, as the fields hold it, and the query that it makes. */
import type { ClosedQuery } from '../../core/domain/closed-index.js';
import type { PersonId } from '../../core/domain/ids.js';

export interface ClosedForm {
  readonly text: string;
  readonly customer: string;
  readonly agent: string;
  readonly tag: string;
  /** Days as a date field has them: `2026-01-05`. */
  readonly from: string;
  readonly to: string;
}
export type FieldName = keyof ClosedForm;

export const emptyForm: ClosedForm = { text: '', customer: '', agent: '', tag: '', from: '', to: '' };

/** What the server takes at most. */
export const longest = { text: 200, customer: 100, tag: 60 } as const;

/** Those behind the button, in the order in which they stand. */
export const filterFields = [
  'customer',
  'agent',
  'tag',
  'from',
  'to',
] as const satisfies readonly FieldName[];

export const filtersIn = (form: ClosedForm): number =>
  filterFields.filter((name) => form[name].trim() !== '').length;

export const isEmptyForm = (form: ClosedForm): boolean => filtersIn(form) === 0 && form.text.trim() === '';

/** The first moment of a day where the reader is, so many days later; nothing where it is no day. */
const dayAt = (text: string, later: number): number | undefined => {
  const [year, month, day] = text.split('-').map(Number);
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const at = new Date(year, month - 1, day + later).getTime();
  return Number.isNaN(at) ? undefined : Math.max(0, at);
};

const said = (text: string): string | undefined => (text.trim() === '' ? undefined : text.trim());

export const queryOf = (form: ClosedForm, limit: number): ClosedQuery => {
  const fields = {
    text: said(form.text)?.slice(0, longest.text),
    customer: said(form.customer)?.slice(0, longest.customer),
    agent: said(form.agent) as PersonId | undefined,
    tag: said(form.tag)?.slice(0, longest.tag),
    from: dayAt(form.from, 0),
    // The whole of the last day belongs to it.
    to: dayAt(form.to, 1),
  };
  const given = Object.entries(fields).filter(([, value]) => value !== undefined);
  return { ...Object.fromEntries(given), limit };
};
