/**
 * What a conversation owes the channel of its customer: every entry for everyone that they did not write themselves,
 * in order.
 */
import type { BridgedChannel } from '../../core/domain/bridge.js';
import { idOnChannel, isBridged } from '../../core/domain/bridge.js';
import type { ConversationState } from '../../core/domain/conversation.js';
import { tombstoneOf } from '../../core/domain/erasure.js';
import type { ConversationId, WorkgroupId } from '../../core/domain/ids.js';
import type { Entry } from '../../core/domain/timeline.js';
import type { EntryView } from '../../core/domain/view.js';
import { entriesFor } from '../../core/domain/view.js';
import type { ConversationStore } from './conversation-store.js';
import type { Errand, Tries } from './courier.js';
import { inLumps } from './frames.js';
import type { Host } from './ports.js';

export interface BridgeRecord extends Tries {
  /** Where it was begun, wherever it was handed to since: bridges of other workgroups do not know of it. */
  readonly workgroup: WorkgroupId;
  /** Entries for everyone that were taken; the rest is owed. */
  readonly acknowledged: number;
}

/** What is posted to a channel. Built of the customer's views, so that nothing of staff is in it. */
export interface Delivery {
  readonly conversation: ConversationId;
  /** As the channel knows them. */
  readonly customer: { readonly id: string; readonly name: string };
  readonly entries: readonly EntryView[];
  /** The number of the last of them: what is not above one that was taken has been taken before. */
  readonly seq: number;
}

type Needed = Pick<Host, 'webhooks' | 'log'>;

const entriesAtOnce = 50;

/** Nobody but their bridge writes for a customer of another channel, and it has that already. */
const isOwn = ({ body }: Entry): boolean =>
  (body.kind === 'message' && body.author.capacity === 'customer') ||
  (body.kind === 'ended' && body.by === 'customer') ||
  body.kind === 'consented';

const deliveryOf = (
  { id, customer }: ConversationState,
  channel: BridgedChannel,
  entries: readonly Entry[],
): Delivery => {
  const views = entriesFor({ kind: 'everyone' }, customer, entries);
  return {
    conversation: id,
    customer: { id: idOnChannel(channel, customer.id), name: customer.name },
    entries: views,
    seq: views.at(-1)?.seq ?? 0,
  };
};

export const bridgePace = { first: 1_000, most: 60_000 } as const;

export class BridgeOut implements Errand {
  readonly #host: Needed;
  readonly #store: ConversationStore;
  readonly #stateOf: () => ConversationState;
  #record: BridgeRecord;
  /** Looked at so far: what stands between this and what was taken is the customer's own. */
  #passed: number;

  constructor(
    host: Needed,
    store: ConversationStore,
    stateOf: () => ConversationState,
    record: BridgeRecord,
  ) {
    this.#host = host;
    this.#store = store;
    this.#stateOf = stateOf;
    this.#record = record;
    this.#passed = record.acknowledged;
  }

  get workgroup(): WorkgroupId {
    return this.#record.workgroup;
  }

  get tries(): Tries {
    return this.#record;
  }

  isOwing(): boolean {
    const { channel, counts } = this.#stateOf();
    return (
      isBridged(channel) && this.#host.webhooks.reaches(channel) && (counts.everyone ?? 0) > this.#passed
    );
  }

  async deliver(): Promise<void> {
    const { channel } = this.#stateOf();
    if (!isBridged(channel)) return;
    const { owed, upTo } = await this.#next();
    if (owed.length > 0) {
      const state = this.#stateOf();
      // It may have been erased while it was looked for.
      const entries = state.erased ? owed.map(tombstoneOf) : owed;
      await this.#host.webhooks.post(channel, JSON.stringify(deliveryOf(state, channel, entries)));
      await this.#keep({ acknowledged: upTo, failures: 0, dueAt: 0 });
    }
    this.#passed = upTo;
  }

  async failed(cause: unknown, tries: Tries): Promise<void> {
    this.#host.log.error('webhook-failed', cause);
    await this.#keep({ acknowledged: this.#record.acknowledged, ...tries });
  }

  /** The next piece of what is owed, and how far one has then come. */
  async #next(): Promise<{ readonly owed: readonly Entry[]; readonly upTo: number }> {
    const found = await this.#store.following('everyone', this.#passed, entriesAtOnce);
    const all = found.filter((entry) => !isOwn(entry));
    const [owed = []] = inLumps(all);
    const last = owed.length < all.length ? owed.at(-1) : found.at(-1);
    // Counted in the state and not in storage: asking for it at once again would not end.
    if (!last) throw new Error('Entries that are owed were not found.');
    return { owed, upTo: last.counts.everyone ?? 0 };
  }

  /** Never rejects: what is not stored was taken nevertheless, and at worst it is sent twice after a restart. */
  async #keep(change: Omit<BridgeRecord, 'workgroup'>): Promise<void> {
    this.#record = { ...change, workgroup: this.#record.workgroup };
    try {
      await this.#store.saveBridge(this.#record);
    } catch (cause) {
      this.#host.log.error('bridge-not-stored', cause);
    }
  }
}
