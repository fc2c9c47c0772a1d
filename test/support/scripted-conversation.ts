/** A conversation's client that does nothing: its snapshot is what a test sets, and it keeps what it was asked. */
import type { Asked, JoinGiven, TakeOverGiven } from '../../client/conversation-asks.js';
import { unknownConversation } from '../../client/empty-conversation.js';
import type { UploadAnswer, UploadWatch } from '../../client/files.js';
import type {
  Answer,
  ConversationPort,
  ConversationSnapshot,
  PendingMessage,
} from '../../client/snapshots.js';
import type { FileView } from '../../core/domain/files.js';
import type { FileId } from '../../core/domain/ids.js';
import type { VisitorClaims } from '../../core/domain/visitor-context.js';

export class ScriptedConversation extends EventTarget implements ConversationPort {
  /** Every call, as its name and its arguments. */
  readonly calls: (readonly [name: string, ...args: unknown[]])[] = [];
  /** What the next asks are answered. */
  answer: Answer = { kind: 'accepted' };
  /** What was uploaded, each with what ends it. */
  readonly uploads: {
    readonly file: File;
    readonly watch: UploadWatch;
    readonly settle: (answer: UploadAnswer) => void;
  }[] = [];
  /** What is unsent and kept nowhere when it is closed. */
  unkept: readonly string[] = [];
  /** What whoever asks for the address of a file is given. */
  link: string | null = null;
  #snapshot: ConversationSnapshot;

  constructor(snapshot: Partial<ConversationSnapshot> = {}) {
    super();
    this.#snapshot = { ...unknownConversation, connection: { kind: 'live', isComplete: true }, ...snapshot };
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
  close(): readonly string[] {
    this.calls.push(['close']);
    return this.unkept;
  }
  retryNow(): void {
    this.calls.push(['retryNow']);
  }
  post(
    text: string,
    audience: PendingMessage['audience'] = 'everyone',
    { files }: { readonly files?: readonly FileView[] } = {},
  ): void {
    this.calls.push(files ? ['post', text, audience, files] : ['post', text, audience]);
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

  /** The upload goes on until the test says how it ended; aborting it ends it as it would. */
  upload(file: File, watch: UploadWatch): Promise<UploadAnswer> {
    this.calls.push(['upload', file, watch]);
    return new Promise((settle) => {
      this.uploads.push({ file, watch, settle });
      watch.signal.addEventListener('abort', () => settle({ kind: 'aborted' }));
    });
  }
  async removeUpload(file: FileId): Promise<void> {
    this.calls.push(['removeUpload', file]);
  }

  linkTo(file: FileId): Promise<string | null> {
    this.calls.push(['linkTo', file]);
    return Promise.resolve(this.link);
  }

  #ask(name: string, ...args: unknown[]): Promise<Answer> {
    this.calls.push([name, ...args]);
    return Promise.resolve(this.answer);
  }
}
