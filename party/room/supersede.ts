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

type AllowedBy = (who: Identity) => readonly string[];

const isRival = (one: Identity, other: Identity, allowedBy: AllowedBy): boolean =>
  one.id === other.id && one.role === other.role && allowedBy(one).join() !== allowedBy(other).join();

/**
 * Tokens of one person that allow different things cannot all be right: the one that was issued last is. Whether
 * somebody who is connected holds a later one than this; it allows nothing any more, neither over a socket nor over HTTP.
 */
export const isSuperseded = (who: Identity, connected: readonly Identity[], allowedBy: AllowedBy): boolean =>
  connected.some((each) => each.issuedAt > who.issuedAt && isRival(who, each, allowedBy));

/**
 * Sockets that an older token opened are closed, so that their clients come back with a fresh one. False when the
 * newcomer's is the older.
 */
export const supersede = (newcomer: Identity, others: readonly Other[], allowedBy: AllowedBy): boolean => {
  const connected = others.map(({ identity }) => identity);
  if (isSuperseded(newcomer, connected, allowedBy)) return false;
  for (const each of others) if (isRival(newcomer, each.identity, allowedBy)) each.close('revoked');
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

/** So many windows one person may have open on one room. */
const windows = 32;

/** Whoever opens one more has left the oldest: each costs a part of everything that is told here. */
export const leaveOldest = <Of>(
  connections: Connections<Of>,
  isTheirs: (session: Of) => boolean,
  by: Connection<Of>,
): void => {
  const others = connections.welcomed().filter((each) => each !== by && isTheirs(each.session));
  for (const each of others.slice(0, Math.max(0, others.length + 1 - windows))) each.close('replaced');
};
