/** Whether a row can be monitored by this supervisor now, and if not, why not. */
import type { PersonId } from '../../core/domain/ids.js';
import type { Action } from '../../core/domain/permissions.js';
import type { Policy } from '../../core/domain/policy.js';
import type { Row } from '../../core/domain/summary.js';
import type { SupervisionMode } from '../../core/domain/supervision.js';
import type { Lack } from './monitor-presence.js';

export type MonitorChoice = Possible & {
  /** This person is asked to take it, and may only do that or monitor it. */
  readonly isAsked?: true;
};

type Possible =
  | { readonly kind: 'possible' }
  /** It is supervised by this person already; `may` is what its room lets them do, once that has said so. */
  | { readonly kind: 'mine'; readonly mode: SupervisionMode; readonly may?: readonly Action[] }
  | { readonly kind: 'own' }
  /** One has to be there to watch. */
  | { readonly kind: 'absent'; readonly why: Lack }
  | { readonly kind: 'not-accepted' }
  | { readonly kind: 'not-in-phase' }
  /** Its channel cannot be watched, or the customer has not agreed. */
  | { readonly kind: 'unmonitorable'; readonly why: NonNullable<Row['unmonitorable']> }
  | { readonly kind: 'full'; readonly names: readonly string[]; readonly since: number };

/**
 * A convenience, and not the decision: the room decides, and says no where this says yes. `full` is how many
 * supervisors a refusal has shown to be all that fit; what the room said counts for more than the policy given here.
 */
export const monitorChoice = (
  row: Row,
  me: PersonId,
  monitors: Policy['monitors'],
  full: number | undefined,
): MonitorChoice => {
  const possible = possibleFor(row, me, monitors, full);
  return row.offer?.to === me ? { ...possible, isAsked: true } : possible;
};

const possibleFor = (
  row: Row,
  me: PersonId,
  monitors: Policy['monitors'],
  full: number | undefined,
): Possible => {
  const supervisors = row.supervisors ?? [];
  const own = supervisors.find((each) => each.person.id === me);
  if (own) return { kind: 'mine', mode: own.mode };
  if (row.handler?.id === me) return { kind: 'own' };
  if (row.unmonitorable) return { kind: 'unmonitorable', why: row.unmonitorable };
  if (!monitors.phases.includes(row.phase)) {
    return row.phase === 'queued' ? { kind: 'not-accepted' } : { kind: 'not-in-phase' };
  }
  if (supervisors.length > 0 && supervisors.length >= (full ?? monitors.perRoom)) {
    const since = Math.min(...supervisors.map((each) => each.since));
    return { kind: 'full', names: supervisors.map((each) => each.person.name), since };
  }
  return { kind: 'possible' };
};
