/** What a workgroup says to a client. Typed by the domain; the schemas pin every key for the tests. */
import * as z from 'zod/mini';
import type { StaffRowView } from '../domain/availability.js';
import type { ConversationId, PersonId, WorkgroupId } from '../domain/ids.js';
import { presenceLevels } from '../domain/policy.js';
import type { Row } from '../domain/summary.js';
import type { Figures, WorkgroupHouse } from '../domain/workgroup-house.js';
import type { RefusedFrame } from './conversation-down.js';
import { n, role, text } from './down-shapes.js';
import type { Limits } from './limits.js';
import { agentRow, availability, supervisorRow } from './row-schemas.js';
import { limitsSchema, pong, refused } from './staff-frames.js';

export type WorkgroupDown =
  | {
      readonly type: 'welcome';
      readonly version: number;
      readonly workgroup: { readonly id: WorkgroupId; readonly label: string };
      readonly rows: readonly Row[];
      /** For supervisors; empty for agents. */
      readonly staff: readonly StaffRowView[];
      /** For supervisors; null for agents. */
      readonly house: WorkgroupHouse | null;
      /** For supervisors; null for agents. */
      readonly figures: Figures | null;
      /** Whether what waits may be taken without having been offered. */
      readonly pull: boolean;
      readonly limits: Limits;
    }
  | { readonly type: 'rows'; readonly changed: readonly Row[]; readonly removed: readonly ConversationId[] }
  /** For supervisors. */
  | {
      readonly type: 'staff';
      readonly changed: readonly StaffRowView[];
      readonly removed: readonly PersonId[];
    }
  /** The policy was changed; `house` is null for whoever is no supervisor here under the new one. */
  | { readonly type: 'house'; readonly house: WorkgroupHouse | null; readonly pull: boolean }
  /** For supervisors: the counters of the day and what waits now, when they change, at most once a second. */
  | ({ readonly type: 'today' } & Figures)
  | RefusedFrame
  | { readonly type: 'pong' };

const staffRow = z.strictObject({ id: text, name: text, role, availability, sessions: n, maxSessions: n });
const onOff = z.enum(['on', 'off']);

const house = z.strictObject({
  monitors: z.strictObject({
    requires: z.enum(presenceLevels),
    perSupervisor: z.union([z.enum(['capacity', 'unlimited']), n]),
    otherChannels: z.enum(['listed', 'hidden']),
  }),
  consent: z.enum(['off', 'notice', 'required']),
  sentiment: onOff,
  agentStatistics: onOff,
});

const counters = z.strictObject({
  day: text,
  offered: n,
  handled: n,
  abandoned: n,
  waiting: n,
  longestWaitSeconds: z.nullable(n),
  averageFirstResponseSeconds: z.nullable(n),
});

const queue = z.strictObject({
  at: n,
  waiting: n,
  longestWaitSeconds: z.nullable(n),
  interacting: n,
  agentsOnline: n,
  agentsAvailable: n,
});

const welcome = {
  type: z.literal('welcome'),
  version: n,
  workgroup: z.strictObject({ id: text, label: text }),
};
const rows = <R extends z.core.$ZodType>(row: R) =>
  z.strictObject({ type: z.literal('rows'), changed: z.array(row), removed: z.array(text) });

/** An agent is given the queue and whether they may take from it: no colleague, no figure, no other word of the policy. */
export const agentWorkgroupDown = z.discriminatedUnion('type', [
  z.strictObject({
    ...welcome,
    rows: z.array(agentRow),
    staff: z.tuple([]),
    house: z.null(),
    figures: z.null(),
    pull: z.boolean(),
    limits: limitsSchema,
  }),
  rows(agentRow),
  z.strictObject({ type: z.literal('house'), house: z.null(), pull: z.boolean() }),
  refused,
  pong,
]);

export const supervisorWorkgroupDown = z.discriminatedUnion('type', [
  z.strictObject({
    ...welcome,
    rows: z.array(supervisorRow),
    staff: z.array(staffRow),
    house: z.nullable(house),
    figures: z.nullable(z.strictObject({ counters, queue })),
    pull: z.boolean(),
    limits: limitsSchema,
  }),
  rows(supervisorRow),
  z.strictObject({ type: z.literal('staff'), changed: z.array(staffRow), removed: z.array(text) }),
  z.strictObject({ type: z.literal('house'), house: z.nullable(house), pull: z.boolean() }),
  z.strictObject({ type: z.literal('today'), counters, queue }),
  refused,
  pong,
]);
