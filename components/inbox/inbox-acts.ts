/** What is done to conversations from a list: accepting, declining, monitoring, and stopping that. */
import type { ReactiveControllerHost } from 'lit';
import type { Answer } from '../../client/snapshots.js';
import type { ConversationId } from '../../core/domain/ids.js';
import { refusalText } from '../conversation/refusal-words.js';
import { leaveQuietly, openMonitored } from '../monitor/monitored.js';
import type { Localize } from '../shared/localize.js';
import type { staffMessages } from '../shared/staff-messages.js';
import type { StaffSession } from '../shared/staff-session.js';
import { whenWelcomed } from '../shared/when-welcomed.js';
import { itemOf } from './inbox-lists.js';
import type { inboxMessages } from './inbox-messages.js';

export interface ActsOptions {
  session(): StaffSession | null;
  readonly staff: Localize<typeof staffMessages>;
  readonly words: Localize<typeof inboxMessages>;
  /** Something could not be done. */
  problem(text: string): void;
}

/** How an act went. `done`: what was meant is so. `over`: nobody waits for it any more. */
export type Outcome = 'done' | 'refused' | 'over';

export class InboxActs {
  readonly #host: ReactiveControllerHost;
  readonly #options: ActsOptions;
  #busy: ConversationId | null = null;

  constructor(host: ReactiveControllerHost, options: ActsOptions) {
    this.#host = host;
    this.#options = options;
  }

  /** What is being answered. */
  get busy(): ConversationId | null {
    return this.#busy;
  }

  reset(): void {
    this.#set(null);
  }

  #set(busy: ConversationId | null): void {
    this.#busy = busy;
    this.#host.requestUpdate();
  }

  /** One at a time; null where another one is on its way, or nobody is signed in any more. */
  async #one<Result>(
    id: ConversationId,
    act: (session: StaffSession) => Promise<Result>,
  ): Promise<{ readonly session: StaffSession; readonly result: Result } | null> {
    const session = this.#options.session();
    if (!session || this.#busy) return null;
    this.#set(id);
    const result = await act(session);
    if (session !== this.#options.session()) return null;
    this.#set(null);
    return { session, result };
  }

  #answer(id: ConversationId, type: 'accept' | 'decline') {
    return this.#one(id, async (session) => {
      const client = session.conversation(id);
      return (await whenWelcomed(client)) ? client.ask({ type }) : null;
    });
  }

  async accept(id: ConversationId): Promise<Outcome> {
    const done = await this.#answer(id, 'accept');
    if (!done) return 'over';
    if (done.result?.kind === 'accepted') return 'done';
    this.#options.problem(this.#whyNot(done.session, id, done.result));
    done.session.release(id);
    return 'refused';
  }

  async decline(id: ConversationId, isOpen: boolean): Promise<Outcome> {
    const done = await this.#answer(id, 'decline');
    if (!done) return 'over';
    if (!isOpen) done.session.release(id);
    if (done.result?.kind === 'accepted') return 'done';
    this.#options.problem(this.#whyNot(done.session, id, done.result));
    return 'refused';
  }

  async monitor(id: ConversationId): Promise<Outcome> {
    const done = await this.#one(id, (session) => openMonitored(session, id));
    if (!done) return 'over';
    const { result, session } = done;
    if (result.kind === 'open') return 'done';
    const { staff, problem } = this.#options;
    problem(result.kind === 'refused' ? (refusalText(result.answer, staff) ?? '') : staff.t('monitor.gone'));
    session.release(id);
    return 'refused';
  }

  /** Only where nobody sees it: whoever has joined leaves in the conversation itself. */
  async stop(id: ConversationId): Promise<Outcome> {
    const done = await this.#one(id, (session) => leaveQuietly(session.conversation(id), false));
    return done ? 'done' : 'over';
  }

  /** Whoever may see who has it is told the name. */
  #whyNot(session: StaffSession, id: ConversationId, answer: Answer | null): string {
    const { staff, words } = this.#options;
    const isRace = answer?.kind === 'refused' && answer.refusal.code === 'already-accepted';
    if (answer && !isRace && answer.kind !== 'lost') return refusalText(answer, staff) ?? '';
    const [winner] = (isRace && answer.refusal.holders) || [];
    const row = itemOf(session, id)?.row ?? session.rows.find((each) => each.conversation === id);
    const shown = row?.handler?.id === session.desk?.you?.id ? undefined : row?.handler?.name;
    const name = winner?.name ?? shown;
    return name ? words.t('inbox-news.taken-by', { name }) : staff.t('inbox.lost-race');
  }
}
