/** Where the focus goes in the panel: into a conversation that was opened, and back to the place one came from. */
import type { ReactiveControllerHost } from 'lit';
import type { ConversationId, PersonId } from '../../core/domain/ids.js';
import type { ParleyConversation } from '../conversation/parley-conversation.js';
import { hasFocusWithin } from '../shared/deepest-focus.js';
import { nextFrame } from './frames.js';
import type { Panes } from './panel-panes.js';
import { PanelScroll } from './panel-scroll.js';
import type { ParleyAgentMirror } from './parley-agent-mirror.js';
import type { ParleyMonitorAgents } from './parley-monitor-agents.js';
import type { ParleyMonitorTable } from './parley-monitor-table.js';

type Host = ReactiveControllerHost & Element & { readonly renderRoot: HTMLElement | DocumentFragment };

export class PanelFocus {
  readonly scroll: PanelScroll;
  readonly #host: Host;
  readonly #panes: Panes;
  /** How the table was when one left it. */
  #place: ParleyMonitorTable['place'] | null = null;
  #top = 0;
  #from: ConversationId | null = null;

  constructor(host: Host, panes: Panes) {
    this.#host = host;
    this.#panes = panes;
    this.scroll = new PanelScroll(host);
  }

  get #table(): ParleyMonitorTable | null {
    return this.#host.renderRoot.querySelector<ParleyMonitorTable>('parley-monitor-table');
  }

  pane(id: ConversationId | null): HTMLElement | null {
    if (id === null) return null;
    return this.#host.renderRoot.querySelector<HTMLElement>(`[data-conversation="${CSS.escape(id)}"]`);
  }

  conversation(id: ConversationId | null): ParleyConversation | null {
    return this.pane(id)?.querySelector('parley-conversation') ?? null;
  }

  isVisible(id: ConversationId): boolean {
    return document.visibilityState === 'visible' && this.pane(id)?.checkVisibility() === true;
  }

  get isListVisible(): boolean {
    return this.#host.renderRoot.querySelector('.list')?.checkVisibility() === true;
  }

  /** Before the list is left. */
  leaving(id: ConversationId): void {
    if (this.#panes.ids.length === 0) {
      this.#place = this.#table?.place ?? null;
      this.#top = this.scroll.top;
    }
    this.#from = id;
  }

  async enter(id: ConversationId): Promise<void> {
    await this.#host.updateComplete;
    const conversation = this.conversation(id);
    await conversation?.updateComplete;
    if (conversation) conversation.focus();
    else this.pane(id)?.querySelector<HTMLElement>('.missing .title')?.focus();
  }

  /** Said while the pane is still there: whoever works elsewhere is left alone. */
  leave(id: ConversationId): void {
    const others = this.#panes.ids.filter((each) => each !== id);
    const isElsewhere = others.some((each) => {
      const pane = this.pane(each);
      return pane !== null && hasFocusWithin(pane);
    });
    if (!isElsewhere) void this.#return();
  }

  /** The list as it was left: same search, same place, and the focus on the row that one came from. */
  async #return(): Promise<void> {
    // The pane is dropped once this was said, and drawn without after that.
    await Promise.resolve();
    await this.#host.updateComplete;
    const next = this.#panes.layout === 'beside' ? null : this.#panes.focused;
    if (next) return this.enter(next);
    const table = this.#table;
    if (!table) return this.toTabs();
    await this.#restore(table);
    await table.focusRow(this.#from);
  }

  /** A table that was hidden has lost its place, and knows its size again only when it was drawn. */
  async #restore(table: ParleyMonitorTable): Promise<void> {
    const place = this.#place;
    await table.updateComplete;
    if (this.#panes.ids.length === 0) this.scroll.top = this.#top;
    if (!place || this.#panes.ids.length > 0 || table.place.top === place.top) return;
    // It measures its rows in the first of these, and knows in the last that it was scrolled.
    await nextFrame();
    await nextFrame();
    table.place = place;
    await nextFrame();
  }

  toTabs(): void {
    this.#host.renderRoot.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]')?.focus();
  }

  toMirror(): void {
    const mirror = this.#host.renderRoot.querySelector<ParleyAgentMirror>('parley-agent-mirror');
    mirror?.focus();
  }

  /** To the agent whose desk was looked at. */
  toAgents(person: PersonId | null): void {
    const agents = this.#host.renderRoot.querySelector<ParleyMonitorAgents>('parley-monitor-agents');
    if (agents && person) void agents.focusAgent(person);
    else this.toTabs();
  }

  toClosedList(): void {
    const list = this.#host.renderRoot.querySelector<HTMLElement>('parley-closed-list');
    if (list) list.focus();
    else this.toTabs();
  }

  /** False where there is nothing to search in. */
  toSearch(): boolean {
    const filters = this.#host.renderRoot.querySelector<HTMLElement>('parley-monitor-filters');
    const field = filters?.shadowRoot?.querySelector<HTMLElement>('input[type="search"]');
    field?.focus();
    return field != null;
  }

  toBack(id: ConversationId | null): void {
    this.pane(id)?.querySelector<HTMLElement>('.back')?.focus();
  }

  /** Presses the button of that step, so that whatever it asks back is asked; false where it is not offered. */
  supervise(action: 'join' | 'take-over'): boolean {
    const root = this.conversation(this.#panes.focused)?.shadowRoot;
    const bar = root?.querySelector('parley-supervision-bar')?.shadowRoot;
    const button = bar?.querySelector<HTMLElement>(`button.${action}`);
    button?.focus();
    button?.click();
    return button != null;
  }
}
