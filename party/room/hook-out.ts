/** What a conversation owes one system that follows it by webhook: each entry of its audience, one by one, in order. */
import type { ConversationState } from '../../core/domain/conversation.js';
import { tombstoneOf } from '../../core/domain/erasure.js';
import type { HookReceiver, HookShare } from '../../core/domain/hooks.js';
import { hookEvent, isSent, scopeOfHook } from '../../core/domain/hooks.js';
import type { Counts, Entry, StreamName } from '../../core/domain/timeline.js';
import { streamOf } from '../../core/domain/timeline.js';
import { streamsOf } from '../../core/domain/view.js';
import type { ConversationStore } from './conversation-store.js';
import type { Errand, Tries } from './courier.js';
import type { Host } from './ports.js';

/** How far one receiver has come. Written by its deliveries alone, so that no two hands write one key. */
export interface HookProgress extends Tries {
  /** How much of each of its streams was taken, or passed over; of no other stream is anything kept here. */
  readonly passed: Counts;
  /** Of the event that was taken last. */
  readonly number: number;
  /** Since when it has been failing; null: it is not. */
  readonly failingSince: number | null;
}

export const hookPace = { first: 1_000, most: 3_600_000 } as const;
/** What nobody took for so long is given up. */
export const givenUpAfterMs = 3 * 86_400_000;
/** Entries that were erased are passed over in one step. */
const passedAtOnce = 100;

const nothingYet: HookProgress = { passed: {}, number: 0, failures: 0, dueAt: 0, failingSince: null };

type Needed = Pick<Host, 'hooks' | 'clock' | 'log'>;

export class HookOut implements Errand {
  readonly receiver: HookReceiver;
  readonly #host: Needed;
  readonly #store: ConversationStore;
  readonly #stateOf: () => ConversationState;
  /** As it stands now: a conversation may be handed to another workgroup. */
  readonly #shareOf: () => HookShare;
  #progress: HookProgress;

  constructor(
    host: Needed,
    store: ConversationStore,
    stateOf: () => ConversationState,
    of: {
      readonly receiver: HookReceiver;
      readonly shareOf: () => HookShare;
      readonly progress: HookProgress | null;
    },
  ) {
    this.receiver = of.receiver;
    this.#host = host;
    this.#store = store;
    this.#stateOf = stateOf;
    this.#shareOf = of.shareOf;
    this.#progress = of.progress ?? nothingYet;
  }

  get tries(): Tries {
    return this.#progress;
  }

  isOwing(): boolean {
    return this.#owed() > 0;
  }

  async deliver(): Promise<void> {
    const { passed, entry: found } = await this.#next();
    const state = this.#stateOf();
    // It may have been erased while it was looked for.
    const entry = found && state.erased ? tombstoneOf(found) : found;
    const { workgroup } = this.#shareOf();
    const number = this.#progress.number + 1;
    const made =
      entry && isSent(entry) ? hookEvent(state, this.receiver.audience, entry, { workgroup, number }) : null;
    if (made) await this.#host.hooks.post(this.receiver.name, made.id, JSON.stringify(made.event));
    await this.#keep({
      passed,
      number: made ? number : number - 1,
      failures: 0,
      dueAt: 0,
      failingSince: null,
    });
  }

  async failed(cause: unknown, tries: Tries): Promise<void> {
    const now = this.#host.clock.now();
    const failingSince = this.#progress.failingSince ?? now;
    this.#host.log.error('webhook-failed', cause);
    if (now - failingSince < givenUpAfterMs) {
      return this.#keep({ ...this.#progress, ...tries, failingSince });
    }
    const lost = this.#owed();
    this.#host.log.error(
      'webhook-given-up',
      new Error(`The receiver ${this.receiver.name} did not take ${lost} events.`),
    );
    // Their numbers are used up: whoever comes back sees that something is missing.
    const passed = Object.fromEntries(this.#streams().map((stream) => [stream, this.#lengthOf(stream)]));
    await this.#keep({ ...nothingYet, passed, number: this.#progress.number + lost });
  }

  /** Looks at nothing but the streams of this audience. */
  #streams(): readonly StreamName[] {
    const { counts, policy } = this.#stateOf();
    return streamsOf(scopeOfHook(this.receiver.audience, policy), counts);
  }

  #lengthOf(stream: StreamName): number {
    const { until } = this.#shareOf();
    return (until ?? this.#stateOf().counts)[stream] ?? 0;
  }

  #owed(): number {
    const { passed } = this.#progress;
    return this.#streams().reduce(
      (sum, stream) => sum + Math.max(0, this.#lengthOf(stream) - (passed[stream] ?? 0)),
      0,
    );
  }

  /** The oldest entry that is owed, or null where what is owed was erased; and how far one has then come. */
  async #next(): Promise<{ readonly passed: Counts; readonly entry: Entry | null }> {
    const { passed } = this.#progress;
    const limit = this.#stateOf().erased ? passedAtOnce : 1;
    const found = await Promise.all(
      this.#streams().map(async (stream) => {
        const after = passed[stream] ?? 0;
        const most = Math.min(limit, this.#lengthOf(stream) - after);
        return this.#store.following(stream, after, most);
      }),
    );
    const owed = found.flat().sort((a, b) => a.position - b.position);
    // Counted in the state and not in storage: asking for it at once again would not end.
    if (owed.length === 0) throw new Error('Entries that are owed were not found.');
    const first = owed.findIndex(isSent);
    const done = first === -1 ? owed : owed.slice(0, first + 1);
    const advanced: Record<string, number> = { ...passed };
    for (const { audience, counts } of done) {
      const stream = streamOf(audience);
      advanced[stream] = counts[stream] ?? 0;
    }
    return { passed: advanced, entry: owed[first] ?? null };
  }

  /** Never rejects: what is not stored was taken nevertheless, and at worst it is sent twice after a restart. */
  async #keep(progress: HookProgress): Promise<void> {
    this.#progress = progress;
    try {
      await this.#store.saveHook(this.receiver.name, progress);
    } catch (cause) {
      this.#host.log.error('hook-not-stored', cause);
    }
  }
}
