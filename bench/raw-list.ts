/** The baseline of a list: a room that stores each update under one key and sends it to every socket. */
import type * as Party from 'partykit/server';

export default class RawList implements Party.Server {
  /** Parley's parties close the door to every party that does not open it. */
  static onBeforeConnect(request: Party.Request): Party.Request {
    return request;
  }

  readonly #room: Party.Room;

  constructor(room: Party.Room) {
    this.#room = room;
  }

  async onRequest(request: Party.Request): Promise<Response> {
    const text = await request.text();
    const id = /"conversation":"([^"]+)"/.exec(text)?.[1] ?? '';
    await this.#room.storage.put(`row/${id}`, text);
    for (const connection of this.#room.getConnections()) connection.send(text);
    return new Response(null, { status: 204 });
  }

  onMessage(): void {
    // Watchers acknowledge what they have; nobody here counts it.
  }
}
