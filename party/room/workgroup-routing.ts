/** Asking agents: who is to be offered what, told to the conversations, which alone decide whether the offer stands. */
import { isOpen } from '../../core/domain/hours.js';
import type { Person } from '../../core/domain/identity.js';
import type { ConversationId, PersonId } from '../../core/domain/ids.js';
import type { Waiting } from '../../core/domain/queue.js';
import type { OfferChoice } from '../../core/domain/routing.js';
import { nextOffers } from '../../core/domain/routing.js';
import type { Summary } from '../../core/domain/summary.js';
import { mayAskAt } from '../../core/domain/workgroup-offers.js';
import { isOfferable, waitingIn } from '../../core/domain/workgroup-queue.js';
import { earliest } from './connections.js';
import type { Host } from './ports.js';
import type { LiveRows } from './workgroup-live.js';
import type { WorkgroupPolicy } from './workgroup-policy.js';
import type { WorkgroupStaff } from './workgroup-staff.js';

/** An offer that no summary has shown yet. */
interface Pending {
  readonly to: PersonId;
  readonly until: number;
  /** How many had not taken it by then. */
  readonly tried: number;
}

/** A conversation that has not said anything of an offer by then may not have heard it. */
const patienceMs = 3_000;

export class WorkgroupRouting {
  readonly #host: Host;
  readonly #live: LiveRows;
  readonly #staff: WorkgroupStaff;
  readonly #policy: WorkgroupPolicy;
  /** In memory alone: a room that starts anew may ask twice, and the conversation then keeps to the first. */
  readonly #pending = new Map<ConversationId, Pending>();
  #nextAt: number | null = null;

  constructor(host: Host, live: LiveRows, staff: WorkgroupStaff, policy: WorkgroupPolicy) {
    this.#host = host;
    this.#live = live;
    this.#staff = staff;
    this.#policy = policy;
  }

  /** When something may be offered that may not be now. */
  get nextAt(): number | null {
    return this.#nextAt;
  }

  /** The conversation has said what became of what it was asked. */
  seen({ conversation, phase, offer, tried }: Summary): void {
    const pending = this.#pending.get(conversation);
    if (pending && (phase !== 'queued' || offer || tried.length !== pending.tried))
      this.#pending.delete(conversation);
  }

  forget(conversation: ConversationId): void {
    this.#pending.delete(conversation);
  }

  run(): void {
    const now = this.#host.clock.now();
    const { policy } = this.#policy;
    for (const [id, { until }] of this.#pending) if (until <= now) this.#pending.delete(id);
    const { choices, laterAt } = isOpen(policy.hours, now)
      ? this.#choices(now)
      : { choices: [], laterAt: null };
    for (const choice of choices) this.#offer(choice, now);
    this.#nextAt = earliest(laterAt, ...[...this.#pending.values()].map(({ until }) => until));
  }

  /** Whom this workgroup would ask first about a conversation that came now; also where it asks nobody by itself. */
  candidate(): Person | null {
    const { strategy, sameAgentFirst } = this.#policy.policy.routing;
    const stranger: Waiting = {
      conversation: '' as ConversationId,
      since: 0,
      priority: Number.POSITIVE_INFINITY,
      tried: [],
      preferred: null,
      offeredTo: null,
    };
    const [first] = nextOffers(
      [...this.#waiting().filter(({ offeredTo }) => offeredTo !== null), stranger],
      this.#staff.candidates(this.#policy.policy),
      { strategy: strategy === 'manual' ? 'longest-idle' : strategy, sameAgentFirst },
    );
    return first ? this.#staff.personOf(first.to) : null;
  }

  /** What could be offered, and what is being offered, be it from the queue or by whoever passes it on. */
  #waiting(): readonly Waiting[] {
    return this.#live
      .summaries()
      .filter((summary) => summary.offer !== null || isOfferable(summary))
      .map((summary) => {
        const waiting = waitingIn(summary);
        const pending = this.#pending.get(summary.conversation);
        return pending ? { ...waiting, offeredTo: waiting.offeredTo ?? pending.to } : waiting;
      });
  }

  /**
   * Whoever has just been asked about a conversation is not asked about it again before an offer's time has passed,
   * else a lone agent who declines would be asked without end. Meanwhile it holds back nothing else.
   */
  #choices(now: number): { readonly choices: readonly OfferChoice[]; readonly laterAt: number | null } {
    const { policy } = this.#policy;
    const candidates = this.#staff.candidates(policy);
    const askAt = ({ conversation, to }: OfferChoice): number =>
      mayAskAt(this.#live.get(conversation)?.asked ?? {}, to, policy.routing.offerSeconds);
    let waiting = this.#waiting();
    let laterAt: number | null = null;
    for (;;) {
      const choices = nextOffers(waiting, candidates, policy.routing);
      const early = choices.filter((choice) => askAt(choice) > now);
      if (early.length === 0) return { choices, laterAt };
      laterAt = earliest(laterAt, ...early.map(askAt));
      const held = new Set(early.map(({ conversation }) => conversation));
      waiting = waiting.filter(({ conversation }) => !held.has(conversation));
    }
  }

  #offer({ conversation, to }: OfferChoice, now: number): void {
    const person = this.#staff.personOf(to);
    const summary = this.#live.get(conversation)?.summary;
    if (!person || !summary) return;
    this.#pending.set(conversation, { to, until: now + patienceMs, tried: summary.tried.length });
    // Not tried again by itself: when it did not come through, somebody else may be the one to ask by then.
    this.#host.peers
      .tell(
        { kind: 'conversation', id: conversation },
        { type: 'offer', workgroup: summary.workgroup, to: person },
      )
      .catch((cause: unknown) => this.#host.log.error('offer-failed', cause));
  }
}
