// What must not stand in a file, as data, and a pure check of texts against it.
import type { Source } from './layering.js';

export interface Ban {
  readonly what: string;
  readonly pattern: RegExp;
  readonly why: string;
  /** Comments and strings may name the thing: only code is looked at. */
  readonly isCodeOnly: boolean;
}

/** For everything that ships: core, party, client, components, widget. */
export const sourceBans: readonly Ban[] = [
  {
    what: 'unsafeHTML',
    pattern: /\bunsafe(?:HTML|SVG|CSS)\b/,
    why: 'text of strangers becomes markup',
    isCodeOnly: true,
  },
  {
    what: 'innerHTML =',
    pattern:
      /\b(?:inner|outer)HTML\s*\+?=(?!=)|insertAdjacentHTML|setHTML(?:Unsafe)?\s*\(|document\.write(?:ln)?\b|createContextualFragment|parseFromString|\bsrcdoc\b/,
    why: 'text of strangers becomes markup',
    isCodeOnly: true,
  },
  {
    what: 'eval',
    pattern:
      /\beval\s*\(|\bnew\s+Function\b|(?<![.\w])Function\s*\(|\bset(?:Timeout|Interval)\s*\(\s*['"`]|\bimportScripts\b/,
    why: 'text of strangers becomes a script',
    isCodeOnly: true,
  },
  {
    what: 'a message listener',
    pattern: /(?:^|[^.\w]|\b(?:window|globalThis|self)\.)(?:addEventListener\(\s*['"`]message|onmessage\s*=)/,
    why: 'any page, and any frame in it, may post to a window',
    isCodeOnly: true,
  },
  {
    what: 'a style attribute in a template',
    pattern: /\sstyle="|\sstyle=\$\{|\bstyleMap\b/,
    why: 'a strict content security policy refuses it',
    isCodeOnly: true,
  },
  {
    what: 'broadcast',
    pattern: /\.\s*broadcast\s*\(/,
    why: 'it sends the same to everybody, past the redaction, and stops at the first socket that throws',
    isCodeOnly: true,
  },
  {
    what: 'a connection of the platform by its id',
    pattern: /\.\s*getConnections?\s*(?:<[^>]*>\s*)?\(/,
    why: 'the id was chosen by whoever connects; party/host/sockets.ts has a table of its own',
    isCodeOnly: true,
  },
  {
    what: 'enum',
    pattern: /^\s*(?:export\s+)?(?:declare\s+)?(?:const\s+)?enum\s+\w+/,
    why: 'types only: an `as const` object',
    isCodeOnly: true,
  },
  {
    what: 'namespace',
    pattern: /^\s*(?:export\s+)?(?:declare\s+)?namespace\s+\w+/,
    why: 'types only: a module',
    isCodeOnly: true,
  },
  {
    what: 'any',
    pattern: /(?::|\bas|<|,|\||&)\s*any\b(?=\s*(?:[;,)>=|&[\]{}]|$))/,
    why: 'unknown, then look',
    isCodeOnly: true,
  },
];

/** For every file: words that mean nothing to somebody who reads only this repository. */
export const wordBans: readonly Ban[] = [
  {
    what: 'a path of one machine',
    pattern: /(?<![\w.])\/work\//,
    why: 'nobody else has it',
    isCodeOnly: false,
  },
  { what: 'a folder outside', pattern: /shared\/design/, why: 'nobody else has it', isCodeOnly: false },
  { what: 'an issue number', pattern: /\bissue #\d*/i, why: 'say what it is about', isCodeOnly: false },
];

export const LONGEST_FILE = 300;

/** Violations as `path:line what (why)`. */
export function findBanned(sources: readonly Source[], bans: readonly Ban[]): string[] {
  return sources.flatMap(({ path, text }) => {
    const lines = text.split('\n');
    const code = withoutComments(text).split('\n');
    return bans.flatMap(({ what, pattern, why, isCodeOnly }) =>
      (isCodeOnly ? code : lines).flatMap((line, index) =>
        pattern.test(line) ? [`${path}:${index + 1} ${what} (${why})`] : [],
      ),
    );
  });
}

export function findTooLong(sources: readonly Source[]): string[] {
  return sources.flatMap(({ path, text }) => {
    const count = text.replace(/\n$/, '').split('\n').length;
    return count > LONGEST_FILE ? [`${path} has ${count} lines; ${LONGEST_FILE} is the most`] : [];
  });
}

/**
 * Blanks comments and keeps line numbers. Good enough for a ban: a comment sign inside a string can only hide the
 * rest of its line, and `://` is spared.
 */
function withoutComments(text: string): string {
  return text
    .replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '))
    .replace(/(^|[^:'"`\\])\/\/.*$/gm, '$1');
}
