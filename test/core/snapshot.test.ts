// A workgroup's queue and staff at one moment.
import { describe, expect, it } from 'vitest';
import type { PersonId } from '../../core/domain/ids.js';
import type { LiveRow, StaffMember, StaffState } from '../../core/domain/snapshot.js';
import { snapshotOf, waitingOf } from '../../core/domain/snapshot.js';

const NOW = 1_700_000_000_000;
const ago = (seconds: number): number => NOW - seconds * 1000;
const row = (more: Partial<LiveRow>): LiveRow => ({
  phase: 'queued',
  phaseSince: ago(10),
  waitingSince: null,
  handler: null,
  ...more,
});
const handledBy = (id: string, phase: LiveRow['phase'] = 'active'): LiveRow =>
  row({ phase, handler: { id: id as PersonId } });
const member = (id: string, availability: StaffState, sessions = 0): StaffMember => ({
  id: id as PersonId,
  name: id.toUpperCase(),
  availability,
  sessions,
  maxSessions: 4,
});

describe('the snapshot', () => {
  it('[E07] tells who waits, who is being answered, and who is there', () => {
    const rows = [
      row({}),
      row({ phaseSince: ago(70) }),
      handledBy('anna'),
      handledBy('anna'),
      handledBy('sam'),
    ];
    const staff = [member('anna', 'available', 3), member('bert', 'away'), member('carl', 'offline')];
    expect(snapshotOf(rows, staff, NOW)).toEqual({
      at: NOW,
      waiting: 2,
      longestWaitSeconds: 70,
      interacting: 3,
      agentsOnline: 2,
      agentsAvailable: 1,
      agents: [
        { ...member('anna', 'available', 3), conversations: 2 },
        { ...member('bert', 'away'), conversations: 0 },
        { ...member('carl', 'offline'), conversations: 0 },
      ],
    });
  });

  it('[E07] what is wrapped up or closed is neither waiting nor being answered', () => {
    const rows = [handledBy('anna', 'wrap-up'), row({ phase: 'closed', waitingSince: ago(900) })];
    const snapshot = snapshotOf(rows, [member('anna', 'available')], NOW);
    expect(snapshot).toMatchObject({ waiting: 0, longestWaitSeconds: null, interacting: 0 });
    expect(snapshot.agents[0]?.conversations).toBe(0);
  });

  it('[E07] what is put aside does not wait', () => {
    expect(snapshotOf([row({ snoozed: true, phaseSince: ago(9_000) }), row({})], [], NOW)).toMatchObject({
      waiting: 1,
      longestWaitSeconds: 10,
    });
  });

  it('[E07][C28] whoever comes back to the queue has been waiting since they wrote', () => {
    expect(waitingOf([row({ phaseSince: ago(5), waitingSince: ago(300) })])).toEqual({
      waiting: 1,
      longestWaitSince: ago(300),
    });
    expect(waitingOf([row({ phaseSince: ago(60), waitingSince: ago(20) })]).longestWaitSince).toBe(ago(60));
    expect(waitingOf([])).toEqual({ waiting: 0, longestWaitSince: null });
  });

  it('[E07] an agent is told by these keys: nothing that adds up over time', () => {
    const extra = { ...member('anna', 'available'), averageReplySeconds: 9 } as StaffMember;
    expect(Object.keys(snapshotOf([], [extra], NOW).agents[0] ?? {}).sort()).toEqual([
      'availability',
      'conversations',
      'id',
      'maxSessions',
      'name',
      'sessions',
    ]);
  });
});
