/** What stands in the middle of the panel, by the tab that is chosen. */
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { ArchivePort } from '../../client/archive.js';
import type { DeskPort } from '../../client/snapshots.js';
import type { ClosedRow } from '../../core/domain/closed-index.js';
import type { ConversationId, PersonId } from '../../core/domain/ids.js';
import type { Row } from '../../core/domain/summary.js';
import type { ClosedNews } from '../record/closed-news.js';
import type { WaitThresholds } from '../shared/waiting.js';
import type { MonitorChoice } from './monitor-choice.js';
import type { KeyOfCommand } from './monitor-commands.js';
import type { MonitorView, Section } from './monitor-view.js';
import { withoutFeelings } from './monitor-view.js';
import type { PanelScope } from './panel-scope.js';
import type { SavedView } from './saved-views.js';

/** A closed conversation that is looked at. */
export interface OpenRecord {
  readonly conversation: ConversationId;
  readonly row: ClosedRow | null;
}

export interface ContentOptions {
  readonly scope: PanelScope;
  readonly view: MonitorView;
  readonly me: PersonId | null;
  readonly thresholds: WaitThresholds;
  readonly opened: ReadonlySet<ConversationId>;
  readonly selected: ConversationId | null;
  readonly savedViews: readonly SavedView[];
  readonly isStale: boolean;
  readonly archive: ArchivePort;
  readonly record: OpenRecord | null;
  /** What one's own desk says of what is closed. */
  readonly news: ClosedNews;
  /** Whose desk is looked at. */
  readonly mirror: DeskPort | null;
  /** Why there are no rows; null where there are. */
  readonly empty: TemplateResult | null;
  choose(row: Row): MonitorChoice;
  readonly isKeyOf: KeyOfCommand;
}

const conversations = (options: ContentOptions): TemplateResult => {
  const { scope, me, thresholds, opened, selected, savedViews, isStale, empty, choose } = options;
  if (empty) return empty;
  const view = scope.hasSentiment ? options.view : withoutFeelings(options.view);
  return html`
    <parley-monitor-filters
      .view=${view}
      .rows=${scope.rows}
      .savedViews=${savedViews}
      ?without-sentiment=${!scope.hasSentiment}
    ></parley-monitor-filters>
    <parley-monitor-table
      .rows=${scope.rows}
      .view=${view}
      .me=${me}
      .labels=${scope.labels}
      .choose=${choose}
      .may=${scope.may}
      .isKeyOf=${options.isKeyOf}
      .opened=${opened}
      .selected=${selected}
      .thresholds=${thresholds}
      ?stale=${isStale}
      ?without-sentiment=${!scope.hasSentiment}
    ></parley-monitor-table>
  `;
};

const agents = ({ scope, me, mirror, archive, thresholds, choose }: ContentOptions): TemplateResult =>
  mirror
    ? html`<parley-agent-mirror
        .desk=${mirror}
        .archive=${archive}
        .rows=${scope.rows}
        .choose=${choose}
        .thresholds=${thresholds}
      ></parley-agent-mirror>`
    : html`<parley-monitor-agents
        .me=${me}
        .staff=${scope.staff}
        .rows=${scope.rows}
        .choose=${choose}
        .thresholds=${thresholds}
        .agentStatistics=${scope.agentStatistics}
      ></parley-monitor-agents>`;

const queue = ({ scope, thresholds, choose }: ContentOptions): TemplateResult => html`
  <parley-monitor-queue
    .rows=${scope.rows}
    .staff=${scope.staff}
    .workgroups=${scope.chosen}
    .choose=${choose}
    .may=${scope.may}
    .thresholds=${thresholds}
  ></parley-monitor-queue>
`;

const closed = ({ scope, archive, record, news }: ContentOptions): TemplateResult => html`
  <parley-closed-list
    ?hidden=${record !== null}
    .archive=${archive}
    .workgroups=${scope.chosen}
    .people=${scope.staff}
    .news=${news}
    .selected=${record?.conversation ?? null}
  ></parley-closed-list>
  ${
    record
      ? html`<parley-conversation-record
          .archive=${archive}
          .conversation=${record.conversation}
          .row=${record.row}
        ></parley-conversation-record>`
      : nothing
  }
`;

export const panelContent = {
  conversations,
  agents,
  queue,
  closed,
} as const satisfies Record<Section, (options: ContentOptions) => TemplateResult>;
