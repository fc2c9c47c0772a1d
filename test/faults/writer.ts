/** Somebody whose every message is written down before it is sent. */
import type { Audience, Viewer } from './history.js';
import type { Ledger } from './ledger.js';
import type { Access, Surroundings } from './person.js';
import { Person } from './person.js';

export interface WriterSurroundings extends Surroundings {
  readonly ledger: Ledger;
}

export class Writer extends Person {
  readonly #ledger: Ledger;
  /** Of the message that was written last. */
  lastMark = '';

  constructor(viewer: Viewer, access: Access, around: WriterSurroundings) {
    super(viewer, access, around);
    this.#ledger = around.ledger;
  }

  /** Returns the mark of the message. */
  say(audience: Audience = 'everyone', padding = ''): string {
    const { conversation, person, id } = this.viewer;
    const intent = { conversation: conversation ?? '', who: person, line: id, audience };
    const { mark } = this.#ledger.intend(intent);
    this.lastMark = mark;
    this.post(mark, audience, padding);
    return mark;
  }

  /** The same somebody at another device. */
  sibling(viewer: Viewer, pace: number): Writer {
    return new Writer(viewer, this.access, { ...this.around, pace, ledger: this.#ledger });
  }
}
