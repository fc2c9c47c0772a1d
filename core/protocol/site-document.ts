/** The part of a policy that a website shows: what may stand in it, and within which bounds. */
import * as z from 'zod/mini';
import type { SiteForm, SitePolicy } from '../domain/site.js';
import { formFaults, formFieldKinds, isFormFieldName, mimePattern, siteBounds } from '../domain/site.js';
import type { SchemaOf } from './policy-shapes.js';
import { faulty, inLanguages, list, name, onOff, partsOf, prose, set, whole } from './policy-shapes.js';

const text = inLanguages(prose(siteBounds.text));
/** Asked in one line. */
const label = inLanguages(name(siteBounds.label));

const field = z.strictObject({
  name: z
    .string('a name such as email')
    .check(z.refine<string>(isFormFieldName, 'a name of small letters, figures and hyphens, such as email')),
  label,
  kind: z.enum(formFieldKinds),
  isRequired: z.boolean(),
  options: z.exactOptional(set(name(siteBounds.option), siteBounds.options)),
});

const form: z.ZodMiniType<SiteForm> = z
  .strictObject({ isSkippable: z.boolean(), fields: list(field, siteBounds.fields) })
  .check(faulty(formFaults));

const mime = z.string().check(z.regex(mimePattern, 'a type in small letters, such as image/png or image/*'));

const files = z.strictObject({
  mode: onOff,
  types: set(mime, siteBounds.fileTypes),
  maxBytes: whole(siteBounds.fileBytes),
  maxTotalBytes: whole(siteBounds.totalBytes),
} satisfies SchemaOf<SitePolicy['files']>);

const filesBeforeAnswer = z.strictObject({
  count: whole(siteBounds.fileCount),
  maxTotalBytes: whole(siteBounds.totalBytes),
} satisfies SchemaOf<SitePolicy['filesBeforeAnswer']>);

const proactive = z.strictObject({
  id: name(siteBounds.proactiveId),
  text,
  afterSeconds: whole(siteBounds.proactiveSeconds),
} satisfies SchemaOf<NonNullable<SitePolicy['proactive']>>);

export const site = partsOf({
  greeting: z.union([z.null(), text]),
  preChat: z.union([z.null(), form]),
  away: z.union([z.null(), form]),
  rating: onOff,
  files,
  filesBeforeAnswer,
  beginningsPerMinute: whole(siteBounds.beginnings),
  proactive: z.union([z.null(), proactive]),
} satisfies SchemaOf<SitePolicy>);
