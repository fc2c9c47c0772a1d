/** What only the customer asks for when it is over, or to have it over: to say how it was, and to be forgotten. */
import type { CommandOf } from './command.js';
import { decideErasure } from './decide-house.js';
import type { Ask, Decision } from './decision.js';
import { accepted, acceptedAs, bothOf, unchanged } from './decision.js';
import { everyone, staff } from './timeline.js';

export const decideRate = ({ command: { score, comment } }: Ask<CommandOf<'rate'>>): Decision => {
  // Blank is nothing said.
  const said = comment?.trim() ? comment : null;
  return accepted(
    [{ kind: 'rated', score }],
    [{ audience: everyone, body: { kind: 'rated', score, comment: said } }],
  );
};

/**
 * Whoever answers is told why it ended and what was said is gone. To the customer the end is their own, and the rest
 * is as for any erasure.
 */
export const decideForget = ({ state, now }: Ask<CommandOf<'forget'>>): Decision =>
  state.erased
    ? unchanged
    : acceptedAs(
        bothOf(decideErasure(state, 'customer', now), {
          changes: [],
          entries: [{ audience: staff, body: { kind: 'deletion-asked' } }],
        }),
      );
