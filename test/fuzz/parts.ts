/** Who throws frames at what: every role in every kind of room, and those who have no business there. */
import type { Arena } from './arena.js';
import type { Part } from './session.js';

const conversation = (arena: Arena): readonly [string, string] => ['main', arena.conversation];
const workgroup = (arena: Arena): readonly [string, string] => ['workgroup', arena.workgroup];
const agentsDesk = (arena: Arena): readonly [string, string] => ['desk', arena.ids.agent];

const customer = (arena: Arena) => arena.people.customer;
const agent = (arena: Arena) => arena.people.agent;
const supervisor = (arena: Arena) => arena.people.supervisor;
const stranger = (arena: Arena) => arena.people.stranger;

/** Those who may say something there. */
export const parts = {
  customer: { weight: 24, viewer: 'customer', address: conversation, credential: customer },
  agent: { weight: 22, viewer: 'staff', address: conversation, credential: agent },
  supervisor: { weight: 20, viewer: 'staff', address: conversation, credential: supervisor },
  'agent at the desk': { weight: 8, viewer: 'desk', address: agentsDesk, credential: agent },
  'supervisor at the desk of another': {
    weight: 5,
    viewer: 'desk',
    address: agentsDesk,
    credential: supervisor,
  },
  'agent at the list': { weight: 4, viewer: 'agents-list', address: workgroup, credential: agent },
  'supervisor at the list': {
    weight: 4,
    viewer: 'supervisors-list',
    address: workgroup,
    credential: supervisor,
  },
  stranger: { weight: 2, viewer: 'customer', address: conversation, credential: stranger },
  'stranger at the desk': { weight: 1, viewer: 'desk', address: agentsDesk, credential: stranger },
  'stranger at the list': { weight: 1, viewer: 'agents-list', address: workgroup, credential: stranger },
  early: { weight: 2, viewer: 'customer', address: conversation, credential: customer, isEarly: true },
  'early at the desk': { weight: 1, viewer: 'desk', address: agentsDesk, credential: agent, isEarly: true },
} as const satisfies Readonly<Record<string, Part>>;
export type PartName = keyof typeof parts;

/** Those of whom nothing may be heard in the room where two go on talking. */
export const quietParts = {
  lurker: { weight: 6, viewer: 'staff', address: conversation, credential: supervisor, isMute: true },
  stranger: { weight: 2, viewer: 'customer', address: conversation, credential: stranger },
  early: { weight: 1, viewer: 'customer', address: conversation, credential: stranger, isEarly: true },
} as const satisfies Readonly<Record<string, Part>>;
export type QuietPartName = keyof typeof quietParts;
