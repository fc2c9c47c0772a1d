/** Tells of news once: to screen readers, on the computer's own notices, and by a sound, as somebody has chosen. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ConversationId } from '../../core/domain/ids.js';
import { announce } from '../shared/announcer.js';
import { customerName } from '../shared/customer-name.js';
import type { Localize } from '../shared/localize.js';
import type { MenuItem } from '../shared/parley-menu.js';
import type { staffMessages } from '../shared/staff-messages.js';
import type { StaffSession } from '../shared/staff-session.js';
import type { inboxMessages } from './inbox-messages.js';
import type { News, NewsKind, Picture } from './inbox-news.js';
import { newsBetween, pictureOf } from './inbox-news.js';
import type { Speaker } from './inbox-tones.js';
import { Tones } from './inbox-tones.js';
import { keep, readKept } from './kept.js';

export interface AlertsOptions {
  readonly staff: Localize<typeof staffMessages>;
  readonly words: Localize<typeof inboxMessages>;
  /** Whether it is open before the reader. */
  isOpen(id: ConversationId): boolean;
  /** Shown as a short notice, which also says it. */
  toast(text: string): void;
  open(id: ConversationId): void;
}

/** Where it is told. What happens in an open conversation is said by the conversation. */
const tellings = {
  message: { isAlways: false, isToast: false },
  offer: { isAlways: true, isToast: false },
  whisper: { isAlways: false, isToast: false },
  hand: { isAlways: false, isToast: false },
  takeover: { isAlways: false, isToast: true },
} as const satisfies Record<NewsKind, { readonly isAlways: boolean; readonly isToast: boolean }>;

const canNotify = (): boolean => typeof Notification !== 'undefined';

export class InboxAlerts implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #options: AlertsOptions;
  readonly #shown = new Set<Notification>();
  speaker: Speaker = new Tones();
  #picture: Picture | null = null;

  constructor(host: ReactiveControllerHost, options: AlertsOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostDisconnected(): void {
    for (const each of this.#shown) each.close();
    this.#shown.clear();
  }

  /** What the desk said before; null until its first word. */
  get picture(): Picture | null {
    return this.#picture;
  }

  reset(): void {
    this.#picture = null;
    this.hostDisconnected();
  }

  /** Tells what is new since the last look; the takeovers among it. */
  look(session: StaffSession): readonly News[] {
    const now = pictureOf(session);
    const news = newsBetween(session, this.#picture, now);
    this.#picture = now;
    for (const each of news) this.#tell(each);
    return news;
  }

  #words({ kind, item: { row }, by: name }: News): string {
    const { words, staff } = this.#options;
    const customer = customerName(row, staff);
    if (kind === 'takeover') return staff.t('inbox.displaced-toast', { name: name ?? '', customer });
    if (kind === 'message' || kind === 'offer') return words.t(`inbox-news.${kind}`, { customer });
    if (name === null) return words.t(`inbox-news.${kind}-unnamed`, { customer });
    return words.t(`inbox-news.${kind}`, { name, customer });
  }

  #tell(news: News): void {
    const { isOpen, toast } = this.#options;
    const { isAlways, isToast } = tellings[news.kind];
    const id = news.item.row.conversation;
    const isInFront = isOpen(id);
    const isHidden = document.visibilityState === 'hidden';
    const text = this.#words(news);
    if (isAlways || !isInFront) {
      if (isToast) toast(text);
      else announce(text);
    }
    if (!isAlways && isInFront && !isHidden) return;
    if (this.hasSound) this.speaker.play(news.kind);
    this.#notify(text, news);
  }

  #notify(text: string, { item: { row }, kind }: News): void {
    if (!this.isNotifying) return;
    try {
      // One of each kind at a time for a conversation: the newest replaces the one before.
      const notice = new Notification(text, { tag: `parley-${row.conversation}-${kind}` });
      this.#shown.add(notice);
      notice.addEventListener('close', () => this.#shown.delete(notice));
      notice.addEventListener('click', () => {
        window.focus();
        notice.close();
        if (kind !== 'offer') this.#options.open(row.conversation);
      });
    } catch {
      // Some browsers know them in service workers alone.
    }
  }

  get isNotifying(): boolean {
    return canNotify() && Notification.permission === 'granted' && readKept('notify') === 'on';
  }

  get hasSound(): boolean {
    return readKept('sound') !== 'off';
  }

  /** Asks the browser, which is why it is called on a press and never by itself. */
  async setNotifying(on: boolean): Promise<void> {
    if (on && canNotify() && Notification.permission === 'default') await Notification.requestPermission();
    keep('notify', on ? 'on' : null);
    this.#host.requestUpdate();
  }

  setSound(on: boolean): void {
    keep('sound', on ? null : 'off');
    this.#host.requestUpdate();
  }

  /** What can be chosen of all this. */
  menu(): readonly MenuItem[] {
    const { words } = this.#options;
    const { isNotifying, hasSound } = this;
    const isDenied = !canNotify() || Notification.permission === 'denied';
    return [
      {
        id: 'notify',
        label: words.t(isNotifying ? 'inbox-settings.notify-off' : 'inbox-settings.notify'),
        icon: isNotifying ? 'bell-off' : 'bell',
        ...(isDenied ? { disabledReason: words.t('inbox-settings.denied') } : {}),
      },
      {
        id: 'sound',
        label: words.t(hasSound ? 'inbox-settings.sound-off' : 'inbox-settings.sound'),
        icon: hasSound ? 'volume-x' : 'volume-2',
      },
    ];
  }

  choose(id: string): void {
    if (id === 'notify') void this.setNotifying(!this.isNotifying);
    if (id === 'sound') this.setSound(!this.hasSound);
  }
}
