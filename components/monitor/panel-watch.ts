/** Opens, stops and puts away conversations for the panel, and keeps the connections that somebody still needs. */
import type { ReactiveControllerHost } from 'lit';
import type { ConversationId } from '../../core/domain/ids.js';
import type { DeskItem } from '../../core/domain/summary.js';
import { refusalText } from '../conversation/refusal-words.js';
import type { Localize } from '../shared/localize.js';
import type { staffMessages } from '../shared/staff-messages.js';
import type { StaffSession } from '../shared/staff-session.js';
import type { Opening } from './monitored.js';
import { isInside, leaveQuietly, openMonitored } from './monitored.js';
import type { Panes } from './panel-panes.js';
import { isOnRoster } from './panel-roster.js';

export interface WatchOptions {
  readonly panes: Panes;
  readonly words: Localize<typeof staffMessages>;
  session(): StaffSession | null;
  most(): number;
  say(text: string): void;
  /** Whether what is monitored from now on is opened, too. */
  isOpening(id: ConversationId): boolean;
  /** Something is about to be opened. */
  leaving(id: ConversationId): void;
  /** A pane was opened or shown, and shall have the focus. */
  entered(id: ConversationId): void;
  /** A pane goes: back to where one came from. Said while it is still there. */
  left(id: ConversationId): void;
}

export class Watch {
  readonly #host: ReactiveControllerHost;
  readonly #options: WatchOptions;
  readonly #opening = new Set<ConversationId>();
  /** What somebody else needs the connection of, and how many of them. */
  readonly #held = new Map<ConversationId, number>();
  /** What a refusal has shown: so many supervisors are all that fit into this conversation. */
  readonly #full = new Map<ConversationId, number>();
  /** One was in them, so being outside means having left. */
  readonly #entered = new Set<ConversationId>();
  /** Monitored a moment ago, and the desk does not know yet. */
  readonly #expected = new Set<ConversationId>();

  constructor(host: ReactiveControllerHost, options: WatchOptions) {
    this.#host = host;
    this.#options = options;
  }

  get isBusy(): boolean {
    return this.#opening.size > 0;
  }

  fullAt(id: ConversationId): number | undefined {
    return this.#full.get(id);
  }

  /** What one has on the own list. */
  items(session: StaffSession): readonly DeskItem[] {
    return (session.desk?.items ?? []).filter(isOnRoster);
  }

  /** It is monitored now, and will be on the own list. */
  expect(id: ConversationId): void {
    this.#expected.add(id);
  }

  /** The room or the desk said something new. */
  changed(session: StaffSession): void {
    const { panes, left } = this.#options;
    for (const { row, mode } of this.items(session)) {
      this.#expected.delete(row.conversation);
      // Whoever supervises without a connection is taken for gone after a while, also after the page was loaded anew.
      if (mode !== null) session.conversation(row.conversation);
    }
    for (const id of this.#expected) {
      const header = session.opened(id)?.snapshot.header ?? null;
      if (header && !isInside(header)) this.#expected.delete(id);
    }
    for (const id of panes.ids) {
      const header = session.opened(id)?.snapshot.header ?? null;
      if (isInside(header)) this.#entered.add(id);
      else if (header && this.#entered.delete(id)) {
        left(id);
        panes.drop(id);
      }
    }
    this.#letGo(session);
  }

  #letGo(session: StaffSession): void {
    const { panes } = this.#options;
    const listed = this.items(session).map(({ row }) => row.conversation);
    const needed = new Set([
      ...listed,
      ...panes.ids,
      ...this.#expected,
      ...this.#opening,
      ...this.#held.keys(),
    ]);
    for (const id of session.openedIds) if (!needed.has(id)) session.release(id);
  }

  /** Keeps the connection for as long as `use` takes. */
  async holding<Result>(id: ConversationId, use: () => Promise<Result>): Promise<Result> {
    this.#held.set(id, (this.#held.get(id) ?? 0) + 1);
    try {
      return await use();
    } finally {
      const count = (this.#held.get(id) ?? 1) - 1;
      if (count > 0) this.#held.set(id, count);
      else this.#held.delete(id);
      const session = this.#options.session();
      if (session) this.#letGo(session);
    }
  }

  /** Shows a conversation as one is in it, be it not at all. */
  show(id: ConversationId): void {
    const { panes, most, leaving, entered, session } = this.#options;
    leaving(id);
    // First the place: a connection that nobody needs is let go at its first word.
    panes.put(id, most());
    session()?.conversation(id);
    entered(id);
  }

  /** To the next pane, or the one before; false where there is none. */
  step(by: 1 | -1): boolean {
    const { panes, entered } = this.#options;
    const id = panes.step(by);
    if (id) entered(id);
    return id !== null;
  }

  /** Monitors it, and opens it where that is wanted. */
  async monitor(id: ConversationId): Promise<void> {
    const { panes, session, isOpening, say } = this.#options;
    const current = session();
    if (!current || this.#opening.has(id)) return;
    this.#opening.add(id);
    this.#host.requestUpdate();
    const opening = await openMonitored(current, id);
    if (current !== session()) return;
    this.#opening.delete(id);
    this.#host.requestUpdate();
    const problem = this.problemOf(id, opening);
    if (problem !== null) {
      say(problem);
      if (!panes.has(id)) current.release(id);
      return;
    }
    this.expect(id);
    if (!isOpening(id)) return;
    this.#entered.add(id);
    this.show(id);
  }

  /** Why it could not be monitored, in words; null when it is. */
  problemOf(id: ConversationId, opening: Opening): string | null {
    if (opening.kind === 'open') return null;
    const { words } = this.#options;
    const { answer } = opening.kind === 'refused' ? opening : { answer: null };
    const refusal = answer?.kind === 'refused' ? answer.refusal : undefined;
    const holders = refusal?.code === 'conflict' ? refusal.holders : undefined;
    if (holders) this.#full.set(id, holders.length);
    const text = answer ? refusalText(answer, words) : null;
    return text ?? words.t(opening.kind === 'gone' ? 'monitor.gone' : 'monitor.not-in-phase');
  }

  async stop(id: ConversationId): Promise<void> {
    const { session, panes } = this.#options;
    const current = session();
    if (!current) return;
    await this.holding(id, () => leaveQuietly(current.conversation(id), true));
    if (current === session() && panes.has(id)) this.putAway(id);
  }

  /** Ends the watching. What one has joined or taken over goes on, since others would notice its end: see the roster. */
  async back(id: ConversationId): Promise<void> {
    const { session } = this.#options;
    const client = session()?.opened(id);
    if (client) await this.holding(id, () => leaveQuietly(client, false));
    this.putAway(id);
  }

  /** Takes it off the screen, and leaves one in it as one is. */
  putAway(id: ConversationId): void {
    const { session, panes, left } = this.#options;
    const current = session();
    if (panes.has(id)) {
      left(id);
      panes.drop(id);
      this.#entered.delete(id);
    }
    if (current) this.#letGo(current);
  }

  reset(): void {
    this.#opening.clear();
    this.#held.clear();
    this.#full.clear();
    this.#entered.clear();
    this.#expected.clear();
  }
}
