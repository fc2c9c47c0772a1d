/** What a client tells in passing: typing, the unsent text, what its page is, how far it has read. Throttled. */
import type { Action } from '../core/domain/permissions.js';
import { fitting } from '../core/domain/visitor-bounds.js';
import type { VisitorClaims } from '../core/domain/visitor-context.js';
import type { Ephemeral } from '../core/protocol/conversation-up.js';
import { limits } from '../core/protocol/limits.js';
import type { Environment, Timer } from './environment.js';

const typingAgainMilliseconds = 3_000;
const typingEndsMilliseconds = 5_000;
const draftMilliseconds = 250;
const marksMilliseconds = 500;
/** No faster than may be said for ever. */
const contextMilliseconds = 1_000;

export interface SignalsOutOptions {
  readonly environment: Environment;
  /** Whether the room is there and allows it now. */
  may(action: Action): boolean;
  send(frame: Ephemeral): void;
}

interface Side {
  readonly delivered: number;
  readonly read: number;
}

const nothing: Side = { delivered: 0, read: 0 };

type SignalName = 'typing' | 'draft' | 'marks' | 'context';

const frameOf = (context: VisitorClaims): Extract<Ephemeral, { type: 'set-context' }> => {
  const frame = { type: 'set-context', ...fitting(context) } as const;
  // Fields are the site's own and may be of any length together; where somebody is goes before them.
  const bytes = new TextEncoder().encode(JSON.stringify(frame)).length;
  return bytes > limits.frameBytes ? { ...frame, fields: {} } : frame;
};

export class SignalsOut {
  readonly #options: SignalsOutOptions;
  readonly #timers = new Map<SignalName, Timer>();
  /** When the others were last told that we type; null when they think that we do not. */
  #typingToldAt: number | null = null;
  #draft = '';
  #draftTold = '';
  #context: VisitorClaims | null = null;
  #isContextTold = false;
  #marks = nothing;
  #marksTold = nothing;

  constructor(options: SignalsOutOptions) {
    this.#options = options;
  }

  /** Welcomed anew: the room knows these marks, and nothing of typing and drafts. */
  restart(told: Side | null): void {
    this.stop();
    const { delivered, read } = told ?? nothing;
    // Compared from here on: what is no number must not get in.
    this.#marksTold = { delivered: Number(delivered), read: Number(read) };
    this.#tellMarksSoon();
    this.#tellContextSoon();
    if (this.#draft !== '') this.#in('draft', draftMilliseconds, () => this.#tellDraft());
  }

  stop(): void {
    for (const timer of this.#timers.values()) this.#options.environment.clearTimer(timer);
    this.#timers.clear();
    this.#typingToldAt = null;
    this.#draftTold = '';
    this.#isContextTold = false;
  }

  /** What the viewer may do was changed: what could not be told before may be told now. */
  permissionsChanged(): void {
    this.#tellMarksSoon();
    // What may not be said any more is kept no longer either: should it be allowed again, it is news.
    if (!this.#options.may('set-context')) this.#isContextTold = false;
    this.#tellContextSoon();
  }

  typing(isActive: boolean): void {
    const now = this.#options.environment.now();
    if (!isActive) {
      this.#cancel('typing');
      if (this.#typingToldAt === null) return;
      this.#typingToldAt = null;
      if (this.#options.may('set-typing')) this.#options.send({ type: 'set-typing', active: false });
      return;
    }
    if (!this.#options.may('set-typing')) return;
    this.#in('typing', typingEndsMilliseconds, () => this.typing(false));
    if (this.#typingToldAt !== null && now - this.#typingToldAt < typingAgainMilliseconds) return;
    this.#typingToldAt = now;
    this.#options.send({ type: 'set-typing', active: true });
  }

  draft(text: string): void {
    this.#draft = [...text].slice(0, limits.textLength).join('');
    if (!this.#timers.has('draft')) this.#in('draft', draftMilliseconds, () => this.#tellDraft());
  }

  /** The text was posted: nobody types, and there is no draft, from this moment on. */
  posted(): void {
    this.typing(false);
    this.#draft = '';
    this.#cancel('draft');
    this.#tellDraft();
  }

  /** Kept, and told again after each welcome: whoever comes back may be elsewhere on the site by now. */
  context(context: VisitorClaims): void {
    this.#context = context;
    this.#isContextTold = false;
    this.#tellContextSoon();
  }

  delivered(publicSeq: number): void {
    this.#raise({ ...this.#marks, delivered: Math.max(this.#marks.delivered, publicSeq) });
  }

  read(publicSeq: number): void {
    const read = Math.max(this.#marks.read, publicSeq);
    this.#raise({ delivered: Math.max(this.#marks.delivered, read), read });
  }

  #raise(marks: Side): void {
    this.#marks = marks;
    this.#tellMarksSoon();
  }

  #tellMarksSoon(): void {
    const isNews =
      this.#marks.delivered > this.#marksTold.delivered || this.#marks.read > this.#marksTold.read;
    if (isNews && !this.#timers.has('marks')) this.#in('marks', marksMilliseconds, () => this.#tellMarks());
  }

  #tellMarks(): void {
    if (!this.#options.may('mark-read')) return;
    this.#marksTold = this.#marks;
    this.#options.send({ type: 'mark-read', ...this.#marks });
  }

  #tellContextSoon(): void {
    if (this.#isContextTold || !this.#context || this.#timers.has('context')) return;
    if (this.#options.may('set-context')) this.#in('context', contextMilliseconds, () => this.#tellContext());
  }

  #tellContext(): void {
    if (!this.#context || !this.#options.may('set-context')) return;
    this.#isContextTold = true;
    this.#options.send(frameOf(this.#context));
  }

  #tellDraft(): void {
    if (this.#draft === this.#draftTold || !this.#options.may('set-draft')) return;
    this.#draftTold = this.#draft;
    this.#options.send({ type: 'set-draft', text: this.#draft });
  }

  #in(name: SignalName, milliseconds: number, run: () => void): void {
    this.#cancel(name);
    const timer = this.#options.environment.setTimer(() => {
      this.#timers.delete(name);
      run();
    }, milliseconds);
    this.#timers.set(name, timer);
  }

  #cancel(name: SignalName): void {
    const timer = this.#timers.get(name);
    if (timer !== undefined) this.#options.environment.clearTimer(timer);
    this.#timers.delete(name);
  }
}
