/** Where a client's credential comes from: kept until the server says that it has expired, then asked for again. */
import type { Credential } from '../core/protocol/conversation-up.js';
import type { TokenSource } from './snapshots.js';

/** A token, or the secret that an anonymous customer drew for one conversation. */
export type ClientCredential =
  | { readonly kind: 'token'; readonly token: TokenSource }
  | { readonly kind: 'secret'; readonly secret: string };

export class CredentialSource {
  readonly #given: ClientCredential;
  #token: string | null = null;
  #person: string | null = null;

  constructor(given: ClientCredential) {
    this.#given = given;
  }

  /**
   * Null: by now the page gives the token of somebody else. What one person has read and not sent yet must not go on
   * under the name of the next, who needs a client of their own.
   */
  async get(): Promise<Credential | null> {
    const given = this.#given;
    if (given.kind === 'secret') return given;
    this.#token ??= typeof given.token === 'string' ? given.token : await given.token();
    const credential: Credential = { kind: 'token', token: this.#token };
    const person = subjectOf(credential);
    this.#person ??= person;
    return person === null || person === this.#person ? credential : null;
  }

  expire(): void {
    this.#token = null;
  }
}

/**
 * Whom a token is about. Read without checking the signature, which only the server can: it names a desk and keeps
 * what two people on one computer have written apart, and grants nothing.
 */
export const subjectOf = (credential: Credential): string | null => {
  if (credential.kind === 'secret') return null;
  try {
    const payload = (credential.token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/');
    const { sub } = JSON.parse(atob(payload)) as { readonly sub?: unknown };
    return typeof sub === 'string' ? sub : null;
  } catch {
    return null;
  }
};
