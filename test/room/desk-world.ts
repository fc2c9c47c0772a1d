/** Real desks and workgroups, and a test in the place of every conversation: it asks for places and tells items. */
import type { Identity } from '../../core/domain/identity.js';
import type { ConversationId, PersonId } from '../../core/domain/ids.js';
import type { Reservation, ReservationRequest } from '../../core/domain/reservation.js';
import type { DeskItem } from '../../core/domain/summary.js';
import type { PeerMessage } from '../../core/protocol/peer.js';
import { DeskRoom } from '../../party/room/desk-room.js';
import type { Host, Room } from '../../party/room/ports.js';
import { roomOf } from '../core/desk-items.js';
import type { Actor } from '../support/actors.js';
import { deskOf } from '../support/actors.js';
import type { WorldOptions } from '../support/pair/memory-host.js';
import { World } from '../support/pair/memory-host.js';

/** Keeps what it is told. */
const listener = (told: PeerMessage[]): Room => ({
  start: async () => {},
  opened: () => {},
  received: async () => {},
  closed: async () => {},
  told: async (message) => void told.push(message),
  wake: async () => {},
});

export class DeskWorld {
  readonly world: World;
  readonly #told = new Map<string, PeerMessage[]>();
  readonly #desks = new Map<string, Room>();
  readonly #versions = new Map<string, number>();

  constructor(options: Omit<WorldOptions, 'rooms'> = {}) {
    const listen = ({ id }: Host): Room => listener(this.toldTo(id));
    const desk = (host: Host): Room => {
      const room = new DeskRoom(host);
      this.#desks.set(host.id, room);
      return room;
    };
    this.world = new World({ ...options, rooms: { conversation: listen, workgroup: listen, desk } });
  }

  /** What a workgroup or a conversation was told, oldest first. */
  toldTo(id: string): PeerMessage[] {
    const told = this.#told.get(id) ?? [];
    this.#told.set(id, told);
    return told;
  }

  enter(who: Identity, id: PersonId = who.id): Promise<Actor> {
    return deskOf(this.world, who, id).enter();
  }

  async say(who: Actor, frame: Readonly<Record<string, unknown>>): Promise<readonly unknown[]> {
    who.fresh();
    who.send(frame);
    await this.world.flush();
    return who.fresh();
  }

  /** The desk's room as it is now; it is built when it is first told something. */
  async #room(id: PersonId): Promise<Room> {
    await this.world.desk(id).told({ type: 'wake' });
    const room = this.#desks.get(id);
    if (!room) throw new Error(`There is no desk ${id}.`);
    return room;
  }

  /** All at once. */
  async reserve(
    id: PersonId,
    request: ReservationRequest,
    ...rooms: readonly number[]
  ): Promise<readonly Reservation[]> {
    const desk = await this.#room(id);
    const asked = rooms.map(
      (n) =>
        desk.asked?.({ type: 'reserve', conversation: roomOf(n), request }) ??
        Promise.reject(new Error('It is not asked.')),
    );
    const answers = Promise.all(asked);
    // One that fails is for whoever awaits the answers, which is after the flush.
    answers.catch(() => undefined);
    await this.world.flush();
    return answers;
  }

  /** The next version of a conversation's item. */
  async put(
    id: PersonId,
    n: number,
    item: DeskItem | null,
    more: { readonly isErased?: true; readonly closedAt?: number } = {},
  ): Promise<void> {
    const key = `${id}/${n}`;
    const version = (this.#versions.get(key) ?? 0) + 1;
    this.#versions.set(key, version);
    const conversation: ConversationId = roomOf(n);
    await this.world.desk(id).told({ type: 'desk-item', conversation, version, item, ...more });
    await this.world.flush();
  }
}

export const kindsOf = (answers: readonly Reservation[]): readonly string[] =>
  answers.map(({ kind }) => kind);
