/** One of the two lists of the inbox, or why there is nothing in it. */
import type { TemplateResult } from 'lit';
import { html } from 'lit';
import type { AvailabilityKind } from '../../core/domain/availability.js';
import type { ConversationId } from '../../core/domain/ids.js';
import type { Localize } from '../shared/localize.js';
import type { staffMessages } from '../shared/staff-messages.js';
import type { StaffSession } from '../shared/staff-session.js';
import type { WaitThresholds } from '../shared/waiting.js';
import { inboxEmpty, inboxHint } from './inbox-empty.js';
import type { InboxEntry, InboxTab, Seen } from './inbox-lists.js';
import { entriesOf, isUnread, workgroupLabels } from './inbox-lists.js';

export interface RowsOptions {
  readonly words: Localize<typeof staffMessages>;
  readonly thresholds: WaitThresholds;
  readonly seen: Seen;
  readonly selected: ConversationId | null;
  readonly reachable: ConversationId | null;
  /** What is being answered. */
  readonly busy: ConversationId | null;
  set(kind: AvailabilityKind): void;
  onReach(id: ConversationId): void;
  onKey(event: KeyboardEvent): void;
  onOpen(event: Event): void;
  onAccept(event: Event): void;
}

export const inboxRows = (session: StaffSession, tab: InboxTab, options: RowsOptions): TemplateResult => {
  const { words, thresholds, seen, selected, busy, set, onReach, onKey, onOpen, onAccept } = options;
  const labels = workgroupLabels(session.desk?.you?.workgroups ?? []);
  const entries = entriesOf(tab, session);
  const isKnown = entries.some(({ row }) => row.conversation === options.reachable);
  const reachable = isKnown ? options.reachable : entries[0]?.row.conversation;
  const line = ({ row, item }: InboxEntry): TemplateResult => {
    const id = row.conversation;
    return html`
      <li>
        <parley-inbox-row
          .row=${row}
          .item=${item}
          .thresholds=${thresholds}
          ?selected=${id === selected}
          ?unread=${item !== null && id !== selected && isUnread(row, seen)}
          ?reachable=${id === reachable}
          ?busy=${id === busy}
          workgroup=${labels.get(row.workgroup) ?? ''}
          @focusin=${() => onReach(id)}
        ></parley-inbox-row>
      </li>
    `;
  };
  return html`
    <div
      id="panel"
      class="rows"
      role="tabpanel"
      aria-labelledby="tab-${tab}"
      @keydown=${onKey}
      @parley-open-request=${onOpen}
      @parley-accept-request=${onAccept}
    >
      ${
        entries.length > 0
          ? html`${inboxHint(session, tab, words, set)}<ul aria-label=${words.t('inbox.lists')}>
              ${entries.map(line)}
            </ul>`
          : inboxEmpty(session, tab, words, set)
      }
    </div>
  `;
};
