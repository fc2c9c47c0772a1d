/** Timed inputs to a small house, as data: printed, filtered by level, and played again. */
import type { PolicyOverrides } from '../../core/domain/policy.js';
import type { Level, List, Name, Place, Talk } from './cast.js';

/** As on the wire, but for words in angle brackets, which stand for what the one who says it sees at that moment. */
export type Said = Readonly<Record<string, unknown>>;

/** Under which number a command is given: the next one, that of the last public one again, or one too far ahead. */
export type Numbering = 'next' | 'again' | 'gap';

interface AtSocket {
  readonly who: Name;
  readonly place: Place;
  readonly tab: number;
}

export interface Sent {
  readonly name: string;
  readonly type: string;
  readonly text: string;
  /** Bytes, as they say; null: they do not. */
  readonly size: number | null;
}

export type Act =
  | ({ readonly kind: 'enter' } & AtSocket)
  /** The page is closed. */
  | ({ readonly kind: 'drop' } & AtSocket)
  /** The network is gone without a word. */
  | ({ readonly kind: 'silence' } & AtSocket)
  | ({ readonly kind: 'say'; readonly said: Said; readonly numbering: Numbering } & AtSocket)
  /** As fast as it goes. */
  | ({ readonly kind: 'flood'; readonly said: Said; readonly times: number } & AtSocket)
  /** No good frame. */
  | ({ readonly kind: 'raw'; readonly text: string } & AtSocket)
  | {
      readonly kind: 'read';
      readonly who: Name;
      readonly place: Talk | List;
      readonly path: string;
      readonly body?: string;
    }
  /** Whoever runs the workgroup, over HTTP. */
  | {
      readonly kind: 'manage';
      readonly place: List;
      readonly method: 'PUT' | 'DELETE';
      readonly path: string;
      readonly body: string;
    }
  /** Sends a file, which waits for a message; with a size that it does not have, or of a type that it is not. */
  | { readonly kind: 'upload'; readonly who: Name; readonly place: Talk; readonly file: Sent }
  /** Asks for an address of the file that was sent last by anybody here, and opens it. */
  | { readonly kind: 'fetch'; readonly who: Name; readonly place: Talk }
  /** The room is built again from its storage; its sockets stay. */
  | { readonly kind: 'sleep'; readonly place: Place }
  /** The room's process is gone and comes back at once; its sockets are lost. */
  | { readonly kind: 'crash'; readonly place: Place }
  /** The next turn that tells everyone something is not stored; or the next command of this person. */
  | { readonly kind: 'fail'; readonly place: Talk; readonly of: Name | 'everyone' }
  /** Rooms that cannot reach one another for a while. */
  | { readonly kind: 'cut'; readonly places: readonly [Place, Place]; readonly ms: number }
  /** So long that everybody is gone. */
  | { readonly kind: 'night' };

export interface Step {
  readonly level: Level;
  /** Milliseconds since the start. */
  readonly at: number;
  readonly act: Act;
  /** The next step comes while this one is still on its way. */
  readonly isHurried?: true;
}

export interface Script {
  readonly policy: PolicyOverrides;
  readonly steps: readonly Step[];
  /** When it is over, whatever of it is left out. */
  readonly end: number;
}

/** Without what is more hidden than this. Times are fixed, so that the rest happens when it would have happened. */
export const upTo = (level: Level, script: Script): Script => ({
  ...script,
  steps: script.steps.filter((step) => step.level <= level),
});
