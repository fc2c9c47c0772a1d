/** The English words of the menu in the panel, and of what it asks and answers. */
import type { Catalogue } from '../components/shared/sentences.js';

export const moreMessages = {
  'more.label': 'More',
  'more.dismiss': 'Dismiss',
  'more.sound': 'Sound for new messages',
  'more.transcript': 'Save transcript',
  'more.saved': 'The transcript was saved.',
  'more.reference': 'Copy reference {reference}',
  'more.reference-copied': 'Reference: {reference} (copied)',
  'more.reference-shown': 'Reference: {reference}',
  'more.end': 'End conversation',
  'more.end-ask': 'End this conversation?',
  'more.end-keep': 'Keep talking',
  'more.ending': 'Ending…',
  'more.not-ended': 'It could not be ended: {reason}',
  'more.forget': 'Delete this conversation',
  'more.forget-ask': 'Delete this conversation for good?',
  'more.forget-about':
    'It ends, and what you and we wrote, your files and what you told us about yourself are deleted, with us and in this browser. That there was a conversation, when, and how long it took stays known.',
  'more.forget-keep': 'Keep it',
  'more.forget-do': 'Delete',
  'more.forgetting': 'Deleting…',
  'more.forgotten': 'The conversation was deleted.',
  'more.not-forgotten': 'It could not be deleted: {reason}',
  'more.no-connection': 'there was no connection.',
  'more.unsure': 'The connection was lost. Once it is back, you will read here what came of it.',
} as const satisfies Catalogue;
