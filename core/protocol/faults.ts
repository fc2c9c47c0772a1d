/** What is wrong with a document that an operator wrote: for every fault its place and what is expected there. */
import type * as z from 'zod/mini';

export interface Fault {
  /** As a JSON pointer, such as `/grace/handler`; `/` is the document itself. */
  readonly path: string;
  /** One sentence. */
  readonly expected: string;
}

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

const pointer = (path: Path): string =>
  `/${path.map((step) => String(step).replaceAll('~', '~0').replaceAll('/', '~1')).join('/')}`;

/** Every fault once, in the order in which the schema found them. */
export const faultsOf = (issues: readonly Issue[]): readonly Fault[] => {
  const faults = new Map<string, Fault>();
  for (const fault of issues.flatMap((issue) => faultsAt(issue, []))) {
    faults.set(JSON.stringify([fault.path, fault.expected]), fault);
  }
  return [...faults.values()];
};

const faultsAt = (issue: Issue, above: Path): readonly Fault[] => {
  const at = [...above, ...issue.path];
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({ path: pointer([...at, key]), expected: 'there is no such key.' }));
    case 'invalid_union':
      return faultsOfChoice(issue.errors, at);
    default:
      return [{ path: pointer(at), expected: sentenceOf(issue) }];
  }
};

/** Whichever took the value for its own and found fault inside says it better than all that could stand there. */
const faultsOfChoice = (choices: readonly (readonly Issue[])[], at: Path): readonly Fault[] => {
  const meant = choices.find((issues) => issues.every(({ path }) => path.length > 0));
  if (meant) return meant.flatMap((issue) => faultsAt(issue, at));
  const shapes = choices.flatMap((issues) => issues.filter(({ path }) => path.length === 0).map(shapeOf));
  return [{ path: pointer(at), expected: `${shapes.join(', or ')} is expected.` }];
};

const shapes: Readonly<Record<string, string>> = { object: 'object', record: 'object', null: 'null' };

/** The mini build of the validator has no words of its own: numbers, texts and lists are made with theirs. */
const shapeOf = (issue: Issue): string => {
  switch (issue.code) {
    case 'invalid_value':
      return `${issue.values.length > 1 ? 'one of ' : ''}${issue.values.map(String).join(', ')}`;
    case 'invalid_type':
      return shapes[issue.expected] ?? issue.message;
    case 'invalid_key':
      return 'a name of small letters, digits and dashes, 40 at most,';
    default:
      return issue.message;
  }
};

/** What is found by reading the values, such as two that contradict each other, comes as a whole sentence. */
const sentenceOf = (issue: Issue): string =>
  issue.code === 'custom' && issue.message.endsWith('.') ? issue.message : `${shapeOf(issue)} is expected.`;
