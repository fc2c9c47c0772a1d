/** The baseline: a room that stores every message under a key of its own and sends it to every socket. */
import type * as Party from 'partykit/server';

export default class RawRoom implements Party.Server {
  /** Parley's parties close the door to every party that does not open it. */
  static onBeforeConnect(request: Party.Request): Party.Request {
    return request;
  }

  readonly #room: Party.Room;
  #count = 0;

  constructor(room: Party.Room) {
    this.#room = room;
  }

  async onMessage(message: string): Promise<void> {
    this.#count += 1;
    await this.#room.storage.put(`message/${String(this.#count).padStart(10, '0')}`, message);
    for (const connection of this.#room.getConnections()) connection.send(message);
  }
}
