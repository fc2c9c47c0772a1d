/** Who is in a conversation: those whom others may know of, and in a group of their own those who are there unseen. */
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { PresentPerson, StaffHeader } from '../../core/domain/header.js';
import type { Standing } from '../../core/domain/permissions.js';
import type { IconName } from '../shared/staff-icons.js';
import { icon } from '../shared/staff-icons.js';
import type { HeaderOptions } from './conversation-header.js';

const standings = {
  customer: { icon: 'user', word: 'standing.other' },
  handler: { icon: 'headset', word: 'standing.handler' },
  standby: { icon: 'user', word: 'standing.standby' },
  displaced: { icon: 'user', word: 'standing.other' },
  monitoring: { icon: 'binoculars', word: 'standing.monitoring' },
  whispering: { icon: 'ear', word: 'standing.whispering' },
  joined: { icon: 'users', word: 'standing.joined' },
  outsider: { icon: 'user', word: 'standing.other' },
} as const satisfies Record<Standing, { icon: IconName; word: string }>;

type PeopleOptions = Omit<HeaderOptions, 'header'> & { readonly header: StaffHeader };

const chip = (
  person: Omit<PresentPerson, 'role'>,
  { header, words: t, talk }: PeopleOptions,
): TemplateResult => {
  const { icon: name, word } = standings[person.standing];
  const who = person.self ? t.t('staff.you') : person.name || t.t('standing.unnamed');
  const presence = t.t(person.present ? 'staff.here' : 'staff.not-here', { name: who });
  const leads = person.id !== undefined && header.backstage?.lead === person.id;
  return html`
    <li part="person" class="person ${person.standing} ${person.present ? '' : 'absent'}" title=${presence}>
      ${icon(name, 'small')}<bdi>${who}</bdi> <span class="standing">${t.t(word)}</span>
      ${leads ? html`<span part="lead" class="lead">${icon('star', 'small')}${talk.t('talk.lead')}</span>` : nothing}
      ${person.present ? nothing : html`<span class="visually-hidden">${presence}</span>`}
    </li>
  `;
};

/** Supervisors alone are told of them; whoever has been whispered to knows of that one by another way. */
const isInternal = ({ standing }: PresentPerson): boolean =>
  standing === 'monitoring' || standing === 'whispering';

/** Where several agents are in it: whose unsent words are shown. */
const followChoice = ({ header, talk, follow }: PeopleOptions): TemplateResult | typeof nothing => {
  const { you, handler, people } = header;
  const others = people.filter(({ standing, role }) => standing === 'standby' && role === 'agent');
  const agents = [...(handler ? [handler] : []), ...others].filter(
    ({ id, self }) => id !== undefined && !self,
  );
  if (you.follows === null || agents.length < 2 || !you.may.includes('leave')) return nothing;
  return html`
    <label class="follow">
      ${icon('eye', 'small')}<span aria-hidden="true">${talk.t('talk.follow')}</span>
      <select
        part="follow"
        aria-label=${talk.t('talk.follow-label')}
        @change=${(event: Event) => follow((event.target as HTMLSelectElement).value)}
      >
        ${agents.map(({ id, name }) => html`<option value=${id ?? ''} .selected=${id === you.follows}>${name}</option>`)}
      </select>
    </label>
  `;
};

export const conversationPeople = (options: PeopleOptions): TemplateResult | typeof nothing => {
  const { header, words: t, talk } = options;
  const { handler } = header;
  const all = [...(handler ? [{ ...handler, standing: 'handler' as const }] : []), ...header.people];
  if (all.length === 0) return nothing;
  // To an agent there is no such group: of whom they know, everybody in it knows.
  const hidden = header.backstage ? all.filter(isInternal) : [];
  const open = all.filter((each) => !hidden.includes(each));
  return html`
    <div class="everybody">
      ${
        open.length > 0
          ? html`<ul class="people" role="list" aria-label=${t.t('staff.people')}>${open.map((each) => chip(each, options))}</ul>`
          : nothing
      }
      ${
        hidden.length > 0
          ? html`<div class="internal" part="internal" title=${talk.t('talk.internal-about')}>
              <span id="internal" class="internal-label">${icon('eye-off', 'small')}${talk.t('talk.internal')}</span>
              <ul class="people" role="list" aria-labelledby="internal">${hidden.map((each) => chip(each, options))}</ul>
            </div>`
          : nothing
      }
      ${followChoice(options)}
    </div>
  `;
};
