/** A conversation's client that does nothing: its snapshot is what a test sets, and it keeps what it was asked. */
import type { Asked, JoinGiven, TakeOverGiven } from '../../client/conversation-asks.js';
import type {
  Answer,
  ConversationPort,
  ConversationSnapshot,
  PendingMessage,
} from '../../client/snapshots.js';
import type { VisitorClaims } from '../../core/domain/visitor-context.js';

const empty: ConversationSnapshot = {
  connection: { kind: 'idle' },
  header: null,
  entries: [],
  hasOlder: false,
  isLoadingOlder: false,
  pending: [],
  marks: null,
  typing: [],
  draft: null,
  alsoAnsweredBy: null,
};

export class ScriptedConversation extends EventTarget implements ConversationPort {
  /** Every call, as its name and its arguments. */
  readonly calls: (readonly [name: string, ...args: unknown[]])[] = [];
  /** What the next asks are answered. */
  answer: Answer = { kind: 'accepted' };
  #snapshot: ConversationSnapshot;

  constructor(snapshot: Partial<ConversationSnapshot> = {}) {
    super();
    this.#snapshot = { ...empty, connection: { kind: 'live', isComplete: true }, ...snapshot };
  }

  get snapshot(): ConversationSnapshot {
    return this.#snapshot;
  }

  /** The snapshot is replaced, as a frame from the room would do. */
  set(change: Partial<ConversationSnapshot>): void {
    this.#snapshot = { ...this.#snapshot, ...change };
    this.dispatchEvent(new Event('change'));
  }

  /** How often something was called. */
  count(name: keyof ConversationPort): number {
    return this.calls.filter(([called]) => called === name).length;
  }

  connect(): void {
    this.calls.push(['connect']);
  }
  disconnect(): void {
    this.calls.push(['disconnect']);
  }
  retryNow(): void {
    this.calls.push(['retryNow']);
  }
  post(text: string, audience: PendingMessage['audience'] = 'everyone'): void {
    this.calls.push(['post', text, audience]);
  }
  retry(localId: string): void {
    this.calls.push(['retry', localId]);
  }
  discard(localId: string): string | null {
    this.calls.push(['discard', localId]);
    const found = this.#snapshot.pending.find((each) => each.localId === localId);
    return found?.text ?? null;
  }
  ask(asked: Asked): Promise<Answer> {
    return this.#ask('ask', asked);
  }
  accept(): Promise<Answer> {
    return this.#ask('accept');
  }
  monitor(): Promise<Answer> {
    return this.#ask('monitor');
  }
  join(given?: JoinGiven): Promise<Answer> {
    return this.#ask('join', given);
  }
  leave(): Promise<Answer> {
    return this.#ask('leave');
  }
  takeOver(given: TakeOverGiven = {}): Promise<Answer> {
    return this.#ask('takeOver', given);
  }
  handBack(): Promise<Answer> {
    return this.#ask('handBack');
  }
  end(): Promise<Answer> {
    return this.#ask('end');
  }
  wrapUp(disposition: string): Promise<Answer> {
    return this.#ask('wrapUp', disposition);
  }
  setTyping(active: boolean): void {
    this.calls.push(['setTyping', active]);
  }
  setDraft(text: string): void {
    this.calls.push(['setDraft', text]);
  }
  setContext(context: VisitorClaims): void {
    this.calls.push(['setContext', context]);
  }
  markRead(publicSeq: number): void {
    this.calls.push(['markRead', publicSeq]);
  }
  loadOlder(): Promise<void> {
    this.calls.push(['loadOlder']);
    return Promise.resolve();
  }

  #ask(name: string, ...args: unknown[]): Promise<Answer> {
    this.calls.push([name, ...args]);
    return Promise.resolve(this.answer);
  }
}
