/** The top of the staff's view: whom the conversation is with, where it stands, and who else is in it. */

import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { Header, PresentPerson, StaffHeader } from '../../core/domain/header.js';
import type { Standing } from '../../core/domain/permissions.js';
import { customerName } from '../shared/customer-name.js';
import type { Localize } from '../shared/localize.js';
import type { IconName } from '../shared/staff-icons.js';
import { icon } from '../shared/staff-icons.js';
import type { staffMessages } from '../shared/staff-messages.js';

type Words = Localize<typeof staffMessages>;

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

const phases = {
  queued: 'phase.queued',
  active: 'phase.active',
  'wrap-up': 'phase.wrap-up',
  closed: 'phase.closed',
} as const;

const chip = (person: Omit<PresentPerson, 'role'>, t: Words): TemplateResult => {
  const { icon: name, word } = standings[person.standing];
  const who = person.self ? t.t('staff.you') : person.name || t.t('standing.unnamed');
  const presence = t.t(person.present ? 'staff.here' : 'staff.not-here', { name: who });
  return html`
    <li part="person" class="person ${person.standing} ${person.present ? '' : 'absent'}" title=${presence}>
      ${icon(name, 'small')}<bdi>${who}</bdi> <span class="standing">${t.t(word)}</span>
      ${person.present ? nothing : html`<span class="visually-hidden">${presence}</span>`}
    </li>
  `;
};

const people = (header: StaffHeader, t: Words): TemplateResult | typeof nothing => {
  const { handler } = header;
  const all = [...(handler ? [{ ...handler, standing: 'handler' as const }] : []), ...header.people];
  if (all.length === 0) return nothing;
  return html`<ul class="people" aria-label=${t.t('staff.people')}>${all.map((each) => chip(each, t))}</ul>`;
};

/** What else is so at the moment, in words. */
const facts = (header: StaffHeader, t: Words): TemplateResult | typeof nothing => {
  const { onHold, snoozedUntil, priority, offer, hand, tags } = header;
  const all = [
    ...(onHold ? [t.t('staff.on-hold')] : []),
    ...(snoozedUntil === null ? [] : [t.t('staff.snoozed', { time: t.time(snoozedUntil) })]),
    ...(priority === 0 ? [] : [t.t('staff.priority', { n: priority })]),
    ...(offer ? [t.t('staff.offered', { name: offer.to.name })] : []),
    ...(hand ? [t.t('staff.hand', { text: hand.text })] : []),
    ...tags,
  ];
  if (all.length === 0) return nothing;
  return html`
    <ul part="facts" class="facts" aria-label=${t.t('staff.facts')}>
      ${all.map((each) => html`<li class="fact"><bdi>${each}</bdi></li>`)}
    </ul>
  `;
};

/** `actions` stand at the end of the first line. */
export const conversationHeader = (header: Header, t: Words, actions: unknown): TemplateResult => {
  const customer = 'customer' in header ? header.customer : null;
  const isStaff = header.kind === 'staff';
  const isHere = isStaff && header.customer.present;
  return html`
    <header part="header">
      <div class="title">
        <h2 id="heading" tabindex="-1">
          ${
            isStaff
              ? html`<span
                  class="presence ${isHere ? 'here' : ''}"
                  title=${t.t(isHere ? 'staff.here' : 'staff.not-here', { name: customerName(header, t) })}
                ></span>`
              : nothing
          }
          <bdi>${'customer' in header ? customerName(header, t) : t.t('inbox.lists')}</bdi>
        </h2>
        ${
          customer?.verified
            ? html`<span part="verified" class="verified">${icon('user-check', 'small')}${t.t('staff.verified')}</span>`
            : nothing
        }
        ${'phase' in header ? html`<span part="phase" class="phase ${header.phase}">${t.t(phases[header.phase])}</span>` : nothing}
        <span class="actions">${actions}</span>
      </div>
      ${isStaff ? html`${people(header, t)} ${facts(header, t)}` : nothing}
    </header>
  `;
};
