/** What a client may say to a conversation. */
import * as z from 'zod/mini';
import type { Command } from '../domain/command.js';
import { mostFiles } from '../domain/files.js';
import { scores } from '../domain/rating.js';
import { formNames } from '../domain/site.js';
import { joinCapacities, suggestionOutcomes } from '../domain/timeline.js';
import {
  commandId,
  count,
  cursor,
  deviceId,
  draftText,
  entryId,
  fileId,
  formValues,
  messageText,
  personId,
  personName,
  ping,
  priority,
  ratingComment,
  secret,
  shortText,
  tags,
  token,
  versions,
  visitorClaims,
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

const isSaying = z.refine<{ readonly text: string; readonly files?: readonly unknown[] | undefined }>(
  ({ text, files }) => text.trim() !== '' || files !== undefined,
);

/** Without a text only where something is attached. */
const post = z
  .strictObject({
    type: z.literal('post'),
    commandId,
    audience: z.enum(['everyone', 'staff', 'whisper']),
    text: draftText,
    epoch: z.optional(count),
    seen: z.optional(count),
    suggestion: z.optional(z.literal(true)),
    files: z.optional(z.array(fileId).check(z.minLength(1), z.maxLength(mostFiles))),
  })
  .check(isSaying);
const accept = z.strictObject({ type: z.literal('accept'), commandId, epoch: count });
const decline = z.strictObject({ type: z.literal('decline'), commandId, reason: z.optional(shortText) });
const withdrawOffer = z.strictObject({ type: z.literal('withdraw-offer'), commandId });
const handOff = z.strictObject({
  type: z.literal('hand-off'),
  commandId,
  epoch: count,
  to: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('agent'), id: personId }),
    z.strictObject({ kind: z.literal('supervisor'), id: personId }),
    z.strictObject({ kind: z.literal('workgroup'), id: workgroupId }),
  ]),
  manner: z.enum(['cold', 'warm']),
  note: z.optional(shortText),
});
const assign = z.strictObject({
  type: z.literal('assign'),
  commandId,
  epoch: count,
  to: personId,
  override: z.optional(z.literal(true)),
  reason: z.optional(shortText),
});
const supervise = z.strictObject({
  type: z.literal('supervise'),
  commandId,
  mode: z.enum(['monitor', 'join', 'leave']),
  follow: z.optional(personId),
  as: z.optional(z.enum(joinCapacities)),
  reason: z.optional(shortText),
});
const takeOver = z.strictObject({
  type: z.literal('take-over'),
  commandId,
  epoch: count,
  target: z.optional(
    z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('self') }),
      z.strictObject({ kind: z.literal('agent'), id: personId }),
      z.strictObject({ kind: z.literal('queue') }),
    ]),
  ),
  reason: z.optional(shortText),
  intro: z.optional(messageText),
});
const handBack = z.strictObject({ type: z.literal('hand-back'), commandId, epoch: count });
const passLead = z.strictObject({ type: z.literal('pass-lead'), commandId, to: personId });
const hold = z.strictObject({ type: z.literal('hold'), commandId, on: z.boolean() });
/** Milliseconds since the epoch; null ends it. */
const snooze = z.strictObject({ type: z.literal('snooze'), commandId, until: z.nullable(count) });
const tag = z.strictObject({ type: z.literal('tag'), commandId, add: tags, remove: tags });
const setPriority = z.strictObject({ type: z.literal('set-priority'), commandId, priority });
const flag = z.strictObject({ type: z.literal('flag'), commandId, reason: shortText });
const unflag = z.strictObject({ type: z.literal('unflag'), commandId });
const raiseHand = z.strictObject({ type: z.literal('raise-hand'), commandId, text: shortText });
const lowerHand = z.strictObject({ type: z.literal('lower-hand'), commandId });
const settleSuggestion = z.strictObject({
  type: z.literal('settle-suggestion'),
  commandId,
  suggestion: entryId,
  outcome: z.enum(suggestionOutcomes),
});
const consent = z.strictObject({
  type: z.literal('consent'),
  commandId,
  version: shortText,
  agreed: z.boolean(),
});
const fillForm = z.strictObject({
  type: z.literal('fill-form'),
  commandId,
  form: z.enum(formNames),
  values: formValues,
});
const end = z.strictObject({ type: z.literal('end'), commandId });
const forceClose = z.strictObject({
  type: z.literal('force-close'),
  commandId,
  reason: z.optional(shortText),
});
const wrapUp = z.strictObject({ type: z.literal('wrap-up'), commandId, disposition: shortText });
const rate = z.strictObject({
  type: z.literal('rate'),
  commandId,
  score: z.literal(scores),
  comment: z.optional(ratingComment),
});
const forget = z.strictObject({ type: z.literal('forget'), commandId });

/** Typing for everyone; typing a whisper or a note is never told to anybody. */
const setTyping = z.strictObject({ type: z.literal('set-typing'), active: z.boolean() });
const setDraft = z.strictObject({ type: z.literal('set-draft'), text: draftText });
/** From a customer: where they are on the site, and what the site says of them. */
const setContext = z.strictObject({ type: z.literal('set-context'), ...visitorClaims });
/** In numbers of the stream for everyone. */
const markRead = z.strictObject({ type: z.literal('mark-read'), delivered: count, read: count });
const readHistory = z.strictObject({ type: z.literal('read-history'), before: cursor });

const commands = [
  post,
  accept,
  decline,
  withdrawOffer,
  handOff,
  assign,
  supervise,
  takeOver,
  handBack,
  passLead,
  hold,
  snooze,
  tag,
  setPriority,
  flag,
  unflag,
  raiseHand,
  lowerHand,
  settleSuggestion,
  consent,
  fillForm,
  end,
  forceClose,
  wrapUp,
  rate,
  forget,
] as const;

export const conversationCommand = z.discriminatedUnion('type', commands);

export const conversationUp = z.discriminatedUnion('type', [
  hello,
  ping,
  ...commands,
  setTyping,
  setDraft,
  setContext,
  markRead,
  readHistory,
]);

export type Credential = z.infer<typeof credential>;
export type ConversationHello = z.infer<typeof hello>;
export type ConversationUp = z.infer<typeof conversationUp>;
export type ConversationCommand = z.infer<typeof conversationCommand>;
export type Ephemeral = Extract<
  ConversationUp,
  { type: 'set-typing' | 'set-draft' | 'set-context' | 'mark-read' | 'read-history' }
>;

/** Commands have a number and are answered; all else is said in passing. */
export const isNumbered = (frame: ConversationUp): frame is ConversationCommand => 'commandId' in frame;

/** The wire's commands and the domain's are the same, but for the id; this line does not compile otherwise. */
export const asCommand = (frame: ConversationCommand): Command => frame;
