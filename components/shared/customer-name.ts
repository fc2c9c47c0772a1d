/** What staff call a customer: the name they have, or a word and a few letters that tell one visitor from another. */
import type { Header } from '../../core/domain/header.js';
import type { ConversationId } from '../../core/domain/ids.js';
import type { Localize } from './localize.js';
import type { staffMessages } from './staff-messages.js';

/** A row, or what knows as much. */
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

/** How the two of a conversation are called in the words around it. */
export const namesIn = (
  header: Header | null,
  words: Localize<typeof staffMessages>,
): { readonly customer: string; readonly agent: string } => ({
  customer: header && 'customer' in header ? customerName(header, words) : '',
  agent: (header?.kind === 'staff' ? header.handler?.name : undefined) ?? words.t('staff.the-agent'),
});
