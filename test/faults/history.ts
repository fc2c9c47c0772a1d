/** What is kept of a run, so that it can be judged afterwards: what was meant, what was answered, and what was seen. */

export type Audience = 'everyone' | 'staff' | 'whisper';

/** Unknown: no answer came, or one that says to try again. It may have happened, once, or not at all. */
export type Outcome = 'accepted' | 'refused' | 'unknown';

/** One message that somebody meant to send. Its text carries the mark, by which it is found wherever it turns up. */
export interface Action {
  readonly mark: string;
  readonly conversation: string;
  readonly who: string;
  /** Messages of one line keep their order: one person at one client. */
  readonly line: string;
  readonly audience: Audience;
  readonly at: number;
  commandId: string | null;
  outcome: Outcome;
  /** Every id under which it was acknowledged; more than one is one too many. */
  readonly entryIds: Set<string>;
  /** Of a whisper: the epoch under which it was sent, whose handler it is for. */
  epoch: number | null;
}

export type ViewerKind =
  | 'customer'
  /** Handles it, or did. */
  | 'agent'
  | 'supervisor'
  /** May know that it exists. */
  | 'outsider'
  /** Reads the list of a workgroup: the last public message of each conversation. */
  | 'list';

export interface Viewer {
  readonly id: string;
  readonly kind: ViewerKind;
  readonly person: string;
  /** Null for a list, which is of all conversations. */
  readonly conversation: string | null;
}

export interface SeenEntry {
  readonly id: string;
  readonly seq: number;
  readonly audience: string;
  readonly kind: string;
  readonly mark: string | null;
}

/** One frame that reached a viewer. */
export interface Sighting {
  readonly viewer: Viewer;
  /** Counts the sockets of the viewer. */
  readonly connection: number;
  readonly type: string;
  /** The kind of the last header that this socket was given. */
  readonly standing: string;
  readonly isReset: boolean;
  readonly entries: readonly SeenEntry[];
  /** Every mark and every hidden name anywhere in its text. */
  readonly marks: readonly string[];
  readonly names: readonly string[];
}

/** The whole timeline of a viewer at the end, as they were given it. */
export interface Reading {
  readonly viewer: Viewer;
  /** `lived`: what their client shows after all that happened to it. */
  readonly source: 'lived' | 'fresh' | 'transcript';
  readonly entries: readonly SeenEntry[];
}

export interface History {
  readonly actions: readonly Action[];
  readonly sightings: readonly Sighting[];
  readonly readings: readonly Reading[];
  /** Marks that are still in an outbox, for their writer to see. */
  readonly kept: ReadonlySet<string>;
  /** By conversation and epoch: who handled it. */
  readonly handlers: ReadonlyMap<string, string>;
}

export const epochKey = (conversation: string, epoch: number): string => `${conversation}#${epoch}`;

/** Numbers with a fence, so that no mark is a part of another. */
export const markOf = (n: number): string => `~${n}~`;

const marks = /~\d+~/g;
/** Supervisors who never join are called so, and nobody else is. */
const hiddenNames = /watcher-[\w-]+/gi;

export const marksIn = (text: string): readonly string[] => [...new Set(text.match(marks) ?? [])];
export const hiddenNamesIn = (text: string): readonly string[] => [...new Set(text.match(hiddenNames) ?? [])];

interface EntryShape {
  readonly id: string;
  readonly seq: number;
  readonly audience: string;
  readonly body: { readonly kind: string; readonly text?: string };
}

export const seenEntry = (entry: unknown): SeenEntry => {
  const { id, seq, audience, body } = entry as EntryShape;
  return { id, seq, audience, kind: body.kind, mark: marksIn(body.text ?? '')[0] ?? null };
};
