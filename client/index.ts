/** The clients without any element: what a page needs to talk to Parley's rooms by itself. */
export type { AnonymousConversation, AnonymousOptions } from './anonymous.js';
export { forgetConversation, recallConversation, rememberConversation } from './anonymous.js';
export type { ArchiveFile, ArchivePort, ClosedPage, Colleague, KnownMetrics, Reading } from './archive.js';
export type { ArchiveClientOptions } from './archive-client.js';
export { ArchiveClient } from './archive-client.js';
export type { Asked, ConversationAsks, JoinGiven, TakeOverGiven } from './conversation-asks.js';
export type { ConversationClientOptions } from './conversation-client.js';
export { ConversationClient } from './conversation-client.js';
export type { ClientCredential } from './credential-source.js';
export type { DeskClientOptions } from './desk-client.js';
export { DeskClient } from './desk-client.js';
export type { Environment, Signal, Timer } from './environment.js';
export { browserEnvironment } from './environment.js';
export type { OutboxStorage, StoredMessage, StoredOutbox } from './outbox-storage.js';
export type {
  Answer,
  Connection,
  ConversationPort,
  ConversationSnapshot,
  DeskPort,
  DeskSnapshot,
  PendingMessage,
  PostOptions,
  RoomClient,
  TokenSource,
  WorkgroupPort,
  WorkgroupSnapshot,
} from './snapshots.js';
export { StoreController } from './store-controller.js';
export type { WorkgroupClientOptions } from './workgroup-client.js';
export { WorkgroupClient } from './workgroup-client.js';
