/** Which pages may talk to the server. Browsers say truly where a page is from; nobody else is held to it. */

export type Origins = 'any' | readonly string[];

/** Null when an entry is not an origin: `https://shop.example`, without a path. */
export const readOrigins = (text: string): Origins | null => {
  const entries = text
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
  if (entries.includes('*')) return 'any';
  return entries.every(isOrigin) ? entries : null;
};

const isOrigin = (entry: string): boolean => {
  try {
    return new URL(entry).origin === entry;
  } catch {
    return false;
  }
};

/**
 * A socket is not subject to a browser's same-origin rule, so a page of anybody could open one in its visitor's
 * name. Without an Origin header it is not a browser, and then only the token counts.
 */
export const isWelcome = (origins: Origins | null, request: Request): boolean => {
  const origin = request.headers.get('origin');
  return origins === null || origins === 'any' || origin === null || origins.includes(origin);
};

/**
 * Adds what a browser needs before it lets another page read the answer: its own origin and never a wildcard, so that
 * no answer that one page may read can be kept for another. Never with credentials: no cookie counts.
 */
export const withCors = (origins: Origins | null, request: Request, response: Response): Response => {
  const origin = request.headers.get('origin');
  if (origins === null || origin === null) return response;
  if (origins !== 'any' && !origins.includes(origin)) return response;
  const copy = new Response(response.body, response);
  copy.headers.set('access-control-allow-origin', origin);
  copy.headers.set('access-control-expose-headers', 'retry-after');
  copy.headers.append('vary', 'origin');
  return copy;
};

export const preflight = (methods: string): Response =>
  new Response(null, {
    status: 204,
    headers: {
      'access-control-allow-methods': methods,
      'access-control-allow-headers': 'authorization, content-type, x-parley-file-name',
      'access-control-max-age': '600',
    },
  });
