/** What a provider gives to the staff elements inside of it: where the server is, who one is, and shared connections. */
import { createContext } from '@lit/context';
import type { TokenSource } from '../../client/snapshots.js';
import type { StaffClients } from '../shared/staff-clients.js';

export interface StaffConnection {
  readonly server: string | null;
  readonly token: TokenSource;
  readonly clients: StaffClients;
}

/** Null: nobody is signed in there. */
export const staffContext = createContext<StaffConnection | null>(Symbol.for('parley-staff'));
