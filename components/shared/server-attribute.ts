/** Reads the `server` attribute: where the rooms are. */

export type ServerAddress =
  /** Without a slash at the end. */
  { readonly kind: 'address'; readonly url: string } | { readonly kind: 'wrong'; readonly fix: string };

const FIX = 'write the address of your Parley server, such as server="https://chat.example.com"';

/** `localhost:1999` has no scheme that anybody meant: it would parse as a URL of the scheme `localhost:`. */
const hasScheme = (text: string): boolean => /^[a-z][a-z0-9+.-]*:\/\//i.test(text);
const isLocal = (host: string): boolean => /^(localhost|127\.|\[::1\]|192\.168\.|10\.)/.test(host);

/** Nothing given means the page's own origin. Socket schemes are understood; a path before the rooms is kept. */
export const readServer = (value: string | null | undefined, base: string): ServerAddress => {
  const text = (value ?? '').trim();
  const wrong = (what: string): ServerAddress => ({ kind: 'wrong', fix: `${what}; ${FIX}.` });
  try {
    const page = new URL(base);
    if (text === '') {
      if (!page.protocol.startsWith('http')) return wrong('This page has no server of its own');
      return { kind: 'address', url: page.origin };
    }
    const isPath = text.startsWith('/');
    const scheme = isLocal(text) ? 'http' : 'https';
    const url = hasScheme(text) || isPath ? new URL(text, page) : new URL(`${scheme}://${text}`);
    const protocol = url.protocol.replace(/^ws/, 'http');
    // Some browsers escape a space in a host name instead of refusing it.
    const isHost = url.host !== '' && !url.host.includes('%');
    if (!isHost || (protocol !== 'http:' && protocol !== 'https:'))
      return wrong(`"${text}" is no web address`);
    return { kind: 'address', url: `${protocol}//${url.host}${url.pathname.replace(/\/+$/, '')}` };
  } catch {
    return wrong(`"${text}" is no web address`);
  }
};
