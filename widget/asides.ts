/** What happens beside a closed panel: news of what was answered, and greetings of visitors who have not asked. */
import type { ConversationSnapshot } from '../client/snapshots.js';
import type { ChatHost } from './chat-host.js';
import type { News } from './news.js';
import type { Greeter, Greeting } from './proactive.js';

export class Asides {
  readonly #host: ChatHost;
  #news: News | null = null;
  #newsComing: Promise<void> | null = null;
  #greeter: Promise<Greeter | null> | null = null;

  constructor(host: ChatHost) {
    this.#host = host;
  }

  left(): void {
    this.#news?.left();
  }

  /** Comes after the connection, as there is none before the first answer. `loaded`: look again. */
  look(snapshot: ConversationSnapshot | null, isSpoken: boolean, loaded: () => void): void {
    this.#news?.look(snapshot, this.#host.conversationId, this.#host.unread, isSpoken);
    if (!snapshot) return;
    this.#newsComing ??= import('./news.js').then(
      ({ News }) => {
        this.#news = new News(this.#host);
        loaded();
      },
      () => {
        this.#newsComing = null;
      },
    );
  }

  async greet(greeting: Greeting): Promise<void> {
    (await this.#greets())?.greet(greeting);
  }

  /** The rule of the workgroup, where the site wants it. */
  async ask(): Promise<void> {
    await (await this.#greets())?.ask();
  }

  /** Null: it could not be loaded, which is no error of the page. */
  #greets(): Promise<Greeter | null> {
    this.#greeter ??= import('./proactive.js').then(
      ({ Greeter }) => new Greeter(this.#host, () => this.#host.conversationId !== null),
      () => null,
    );
    return this.#greeter;
  }
}
