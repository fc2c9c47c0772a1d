/** A workgroup's room: takes in line what conversations, desks and people tell it, and passes each to its part. */
import type { StaffRow } from '../../core/domain/availability.js';
import type { Identity } from '../../core/domain/identity.js';
import { hasAnyGrant } from '../../core/domain/identity.js';
import type { ConversationId, PersonId, WorkgroupId } from '../../core/domain/ids.js';
import type { Summary } from '../../core/domain/summary.js';
import { decode } from '../../core/protocol/decode.js';
import type { Fault } from '../../core/protocol/faults.js';
import type { AnswerTo, PeerAddress, PeerMessage, PeerQuestion } from '../../core/protocol/peer.js';
import type { WorkgroupUp } from '../../core/protocol/workgroup-up.js';
import { workgroupUp } from '../../core/protocol/workgroup-up.js';
import { earliest } from './connections.js';
import type { Topic } from './peer-news.js';
import { PeerNews } from './peer-news.js';
import type { Host, RoomAnswer, RoomRequest } from './ports.js';
import { attachmentOf, sessionFrom } from './session.js';
import type { WelcomedStaff } from './staff-room.js';
import { StaffRoom } from './staff-room.js';
import type { WorkgroupAnswers } from './workgroup-answers.js';
import { WorkgroupIntake } from './workgroup-intake.js';
import type { WorkgroupParts } from './workgroup-parts.js';
import { loadParts, partsOf } from './workgroup-parts.js';
import { answersOf } from './workgroup-routes.js';
import type { Part } from './workgroup-store.js';
import { storeAll } from './workgroup-store.js';

const conversation = (id: ConversationId): PeerAddress => ({ kind: 'conversation', id });
const desk = (id: PersonId): PeerAddress => ({ kind: 'desk', id });

export class WorkgroupRoom extends StaffRoom<WorkgroupUp> {
  readonly #parts: WorkgroupParts;
  readonly #intake: WorkgroupIntake;
  readonly #answers: WorkgroupAnswers;
  readonly #news: PeerNews;
  /** Something has changed on which the order of the queue or the choice of an agent depends. */
  #isQueueStale = true;

