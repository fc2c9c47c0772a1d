/** Everything that works behind the panel, put together: panes, roster, rules, commands, alerts, and what is asked for. */
import type { LitElement } from 'lit';
import type { DeskPort } from '../../client/snapshots.js';
import type { ConversationId } from '../../core/domain/ids.js';
import type { Row } from '../../core/domain/summary.js';
import { ask } from '../shared/ask.js';
import { customerName } from '../shared/customer-name.js';
import type { Localize } from '../shared/localize.js';
import type { staffMessages } from '../shared/staff-messages.js';
import type { StaffSession } from '../shared/staff-session.js';
import type { WaitThresholds } from '../shared/waiting.js';
import type { WorkTargets } from '../work/work-commands.js';
import type { MonitorChoice } from './monitor-choice.js';
import type { MonitorView } from './monitor-view.js';
import { isAskedFromList, PanelCommands } from './panel-commands.js';
import type { OpenRecord } from './panel-content.js';
import { PanelFocus } from './panel-focus.js';
import type { LinkMaker } from './panel-link.js';
import { copyLinks } from './panel-link.js';
import type { panelMessages } from './panel-messages.js';
import { Panes } from './panel-panes.js';
import { PanelRequests } from './panel-requests.js';
import { Unread } from './panel-roster.js';
import { RuleKeeper } from './panel-rule-keeper.js';
import { targetsIn } from './panel-scope.js';
import { Vigil } from './panel-vigil.js';
import { Watch } from './panel-watch.js';
import type { SavedView } from './saved-views.js';

export interface PanelWorkOptions {
  readonly words: Localize<typeof staffMessages>;
  readonly panelWords: Localize<typeof panelMessages>;
  session(): StaffSession | null;
  thresholds(): WaitThresholds;
  most(): number;
  /** What is monitored is opened, too. */
  isOpening(): boolean;
  linkTo(): LinkMaker;
  targets(session: StaffSession): WorkTargets;
  choose(row: Row): MonitorChoice;
  view(): MonitorView;
  look(view: MonitorView): void;
  save(views: readonly SavedView[]): void;
  say(text: string): void;
}

export class PanelWork {
  readonly panes: Panes;
  readonly focus: PanelFocus;
  readonly unread = new Unread();
  readonly vigil: Vigil;
  readonly watch: Watch;
  readonly rules: RuleKeeper;
  readonly commands: PanelCommands;
  readonly #host: LitElement;
  readonly #options: PanelWorkOptions;
  #mirror: DeskPort | null = null;
  #record: OpenRecord | null = null;

  constructor(host: LitElement, options: PanelWorkOptions) {
    const { words, panelWords, session, say } = options;
    this.#host = host;
    this.#options = options;
    this.panes = new Panes(host);
    this.focus = new PanelFocus(host, this.panes);
    this.vigil = new Vigil(host, options);
    this.watch = new Watch(host, {
      panes: this.panes,
      words,
      session,
      say,
      most: options.most,
      isOpening: (conversation) => options.isOpening() && ask(host, 'parley-open-request', { conversation }),
      leaving: (id) => this.focus.leaving(id),
      entered: (id) => void this.focus.enter(id),
      left: (id) => this.focus.leave(id),
    });
    const nameOf = (row: Row): { readonly customer: string } => ({ customer: customerName(row, words) });
    this.rules = new RuleKeeper(host, {
      watch: this.watch,
      session,
      // Whoever is away is told so once, by the refusal of the room.
      mayMonitor: (row) => ['possible', 'absent'].includes(options.choose(row).kind),
      applied: (row) => say(panelWords.t('panel.rule-applied', nameOf(row))),
      refused: (row, reason) => say(panelWords.t('panel.rule-refused', { ...nameOf(row), reason })),
    });
    this.commands = new PanelCommands(host, {
      words,
      panelWords,
      session,
      say,
      targets: (conversations) => this.#targetsOf(conversations),
      holding: (id, use) => this.watch.holding(id, use),
    });
    this.#answerRequests();
  }

