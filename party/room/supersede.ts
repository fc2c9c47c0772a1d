/** Which sockets of one person may stay beside one that says hello now. */
import type { Identity } from '../../core/domain/identity.js';
import type { DeviceId, PersonId } from '../../core/domain/ids.js';
import type { CloseName } from '../../core/protocol/close-codes.js';
import type { Connection, Connections } from './connections.js';
import type { Session } from './session.js';

interface Other {
  readonly identity: Identity;
  close(name: CloseName): void;
}

/**
 * Tokens of one person that allow different things cannot all be right: the one that was issued last is, and sockets
 * that an older one opened are closed, so that their clients come back with a fresh one. False when the newcomer's is
 * the older.
 */
export const supersede = (
  newcomer: Identity,
  others: readonly Other[],
  allowedBy: (who: Identity) => readonly string[],
): boolean => {
  const allowed = allowedBy(newcomer).join();
  const different = others.filter(
    ({ identity }) =>
      identity.id === newcomer.id &&
      identity.role === newcomer.role &&
      allowedBy(identity).join() !== allowed,
  );
  if (different.some(({ identity }) => identity.issuedAt > newcomer.issuedAt)) return false;
  for (const each of different) each.close('revoked');
  return true;
};

/** A device that comes back over a new socket has left the old one, whether that has noticed or not. */
export const replaceDevice = (
  connections: Connections<Session>,
  { person, device }: { readonly person: PersonId; readonly device: DeviceId },
  by: Connection<Session>,
): void => {
  for (const each of connections.welcomed()) {
    const isSame = each.session.identity.id === person && each.session.device === device;
    if (isSame && each !== by) {
      connections.remove(each.socket);
      each.close('replaced');
    }
  }
};
