// One room of a world: its room object, which may be thrown away, and what outlives it.
import type { PeerAddress } from '../../../core/protocol/peer.js';
import type { Host, Room, Storage } from '../../../party/room/ports.js';
import type { FakeTime } from './fake-clock.js';
import { FakeClock } from './fake-clock.js';
import { MemoryFiles } from './memory-files.js';
import { MemorySockets, type SocketEvents } from './memory-sockets.js';
import { MemoryStorage } from './memory-storage.js';

/** What a world gives to each of its rooms. */
export type Share = Pick<
  Host,
  'peers' | 'ids' | 'tokens' | 'webhooks' | 'hooks' | 'settings' | 'log' | 'scorer' | 'links'
>;

export class RoomCell {
  readonly address: PeerAddress;
  readonly storage = new MemoryStorage();
  readonly files = new MemoryFiles();
  readonly sockets: MemorySockets;
  readonly #build: (host: Host) => Room;
  readonly #share: Share;
  readonly #time: FakeTime;
  clock: FakeClock;
  #room: Promise<Room> | null = null;
  #life = 0;

  constructor(
    address: PeerAddress,
    build: (host: Host) => Room,
    share: Share,
    time: FakeTime,
    events: SocketEvents,
  ) {
    this.address = address;
    this.sockets = new MemorySockets(events);
    this.clock = new FakeClock(time);
    this.#build = build;
    this.#share = share;
    this.#time = time;
  }

  /** Counts how often the room was thrown away. */
  get life(): number {
    return this.#life;
  }

  get isAwake(): boolean {
    return this.#room !== null;
  }

  /** The started room; one whose start failed is built anew at the next call. */
  ready(): Promise<Room> {
    this.#room ??= this.#start().catch((cause: unknown) => {
      this.#room = null;
      throw cause;
    });
    return this.#room;
  }

  /** Throws the room away. What it still does reaches nothing any more. */
  forget(): void {
    this.#life += 1;
    this.#room = null;
    this.clock = new FakeClock(this.#time);
    this.sockets.forget();
  }

  async #start(): Promise<Room> {
    const room = this.#build({
      ...this.#share,
      id: this.address.id,
      sockets: this.sockets,
      storage: this.#storageOf(this.#life),
      files: this.files,
      clock: this.clock,
    });
    await room.start();
    return room;
  }

  /** A room that was thrown away must not write: in a real host its process is gone. */
  #storageOf(life: number): Storage {
    const check = (): void => {
      if (life !== this.#life) throw new Error('This room is gone.');
    };
    return {
      get: async (key) => {
        check();
        return this.storage.get(key);
      },
      list: async (range) => {
        check();
        return this.storage.list(range);
      },
      write: async (puts, deletes) => {
        check();
        await this.storage.write(puts, deletes);
      },
    };
  }
}
