/** One staff member's desk: their availability, and the conversations that stand on it. */
import type { AvailabilityKind } from '../core/domain/availability.js';
import { inDeskOrder } from '../core/domain/desk.js';
import type { ConversationId } from '../core/domain/ids.js';
import type { DeskDown } from '../core/protocol/desk-down.js';
import type { DeskUp } from '../core/protocol/desk-up.js';
import { subjectOf } from './credential-source.js';
import type { Environment } from './environment.js';
import { deskFrames } from './known-frames.js';
import { RoomStore } from './room-store.js';
import type { DeskPort, DeskSnapshot, TokenSource } from './snapshots.js';

export interface DeskClientOptions {
  /** Where the server is, such as `https://chat.example.org`. */
  readonly server: string;
  readonly token: TokenSource;
  /** Whose desk; without it, that of whom the token is about. */
  readonly desk?: string | undefined;
  readonly environment?: Environment | undefined;
}

const none: DeskSnapshot = {
  connection: { kind: 'idle' },
  you: null,
  availability: null,
  items: [],
  notices: [],
  mirror: null,
  front: null,
};

export class DeskClient extends RoomStore<DeskSnapshot, DeskUp, DeskDown> implements DeskPort {
  /** Asked for and not yet told by the server to be so; said again after a reconnect. */
  #wanted: Extract<DeskUp, { type: 'set-availability' }> | null = null;
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

  dismissNotice(id: string): void {
    this.transport.send({ type: 'dismiss-notice', id });
  }

  protected override receive(frame: DeskDown): void {
    switch (frame.type) {
      case 'welcome': {
        const { you, availability, items, notices, mirror } = frame;
        this.transport.complete();
        if (this.#wanted) this.transport.send(this.#wanted);
        if (this.#front !== null) this.transport.send({ type: 'set-front', conversation: this.#front });
        return this.update({ you, availability, items: inDeskOrder(items), notices, mirror, front: null });
      }
      case 'items': {
        const items = new Map(this.snapshot.items.map((item) => [item.row.conversation, item]));
        for (const id of frame.removed) items.delete(id);
        for (const item of frame.changed) items.set(item.row.conversation, item);
        return this.update({ items: inDeskOrder(items.values()) });
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
