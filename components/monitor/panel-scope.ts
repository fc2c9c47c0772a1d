/** What the panel looks at: the chosen workgroup or all of them, with their rows, people, figures and house rules. */
import type { StaffRowView } from '../../core/domain/availability.js';
import type { Grant } from '../../core/domain/identity.js';
import type { ConversationId, WorkgroupId } from '../../core/domain/ids.js';
import type { PresenceLevel } from '../../core/domain/policy.js';
import { presenceLevels } from '../../core/domain/policy.js';
import type { Row } from '../../core/domain/summary.js';
import type { Figures, WorkgroupHouse } from '../../core/domain/workgroup-house.js';
import type { StaffSession } from '../shared/staff-session.js';
import type { WorkTargets } from '../work/work-commands.js';
import type { PanelWorkgroup } from './panel-workgroups.js';

export interface PanelScope {
  /** All that one may supervise, with what goes on in each. */
  readonly workgroups: readonly PanelWorkgroup[];
  /** Of them those that are looked at. */
  readonly chosen: readonly (PanelWorkgroup & { readonly figures: Figures | null })[];
  readonly labels: ReadonlyMap<WorkgroupId, string>;
  readonly rows: readonly Row[];
  readonly staff: readonly StaffRowView[];
  readonly figures: readonly Figures[];
  /** Figures about single people are shown only where every workgroup that is looked at wants that. */
  readonly agentStatistics: boolean;
  /** How customers feel is measured in one of them. */
  readonly hasSentiment: boolean;
  /** What watching needs, where the workgroups say so. */
  readonly requires: PresenceLevel | null;
  /** What one may do in the workgroup of a row. */
  may(row: Row): readonly Grant[];
}

const strictest = (houses: readonly WorkgroupHouse[]): PresenceLevel | null =>
  presenceLevels.findLast((level) => houses.some(({ monitors }) => monitors.requires === level)) ?? null;

/** A workgroup that one may not supervise, or that is not there, is none to look at: all are. */
export const knownWorkgroup = (session: StaffSession, id: WorkgroupId | null): WorkgroupId | null =>
  session.desk?.you?.workgroups.some((each) => each.id === id && each.grants.includes('monitor')) ? id : null;

export const scopeOf = (session: StaffSession, workgroup: WorkgroupId | null): PanelScope => {
  const mine = session.desk?.you?.workgroups ?? [];
  const labels = new Map(mine.map(({ id, label }) => [id, label]));
  const all = session.workgroups.flatMap(({ snapshot }) => {
    const { workgroup: named, rows, staff, figures, house } = snapshot;
    return named
      ? [{ id: named.id, label: labels.get(named.id) ?? named.label, rows, staff, figures, house }]
      : [];
  });
  const chosen = all.filter(({ id }) => workgroup === null || id === workgroup);
  const houses = chosen.flatMap(({ house }) => house ?? []);
  const staff = new Map(chosen.flatMap((each) => each.staff.map((person) => [person.id, person] as const)));
  return {
    workgroups: all,
    chosen,
    labels,
    rows: chosen.flatMap(({ rows }) => rows),
    staff: [...staff.values()],
    figures: chosen.flatMap(({ figures }) => figures ?? []),
    agentStatistics: houses.length > 0 && houses.every(({ agentStatistics }) => agentStatistics === 'on'),
    hasSentiment: houses.length === 0 || houses.some(({ sentiment }) => sentiment !== 'off'),
    requires: strictest(houses),
    may: (row) => mine.find(({ id }) => id === row.workgroup)?.grants ?? [],
  };
};

/** Of those to whom something can be given, whoever works in the workgroups of these conversations. */
export const targetsIn = (
  session: StaffSession,
  targets: WorkTargets,
  conversations: readonly ConversationId[],
): WorkTargets => {
  const known = new Set(
    session.workgroups
      .filter(({ snapshot }) => snapshot.rows.some((row) => conversations.includes(row.conversation)))
      .flatMap(({ snapshot }) => snapshot.staff.map(({ id }) => id)),
  );
  return { ...targets, people: targets.people.filter(({ id }) => known.has(id)) };
};
