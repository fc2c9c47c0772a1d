/** What a message of others does while nobody looks at it: a teaser, a tone, the number in the title. */
import type { ConversationSnapshot } from '../client/snapshots.js';
import type { EntryBodyView } from '../core/domain/body-view.js';
import type { EntryView } from '../core/domain/view.js';
import type { ChatHost } from './chat-host.js';
import { keepSeq, keptSeq } from './kept.js';
import { Ringer } from './sound.js';
import { Teaser } from './teaser.js';
import { TitleCount } from './title.js';
import { isOfOthers } from './unread.js';

type MessageView = Extract<EntryBodyView, { readonly kind: 'message' }>;

const textOf = ({ text, files = [] }: MessageView): string =>
  text || files.map(({ name }) => name).join(', ');

export class News {
  readonly #host: ChatHost;
  readonly #teaser: Teaser;
  readonly #title = new TitleCount(document);
  readonly #ringer = new Ringer();
  #conversation: string | null = null;
  /** What was there already makes no sound. */
  #heardTo: number | null = null;
  #shown = 0;
  #line = '';

  constructor(host: ChatHost) {
    this.#host = host;
    this.#teaser = new Teaser(host, () => {
      if (this.#conversation) keepSeq(this.#conversation, 'dismissed', this.#shown);
    });
  }

  /** `isSpoken`: the panel tells screen readers what comes. */
  look(
    snapshot: ConversationSnapshot | null,
    conversation: string | null,
    unread: number,
    isSpoken: boolean,
  ): void {
    if (conversation !== this.#conversation) this.#heardTo = null;
    this.#conversation = conversation;
    const newest = snapshot?.entries.findLast(isOfOthers);
    this.#title.show(this.#host.hasAttribute('title-count') ? unread : 0);
    this.#ring(snapshot, newest);
    this.#tease(unread > 0 ? newest : undefined, isSpoken);
  }

  /** The element is no longer in the page. */
  left(): void {
    this.#title.show(0);
    this.#teaser.hide();
    this.#shown = 0;
  }

  #ring(snapshot: ConversationSnapshot | null, newest: EntryView | undefined): void {
    const { connection } = snapshot ?? {};
    if (connection?.kind !== 'live' || !connection.isComplete || !this.#conversation) return;
    const seq = newest?.seq ?? 0;
    const before = this.#heardTo;
    this.#heardTo = Math.max(before ?? 0, seq);
    if (before === null || seq <= before) return;
    const isLookedAt = this.#host.isOpen && document.visibilityState === 'visible' && document.hasFocus();
    void this.#ringer.ring(this.#conversation, seq, isLookedAt);
  }

  #tease(newest: EntryView | undefined, isSpoken: boolean): void {
    const isWanted =
      newest && !this.#host.isOpen && keptSeq(this.#conversation ?? '', 'dismissed') < newest.seq;
    if (!isWanted || newest.body.kind !== 'message') {
      this.#shown = 0;
      return this.#teaser.hide();
    }
    const line = { who: newest.body.author.name, text: textOf(newest.body) };
    const isKnown = this.#shown === newest.seq;
    if (isKnown && this.#line === line.text) return;
    this.#shown = newest.seq;
    this.#line = line.text;
    // What was said of it once is not said again because it reads otherwise now.
    this.#teaser.show(line, isSpoken || isKnown);
  }
}
