/** What the people at a workgroup's sockets are told: each the difference as they see it, nothing where there is none. */
import type { StaffRow } from '../../core/domain/availability.js';
import { staffRowView } from '../../core/domain/availability.js';
import type { Identity } from '../../core/domain/identity.js';
import { hasAnyGrant, hasGrant } from '../../core/domain/identity.js';
import type { ConversationId, WorkgroupId } from '../../core/domain/ids.js';
import type { Policy } from '../../core/domain/policy.js';
import type { Row, Summary } from '../../core/domain/summary.js';
import type { Figures } from '../../core/domain/workgroup-house.js';
import { workgroupHouseOf } from '../../core/domain/workgroup-house.js';
import { rowAt } from '../../core/domain/workgroup-rows.js';
import { limits } from '../../core/protocol/limits.js';
import type { WorkgroupDown } from '../../core/protocol/workgroup-down.js';
import { inLumps } from './frames.js';
import type { Clock } from './ports.js';
import type { WelcomedStaff } from './staff-room.js';
import type { AttentionClock } from './workgroup-attention.js';
import type { LiveRows } from './workgroup-live.js';
import type { WorkgroupPolicy } from './workgroup-policy.js';
import type { WorkgroupStaff } from './workgroup-staff.js';

const encode = (frame: WorkgroupDown): string => JSON.stringify(frame);

const mayPull = ({ routing }: Policy): boolean => routing.pull === 'on';

/** Under which policy, and when: a row for supervisors is another one by time alone. */
export interface Sight {
  readonly summary: Summary;
  readonly policy: Policy;
  readonly at: number;
}

export interface ListSources {
  readonly id: WorkgroupId;
  readonly clock: Clock;
  readonly live: LiveRows;
  readonly staff: WorkgroupStaff;
  readonly policy: WorkgroupPolicy;
  readonly attention: AttentionClock;
  readonly welcomed: () => readonly WelcomedStaff[];
}

export class WorkgroupLists {
  readonly #sources: ListSources;

  constructor(sources: ListSources) {
    this.#sources = sources;
  }

  /** Supervisors here, under this policy. */
  watches(who: Identity, policy: Policy = this.#sources.policy.policy): boolean {
    return hasGrant(who, this.#sources.id, 'monitor', policy.monitors);
  }

  watchers(): readonly WelcomedStaff[] {
    return this.#sources.welcomed().filter(({ session }) => this.watches(session));
  }

  welcome(connection: WelcomedStaff, version: number, figures: Figures): void {
    const { id, clock, live, staff, policy } = this.#sources;
    const who = connection.session;
    const isWatcher = this.watches(who);
    const now = clock.now();
    // So that what they are given now is what all are compared with later.
    if (isWatcher) this.tellAttention(connection);
    const rows = [...live.summaries()]
      .sort((a, b) => a.openedAt - b.openedAt)
      .flatMap((summary) => rowAt(who, summary, policy.policy, now) ?? []);
    const [first = [], ...more] = inLumps(rows);
    connection.sendCatchUp(
      encode({
        type: 'welcome',
        version,
        workgroup: { id, label: policy.document.label },
        rows: first,
        staff: isWatcher ? staff.rows().map(staffRowView) : [],
        house: isWatcher ? workgroupHouseOf(policy.policy) : null,
        figures: isWatcher ? figures : null,
        pull: mayPull(policy.policy),
        limits,
      }),
    );
    for (const changed of more) connection.sendCatchUp(encode({ type: 'rows', changed, removed: [] }));
  }

  /** A conversation was told anew, or is none of this workgroup any more. */
  tellRow(before: Sight | null, after: Sight | null): void {
    for (const connection of this.#sources.welcomed()) {
      const one = difference(connection.session, before, after);
      if (one) connection.send(encode({ type: 'rows', ...one }));
    }
  }

  tellStaff(before: StaffRow | undefined, after: StaffRow): void {
    const text = (row: StaffRow | undefined): string | null =>
      row && row.grants.length > 0 ? JSON.stringify(staffRowView(row)) : null;
    const [was, is] = [text(before), text(after)];
    if (was === is) return;
    const changed = is === null ? [] : [staffRowView(after)];
    const frame = encode({ type: 'staff', changed, removed: is === null ? [after.id] : [] });
    for (const connection of this.watchers()) connection.send(frame);
  }

  /** What only time has changed: how much conversations need a supervisor. */
  tellAttention(except: WelcomedStaff | null = null): void {
    const { attention, policy } = this.#sources;
    for (const { summary, from, to } of attention.take()) {
      for (const connection of this.watchers()) {
        if (connection === except) continue;
        const one = difference(
          connection.session,
          { summary, policy: policy.policy, at: from },
          { summary, policy: policy.policy, at: to },
        );
        if (one) connection.send(encode({ type: 'rows', ...one }));
      }
    }
  }

  /** Another policy is in force: who is somebody here, what they see, and how it is looked at. */
  tellPolicy(before: Policy): void {
    const { id, clock, live, policy, attention, staff } = this.#sources;
    const after = policy.policy;
    const now = clock.now();
    for (const connection of this.#sources.welcomed()) {
      const who = connection.session;
      if (!hasAnyGrant(who, id, after.monitors)) {
        connection.close('revoked');
        continue;
      }
      const [was, is] = [before, after].map((each) =>
        this.watches(who, each) ? workgroupHouseOf(each) : null,
      );
      const isPullSame = mayPull(before) === mayPull(after);
      if (!isPullSame || JSON.stringify(was) !== JSON.stringify(is))
        connection.send(encode({ type: 'house', house: is ?? null, pull: mayPull(after) }));
      // Whoever has become a supervisor by it knows of nobody yet.
      if (!was && is) {
        const changed = staff.rows().map(staffRowView);
        connection.send(encode({ type: 'staff', changed, removed: [] }));
      }
      const changes = live.all().flatMap(({ summary }) => {
        const from = attention.saidAt(summary.conversation) ?? now;
        const one = difference(
          who,
          { summary, policy: before, at: from },
          { summary, policy: after, at: now },
        );
        return one ?? [];
      });
      for (const changed of inLumps(changes.flatMap((each) => each.changed)))
        connection.send(encode({ type: 'rows', changed, removed: [] }));
      const removed = changes.flatMap((each) => each.removed);
      if (removed.length > 0) connection.send(encode({ type: 'rows', changed: [], removed }));
    }
    attention.restart();
  }

  tellFigures(figures: Figures): void {
    const frame = encode({ type: 'today', ...figures });
    for (const connection of this.watchers()) connection.send(frame);
  }
}

interface Difference {
  readonly changed: readonly Row[];
  readonly removed: readonly ConversationId[];
}

const difference = (who: Identity, before: Sight | null, after: Sight | null): Difference | null => {
  const row = (sight: Sight | null): Row | null =>
    sight ? rowAt(who, sight.summary, sight.policy, sight.at) : null;
  const [was, is] = [row(before), row(after)];
  if (is) return JSON.stringify(is) === JSON.stringify(was) ? null : { changed: [is], removed: [] };
  return was ? { changed: [], removed: [was.conversation] } : null;
};
