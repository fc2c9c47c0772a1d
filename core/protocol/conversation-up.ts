/** What a client may say to a conversation. */
import * as z from 'zod/mini';
import type { Command } from '../domain/command.js';
import {
  commandId,
  count,
  cursor,
  deviceId,
  draftText,
  messageText,
  personName,
  ping,
  secret,
  shortText,
  token,
  versions,
  workgroupId,
} from './shapes.js';

/** A signed token, or the secret that an anonymous customer drew for this one conversation. */
const credential = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('token'), token }),
  z.strictObject({ kind: z.literal('secret'), secret }),
]);

export const hello = z.strictObject({
  type: z.literal('hello'),
  versions,
  credential,
  device: deviceId,
  /** The last cursor that this client was given: everything after it is sent again. */
  since: z.optional(cursor),
  /** From a customer: begin the conversation if there is none yet. The name is only a claim. */
  start: z.optional(z.strictObject({ workgroup: workgroupId, name: z.optional(personName) })),
});

const post = z.strictObject({
  type: z.literal('post'),
  commandId,
  audience: z.enum(['everyone', 'staff', 'whisper']),
  text: messageText,
  epoch: z.optional(count),
});
const accept = z.strictObject({ type: z.literal('accept'), commandId, epoch: count });
const supervise = z.strictObject({
  type: z.literal('supervise'),
  commandId,
  mode: z.enum(['monitor', 'join', 'leave']),
});
const takeOver = z.strictObject({
  type: z.literal('take-over'),
  commandId,
  epoch: count,
  reason: z.optional(shortText),
});
const handBack = z.strictObject({ type: z.literal('hand-back'), commandId, epoch: count });
const end = z.strictObject({ type: z.literal('end'), commandId });
const wrapUp = z.strictObject({ type: z.literal('wrap-up'), commandId, disposition: shortText });

/** Typing for everyone; typing a whisper or a note is never told to anybody. */
const setTyping = z.strictObject({ type: z.literal('set-typing'), active: z.boolean() });
const setDraft = z.strictObject({ type: z.literal('set-draft'), text: draftText });
/** In numbers of the stream for everyone. */
const markRead = z.strictObject({ type: z.literal('mark-read'), delivered: count, read: count });
const readHistory = z.strictObject({ type: z.literal('read-history'), before: cursor });

export const conversationCommand = z.discriminatedUnion('type', [
  post,
  accept,
  supervise,
  takeOver,
  handBack,
  end,
  wrapUp,
]);

export const conversationUp = z.discriminatedUnion('type', [
  hello,
  ping,
  post,
  accept,
  supervise,
  takeOver,
  handBack,
  end,
  wrapUp,
  setTyping,
  setDraft,
  markRead,
  readHistory,
]);

export type Credential = z.infer<typeof credential>;
export type ConversationHello = z.infer<typeof hello>;
export type ConversationUp = z.infer<typeof conversationUp>;
export type ConversationCommand = z.infer<typeof conversationCommand>;
export type Ephemeral = Extract<
  ConversationUp,
  { type: 'set-typing' | 'set-draft' | 'mark-read' | 'read-history' }
>;

/** The wire's commands and the domain's are the same, but for the id; this line does not compile otherwise. */
export const asCommand = (frame: ConversationCommand): Command => frame;
