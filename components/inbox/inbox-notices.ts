/** What happened while somebody was not there, until they dismiss it: also what no other part of the page shows. */
import type { TemplateResult } from 'lit';
import { css, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Notice, NoticeKind } from '../../core/domain/desk-notices.js';
import { customerName } from '../shared/customer-name.js';
import type { IconName } from '../shared/staff-icons.js';
import { icon } from '../shared/staff-icons.js';
import { itemOf } from './inbox-lists.js';
import type { InboxParts } from './inbox-parts.js';

const icons = {
  'taken-over': 'headset',
  assigned: 'inbox',
  returned: 'undo-2',
  'offer-missed': 'timer',
  'deletion-asked': 'trash-2',
} as const satisfies Record<NoticeKind, IconName>;

/** Told also of what is open: there nothing says it. */
export const isSaidElsewhere = ({ kind }: Pick<Notice, 'kind'>): boolean =>
  kind !== 'offer-missed' && kind !== 'deletion-asked';

/** More than these are counted. */
const SHOWN = 3;

export const noticeText = ({ kind, by, conversation }: Notice, parts: InboxParts): string => {
  const { session, words, staff } = parts;
  const row =
    itemOf(session, conversation)?.row ?? session.rows.find((each) => each.conversation === conversation);
  const customer = row ? customerName(row, staff) : words.t('inbox-notice.a-customer');
  if (kind === 'offer-missed' || kind === 'deletion-asked') {
    return words.t(`inbox-notice.${kind}`, { customer });
  }
  if (!by && kind === 'assigned') return words.t('inbox-notice.assigned-house', { customer });
  return words.t(`inbox-notice.${kind}`, { name: by?.name ?? staff.t('standing.unnamed'), customer });
};

export interface NoticesOptions {
  dismiss(notice: Notice): void;
  open(notice: Notice): void;
}

const noticeLine = (notice: Notice, parts: InboxParts, { dismiss, open }: NoticesOptions): TemplateResult => {
  const { words, session } = parts;
  const text = noticeText(notice, parts);
  return html`
    <li class="notice ${notice.kind}">
      ${icon(icons[notice.kind], 'small')}
      <div>
        <p><bdi>${text}</bdi> <time datetime=${new Date(notice.at).toISOString()} title=${words.moment(notice.at)}>${words.time(notice.at)}</time></p>
        ${notice.reason ? html`<p class="quiet" dir="auto">${words.t('inbox-notice.reason', { reason: notice.reason })}</p>` : nothing}
      </div>
      ${
        itemOf(session, notice.conversation)
          ? html`<button class="button small show" @click=${() => open(notice)}>${words.t('inbox-notice.show')}</button>`
          : nothing
      }
      <button class="icon-button" aria-label=${words.t('inbox-notice.dismiss', { text })} @click=${() => dismiss(notice)}>
        ${icon('x', 'small')}
      </button>
    </li>
  `;
};

const dismissAll = (all: readonly Notice[], { dismiss }: NoticesOptions): void => {
  for (const notice of all) dismiss(notice);
};

export const inboxNotices = (parts: InboxParts, options: NoticesOptions): TemplateResult | typeof nothing => {
  const { session, words } = parts;
  const all = (session.desk?.notices ?? []).toReversed();
  if (all.length === 0) return nothing;
  const rest = all.length - SHOWN;
  return html`
    <section part="notices" class="notices" aria-labelledby="notices">
      <h3 id="notices">${words.t('inbox-notice.title')}</h3>
      <ul>
        ${repeat(
          all.slice(0, SHOWN),
          ({ id }) => id,
          (notice) => noticeLine(notice, parts, options),
        )}
      </ul>
      ${
        all.length > 1
          ? html`
              <p class="rest">
                <span>${rest > 0 ? words.t('inbox-notice.more', { n: rest }) : nothing}</span>
                <button class="button small quiet" @click=${() => dismissAll(all, options)}>
                  ${words.t('inbox-notice.dismiss-all')}
                </button>
              </p>
            `
          : nothing
      }
    </section>
  `;
};

export const noticesStyles = css`
  .notices {
    flex: none;
    max-block-size: 40%;
    overflow-y: auto;
    border-block: 1px solid var(--_border);
    background: var(--_sunken);
  }

  .notices h3 {
    padding: 8px 16px 0;
    font-size: var(--_size-small);
    font-weight: 650;
  }

  .notice {
    display: flex;
    align-items: center;
    gap: 8px;
    padding-block: 6px;
    padding-inline: 16px 4px;
    font-size: var(--_size-small);
  }

  .notice > .icon {
    align-self: flex-start;
    margin-block-start: 3px;
    color: var(--_warning);
  }

  .notice > div {
    flex: 1 1 0;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  .notice time {
    color: var(--_muted);
    font-size: var(--_size-tiny);
    white-space: nowrap;
  }

  .notice .quiet {
    color: var(--_muted);
  }

  .notice .icon-button {
    inline-size: 32px;
    block-size: 32px;
  }

  .rest {
    display: flex;
    align-items: center;
    justify-content: space-between;
    padding-block-end: 4px;
    padding-inline: 16px 4px;
    color: var(--_muted);
    font-size: var(--_size-small);
  }
`;
