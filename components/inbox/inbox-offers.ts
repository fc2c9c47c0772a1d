/** What one is asked to take on: above both lists, since it is there for seconds only. */
import type { TemplateResult } from 'lit';
import { css, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { ConversationId, WorkgroupId } from '../../core/domain/ids.js';
import type { Localize } from '../shared/localize.js';
import type { staffMessages } from '../shared/staff-messages.js';
import type { StaffSession } from '../shared/staff-session.js';
import { offers } from './inbox-lists.js';

export interface OffersOptions {
  readonly words: Localize<typeof staffMessages>;
  readonly labels: ReadonlyMap<WorkgroupId, string>;
  /** What is being answered. */
  readonly busy: ConversationId | null;
  onAccept(event: Event): void;
  onDecline(event: Event): void;
}

export const inboxOffers = (
  session: StaffSession,
  { words, labels, busy, onAccept, onDecline }: OffersOptions,
): TemplateResult | typeof nothing => {
  const items = offers(session.desk?.items ?? []);
  if (items.length === 0) return nothing;
  return html`
    <section
      part="offers"
      class="offers"
      aria-labelledby="offers"
      @parley-accept-request=${onAccept}
      @parley-decline-request=${onDecline}
    >
      <h3 id="offers">${words.t('inbox.offers')}</h3>
      <ul>
        ${repeat(
          items,
          ({ row }) => row.conversation,
          (item) => html`
            <li>
              <parley-inbox-row
                .row=${item.row}
                .item=${item}
                ?reachable=${true}
                ?busy=${item.row.conversation === busy}
                workgroup=${labels.get(item.row.workgroup) ?? ''}
              ></parley-inbox-row>
            </li>
          `,
        )}
      </ul>
    </section>
  `;
};

export const offersStyles = css`
  .offers {
    flex: none;
    max-block-size: 50%;
    overflow-y: auto;
    border-block: 1px solid var(--_warning);
    background: color-mix(in srgb, var(--_warning) 10%, var(--_surface));
  }

  .offers h3 {
    padding: 8px 16px 0;
    font-size: var(--_size-small);
    font-weight: 650;
  }
`;
