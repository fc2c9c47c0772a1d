/** What staff call a customer: the name they have, or a word and a few letters that tell one visitor from another. */
import type { ConversationId } from '../../core/domain/ids.js';
import type { Localize } from './localize.js';
import type { staffMessages } from './staff-messages.js';

/** A header or a row: whatever knows both. */
interface Named {
  readonly conversation: ConversationId;
  readonly customer: { readonly name: string };
}

const tagLength = 4;

/** Out of the conversation's id, so that it is the same in every list and for everybody. */
const tagOf = (id: ConversationId): string =>
  id
    .slice('cv_'.length)
    .replaceAll(/[^A-Za-z0-9]/g, '')
    .slice(0, tagLength)
    .toUpperCase();

export const customerName = (
  { conversation, customer }: Named,
  words: Localize<typeof staffMessages>,
): string => customer.name.trim() || words.t('staff.visitor', { tag: tagOf(conversation) });
