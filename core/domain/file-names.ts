/** What a file may be called: one line without a path, that shows as itself, and ends as its type does. */

const longest = 120;

/** Control characters, halves of characters, and whatever turns the direction of what follows or is not seen. */
const unshowable = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;

/** Names of these types end so: a page that is called a text would still open as a page. */
const endings: Readonly<Record<string, readonly string[]>> = {
  'image/png': ['png'],
  'image/jpeg': ['jpg', 'jpeg', 'jpe', 'jfif'],
  'image/gif': ['gif'],
  'image/webp': ['webp'],
  'application/pdf': ['pdf'],
  'text/plain': ['txt', 'text', 'log', 'md', 'csv'],
};

const endingOf = (name: string): string => {
  const dot = name.lastIndexOf('.');
  return dot < 1 ? '' : name.slice(dot + 1).toLowerCase();
};

/** By code points, and at the cost of the stem: the ending says what it is. */
const cut = (name: string): string => {
  const signs = [...name];
  if (signs.length <= longest) return name;
  const ending = [...endingOf(name)].length === 0 ? [] : [...`.${endingOf(name)}`].slice(0, 12);
  return [...signs.slice(0, longest - ending.length), ...ending].join('');
};

const base = (name: string): string =>
  (name.split(/[/\\]/).at(-1) ?? '')
    .replaceAll(unshowable, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replace(/^\.+/, '');

export const fileName = (given: string, type: string): string => {
  const name = base(given) || 'file';
  const known = Object.hasOwn(endings, type) ? endings[type] : undefined;
  const isFit = known === undefined || known.includes(endingOf(name));
  return cut(isFit ? name : `${name}.${known[0]}`);
};
