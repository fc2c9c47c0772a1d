/** The list of the inbox that is open: its rows, or why there is nothing in it. */
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Row } from '../../core/domain/summary.js';
import type { MonitorChoice } from '../monitor/monitor-choice.js';
import { newsOf } from '../record/closed-news.js';
import type { RecordDetail } from '../record/record-events.js';
import { icon } from '../shared/staff-icons.js';
import type { EmptyAnswers } from './inbox-empty.js';
import { inboxEmpty, inboxHints, isStale } from './inbox-empty.js';
import type { InboxEntry } from './inbox-lists.js';
import { heldBack, tabsOf, workgroupLabels } from './inbox-lists.js';
import type { InboxParts } from './inbox-parts.js';
import type { InboxVirtual } from './inbox-virtual.js';

export interface RowsOptions extends EmptyAnswers {
  readonly virtual: InboxVirtual;
  monitorChoice(row: Row): MonitorChoice;
  onKey(event: KeyboardEvent): void;
  onRecord(event: CustomEvent<RecordDetail>): void;
}

type Line = (entry: InboxEntry, index: number) => TemplateResult;

const lineOf = (parts: InboxParts, entries: readonly InboxEntry[], options: RowsOptions): Line => {
  const { session, selection, acts, thresholds } = parts;
  const labels = workgroupLabels(session.desk?.you?.workgroups ?? []);
  const held = heldBack(session);
  const isKnown = entries.some(({ row }) => row.conversation === selection.reachable);
  const reachable = isKnown ? selection.reachable : entries[0]?.row.conversation;
  const hasHand = ({ row }: InboxEntry): boolean => {
    const header = session.opened(row.conversation)?.snapshot.header;
    return header?.kind === 'staff' && header.hand !== null;
  };
  return (entry, index) => {
    const { row, item, place } = entry;
    const id = row.conversation;
    return html`
      <li data-index=${index} aria-posinset=${index + 1} aria-setsize=${entries.length}>
        <parley-inbox-row
          .row=${row}
          .item=${item}
          .choice=${place === 'team' ? options.monitorChoice(row) : null}
          .thresholds=${thresholds}
          .whispers=${item ? selection.whispers(item) : 0}
          ?has-hand=${hasHand(entry)}
          ?selected=${id === selection.selected}
          ?unread=${selection.isUnread(entry)}
          ?reachable=${id === reachable}
          ?busy=${id === acts.busy}
          ?readonly=${place === 'queue' && held.has(row.workgroup)}
          workgroup=${labels.get(row.workgroup) ?? ''}
          @focusin=${() => {
            selection.reachable = id;
          }}
        ></parley-inbox-row>
      </li>
    `;
  };
};

const keyOf = ({ row }: InboxEntry): string => row.conversation;

const rowsOf = (parts: InboxParts, entries: readonly InboxEntry[], options: RowsOptions): TemplateResult => {
  const { words, lists } = parts;
  const line = lineOf(parts, entries, options);
  const main = entries.filter(({ place }) => place !== 'monitoring');
  const watched = entries.filter(({ place }) => place === 'monitoring');
  const { from, to, isPart } = options.virtual.range(main.length);
  return html`
    ${
      main.length > 0
        ? html`
            <ul class="main ${isPart ? 'virtual' : ''}" aria-label=${words.t(`inbox-list.${lists.tab ?? 'mine'}`)}>
              ${repeat(main.slice(from, to), keyOf, (entry, index) => line(entry, from + index))}
            </ul>
          `
        : nothing
    }
    ${
      watched.length > 0
        ? html`
            <section part="monitoring" class="monitoring" aria-labelledby="monitoring">
              <h3 id="monitoring">
                ${icon('binoculars', 'small')}${words.t('inbox-list.monitoring')} <span class="count">${watched.length}</span>
              </h3>
              <ul aria-labelledby="monitoring">
                ${repeat(watched, keyOf, (entry, index) => line(entry, main.length + index))}
              </ul>
            </section>
          `
        : nothing
    }
  `;
};

const closed = ({ session, selection, scheme }: InboxParts, { onRecord }: RowsOptions): TemplateResult => {
  const workgroups = (session.desk?.you?.workgroups ?? []).map(({ id, label }) => ({ id, label }));
  return html`
    <parley-closed-list
      color-scheme=${scheme ?? nothing}
      .archive=${session.archive}
      .workgroups=${workgroups}
      .news=${newsOf(session.desk)}
      .selected=${selection.record?.conversation ?? null}
      @parley-record-request=${onRecord}
    ></parley-closed-list>
  `;
};

export const inboxRows = (
  parts: InboxParts,
  entries: readonly InboxEntry[],
  options: RowsOptions,
): TemplateResult => {
  const { session, lists, words } = parts;
  const tab = lists.tab ?? 'mine';
  const isThere = tabsOf(session).includes(tab);
  return html`
    <div
      id="panel"
      class="rows ${isStale(session, tab) ? 'is-stale' : ''}"
      role=${isThere ? 'tabpanel' : 'region'}
      aria-labelledby=${isThere ? `tab-${tab}` : nothing}
      aria-label=${isThere ? nothing : words.t(`inbox-list.${tab}`)}
      aria-busy=${session.desk?.you ? 'false' : 'true'}
      @keydown=${options.onKey}
    >
      ${
        tab === 'closed' && isThere
          ? closed(parts, options)
          : entries.length > 0
            ? html`${inboxHints(parts, options)}${rowsOf(parts, entries, options)}`
            : inboxEmpty(parts, options)
      }
    </div>
  `;
};
