/** How a staff element gets its connections: one maker per kind of room, so that tests and demos can give their own. */
import type { ConversationPort, DeskPort, TokenSource, WorkgroupPort } from '../../client/snapshots.js';
import type { ConversationId, PersonId, WorkgroupId } from '../../core/domain/ids.js';

/** Where the rooms are and who asks. */
export interface ClientOptions {
  /** The origin of the server. */
  readonly server: string;
  readonly token: TokenSource;
}

/** None of these opens a socket: that is `connect()`, which the element calls. */
export interface StaffClients {
  desk(options: ClientOptions, person: PersonId): DeskPort;
  workgroup(options: ClientOptions, id: WorkgroupId): WorkgroupPort;
  conversation(options: ClientOptions, id: ConversationId): ConversationPort;
}
