/** For whom entries about supervision are: supervisors, or one of them alone where they do not see one another. */
import type { ConversationState } from './conversation.js';
import type { Person } from './identity.js';
import type { PersonId } from './ids.js';
import type { SupervisionMode } from './supervision.js';
import type { Audience, EntryDraft } from './timeline.js';
import { supervisors, whisperTo } from './timeline.js';

export const auditAudience = ({ policy }: ConversationState, of: Pick<Person, 'id'>): Audience =>
  policy.supervisorsSeeEachOther === 'on' ? supervisors : { kind: 'supervisors', of: of.id };

export const whisperAudience = (
  { policy }: ConversationState,
  to: PersonId,
  from: Pick<Person, 'id'>,
): Audience =>
  policy.supervisorsSeeEachOther === 'on' ? whisperTo(to) : { kind: 'whisper', to, from: from.id };

/** The record of who was in which mode; `null` is out of the room. */
export const audit = (
  state: ConversationState,
  person: Person,
  from: SupervisionMode | null,
  to: SupervisionMode | null,
  follows: PersonId | null = null,
): EntryDraft => ({
  audience: auditAudience(state, person),
  body: { kind: 'supervision', person, from, to, ...(follows ? { follows } : {}) },
});