  constructor(host: Host) {
    super(host);
    this.#parts = partsOf(host, {
      welcomed: () => this.connections.welcomed(),
      owePlace: (id, urgency) => this.#news.owe(conversation(id), urgency, 'place'),
    });
    this.#intake = new WorkgroupIntake(host, this.#parts, {
      owePolicy: (summary) => this.#owePolicy(summary),
      touchQueue: () => this.#touchQueue(),
      touchFigures: () => this.#parts.figures.touch(),
    });
    this.#answers = answersOf(host, this.#parts, {
      connected: () => this.connections.welcomed().map(({ session }) => session),
      setPolicy: (value) => this.turn(() => this.#setPolicy(value)),
      eraseCustomers: (ids) => this.turn(() => this.#eraseCustomers(ids)),
      block: (customer, by) => this.turn(() => this.#block(customer, by)),
      unblock: (customer) =>
        this.turn(() => storeAll(this.host.storage, this.#parts.blocked.remove(customer))),
    });
    const peers = {
      tell: async (address: PeerAddress, message: PeerMessage): Promise<void> => {
        await host.peers.tell(address, message);
        await this.#settle(address, message);
      },
      ask: host.peers.ask.bind(host.peers),
    };
    this.#news = new PeerNews({ peers, clock: host.clock, log: host.log }, (address, topic) =>
      this.#messageFor(address, topic),
    );
  }

  protected async load(): Promise<void> {
    await loadParts(this.#parts);
    const { live, customers, arrears } = this.#parts;
    for (const summary of live.summaries()) {
      this.#owePolicy(summary);
      this.#oweBlock(summary);
    }
    for (const id of arrears.owed()) this.#news.owe(conversation(id), 'now', 'policy');
    for (const id of customers.owed()) this.#news.owe(conversation(id), 'now', 'erase');
  }

  get #id(): WorkgroupId {
    return this.host.id as WorkgroupId;
  }

  protected restore(attachment: unknown): Identity | null {
    return sessionFrom(attachment, this.#id)?.identity ?? null;
  }

  protected attachmentOf(identity: Identity): unknown {
    return attachmentOf({ identity, device: null }, this.#id);
  }

  protected admits(identity: Identity): boolean {
    const { exists, policy } = this.#parts.policy;
    return exists && hasAnyGrant(identity, this.#id, policy.monitors);
  }

  protected welcomed(connection: WelcomedStaff, version: number): void {
    this.#parts.lists.welcome(connection, version, this.#parts.figures.now());
  }

  protected decode(data: unknown): ReturnType<typeof decode<WorkgroupUp>> {
    return decode<WorkgroupUp>(workgroupUp, data);
  }

  protected take(): void {
    // People only listen here: they ask over HTTP, and act in conversations.
  }

  protected async hear(message: PeerMessage): Promise<void> {
    await this.#parts.policy.use();
    switch (message.type) {
      case 'summary':
        if (message.isAside) return this.#intake.aside(message.summary);
        await this.#intake.summary(message.summary);
        return this.#oweBlock(message.summary);
      case 'backstage':
        return this.#intake.backstage(message);
      case 'record':
        return this.#intake.record(message.record);
      case 'staff-row':
        return this.#takeStaffRow(message.row);
      default:
        // News for other kinds of room.
        return undefined;
    }
  }

  asked<Question extends PeerQuestion>(question: Question): Promise<AnswerTo<Question>> {
    return this.turn(async () => (await this.#answerTo(question)) as AnswerTo<Question>);
  }

  async #answerTo(question: PeerQuestion): Promise<AnswerTo<Exclude<PeerQuestion, { type: 'reserve' }>>> {
    const { policy, routing, beginnings } = this.#parts;
    if (!policy.exists || question.type === 'reserve') return null;
    if (question.type === 'begin') {
      const retryAfter = await beginnings.take(question.customer, policy.policy, this.host.clock.now());
      return retryAfter === null ? { document: await policy.use() } : { retryAfter };
    }
    const candidate = question.candidate ? routing.candidate() : null;
    return { workgroup: this.#id, document: await policy.use(), candidate };
  }

  answer(request: RoomRequest): Promise<RoomAnswer | null> {
    return this.#answers.to(request);
  }

  protected async wakened(): Promise<void> {
    const { wakes, lists, routing, places, arrears } = this.#parts;
    for (const id of await arrears.take()) this.#news.owe(conversation(id), 'now', 'policy');
    await wakes.wakened();
    lists.tellAttention();
    const queueAt = earliest(routing.nextAt, places.nextAt);
    if (queueAt !== null && this.host.clock.now() >= queueAt) this.#touchQueue();
  }

  protected nextWake(): number | null {
    const { wakes, lists, routing, places, attention, figures, arrears } = this.#parts;
    const isWatched = lists.watchers().length > 0;
    return earliest(
      wakes.next(),
      arrears.next(),
      routing.nextAt,
      places.nextAt,
      this.#news.nextDue(),
      // What only supervisors are shown needs no timer while none is there.
      isWatched ? attention.next() : null,
      isWatched ? figures.next() : null,
    );
  }

  protected afterTurn(): void {
    const { routing, places, staff, policy, lists, figures } = this.#parts;
    if (this.#isQueueStale) {
      this.#isQueueStale = false;
      routing.run();
      places.refresh();
      for (const id of staff.absent(policy.policy)) this.#news.owe(desk(id), 'now');
    }
    const changed = lists.watchers().length > 0 ? figures.take() : null;
    if (changed) lists.tellFigures(changed);
    this.#news.flush(() => this.scheduleWake());
  }

  #touchQueue(): void {
    this.#isQueueStale = true;
    this.#parts.figures.touch();
  }

  /** Whoever runs under an older policy than this room has. */
  #owePolicy({ conversation: id, policyVersion }: Pick<Summary, 'conversation' | 'policyVersion'>): void {
    const { version } = this.#parts.policy.document;
    if (policyVersion < version) this.#news.owe(conversation(id), 'now', 'policy');
  }

  /** A conversation of somebody with whom nobody talks here is told so, be it that it begins only now. */
  #oweBlock({ conversation: id, customerId }: Pick<Summary, 'conversation' | 'customerId'>): void {
    if (this.#parts.live.get(id) && this.#parts.blocked.has(customerId)) {
      this.#news.owe(conversation(id), 'now', 'block');
    }
  }

  #messageFor(address: PeerAddress, topic: Topic): PeerMessage | null {
    const { staff, policy, live, places, customers, blocked } = this.#parts;
    if (address.kind === 'desk') {
      const isAbsent = staff.isAbsent(address.id, policy.policy);
      return isAbsent ? { type: 'missed-offers', workgroup: this.#id } : null;
    }
    if (address.kind !== 'conversation') return null;
    switch (topic) {
      case 'policy':
        return { type: 'policy', workgroup: this.#id, document: policy.document };
      case 'place':
        return live.get(address.id)
          ? { type: 'place', workgroup: this.#id, place: places.of(address.id) }
          : null;
      case 'block': {
        const customer = live.get(address.id)?.summary.customerId;
        return customer && blocked.has(customer) ? { type: 'block', workgroup: this.#id } : null;
      }
      case 'erase':
        return customers.isOwed(address.id) ? { type: 'erase' } : null;
      default:
        return null;
    }
  }

  /** What is owed until the other room has answered, also over a restart of this one, is owed no longer. */
  async #settle(address: PeerAddress, message: PeerMessage): Promise<void> {
    const { customers, staff, policy, arrears } = this.#parts;
    const store = (part: () => Part | null): Promise<void> =>
      this.turn(() => storeAll(this.host.storage, part()));
    if (address.kind === 'desk' && message.type === 'missed-offers')
      await store(() => staff.forgive(address.id));
    if (address.kind !== 'conversation') return;
    if (message.type === 'erase') await store(() => customers.paid(address.id));
    // Another one that was set meanwhile is still owed.
    const isPaid = (): boolean =>
      message.type === 'policy' && message.document.version === policy.document.version;
    if (isPaid()) await store(() => (isPaid() ? arrears.paid(address.id) : null));
  }

  async #takeStaffRow(row: StaffRow): Promise<void> {
    const { staff, policy, lists, figures } = this.#parts;
    const known = staff.get(row.id);
    const part = staff.put(row);
    if (!part) return;
    const asked = staff.countsAs(known, policy.policy);
    await storeAll(this.host.storage, part);
    lists.tellStaff(known, row);
    figures.touch();
    // What else is on a desk, such as what somebody watches, must not make the queue move; nor must who comes to watch.
    if (asked !== staff.countsAs(row, policy.policy)) this.#touchQueue();
  }

  async #setPolicy(value: unknown): Promise<readonly Fault[]> {
    const { policy, live, lists, arrears } = this.#parts;
    const before = policy.policy;
    const faults = await policy.set(value);
    if (faults.length > 0) return faults;
    this.host.log.info('policy-set', { version: policy.document.version });
    for (const summary of live.summaries()) this.#owePolicy(summary);
    if (before.retentionDays !== policy.policy.retentionDays) arrears.restart();
    lists.tellPolicy(before);
    this.#touchQueue();
    return [];
  }

  async #eraseCustomers(people: readonly PersonId[]): Promise<number> {
    const conversations = await this.#intake.eraseCustomers(people);
    for (const id of conversations) this.#news.owe(conversation(id), 'now', 'erase');
    this.host.log.info('customer-erased', { conversations: conversations.length });
    return conversations.length;
  }

  /** False: the list is full. */
  async #block(customer: PersonId, by: PersonId): Promise<boolean> {
    const { blocked, live } = this.#parts;
    const part = blocked.put({ customer, at: this.host.clock.now(), by });
    if (!part) return false;
    await storeAll(this.host.storage, part);
    for (const summary of live.summaries()) this.#oweBlock(summary);
    this.host.log.info('customer-blocked', { blocked: blocked.list().length });
    return true;
  }
}
