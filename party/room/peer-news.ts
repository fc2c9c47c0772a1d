/**
 * Telling other rooms. Nothing is queued: what is owed is the present state of things, which is computed when it is
 * sent, and a room that starts owes it to everyone concerned. A repetition does no harm, as it carries a version.
 */
import type { PeerAddress, PeerMessage } from '../../core/protocol/peer.js';
import { earliest } from './connections.js';
import type { Clock, Log, Peers } from './ports.js';

/** Each topic of one address has its own time: news of one must not hurry or hold back the other. */
export type Topic =
  | 'main'
  /** The same once more, for what customers are not to feel. */
  | 'aside'
  | 'backstage'
  | 'record'
  | 'place'
  | 'policy'
  | 'offer'
  | 'presence'
  | 'erase'
  | 'block';

/**
 * What is owed for something that customers are not to feel. It has its own calls and tries, and an aside waits until
 * nothing else is owed there: what it brings along has then been told, at the moment at which it is told without it.
 */
const quiet: ReadonlySet<Topic> = new Set<Topic>(['aside', 'backstage', 'presence']);

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
  /** News came while the last message was under way: when to send it. */
  staleAt: number | null;
}

/** What only changes a line of a list may wait this long, so that a burst of messages is one update. */
const restMs = 250;
/** So many calls at once, of either sort: a word to a thousand rooms must not be a thousand calls in one breath. */
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
      this.#owed.set(key, { address, topic, dueAt, failures: 0, isUnderWay: false, staleAt: null });
    } else if (owed.isUnderWay) {
      // Not as soon as there is an answer: how long that takes would decide on how much is told.
      owed.staleAt = Math.min(owed.staleAt ?? dueAt, dueAt);
    } else if (owed.failures === 0) {
      // A room that did not answer is tried again in its own time: brought forward by something hidden, what others are
      // told with it would come earlier, and tell of it.
      owed.dueAt = Math.min(owed.dueAt, dueAt);
    }
  }

  /** When `flush` next has something to send that it may. An answer makes room for more, and says so. */
  nextDue(): number | null {
    const waiting = [false, true].flatMap((isQuiet) => this.#waiting(isQuiet).all);
    return earliest(...waiting.map((each) => each.dueAt));
  }

  /**
   * What is not under way, and how much of it may be: first what has not failed, and of the rest nothing while enough
   * of that is.
   */
  #waiting(isQuiet: boolean): { readonly all: readonly Owed[]; readonly room: number } {
    const all = [...this.#owed.values()].filter(({ topic }) => quiet.has(topic) === isQuiet);
    const underWay = all.filter((each) => each.isUnderWay);
    const room = mostUnderWay - underWay.length;
    if (room <= 0) return { all: [], room };
    const waiting = all.filter((each) => !each.isUnderWay && !this.#isHeldBack(each));
    const fresh = waiting.filter((each) => each.failures === 0);
    const retries = underWay.filter((each) => each.failures > 0).length;
    const failed = waiting.filter((each) => each.failures > 0).sort((a, b) => a.dueAt - b.dueAt);
    return { all: [...fresh, ...failed.slice(0, Math.max(0, mostRetries - retries))], room };
  }

  #isHeldBack({ address, topic }: Owed): boolean {
    return topic === 'aside' && this.#owed.has(keyOf({ address, topic: 'main' }));
  }

  /** Sends what is due; `done` is called after each answer, because more may then be due. */
  flush(done: () => void): void {
    const now = this.#clock.now();
    for (const isQuiet of [false, true]) {
      const { all, room } = this.#waiting(isQuiet);
      for (const owed of all.filter(({ dueAt }) => dueAt <= now).slice(0, room)) this.#start(owed, done);
    }
  }

  #start(owed: Owed, done: () => void): void {
    const sending = this.#send(owed).finally(() => {
      this.#underWay.delete(sending);
      done();
    });
    this.#underWay.add(sending);
  }

  /** Resolves when nothing is under way. */
  async settled(): Promise<void> {
    while (this.#underWay.size > 0) await Promise.all(this.#underWay);
  }

  async #send(owed: Owed): Promise<void> {
    owed.isUnderWay = true;
    owed.staleAt = null;
    this.#takeAlong(owed);
    try {
      const message = await this.#messageFor(owed.address, owed.topic);
      if (message) await this.#peers.tell(owed.address, message);
      if (owed.staleAt !== null) Object.assign(owed, { failures: 0, dueAt: owed.staleAt });
      else this.#owed.delete(keyOf(owed));
    } catch (cause) {
      this.#log.error('peer-unreachable', cause);
      owed.failures += 1;
      owed.dueAt = this.#clock.now() + Math.min(retryMs.most, retryMs.first * 2 ** owed.failures);
    } finally {
      owed.isUnderWay = false;
    }
  }

  /** What waits to be said aside is in it, now or when it is tried again. */
  #takeAlong({ address, topic }: Owed): void {
    const key = keyOf({ address, topic: 'aside' });
    if (topic === 'main' && this.#owed.get(key)?.isUnderWay === false) this.#owed.delete(key);
  }
}
