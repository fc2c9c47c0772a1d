/** What a workgroup says to a client. Typed by the domain; the schemas pin every key for the tests. */
import * as z from 'zod/mini';
import type { StaffRowView } from '../domain/availability.js';
import type { ConversationId, WorkgroupId } from '../domain/ids.js';
import type { Row } from '../domain/summary.js';
import type { RefusedFrame } from './conversation-down.js';
import { n, text } from './down-shapes.js';
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
      readonly limits: Limits;
    }
  | { readonly type: 'rows'; readonly changed: readonly Row[]; readonly removed: readonly ConversationId[] }
  | { readonly type: 'staff'; readonly changed: readonly StaffRowView[] }
  | RefusedFrame
  | { readonly type: 'pong' };

const staffRow = z.strictObject({ id: text, name: text, availability });
const workgroupFrames = <R extends z.core.$ZodType>(row: R) =>
  z.discriminatedUnion('type', [
    z.strictObject({
      type: z.literal('welcome'),
      version: n,
      workgroup: z.strictObject({ id: text, label: text }),
      rows: z.array(row),
      staff: z.array(staffRow),
      limits: limitsSchema,
    }),
    z.strictObject({ type: z.literal('rows'), changed: z.array(row), removed: z.array(text) }),
    z.strictObject({ type: z.literal('staff'), changed: z.array(staffRow) }),
    refused,
    pong,
  ]);

export const agentWorkgroupDown = workgroupFrames(agentRow);
export const supervisorWorkgroupDown = workgroupFrames(supervisorRow);
