/** One's own working list: what one monitors, whispers in, has joined, taken over or handles, and what is new there. */
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { ConversationId } from '../../core/domain/ids.js';
import type { DeskItem } from '../../core/domain/summary.js';
import type { SupervisionMode } from '../../core/domain/supervision.js';
import { customerName } from '../shared/customer-name.js';
import type { Localize } from '../shared/localize.js';
import type { IconName } from '../shared/staff-icons.js';
import { icon } from '../shared/staff-icons.js';
import type { staffMessages } from '../shared/staff-messages.js';
import { monitorBadge } from './monitor-badge.js';
import type { panelMessages } from './panel-messages.js';
import type { PaneLayout } from './panel-panes.js';
import { roveButtons } from './panel-roving.js';

/** Supervised, or handled by oneself: nothing else of a desk is work of a supervisor. */
export const isOnRoster = ({ relation, mode }: DeskItem): boolean =>
  relation === 'supervising' || relation === 'handler' || mode !== null;

/** How many messages of each were looked at, so that what came since can be counted. */
export class Unread {
  readonly #seen = new Map<ConversationId, number>();

  /** What comes onto the list is no news; what is looked at is none either. True where that changed anything. */
  note(items: readonly DeskItem[], isLookedAt: (id: ConversationId) => boolean): boolean {
    const before = items.map((item) => this.of(item));
    const listed = new Set(items.map(({ row }) => row.conversation));
    for (const id of [...this.#seen.keys()]) if (!listed.has(id)) this.#seen.delete(id);
    for (const { row } of items) {
      const id = row.conversation;
      if (!this.#seen.has(id) || isLookedAt(id)) this.#seen.set(id, row.messages);
    }
    return items.some((item, index) => this.of(item) !== before[index]);
  }

  of({ row }: DeskItem): number {
    return Math.max(0, row.messages - (this.#seen.get(row.conversation) ?? row.messages));
  }

  clear(): void {
    this.#seen.clear();
  }
}

const held = {
  takeover: { icon: 'headset', key: 'monitor.handling' },
  own: { icon: 'message-square-text', key: 'panel.own' },
} as const satisfies Record<string, { icon: IconName; key: string }>;

export interface RosterOptions {
  readonly items: readonly DeskItem[];
  readonly unread: Unread;
  readonly opened: readonly ConversationId[];
  readonly focused: ConversationId | null;
  readonly layout: PaneLayout;
  readonly words: Localize<typeof staffMessages>;
  readonly panelWords: Localize<typeof panelMessages>;
  open(id: ConversationId): void;
  stop(id: ConversationId): void;
  arrange(layout: PaneLayout): void;
}

const modeMark = (item: DeskItem, tabindex: number, options: RosterOptions): TemplateResult => {
  const { words, panelWords, stop } = options;
  const mode: SupervisionMode | null = item.mode;
  if (mode !== null && mode !== 'takeover') {
    return monitorBadge(item.row, mode, tabindex, words, () => stop(item.row.conversation));
  }
  const text = mode === 'takeover' ? words.t(held.takeover.key) : panelWords.t(held.own.key);
  const { icon: name } = mode === 'takeover' ? held.takeover : held.own;
  return html`<span class="badge is-${mode ?? 'own'}">${icon(name, 'small')}${text}</span>`;
};

const entry = (item: DeskItem, isFirst: boolean, options: RosterOptions): TemplateResult => {
  const { words, panelWords, unread, focused, open } = options;
  const id = item.row.conversation;
  const name = customerName(item.row, words);
  const isCurrent = id === focused;
  const news = unread.of(item);
  const tabindex = isCurrent || (isFirst && focused === null) ? 0 : -1;
  return html`
    <li class="item is-${item.mode ?? 'own'} ${isCurrent ? 'current' : ''}">
      <button
        class="name"
        aria-label="${words.t('monitor.open', { customer: name })}${news > 0 ? `, ${panelWords.t('panel.unread', { n: news })}` : ''}"
        aria-current=${isCurrent ? 'true' : nothing}
        tabindex=${tabindex}
        @click=${() => open(id)}
      >
        <bdi>${name}</bdi>
        ${news > 0 ? html`<span class="unread" title=${panelWords.t('panel.unread', { n: news })}>${news > 99 ? '99+' : news}</span>` : nothing}
      </button>
      ${modeMark(item, -1, options)}
    </li>
  `;
};

export const panelRoster = (options: RosterOptions): TemplateResult | typeof nothing => {
  const { items, opened, focused, layout, words, panelWords, arrange } = options;
  if (items.length === 0) return nothing;
  const isListed = items.some(({ row }) => row.conversation === focused);
  const isWide = layout !== 'beside';
  return html`
    <div part="roster" class="roster">
      <h3 id="roster">${words.t('monitor.roster')}</h3>
      <ul aria-labelledby="roster" @keydown=${roveButtons}>
        ${repeat(
          items,
          ({ row }) => row.conversation,
          (item, index) => entry(item, index === 0, isListed ? options : { ...options, focused: null }),
        )}
      </ul>
      ${
        opened.length > 1 || isWide
          ? html`<button class="button small quiet arrange" aria-pressed=${isWide ? 'true' : 'false'} @click=${() => arrange(isWide ? 'beside' : 'grid')}>
              ${icon(isWide ? 'layout-list' : 'layout-grid', 'small')}${panelWords.t(isWide ? 'panel.show-list' : 'panel.show-all')}
            </button>`
          : nothing
      }
    </div>
  `;
};
