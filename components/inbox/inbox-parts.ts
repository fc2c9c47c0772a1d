/** What the templates of the inbox are given: who is signed in, what the inbox keeps, and its words. */
import type { Localize } from '../shared/localize.js';
import type { staffMessages } from '../shared/staff-messages.js';
import type { StaffSession } from '../shared/staff-session.js';
import type { WaitThresholds } from '../shared/waiting.js';
import type { InboxActs } from './inbox-acts.js';
import type { InboxListState } from './inbox-list-state.js';
import type { inboxMessages } from './inbox-messages.js';
import type { InboxSelection } from './inbox-selection.js';

export interface InboxParts {
  readonly session: StaffSession;
  readonly staff: Localize<typeof staffMessages>;
  readonly words: Localize<typeof inboxMessages>;
  readonly lists: InboxListState;
  readonly selection: InboxSelection;
  readonly acts: InboxActs;
  readonly thresholds: WaitThresholds;
  /** `light` or `dark`, for what stands in here and would ask the system itself. */
  readonly scheme: string | null;
}
