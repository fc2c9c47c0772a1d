/** Somebody's inbox as they see it: their rows in their order, drawn by the same element, and nothing to press. */
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { DeskSnapshot } from '../../client/snapshots.js';
import type { DeskItem } from '../../core/domain/summary.js';
import { offers } from '../inbox/inbox-lists.js';
import { icon } from '../shared/staff-icons.js';
import type { WaitThresholds } from '../shared/waiting.js';
import type { AgentsWords } from './agents-words.js';
import type { SeenThere } from './mirror-state.js';
import { isNewTo, labelsOf, theirsIn } from './mirror-state.js';

export interface InboxOptions {
  readonly words: AgentsWords;
  readonly thresholds: WaitThresholds;
  readonly seen: SeenThere;
}

export const mirrorInbox = (
  snapshot: DeskSnapshot,
  { words: { own }, thresholds, seen }: InboxOptions,
): TemplateResult => {
  const { items, front } = snapshot;
  const labels = labelsOf(snapshot);
  const asked = offers(items);
  const theirs = theirsIn(items);
  const line = (item: DeskItem): TemplateResult => {
    const { row } = item;
    return html`
      <li>
        <parley-inbox-row
          readonly
          .row=${row}
          .item=${item}
          .thresholds=${thresholds}
          ?selected=${row.conversation === front}
          ?unread=${isNewTo(item, snapshot, seen)}
          workgroup=${labels.get(row.workgroup) ?? ''}
        ></parley-inbox-row>
      </li>
    `;
  };
  const lines = (list: readonly DeskItem[]): unknown => repeat(list, ({ row }) => row.conversation, line);
  return html`
    ${
      asked.length > 0
        ? html`
            <div class="offers">
              <h5 id="offers">${own.t('mirror.offers')}</h5>
              <ul aria-labelledby="offers">${lines(asked)}</ul>
            </div>
          `
        : nothing
    }
    ${theirs.length > 0 ? html`<ul class="mine" aria-label=${own.t('mirror.list')}>${lines(theirs)}</ul>` : nothing}
    ${
      asked.length + theirs.length === 0
        ? html`
            <div class="nothing" data-reason="empty">
              ${icon('inbox')}
              <p>${own.t('mirror.empty')}</p>
              <p class="quiet">${own.t('mirror.empty-more')}</p>
            </div>
          `
        : nothing
    }
  `;
};
