/** A workgroup's room: the live rows of its conversations, who works in it, and the waking of what is overdue. */
import type { StaffRow } from '../../core/domain/availability.js';
import { staffRowView } from '../../core/domain/availability.js';
import { isNews } from '../../core/domain/desk.js';
import type { Identity } from '../../core/domain/identity.js';
import { hasGrant } from '../../core/domain/identity.js';
import type { ConversationId, WorkgroupId } from '../../core/domain/ids.js';
import type { Summary } from '../../core/domain/summary.js';
import { rowFor, withBackstage } from '../../core/domain/summary.js';
import { decode } from '../../core/protocol/decode.js';
import { limits } from '../../core/protocol/limits.js';
import type { PeerMessage } from '../../core/protocol/peer.js';
import type { WorkgroupDown } from '../../core/protocol/workgroup-down.js';
import type { WorkgroupUp } from '../../core/protocol/workgroup-up.js';
import { workgroupUp } from '../../core/protocol/workgroup-up.js';
import { earliest } from './connections.js';
import { inLumps } from './frames.js';
import { attachmentOf, sessionFrom } from './session.js';
import type { WelcomedStaff } from './staff-room.js';
import { StaffRoom } from './staff-room.js';

type BackstageMessage = Extract<PeerMessage, { type: 'backstage' }>;

const encode = (frame: WorkgroupDown): string => JSON.stringify(frame);

const rowKey = (id: ConversationId): string => `row/${id}`;
const staffKey = (id: string): string => `staff/${id}`;

/** A conversation's own timer comes first; this room only wakes what has slept through its deadline. */
const overdueMs = 2_000;
/** Conversations that are woken at once, so that a start does not wake a thousand rooms in one breath. */
const sweep = { size: 20, everyMs: 250 } as const;

/** A conversation as it was last told. What is told of supervision has a version of its own. */
interface Known {
  readonly summary: Summary;
  readonly backstageVersion: number;
}

/** Closed conversations that are remembered, so that late news of them is not taken for a new one. */
const mostClosed = 500;

export class WorkgroupRoom extends StaffRoom<WorkgroupUp> {
  readonly #rows = new Map<ConversationId, Known>();
  readonly #staff = new Map<string, StaffRow>();
  /** Conversations to be looked at because this room was away, and may have missed their deadlines. */
  #toSweep: ConversationId[] = [];
  #sweepAt: number | null = null;

