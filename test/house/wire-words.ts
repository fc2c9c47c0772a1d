// Reads the schemas of the wire as data: which fields a frame has, which words there are, and what an example lacks.
import * as z from 'zod/mini';

export interface ObjectSchema {
  readonly properties: Readonly<Record<string, unknown>>;
  readonly required: readonly string[];
}

type Json = Readonly<Record<string, unknown>>;

const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null;

/** `io: input`, as the wire is what goes in. */
export const describe = (schema: z.core.$ZodType): unknown =>
  z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' });

/** The objects that a schema is, be it one or a choice of several. */
export const objectsIn = (schema: unknown): readonly ObjectSchema[] => {
  if (!isJson(schema)) return [];
  if (isJson(schema.properties)) {
    return [{ properties: schema.properties, required: (schema.required as string[] | undefined) ?? [] }];
  }
  return [schema.anyOf, schema.oneOf].flatMap((choices) =>
    Array.isArray(choices) ? choices.flatMap(objectsIn) : [],
  );
};

/** The word that tells one object of a choice from the others. */
export const tagOf = ({ properties }: ObjectSchema, key: 'type' | 'kind'): string => {
  const tag = properties[key];
  return isJson(tag) && typeof tag.const === 'string' ? tag.const : '';
};

/** Names of fields, with a question mark where one may be missing; of several objects those of all. */
export const fieldsOf = (
  objects: readonly ObjectSchema[],
  without: readonly string[] = [],
): readonly string[] => {
  const names = [...new Set(objects.flatMap(({ properties }) => Object.keys(properties)))];
  return names
    .filter((name) => !without.includes(name))
    .map((name) => (objects.every(({ required }) => required.includes(name)) ? name : `${name}?`))
    .sort();
};

/** Every name of a field and every fixed word in a schema. */
export const wordsIn = (schema: unknown): readonly string[] => {
  if (Array.isArray(schema)) return schema.flatMap(wordsIn);
  if (!isJson(schema)) return [];
  const names = isJson(schema.properties) ? Object.keys(schema.properties) : [];
  const fixed = [schema.const, ...(Array.isArray(schema.enum) ? schema.enum : [])];
  const parts = Object.entries(schema).flatMap(([key, each]) =>
    key === 'properties' && isJson(each)
      ? Object.values(each)
      : ['const', 'enum'].includes(key)
        ? []
        : [each],
  );
  return [...names, ...fixed.filter((each) => typeof each === 'string'), ...parts.flatMap(wordsIn)];
};

const ELLIPSIS = '…';

/** The value at a path, and whether keys were left out of what holds it. */
const lookUp = (value: unknown, path: readonly PropertyKey[]): { found: unknown; isElided: boolean } => {
  let found = value;
  let isElided = false;
  for (const step of path) {
    isElided = isJson(found) && ELLIPSIS in found;
    found = isJson(found) ? (found as Record<PropertyKey, unknown>)[step] : undefined;
  }
  return { found, isElided };
};

const complete = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(complete);
  if (!isJson(value)) return value;
  const entries = Object.entries(value).filter(([key]) => key !== ELLIPSIS);
  return Object.fromEntries(entries.map(([key, each]) => [key, complete(each)]));
};

/**
 * What is wrong with an example, as paths. A key `…` says that others are left out of the same object: that they are
 * missing is no fault, everything that is there is looked at.
 */
export const faultsOf = (schema: z.ZodMiniType, example: unknown): readonly string[] => {
  const faultsIn = (issues: readonly z.core.$ZodIssue[], above: readonly PropertyKey[]): readonly string[] =>
    issues.flatMap((issue) => {
      const path = [...above, ...issue.path];
      const { found, isElided } = lookUp(example, path);
      if (found === undefined && isElided) return [];
      if (issue.code === 'invalid_union' && issue.errors.some((each) => faultsIn(each, path).length === 0))
        return [];
      const keys = issue.code === 'unrecognized_keys' ? `: ${issue.keys.join()}` : '';
      return [`/${path.map(String).join('/')} ${issue.code}${keys}`];
    });
  const result = schema.safeParse(complete(example));
  return result.success ? [] : faultsIn(result.error.issues, []);
};
