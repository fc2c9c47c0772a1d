/** What one is asked to take on: above the lists, since it is there for seconds only. */
import type { TemplateResult } from 'lit';
import { css, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { offers, workgroupLabels } from './inbox-lists.js';
import type { InboxParts } from './inbox-parts.js';

export const inboxOffers = ({ session, acts, staff }: InboxParts): TemplateResult | typeof nothing => {
  const items = offers(session.desk?.items ?? []);
  if (items.length === 0) return nothing;
  const labels = workgroupLabels(session.desk?.you?.workgroups ?? []);
  return html`
    <section part="offers" class="offers" aria-labelledby="offers">
      <h3 id="offers">${staff.t('inbox.offers')}</h3>
      <ul>
        ${repeat(
          items,
          ({ row }) => row.conversation,
          (item) => html`
            <li>
              <parley-inbox-row
                .row=${item.row}
                .item=${item}
                reachable
                ?busy=${item.row.conversation === acts.busy}
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
