/** What a workgroup does with the news of its conversations: stored in one write, then told to whom it concerns. */
import type { ClosedRecord } from '../../core/domain/closed-index.js';
import { erasedRecord } from '../../core/domain/closed-index.js';
import type { ConversationId, PersonId } from '../../core/domain/ids.js';
import type { Summary } from '../../core/domain/summary.js';
import { offerEvents } from '../../core/domain/workgroup-offers.js';
import { erasedSummary } from '../../core/domain/workgroup-rows.js';
import type { PeerMessage } from '../../core/protocol/peer.js';
import type { Host } from './ports.js';
import type { Sight } from './workgroup-lists.js';
import type { Known, Past } from './workgroup-live.js';
import { backstaged } from './workgroup-live.js';
import type { WorkgroupParts } from './workgroup-parts.js';
import type { Part } from './workgroup-store.js';
import { storeAll } from './workgroup-store.js';

type BackstageMessage = Extract<PeerMessage, { type: 'backstage' }>;

/** What the news makes the room do afterwards. */
export interface Consequences {
  /** It may run under an older policy than the workgroup has. */
  readonly owePolicy: (of: Pick<Summary, 'conversation' | 'policyVersion'>) => void;
  /** The order of the queue, or who could take from it, may be another one. */
  readonly touchQueue: () => void;
  /** Only the numbers may be. */
  readonly touchFigures: () => void;
}

/** Of what somebody handles and nobody is asked about, neither order nor offers take note. */
const isInQueue = (summary: Summary | undefined): boolean =>
  summary !== undefined && (summary.phase === 'queued' || summary.offer !== null);

export class WorkgroupIntake {
  readonly #host: Host;
  readonly #parts: WorkgroupParts;
  readonly #then: Consequences;

  constructor(host: Host, parts: WorkgroupParts, then: Consequences) {
    this.#host = host;
    this.#parts = parts;
    this.#then = then;
  }

  async summary(told: Summary): Promise<void> {
    const { live, staff, counters, customers, policy, places, routing, wakes, arrears } = this.#parts;
    const now = this.#host.clock.now();
    const id = told.conversation;
    const known = live.get(id);
    const past = known ? null : await live.past(id);
    const next = live.after(told, known, past, now);
    if (!next) return;
    if (told.workgroup !== this.#host.id) {
      // Of one that was never here nothing is to be remembered.
      return known || past ? this.#leave(known, past, next, { facts: null, dueAt: null }) : undefined;
    }
    const isKnown = known !== undefined || (past !== null && past.facts !== null);
    const parts = [
      ...staff.after(offerEvents(known?.summary ?? null, told, now), now),
      counters.after(known?.summary.facts ?? past?.facts ?? null, told.facts, policy.policy, now),
      isKnown ? null : customers.link(told.customerId, id),
    ];
    routing.seen(told);
    this.#then.owePolicy(told);
    if (told.phase === 'closed') {
      return this.#leave(
        known,
        past,
        next,
        { facts: told.facts, dueAt: next.summary.nextDeadline },
        ...parts,
        // Rows are owed the policy as often as this room starts; what is closed has none any more.
        told.policyVersion < policy.document.version ? arrears.owe(id) : null,
      );
    }
    places.heardFrom(id);
    wakes.heardFrom(id);
    await this.#put(known, next, past, ...parts, wakes.due(id, past?.dueAt ?? null, null));
    if (isInQueue(known?.summary) || isInQueue(told)) this.#then.touchQueue();
    else this.#then.touchFigures();
  }

  /** Of what staff note, on which nothing depends but what lists show: not the queue, not the figures. */
  async aside(told: Summary): Promise<void> {
    const known = this.#parts.live.get(told.conversation);
    const next = known ? this.#parts.live.after(told, known, null, this.#host.clock.now()) : null;
    // Of what is not listed here nothing is to be noted.
    if (known && next && told.workgroup === this.#host.id && told.phase !== 'closed') {
      await this.#put(known, next);
    }
  }

  /** Of supervision, on which nothing depends that anybody else is told: not the queue, not the figures, no policy. */
  async backstage({ conversation: id, version, backstage }: BackstageMessage): Promise<void> {
    const { live, wakes } = this.#parts;
    const known = live.get(id);
    const next = known ? backstaged(known, version, backstage, this.#host.clock.now()) : null;
    if (known && next) return this.#put(known, next);
    const past = known ? null : await live.past(id);
    // What it belongs to has not been told yet and will bring this along; or it is another workgroup's.
    if (!past?.facts || version <= past.backstageVersion) return;
    this.#then.owePolicy({ conversation: id, policyVersion: backstage.policyVersion });
    const dueAt = backstage.nextDeadline;
    const left = live.leave(id, { ...past, backstageVersion: version, dueAt });
    await storeAll(this.#host.storage, wakes.due(id, past.dueAt, dueAt), left);
  }

  async record(record: ClosedRecord): Promise<void> {
    const { index, customers } = this.#parts;
    const { customer, conversation: id } = record;
    // Made before the conversation heard that it is to erase.
    const part = await index.put(customers.isOwed(id) ? erasedRecord(record) : record);
    if (!part) return;
    await storeAll(this.#host.storage, part, customers.link(customer.id, id));
    // Whoever waits is told how long, by how long others took.
    this.#then.touchQueue();
  }

  /** What the workgroup itself holds is cleared at once; the conversations are owed it. */
  async eraseCustomers(people: readonly PersonId[]): Promise<readonly ConversationId[]> {
    const { customers, index, live } = this.#parts;
    const found = await Promise.all(people.map((id) => customers.conversationsOf(id)));
    const conversations = [...new Set(found.flat())];
    await customers.owe(conversations, async (some) => {
      await storeAll(this.#host.storage, ...(await Promise.all(some.map((id) => index.erase(id)))));
      for (const id of some) {
        const known = live.get(id);
        if (known) await this.#put(known, { ...known, summary: erasedSummary(known.summary) });
      }
    });
    return conversations;
  }

  async #put(
    known: Known | undefined,
    next: Known,
    past: Past | null = null,
    ...parts: readonly (Part | null)[]
  ): Promise<void> {
    const { live, attention, lists } = this.#parts;
    const before = this.#sight(known);
    await storeAll(this.#host.storage, live.put(next, past), ...parts);
    attention.told(next.summary.conversation);
    lists.tellRow(before, this.#sight(next));
  }

  /** It is closed, or has moved to another workgroup. */
  async #leave(
    known: Known | undefined,
    past: Past | null,
    { summary, backstageVersion }: Known,
    as: Pick<Past, 'facts' | 'dueAt'>,
    ...parts: readonly (Part | null)[]
  ): Promise<void> {
    const { live, wakes, customers, attention, routing, lists } = this.#parts;
    const { conversation: id, version, customerId } = summary;
    const before = this.#sight(known);
    await storeAll(
      this.#host.storage,
      ...parts,
      live.leave(id, { version, backstageVersion, ...as }),
      wakes.due(id, past?.dueAt ?? null, as.dueAt),
      as.facts ? null : customers.unlink(customerId, id),
    );
    attention.told(id);
    routing.forget(id);
    lists.tellRow(before, null);
    this.#then.touchQueue();
  }

  /** As people were last told it, or are now. */
  #sight(known: Known | undefined): Sight | null {
    if (!known) return null;
    const { attention, policy } = this.#parts;
    const { summary } = known;
    const at = attention.saidAt(summary.conversation) ?? known.at;
    return { summary, policy: policy.policy, at };
  }
}
