/** What is open in an inbox, what of it was looked at, and what is marked to be looked at again. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ConversationPort } from '../../client/snapshots.js';
import type { ConversationId } from '../../core/domain/ids.js';
import type { RecordDetail } from '../record/record-events.js';
import type { StaffSession } from '../shared/staff-session.js';
import type { InboxEntry } from './inbox-lists.js';
import { isUnread, itemOf } from './inbox-lists.js';

/** The number of the newest whisper of somebody else; 0 for none. */
export const newestWhisper = (client: ConversationPort | undefined): number =>
  client?.snapshot.entries.findLast(
    ({ audience, body }) => audience === 'whisper' && body.kind === 'message' && !body.author.self,
  )?.seq ?? 0;

export class InboxSelection implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #session: () => StaffSession | null;
  readonly #seen = new Map<ConversationId, number>();
  readonly #heard = new Map<ConversationId, number>();
  readonly #marked = new Set<ConversationId>();
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
    this.#marked.delete(id);
    this.#lookAt(id);
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
    this.#seen.clear();
    this.#heard.clear();
    this.#marked.clear();
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

  #lookAt(id: ConversationId): void {
    const session = this.#session();
    const item = itemOf(session, id);
    if (item) this.#seen.set(id, item.row.messages);
    this.#heard.set(id, newestWhisper(session?.opened(id)));
  }

  /** Something new from the customer, or marked by hand. What waits for an answer is another matter. */
  isUnread({ row, item }: Pick<InboxEntry, 'row' | 'item'>): boolean {
    const id = row.conversation;
    if (!item || this.isLookedAt(id)) return false;
    return this.#marked.has(id) || isUnread(row, this.#seen);
  }

  /** How many whispers were not looked at, as far as the conversation is connected. */
  whispers(id: ConversationId): number {
    const heard = this.#heard.get(id) ?? 0;
    const client = this.#session()?.opened(id);
    if (!client || this.isLookedAt(id)) return 0;
    return client.snapshot.entries.filter(
      ({ audience, body, seq }) =>
        audience === 'whisper' && body.kind === 'message' && !body.author.self && seq > heard,
    ).length;
  }

  /** To come back to it: what is open is put away for that. */
  markUnread(id: ConversationId): void {
    this.#marked.add(id);
    if (id === this.#selected) this.close();
    this.#host.requestUpdate();
  }

  markRead(id: ConversationId): void {
    this.#marked.delete(id);
    this.#lookAt(id);
    this.#host.requestUpdate();
  }

  forget(id: ConversationId): void {
    this.#marked.delete(id);
    this.#heard.delete(id);
  }
}
