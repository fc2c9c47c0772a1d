/** Addresses of conversations, to be given to a colleague. */
import type { ConversationId } from '../../core/domain/ids.js';

export type LinkMaker = (conversation: ConversationId) => string;

/** The page that one is on, with the conversation named behind the `#`. */
export const pageLink: LinkMaker = (conversation) => {
  const address = new URL(location.href);
  const hash = new URLSearchParams(address.hash.slice(1));
  hash.set('conversation', conversation);
  address.hash = hash.toString();
  return address.href;
};

/** False where the browser does not let a page write to the clipboard. */
export const copyLinks = async (
  conversations: readonly ConversationId[],
  linkTo: LinkMaker,
): Promise<boolean> => {
  try {
    await navigator.clipboard.writeText(conversations.map(linkTo).join('\n'));
    return true;
  } catch {
    return false;
  }
};
