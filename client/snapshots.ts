/** What a client shows of a room: one immutable snapshot, replaced on every change. Elements render these. */
import type { Availability, AvailabilityKind, StaffRowView } from '../core/domain/availability.js';
import type { PersonView } from '../core/domain/body-view.js';
import type { Marks } from '../core/domain/conversation.js';
import type { Notice } from '../core/domain/desk-notices.js';
import type { Sight } from '../core/domain/desk-seen.js';
import type { FileView } from '../core/domain/files.js';
import type { Header } from '../core/domain/header.js';
import type { Role } from '../core/domain/identity.js';
import type { ConversationId, FileId, PersonId, WorkgroupId } from '../core/domain/ids.js';
import type { RefusalCode } from '../core/domain/refusal.js';
import type { DeskItem, Row } from '../core/domain/summary.js';
import type { EntryView } from '../core/domain/view.js';
import type { VisitorClaims } from '../core/domain/visitor-context.js';
import type { Figures, WorkgroupHouse } from '../core/domain/workgroup-house.js';
import type { RefusedFrame } from '../core/protocol/conversation-down.js';
import type { MyWorkgroup } from '../core/protocol/desk-down.js';
import type { ConversationAsks } from './conversation-asks.js';
import type { UploadAnswer, UploadWatch } from './files.js';

/** Where the connection stands. */
export type Connection =
  | { readonly kind: 'idle' }
  | { readonly kind: 'connecting'; readonly since: number }
  /** Welcomed; `isComplete` once everything missed has come. */
  | { readonly kind: 'live'; readonly isComplete: boolean }
  /** Lost; the next try is at `retryAt`. */
  | { readonly kind: 'waiting'; readonly attempt: number; readonly retryAt: number }
  /** The browser says that there is no network. */
  | { readonly kind: 'offline' }
  /** Over until somebody acts: signed out, replaced, not found, version too old. */
  | { readonly kind: 'ended'; readonly reason: RefusalCode | 'replaced' | 'bad-frames' };

/** A message that was written and not yet accepted. It is kept until it is, or until the writer discards it. */
export interface PendingMessage {
  /** Stays the same over retries. */
  readonly localId: string;
  readonly audience: 'everyone' | 'staff' | 'whisper';
  readonly text: string;
  /** A whisper that is a reply for the agent to use. */
  readonly isSuggestion?: true;
  /** Uploaded before; missing where there is nothing. */
  readonly files?: readonly FileView[];
  readonly writtenAt: number;
  readonly state: /** `heldUntil`: there was too much at once, and the client sends it again by itself then. */
    | { readonly kind: 'sending'; readonly heldUntil?: number }
    | { readonly kind: 'failed'; readonly refusal: RefusedFrame };
}

export interface ConversationSnapshot {
  readonly connection: Connection;
  /** Null until the first welcome. */
  readonly header: Header | null;
  /** What this viewer may see, in order; a window that ends at the newest. */
  readonly entries: readonly EntryView[];
  readonly hasOlder: boolean;
  readonly isLoadingOlder: boolean;
  readonly pending: readonly PendingMessage[];
  readonly marks: Marks | null;
  /** Who is typing to everyone now. */
  readonly typing: readonly PersonView[];
  /** What somebody else is writing and has not sent, where the policy shows it. */
  readonly draft: { readonly from: PersonView; readonly text: string } | null;
  /** Who else of staff answered the customer just before the viewer's last message; null once they post again. */
  readonly alsoAnsweredBy: string | null;
}

export interface PostOptions {
  /** With a whisper: it is a reply for the agent to use. */
  readonly isSuggestion?: true;
  /** What was uploaded for it, at most five; with it the text may be empty. Only to everyone. */
  readonly files?: readonly FileView[];
}

/**
 * How an ask ended. `lost`: the client was disconnected for good before an answer came; for what nobody can take back,
 * such as the end, any loss of the connection is for good.
 */
export type Answer =
  | { readonly kind: 'accepted' }
  | { readonly kind: 'refused'; readonly refusal: RefusedFrame }
  | { readonly kind: 'lost' };

