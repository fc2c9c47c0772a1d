/** The tables that say who may do what. Nothing else in Parley says yes or no to a person. */
import type { Grant } from './identity.js';
import type { PhaseName } from './lifecycle.js';
import type { SideEffect } from './policy.js';
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
  'attach',
  'set-typing',
  'set-draft',
  'set-context',
  'mark-read',
  'read-history',
  'accept',
  'decline',
  'withdraw-offer',
  'hand-off',
  'assign',
  'monitor',
  'join',
  'take-over',
  'hand-back',
  'leave',
  'pass-lead',
  'hold',
  'snooze',
  'tag',
  'set-priority',
  'flag',
  'unflag',
  'raise-hand',
  'lower-hand',
  'settle-suggestion',
  'consent',
  'fill-form',
  'end',
  'force-close',
  'wrap-up',
  'rate',
  'forget',
] as const;
export type Action = (typeof actions)[number];

/** Allowed, allowed with a grant in this workgroup, or the refusal that is given. */
export type Permission =
  | { readonly kind: 'allowed' }
  | { readonly kind: 'needs'; readonly grant: Grant }
  /** Allowed to whom a person asked, and with the grant. */
  | { readonly kind: 'asked-or'; readonly grant: Grant }
  | { readonly kind: 'refused'; readonly code: RefusalCode };

const needs = (grant: Grant): Permission => ({ kind: 'needs', grant });
const as = (code: RefusalCode): Permission => ({ kind: 'refused', code });

const yes: Permission = { kind: 'allowed' };
const no = as('forbidden');
const handle = needs('handle');
const monitor = needs('monitor');
const whisper = needs('whisper');
const join = needs('join');
const takeover = needs('takeover');
const assign = needs('assign');
const transfer = needs('transfer');
const forceClose = needs('forceClose');
const asked: Permission = { kind: 'asked-or', grant: 'handle' };
const accepted = as('already-accepted');
const notHandler = as('not-handler');
const own = as('own-conversation');
const notYet = as('not-monitoring');

/** One action's answers, by standing in the order of `standings`. */
type Cells = readonly [
  Permission,
  Permission,
  Permission,
  Permission,
  Permission,
  Permission,
  Permission,
  Permission,
];
const row = (...cells: Cells): Readonly<Record<Standing, Permission>> =>
  Object.fromEntries(standings.map((standing, index) => [standing, cells[index]])) as Record<
    Standing,
    Permission
  >;

/**
 * Action by standing. A monitor can read, leave and step up, and whisper where the policy allows; what else stands in
 * their column, the policy opens (see `sideEffectOf`). Leaving twice is not an error: a second tab says so too.
 */
// biome-ignore format: a table
export const permissions = {
  //                      customer  handler     standby     displaced   monitoring  whispering  joined      outsider
  'post-to-everyone':  row(yes,      yes,        notHandler, notHandler, no,         no,         join,       no),
  'post-to-staff':     row(no,       yes,        yes,        notHandler, no,         yes,        yes,        no),
  whisper:             row(no,       no,         no,         no,         whisper,    whisper,    whisper,    no),
  attach:              row(yes,      yes,        notHandler, notHandler, no,         no,         join,       no),
  'set-typing':        row(yes,      yes,        no,         no,         no,         no,         yes,        no),
  'set-draft':         row(yes,      yes,        yes,        no,         no,         no,         no,         no),
  'set-context':       row(yes,      no,         no,         no,         no,         no,         no,         no),
  'mark-read':         row(yes,      yes,        no,         no,         no,         no,         no,         no),
  'read-history':      row(yes,      yes,        yes,        no,         yes,        yes,        yes,        no),
  accept:              row(no,       accepted,   asked,      handle,     asked,      asked,      asked,      handle),
  decline:             row(no,       no,         yes,        no,         yes,        yes,        yes,        no),
  'withdraw-offer':    row(no,       yes,        no,         no,         assign,     assign,     assign,     assign),
  'hand-off':          row(no,       transfer,   notHandler, notHandler, no,         no,         no,         no),
  assign:              row(no,       own,        no,         no,         assign,     assign,     assign,     assign),
  monitor:             row(no,       monitor,    monitor,    monitor,    monitor,    monitor,    no,         monitor),
  join:                row(no,       own,        notYet,     notYet,     join,       join,       join,       notYet),
  'take-over':         row(no,       own,        notYet,     notYet,     takeover,   takeover,   takeover,   notYet),
  'hand-back':         row(no,       yes,        no,         no,         no,         no,         no,         no),
  leave:               row(no,       yes,        no,         no,         yes,        yes,        yes,        yes),
  'pass-lead':         row(no,       yes,        no,         no,         no,         no,         yes,        no),
  hold:                row(no,       yes,        notHandler, notHandler, forceClose, forceClose, forceClose, no),
  snooze:              row(no,       yes,        notHandler, notHandler, no,         no,         no,         no),
  tag:                 row(no,       yes,        no,         no,         assign,     assign,     assign,     no),
  'set-priority':      row(no,       no,         no,         no,         assign,     assign,     assign,     assign),
  flag:                row(no,       yes,        no,         no,         monitor,    monitor,    monitor,    monitor),
  unflag:              row(no,       monitor,    no,         no,         monitor,    monitor,    monitor,    monitor),
  'raise-hand':        row(no,       yes,        no,         no,         no,         no,         no,         no),
  'lower-hand':        row(no,       yes,        no,         no,         no,         whisper,    yes,        no),
  'settle-suggestion': row(no,       yes,        no,         no,         no,         no,         no,         no),
  consent:             row(yes,      no,         no,         no,         no,         no,         no,         no),
  'fill-form':         row(yes,      no,         no,         no,         no,         no,         no,         no),
  end:                 row(yes,      yes,        notHandler, notHandler, no,         no,         no,         no),
  'force-close':       row(no,       forceClose, no,         no,         forceClose, forceClose, forceClose, forceClose),
  'wrap-up':           row(no,       yes,        yes,        yes,        no,         no,         no,         no),
  rate:                row(yes,      no,         no,         no,         no,         no,         no,         no),
  forget:              row(yes,      no,         no,         no,         no,         no,         no,         no),
} as const satisfies Record<Action, Readonly<Record<Standing, Permission>>>;

