/** How the panel is laid out: head, own list, workgroups, tabs with what they show, panes, and the foot. */
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { AvailabilityKind } from '../../core/domain/availability.js';
import type { ConversationId } from '../../core/domain/ids.js';
import type { PresenceLevel } from '../../core/domain/policy.js';
import type { Row } from '../../core/domain/summary.js';
import { newsOf } from '../record/closed-news.js';
import { customerName } from '../shared/customer-name.js';
import type { Localize } from '../shared/localize.js';
import type { ShortcutLine } from '../shared/parley-shortcuts-help.js';
import type { staffMessages } from '../shared/staff-messages.js';
import type { StaffSession } from '../shared/staff-session.js';
import type { WaitThresholds } from '../shared/waiting.js';
import type { WorkTargets } from '../work/work-commands.js';
import type { MonitorChoice } from './monitor-choice.js';
import type { KeyOfCommand } from './monitor-commands.js';
import { emptinessOf, isWithoutAccess, monitorEmpty } from './monitor-empty.js';
import { monitorPane } from './monitor-pane.js';
import { monitorPresence } from './monitor-presence.js';
import type { MonitorView } from './monitor-view.js';
import { panelContent } from './panel-content.js';
import { panelHead } from './panel-head.js';
import type { panelMessages } from './panel-messages.js';
import { panelRoster } from './panel-roster.js';
import type { PanelScope } from './panel-scope.js';
import { knownWorkgroup, scopeOf } from './panel-scope.js';
import { panelSections } from './panel-sections.js';
import type { PanelWork } from './panel-work.js';
import { panelWorkgroups } from './panel-workgroups.js';
import type { SavedView } from './saved-views.js';

export interface FrameOptions {
  readonly session: StaffSession;
  readonly work: PanelWork;
  /** What is looked at, as it was asked for. */
  readonly view: MonitorView;
  readonly savedViews: readonly SavedView[];
  readonly thresholds: WaitThresholds;
  /** What watching needs, where the workgroups do not say. */
  readonly requires: PresenceLevel;
  readonly targets: WorkTargets;
  readonly lines: readonly ShortcutLine[];
  readonly isEmbedded: boolean;
  readonly hasGlobalKeys: boolean;
  readonly accessHelp: string;
  readonly intendedUse: string | null;
  readonly words: Localize<typeof staffMessages>;
  readonly panelWords: Localize<typeof panelMessages>;
  choose(row: Row): MonitorChoice;
  look(view: MonitorView): void;
  set(kind: AvailabilityKind): void;
  openRules(): void;
  openHelp(): void;
  readonly isKeyOf: KeyOfCommand;
  readonly onPaneKey: EventListenerObject & AddEventListenerOptions;
}

/** What is there, read once for each drawing. */
interface Scene extends FrameOptions {
  readonly scope: PanelScope;
  readonly empty: TemplateResult | null;
  readonly isBare: boolean;
}

const sceneOf = (options: FrameOptions): Scene => {
  const { session, words, panelWords, accessHelp, look } = options;
  const workgroup = knownWorkgroup(session, options.view.workgroup);
  const view = { ...options.view, workgroup };
  const scope = scopeOf(session, workgroup);
  const reason = emptinessOf(session, workgroup);
  const label = (workgroup && scope.labels.get(workgroup)) ?? '';
  const showAll = (): void => look({ ...view, workgroup: null });
  const empty = reason && monitorEmpty({ reason, session, words, panelWords, accessHelp, label, showAll });
  return { ...options, view, scope, empty, isBare: isWithoutAccess(reason) };
};

const roster = ({ session, work, words, panelWords }: Scene): TemplateResult | typeof nothing => {
  const { panes, watch, unread } = work;
  return panelRoster({
    items: watch.items(session),
    unread,
    opened: panes.ids,
    focused: panes.focused,
    layout: panes.layout,
    words,
    panelWords,
    open: (id) => watch.show(id),
    stop: (id) => void watch.stop(id),
    arrange: (layout) => {
      panes.layout = layout;
    },
  });
};

