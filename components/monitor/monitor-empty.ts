/** Why there is nothing in the table: four reasons that look the same from outside and ask for different things. */
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { Localize } from '../shared/localize.js';
import type { staffMessages } from '../shared/staff-messages.js';
import type { StaffSession } from '../shared/staff-session.js';

export type Emptiness = 'connecting' | 'no-workgroup' | 'no-grant' | 'none' | 'no-match';

/** Null when there is something. */
export const emptinessOf = (session: StaffSession, shown: number): Emptiness | null => {
  const { you } = session.desk ?? {};
  if (shown > 0) return null;
  if (!you) return 'connecting';
  if (you.workgroups.length === 0) return 'no-workgroup';
  if (session.workgroups.length === 0) return 'no-grant';
  if (session.rows.length > 0) return 'no-match';
  // No list has come yet: that is not the same as an empty one.
  return session.workgroups.every((each) => each.snapshot.workgroup === null) ? 'connecting' : 'none';
};

const sentences = {
  connecting: ['session.connecting', null],
  'no-workgroup': ['monitor.no-workgroup', 'monitor.no-workgroup-more'],
  'no-grant': ['monitor.no-grant', 'monitor.no-grant-more'],
  none: ['monitor.none', 'monitor.none-more'],
} as const satisfies Record<Exclude<Emptiness, 'no-match'>, readonly [string, string | null]>;

export const monitorEmpty = (
  reason: Emptiness,
  words: Localize<typeof staffMessages>,
  search: string,
  clear: () => void,
): TemplateResult => {
  if (reason === 'no-match') {
    return html`
      <div class="nothing" data-reason=${reason}>
        <p>${words.t('monitor.no-match', { search })}</p>
        <button class="button small" @click=${clear}>${words.t('monitor.clear')}</button>
      </div>
    `;
  }
  const [title, more] = sentences[reason];
  return html`
    <div class="nothing" data-reason=${reason}>
      <p>${words.t(title)}</p>
      ${more ? html`<p class="quiet">${words.t(more)}</p>` : nothing}
    </div>
  `;
};
