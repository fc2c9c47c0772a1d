/** The small schemas that policies are made of, each with a sentence for whoever got it wrong. */
import * as z from 'zod/mini';
import { isName } from '../domain/names.js';
import type { SiteText } from '../domain/site.js';
import { siteBounds } from '../domain/site.js';
import { languageTag } from '../domain/visitor-bounds.js';

export type Bounds = readonly [number, number];

export const onOff = z.enum(['on', 'off']);
export const whole = ([least, most]: Bounds) => {
  const shape = `a whole number from ${least} to ${most}`;
  return z.int(shape).check(z.gte(least, shape), z.lte(most, shape));
};
export const decimal = ([least, most]: Bounds) => {
  const shape = `a number from ${least} to ${most}`;
  return z.number(shape).check(z.gte(least, shape), z.lte(most, shape));
};
/** Text that is shown among other people's words, and is to look like itself there. */
export const name = ([least, most]: Bounds) => {
  const shape = `a text of ${least} to ${most} characters in one line`;
  return z.string(shape).check(z.refine<string>((value) => isName(value, most), shape));
};
export const prose = ([least, most]: Bounds) => {
  const shape = `a text of ${least} to ${most} characters`;
  return z
    .string(shape)
    .check(z.refine<string>((value) => value.trim() !== '' && [...value].length <= most, shape));
};
/** As one text, or by language. */
export const inLanguages = (one: z.ZodMiniType<string>): z.ZodMiniType<SiteText> => {
  const [least, most] = siteBounds.languages;
  const shape = `texts in ${least} to ${most} languages, each by a tag such as de`;
  const tag = z.string().check(z.regex(languageTag, shape));
  const size = z.refine<object>((texts) => {
    const count = Object.keys(texts).length;
    return count >= least && count <= most;
  }, shape);
  return z.union([one, z.record(tag, one, shape).check(size)]);
};
export const list = <Item extends z.ZodMiniType>(item: Item, [least, most]: Bounds) => {
  const shape = `a list of ${least} to ${most}`;
  return z.array(item, shape).check(z.minLength(least, shape), z.maxLength(most, shape));
};
/** Each entry once: a second one is named by its place. */
export const set = <Item extends z.ZodMiniType>(item: Item, bounds: Bounds) =>
  list(item, bounds).check(
    z.check<z.output<Item>[]>(({ value, issues }) => {
      for (const [index, each] of value.entries()) {
        if (value.indexOf(each) === index) continue;
        issues.push({ code: 'custom', path: [index], message: 'it is in the list already.', input: each });
      }
    }),
  );
export const anyOf = <const Names extends readonly string[]>(names: Names) =>
  set(z.enum(names), [0, names.length]);

export type AllOptional<Shape extends Record<string, z.ZodMiniType>> = {
  [Key in keyof Shape]: z.ZodMiniExactOptional<Shape[Key]>;
};
/** An object of which any part may be left out, and none may be `undefined`. */
export const partsOf = <Shape extends Record<string, z.ZodMiniType>>(shape: Shape) =>
  z.strictObject(
    Object.fromEntries(
      Object.entries(shape).map(([key, part]) => [key, z.exactOptional(part)]),
    ) as AllOptional<Shape>,
  );

/** What was found by reading the values, at its place in the document. */
export const faulty = <Value>(
  find: (value: Value) => readonly { path: string | readonly (string | number)[]; fault: string }[],
) =>
  z.check<Value>(({ value, issues }) => {
    for (const { path, fault } of find(value)) {
      const steps = typeof path === 'string' ? path.split('/').slice(1) : [...path];
      const message = fault.endsWith('.') ? fault : `${fault}.`;
      issues.push({ code: 'custom', path: steps, message, input: value });
    }
  });

/** The type of a schema per key: one that lacks a key, or takes what the policy cannot be, is an error. */
export type SchemaOf<Values> = { readonly [Key in keyof Values]-?: z.ZodMiniType<Values[Key]> };
