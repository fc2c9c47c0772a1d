/** Posting: to everyone, to staff, and the whisper to the handler alone. */
import { audit, whisperAudience } from './audit.js';
import type { Change } from './change.js';
import type { CommandOf } from './command.js';
import type { ConversationState } from './conversation.js';
import { standingOf, supervisionOf } from './conversation.js';
import { attach } from './decide-attach.js';
import type { Ask, Decision, Outcome } from './decision.js';
import { accepted, acceptedAs, bothOf, nothing, refused } from './decision.js';
import type { FileView } from './files.js';
import type { Identity } from './identity.js';
import { personOf } from './identity.js';
import { handlerOf } from './lifecycle.js';
import type { Standing } from './permissions.js';
import { refuse } from './refusal.js';
import { hitsOf } from './rules.js';
import { afterScore } from './sentiment.js';
import { supervisionMoves } from './supervision.js';
import type { Audience, Author, EntryDraft } from './timeline.js';
import { everyone, staff, supervisors } from './timeline.js';

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

const authorOf = (state: ConversationState, who: Identity): Author => {
  const standing = standingOf(state, who);
  const supervision = supervisionOf(state, who.id);
  const capacity = standing === 'joined' && supervision ? supervision.as : capacities[standing];
  const shownName = standing === 'handler' ? (supervision?.shownName ?? null) : null;
  return { ...personOf(who), capacity, ...(shownName === null ? {} : { shownName }) };
};

const message = (
  audience: Audience,
  author: Author,
  text: string,
  files: readonly FileView[] = [],
): EntryDraft => ({
  audience,
  body: { kind: 'message', author, text, ...(files.length === 0 ? {} : { files }) },
});

/** Rules of the workgroup that this message meets, told to supervisors. */
const meetRules = (state: ConversationState, author: Author, text: string, now: number): Outcome => {
  const by = author.capacity === 'customer' ? 'customer' : 'staff';
  const isFirstOfHandler = author.capacity === 'handler' && !state.isAnswered;
  const hits = hitsOf(state.policy.rules, { by, text, isFirstOfHandler }, now);
  if (hits.length === 0) return nothing;
  const entries = hits.map(
    ({ rule, label }): EntryDraft => ({ audience: supervisors, body: { kind: 'rule-met', rule, label } }),
  );
  return { changes: [{ kind: 'rules-met', hits }], entries };
};

/** What lists show of a message without words. */
const namesOf = (files: readonly FileView[]): string => files.map(({ name }) => name).join(', ');

/** Somebody says something to everyone. */
export const speak = (
  state: ConversationState,
  who: Identity,
  text: string,
  now: number,
  files: readonly FileView[] = [],
): Outcome => {
  const author = authorOf(state, who);
  const by = author.capacity === 'customer' ? 'customer' : 'staff';
  const changes: Change[] = [
    { kind: 'spoke', by, person: personOf(who), text: text || namesOf(files), at: now },
  ];
  // With `takeoverNotice: none` the customer learns the new name with the first message, and not before.
  if (author.capacity === 'handler' && state.shownHandler?.id !== who.id) {
    changes.push({ kind: 'shown-handler', handler: { id: who.id, name: author.shownName ?? who.name } });
  }
  const said: Outcome = { changes, entries: [message(everyone, author, text, files)] };
  return bothOf(said, meetRules(state, author, text, now));
};

/** A customer who writes wakes what was put aside. */
const wake = (state: ConversationState, who: Identity): Outcome =>
  state.snooze && who.role === 'customer'
    ? {
        changes: [{ kind: 'snooze-set', snooze: null }],
        entries: [{ audience: staff, body: { kind: 'woken', by: null } }],
      }
    : nothing;

const feel = ({ state, who, facts }: Ask<CommandOf<'post'>>): Outcome => {
  if (who.role !== 'customer' || state.policy.sentiment === 'off') return nothing;
  const sentiment = afterScore(state.sentiment, facts?.score ?? null);
  return { changes: [{ kind: 'sentiment-set', sentiment }], entries: [] };
};

/** Two who answer one and the same word of the customer within this time speak over one another. */
const bothAnswerMs = 3_000;

/** Who else told the customer something at the same time, or before, where whoever writes now had not seen it. */
const unseenAnswerOf = ({ state, who, command, now }: Ask<CommandOf<'post'>>): string | null => {
  const { answeredBy: other, lastMessage } = state;
  if (who.role === 'customer' || other === null || other.person === who.id) return null;
  const isTogether = lastMessage?.by === 'staff' && now - other.at < bothAnswerMs;
  const isUnseen = command.seen !== undefined && command.seen <= other.after;
  return isTogether || isUnseen ? other.name : null;
};

const postToEveryone = (ask: Ask<CommandOf<'post'>>): Decision => {
  const { state, who, command, now } = ask;
  const attached = attach(state, who, command.files);
  if ('code' in attached) return refused(attached);
  const posted: Outcome = { changes: attached.changes, entries: [] };
  const said = speak(state, who, command.text, now, attached.files);
  const outcome = bothOf(said, posted, wake(state, who), feel(ask));
  const alsoAnsweredBy = unseenAnswerOf(ask);
  return { ...acceptedAs(outcome), ...(alsoAnsweredBy === null ? {} : { alsoAnsweredBy }) };
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
  const record = moved ? [audit(state, personOf(who), supervision.mode, mode)] : [];
  const author = authorOf(state, who);
  const shown: Author = state.policy.whisperReveals === 'role' ? { ...author, isUnnamed: true } : author;
  const text = message(whisperAudience(state, handler.id, who), shown, command.text);
  const body = command.suggestion ? { ...text.body, isSuggestion: true as const } : text.body;
  return accepted(changes, [{ audience: text.audience, body }, ...record]);
};

export const decidePost = (ask: Ask<CommandOf<'post'>>): Decision => {
  const { state, who, command } = ask;
  // Only what is whispered to the agent can be a suggestion to them.
  if (command.suggestion && command.audience !== 'whisper') return refused(refuse('bad-state'));
  // What is private stays words: whoever may ever fetch a file is whoever may read what is for everyone.
  if (command.files && command.audience !== 'everyone') return refused(refuse('bad-state'));
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
