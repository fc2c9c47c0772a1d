/** What is said when the room says no. */
import type { Answer } from '../../client/snapshots.js';
import type { Localize } from '../shared/localize.js';
import type { staffMessages } from '../shared/staff-messages.js';

/** Null for a yes. The room's own sentence is good enough for most; where it gave details, they are told. */
export const refusalText = (answer: Answer, words: Localize<typeof staffMessages>): string | null => {
  if (answer.kind === 'accepted') return null;
  if (answer.kind === 'lost') return words.t('staff.lost');
  const { refusal } = answer;
  const [first] = refusal.holders ?? [];
  if (refusal.code === 'conflict' && refusal.holders && first) {
    const name = refusal.holders.map((each) => each.name).join(', ');
    return words.t('refusal.held', { name, time: words.time(first.since) });
  }
  const { sentence, used, limit, choices } = refusal;
  if (used !== undefined && limit !== undefined) return words.t('refusal.limit', { sentence, used, limit });
  if (choices) return words.t('refusal.choices', { sentence, choices: choices.join(', ') });
  return sentence;
};
