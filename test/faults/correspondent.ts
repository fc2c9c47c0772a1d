/**
 * Somebody in the world in memory, with what a client must do and no more: say hello with the cursor, send one command at
 * a time under its number until it is answered, and keep what was not. It looks at what came only when it is told to.
 */
import type { ClientEnd } from '../support/pair/memory-sockets.js';
import type { Audience, Reading, SeenEntry, Viewer } from './history.js';
import { seenEntry } from './history.js';
import type { Ledger } from './ledger.js';

type Frame = Readonly<Record<string, unknown>>;

interface Waiting {
  readonly frame: Frame;
  readonly mark: string | null;
  n: number | null;
}

interface Header {
  readonly kind: string;
  readonly phase?: string;
  readonly epoch?: number;
  readonly handler?: { readonly id?: string; readonly present: boolean } | null;
  readonly you: { readonly may: readonly string[] };
}

/** Sent again under the same number, as nothing has happened. */
const again: ReadonlySet<unknown> = new Set(['storage', 'internal', 'rate-limited', 'try-again']);

export class Correspondent {
  readonly viewer: Viewer;
  readonly #open: () => ClientEnd;
  readonly #hello: Frame;
  readonly #ledger: Ledger;
  readonly #device: string;
  #end: ClientEnd | null = null;
  #connection = 0;
  #taken = 0;
  #cursor: string | null = null;
  #older: string | null = null;
  /** The number of the next command; known only when the room has said welcome. */
  #next: number | null = null;
  #isInFlight = false;
  #isComplete = false;
  #waiting: readonly Waiting[] = [];
  #entries: readonly SeenEntry[] = [];
  header: Header | null = null;
  /** Stays away until it is set again. */
  isHere = true;

  constructor(viewer: Viewer, open: () => ClientEnd, hello: Frame, ledger: Ledger) {
    this.viewer = viewer;
    this.#open = open;
    this.#hello = hello;
    this.#ledger = ledger;
    this.#device = String(hello.device);
  }

  get isSettled(): boolean {
    return this.#isComplete && this.#end !== null && this.#waiting.length === 0 && this.#older === null;
  }

  get kept(): readonly string[] {
    return this.#waiting.flatMap(({ mark }) => mark ?? []);
  }

  get reading(): Reading {
    return { viewer: this.viewer, source: 'lived', entries: this.#entries };
  }

  /** What sorts of entries there are, oldest first. */
  get heard(): readonly string[] {
    return this.#entries.map(({ kind }) => kind);
  }

  /** The newest message for everyone, as this viewer has it. */
  get lastPublicMark(): string | null {
    return (
      this.#entries.findLast(({ audience, mark }) => audience === 'everyone' && mark !== null)?.mark ?? null
    );
  }

  say(audience: Audience): void {
    const { conversation, person, id } = this.viewer;
    const intent = { conversation: conversation ?? '', who: person, line: id, audience };
    const { mark } = this.#ledger.intend(intent);
    const epoch = this.viewer.kind === 'customer' ? {} : { epoch: this.header?.epoch ?? 0 };
    this.#add({ type: 'post', audience, text: `${audience} ${mark}`, ...epoch }, mark);
  }

  /** Asked once, and given up with the connection. */
  ask(frame: Frame): void {
    this.#add(frame, null);
  }

  /** Comes back if it is gone, and says that it is there. */
  tick(): void {
    if (!this.isHere) return;
    if (this.#end === null) this.#connect();
    else this.#end.send({ type: 'ping', received: this.#taken });
    if (this.#older !== null) this.#end?.send({ type: 'read-history', before: this.#older });
    if (!this.#isInFlight) this.#sendHead();
  }

  /** What was sent may be on its way, and no answer to it will come. */
  drop(): void {
    this.take();
    this.#end?.drop();
    this.#lost();
  }

  goSilent(): void {
    this.take();
    this.#end?.goSilent();
    this.#lost();
  }

  /** Reads what came. True when there was anything. */
  take(): boolean {
    const end = this.#end;
    if (!end) return false;
    const texts = end.texts.slice(this.#taken);
    this.#taken = end.texts.length;
    for (const text of texts) {
      this.#ledger.received(this.viewer, this.#connection, text);
      this.#read(JSON.parse(text) as Frame);
    }
    if (end.closedWith) this.#lost();
    return texts.length > 0;
  }

  #add(frame: Frame, mark: string | null): void {
    this.#waiting = [...this.#waiting, { frame, mark, n: null }];
    if (!this.#isInFlight) this.#sendHead();
  }

  #connect(): void {
    this.#end = this.#open();
    this.#connection += 1;
    this.#taken = 0;
    this.#end.send({ ...this.#hello, ...(this.#cursor === null ? {} : { since: this.#cursor }) });
  }

  #lost(): void {
    this.#end = null;
    this.#next = null;
    this.#isInFlight = false;
    this.#isComplete = false;
    this.#waiting = this.#waiting.filter(({ mark }) => mark !== null);
  }

  #sendHead(): void {
    const [head] = this.#waiting;
    if (!head || this.#next === null || !this.#end) return;
    head.n ??= this.#next;
    const text = JSON.stringify({ ...head.frame, commandId: `${this.#device}:${head.n}` });
    this.#isInFlight = true;
    this.#ledger.sent(text);
    this.#end.send(text);
  }

  #read(frame: Frame): void {
    if (frame.header !== undefined) this.header = frame.header as Header;
    switch (frame.type) {
      case 'welcome':
        this.#next = frame.nextCommand as number;
        return this.#sendHead();
      case 'entries':
        return this.#readEntries(frame);
      case 'page':
        this.#older = frame.before as string | null;
        this.#entries = [...(frame.entries as unknown[]).map(seenEntry), ...this.#entries];
        return;
      case 'accepted':
      case 'refused':
        return this.#answered(frame);
    }
  }

  #readEntries(frame: Frame): void {
    const reset = frame.reset as { readonly before: string | null } | undefined;
    this.#cursor = frame.cursor as string;
    if (reset) this.#older = reset.before;
    this.#entries = [...(reset ? [] : this.#entries), ...(frame.entries as unknown[]).map(seenEntry)];
    if (frame.live === true) this.#isComplete = true;
  }

  #answered({ type, commandId, code, expect }: Frame): void {
    const [head, ...rest] = this.#waiting;
    const isUnnamed = type === 'refused' && commandId === undefined;
    if (!head || (!isUnnamed && commandId !== `${this.#device}:${head.n}`)) return;
    this.#isInFlight = false;
    // What is not an answer to the head, or one that says to try again, is tried again at the next tick.
    if (isUnnamed || again.has(code)) return;
    if (code === 'gap') {
      this.#next = expect as number;
      head.n = null;
      return;
    }
    if (type === 'accepted') this.#next = (head.n ?? 0) + 1;
    this.#waiting = rest;
    this.#sendHead();
  }
}
