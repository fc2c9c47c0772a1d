/** Stands outside of the server and writes down everything: each intent, each answer, each frame that reached anybody. */
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Action, Audience, History, Reading, Sighting, Viewer } from './history.js';
import { epochKey, hiddenNamesIn, markOf, marksIn, seenEntry } from './history.js';

/** After these the client sends the same again by itself, so that nothing is known yet. */
const retried: ReadonlySet<unknown> = new Set(['gap', 'stale', 'rate-limited', 'storage', 'internal']);

interface FrameShape {
  readonly type: string;
  readonly commandId?: string;
  readonly entryId?: string | null;
  readonly code?: string;
  readonly reset?: unknown;
  readonly entries?: readonly unknown[];
  readonly header?: {
    readonly kind: string;
    readonly epoch?: number;
    readonly handler?: { readonly id?: string } | null;
  };
}

export interface Intent {
  readonly conversation: string;
  readonly who: string;
  readonly line: string;
  readonly audience: Audience;
}

export class Ledger {
  readonly path: string;
  readonly #actions = new Map<string, Action>();
  readonly #byCommand = new Map<string, Action>();
  readonly #sightings: Sighting[] = [];
  readonly #handlers = new Map<string, string>();
  readonly #standings = new Map<string, string>();
  readonly #faults = new Map<string, number>();
  readonly #refusals = new Map<string, number>();
  /** One of its own: others are kept, and processes are numbered anew in each container. */
  readonly #folder = mkdtempSync(join(tmpdir(), 'parley-ledger-'));
  readonly #file: number;
  #isClosed = false;

  constructor() {
    this.path = join(this.#folder, 'ledger.jsonl');
    this.#file = openSync(this.path, 'wx', 0o600);
  }

  get faults(): ReadonlyMap<string, number> {
    return this.#faults;
  }

  /** How often a message was answered with which refusal, also where it was accepted later. */
  get refusals(): ReadonlyMap<string, number> {
    return this.#refusals;
  }

  /** How many messages there are of each outcome. */
  get outcomes(): Readonly<Record<Action['outcome'], number>> {
    const counts = { accepted: 0, refused: 0, unknown: 0 };
    for (const { outcome } of this.#actions.values()) counts[outcome] += 1;
    return counts;
  }

  get size(): number {
    return this.#actions.size;
  }

  /** Somebody is about to write; the text has to carry the mark. */
  intend(intent: Intent): Action {
    const mark = markOf(this.#actions.size + 1);
    const action: Action = {
      ...intent,
      mark,
      at: Date.now(),
      commandId: null,
      outcome: 'unknown',
      entryIds: new Set(),
      epoch: null,
    };
    this.#actions.set(mark, action);
    this.#write({ kind: 'intent', ...intent, mark, at: action.at });
    return action;
  }

  /** A client let go of a frame. */
  sent(text: string): void {
    const action = this.#actions.get(marksIn(text)[0] ?? '');
    if (!action) return;
    const { commandId, epoch } = JSON.parse(text) as { commandId: string; epoch?: number };
    action.commandId = commandId;
    action.epoch = epoch ?? null;
    this.#byCommand.set(commandId, action);
    this.#write({ kind: 'sent', mark: action.mark, commandId, epoch: action.epoch, at: Date.now() });
  }

  /** A frame reached a viewer. */
  received(viewer: Viewer, connection: number, text: string): void {
    this.#write({ kind: 'frame', viewer: viewer.id, connection, at: Date.now(), text });
    const frame = JSON.parse(text) as FrameShape;
    if (frame.type === 'accepted' || frame.type === 'refused') this.#answered(frame);
    const standing = this.#standingOf(viewer, connection, frame);
    const marks = marksIn(text);
    const names = viewer.kind === 'customer' ? hiddenNamesIn(text) : [];
    if (frame.entries === undefined && marks.length === 0 && names.length === 0) return;
    const isReset = frame.reset !== undefined;
    const entries = viewer.kind === 'list' ? [] : (frame.entries ?? []).map(seenEntry);
    const { type } = frame;
    this.#sightings.push({ viewer, connection, type, standing, isReset, entries, marks, names });
  }

  fault(name: string): void {
    this.#faults.set(name, (this.#faults.get(name) ?? 0) + 1);
    this.#write({ kind: 'fault', name, at: Date.now() });
  }

  history(readings: readonly Reading[], kept: ReadonlySet<string> = new Set()): History {
    const actions = [...this.#actions.values()];
    for (const { viewer, source, entries } of readings) {
      this.#write({ kind: 'reading', viewer: viewer.id, source, entries });
    }
    return { actions, sightings: this.#sightings, readings, kept, handlers: this.#handlers };
  }

  /** Nobody needs the file of a run in which nothing was found. */
  close({ isKept }: { readonly isKept: boolean }): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    closeSync(this.#file);
    if (!isKept) rmSync(this.#folder, { recursive: true, force: true });
  }

  #answered({ type, commandId, entryId, code }: FrameShape): void {
    const action = this.#byCommand.get(commandId ?? '');
    if (!action) return;
    if (code !== undefined) this.#refusals.set(code, (this.#refusals.get(code) ?? 0) + 1);
    if (type === 'accepted') {
      action.outcome = 'accepted';
      if (entryId) action.entryIds.add(entryId);
    } else if (action.outcome === 'unknown' && !retried.has(code)) {
      action.outcome = 'refused';
    }
    this.#write({ kind: 'answer', mark: action.mark, commandId, type, code, entryId });
  }

  #standingOf({ id, conversation }: Viewer, connection: number, { header }: FrameShape): string {
    const key = `${id}@${connection}`;
    if (header) {
      this.#standings.set(key, header.kind);
      const isNamed = conversation !== null && header.epoch !== undefined && header.handler?.id;
      if (isNamed) this.#handlers.set(epochKey(conversation, header.epoch), String(header.handler?.id));
    }
    return this.#standings.get(key) ?? 'none';
  }

  /** Nothing any more once it is closed: a frame may still be on its way to somebody who has left. */
  #write(line: object): void {
    if (this.#isClosed) return;
    writeSync(this.#file, `${JSON.stringify(line)}\n`);
  }
}
