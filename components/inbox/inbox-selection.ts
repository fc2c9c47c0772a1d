/** What is open in an inbox, and what its desk is told of what was looked at and of what is to be looked at again. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ConversationPort } from '../../client/snapshots.js';
import type { Sight } from '../../core/domain/desk-seen.js';
import { unheard } from '../../core/domain/desk-seen.js';
import type { ConversationId } from '../../core/domain/ids.js';
import type { DeskItem } from '../../core/domain/summary.js';
import type { RecordDetail } from '../record/record-events.js';
import type { StaffSession } from '../shared/staff-session.js';
import type { InboxEntry } from './inbox-lists.js';
import { isUnread, itemOf } from './inbox-lists.js';

const isNew = ({ row, seen }: DeskItem): boolean => isUnread(row, seen?.messages ?? 0);

/** All that was said in it is there to be read. */
export const isLoaded = (client: ConversationPort | undefined): boolean => {
  const connection = client?.snapshot.connection;
  return connection?.kind === 'live' && connection.isComplete;
};

export class InboxSelection implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #session: () => StaffSession | null;
  #selected: ConversationId | null = null;
  #record: RecordDetail | null = null;
  #reachable: ConversationId | null = null;

  constructor(host: ReactiveControllerHost, session: () => StaffSession | null) {
    this.#host = host;
    this.#session = session;
    host.addController(this);
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#look);
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#look);
  }

  /** The conversation that is open. */
  get selected(): ConversationId | null {
    return this.#selected;
  }

  /** The record of a closed one, which stands over it. */
  get record(): RecordDetail | null {
    return this.#record;
  }

  /** The row that Tab goes to. */
  get reachable(): ConversationId | null {
    return this.#reachable;
  }

  set reachable(id: ConversationId | null) {
    if (id === this.#reachable) return;
    this.#reachable = id;
    this.#host.requestUpdate();
  }

  /** The client of what is open, if it is connected. */
  get client(): ConversationPort | undefined {
    return this.#selected ? this.#session()?.opened(this.#selected) : undefined;
  }

  open(id: ConversationId): void {
    this.#session()?.conversation(id);
    this.#selected = id;
    this.#record = null;
    this.#reachable = id;
    this.#say(id, { isMarked: false });
    this.look();
    this.#host.requestUpdate();
  }

  openRecord(record: RecordDetail | null): void {
    this.#record = record;
    this.#host.requestUpdate();
  }

  close(): void {
    this.#selected = null;
    this.#record = null;
    this.#host.requestUpdate();
  }

  reset(): void {
    this.close();
    this.#reachable = null;
  }

  /** Whether somebody looks at it now. */
  isLookedAt(id: ConversationId): boolean {
    return id === this.#selected && this.#record === null && document.visibilityState === 'visible';
  }

  /** What is looked at has been seen; called whenever something is new. */
  look(): void {
    if (this.#selected && this.isLookedAt(this.#selected)) this.#lookAt(this.#selected);
  }

  readonly #look = (): void => {
    this.look();
    this.#host.requestUpdate();
  };

  /** Only what makes a difference is said: answers of staff have the room of the desk store nothing. */
  #lookAt(id: ConversationId): void {
    const session = this.#session();
    const item = itemOf(session, id);
    if (!item || !isLoaded(session?.opened(id))) return;
    if (isNew(item) || unheard(item) > 0) {
      this.#say(id, { messages: item.row.messages, whispers: item.whispers });
    }
  }

  #say(id: ConversationId, sight: Sight): void {
    this.#session()?.deskPort?.setSeen(id, sight);
  }

  /** Something new from the customer, or marked by hand. What waits for an answer is another matter. */
  isUnread({ item }: Pick<InboxEntry, 'item'>): boolean {
    if (!item || this.isLookedAt(item.row.conversation)) return false;
    return item.seen?.isMarked === true || isNew(item);
  }

  /** How many whispers were not looked at. */
  whispers(item: DeskItem): number {
    return this.isLookedAt(item.row.conversation) ? 0 : unheard(item);
  }

  /** To come back to it: what is open is put away for that. */
  markUnread(id: ConversationId): void {
    this.#say(id, { isMarked: true });
    if (id === this.#selected) this.close();
    this.#host.requestUpdate();
  }

  markRead(id: ConversationId): void {
    // Not the whispers: those are seen where they stand.
    this.#say(id, { isMarked: false, messages: itemOf(this.#session(), id)?.row.messages });
    this.#host.requestUpdate();
  }
}