/** In which phases an action makes sense at all. */
export const phasesOf = {
  'post-to-everyone': ['queued', 'active'],
  'post-to-staff': ['active', 'wrap-up'],
  whisper: ['active', 'wrap-up'],
  // What only everyone may be shown: private entries carry no files.
  attach: ['queued', 'active'],
  'set-typing': ['queued', 'active'],
  'set-draft': ['queued', 'active'],
  // Nothing is followed any more once it is over.
  'set-context': ['queued', 'active'],
  'mark-read': ['queued', 'active', 'wrap-up', 'closed'],
  'read-history': ['queued', 'active', 'wrap-up', 'closed'],
  // In an active one by whom the handler asked to take it on.
  accept: ['queued', 'active'],
  decline: ['queued', 'active'],
  'withdraw-offer': ['queued', 'active'],
  'hand-off': ['active'],
  assign: ['queued', 'active'],
  // Narrowed by the policy of the workgroup.
  monitor: ['queued', 'active', 'wrap-up'],
  join: ['active'],
  'take-over': ['active'],
  'hand-back': ['active'],
  leave: ['queued', 'active', 'wrap-up', 'closed'],
  'pass-lead': ['queued', 'active', 'wrap-up'],
  hold: ['active'],
  snooze: ['active'],
  tag: ['queued', 'active', 'wrap-up'],
  'set-priority': ['queued', 'active'],
  flag: ['queued', 'active', 'wrap-up'],
  unflag: ['queued', 'active', 'wrap-up'],
  'raise-hand': ['active'],
  'lower-hand': ['active'],
  'settle-suggestion': ['active', 'wrap-up'],
  consent: ['queued', 'active'],
  'fill-form': ['queued', 'active'],
  end: ['queued', 'active'],
  'force-close': ['queued', 'active', 'wrap-up'],
  // A displaced agent wraps up their own segment while the conversation goes on, or after it.
  'wrap-up': ['queued', 'active', 'wrap-up', 'closed'],
  // To the customer these two are one.
  rate: ['wrap-up', 'closed'],
  forget: ['queued', 'active', 'wrap-up', 'closed'],
} as const satisfies Record<Action, readonly PhaseName[]>;

/** The refusal for the wrong phase, where it is not simply `bad-state`. */
export const wrongPhase: Partial<Record<Action, Partial<Record<PhaseName, RefusalCode>>>> = {
  'post-to-everyone': { 'wrap-up': 'closed', closed: 'closed' },
  'post-to-staff': { closed: 'closed' },
  whisper: { closed: 'closed' },
  attach: { 'wrap-up': 'closed', closed: 'closed' },
  accept: { 'wrap-up': 'closed', closed: 'closed' },
  'hand-off': { 'wrap-up': 'closed', closed: 'closed' },
  assign: { 'wrap-up': 'closed', closed: 'closed' },
  consent: { 'wrap-up': 'closed', closed: 'closed' },
  'fill-form': { 'wrap-up': 'closed', closed: 'closed' },
  end: { 'wrap-up': 'closed', closed: 'closed' },
  'force-close': { closed: 'closed' },
};

/**
 * What changes the conversation for others, done by somebody who only watches: nothing of it unless the policy names
 * the sort.
 */
export const sideEffectOf: Partial<Record<Action, SideEffect>> = {
  assign: 'assign',
  'withdraw-offer': 'assign',
  hold: 'status',
  'force-close': 'status',
  tag: 'tag',
  'set-priority': 'tag',
  flag: 'tag',
  unflag: 'tag',
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
