/** Answers for a file of a message: asks for a link of one's own, and follows it in a tab that knows nothing of the page. */
import type { ConversationPort } from '../../client/snapshots.js';
import type { FileDetail } from './message-files.js';

export const openFile = async (
  client: Pick<ConversationPort, 'linkTo'>,
  { file, use, answer }: FileDetail,
): Promise<void> => {
  // An address of the server and nothing else: whatever a file is called, nothing of it is in there.
  const asked = client.linkTo(file).then((href) => (href !== null && /^https?:/.test(href) ? href : null));
  answer(asked);
  const href = await asked.catch(() => null);
  if (href === null || use === 'show') return;
  const link = document.createElement('a');
  link.href = href;
  link.target = '_blank';
  link.rel = 'noopener noreferrer';
  link.click();
};
