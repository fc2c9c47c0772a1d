/** The names of things: branded strings, and the one place that says what each may look like. */

declare const brand: unique symbol;
/** A string that was checked to be an id of one sort, so that a person is never passed where a room is meant. */
type Branded<Name extends string> = string & { readonly [brand]: Name };

/** `cv_` and 128 random bits. Whoever creates a conversation draws it; knowing it grants nothing. */
export type ConversationId = Branded<'ConversationId'>;
/** A configured name such as `sales`. */
export type WorkgroupId = Branded<'WorkgroupId'>;
/** A staff member's `sub`; a customer's with a tilde before it, be it from a token or drawn by the room. */
export type PersonId = Branded<'PersonId'>;
/** Random, never derived from a number: an id must not tell how many entries a viewer was not shown. */
export type EntryId = Branded<'EntryId'>;
/** Random per tab. Command numbers count per device. */
export type DeviceId = Branded<'DeviceId'>;
/** `<device>:<n>` with n = 1, 2, 3 ... */
export type CommandId = Branded<'CommandId'>;
/** `fl_` and 128 random bits, drawn by the room when a file is uploaded; knowing it grants nothing. */
export type FileId = Branded<'FileId'>;
/** Drawn when a room's storage begins; another value means that what a client remembers is of another life. */
export type Incarnation = Branded<'Incarnation'>;

// Ids travel in URL paths undecoded and become storage keys, so each shape is limited to unreserved characters. Each
// stands on its own, since a launcher on other websites' pages needs one of them, and what talks to rooms needs two.
const conversationShape = /^cv_[A-Za-z0-9_-]{22}$/;
const workgroupShape = /^[a-z][a-z0-9-]{0,39}$/;
// Not a dot first: a path would swallow it. Not a tilde first: that is what customers are told apart by.
const personShape = /^[A-Za-z0-9_-][A-Za-z0-9_.~-]{0,63}$/;
const deviceShape = /^[A-Za-z0-9_-]{16,32}$/;
const entryShape = /^[A-Za-z0-9_-]{22}$/;
const fileShape = /^fl_[A-Za-z0-9_-]{22}$/;
const commandShape = /^[A-Za-z0-9_-]{16,32}:[1-9][0-9]{0,8}$/;

export const isConversationId = (value: string): value is ConversationId => conversationShape.test(value);
export const isWorkgroupId = (value: string): value is WorkgroupId => workgroupShape.test(value);
/** The `sub` of a token. */
export const isPersonId = (value: string): value is PersonId => personShape.test(value);
export const isEntryId = (value: string): value is EntryId => entryShape.test(value);
export const isFileId = (value: string): value is FileId => fileShape.test(value);
export const isDeviceId = (value: string): value is DeviceId => deviceShape.test(value);
export const isCommandId = (value: string): value is CommandId => commandShape.test(value);

/**
 * Customers and staff often have ids out of two tables, where `17` is one person here and another one there. So a
 * customer's id begins as no `sub` may: nobody among staff can ever be taken for a customer, nor the other way round.
 */
export const customerIdOf = (sub: string): PersonId => `~${sub}` as PersonId;

/** The shapes as regular expressions, for the wire's schemas. */
export const idShapes = {
  conversation: conversationShape,
  workgroup: workgroupShape,
  person: personShape,
  device: deviceShape,
  entry: entryShape,
  file: fileShape,
  command: commandShape,
} as const;

export const commandIdOf = (device: DeviceId, n: number): CommandId => `${device}:${n}` as CommandId;

/** Splits a command id; the caller has checked its shape. */
export const partsOfCommandId = (id: CommandId): { device: DeviceId; n: number } => {
  const colon = id.lastIndexOf(':');
  return { device: id.slice(0, colon) as DeviceId, n: Number(id.slice(colon + 1)) };
};
