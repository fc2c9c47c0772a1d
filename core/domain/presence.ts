/** What a room knows of the moment and does not keep: who is connected, and where it stands in the queue. */
import type { PersonId } from './ids.js';

/** Where a waiting conversation stands; told by its workgroup, and never stored with it. */
export interface QueuePlace {
  /** From 1. */
  readonly position: number;
  /** An estimate; null where there is none. */
  readonly waitSeconds: number | null;
  /** Whether somebody is there to answer: outside hours, and with nobody there, one leaves a message. */
  readonly service: 'open' | 'closed' | 'unattended';
}

/** Who is connected right now. Derived from sockets, never stored. */
export interface Presence {
  readonly customer: boolean;
  readonly staff: ReadonlySet<PersonId>;
  /** What the workgroup last said of its place in the queue. */
  readonly queue?: QueuePlace | null;
}
