/**
 * Links to files: each for one file, one person as they are now, and a few minutes. Sealed with the room's own key, so
 * that whoever is given one, or finds it in a log, learns nothing of who it is for.
 */
import type { Identity } from '../../core/domain/identity.js';
import type { FileId, WorkgroupId } from '../../core/domain/ids.js';
import { attachmentOf, sessionFrom } from './session.js';

/** For how long a link is good. */
export const linkMs = 5 * 60 * 1000;

const nonceBytes = 12;

const toBase64Url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

const fromBase64Url = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.charCodeAt(0));

/** Made per call: under the platform a promise must not be awaited by another request than the one it began in. */
const importKey = async (key: string): Promise<CryptoKey> =>
  crypto.subtle.importKey(
    'raw',
    await crypto.subtle.digest('SHA-256', new TextEncoder().encode(key)),
    'AES-GCM',
    false,
    ['encrypt', 'decrypt'],
  );

/** The file is not in it but beside it: a link for one opens no other. */
const sealing = (nonce: Uint8Array<ArrayBuffer>, file: FileId): AesGcmParams => ({
  name: 'AES-GCM',
  iv: nonce,
  additionalData: new TextEncoder().encode(file),
});

export interface LinkPlace {
  readonly key: string;
  readonly file: FileId;
  readonly workgroup: WorkgroupId;
}

export const sealLink = async (
  { key, file, workgroup }: LinkPlace,
  identity: Identity,
  until: number,
): Promise<string> => {
  const nonce = crypto.getRandomValues(new Uint8Array(nonceBytes));
  const text = JSON.stringify([until, attachmentOf({ identity, device: null }, workgroup)]);
  const sealed = await crypto.subtle.encrypt(
    sealing(nonce, file),
    await importKey(key),
    new TextEncoder().encode(text),
  );
  return toBase64Url(new Uint8Array([...nonce, ...new Uint8Array(sealed)]));
};

export interface OpenedLink {
  /** Whoever it was given to, as they were then. */
  readonly who: Identity;
  /** One for each link: the same however its text is written, of which there are several ways that decode alike. */
  readonly id: string;
}

/** Null: it is none, of another file, or its time is over. */
export const openLink = async (
  { key, file, workgroup }: LinkPlace,
  link: string,
  now: number,
): Promise<OpenedLink | null> => {
  try {
    const bytes = fromBase64Url(link);
    const nonce = bytes.slice(0, nonceBytes);
    const opened = await crypto.subtle.decrypt(
      sealing(nonce, file),
      await importKey(key),
      bytes.slice(nonceBytes),
    );
    const [until, attachment] = JSON.parse(new TextDecoder().decode(opened)) as [number, unknown];
    const who = now < until ? sessionFrom(attachment, workgroup)?.identity : null;
    return who ? { who, id: toBase64Url(nonce) } : null;
  } catch {
    return null;
  }
};
