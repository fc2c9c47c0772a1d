/** One conversation as one viewer has it: applies what the room says, and asks the room for what the viewer wants. */
import type { Header } from '../core/domain/header.js';
import type { FileId } from '../core/domain/ids.js';
import type { Action } from '../core/domain/permissions.js';
import type { VisitorClaims } from '../core/domain/visitor-context.js';
import type { ConversationDown } from '../core/protocol/conversation-down.js';
import type { Credential } from '../core/protocol/conversation-up.js';
import type { ClientUp } from './command-queue.js';
import { answerOf, CommandQueue } from './command-queue.js';
import type { Asked, JoinGiven, TakeOverGiven } from './conversation-asks.js';
import { commandOf } from './conversation-asks.js';
import type { ClientCredential } from './credential-source.js';
import { lostSight, unknownConversation } from './empty-conversation.js';
import type { Environment } from './environment.js';
import type { FilePlace, UploadAnswer, UploadWatch } from './files.js';
import { conversationFrames } from './known-frames.js';
import { Outbox } from './outbox.js';
import type { OutboxStorage } from './outbox-storage.js';
import { defaultOutboxStorage, outboxKey } from './outbox-storage.js';
import { RoomStore } from './room-store.js';
import { sightOf } from './sight.js';
import { SignalsOut } from './signals-out.js';
import type {
  Answer,
  ConversationPort,
  ConversationSnapshot,
  PendingMessage,
  PostOptions,
} from './snapshots.js';
import { isBeyond, newestPublicSeq, withNewer, withOlder } from './timeline-window.js';
import { TypingWatch } from './typing-watch.js';

export interface ConversationClientOptions {
  /** Where the server is, such as `https://chat.example.org`. */
  readonly server: string;
  readonly conversation: string;
  readonly credential: ClientCredential;
  /** For a customer: begins the conversation if there is none yet. */
  readonly start?: { readonly workgroup: string; readonly name?: string | undefined } | undefined;
  /** Where unsent messages are kept; by default in the page's own storage, where there is one. */
  readonly storage?: OutboxStorage | undefined;
  readonly environment?: Environment | undefined;
}

type Frame<Type extends ConversationDown['type']> = Extract<ConversationDown, { type: Type }>;

