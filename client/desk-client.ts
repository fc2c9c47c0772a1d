/** One staff member's desk: their availability, and the conversations that stand on it. */
import type { AvailabilityKind } from '../core/domain/availability.js';
import { inDeskOrder } from '../core/domain/desk.js';
import type { Sight } from '../core/domain/desk-seen.js';
import type { ConversationId } from '../core/domain/ids.js';
import type { DeskDown } from '../core/protocol/desk-down.js';
import type { DeskUp } from '../core/protocol/desk-up.js';
import { subjectOf } from './credential-source.js';
import type { Environment } from './environment.js';
import { deskFrames } from './known-frames.js';
import { RoomStore } from './room-store.js';
import { SeenWishes } from './seen-wishes.js';
import type { DeskPort, DeskSnapshot, TokenSource } from './snapshots.js';

export interface DeskClientOptions {
  /** Where the server is, such as `https://chat.example.org`. */
  readonly server: string;
  readonly token: TokenSource;
  /** Whose desk; without it, that of whom the token is about. */
  readonly desk?: string | undefined;
  readonly environment?: Environment | undefined;
}

type Items = Extract<DeskDown, { type: 'items' }>;

/** Who looks for more looks among what is closed. */
const mostClosed = 100;

const none: DeskSnapshot = {
  connection: { kind: 'idle' },
  you: null,
  availability: null,
  items: [],
  closed: [],
  erased: [],
  notices: [],
  mirror: null,
  front: null,
};

export class DeskClient extends RoomStore<DeskSnapshot, DeskUp, DeskDown> implements DeskPort {
  /** Asked for and not yet told by the server to be so; said again after a reconnect. */
  #wanted: Extract<DeskUp, { type: 'set-availability' }> | null = null;
  readonly #seen = new SeenWishes();
  /** A server that was begun anew knows nothing of it. */
  #front: ConversationId | null = null;

  constructor({ token, desk, ...rest }: DeskClientOptions) {
    const credential = { kind: 'token', token } as const;
    super(none, {
      ...rest,
      credential,
      known: deskFrames,
      party: 'desk',
      room: (known) => desk ?? subjectOf(known),
    });
  }

  setAvailability(kind: AvailabilityKind, reason?: string): void {
    this.#wanted = { type: 'set-availability', kind, ...(reason === undefined ? {} : { reason }) };
    this.transport.send(this.#wanted);
  }

  setFront(conversation: ConversationId | null): void {
    if (conversation === this.#front) return;
    this.#front = conversation;
    this.transport.send({ type: 'set-front', conversation });
  }

  setSeen(conversation: ConversationId, sight: Sight): void {
    const item = this.snapshot.items.find(({ row }) => row.conversation === conversation);
    if (!item || !this.#seen.add(item, sight)) return;
    this.transport.send({ type: 'set-seen', conversation, ...sight });
    this.update({ items: this.snapshot.items.map((each) => this.#seen.shown(each)) });
  }

  dismissNotice(id: string): void {
    this.transport.send({ type: 'dismiss-notice', id });
  }

  #partings({ closed = [], erased = [] }: Items): Partial<DeskSnapshot> {
    if (closed.length + erased.length === 0) return {};
    const { snapshot } = this;
    const ended = closed.flatMap(({ conversation, at }) => {
      const item = snapshot.items.find(({ row }) => row.conversation === conversation);
      return item ? [{ item, at }] : [];
    });
    const all = [...ended, ...snapshot.closed].filter(({ item }) => !erased.includes(item.row.conversation));
    return { closed: all.slice(0, mostClosed), erased: [...snapshot.erased, ...erased].slice(-mostClosed) };
  }

  protected override receive(frame: DeskDown): void {
    switch (frame.type) {
      case 'welcome': {
        const { you, availability, items, notices, mirror } = frame;
        this.transport.complete();
        if (this.#wanted) this.transport.send(this.#wanted);
        if (this.#front !== null) this.transport.send({ type: 'set-front', conversation: this.#front });
        const shown = inDeskOrder(items.map((item) => this.#seen.told(item)));
        for (const [conversation, sight] of this.#seen.all) {
          this.transport.send({ type: 'set-seen', conversation, ...sight });
        }
        return this.update({ you, availability, items: shown, notices, mirror, front: null });
      }
      case 'items': {
        const items = new Map(this.snapshot.items.map((item) => [item.row.conversation, item]));
        for (const id of frame.removed) {
          items.delete(id);
          this.#seen.drop(id);
        }
        for (const item of frame.changed) items.set(item.row.conversation, this.#seen.told(item));
        return this.update({ items: inDeskOrder(items.values()), ...this.#partings(frame) });
      }
      case 'availability': {
        if (frame.availability.kind === this.#wanted?.kind) this.#wanted = null;
        return this.update({ availability: frame.availability });
      }
      case 'notice':
        return this.update({ notices: [...this.snapshot.notices, frame.notice] });
      case 'notice-dismissed':
        return this.update({ notices: this.snapshot.notices.filter(({ id }) => id !== frame.id) });
      case 'front':
        return this.update({ front: frame.conversation });
      case 'refused':
        this.#wanted = null;
    }
  }
}
