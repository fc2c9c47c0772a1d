/** All that a conversation owes to servers outside: its customer's channel, and the systems that follow it. */
import type { ConversationState } from '../../core/domain/conversation.js';
import type { HookShare, HookShares } from '../../core/domain/hooks.js';
import { sharesIn } from '../../core/domain/hooks.js';
import { BridgeOut, bridgePace } from './bridge-out.js';
import { earliest } from './connections.js';
import type { ConversationStore, Loaded } from './conversation-store.js';
import { Courier } from './courier.js';
import { HookOut, hookPace } from './hook-out.js';
import type { Host } from './ports.js';

type Needed = Pick<Host, 'webhooks' | 'hooks' | 'clock' | 'log'>;

/** Stored with the conversation from its first moment on. Null: nobody follows it. */
export const firstShares = ({ hooks }: Pick<Host, 'hooks'>, state: ConversationState): HookShares | null =>
  hooks.receivers.length === 0 ? null : sharesIn({}, hooks.receivers, state);

/** Each has a courier of its own: one that is slow, or gone, holds up no other. */
export class Outward {
  /** Null on our own page. */
  readonly bridge: BridgeOut | null;
  readonly #host: Needed;
  readonly #store: ConversationStore;
  readonly #stateOf: () => ConversationState;
  readonly #progress: Loaded['hooks']['progress'];
  readonly #couriers = new Map<string, Courier>();
  #shares: HookShares;

  constructor(
    host: Needed,
    store: ConversationStore,
    stateOf: () => ConversationState,
    { bridge, hooks }: Pick<Loaded, 'bridge' | 'hooks'>,
  ) {
    this.#host = host;
    this.#store = store;
    this.#stateOf = stateOf;
    this.#progress = hooks.progress;
    this.bridge = bridge && new BridgeOut(host, store, stateOf, bridge);
    if (this.bridge) this.#couriers.set('', new Courier(host.clock, this.bridge, bridgePace));
    this.#shares = hooks.shares;
    this.#hire();
  }

  nextDue(): number | null {
    return earliest(...this.#all().map((each) => each.nextDue()));
  }

  flush(done: () => void): void {
    for (const each of this.#all()) each.flush(done);
  }

  /** For the workgroup, which wakes this room if it is gone by then. */
  tellDue(): number | null {
    return earliest(...this.#all().map((each) => each.tellDue()));
  }

  isMistold(): boolean {
    return this.#all().some((each) => each.isMistold());
  }

  /** Who follows it once it is in this state; null: the same as before. To be stored with that state, and then set. */
  sharesIn(state: ConversationState): HookShares | null {
    const shares = sharesIn(this.#shares, this.#host.hooks.receivers, state);
    return JSON.stringify(shares) === JSON.stringify(this.#shares) ? null : shares;
  }

  setShares(shares: HookShares | null): void {
    if (!shares) return;
    this.#shares = shares;
    this.#hire();
  }

  #all(): readonly Courier[] {
    return [...this.#couriers.values()];
  }

  #hire(): void {
    for (const receiver of this.#host.hooks.receivers) {
      const { name } = receiver;
      const first = this.#shares[name];
      if (!first || this.#couriers.has(name)) continue;
      const shareOf = (): HookShare => this.#shares[name] ?? first;
      const progress = this.#progress.get(name) ?? null;
      const errand = new HookOut(this.#host, this.#store, this.#stateOf, { receiver, shareOf, progress });
      this.#couriers.set(name, new Courier(this.#host.clock, errand, hookPace));
    }
  }
}
