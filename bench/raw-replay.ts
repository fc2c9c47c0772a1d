/** The baseline of coming back: a room that stores messages, and gives whoever says hello those that they missed. */
import type * as Party from 'partykit/server';
import type { RawDown, RawUp } from './support/raw-replay-client.js';

const prefix = 'message/';
const keyOf = (n: number): string => `${prefix}${String(n).padStart(10, '0')}`;

export default class RawReplay implements Party.Server {
  /** Parley's parties close the door to every party that does not open it. */
  static onBeforeConnect(request: Party.Request): Party.Request {
    return request;
  }

  readonly #room: Party.Room;
  #count = 0;

  constructor(room: Party.Room) {
    this.#room = room;
  }

  async onStart(): Promise<void> {
    this.#count = (await this.#room.storage.list({ prefix })).size;
  }

  async onMessage(message: string, connection: Party.Connection): Promise<void> {
    const frame = JSON.parse(message) as RawUp;
    switch (frame.type) {
      case 'ping':
        return this.#send(connection, { type: 'pong' });
      case 'hello':
        return this.#welcome(connection, frame.since);
      case 'post':
        this.#count += 1;
        await this.#room.storage.put(keyOf(this.#count), frame.text);
        for (const each of this.#room.getConnections()) {
          this.#send(each, { type: 'entries', texts: [frame.text], live: true });
        }
    }
  }

  async #welcome(connection: Party.Connection, since: number): Promise<void> {
    this.#send(connection, { type: 'welcome' });
    const missed = await this.#room.storage.list<string>({ prefix, start: keyOf(since + 1) });
    this.#send(connection, { type: 'entries', texts: [...missed.values()], live: true });
  }

  #send(connection: Party.Connection, frame: RawDown): void {
    connection.send(JSON.stringify(frame));
  }
}
