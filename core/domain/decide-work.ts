/** What staff set about a conversation beside what is said: hold, snooze, tags, priority, flags, hands, suggestions. */
import { auditAudience, whisperAudience } from './audit.js';
import type { CommandOf } from './command.js';
import type { ConversationState } from './conversation.js';
import { supervisionOf } from './conversation.js';
import type { Ask, Decision } from './decision.js';
import { accepted, refused, unchanged } from './decision.js';
import type { Identity } from './identity.js';
import { personOf } from './identity.js';
import { handlerOf } from './lifecycle.js';
import { notListed } from './lists.js';
import { refuse } from './refusal.js';
import type { Audience, EntryBody, EntryDraft } from './timeline.js';
import { staff, supervisors, whisperTo } from './timeline.js';

const toStaff = (body: EntryBody): readonly EntryDraft[] => [{ audience: staff, body }];

export const decideHold = ({ state, who, command, now }: Ask<CommandOf<'hold'>>): Decision => {
  if (command.on === (state.hold !== null)) return unchanged;
  const by = personOf(who);
  return accepted(
    [{ kind: 'hold-set', hold: command.on ? { by, since: now } : null }],
    toStaff({ kind: 'hold-set', by, on: command.on }),
  );
};

/** Milliseconds; further ahead it is rather a matter for a calendar. */
const longestSnooze = 30 * 24 * 60 * 60 * 1000;

export const decideSnooze = ({ state, who, command, now }: Ask<CommandOf<'snooze'>>): Decision => {
  const by = personOf(who);
  if (command.until === null) {
    if (!state.snooze) return unchanged;
    return accepted([{ kind: 'snooze-set', snooze: null }], toStaff({ kind: 'woken', by }));
  }
  if (command.until <= now || command.until > now + longestSnooze) return refused(refuse('bad-state'));
  const { until } = command;
  return accepted([{ kind: 'snooze-set', snooze: { by, until } }], toStaff({ kind: 'snoozed', by, until }));
};

const mostTags = 30;

export const decideTag = ({ state, who, command }: Ask<CommandOf<'tag'>>): Decision => {
  const unlisted = notListed(state.policy.tags, command.add);
  if (unlisted) return refused(unlisted);
  const added = [...new Set(command.add)].filter((each) => !state.tags.includes(each));
  const removed = [...new Set(command.remove)].filter(
    (each) => state.tags.includes(each) && !command.add.includes(each),
  );
  if (added.length === 0 && removed.length === 0) return unchanged;
  const tags = [...state.tags.filter((each) => !removed.includes(each)), ...added];
  if (tags.length > mostTags) return refused(refuse('room-full'));
  return accepted(
    [{ kind: 'tags-set', tags }],
    toStaff({ kind: 'tagged', by: personOf(who), added, removed }),
  );
};

export const decideSetPriority = ({ state, who, command }: Ask<CommandOf<'set-priority'>>): Decision =>
  command.priority === state.priority
    ? unchanged
    : accepted(
        [{ kind: 'priority-set', priority: command.priority }],
        toStaff({ kind: 'priority-set', by: personOf(who), priority: command.priority }),
      );

/** What the handler does themselves they see; what supervisors do among themselves, nobody else. */
const amongSupervisors = (state: ConversationState, who: Identity): Audience => {
  const isHandler = handlerOf(state.phase)?.id === who.id;
  if (!isHandler) return supervisionOf(state, who.id) ? auditAudience(state, who) : supervisors;
  return whisperTo(who.id);
};

export const decideFlag = ({ state, who, command, now }: Ask<CommandOf<'flag'>>): Decision => {
  const isHandler = handlerOf(state.phase)?.id === who.id;
  // The first who flags it says why; a second would hide that. The handler's own is told to them all the same: that
  // nothing happens would tell of a supervisor's.
  if (state.flag && !isHandler) return unchanged;
  const by = personOf(who);
  return accepted(state.flag ? [] : [{ kind: 'flag-set', flag: { by, at: now, text: command.reason } }], [
    { audience: amongSupervisors(state, who), body: { kind: 'flagged', by, reason: command.reason } },
  ]);
};

export const decideUnflag = ({ state, who }: Ask<CommandOf<'unflag'>>): Decision =>
  accepted(
    [{ kind: 'flag-set', flag: null }],
    [{ audience: amongSupervisors(state, who), body: { kind: 'unflagged', by: personOf(who) } }],
  );

export const decideRaiseHand = ({ state, who, command, now }: Ask<CommandOf<'raise-hand'>>): Decision => {
  if (state.hand) return unchanged;
  const by = personOf(who);
  return accepted(
    [{ kind: 'hand-set', hand: { by, at: now, text: command.text } }],
    [{ audience: whisperTo(who.id), body: { kind: 'hand-raised', by, text: command.text } }],
  );
};

/** By the handler, who needs no help any more, or by the supervisor who came to help: then the handler sees who. */
export const decideLowerHand = ({ state, who }: Ask<CommandOf<'lower-hand'>>): Decision => {
  const handler = handlerOf(state.phase);
  if (!handler) return refused(refuse('bad-state'));
  const by = personOf(who);
  const isUnnamed = handler.id !== who.id && state.policy.whisperReveals === 'role';
  return accepted(
    [{ kind: 'hand-set', hand: null }],
    [
      {
        audience: handler.id === who.id ? whisperTo(who.id) : whisperAudience(state, handler.id, who),
        body: { kind: 'hand-lowered', by, ...(isUnnamed ? { isUnnamed: true } : {}) },
      },
    ],
  );
};

export const decideSettleSuggestion = ({
  state,
  who,
  command,
}: Ask<CommandOf<'settle-suggestion'>>): Decision => {
  const { suggestion, outcome } = command;
  const suggested = state.suggestions.find(({ id }) => id === suggestion);
  if (!suggested) return refused(refuse('bad-state'));
  return accepted(
    [{ kind: 'suggestion-settled', suggestion }],
    [
      {
        audience: whisperAudience(state, who.id, { id: suggested.by }),
        body: { kind: 'suggestion-settled', by: personOf(who), suggestion, outcome },
      },
    ],
  );
};
