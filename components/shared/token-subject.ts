/** Reads whose desk to open out of a staff token. It verifies nothing: that is the server's part, with the key. */
import type { PersonId } from '../../core/domain/ids.js';
import { isPersonId } from '../../core/domain/ids.js';

const decodePayload = (token: string): unknown => {
  const payload = token.split('.')[1];
  if (payload === undefined) return null;
  try {
    const bytes = Uint8Array.from(atob(payload.replace(/-/g, '+').replace(/_/g, '/')), (character) =>
      character.charCodeAt(0),
    );
    return JSON.parse(new TextDecoder().decode(bytes)) as unknown;
  } catch {
    return null;
  }
};

/** The `sub` of a token, or null where there is none that could be a person. */
export const subjectOf = (token: string): PersonId | null => {
  const payload = decodePayload(token);
  if (typeof payload !== 'object' || payload === null || !('sub' in payload)) return null;
  const { sub } = payload;
  return typeof sub === 'string' && isPersonId(sub) ? sub : null;
};
