/** What a request shows of who it comes from; whether that is true is for the room to find out. */
import type { HttpCredential } from '../room/ports.js';

const kinds = { bearer: 'token', 'parley-secret': 'secret' } as const;

/** `Bearer <token>`, or `Parley-Secret <secret>` for an anonymous customer's own conversation. */
export const credentialOf = (request: Pick<Request, 'headers'>): HttpCredential | null => {
  const [scheme = '', value = '', ...rest] = (request.headers.get('authorization') ?? '').split(' ');
  const name = scheme.toLowerCase();
  if (value === '' || rest.length > 0 || !Object.hasOwn(kinds, name)) return null;
  return { kind: kinds[name as keyof typeof kinds], value };
};