/** A room's client as elements use it; dispatches `change` whenever `snapshot` was replaced. */
export interface RoomClient<Snapshot> extends EventTarget {
  readonly snapshot: Snapshot;
  connect(): void;
  /** Closes the socket and keeps what is unsent. */
  disconnect(): void;
  /** It is not used any more, nor connected again: another client of the same room takes its place, or none does. */
  close(): void;
  /** Tries at once instead of at `retryAt`. */
  retryNow(): void;
}

export interface ConversationPort extends RoomClient<ConversationSnapshot>, ConversationAsks {
  /**
   * Leaves what is unsent to the next client of the same person, on this page or a later one. Returns the texts that
   * cannot be left, as nothing keeps them: there is no storage, or it is not known yet whose they are.
   */
  close(): readonly string[];
  /** Puts a message into the outbox: it is shown as pending at once and sent as soon as that is possible. */
  post(text: string, audience?: PendingMessage['audience'], more?: PostOptions): void;
  /** Sends a failed message again, under the epoch as it is now. */
  retry(localId: string): void;
  /** Drops a failed message and returns its text. */
  discard(localId: string): string | null;
  /** Throttled by the client; call it on every key. */
  setTyping(active: boolean): void;
  /** The viewer's unsent text; sent whenever `header.you.may` has `set-draft`, watched or not. */
  setDraft(text: string): void;
  /** What a customer's page says of itself; kept, and said again whenever the connection comes back. */
  setContext(context: VisitorClaims): void;
  /** `publicSeq` (staff) or `seq` (customer) of the newest entry for everyone that was really seen. */
  markRead(publicSeq: number): void;
  loadOlder(): Promise<void>;
  /** Sends a file, to be posted within the hour. May be asked when `header.you.may` has `attach`. */
  upload(file: File, watch: UploadWatch): Promise<UploadAnswer>;
  /** Takes back what was uploaded and is not posted. Without it, it counts until its hour is over. */
  removeUpload(file: FileId): Promise<void>;
  /** An address for a file of a message, good for this viewer and five minutes; null: there is none. */
  linkTo(file: FileId): Promise<string | null>;
}

export interface WorkgroupSnapshot {
  readonly connection: Connection;
  readonly workgroup: { readonly id: WorkgroupId; readonly label: string } | null;
  /** In the order of `openedAt`. */
  readonly rows: readonly Row[];
  /** For supervisors. */
  readonly staff: readonly StaffRowView[];
  /** What a panel needs to know of the policy. Null for agents. */
  readonly house: WorkgroupHouse | null;
  /** The counters of the day and what waits now. Null for agents. */
  readonly figures: Figures | null;
  /** Whether what waits may be taken by whoever is not asked. */
  readonly mayPull: boolean;
}

export type WorkgroupPort = RoomClient<WorkgroupSnapshot>;

export interface DeskSnapshot {
  readonly connection: Connection;
  readonly you: {
    readonly id: PersonId;
    readonly name: string;
    readonly role: Role;
    readonly maxSessions: number;
    readonly workgroups: readonly MyWorkgroup[];
  } | null;
  readonly availability: Availability | null;
  /** In the order of `openedAt`. */
  readonly items: readonly DeskItem[];
  /** What left it because it ended, the newest first, and what was erased, since it was connected. */
  readonly closed: readonly { readonly item: DeskItem; readonly at: number }[];
  readonly erased: readonly ConversationId[];
  /** What happened while they were not there, oldest first, until it is dismissed. */
  readonly notices: readonly Notice[];
  /** Whose desk it is, for somebody else who looks at it; null at one's own. */
  readonly mirror: { readonly of: { readonly id: PersonId; readonly name: string } } | null;
  /** In a mirror: which conversation its owner has open before them. */
  readonly front: ConversationId | null;
}

export interface DeskPort extends RoomClient<DeskSnapshot> {
  setAvailability(kind: AvailabilityKind, reason?: string): void;
  /** Which conversation is open before the viewer; said at every desk, looked at or not. */
  setFront(conversation: ConversationId | null): void;
  /** What the viewer has looked at of what stands there, or marked; told to nobody but themselves. */
  setSeen(conversation: ConversationId, sight: Sight): void;
  dismissNotice(id: string): void;
}

/** A token, or a function that gets a fresh one; asked again whenever the server says that it has expired. */
export type TokenSource = string | (() => string | Promise<string>);
