/** The fields by which closed conversations are searched for. */
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { Colleague } from '../../client/archive.js';
import type { ClosedRow } from '../../core/domain/closed-index.js';
import type { WorkgroupId } from '../../core/domain/ids.js';
import { icon } from '../shared/staff-icons.js';
import type { ClosedForm, FieldName } from './closed-form.js';
import { filtersIn, isEmptyForm, longest } from './closed-form.js';
import type { RecordWords } from './reading-notice.js';

export type SearchedPerson = Pick<Colleague, 'id' | 'name'>;

/** Those who are there now, and those of whom something was found. */
export const candidatesFrom = (
  now: readonly SearchedPerson[],
  rows: readonly ClosedRow[],
  language: string,
): readonly SearchedPerson[] => {
  const all = [...rows.flatMap(({ agents }) => agents), ...now];
  const byId = new Map(all.map(({ id, name }) => [id, { id, name }]));
  const { compare } = new Intl.Collator(language);
  return [...byId.values()].sort((a, b) => compare(a.name, b.name));
};

export interface FieldsView {
  readonly form: ClosedForm;
  readonly isOpen: boolean;
  readonly workgroups: readonly { readonly id: WorkgroupId; readonly label: string }[];
  readonly workgroup: WorkgroupId | null;
  readonly people: readonly SearchedPerson[];
  readonly words: RecordWords;
  /** Searched a moment later when it is being typed, and at once when it is chosen. */
  set(name: FieldName, value: string, when: 'soon' | 'now'): void;
  choose(workgroup: WorkgroupId): void;
  toggle(): void;
  clear(): void;
}

type Field = HTMLInputElement | HTMLSelectElement;
const given = (event: Event): string => (event.currentTarget as Field).value;

const textField = (view: FieldsView, name: 'customer' | 'tag'): TemplateResult => html`
  <label class="field">
    <span>${view.words.t(`closed.${name}`)}</span>
    <input
      name=${name}
      type="text"
      autocomplete="off"
      dir="auto"
      maxlength=${longest[name]}
      .value=${view.form[name]}
      @input=${(event: Event) => view.set(name, given(event), 'soon')}
    />
  </label>
`;

const dateField = (view: FieldsView, name: 'from' | 'to'): TemplateResult => html`
  <label class="field">
    <span>${view.words.t(`closed.${name}`)}</span>
    <input
      name=${name}
      type="date"
      .value=${view.form[name]}
      @change=${(event: Event) => view.set(name, given(event), 'now')}
    />
  </label>
`;

const agentField = (view: FieldsView): TemplateResult => html`
  <label class="field">
    <span>${view.words.t('closed.agent')}</span>
    <select name="agent" @change=${(event: Event) => view.set('agent', given(event), 'now')}>
      <option value="" ?selected=${view.form.agent === ''}>${view.words.t('closed.any-agent')}</option>
      ${view.people.map(({ id, name }) => html`<option value=${id} ?selected=${view.form.agent === id}>${name}</option>`)}
    </select>
  </label>
`;

const workgroupField = (view: FieldsView): TemplateResult | typeof nothing =>
  view.workgroups.length < 2
    ? nothing
    : html`
      <select
        class="team"
        name="workgroup"
        aria-label=${view.words.t('closed.workgroup')}
        @change=${(event: Event) => view.choose(given(event) as WorkgroupId)}
      >
        ${view.workgroups.map(({ id, label }) => html`<option value=${id} ?selected=${view.workgroup === id}>${label}</option>`)}
      </select>
    `;

export const closedFields = (view: FieldsView): TemplateResult => {
  const { words } = view;
  const count = filtersIn(view.form);
  return html`
    <div class="bar">
      <span class="search">
        ${icon('search', 'small')}
        <input
          name="text"
          type="search"
          autocomplete="off"
          dir="auto"
          maxlength=${longest.text}
          aria-label=${words.t('closed.search')}
          placeholder=${words.t('closed.search')}
          .value=${view.form.text}
          @input=${(event: Event) => view.set('text', given(event), 'soon')}
        />
      </span>
      ${workgroupField(view)}
      <button
        type="button"
        class="button small filter"
        part="filters-button"
        aria-expanded=${view.isOpen ? 'true' : 'false'}
        aria-controls="filters"
        @click=${view.toggle}
      >
        ${icon('list-filter', 'small')}${words.t('closed.filters')}
        ${count > 0 ? html`<span class="count" aria-hidden="true">${count}</span><span class="visually-hidden">${words.t('closed.filters-on', { n: count })}</span>` : nothing}
      </button>
    </div>
    <div class="filters" id="filters" part="filters" ?hidden=${!view.isOpen}>
      ${textField(view, 'customer')} ${agentField(view)} ${textField(view, 'tag')} ${dateField(view, 'from')}
      ${dateField(view, 'to')}
      <button type="button" class="button small quiet clear" ?hidden=${isEmptyForm(view.form)} @click=${view.clear}>
        ${icon('x', 'small')}${words.t('closed.clear')}
      </button>
    </div>
  `;
};
