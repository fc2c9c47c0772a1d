/** Messages that were written and are not in the timeline yet: shown, sent in order, kept until they are answered. */
import type { CommandOf } from '../core/domain/command.js';
import type { DeviceId, EntryId } from '../core/domain/ids.js';
import type { RefusalCode } from '../core/domain/refusal.js';
import type { EntryView } from '../core/domain/view.js';
import type { RefusedFrame } from '../core/protocol/conversation-down.js';
import { limits } from '../core/protocol/limits.js';
import type { AcceptedFrame, CommandQueue, Outcome, QueuedCommand } from './command-queue.js';
import type { OutboxStorage, StoredMessage, StoredOutbox } from './outbox-storage.js';
import { randomText } from './random-text.js';
import type { Sight } from './sight.js';
import type { PendingMessage, PostOptions } from './snapshots.js';

export interface OutboxOptions {
  readonly queue: CommandQueue;
  readonly storage: OutboxStorage;
  now(): number;
  changed(): void;
}

interface Message {
  readonly shown: PendingMessage;
  readonly sight: Sight;
  /** Null when it is not in the queue: refused, or accepted. */
  readonly queued: QueuedCommand | null;
  /** Accepted, and its entry is still on the way. */
  readonly accepted: AcceptedFrame | null;
  /** An entry that came before the answer and looks like this message. */
  readonly twin: EntryId | null;
}

const mostMessages = 50;
/** Of a frame, for all but the text. */
const frameOverhead = 256;

const isTooLarge = (text: string): boolean =>
  [...text].length > limits.textLength ||
  new TextEncoder().encode(JSON.stringify(text)).length > limits.frameBytes - frameOverhead;

const refusedHere = (code: RefusalCode, sentence: string): RefusedFrame => ({
  type: 'refused',
  code,
  sentence,
});

export class Outbox {
  readonly #options: OutboxOptions;
  #messages: readonly Message[] = [];
  #key: string | null = null;
  #savedAs: DeviceId | null = null;
  #restored: Promise<void> | null = null;
  #isClosed = false;
  /** What is in the timeline. */
  #entries: readonly EntryView[] = [];

  constructor(options: OutboxOptions) {
    this.#options = options;
  }

  get pending(): readonly PendingMessage[] {
    return this.#messages.filter((each) => each.twin === null).map((each) => each.shown);
  }

  /** Knows from here on whose messages these are, and takes over what an earlier page of theirs left. Null: nobody's. */
  restore(key: string | null): Promise<void> {
    // Once: an outbox that was taken over later would meet numbers that were used already.
    this.#restored ??= key === null ? Promise.resolve() : this.#restore(key);
    return this.#restored;
  }