export class ConversationClient
  extends RoomStore<ConversationSnapshot, ClientUp, ConversationDown>
  implements ConversationPort
{
  readonly #options: ConversationClientOptions;
  readonly #queue: CommandQueue;
  readonly #outbox: Outbox;
  readonly #signals: SignalsOut;
  readonly #typing: TypingWatch;
  /** Where this client stands; sent with the next hello. */
  #cursor: string | null = null;
  #older: string | null = null;
  /** Part of the timeline did not come, and was asked for once since all was there. */
  #isMissing = false;
  /** The head of the queue was accepted before this connection: its entry may come in the replay. */
  #isHeadDone = false;
  #olderCame: (() => void) | null = null;

  constructor(options: ConversationClientOptions) {
    const { server, credential, environment, conversation } = options;
    super(unknownConversation, {
      server,
      credential,
      environment,
      known: conversationFrames,
      party: 'main',
      room: () => conversation,
    });
    this.#options = options;
    this.#queue = new CommandQueue({
      environment: this.environment,
      send: (frame) => this.transport.send(frame),
      numbered: () => this.#outbox.save(),
      renamed: () => this.transport.restart(),
    });
    this.#outbox = new Outbox({
      queue: this.#queue,
      storage: options.storage ?? defaultOutboxStorage(),
      now: () => this.environment.now(),
      changed: () => this.update({ pending: this.#outbox.pending }),
    });
    this.#signals = new SignalsOut({
      environment: this.environment,
      may: (action) => this.#isLive && this.#may(action),
      send: (frame) => this.transport.send(frame),
    });
    this.#typing = new TypingWatch(this.environment, () => this.update({ typing: this.#typing.people }));
  }

  override close(): readonly string[] {
    super.close();
    return this.#outbox.close();
  }

  post(text: string, audience: PendingMessage['audience'] = 'everyone', more: PostOptions = {}): void {
    if (this.snapshot.alsoAnsweredBy !== null) this.update({ alsoAnsweredBy: null });
    this.#outbox.post(text, audience, sightOf(this.snapshot), more);
    this.#signals.posted();
  }

  retry(localId: string): void {
    this.#outbox.retry(localId, sightOf(this.snapshot));
  }

  discard(localId: string): string | null {
    const files = this.snapshot.pending.find((each) => each.localId === localId)?.files ?? [];
    const text = this.#outbox.discard(localId);
    // The room refused it, and what went with it is in no message.
    if (text !== null) for (const { id } of files) this.removeUpload(id).catch(() => {});
    return text;
  }

  ask(asked: Asked): Promise<Answer> {
    // Whoever sees no epoch may do nothing that needs one; the server says so.
    const command = commandOf(asked, sightOf(this.snapshot).epoch ?? 0);
    return new Promise((resolve) => {
      this.#queue.add({ command, n: null, isKept: false, settle: (outcome) => resolve(answerOf(outcome)) });
      this.#queue.abandon(this.transport.connection.kind);
    });
  }

  accept = (): Promise<Answer> => this.ask({ type: 'accept' });
  monitor = (): Promise<Answer> => this.ask({ type: 'supervise', mode: 'monitor' });
  join = (given?: JoinGiven): Promise<Answer> => this.ask({ type: 'supervise', mode: 'join', ...given });
  leave = (): Promise<Answer> => this.ask({ type: 'supervise', mode: 'leave' });
  takeOver = (given?: TakeOverGiven): Promise<Answer> => this.ask({ type: 'take-over', ...given });
  handBack = (): Promise<Answer> => this.ask({ type: 'hand-back' });
  end = (): Promise<Answer> => this.ask({ type: 'end' });
  wrapUp = (disposition: string): Promise<Answer> => this.ask({ type: 'wrap-up', disposition });

  setTyping(active: boolean): void {
    this.#signals.typing(active);
  }

  setDraft(text: string): void {
    this.#signals.draft(text);
  }

  setContext(context: VisitorClaims): void {
    this.#signals.context(context);
  }

  markRead(publicSeq: number): void {
    this.#signals.read(publicSeq);
  }

  loadOlder(): Promise<void> {
    if (!this.#isLive || this.#older === null || this.#olderCame) return Promise.resolve();
    return new Promise((resolve) => {
      this.#olderCame = resolve;
      this.transport.send({ type: 'read-history', before: this.#older ?? '' });
      this.update({ isLoadingOlder: true });
    });
  }

  upload = async (file: File, watch: UploadWatch): Promise<UploadAnswer> =>
    (await import('./files.js')).uploadFile(this.#place, file, watch);
  removeUpload = async (file: FileId) => (await import('./files.js')).removeUploaded(this.#place, file);
  linkTo = async (file: FileId): Promise<string | null> =>
    (await import('./files.js')).linkToFile(this.#place, file);

  protected override async hello(credential: Credential): Promise<object> {
    const { server, conversation, start } = this.#options;
    await this.#outbox.restore(outboxKey(server, conversation, credential));
    const since = this.#cursor === null ? {} : { since: this.#cursor };
    return { device: this.#queue.device, ...since, ...(start ? { start } : {}) };
  }

  protected override receive(frame: ConversationDown): void {
    switch (frame.type) {
      case 'welcome':
        return this.#welcomed(frame);
      case 'entries':
        return this.#entries(frame);
      case 'page':
        this.#older = frame.before;
        this.#endLoading();
        return this.update({
          entries: withOlder(this.snapshot.entries, frame.entries),
          hasOlder: frame.before !== null,
        });
      case 'header':
        return this.#header(frame.header);
      case 'marks':
        return this.update({ marks: frame.marks });
      case 'typing':
        this.#typing.set(frame.from, frame.active);
        return this.update({ typing: this.#typing.people });
      case 'draft':
        return this.update({ draft: frame.text === '' ? null : { from: frame.from, text: frame.text } });
      case 'accepted':
        if (frame.alsoAnsweredBy) this.update({ alsoAnsweredBy: frame.alsoAnsweredBy });
        return this.#queue.accepted(frame);
      case 'refused':
        return frame.commandId === undefined ? this.#refused(frame) : this.#queue.refused(frame);
    }
  }

  protected override connectionChanged(): void {
    const { kind } = this.transport.connection;
    if (kind !== 'live') {
      this.#queue.close();
      this.#signals.stop();
      this.#typing.clear();
      this.#endLoading();
    }
    this.#queue.abandon(kind);
    this.update(kind === 'live' ? {} : { typing: [], draft: null });
  }

  get #place(): FilePlace {
    const { server, conversation } = this.#options;
    return { server, conversation, credentials: this.credentials };
  }

  get #isLive(): boolean {
    return this.transport.connection.kind === 'live';
  }

  #may(action: Action): boolean {
    return this.snapshot.header?.you.may.includes(action) ?? false;
  }

  #welcomed({ header, marks, nextCommand }: Frame<'welcome'>): void {
    this.#header(header, marks);
    this.#signals.restart(marks?.[header.kind === 'customer' ? 'customer' : 'staff'] ?? null);
    this.#isHeadDone = this.#queue.open(nextCommand);
  }

  #header(header: Header, marks = this.snapshot.marks): void {
    const isBlind = header.kind === 'outsider';
    if (isBlind) {
      this.#cursor = null;
      this.#older = null;
      this.#typing.clear();
      this.#outbox.replaced();
    }
    const before = this.snapshot.header;
    const handlerOf = (each: Header | null) => (each?.kind === 'staff' ? each.handler?.id : undefined);
    // A draft is its handler's; the next one begins with nothing.
    const isOtherHandler = handlerOf(before) !== handlerOf(header);
    this.update({ header, marks, ...(isOtherHandler ? { draft: null } : {}), ...(isBlind ? lostSight : {}) });
    this.#signals.permissionsChanged();
  }

  #entries({ entries: incoming, cursor, reset, live }: Frame<'entries'>): void {
    const { header, entries: before } = this.snapshot;
    // Whoever was displaced is shown nothing new; what they have read they keep.
    const isKept = header?.kind === 'displaced' && incoming.length === 0;
    if (!reset && isBeyond(before, incoming)) return this.#askForMissing();
    this.#cursor = cursor;
    if (live) this.#isMissing = false;
    if (reset && !isKept) this.#outbox.replaced();
    if (reset) this.#older = reset.before;
    const entries = withNewer(reset && !isKept ? [] : before, incoming);
    const wasLive = this.transport.connection.kind === 'live' && this.transport.connection.isComplete;
    if (live) this.transport.complete();
    for (const { body } of incoming) if (body.kind === 'message') this.#typing.set(body.author, false);
    this.#outbox.seen(entries, wasLive || this.#isHeadDone ? incoming : []);
    // In one step: a message is never shown both as pending and as an entry, and never as neither.
    this.update({
      entries,
      pending: this.#outbox.pending,
      hasOlder: this.#older !== null,
      typing: this.#typing.people,
    });
    const newest = newestPublicSeq(entries, header?.kind === 'customer');
    if (newest > 0) this.#signals.delivered(newest);
  }

  /** From where we stand; if that does not bring it either, afresh, and then no faster than after a loss. */
  #askForMissing(): void {
    const isFirst = !this.#isMissing;
    this.#isMissing = true;
    if (isFirst) return this.transport.restart();
    this.#cursor = null;
    this.transport.giveUp();
  }

  /** Refused without a number: a page of history, or whatever the room broke over. */
  #refused(frame: Frame<'refused'>): void {
    const isPage = this.#olderCame !== null;
    this.#endLoading();
    if (frame.code === 'internal' && !isPage) this.#queue.failed(frame);
  }

  #endLoading(): void {
    const came = this.#olderCame;
    this.#olderCame = null;
    if (!came) return;
    this.update({ isLoadingOlder: false });
    came();
  }
}
