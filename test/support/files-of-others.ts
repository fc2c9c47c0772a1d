/** Files that other processes make and take away while one looks: of `/proc`, and of a database that is open. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const orElse = <Found, Other>(look: () => Found, other: Other): Found | Other => {
  try {
    return look();
  } catch (cause) {
    if (['ENOENT', 'ESRCH'].includes(String((cause as { readonly code?: unknown }).code))) return other;
    throw cause;
  }
};

export const readOrNothing = (path: string, encoding: BufferEncoding = 'utf8'): string =>
  orElse(() => readFileSync(path, encoding), '');

export const bytesOrNone = (path: string): Buffer => orElse(() => readFileSync(path), Buffer.alloc(0));

/** All below a folder that are there when they are looked at. */
export const filesBelow = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => orElse(() => statSync(path).isFile(), false));
