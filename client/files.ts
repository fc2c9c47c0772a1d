/** Sends files to a conversation, takes them back and asks for links to them. Loaded when somebody attaches or opens one. */
import type { FileView } from '../core/domain/files.js';
import type { FileId } from '../core/domain/ids.js';
import type { RefusalCode } from '../core/domain/refusal.js';
import type { CredentialSource } from './credential-source.js';

export interface UploadWatch {
  /** How much of it has left, from 0 to 1. */
  progress(part: number): void;
  readonly signal: AbortSignal;
}

/** How an upload ended. `lost`: no answer came, or none that can be read. */
export type UploadAnswer =
  | { readonly kind: 'done'; readonly file: FileView }
  | { readonly kind: 'refused'; readonly code: RefusalCode }
  | { readonly kind: 'aborted' }
  | { readonly kind: 'lost' };

/** Which conversation, and as whom. */
export interface FilePlace {
  readonly server: string;
  readonly conversation: string;
  readonly credentials: Pick<CredentialSource, 'get' | 'expire'>;
}

/** A token that does not hold is answered like a room that is not there. */
const perhapsExpired: readonly number[] = [401, 404];

interface Asked {
  readonly method?: 'DELETE';
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: File;
}

type Came = { readonly status: number; readonly value: unknown } | 'aborted' | 'lost';

const baseOf = ({ server }: FilePlace): string => server.replace(/\/+$/, '');

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
};

const authorizationOf = async ({ credentials }: FilePlace): Promise<string | null> => {
  const credential = await credentials.get();
  if (credential === null) return null;
  return credential.kind === 'token' ? `Bearer ${credential.token}` : `Parley-Secret ${credential.secret}`;
};

/** Not `fetch`: it tells nothing of what has left, and pages replace it. */
const send = (url: string, authorization: string, asked: Asked, watch: UploadWatch | null): Promise<Came> =>
  new Promise((resolve) => {
    const request = new XMLHttpRequest();
    const abort = (): void => request.abort();
    const ended = (came: Came): void => {
      watch?.signal.removeEventListener('abort', abort);
      resolve(came);
    };
    request.onload = () => ended({ status: request.status, value: parse(request.responseText) });
    request.onerror = () => ended('lost');
    request.onabort = () => ended('aborted');
    if (watch) {
      request.upload.onprogress = ({ lengthComputable, loaded, total }) => {
        if (lengthComputable && total > 0) watch.progress(Math.min(1, loaded / total));
      };
      watch.signal.addEventListener('abort', abort);
    }
    request.open(asked.method ?? 'POST', url);
    request.setRequestHeader('authorization', authorization);
    for (const [name, value] of Object.entries(asked.headers ?? {})) request.setRequestHeader(name, value);
    request.send(asked.body ?? null);
  });

/** Once more with another token, where the first may only have been too old. */
const ask = async (place: FilePlace, asked: Asked, watch: UploadWatch | null = null): Promise<Came> => {
  const url = `${baseOf(place)}/parties/main/${encodeURIComponent(place.conversation)}/${asked.path}`;
  try {
    const first = await authorizationOf(place);
    if (first === null) return 'lost';
    if (watch?.signal.aborted) return 'aborted';
    const came = await send(url, first, asked, watch);
    if (typeof came === 'string' || !perhapsExpired.includes(came.status)) return came;
    place.credentials.expire();
    const fresh = await authorizationOf(place);
    if (watch?.signal.aborted) return 'aborted';
    return fresh === null || fresh === first ? came : await send(url, fresh, asked, watch);
  } catch {
    return 'lost';
  }
};

const isFile = (value: unknown): value is FileView => {
  const { id, name, type, size } = (value ?? {}) as Record<string, unknown>;
  return [id, name, type].every((each) => typeof each === 'string') && typeof size === 'number';
};

const codeOf = (value: unknown): RefusalCode | null => {
  const { code } = (value ?? {}) as { readonly code?: unknown };
  return typeof code === 'string' ? (code as RefusalCode) : null;
};

/** The name travels in a header, where only some characters may stand; half of a pair of them has no form there. */
const headerName = (name: string): string =>
  encodeURIComponent(Array.from(name, (sign) => (/^[\ud800-\udfff]$/.test(sign) ? '' : sign)).join(''));

export const uploadFile = async (place: FilePlace, file: File, watch: UploadWatch): Promise<UploadAnswer> => {
  const headers = {
    'content-type': file.type || 'application/octet-stream',
    'x-parley-file-name': headerName(file.name),
  };
  const came = await ask(place, { path: 'files', headers, body: file }, watch);
  if (typeof came === 'string') return { kind: came };
  if (came.status === 200 && isFile(came.value)) return { kind: 'done', file: came.value };
  const code = codeOf(came.value);
  return code === null ? { kind: 'lost' } : { kind: 'refused', code };
};

/** It is in no message and will be in none: what it took of their allowance is free again. Nobody waits for the answer. */
export const removeUploaded = async (place: FilePlace, file: FileId): Promise<void> => {
  await ask(place, { method: 'DELETE', path: `uploads/${encodeURIComponent(file)}` });
};

/** An address that is good for this person and a few minutes. */
export const linkToFile = async (place: FilePlace, file: FileId): Promise<string | null> => {
  const came = await ask(place, { path: `files/${encodeURIComponent(file)}/link` });
  if (typeof came === 'string' || came.status !== 200) return null;
  const { url } = (came.value ?? {}) as { readonly url?: unknown };
  // Only an address of this server: what else would come from there is nothing to follow.
  return typeof url === 'string' && url.startsWith('/parties/') ? `${baseOf(place)}${url}` : null;
};
