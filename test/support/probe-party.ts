// A party for tests of the server helper itself: it stores a text and tells what it sees. No product code.
import type * as Party from 'partykit/server';

export default class ProbeParty implements Party.Server {
  readonly #room: Party.Room;

  constructor(room: Party.Room) {
    this.#room = room;
  }

  async onRequest(request: Party.Request): Promise<Response> {
    if (request.method === 'PUT') await this.#room.storage.put('text', await request.text());
    return Response.json({
      text: (await this.#room.storage.get('text')) ?? null,
      secret: this.#room.env.PARLEY_SECRET,
      greeting: this.#room.env.GREETING ?? null,
    });
  }
}
