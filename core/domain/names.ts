/** What may be called a name: text that shows as itself, wherever it is shown. */

/**
 * Control characters, lone surrogates, and the characters that turn the direction of what follows: a name stands in
 * the middle of other people's sentences, and must not rearrange them.
 */
const unshowable = /[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;

export const isName = (value: string, most: number): boolean =>
  value.trim() !== '' && [...value].length <= most && !unshowable.test(value);

/** Code points of what somebody is called. */
export const longestName = 80;

/** A name where there is more text than one has room for. */
export const cutName = (value: string): string => [...value].slice(0, longestName).join('').trim();