  protected async load(): Promise<void> {
    for (const value of (await this.host.storage.list({ prefix: 'row/' })).values()) {
      const known = value as Known;
      this.#rows.set(known.summary.conversation, known);
    }
    for (const value of (await this.host.storage.list({ prefix: 'staff/' })).values()) {
      const row = value as StaffRow;
      this.#staff.set(row.id, row);
    }
    this.#toSweep = this.#summaries()
      .filter((each) => each.phase !== 'closed')
      .map((each) => each.conversation);
    this.#sweepAt = this.#toSweep.length > 0 ? this.host.clock.now() + overdueMs : null;
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
    const isHere = this.host.settings.workgroup(this.#id) !== null;
    return isHere && (hasGrant(identity, this.#id, 'handle') || hasGrant(identity, this.#id, 'monitor'));
  }

  protected welcomed(connection: WelcomedStaff, version: number): void {
    const rows = this.#summaries()
      .sort((a, b) => a.openedAt - b.openedAt)
      .flatMap((summary) => rowFor(connection.session, summary) ?? []);
    const label = this.host.settings.workgroup(this.#id)?.label ?? this.#id;
    const staff = this.#maySeeStaff(connection.session) ? [...this.#staff.values()].map(staffRowView) : [];
    const [first = [], ...more] = inLumps(rows);
    const workgroup = { id: this.#id, label };
    connection.sendCatchUp(encode({ type: 'welcome', version, workgroup, rows: first, staff, limits }));
    for (const changed of more) connection.sendCatchUp(encode({ type: 'rows', changed, removed: [] }));
  }

  protected decode(data: unknown): ReturnType<typeof decode<WorkgroupUp>> {
    return decode<WorkgroupUp>(workgroupUp, data);
  }

  protected take(): void {
    // There is nothing that a client may ask of a workgroup yet but to be told.
  }

  protected async hear(message: PeerMessage): Promise<void> {
    if (message.type === 'summary') return this.#takeSummary(message.summary);
    if (message.type === 'backstage') return this.#takeBackstage(message);
    if (message.type === 'staff-row') return this.#takeStaffRow(message.row);
  }

  protected wakened(): void {
    const now = this.host.clock.now();
    if (this.#sweepAt !== null && now >= this.#sweepAt) {
      for (const id of this.#toSweep.splice(0, sweep.size)) this.#wakeConversation(id);
      this.#sweepAt = this.#toSweep.length > 0 ? now + sweep.everyMs : null;
    }
    for (const row of this.#summaries()) {
      if (row.nextDeadline !== null && now >= row.nextDeadline + overdueMs)
        this.#wakeConversation(row.conversation);
    }
  }

  protected nextWake(): number | null {
    const now = this.host.clock.now();
    const deadlines = this.#summaries().map((row) =>
      row.nextDeadline === null ? null : Math.max(row.nextDeadline + overdueMs, now + overdueMs / 2),
    );
    return earliest(this.#sweepAt, ...deadlines);
  }

  protected afterTurn(): void {
    // This room owes nobody anything: what it holds, it was told.
  }

  #maySeeStaff(who: Identity): boolean {
    return hasGrant(who, this.#id, 'monitor');
  }

  #summaries(): Summary[] {
    return [...this.#rows.values()].map((known) => known.summary);
  }

  async #takeSummary(told: Summary): Promise<void> {
    const known = this.#rows.get(told.conversation);
    if (!isNews(known?.summary, told)) return;
    const isBehind = known !== undefined && known.backstageVersion > told.version;
    const summary = isBehind ? withBackstage(told, known.summary) : told;
    await this.#take(known, {
      summary,
      backstageVersion: Math.max(known?.backstageVersion ?? 0, told.version),
    });
  }

  async #takeBackstage({ conversation, version, backstage }: BackstageMessage): Promise<void> {
    const known = this.#rows.get(conversation);
    // What it belongs to has not been told yet, and will bring this along.
    if (!known || version <= known.backstageVersion) return;
    await this.#take(known, { summary: withBackstage(known.summary, backstage), backstageVersion: version });
  }

  async #take(known: Known | undefined, next: Known): Promise<void> {
    const { conversation } = next.summary;
    const forgotten = this.#toForget(next.summary);
    await this.host.storage.write(new Map([[rowKey(conversation), next]]), forgotten.map(rowKey));
    this.#rows.set(conversation, next);
    for (const id of forgotten) this.#rows.delete(id);
    for (const connection of this.connections.welcomed())
      this.#sendRow(connection, known?.summary, next.summary);
  }

  /** The oldest of the closed ones, when there are too many. */
  #toForget(next: Summary): readonly ConversationId[] {
    if (next.phase !== 'closed') return [];
    const closed = this.#summaries().filter(
      (each) => each.phase === 'closed' && each.conversation !== next.conversation,
    );
    const surplus = closed.length + 1 - mostClosed;
    if (surplus <= 0) return [];
    const oldest = closed.sort((a, b) => a.phaseSince - b.phaseSince).slice(0, surplus);
    return oldest.map((each) => each.conversation);
  }

  /** The difference as this viewer sees it; nothing when there is none. */
  #sendRow(connection: WelcomedStaff, known: Summary | undefined, summary: Summary): void {
    const before = known ? rowFor(connection.session, known) : null;
    const after = rowFor(connection.session, summary);
    if (after && JSON.stringify(after) !== JSON.stringify(before)) {
      connection.send(encode({ type: 'rows', changed: [after], removed: [] }));
    } else if (before && !after) {
      connection.send(encode({ type: 'rows', changed: [], removed: [summary.conversation] }));
    }
  }

  async #takeStaffRow(row: StaffRow): Promise<void> {
    if (!isNews(this.#staff.get(row.id), row)) return;
    await this.host.storage.write(new Map([[staffKey(row.id), row]]));
    this.#staff.set(row.id, row);
    for (const connection of this.connections.welcomed()) {
      if (this.#maySeeStaff(connection.session))
        connection.send(encode({ type: 'staff', changed: [staffRowView(row)] }));
    }
  }

  #wakeConversation(id: ConversationId): void {
    this.host.peers
      .tell({ kind: 'conversation', id }, { type: 'wake' })
      .catch((cause: unknown) => this.host.log.error('wake-failed', cause));
  }
}
