/** What people ask for, by person and name: every command that concerns who handles, who watches and who hears. */
import type { Command, TakeOverTarget } from '../../../core/domain/command.js';
import type { Identity } from '../../../core/domain/identity.js';
import type { Cast } from './world.js';
import { carla, nora } from './world.js';

export interface Ask {
  readonly who: Identity;
  readonly name: string;
  readonly make: (epoch: number) => Command;
  /** Whether the command says under which epoch it was written. */
  readonly isDated: boolean;
  /** The desk concerned has no place free. */
  readonly isFull: boolean;
}

type Named = readonly [name: string, make: (epoch: number) => Command];

const dated = (who: Identity, ...all: readonly Named[]): readonly Ask[] =>
  all.map(([name, make]) => ({ who, name, make, isDated: true, isFull: false }));
const undated = (who: Identity, ...all: readonly Named[]): readonly Ask[] =>
  all.map(([name, make]) => ({ who, name, make, isDated: false, isFull: false }));

const say = (audience: 'everyone' | 'whisper'): Named => [
  `post to ${audience}`,
  (epoch) => ({ type: 'post', audience, text: 'word', epoch }),
];
const note: Named = ['post to staff', () => ({ type: 'post', audience: 'staff', text: 'note' })];
const accept: Named = ['accept', (epoch) => ({ type: 'accept', epoch })];
const handBack: Named = ['hand-back', (epoch) => ({ type: 'hand-back', epoch })];
const end: Named = ['end', () => ({ type: 'end' })];
const wrapUp: Named = ['wrap-up', () => ({ type: 'wrap-up', disposition: 'solved' })];
const decline: Named = ['decline', () => ({ type: 'decline' })];
const withdraw: Named = ['withdraw-offer', () => ({ type: 'withdraw-offer' })];
const forceClose: Named = ['force-close', () => ({ type: 'force-close' })];
const supervise = (mode: 'monitor' | 'join' | 'leave'): Named => [mode, () => ({ type: 'supervise', mode })];
const takeOver = (to: string, target?: TakeOverTarget): Named => [
  `take-over for ${to}`,
  (epoch) => ({ type: 'take-over', epoch, target, intro: 'Hello' }),
];
const assign = (to: Identity): Named => [
  `assign to ${to.name}`,
  (epoch) => ({ type: 'assign', epoch, to: to.id }),
];
const handOff = (to: Identity, manner: 'cold' | 'warm'): Named => [
  `hand off ${manner} to ${to.name}`,
  (epoch) => ({
    type: 'hand-off',
    epoch,
    to: { kind: to.role === 'agent' ? 'agent' : 'supervisor', id: to.id },
    manner,
  }),
];

/** Also what they have no right to: a refusal must change nothing. */
const agentAsks = (who: Identity, { agents, supervisors }: Cast, areAllAlike: boolean): readonly Ask[] => {
  const others = agents.filter(({ id }) => id !== who.id);
  const cold = [...others, ...(areAllAlike ? supervisors : [])].map((each) => handOff(each, 'cold'));
  const warm = others.map((each) => handOff(each, 'warm'));
  return [
    ...dated(who, say('everyone'), say('whisper'), accept, handBack, takeOver('self'), ...cold, ...warm),
    ...undated(who, note, end, wrapUp, decline, withdraw, supervise('monitor'), forceClose),
  ];
};

const supervisorAsks = (who: Identity, { agents }: Cast): readonly Ask[] => {
  const forAgents = agents.map((each) => takeOver(each.name, { kind: 'agent', id: each.id }));
  const [own] = dated(who, takeOver('self'));
  return [
    ...dated(who, say('everyone'), say('whisper'), accept, handBack),
    ...dated(who, takeOver('self'), ...forAgents, takeOver('the queue', { kind: 'queue' })),
    ...dated(who, ...agents.map(assign)),
    ...undated(who, supervise('monitor'), supervise('join'), supervise('leave'), note),
    ...undated(who, end, wrapUp, decline, withdraw, forceClose),
    ...(own ? [{ ...own, name: 'take-over without a place', isDated: false, isFull: true }] : []),
  ];
};

/** All that anybody without a grant can try. */
const outsiderAsks = ({ agents }: Cast): readonly Ask[] => [
  ...dated(nora, say('everyone'), say('whisper'), accept, handBack, takeOver('self'), ...agents.map(assign)),
  ...undated(nora, supervise('monitor'), supervise('join'), supervise('leave')),
  ...undated(nora, note, end, wrapUp, decline, withdraw, forceClose),
];

export const asksOf = (cast: Cast, areAllAlike: boolean): readonly Ask[] => [
  ...undated(carla, ['post to everyone', () => ({ type: 'post', audience: 'everyone', text: 'word' })], end),
  ...cast.agents.flatMap((each) => agentAsks(each, cast, areAllAlike)),
  ...cast.supervisors.flatMap((each) => supervisorAsks(each, cast)),
  ...outsiderAsks(cast),
];
