// The pages about the protocol, and the schemas that their examples and tables are held against.
import type * as z from 'zod/mini';
import { customerDown, staffDown } from '../../core/protocol/conversation-down.js';
import { conversationUp } from '../../core/protocol/conversation-up.js';
import { deskDown } from '../../core/protocol/desk-down.js';
import { deskUp } from '../../core/protocol/desk-up.js';
import { agentWorkgroupDown, supervisorWorkgroupDown } from '../../core/protocol/workgroup-down.js';
import { closedQuery, workgroupUp } from '../../core/protocol/workgroup-up.js';
import { codeOf } from './markdown.js';
import { readText } from './sources.js';
import type { ObjectSchema } from './wire-words.js';
import { describe, objectsIn } from './wire-words.js';

export const guide = readText('docs/protocol.md');
export const reference = readText('docs/protocol-frames.md');
export const pages = { 'docs/protocol.md': guide, 'docs/protocol-frames.md': reference };

/** Without examples. */
export const prose = `${guide}\n${reference}`.replace(/^```[\s\S]*?^```$/gm, '');

/** Who says it, as the fence of an example names it. */
export const wires: Readonly<Record<string, z.ZodMiniType>> = {
  'json up conversation': conversationUp,
  'json up workgroup': workgroupUp,
  'json up desk': deskUp,
  'json down customer': customerDown,
  'json down staff': staffDown,
  'json down agent-workgroup': agentWorkgroupDown,
  'json down supervisor-workgroup': supervisorWorkgroupDown,
  'json down desk': deskDown,
  'json search': closedQuery,
};

export const objectsOf = (...schemas: readonly z.core.$ZodType[]): readonly ObjectSchema[] =>
  schemas.flatMap((schema) => objectsIn(describe(schema)));

/** The words in code of a column. */
export const column = (rows: readonly (readonly string[])[], index = 0): readonly string[] =>
  rows.map((row) => codeOf(row[index]));

export const sorted = (values: Iterable<string>): readonly string[] => [...new Set(values)].sort();