  async #restore(key: string): Promise<void> {
    if (this.#isClosed) return;
    const { storage } = this.#options;
    const adopting = storage.adopt(key);
    // What was written before is kept from now on: others may hold what they leave for seconds.
    this.#key = key;
    this.save();
    const stored = await adopting;
    if (stored && this.#isClosed) storage.leave(key, stored);
    else if (stored) {
      const messages = stored.messages.map((each) => this.#message(each));
      this.#options.queue.adopt(
        stored.device,
        messages.flatMap(({ queued }) => queued ?? []),
      );
      this.#messages = [...messages, ...this.#messages];
    }
    this.save();
    this.#options.changed();
  }

  /** Nobody speaks for these messages here any more. Returns the texts of those that are kept nowhere. */
  close(): readonly string[] {
    this.#isClosed = true;
    const key = this.#key;
    this.#key = null;
    const { storage } = this.#options;
    const outbox = this.#unsent;
    if (key !== null) {
      if (storage.leave(key, outbox)) return [];
      // What there is of it is not sent by others when its writer gets it back.
      storage.save(key, { ...outbox, messages: [] });
    }
    return outbox.messages.map(({ text }) => text);
  }

  post(
    text: string,
    audience: PendingMessage['audience'],
    sight: Sight,
    { isSuggestion, files }: PostOptions = {},
  ): void {
    const isEmpty = files === undefined || files.length === 0;
    if (text.trim() === '' && isEmpty) return;
    const writtenAt = this.#options.now();
    const suggested = isSuggestion ? { isSuggestion } : {};
    const attached = isEmpty ? {} : { files };
    const base = { localId: randomText(12), audience, text, writtenAt, ...suggested, ...attached } as const;
    // Refused here because the server would count it as a bad frame, whose refusal names no command.
    if (isTooLarge(text))
      return this.#add(base, sight, refusedHere('too-large', 'This message is too long.'));
    if (this.#messages.length >= mostMessages) {
      return this.#add(base, sight, refusedHere('rate-limited', 'Too many messages wait.'));
    }
    this.#add(base, sight, null);
  }

  retry(localId: string, sight: Sight): void {
    const failed = this.#failed(localId);
    if (!failed) return;
    this.#remove(failed);
    const { state: _, ...base } = failed.shown;
    this.#add(base, sight, isTooLarge(base.text) ? refusalOf(failed) : null);
  }

  discard(localId: string): string | null {
    const failed = this.#failed(localId);
    if (!failed) return null;
    this.#remove(failed);
    this.#changed();
    return failed.shown.text;
  }

  /**
   * The timeline is now this. `news` are the entries of it among which the message that was sent may be, although
   * it was not answered: what came since, or all of a replay when the server is known to have accepted it before.
   */
  seen(entries: readonly EntryView[], news: readonly EntryView[]): void {
    this.#entries = entries;
    this.#messages = this.#messages.filter((each) => !each.accepted || !this.#isShown(each.accepted));
    const { sent } = this.#options.queue;
    if (!sent) return;
    this.#replace((each) => {
      if (each.queued !== sent || each.twin !== null) return each;
      const twin = news.findLast((entry) => isTwin(each, entry));
      return twin ? { ...each, twin: twin.id } : each;
    });
  }

  /** The timeline begins anew: what was accepted is in it, or further back than it goes. */
  replaced(): void {
    this.#entries = [];
    this.#messages = this.#messages.filter((each) => !each.accepted).map((each) => ({ ...each, twin: null }));
  }

  save(): void {
    const key = this.#key;
    if (key === null) return;
    const { storage } = this.#options;
    const outbox = this.#unsent;
    const { device } = outbox;
    // Under another name now: what is kept under the old one would be sent a second time by the next page.
    if (this.#savedAs !== null && this.#savedAs !== device) {
      storage.save(key, { device: this.#savedAs, messages: [] });
    }
    this.#savedAs = device;
    storage.save(key, outbox);
  }

  get #unsent(): StoredOutbox {
    const { device } = this.#options.queue;
    return { device, messages: this.#messages.filter((each) => !each.accepted).map(stored) };
  }

  #add(base: Omit<PendingMessage, 'state'>, sight: Sight, refusal: RefusedFrame | null): void {
    const message = this.#message({ ...base, ...sight, n: null, refusal });
    this.#messages = [...this.#messages, message];
    this.#changed();
    if (message.queued) this.#options.queue.add(message.queued);
  }

  #message({ epoch, seen, n, refusal, ...base }: StoredMessage): Message {
    const state = refusal ? ({ kind: 'failed', refusal } as const) : ({ kind: 'sending' } as const);
    const { audience, text, localId, isSuggestion, files } = base;
    const read = seen === undefined ? {} : { seen };
    const command: CommandOf<'post'> = {
      type: 'post',
      audience,
      text,
      ...(epoch === null ? {} : { epoch }),
      ...read,
      ...(isSuggestion ? { suggestion: true } : {}),
      ...(files ? { files: files.map(({ id }) => id) } : {}),
    };
    const queued: QueuedCommand = {
      command,
      n,
      isKept: true,
      held: (until) => this.#held(localId, until),
      settle: (outcome) => this.#settled(localId, outcome),
    };
    const sight = { epoch, ...read };
    return { shown: { ...base, state }, sight, queued: refusal ? null : queued, accepted: null, twin: null };
  }

  #held(localId: string, heldUntil: number): void {
    this.#replace((each) =>
      each.shown.localId === localId
        ? { ...each, shown: { ...each.shown, state: { kind: 'sending', heldUntil } } }
        : each,
    );
    this.#options.changed();
  }

  #settled(localId: string, outcome: Outcome): void {
    if (outcome === 'lost') return;
    this.#replace((each) => {
      if (each.shown.localId !== localId) return each;
      if (outcome.type === 'accepted') {
        // The entry that looked like it may have been another device's; its own has the id that stands here.
        return this.#isShown(outcome) ? null : { ...each, queued: null, accepted: outcome, twin: null };
      }
      const state = { kind: 'failed', refusal: outcome } as const;
      return { ...each, shown: { ...each.shown, state }, queued: null, twin: null };
    });
    this.#changed();
  }

  /** By number too: what the timeline has gone past is not awaited any more, wherever its window begins. */
  #isShown({ entryId, seq }: AcceptedFrame): boolean {
    const entries = this.#entries;
    if (entryId === null || seq === null) return true;
    return (entries.at(-1)?.seq ?? 0) >= seq || entries.some((entry) => entry.id === entryId);
  }

  #failed(localId: string): Message | undefined {
    return this.#messages.find(
      (each) => each.shown.localId === localId && each.shown.state.kind === 'failed',
    );
  }

  #remove(message: Message): void {
    this.#messages = this.#messages.filter((each) => each !== message);
  }

  #replace(change: (message: Message) => Message | null): void {
    this.#messages = this.#messages.flatMap((each) => change(each) ?? []);
  }

  #changed(): void {
    this.save();
    this.#options.changed();
  }
}

const refusalOf = ({ shown }: Message): RefusedFrame | null =>
  shown.state.kind === 'failed' ? shown.state.refusal : null;

const stored = (message: Message): StoredMessage => {
  const { state: _, ...base } = message.shown;
  const { sight, queued } = message;
  return { ...base, ...sight, n: queued?.n ?? null, refusal: refusalOf(message) };
};

const isTwin = ({ shown }: Message, { audience, body }: EntryView): boolean =>
  body.kind === 'message' &&
  body.author.self === true &&
  audience === shown.audience &&
  body.text === shown.text &&
  idsOf(body.files) === idsOf(shown.files);

const idsOf = (files: PendingMessage['files'] = []): string => files.map(({ id }) => id).join();
