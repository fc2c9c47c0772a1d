/** The people of a small house, where they can be, and how much of what they do others may feel. */
import type { Grant, Identity } from '../../core/domain/identity.js';
import type { ConversationId } from '../../core/domain/ids.js';
import { customerIdOf } from '../../core/domain/ids.js';
import { conversationId } from '../support/actors.js';
import { agent, customer, SALES, SUPPORT, supervisor } from '../support/builders.js';

/** 0: public. 1: among staff, which no customer is to feel. 2: among supervisors, which no agent is to feel either. */
export type Level = 0 | 1 | 2;

const given = (who: Identity, ...grants: readonly Grant[]): Identity => ({
  ...who,
  grants: { [SALES]: grants, [SUPPORT]: grants },
});
const watch: readonly Grant[] = ['monitor', 'whisper', 'join', 'takeover'];

export const cast = {
  /** A visitor, who has a secret instead of a token. */
  carla: customer('Carla'),
  dora: { ...customer('Dora'), id: customerIdOf('dora') },
  ann: given(agent('Ann'), 'handle', 'transfer'),
  ben: given(agent('Ben'), 'handle', 'transfer', 'forceClose'),
  /** Takes conversations, and watches unseen. */
  uma: given(supervisor('Uma'), 'handle', 'transfer', ...watch),
  /** Supervises in the open: joins, takes over, hands back, assigns. */
  sue: { ...given(supervisor('Sue'), ...watch, 'assign', 'transfer', 'forceClose'), alias: 'Robin' },
  /** Does nothing but coach. */
  tess: given(supervisor('Tess'), ...watch),
  /** These two only ever do what nobody else is to feel. */
  hana: given(supervisor('Hana'), ...watch, 'export'),
  hugo: given(supervisor('Hugo'), ...watch),
} as const satisfies Record<string, Identity>;

/** Runs both workgroups, and is in no conversation. */
export const owner: Identity = given(agent('Olga'), 'configure');

export type Name = keyof typeof cast;
export const names = Object.keys(cast) as readonly Name[];

/** What somebody's own coming and going is. What they do may be more hidden than that. */
export const levelOf = {
  carla: 0,
  dora: 0,
  ann: 0,
  ben: 0,
  uma: 0,
  sue: 0,
  tess: 1,
  hana: 2,
  hugo: 2,
} as const satisfies Record<Name, Level>;

export const customers = ['carla', 'dora'] as const satisfies readonly Name[];
export const agents = ['ann', 'ben'] as const satisfies readonly Name[];

/** Two conversations, two workgroups, everybody's desk. */
export type Talk = 'one' | 'two';
export type List = 'sales' | 'support';
export type Place = Talk | List | `desk:${Name}`;

export const customerOf = { one: 'carla', two: 'dora' } as const satisfies Record<Talk, Name>;
export const roomOf = { one: conversationId(1), two: conversationId(2) } as const satisfies Record<
  Talk,
  ConversationId
>;
export const isTalk = (place: Place): place is Talk => place === 'one' || place === 'two';
