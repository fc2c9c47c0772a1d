/** A real workgroup, and a test in the place of every conversation and desk: it tells, and keeps what it is told. */
import type { StaffRow } from '../../core/domain/availability.js';
import type { ClosedRecord } from '../../core/domain/closed-index.js';
import { newConversation } from '../../core/domain/conversation.js';
import type { Identity } from '../../core/domain/identity.js';
import type { Incarnation, PersonId, WorkgroupId } from '../../core/domain/ids.js';
import { newMetrics } from '../../core/domain/metrics.js';
import { defaultPolicy, type policyWith } from '../../core/domain/policy.js';
import type { Summary } from '../../core/domain/summary.js';
import { summaryOf } from '../../core/domain/summary.js';
import type { AnswerTo, PeerMessage, PeerQuestion } from '../../core/protocol/peer.js';
import type { Host, Room, RoomRequest } from '../../party/room/ports.js';
import { WorkgroupRoom } from '../../party/room/workgroup-room.js';
import type { Frame } from '../support/actors.js';
import { conversationId } from '../support/actors.js';
import { SALES } from '../support/builders.js';
import type { WorldOptions } from '../support/pair/memory-host.js';
import { World } from '../support/pair/memory-host.js';

type Told<Type extends PeerMessage['type']> = Extract<PeerMessage, { type: Type }>;

const listener = (told: PeerMessage[]): Room => ({
  start: async () => {},
  opened: () => {},
  received: async () => {},
  closed: async () => {},
  told: async (message) => void told.push(message),
  wake: async () => {},
});

export const customerOf = (n: number): PersonId => `~c${n}` as PersonId;

export class WorkgroupWorld {
  readonly world: World;
  readonly #told = new Map<string, PeerMessage[]>();
  readonly #versions = new Map<string, number>();
  #room: Room | null = null;

  constructor(options: Omit<WorldOptions, 'rooms'> = {}) {
    const listen = ({ id }: Host): Room => listener(this.#toldTo(id));
    const workgroup = (host: Host): Room => {
      const room = new WorkgroupRoom(host);
      this.#room = room;
      return room;
    };
    this.world = new World({ ...options, rooms: { conversation: listen, desk: listen, workgroup } });
  }

  get sales(): ReturnType<World['workgroup']> {
    return this.world.workgroup(SALES);
  }

  #toldTo(id: string): PeerMessage[] {
    const told = this.#told.get(id) ?? [];
    this.#told.set(id, told);
    return told;
  }

  /** What a conversation or a desk was told of one sort, oldest first. */
  told<Type extends PeerMessage['type']>(id: string, type: Type): readonly Told<Type>[] {
    return this.#toldTo(id).filter((each): each is Told<Type> => each.type === type);
  }

  /** A conversation that waits, unless more is said of it. */
  summary(n: number, more: Partial<Summary> = {}): Summary {
    const now = this.world.time.now();
    const state = newConversation({
      id: conversationId(n),
      incarnation: 'life' as Incarnation,
      workgroup: SALES,
      document: { version: 0, label: 'Sales', policy: defaultPolicy },
      openedAt: now,
      customer: { id: customerOf(n), name: `Customer ${n}`, verified: true },
    });
    return {
      ...summaryOf(state, { customer: true, staff: new Set() }),
      version: this.#next(conversationId(n)),
      ...more,
    };
  }

  async tell(message: PeerMessage): Promise<void> {
    await this.sales.told(message);
    await this.world.flush();
  }

  /** Tells it, and gives back what was told. */
  async say(n: number, more: Partial<Summary> = {}): Promise<Summary> {
    const summary = this.summary(n, more);
    await this.tell({ type: 'summary', summary });
    return summary;
  }

  /** The same conversation, changed. */
  async goOn(summary: Summary, more: Partial<Summary>): Promise<Summary> {
    const next = { ...summary, version: this.#next(summary.conversation), ...more };
    await this.tell({ type: 'summary', summary: next });
    return next;
  }

  row(who: Identity, more: Partial<StaffRow> = {}): StaffRow {
    const now = this.world.time.now();
    return {
      id: who.id,
      name: who.name,
      role: who.role,
      availability: { kind: 'available', since: now, reason: null, setBy: 'self' },
      version: this.#next(who.id),
      grants: who.grants[SALES] ?? [],
      own: 0,
      sessions: 0,
      maxSessions: 3,
      idleSince: now,
      ...more,
    };
  }

  async seat(who: Identity, more: Partial<StaffRow> = {}): Promise<StaffRow> {
    const row = this.row(who, more);
    await this.tell({ type: 'staff-row', row });
    return row;
  }

  record(n: number, more: Partial<ClosedRecord> = {}): ClosedRecord {
    const closedAt = this.world.time.now();
    return {
      conversation: conversationId(n),
      version: this.#next(conversationId(n)),
      customer: { id: customerOf(n), name: `Customer ${n}`, verified: true },
      agents: [],
      tags: [],
      disposition: null,
      channel: 'web',
      openedAt: closedAt - 60_000,
      closedAt,
      messages: 2,
      text: `Words of ${n}`,
      metrics: newMetrics(closedAt - 60_000),
      isErased: false,
      ...more,
    };
  }

  /** Asks over HTTP; the body comes back read. Null: 404. */
  async request(
    who: Identity,
    method: RoomRequest['method'],
    path: string,
    body: unknown = '',
  ): Promise<{ readonly status: number; readonly body: Frame } | null> {
    const answering = this.sales.request({
      method,
      path,
      body: typeof body === 'string' ? body : JSON.stringify(body),
      credential: { kind: 'token', value: this.world.tokenFor(who) },
    });
    const answer = await answering;
    await this.world.flush();
    return answer && { status: answer.status, body: JSON.parse(answer.body) as Frame };
  }

  async ask<Question extends PeerQuestion>(question: Question): Promise<AnswerTo<Question> | undefined> {
    await this.sales.told({ type: 'wake' });
    return this.#room?.asked?.(question);
  }

  /** As when the server's process died: what was not stored is gone. */
  async restart(): Promise<void> {
    this.sales.crash();
    await this.tell({ type: 'wake' });
  }

  #next(id: string): number {
    const version = (this.#versions.get(id) ?? 0) + 1;
    this.#versions.set(id, version);
    return version;
  }
}

/** A workgroup with this policy, over the relaxed one of the tests. */
export const workgroupWith = (
  policy: Parameters<typeof policyWith>[0] = {},
  options: Omit<WorldOptions, 'rooms' | 'workgroups'> = {},
): WorkgroupWorld => new WorkgroupWorld({ ...options, workgroups: { sales: { label: 'Sales', policy } } });

export const salesId: WorkgroupId = SALES;
