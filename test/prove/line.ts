/** One person's way into one room: everything that came over its sockets, and what a client would have made of it. */
import type { ClientEnd } from '../support/pair/memory-sockets.js';
import type { Numbering, Said } from './script.js';

type Frame = Readonly<Record<string, unknown>>;
interface Shown {
  readonly id: string;
  readonly seq: number;
  readonly publicSeq?: number;
  readonly body: Frame;
}

export interface LineOptions {
  connect(): ClientEnd;
  now(): number;
  readonly hello: Frame;
  readonly device: string | null;
  /** What this person sent last here, to be posted. */
  file(): string;
  /** A command of this person was answered with yes. */
  accepted(commandId: string, entryId: unknown): void;
}

/** What changes nothing for good is not numbered. */
const passing = ['hello', 'ping', 'set-typing', 'set-draft', 'set-context', 'mark-read', 'read-history'];

export class Line {
  /** Of all sockets, one after the other, each text with its moment. */
  readonly log: string[] = [];
  /** What a client has of the timeline, the header and the marks. */
  entries: readonly Shown[] = [];
  header: Frame | null = null;
  marks: unknown = null;
  older: string | null = null;
  readonly #options: LineOptions;
  #end: ClientEnd | null = null;
  #isOpen = false;
  #cursor: string | null = null;
  #next = 1;
  #lastPublic: string | null = null;

  constructor(options: LineOptions) {
    this.#options = options;
  }

  /** As the client knows it. */
  get isOpen(): boolean {
    return this.#isOpen;
  }

  open(): void {
    if (this.#isOpen) this.drop();
    const { connect, now, hello, device } = this.#options;
    const end = connect();
    this.#end = end;
    this.#isOpen = true;
    this.log.push(`${now()} opened`);
    end.heard = (text) => {
      this.log.push(`${now()} ${text}`);
      if (device !== null) this.#take(JSON.parse(text) as Frame);
    };
    end.ended = (code, reason) => {
      this.log.push(`${now()} closed ${code} ${reason}`);
      if (this.#end !== end) return;
      this.#isOpen = false;
      this.#lastPublic = null;
    };
    const since = this.#cursor === null ? {} : { since: this.#cursor };
    end.send({ ...hello, ...(device === null ? {} : { device, ...since }) });
  }

  drop(): void {
    this.#isOpen = false;
    this.#lastPublic = null;
    this.#end?.drop();
  }

  /** The client notices nothing of it before it tries anew. */
  silence(): void {
    this.#isOpen = false;
    this.#lastPublic = null;
    this.#end?.goSilent();
  }

  /** The commands' numbers, in the order in which they were sent. */
  say(said: Said, numbering: Numbering, isPublic: boolean, times = 1): readonly string[] {
    const frame = this.#resolved(said);
    if (this.#options.device === null || passing.includes(String(said.type))) {
      for (let index = 0; index < times; index += 1) this.#end?.send(frame);
      return [];
    }
    if (numbering === 'again') {
      if (this.#lastPublic) this.#end?.send({ ...frame, commandId: this.#lastPublic });
      return [];
    }
    const first = this.#next + (numbering === 'gap' ? 5 : 0);
    return Array.from({ length: times }, (_, index) => {
      const commandId = `${this.#options.device}:${first + index}`;
      if (isPublic && numbering === 'next') this.#lastPublic = commandId;
      this.#end?.send({ ...frame, commandId });
      return commandId;
    });
  }

  raw(text: string): void {
    this.#end?.send(text);
  }

  ping(): void {
    if (this.#isOpen) this.#end?.send({ type: 'ping', received: this.#end.texts.length });
  }

  #take(frame: Frame): void {
    if (frame.header) this.header = frame.header as Frame;
    if (frame.marks) this.marks = frame.marks;
    if (typeof frame.cursor === 'string') this.#cursor = frame.cursor;
    switch (frame.type) {
      case 'welcome':
        this.#next = frame.nextCommand as number;
        this.marks = frame.marks;
        break;
      case 'accepted': {
        const id = String(frame.commandId);
        this.#next = Math.max(this.#next, Number(id.slice(id.lastIndexOf(':') + 1)) + 1);
        this.#options.accepted(id, frame.entryId);
        break;
      }
      case 'refused':
        // Its number is free, and a private command may have it next: to say it again would be another question.
        if (frame.commandId === this.#lastPublic) this.#lastPublic = null;
        break;
      case 'entries': {
        const reset = frame.reset as { readonly before: string | null } | undefined;
        if (reset) this.older = reset.before;
        this.entries = [...(reset ? [] : this.entries), ...(frame.entries as Shown[])];
        break;
      }
      case 'page':
        this.older = frame.before as string | null;
        this.entries = [...(frame.entries as Shown[]), ...this.entries];
        break;
    }
  }

  #resolved(said: Said): Frame {
    return Object.fromEntries(Object.entries(said).map(([key, value]) => [key, this.#seen(value)]));
  }

  #seen(value: unknown): unknown {
    if (Array.isArray(value)) return value.map((each) => this.#seen(each));
    const epoch = Number(this.header?.epoch ?? 0);
    switch (value) {
      case '<epoch>':
        return epoch;
      case '<epoch-1>':
        return Math.max(0, epoch - 1);
      case '<epoch+1>':
        return epoch + 1;
      case '<soon>':
        return this.#options.now() + 60_000;
      case '<newest>':
        return (
          this.entries.findLast(({ publicSeq }) => publicSeq !== undefined)?.publicSeq ?? this.entries.length
        );
      case '<suggestion>':
        return this.entries.findLast(({ body }) => body.isSuggestion === true)?.id ?? 'A'.repeat(22);
      case '<file>':
        return this.#options.file();
      case '<older>':
        return this.older ?? 'bm9uZQ';
      default:
        return value;
    }
  }
}