  /** Whose desk is looked at. */
  get mirror(): DeskPort | null {
    return this.#mirror;
  }

  /** Which closed conversation is looked at. */
  get record(): OpenRecord | null {
    return this.#record;
  }

  #answerRequests(): void {
    const { watch, rules, focus } = this;
    const { look, save, session } = this.#options;
    new PanelRequests(this.#host, {
      'parley-monitor-request': ({ conversation }) => void watch.monitor(conversation),
      'parley-stop-request': ({ conversation }) => void watch.stop(conversation),
      'parley-details-request': ({ conversation }) => watch.show(conversation),
      'parley-command-request': ({ command, conversations }) => this.#command(command, conversations),
      'parley-view-change': ({ view }) => look(view),
      'parley-saved-views-change': ({ savedViews }) => save(savedViews),
      'parley-mirror-request': ({ person }) =>
        this.#show({ mirror: session()?.mirror(person) ?? null }, () => focus.toMirror()),
      'parley-mirror-close': () => {
        const person = this.#mirror?.snapshot.mirror?.of.id ?? null;
        this.#show({ mirror: null }, () => focus.toAgents(person));
      },
      'parley-record-request': ({ conversation, row }) => this.#openRecord({ conversation, row }),
      'parley-record-close': () => this.#show({ record: null }, () => focus.toClosedList()),
      'parley-rules-change': ({ rules: next }) => rules.set(next),
    });
  }

  #show(
    what: { readonly mirror: DeskPort | null } | { readonly record: OpenRecord | null },
    then: () => void = () => {},
  ): void {
    if ('mirror' in what) this.#mirror = what.mirror;
    else this.#record = what.record;
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(then);
  }

  /** Also from what is said about a customer in a pane, which must not hide it then. */
  #openRecord(record: OpenRecord): void {
    const { view, look } = this.#options;
    if (view().section !== 'closed') look({ ...view(), section: 'closed' });
    if (this.panes.layout !== 'beside') this.panes.layout = 'beside';
    this.#show({ record }, () => {
      const { focused } = this.panes;
      if (focused && !this.focus.isListVisible) this.watch.putAway(focused);
    });
  }

  #targetsOf(conversations: readonly ConversationId[]): WorkTargets {
    const session = this.#options.session();
    if (!session) return { workgroups: [], people: [] };
    return targetsIn(session, this.#options.targets(session), conversations);
  }

  #command(name: string, conversations: readonly ConversationId[]): void {
    const [first] = conversations;
    if (first === undefined) return;
    if (name === 'open') this.watch.show(first);
    else if (name === 'copy-link') void this.#copy(conversations);
    else if (isAskedFromList(name)) void this.commands.begin(name, conversations);
  }

  async #copy(conversations: readonly ConversationId[]): Promise<void> {
    const { linkTo, say, panelWords } = this.#options;
    const isCopied = await copyLinks(conversations, linkTo());
    say(
      isCopied
        ? panelWords.t('panel.link-copied', { n: conversations.length })
        : panelWords.t('panel.link-failed'),
    );
  }

  /** The desk, a list or a conversation said something new. */
  changed(session: StaffSession): void {
    this.watch.changed(session);
    this.vigil.changed(session);
    this.rules.changed(session);
  }

  /** It was drawn: what can be seen now is not unread any more. */
  drawn(session: StaffSession): void {
    const isOther = this.unread.note(this.watch.items(session), (id) => this.focus.isVisible(id));
    if (isOther) this.#host.requestUpdate();
  }

  /** Another tab shows other things. */
  turned(): void {
    this.#mirror = null;
    this.#record = null;
  }

  reset(): void {
    this.panes.clear();
    this.unread.clear();
    for (const each of [this.watch, this.vigil, this.rules, this.commands]) each.reset();
    this.turned();
  }
}
