/** The requests that name one conversation, whichever list they come from. */
import type { ConversationId } from '../../core/domain/ids.js';

export interface ConversationDetail {
  readonly conversation: ConversationId;
}

declare global {
  interface HTMLElementEventMap {
    'parley-open-request': CustomEvent<ConversationDetail>;
    /** From inside of a conversation without a detail: there is no other. */
    'parley-accept-request': CustomEvent<ConversationDetail | null>;
    'parley-decline-request': CustomEvent<ConversationDetail>;
    'parley-monitor-request': CustomEvent<ConversationDetail>;
    'parley-stop-request': CustomEvent<ConversationDetail>;
    'parley-details-request': CustomEvent<ConversationDetail>;
  }
}
