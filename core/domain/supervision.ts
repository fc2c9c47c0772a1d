/** How a supervisor is in a conversation, and by which moves that changes. */

import type { Person } from './identity.js';
import type { PersonId } from './ids.js';
import type { JoinCapacity } from './timeline.js';

export type SupervisionMode = 'monitor' | 'whisper' | 'join' | 'takeover';

/** What a supervisor's action (or the first whisper) does to the mode. `null`: not in the room. */
export const supervisionMoves = {
  monitor: { none: 'monitor', monitor: 'monitor', whisper: 'whisper', join: null, takeover: null },
  whisper: { none: null, monitor: 'whisper', whisper: 'whisper', join: 'join', takeover: 'takeover' },
  join: { none: null, monitor: 'join', whisper: 'join', join: 'join', takeover: null },
  'take-over': { none: null, monitor: 'takeover', whisper: 'takeover', join: 'takeover', takeover: null },
} as const satisfies Record<string, Record<SupervisionMode | 'none', SupervisionMode | null>>;

export interface Supervision {
  readonly person: Person;
  readonly mode: SupervisionMode;
  readonly since: number;
  /** The agents who know of this supervisor because they were whispered to. */
  readonly whisperedTo: readonly PersonId[];
  /** The agent whose drafts they are shown; null follows whoever handles it. */
  readonly follows: PersonId | null;
  /** In what capacity they joined; it stays with them while they are in the room. */
  readonly as: JoinCapacity;
  /** The name under which the customer knows them, once they took over. */
  readonly shownName: string | null;
  /** While they handle it by takeover: the agent to hand back to, and the mode to return to then. */
  readonly tookOver: { readonly from: Person; readonly mode: Exclude<SupervisionMode, 'takeover'> } | null;
}
