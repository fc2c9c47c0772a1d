/** Decides what of a changed timeline is new, and says it once. */
import type { LitElement, ReactiveController } from 'lit';
import type { PendingMessage } from '../../client/snapshots.js';
import type { EntryView } from '../../core/domain/view.js';
import { announce, prepareAnnouncer } from '../shared/announcer.js';
import type { Viewer, Wording, Words } from './entry-words.js';
import { refusalIn, spoken } from './entry-words.js';
import { heldText, heldUntil } from './timeline-held.js';
import { isFromOthers } from './timeline-items.js';

interface Timeline extends LitElement {
  readonly entries: readonly EntryView[];
  readonly pending: readonly PendingMessage[];
  readonly catchingUp: boolean;
  readonly silent: boolean;
  /** As whom one looks, and what the customer is called there. */
  readonly perspective: Viewer;
  readonly wording: Wording;
}

export class TimelineVoice implements ReactiveController {
  readonly #host: Timeline;
  readonly #words: Words;
  /** The number up to which everything was said or is history; null until there was a first list. */
  #heardTo: number | null = null;
  #newest: string | null = null;
  readonly #failed = new Set<string>();
  /** It was said that messages wait; once, however many of them do one after the other. */
  #isHeld = false;

  constructor(host: Timeline, words: Words) {
    this.#host = host;
    this.#words = words;
    host.addController(this);
  }

  hostConnected(): void {
    // The region has to be there some time before its first words.
    prepareAnnouncer();
  }

  /** Called with every change; returns the messages of others that are new. */
  hear(changed: ReadonlyMap<PropertyKey, unknown>): readonly EntryView[] {
    if (changed.has('pending')) {
      this.#hearFailures();
      this.#hearHeld();
    }
    if (!changed.has('entries') && !changed.has('catchingUp')) return [];
    const { entries, catchingUp } = this.#host;
    const isOther = this.#newest !== null && !entries.findLast(({ id }) => id === this.#newest);
    const from = isOther ? null : this.#heardTo;
    // A replay is said in one sentence when it is complete, not line by line.
    if (catchingUp && from !== null) return [];
    const fresh = from === null ? [] : entries.filter(({ seq }) => seq > from);
    this.#newest = entries.at(-1)?.id ?? null;
    this.#heardTo = catchingUp ? null : (entries.at(-1)?.seq ?? 0);
    const wasReplay = changed.get('catchingUp') === true;
    const ofOthers = fresh.filter(isFromOthers);
    if (this.#host.silent) return ofOthers;
    if (wasReplay && ofOthers.length > 0) announce(this.#words.t('timeline.new', { n: ofOthers.length }));
    else if (!wasReplay) this.#say(fresh);
    return ofOthers;
  }

  #say(fresh: readonly EntryView[]): void {
    for (const entry of fresh) {
      const text = spoken(entry, this.#words, this.#host.perspective, this.#host.wording);
      if (text !== null) announce(text);
    }
  }

  #hearFailures(): void {
    for (const { localId, state } of this.#host.pending) {
      if (state.kind !== 'failed') this.#failed.delete(localId);
      else if (!this.#failed.has(localId)) {
        this.#failed.add(localId);
        announce(
          `${this.#words.t('timeline.failed')}. ${refusalIn(state.refusal, this.#words)}`,
          'assertive',
        );
      }
    }
  }

  #hearHeld(): void {
    const { pending, silent } = this.#host;
    if (!pending.some(({ state }) => state.kind === 'sending')) this.#isHeld = false;
    const until = pending.map(heldUntil).find((each) => each !== null) ?? null;
    if (until === null || this.#isHeld || silent) return;
    this.#isHeld = true;
    announce(heldText(until, this.#words));
  }
}
