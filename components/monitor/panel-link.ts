/** Addresses of conversations, to be given to a colleague, and what an address says when somebody follows it. */
import type { ConversationId } from '../../core/domain/ids.js';

export type LinkMaker = (conversation: ConversationId) => string;

/** The same mark as that of a view in the address: whoever goes on from the conversation replaces it. */
const MARK = '#parley=';

/** The page that one is on, with the conversation named behind the `#`. */
export const pageLink: LinkMaker = (conversation) => {
  const { origin, pathname, search } = location;
  return `${origin}${pathname}${search}${MARK}${encodeURIComponent(`conversation=${conversation}`)}`;
};

/** The conversation that the address of the page names, for the property `conversation`; empty where it names none. */
export const conversationInAddress = (): string => {
  if (!location.hash.startsWith(MARK)) return '';
  try {
    return (
      new URLSearchParams(decodeURIComponent(location.hash.slice(MARK.length))).get('conversation') ?? ''
    );
  } catch {
    return '';
  }
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
