/** What the elements about closed conversations ask for. */
import type { ClosedRow } from '../../core/domain/closed-index.js';
import type { ConversationId, WorkgroupId } from '../../core/domain/ids.js';

export interface RecordDetail {
  readonly conversation: ConversationId;
  readonly workgroup: WorkgroupId;
  /** What the list says of it, so that the record need not wait for it. */
  readonly row: ClosedRow;
}

declare global {
  interface HTMLElementEventMap {
    'parley-record-request': CustomEvent<RecordDetail>;
    'parley-record-close': CustomEvent<null>;
  }
}
