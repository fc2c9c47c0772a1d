/** How files travel over HTTP: sent as they are with what is said of them beside, and given out to be saved. */
import { siteBounds } from '../../core/domain/site.js';
import type { RoomFile, UploadRequest } from '../room/ports.js';

/** Below a conversation. */
export const uploadPath = 'files';
/** The file that a path below a conversation names. */
export const fileOf = (path: string): string => path.slice(`${uploadPath}/`.length);

/** What no workgroup may allow more of. */
const [, longest] = siteBounds.fileBytes;

const headerNames = {
  name: 'x-parley-file-name',
  size: 'x-parley-file-size',
  link: 'x-parley-link',
} as const;

/** Encoded, as it came: at most as long as a name of any use. */
const longestName = 4_096;
const linkShape = /^[A-Za-z0-9_-]{1,2000}$/;

const sizeIn = (text: string | null): number | null =>
  text !== null && /^[0-9]{1,15}$/.test(text) ? Number(text) : null;

/** As the sender says; what really comes is counted in the room. */
export const isTooLong = (request: Request): boolean =>
  (sizeIn(request.headers.get('content-length')) ?? 0) > longest;

/** What the room is told of an upload, in headers that nobody but the edge can set. */
export const ownUpload = (request: Request): Readonly<Record<string, string>> => {
  const size = sizeIn(request.headers.get('content-length'));
  const name = request.headers.get(headerNames.name) ?? '';
  return {
    [headerNames.name]: name.length > longestName ? '' : name,
    ...(size === null ? {} : { [headerNames.size]: String(size) }),
  };
};

/** The link of a query, in a header that nobody but the edge can set; none where it has not the form of one. */
export const ownLink = (request: Request): Readonly<Record<string, string>> => {
  const link = new URL(request.url).searchParams.get('link') ?? '';
  return linkShape.test(link) ? { [headerNames.link]: link } : {};
};

export const hasLink = (request: Request): boolean => Object.keys(ownLink(request)).length > 0;

/** Empty where there was none, which opens nothing. */
export const linkOf = (request: Request): string => request.headers.get(headerNames.link) ?? '';

const decoded = (name: string): string => {
  try {
    return decodeURIComponent(name);
  } catch {
    return '';
  }
};

const piecesOf = async function* (body: ReadableStream<Uint8Array> | null): AsyncGenerator<Uint8Array> {
  const reader = body?.getReader();
  if (!reader) return;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    // Whoever stops reading does not wait for the rest.
    await reader.cancel().catch(() => {});
  }
};

export const uploadOf = (request: Request): Omit<UploadRequest, 'credential'> => ({
  name: decoded(request.headers.get(headerNames.name) ?? ''),
  type: request.headers.get('content-type') ?? '',
  size: sizeIn(request.headers.get(headerNames.size)),
  pieces: piecesOf(request.body),
});

const streamOf = ({ pieces, signal }: RoomFile): ReadableStream<Uint8Array> => {
  const iterator = pieces[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>({
    start: (controller) => {
      const cut = (): void => {
        controller.error(signal.reason);
        iterator.return?.().catch(() => {});
      };
      signal.addEventListener('abort', cut, { once: true });
    },
    pull: async (controller) => {
      const { done, value } = await iterator.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: async () => {
      await iterator.return?.();
    },
  });
};

/** Characters that a quoted name of a header cannot hold stand in the encoded one alone. */
const encoded = (name: string): string =>
  encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );

/**
 * To be saved, but for images that run nothing. Whatever a browser makes of it, it has no origin, no scripts and no
 * network; and nobody keeps a copy on the way.
 */
export const fromFile = (file: RoomFile): Response => {
  const { name, type, isShowable } = file;
  return new Response(streamOf(file), {
    headers: {
      'content-type': type.startsWith('text/') ? `${type}; charset=utf-8` : type,
      'content-disposition': `${isShowable ? 'inline' : 'attachment'}; filename*=UTF-8''${encoded(name)}`,
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'cross-origin-resource-policy': 'cross-origin',
    },
  });
};