const middle = (scene: Scene): TemplateResult => {
  const { session, work, view, scope, savedViews, thresholds, empty, choose, isKeyOf, look, panelWords } =
    scene;
  const { panes, mirror, record, vigil } = work;
  return html`
    ${panelWorkgroups({
      workgroups: scope.workgroups,
      chosen: view.workgroup,
      words: panelWords,
      choose: (workgroup) => look({ ...view, workgroup }),
    })}
    <div class="middle">
      ${panelSections(view.section, panelWords, (section) => look({ ...view, section }))}
      <div
        id="section"
        class="scroller ${view.section} ${vigil.staleSince === null ? '' : 'dimmed'}"
        role="tabpanel"
        aria-labelledby="section-${view.section}"
      >
        ${panelContent[view.section]({
          scope,
          view,
          me: session.desk?.you?.id ?? null,
          thresholds,
          savedViews,
          opened: new Set(panes.ids),
          selected: panes.focused,
          isStale: vigil.staleSince !== null,
          archive: session.archive,
          record,
          news: newsOf(session.desk),
          mirror,
          empty,
          choose,
          isKeyOf,
        })}
      </div>
    </div>
  `;
};

const panes = ({ session, work, scope, targets, words, panelWords, onPaneKey }: Scene): TemplateResult => {
  const { panes: open, watch } = work;
  const known = new Map<ConversationId, Row>([
    ...scope.workgroups.flatMap(({ rows }) => rows.map((row) => [row.conversation, row] as const)),
    ...watch.items(session).map(({ row }) => [row.conversation, row] as const),
  ]);
  const nameOf = (id: ConversationId): string =>
    customerName(known.get(id) ?? { conversation: id, customer: { name: '' } }, words);
  return html`
    <div class="panes" data-count=${open.shown.length}>
      ${repeat(
        open.shown,
        (id) => id,
        (id) => {
          const client = session.opened(id);
          return client
            ? monitorPane({
                id,
                client,
                customer: nameOf(id),
                panes: open,
                targets,
                archive: session.archive,
                words,
                panelWords,
                back: (each) => void watch.back(each),
                tuck: (each) => watch.putAway(each),
                onKey: onPaneKey,
              })
            : nothing;
        },
      )}
    </div>
  `;
};

const foot = ({ intendedUse, panelWords }: Scene): TemplateResult => {
  const text = intendedUse ?? panelWords.t('panel.use-intended');
  return html`
    <footer part="footer" class=${text === '' ? 'wordless' : ''}>
      <slot name="footer">${text === '' ? nothing : html`<p>${text}</p>`}</slot>
    </footer>
  `;
};

const inside = (scene: Scene): TemplateResult => {
  const { session, work, words, set } = scene;
  const isOpen = work.panes.ids.length > 0;
  return html`
    ${roster(scene)}
    <div class="columns">
      <section part="list" class="list" aria-label=${words.t('monitor.table')} aria-busy=${work.watch.isBusy ? 'true' : 'false'}>
        ${monitorPresence(session, scene.scope.requires ?? scene.requires, words, set)}
        <parley-monitor-paused .since=${work.vigil.staleSince}></parley-monitor-paused>
        ${middle(scene)}
      </section>
      ${isOpen ? panes(scene) : nothing}
    </div>
  `;
};

export const panelFrame = (options: FrameOptions): TemplateResult => {
  const scene = sceneOf(options);
  const { session, work, scope, isBare, empty, isEmbedded, lines, hasGlobalKeys } = scene;
  const isWatching = work.panes.ids.length > 0;
  const isLone = work.watch.items(session).length < 2;
  const states = `${isWatching ? 'watching' : ''} ${isLone ? 'lone' : ''} layout-${work.panes.layout}`;
  return html`
    <section
      class="frame ${states}"
      aria-label=${scene.words.t('monitor.label')}
      @scroll=${work.focus.scroll.note}
    >
      ${isEmbedded ? nothing : panelHead({ ...scene, rules: work.rules.rules.length })}
      <parley-connection-status
        .connection=${session.desk?.connection ?? { kind: 'idle' }}
        @parley-reconnect-request=${() => session.retryNow()}
      ></parley-connection-status>
      ${isBare ? empty : inside(scene)}
      ${foot(scene)}
    </section>
    ${work.commands.render()}
    <parley-monitor-rules
      .rules=${work.rules.rules}
      .staff=${scope.staff}
      .tags=${[...new Set(scope.rows.flatMap(({ tags }) => tags))]}
    ></parley-monitor-rules>
    <parley-shortcuts-help .lines=${lines} ?everywhere=${hasGlobalKeys}></parley-shortcuts-help>
  `;
};
