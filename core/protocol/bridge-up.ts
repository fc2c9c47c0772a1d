/** What a bridge may say to a conversation in the name of a customer of its channel, one request at a time. */
import * as z from 'zod/mini';
import type { ConversationCommand } from './conversation-up.js';
import { commandId, count, messageText, personId, personName, shortText, workgroupId } from './shapes.js';

const post = z.strictObject({ type: z.literal('post'), text: messageText });
const end = z.strictObject({ type: z.literal('end') });
const consent = z.strictObject({ type: z.literal('consent'), version: shortText, agreed: z.boolean() });
const markRead = z.strictObject({ type: z.literal('mark-read'), delivered: count, read: count });

export const bridgeUp = z.strictObject({
  commandId,
  /** As the channel knows them: a number, an account. The name is what staff are shown. */
  customer: z.strictObject({ id: personId, name: personName }),
  /** Begin the conversation if there is none yet. */
  start: z.optional(z.strictObject({ workgroup: workgroupId })),
  command: z.discriminatedUnion('type', [post, end, consent, markRead]),
});

export type BridgeUp = z.infer<typeof bridgeUp>;
export type BridgeMarks = Extract<BridgeUp['command'], { type: 'mark-read' }>;

/** The same as a socket's frame. A customer writes to everyone; a bridge cannot say anything else. */
export const asFrame = (
  id: BridgeUp['commandId'],
  command: Exclude<BridgeUp['command'], BridgeMarks>,
): ConversationCommand =>
  command.type === 'post'
    ? { type: 'post', commandId: id, audience: 'everyone', text: command.text }
    : { ...command, commandId: id };
