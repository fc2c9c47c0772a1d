/** Every supervisor of a conversation with what they did when; nothing at all where that is not told. */
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { TimelineExport } from '../../core/domain/supervision-record.js';
import { icon } from '../shared/staff-icons.js';
import type { Watched } from './record-axis.js';
import { byPerson } from './record-axis.js';
import type { Telling } from './record-words.js';
import { lengthOf, modeOf, rangeOf } from './record-words.js';

/** The names of those whom the entries know, to say whose side somebody followed. */
const namesIn = ({ items }: TimelineExport): ReadonlyMap<string, string> =>
  new Map(
    items.flatMap((item) => {
      if (item.type !== 'entry') return [];
      const { body } = item.entry;
      const people = [
        body.kind === 'message' ? body.author : null,
        body.kind === 'assigned' ? body.handler : null,
      ];
      return people.flatMap((person) => (person?.id ? [[person.id, person.name] as const] : []));
    }),
  );

const stay = (watched: Watched, names: ReadonlyMap<string, string>, { words }: Telling): TemplateResult => {
  const { icon: sign, word } = modeOf(watched.mode);
  const length = lengthOf(watched, words);
  const followed = watched.follows === undefined ? undefined : names.get(watched.follows);
  return html`
    <li class="stay" data-mode=${watched.mode}>
      <span class="mode ${watched.mode}">${icon(sign, 'small')}${words.t(word)}</span>
      <bdi class="range">${rangeOf(watched, words)}</bdi>
      ${length ? html`<bdi class="length">${length}</bdi>` : nothing}
      ${followed ? html`<span class="followed">${words.t('record.follows', { name: followed })}</span>` : nothing}
    </li>
  `;
};

export const recordPeople = (record: TimelineExport, telling: Telling): TemplateResult | typeof nothing => {
  if (!record.hasRecord) return nothing;
  const names = namesIn(record);
  const people = byPerson(record.items);
  const { words } = telling;
  return html`
    <section class="people" part="supervisors">
      <h3 id="supervisors">${words.t('record.supervisors')}</h3>
      ${
        people.length === 0
          ? html`<p class="quiet">${words.t('record.nobody')}</p>`
          : html`
            <ul aria-labelledby="supervisors">
              ${people.map(
                (stays) => html`
                  <li class="person">
                    <bdi class="author">${stays[0].person.name}</bdi>
                    <ul class="stays">${stays.map((each) => stay(each, names, telling))}</ul>
                  </li>
                `,
              )}
            </ul>
          `
      }
    </section>
  `;
};
