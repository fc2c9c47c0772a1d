/** Reads the `server` attribute: where the rooms are. */

export type ServerAddress =
  /** Without a slash at the end. */
  { readonly kind: 'address'; readonly url: string } | { readonly kind: 'wrong'; readonly fix: string };

/** `localhost:1999` has no scheme that anybody meant: it would parse as a URL of the scheme `localhost:`. */
const withScheme = (text: string): string => {
  if (/^(\/|[a-z][a-z0-9+.-]*:\/\/)/i.test(text)) return text;
  return `http${/^(localhost|127\.|\[::1\]|192\.168\.|10\.)/.test(text) ? '' : 's'}://${text}`;
};

/** Null if it is none. Nothing given means the page's own origin; socket schemes are understood, a path is kept. */
export const serverUrl = (given: string, base: string): string | null => {
  try {
    const { protocol, host, pathname } = new URL(withScheme(given.trim() || '/'), base);
    const scheme = protocol.replace('ws', 'http');
    // Some browsers escape a space in a host name instead of refusing it.
    const isAddress = /^https?:$/.test(scheme) && /^[^%]+$/.test(host);
    return isAddress ? `${scheme}//${host}${pathname.replace(/\/+$/, '')}` : null;
  } catch {
    return null;
  }
};

/** The same, with what is to be done about it. */
export const readServer = (value: string | null | undefined, base: string): ServerAddress => {
  const text = (value ?? '').trim();
  const url = serverUrl(text, base);
  if (url !== null) return { kind: 'address', url };
  const what = text ? `"${text}" is no web address` : 'This page has no server of its own';
  const fix = 'write the address of your Parley server, such as server="https://chat.example.com"';
  return { kind: 'wrong', fix: `${what}; ${fix}.` };
};
