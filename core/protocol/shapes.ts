/** The small schemas that frames are made of. Strict: an unknown key from a client is a bad frame. */
import * as z from 'zod/mini';
import { formBounds } from '../domain/forms.js';
import type {
  CommandId,
  ConversationId,
  DeviceId,
  EntryId,
  FileId,
  PersonId,
  WorkgroupId,
} from '../domain/ids.js';
import {
  idShapes,
  isCommandId,
  isConversationId,
  isDeviceId,
  isEntryId,
  isFileId,
  isPersonId,
  isWorkgroupId,
} from '../domain/ids.js';
import { isName } from '../domain/names.js';
import { isFormFieldName, siteBounds } from '../domain/site.js';
import { isFieldName, languageTag, visitorBounds, webAddress } from '../domain/visitor-bounds.js';
import { deviceClasses } from '../domain/visitor-context.js';
import { limits } from './limits.js';

/** A string of one id's shape. The pattern is repeated for the schema's hash and for other languages. */
const id = <Id extends string>(shape: RegExp, is: (value: string) => value is Id) =>
  z.pipe(
    z.string().check(z.regex(shape)),
    z.custom<Id>((value) => typeof value === 'string' && is(value)),
  );

export const conversationId = id<ConversationId>(idShapes.conversation, isConversationId);
export const workgroupId = id<WorkgroupId>(idShapes.workgroup, isWorkgroupId);
/** Of staff: whom a command names is never a customer. */
export const personId = id<PersonId>(idShapes.person, isPersonId);
export const entryId = id<EntryId>(idShapes.entry, isEntryId);
export const fileId = id<FileId>(idShapes.file, isFileId);
export const deviceId = id<DeviceId>(idShapes.device, isDeviceId);
export const commandId = id<CommandId>(idShapes.command, isCommandId);

/** Counted in code points, so that one emoji is one. */
const atMost = (length: number) => z.refine<string>((value) => [...value].length <= length);
const notBlank = z.refine<string>((value) => value.trim() !== '');

/** What people write. Kept as written: nothing is trimmed, parsed or escaped. */
export const messageText = z
  .string()
  .check(z.maxLength(limits.textLength * 2), atMost(limits.textLength), notBlank);
/** Unsent text: may be empty. */
export const draftText = z.string().check(z.maxLength(limits.textLength * 2), atMost(limits.textLength));
/** May be blank, which is nothing said. */
export const ratingComment = z.string().check(z.maxLength(2_000), atMost(1_000));
export const shortText = z.string().check(z.maxLength(400), atMost(200));
export const personName = z.string().check(
  z.maxLength(limits.nameLength * 2),
  z.refine<string>((value) => isName(value, limits.nameLength)),
);

/** Words of a workgroup's list, or one's own. */
export const tags = z
  .array(
    z.string().check(
      z.maxLength(120),
      z.refine<string>((value) => isName(value, 60)),
    ),
  )
  .check(z.maxLength(30));
/** Higher is first. */
export const priority = z.int().check(z.gte(-9), z.lte(9));

const address = z.string().check(z.maxLength(visitorBounds.url), z.regex(webAddress));
const fieldName = z.string().check(z.maxLength(visitorBounds.key * 2), z.refine<string>(isFieldName));
const mostFields = z.refine<object>((fields) => Object.keys(fields).length <= visitorBounds.fields);

/** What a page says of itself and of its visitor. */
export const visitorClaims = {
  page: z.nullable(z.strictObject({ url: address, title: shortText })),
  referrer: z.nullable(address),
  language: z.nullable(z.string().check(z.regex(languageTag))),
  device: z.nullable(z.enum(deviceClasses)),
  fields: z.record(fieldName, shortText).check(mostFields),
} as const;

const formField = z.string().check(z.maxLength(40), z.refine<string>(isFormFieldName));
/** By the name of the field. Whether the form asks for it, and for that, the room says. */
export const formValues = z
  .record(formField, z.string().check(z.maxLength(formBounds.value * 2)))
  .check(z.refine<object>((values) => Object.keys(values).length <= siteBounds.fields[1]));

export const count = z.int().check(z.nonnegative());
export const time = z.number();
/** It grows with the agents who were whispered to, and has to fit into a frame. */
export const cursorLength = 12_288;

export const cursor = z.string().check(z.maxLength(cursorLength), z.regex(/^[A-Za-z0-9_-]+$/));
export const token = z.string().check(z.minLength(1), z.maxLength(8_192));
export const secret = z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/));
export const versions = z.tuple([count, count]);

/** Sent every `pingSeconds`; `received` counts the frames that came over this socket. */
export const ping = z.strictObject({ type: z.literal('ping'), received: count });
