/** Posting: to everyone, to staff, and the whisper to the handler alone. */
import type { CommandOf } from './command.js';
import type { ConversationState } from './conversation.js';
import { standingOf, supervisionOf } from './conversation.js';
import type { Ask, Decision } from './decision.js';
import { accepted, refused } from './decision.js';
import type { Change } from './evolve.js';
import type { Identity } from './identity.js';
import { personOf } from './identity.js';
import { handlerOf } from './lifecycle.js';
import type { Standing } from './permissions.js';
import { refuse } from './refusal.js';
import { supervisionMoves } from './supervision.js';
import type { Audience, Author, EntryDraft } from './timeline.js';
import { everyone, staff, supervisors, whisperTo } from './timeline.js';

const capacities = {
  customer: 'customer',
  handler: 'handler',
  standby: 'standby',
  displaced: 'standby',
  monitoring: 'supervisor',
  whispering: 'supervisor',
  joined: 'consultant',
  outsider: 'standby',
} as const satisfies Record<Standing, Author['capacity']>;

const authorOf = (state: ConversationState, who: Identity): Author => ({
  ...personOf(who),
  capacity: capacities[standingOf(state, who)],
});

const message = (audience: Audience, author: Author, text: string): EntryDraft => ({
  audience,
  body: { kind: 'message', author, text },
});

const postToEveryone = ({ state, who, command, now }: Ask<CommandOf<'post'>>): Decision => {
  const author = authorOf(state, who);
  const by = author.capacity === 'customer' ? 'customer' : 'staff';
  const changes: Change[] = [{ kind: 'spoke', by, text: command.text, at: now }];
  // With `takeoverNotice: none` the customer learns the new name with the first message, and not before.
  if (author.capacity === 'handler' && state.shownHandler?.id !== who.id) {
    changes.push({ kind: 'shown-handler', handler: personOf(who) });
  }
  return accepted(changes, [message(everyone, author, command.text)]);
};

/** A whisper while monitoring makes the sender known to that agent, in the same turn. */
const whisper = ({ state, who, command, now }: Ask<CommandOf<'post'>>): Decision => {
  const handler = handlerOf(state.phase);
  const supervision = supervisionOf(state, who.id);
  if (!handler || !supervision) return refused(refuse('bad-state'));
  const mode = supervisionMoves.whisper[supervision.mode] ?? supervision.mode;
  const known = supervision.whisperedTo.includes(handler.id);
  const whisperedTo = known ? supervision.whisperedTo : [...supervision.whisperedTo, handler.id];
  const moved = mode !== supervision.mode;
  const since = moved ? now : supervision.since;
  const changes: Change[] =
    moved || !known
      ? [{ kind: 'supervision-set', supervision: { ...supervision, mode, since, whisperedTo } }]
      : [];
  const audit: EntryDraft[] = moved
    ? [
        {
          audience: supervisors,
          body: { kind: 'supervision', person: personOf(who), from: supervision.mode, to: mode },
        },
      ]
    : [];
  const author = authorOf(state, who);
  const shown: Author = state.policy.whisperReveals === 'role' ? { ...author, isUnnamed: true } : author;
  return accepted(changes, [message(whisperTo(handler.id), shown, command.text), ...audit]);
};

export const decidePost = (ask: Ask<CommandOf<'post'>>): Decision => {
  const { state, who, command } = ask;
  // A note to staff is right whoever handles; anything else was written with a certain handler in mind.
  const isStale = who.role !== 'customer' && command.audience !== 'staff' && command.epoch !== state.epoch;
  if (isStale) return refused(refuse('not-handler', { epoch: state.epoch }));
  switch (command.audience) {
    case 'everyone':
      return postToEveryone(ask);
    case 'staff':
      return accepted([], [message(staff, authorOf(state, who), command.text)]);
    case 'whisper':
      return whisper(ask);
  }
};
