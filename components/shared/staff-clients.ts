/** How a staff element gets its connections: one maker per kind of room, so that tests and demos can give their own. */
import type { ArchivePort } from '../../client/archive.js';
import { ArchiveClient } from '../../client/archive-client.js';
import { ConversationClient } from '../../client/conversation-client.js';
import { DeskClient } from '../../client/desk-client.js';
import type { ConversationPort, DeskPort, TokenSource, WorkgroupPort } from '../../client/snapshots.js';
import { WorkgroupClient } from '../../client/workgroup-client.js';
import type { ConversationId, PersonId, WorkgroupId } from '../../core/domain/ids.js';

/** Where the rooms are and who asks. */
export interface ClientOptions {
  /** The origin of the server. */
  readonly server: string;
  readonly token: TokenSource;
}

/** None of these opens a socket: that is `connect()`, which the element calls. */
export interface StaffClients {
  /** The desk of whoever the token is about, or somebody else's to look at. */
  desk(options: ClientOptions, of?: PersonId): DeskPort;
  workgroup(options: ClientOptions, id: WorkgroupId): WorkgroupPort;
  conversation(options: ClientOptions, id: ConversationId): ConversationPort;
  /** What is read once and on demand; it has no connection. */
  archive(options: ClientOptions): ArchivePort;
}

/** The real ones. */
export const staffClients: StaffClients = {
  desk: (options, of) => new DeskClient({ ...options, desk: of }),
  workgroup: (options, workgroup) => new WorkgroupClient({ ...options, workgroup }),
  conversation: ({ server, token }, conversation) =>
    new ConversationClient({ server, conversation, credential: { kind: 'token', token } }),
  archive: (options) => new ArchiveClient(options),
};
