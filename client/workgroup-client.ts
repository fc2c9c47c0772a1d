/** A workgroup as its staff see it: the rows they may list, and for supervisors who is there. */
import type { StaffRowView } from '../core/domain/availability.js';
import type { Row } from '../core/domain/summary.js';
import type { WorkgroupDown } from '../core/protocol/workgroup-down.js';
import type { WorkgroupUp } from '../core/protocol/workgroup-up.js';
import type { Environment } from './environment.js';
import { workgroupFrames } from './known-frames.js';
import { RoomStore } from './room-store.js';
import type { TokenSource, WorkgroupPort, WorkgroupSnapshot } from './snapshots.js';

export interface WorkgroupClientOptions {
  /** Where the server is, such as `https://chat.example.org`. */
  readonly server: string;
  readonly workgroup: string;
  readonly token: TokenSource;
  readonly environment?: Environment | undefined;
}

const none: WorkgroupSnapshot = {
  connection: { kind: 'idle' },
  workgroup: null,
  rows: [],
  staff: [],
  house: null,
  figures: null,
  mayPull: true,
};

const inOrder = (rows: Iterable<Row>): readonly Row[] =>
  [...rows].sort((a, b) => a.openedAt - b.openedAt || (a.conversation < b.conversation ? -1 : 1));

export class WorkgroupClient
  extends RoomStore<WorkgroupSnapshot, WorkgroupUp, WorkgroupDown>
  implements WorkgroupPort
{
  constructor({ workgroup, token, ...rest }: WorkgroupClientOptions) {
    const credential = { kind: 'token', token } as const;
    super(none, {
      ...rest,
      credential,
      known: workgroupFrames,
      party: 'workgroup',
      room: () => workgroup,
    });
  }

  protected override receive(frame: WorkgroupDown): void {
    switch (frame.type) {
      case 'welcome': {
        const { workgroup, rows, staff, house, figures, pull } = frame;
        // The welcome is the whole list; nothing is replayed.
        this.transport.complete();
        return this.update({ workgroup, rows: inOrder(rows), staff, house, figures, mayPull: pull });
      }
      case 'rows': {
        const rows = new Map(this.snapshot.rows.map((row) => [row.conversation, row]));
        for (const id of frame.removed) rows.delete(id);
        for (const row of frame.changed) rows.set(row.conversation, row);
        return this.update({ rows: inOrder(rows.values()) });
      }
      case 'staff': {
        const staff = new Map<string, StaffRowView>(this.snapshot.staff.map((row) => [row.id, row]));
        for (const id of frame.removed) staff.delete(id);
        for (const row of frame.changed) staff.set(row.id, row);
        return this.update({ staff: [...staff.values()] });
      }
      case 'house':
        return this.update({ house: frame.house, mayPull: frame.pull });
      case 'today': {
        const { counters, queue } = frame;
        return this.update({ figures: { counters, queue } });
      }
    }
  }
}
