/**
 * Telling other rooms. Nothing is queued: what is owed is the present state of things, which is computed when it is
 * sent, and a room that starts owes it to everyone concerned. A repetition does no harm, as it carries a version.
 */
import type { PeerAddress, PeerMessage } from '../../core/protocol/peer.js';
import { earliest } from './connections.js';
import type { Clock, Log, Peers } from './ports.js';

/** Each topic of one address has its own time: news of one must not hurry or hold back the other. */
export type Topic = 'main' | 'backstage' | 'record' | 'place' | 'policy' | 'offer' | 'presence' | 'erase';

/** Null: nothing is to be said any more. */
type MessageFor = (address: PeerAddress, topic: Topic) => Promise<PeerMessage | null> | PeerMessage | null;

interface Owed {
  readonly address: PeerAddress;
  readonly topic: Topic;
  /** When to send it. */
  dueAt: number;
  /** Failed tries in a row. */
  failures: number;
  isUnderWay: boolean;
  /** News came while the last message was under way. */
  isStale: boolean;
}

/** What only changes a line of a list may wait this long, so that a burst of messages is one update. */
const restMs = 250;
/** So many calls at once: a word to a thousand rooms must not be a thousand calls in one breath. */
const mostUnderWay = 32;
/** Of these, so many to rooms that did not answer the last time: those that hang must not hold up the others. */
const mostRetries = 8;
/** At most so long, because a list is to be right again five seconds after the rooms reach one another again. */
const retryMs = { first: 500, most: 4_000 } as const;

const keyOf = ({ address, topic }: Pick<Owed, 'address' | 'topic'>): string =>
  `${address.kind}/${address.id}/${topic}`;

export class PeerNews {
  readonly #peers: Peers;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #messageFor: MessageFor;
  readonly #owed = new Map<string, Owed>();
  #settlesAt = 0;
  readonly #underWay = new Set<Promise<void>>();

  constructor(
    host: { readonly peers: Peers; readonly clock: Clock; readonly log: Log },
    messageFor: MessageFor,
  ) {
    this.#peers = host.peers;
    this.#clock = host.clock;
    this.#log = host.log;
    this.#messageFor = messageFor;
  }

  /**
   * After a start everybody comes back one by one, whoever watches among them, and what is said at each would be
   * said again at the next: until this moment nothing but what is urgent is told.
   */
  settleUntil(time: number): void {
    this.#settlesAt = time;
  }

  /** Whether it is that early after a start. */
  get isSettling(): boolean {
    return this.#clock.now() < this.#settlesAt;
  }

  /** Something that this room must know has changed. Urgent: it changes what somebody may do. */
  owe(address: PeerAddress, urgency: 'now' | 'soon', topic: Topic = 'main'): void {
    const key = keyOf({ address, topic });
    const now = this.#clock.now();
    const dueAt = urgency === 'now' ? now : Math.max(now + restMs, this.#settlesAt);
    const owed = this.#owed.get(key);
    if (!owed) {
      this.#owed.set(key, { address, topic, dueAt, failures: 0, isUnderWay: false, isStale: false });
    } else {
      // A room that did not answer is tried again in its own time: brought forward by something hidden, what others are
      // told with it would come earlier, and tell of it.
      if (owed.failures === 0) owed.dueAt = Math.min(owed.dueAt, dueAt);
      owed.isStale = true;
    }
  }

  /** When `flush` next has something to send that it may. An answer makes room for more, and says so. */
  nextDue(): number | null {
    if (this.#underWay.size >= mostUnderWay) return null;
    return earliest(...this.#waiting().map((each) => each.dueAt));
  }

  /** What is not under way: first what has not failed, and of the rest nothing while enough of that is. */
  #waiting(): readonly Owed[] {
    const all = [...this.#owed.values()];
    const waiting = all.filter((each) => !each.isUnderWay);
    const fresh = waiting.filter((each) => each.failures === 0);
    const retries = all.filter((each) => each.isUnderWay && each.failures > 0).length;
    if (retries >= mostRetries) return fresh;
    const failed = waiting.filter((each) => each.failures > 0).sort((a, b) => a.dueAt - b.dueAt);
    return [...fresh, ...failed.slice(0, mostRetries - retries)];
  }

  /** Sends what is due; `done` is called after each answer, because more may then be due. */
  flush(done: () => void): void {
    for (const owed of this.#waiting()) {
      if (this.#underWay.size >= mostUnderWay) return;
      if (owed.dueAt > this.#clock.now()) continue;
      const sending = this.#send(owed).finally(() => {
        this.#underWay.delete(sending);
        done();
      });
      this.#underWay.add(sending);
    }
  }

  /** Resolves when nothing is under way. */
  async settled(): Promise<void> {
    while (this.#underWay.size > 0) await Promise.all(this.#underWay);
  }

  async #send(owed: Owed): Promise<void> {
    owed.isUnderWay = true;
    owed.isStale = false;
    try {
      const message = await this.#messageFor(owed.address, owed.topic);
      if (message) await this.#peers.tell(owed.address, message);
      if (owed.isStale) Object.assign(owed, { failures: 0, dueAt: Math.max(owed.dueAt, this.#clock.now()) });
      else this.#owed.delete(keyOf(owed));
    } catch (cause) {
      this.#log.error('peer-unreachable', cause);
      owed.failures += 1;
      owed.dueAt = this.#clock.now() + Math.min(retryMs.most, retryMs.first * 2 ** owed.failures);
    } finally {
      owed.isUnderWay = false;
    }
  }
}
