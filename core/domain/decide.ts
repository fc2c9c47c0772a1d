/**
 * The one decision: what a command does to a conversation, or why not. Pure: the time comes with the ask, ids and
 * numbers are given by the room afterwards. Whether somebody may is read from the tables by `permit`.
 */
import type { Command, CommandOf } from './command.js';
import { decideAccept, decideEnd, decideWrapUp } from './decide-handling.js';
import { decidePost } from './decide-post.js';
import { decideHandBack, decideSupervise, decideTakeOver } from './decide-supervision.js';
import type { Ask, Decision } from './decision.js';
import { refused } from './decision.js';
import type { Action } from './permissions.js';
import { permit } from './permit.js';

const postActions = {
  everyone: 'post-to-everyone',
  staff: 'post-to-staff',
  whisper: 'whisper',
} as const satisfies Record<CommandOf<'post'>['audience'], Action>;

/** Which row of the permission tables a command stands under. */
export const actionOf = (command: Command): Action => {
  switch (command.type) {
    case 'post':
      return postActions[command.audience];
    case 'supervise':
      return command.mode;
    default:
      return command.type;
  }
};

const deciders: { readonly [T in Command['type']]: (ask: Ask<CommandOf<T>>) => Decision } = {
  post: decidePost,
  accept: decideAccept,
  supervise: decideSupervise,
  'take-over': decideTakeOver,
  'hand-back': decideHandBack,
  end: decideEnd,
  'wrap-up': decideWrapUp,
};

export const decide = (ask: Ask<Command>): Decision => {
  const denied = permit(ask.state, ask.who, actionOf(ask.command));
  if (denied) return refused(denied);
  // The table's type pairs each command with its decider; TypeScript cannot follow that through a lookup.
  const decider = deciders[ask.command.type] as (ask: Ask<Command>) => Decision;
  return decider(ask);
};
