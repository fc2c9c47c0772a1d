/** How it stands, in the few words that a page is told: how many messages are unread, with whom one is, who is there. */
import type { ConversationSnapshot } from '../client/snapshots.js';
import type { ChatHost } from './chat-host.js';
import { UnreadCount } from './unread.js';
import type { Availability, WidgetState } from './widget-events.js';

const answerMilliseconds = 8_000;

const stateOf = (snapshot: ConversationSnapshot | null): WidgetState => {
  if (!snapshot) return 'idle';
  const { header, connection } = snapshot;
  if (header?.kind !== 'customer') return connection.kind === 'ended' ? 'ended' : 'connecting';
  if (header.phase === 'queued') return 'waiting';
  return header.phase === 'active' ? 'talking' : 'ended';
};

export class Standing {
  readonly #host: ChatHost;
  readonly #changed: () => void;
  readonly #unread = new UnreadCount();
  #asked: string | null = null;
  #state: WidgetState = 'idle';
  #availability: Availability | null = null;

  /** `changed`: before the page is told. */
  constructor(host: ChatHost, changed: () => void) {
    this.#host = host;
    this.#changed = changed;
  }

  get unread(): number {
    return this.#unread.value;
  }

  get state(): WidgetState {
    return this.#state;
  }

  /** Whether somebody is there to answer; null while that is not known. */
  get availability(): Availability | null {
    return this.#availability;
  }

  /** Asks once, for a site that shows nothing while nobody is there. */
  ask(): void {
    const place = this.#host.place();
    const key = place && `${place.server} ${place.workgroup}`;
    if (!place || key === this.#asked) return;
    this.#asked = key;
    import('./front.js')
      .then(({ askFront }) => askFront(place, AbortSignal.timeout(answerMilliseconds)))
      .then(
        (answer) => answer.kind === 'known' && this.know(answer.front.service),
        () => {},
      );
  }

  know(availability: Availability | null): void {
    if (availability === this.#availability) return;
    this.#availability = availability;
    this.#changed();
    this.#host.tell('parley-availability-change', { availability });
  }

  look(snapshot: ConversationSnapshot | null, conversation: string | null, isSeen: boolean): void {
    if (this.#unread.look(snapshot, conversation, isSeen)) {
      this.#changed();
      this.#host.tell('parley-unread-change', { unread: this.unread });
    }
    const state = stateOf(snapshot);
    if (state === this.#state) return;
    this.#state = state;
    this.#changed();
    this.#host.tell('parley-state-change', { state });
  }
}
