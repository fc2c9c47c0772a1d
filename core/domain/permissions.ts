/** The tables that say who may do what. Nothing else in Parley says yes or no to a person. */
import type { Grant } from './identity.js';
import type { PhaseName } from './lifecycle.js';
import type { RefusalCode } from './refusal.js';

/** What somebody is in a conversation now: role, assignment and supervision mode taken together. */
export const standings = [
  'customer',
  'handler',
  'standby',
  'displaced',
  'monitoring',
  'whispering',
  'joined',
  'outsider',
] as const;
export type Standing = (typeof standings)[number];

export const actions = [
  'post-to-everyone',
  'post-to-staff',
  'whisper',
  'set-typing',
  'set-draft',
  'mark-read',
  'read-history',
  'accept',
  'monitor',
  'join',
  'take-over',
  'hand-back',
  'leave',
  'end',
  'wrap-up',
] as const;
export type Action = (typeof actions)[number];

/** Allowed, allowed with a grant in this workgroup, or the refusal that is given. */
export type Permission =
  | { readonly kind: 'allowed' }
  | { readonly kind: 'needs'; readonly grant: Grant }
  | { readonly kind: 'refused'; readonly code: RefusalCode };

const yes: Permission = { kind: 'allowed' };
const no: Permission = { kind: 'refused', code: 'forbidden' };
const needs = (grant: Grant): Permission => ({ kind: 'needs', grant });
const as = (code: RefusalCode): Permission => ({ kind: 'refused', code });

/** Standing by action. A monitor can read, leave and step up, and whisper where the policy allows: nothing else. */
export const permissions = {
  customer: {
    'post-to-everyone': yes,
    'post-to-staff': no,
    whisper: no,
    'set-typing': yes,
    'set-draft': no,
    'mark-read': yes,
    'read-history': yes,
    accept: no,
    monitor: no,
    join: no,
    'take-over': no,
    'hand-back': no,
    leave: no,
    end: yes,
    'wrap-up': no,
  },
  handler: {
    'post-to-everyone': yes,
    'post-to-staff': yes,
    whisper: no,
    'set-typing': yes,
    'set-draft': yes,
    'mark-read': yes,
    'read-history': yes,
    accept: as('already-accepted'),
    monitor: as('own-conversation'),
    join: as('own-conversation'),
    'take-over': as('own-conversation'),
    'hand-back': yes,
    leave: no,
    end: yes,
    'wrap-up': yes,
  },
  standby: {
    'post-to-everyone': as('not-handler'),
    'post-to-staff': yes,
    whisper: no,
    'set-typing': no,
    'set-draft': no,
    'mark-read': no,
    'read-history': yes,
    accept: needs('handle'),
    monitor: needs('monitor'),
    join: as('not-monitoring'),
    'take-over': as('not-monitoring'),
    'hand-back': no,
    leave: no,
    end: as('not-handler'),
    'wrap-up': yes,
  },
  displaced: {
    'post-to-everyone': as('not-handler'),
    'post-to-staff': as('not-handler'),
    whisper: no,
    'set-typing': no,
    'set-draft': no,
    'mark-read': no,
    'read-history': no,
    accept: needs('handle'),
    monitor: needs('monitor'),
    join: as('not-monitoring'),
    'take-over': as('not-monitoring'),
    'hand-back': no,
    leave: no,
    end: as('not-handler'),
    'wrap-up': yes,
  },
  monitoring: {
    'post-to-everyone': no,
    'post-to-staff': no,
    whisper: needs('whisper'),
    'set-typing': no,
    'set-draft': no,
    'mark-read': no,
    'read-history': yes,
    accept: needs('handle'),
    monitor: needs('monitor'),
    join: needs('join'),
    'take-over': needs('takeover'),
    'hand-back': no,
    leave: yes,
    end: no,
    'wrap-up': no,
  },
  whispering: {
    'post-to-everyone': no,
    'post-to-staff': yes,
    whisper: needs('whisper'),
    'set-typing': no,
    'set-draft': no,
    'mark-read': no,
    'read-history': yes,
    accept: needs('handle'),
    monitor: needs('monitor'),
    join: needs('join'),
    'take-over': needs('takeover'),
    'hand-back': no,
    leave: yes,
    end: no,
    'wrap-up': no,
  },
  joined: {
    'post-to-everyone': needs('join'),
    'post-to-staff': yes,
    whisper: needs('whisper'),
    'set-typing': yes,
    'set-draft': no,
    'mark-read': no,
    'read-history': yes,
    accept: needs('handle'),
    monitor: no,
    join: needs('join'),
    'take-over': needs('takeover'),
    'hand-back': no,
    leave: yes,
    end: no,
    'wrap-up': no,
  },
  outsider: {
    'post-to-everyone': no,
    'post-to-staff': no,
    whisper: no,
    'set-typing': no,
    'set-draft': no,
    'mark-read': no,
    'read-history': no,
    accept: needs('handle'),
    monitor: needs('monitor'),
    join: as('not-monitoring'),
    'take-over': as('not-monitoring'),
    'hand-back': no,
    // Leaving twice is not an error: the second tab of a supervisor says so too.
    leave: yes,
    end: no,
    'wrap-up': no,
  },
} as const satisfies Record<Standing, Record<Action, Permission>>;

/** In which phases an action makes sense at all. */
export const phasesOf = {
  'post-to-everyone': ['queued', 'active'],
  'post-to-staff': ['active', 'wrap-up'],
  whisper: ['active', 'wrap-up'],
  'set-typing': ['queued', 'active'],
  'set-draft': ['active'],
  'mark-read': ['queued', 'active', 'wrap-up', 'closed'],
  'read-history': ['queued', 'active', 'wrap-up', 'closed'],
  accept: ['queued'],
  // Narrowed by the policy of the workgroup.
  monitor: ['queued', 'active', 'wrap-up'],
  join: ['active'],
  'take-over': ['active'],
  'hand-back': ['active'],
  leave: ['queued', 'active', 'wrap-up', 'closed'],
  end: ['queued', 'active'],
  // A displaced agent wraps up their own segment while the conversation goes on, or after it.
  'wrap-up': ['queued', 'active', 'wrap-up', 'closed'],
} as const satisfies Record<Action, readonly PhaseName[]>;

/** The refusal for the wrong phase, where it is not simply `bad-state`. */
export const wrongPhase: Partial<Record<Action, Partial<Record<PhaseName, RefusalCode>>>> = {
  'post-to-everyone': { 'wrap-up': 'closed', closed: 'closed' },
  'post-to-staff': { closed: 'closed' },
  whisper: { closed: 'closed' },
  accept: { active: 'already-accepted', 'wrap-up': 'closed', closed: 'closed' },
  end: { 'wrap-up': 'closed', closed: 'closed' },
};

/** What each standing is shown of the timeline. */
export const sight = {
  customer: 'everyone',
  handler: 'staff',
  standby: 'staff',
  displaced: 'nothing',
  monitoring: 'all',
  whispering: 'all',
  joined: 'all',
  outsider: 'nothing',
} as const satisfies Record<Standing, 'everyone' | 'staff' | 'all' | 'nothing'>;

/** To whom somebody of this standing is visible. */
export const seenBy = {
  customer: 'everyone',
  handler: 'everyone',
  standby: 'staff',
  displaced: 'nobody',
  monitoring: 'supervisors',
  whispering: 'whispered-to',
  joined: 'everyone',
  outsider: 'nobody',
} as const satisfies Record<Standing, 'everyone' | 'staff' | 'whispered-to' | 'supervisors' | 'nobody'>;
