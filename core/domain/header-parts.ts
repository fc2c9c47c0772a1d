/** Which parts of a conversation headers are made of: a turn that touches none of them changes nobody's header. */
import type { ConversationState, Moment } from './conversation.js';
import type { Presence } from './presence.js';
import { mayBeFull } from './quota.js';

/** What no header is made of, so that most messages need none to be made and compared. Anything else may show. */
const unshown: Partial<Record<keyof ConversationState, true>> = {
  version: true,
  position: true,
  lastMessage: true,
  messages: true,
  activity: true,
  waitingSince: true,
  marks: true,
  answeredBy: true,
  agents: true,
  supervisedAt: true,
  deadlines: true,
  whispers: true,
};

type Part = keyof ConversationState;

/** Of these a part shows: how fast answers come, what can be settled, and whether there is room for more. */
const shownPart: Partial<Record<Part, (before: ConversationState, after: ConversationState) => boolean>> = {
  suggestions: (before, after) => JSON.stringify(before.suggestions) !== JSON.stringify(after.suggestions),
  metrics: (before, after) => before.metrics.replies !== after.metrics.replies,
  counts: (_, after) => mayBeFull(after),
  volumes: (_, after) => mayBeFull(after),
};

const isShown = (part: Part, before: ConversationState, after: ConversationState): boolean =>
  !unshown[part] && before[part] !== after[part] && (shownPart[part]?.(before, after) ?? true);

const isSamePresence = (before: Presence, after: Presence): boolean =>
  before === after ||
  (before.customer === after.customer &&
    JSON.stringify(before.queue ?? null) === JSON.stringify(after.queue ?? null) &&
    before.staff.size === after.staff.size &&
    [...before.staff].every((id) => after.staff.has(id)));

/** False only where every viewer's header is the same before and after. */
export const mayChangeHeaders = (before: Moment, after: Moment): boolean =>
  !isSamePresence(before.presence, after.presence) ||
  (Object.keys(after.state) as Part[]).some((part) => isShown(part, before.state, after.state));
