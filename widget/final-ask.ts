/** The end and being forgotten: asked for once, and what came of it is told also where the answer was lost. */
import type { Answer, ConversationPort } from '../client/snapshots.js';
import type { Localize } from '../components/shared/localize.js';
import type { messages } from '../components/shared/messages.js';
import type { moreMessages } from './more-messages.js';

export type Final = 'end' | 'forget';

const finals = {
  end: { ask: (client) => client.end(), doing: 'more.ending', failed: 'more.not-ended' },
  forget: {
    ask: (client) => client.ask({ type: 'forget' }),
    doing: 'more.forgetting',
    failed: 'more.not-forgotten',
  },
} as const satisfies Record<
  Final,
  {
    ask(client: ConversationPort): Promise<Answer>;
    readonly doing: keyof typeof moreMessages;
    readonly failed: keyof typeof moreMessages;
  }
>;

export interface FinalAskOptions {
  readonly words: Localize<typeof messages & typeof moreMessages>;
  /** Tells how it stands now. */
  say(text: string): void;
  /** That is not how it stands any more. */
  unsay(text: string): void;
  /** It happened. */
  done(question: Final): void;
}

interface Asked {
  readonly question: Final;
  readonly client: ConversationPort;
  /** It was on its way when the connection was lost: whether it arrived is known once that is back. */
  isUnsure: boolean;
}

export class FinalAsk {
  readonly #options: FinalAskOptions;
  #asked: Asked | null = null;
  #told = '';

  constructor(options: FinalAskOptions) {
    this.#options = options;
  }

  /** How it stands, as long as that is open; until then nothing final is asked again. */
  get status(): string {
    return this.#asked ? this.#told : '';
  }

  async ask(question: Final, client: ConversationPort): Promise<void> {
    const asked: Asked = { question, client, isUnsure: false };
    this.#asked = asked;
    const { kind } = client.snapshot.connection;
    this.#tell(this.#options.words.t(finals[question].doing));
    const answer = await finals[question].ask(client);
    if (this.#asked !== asked) return;
    if (answer.kind === 'accepted') return this.#done();
    if (answer.kind === 'refused') {
      const { code, sentence } = answer.refusal;
      return this.#failed(this.#options.words.translate(`refusal.${code}`, sentence));
    }
    // Without a connection it was not even sent.
    if (kind !== 'live' && kind !== 'connecting') return this.#failed();
    asked.isUnsure = true;
    this.#tell(this.#options.words.t('more.unsure'));
    this.look(client);
  }

  /** The conversation that is shown, whenever it has changed: it shows what came of an ask without an answer. */
  look(client: ConversationPort | null): void {
    const asked = this.#asked;
    if (!asked) return;
    if (client !== asked.client) {
      // Another conversation, which nothing was asked of.
      this.#asked = null;
      return this.#options.unsay(this.#told);
    }
    const { connection, header } = client.snapshot;
    if (!asked.isUnsure) return;
    // Nobody can say any more; a conversation that there is not any more is none to be ended or deleted.
    if (connection.kind === 'ended') return connection.reason === 'not-found' ? this.#done() : this.#failed();
    if (connection.kind !== 'live' || !header) return;
    if (header.you.may.includes(asked.question)) this.#failed();
    else this.#done();
  }

  #failed(reason: string = this.#options.words.t('more.no-connection')): void {
    const asked = this.#asked;
    this.#asked = null;
    if (asked) this.#tell(this.#options.words.t(finals[asked.question].failed, { reason }));
  }

  #done(): void {
    const asked = this.#asked;
    this.#asked = null;
    this.#options.unsay(this.#told);
    if (asked) this.#options.done(asked.question);
  }

  #tell(text: string): void {
    this.#told = text;
    this.#options.say(text);
  }
}
