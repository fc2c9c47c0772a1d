/** The parts of a workgroup's room, each the only writer of what it keeps, and what they need of one another. */
import type { ConversationId, WorkgroupId } from '../../core/domain/ids.js';
import type { Host } from './ports.js';
import type { WelcomedStaff } from './staff-room.js';
import { PolicyArrears } from './workgroup-arrears.js';
import { AttentionClock } from './workgroup-attention.js';
import { WorkgroupBeginnings } from './workgroup-beginnings.js';
import { WorkgroupBlocked } from './workgroup-blocked.js';
import { WorkgroupCounters } from './workgroup-counters.js';
import { WorkgroupCustomers } from './workgroup-customers.js';
import { WorkgroupFigures } from './workgroup-figures.js';
import { WorkgroupFront } from './workgroup-front.js';
import { ClosedIndex } from './workgroup-index.js';
import { WorkgroupLists } from './workgroup-lists.js';
import { LiveRows } from './workgroup-live.js';
import { WorkgroupPlaces } from './workgroup-places.js';
import { WorkgroupPolicy } from './workgroup-policy.js';
import { WorkgroupRouting } from './workgroup-routing.js';
import { WorkgroupStaff } from './workgroup-staff.js';
import { WorkgroupWakes } from './workgroup-wakes.js';

export interface WorkgroupParts {
  readonly policy: WorkgroupPolicy;
  readonly arrears: PolicyArrears;
  readonly beginnings: WorkgroupBeginnings;
  readonly live: LiveRows;
  readonly staff: WorkgroupStaff;
  readonly counters: WorkgroupCounters;
  readonly index: ClosedIndex;
  readonly customers: WorkgroupCustomers;
  readonly blocked: WorkgroupBlocked;
  readonly wakes: WorkgroupWakes;
  readonly routing: WorkgroupRouting;
  readonly places: WorkgroupPlaces;
  readonly attention: AttentionClock;
  readonly lists: WorkgroupLists;
  readonly figures: WorkgroupFigures;
  readonly front: WorkgroupFront;
}

/** What the parts ask of the room. */
export interface PartsRoom {
  readonly welcomed: () => readonly WelcomedStaff[];
  readonly owePlace: (conversation: ConversationId, urgency: 'now' | 'soon') => void;
}

export const partsOf = (host: Host, { welcomed, owePlace }: PartsRoom): WorkgroupParts => {
  const { clock, storage } = host;
  const policy = new WorkgroupPolicy(host);
  const live = new LiveRows(storage);
  const staff = new WorkgroupStaff(storage);
  const counters = new WorkgroupCounters(storage);
  const index = new ClosedIndex(storage);
  const attention = new AttentionClock(clock, live, policy);
  const id = host.id as WorkgroupId;
  return {
    policy,
    arrears: new PolicyArrears(clock, storage),
    beginnings: new WorkgroupBeginnings(storage),
    live,
    staff,
    counters,
    index,
    customers: new WorkgroupCustomers(storage),
    blocked: new WorkgroupBlocked(storage),
    wakes: new WorkgroupWakes(host, live, policy),
    routing: new WorkgroupRouting(host, live, staff, policy),
    places: new WorkgroupPlaces({ clock, live, staff, policy, index }, owePlace),
    attention,
    lists: new WorkgroupLists({ id, clock, live, staff, policy, attention, welcomed }),
    figures: new WorkgroupFigures(clock, () => ({
      counters: counters.current,
      rows: live.summaries(),
      staff: staff.rows(),
      policy: policy.policy,
    })),
    front: new WorkgroupFront(clock, () => ({
      rows: live.summaries(),
      staff: staff.rows(),
      policy: policy.policy,
      averageHandleSeconds: index.averageHandleSeconds,
    })),
  };
};

/** In this order: later ones look at what earlier ones have loaded. */
export const loadParts = async (parts: WorkgroupParts): Promise<void> => {
  for (const each of [
    'policy',
    'arrears',
    'beginnings',
    'live',
    'staff',
    'counters',
    'index',
    'customers',
    'blocked',
    'wakes',
  ] as const) {
    await parts[each].load();
  }
};
