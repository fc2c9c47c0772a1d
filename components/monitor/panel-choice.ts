/** Whether a supervisor can monitor a row now, and what they may do where they are in it already. */
import type { PersonId } from '../../core/domain/ids.js';
import type { Policy, PresenceLevel } from '../../core/domain/policy.js';
import type { Row } from '../../core/domain/summary.js';
import type { StaffSession } from '../shared/staff-session.js';
import type { MonitorChoice } from './monitor-choice.js';
import { monitorChoice } from './monitor-choice.js';
import { lackOf } from './monitor-presence.js';

/** What watching needs in the workgroup of the row, where that says so. */
const requiredFor = (session: StaffSession, { workgroup }: Row): PresenceLevel | undefined =>
  session.workgroups.find(({ snapshot }) => snapshot.workgroup?.id === workgroup)?.snapshot.house?.monitors
    .requires;

export const panelChoice = (
  session: StaffSession | null,
  row: Row,
  monitors: Policy['monitors'],
  full: number | undefined,
): MonitorChoice => {
  const me = session?.desk?.you?.id ?? ('' as PersonId);
  const choice = monitorChoice(row, me, monitors, full);
  const header = session?.opened(row.conversation)?.snapshot.header;
  if (choice.kind === 'mine' && header) return { ...choice, may: header.you.may };
  if (!session || choice.kind !== 'possible') return choice;
  const why = lackOf(session, requiredFor(session, row) ?? monitors.requires);
  return why ? { ...choice, kind: 'absent', why } : choice;
};
