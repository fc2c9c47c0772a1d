/** How each sample says what has come while the chat was closed. */
export const newMessages = (unread: number): string =>
  unread === 0 ? 'Nothing new' : `New messages: ${unread}`;
