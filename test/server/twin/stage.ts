/** One room of a pair on a real server: its customer and its agent at all of their sockets, and what they were sent. */
import { ask } from '../../fuzz/ask.js';
import type { TestServer } from '../../support/partykit.js';
import type { Frame } from '../../support/raw-client.js';
import { newConversationId, newSecret, RawClient, signToken } from '../../support/raw-client.js';
import { Canonical } from './canonical.js';

export type Place = 'main' | 'desk' | 'workgroup';

export const addressOf = (server: TestServer, place: Place, id: string): string =>
  `${server.url.replace('http', 'ws')}/parties/${place}/${id}`;

/** Somebody whose every byte is kept. */
export class Recorded {
  readonly id: string;
  readonly #server: TestServer;
  readonly #credential: Readonly<{ [key: string]: string }>;
  readonly #authorization: string;
  readonly #sockets: { readonly name: string; readonly client: RawClient }[] = [];
  readonly #answers: string[] = [];

  constructor(
    server: TestServer,
    id: string,
    credential: { readonly token: string } | { readonly secret: string },
  ) {
    this.id = id;
    this.#server = server;
    this.#credential = { kind: 'token' in credential ? 'token' : 'secret', ...credential };
    this.#authorization =
      'token' in credential ? `Bearer ${credential.token}` : `Parley-Secret ${credential.secret}`;
  }

  get credential(): Readonly<{ [key: string]: string }> {
    return this.#credential;
  }

  async open(place: Place, id: string, device?: string): Promise<RawClient> {
    const client = await RawClient.open(
      addressOf(this.#server, place, id),
      device === undefined ? {} : { device },
    );
    this.#sockets.push({ name: place, client });
    return client;
  }

  async ask(path: string): Promise<void> {
    const headers = { authorization: this.#authorization };
    const answered = await ask(this.#server.port, { method: 'GET', path: `/parties/${path}`, headers });
    this.#answers.push(`${answered.status} ${answered.contentType}`, answered.body);
  }

  /** Every byte, and how each socket ended. */
  seen(): readonly string[] {
    const canonical = new Canonical();
    return [
      ...this.#sockets.flatMap(({ name, client }, index) => [
        ...client.texts.map((text) => `${name} ${index}: ${canonical.text(text)}`),
        `${name} ${index}: ${JSON.stringify(client.closed)}`,
      ]),
      ...this.#answers.map((text) => `answer: ${canonical.text(text)}`),
    ];
  }

  close(): void {
    for (const { client } of this.#sockets) client.close();
  }
}

export class Stage {
  readonly server: TestServer;
  readonly workgroup: string;
  readonly conversation = newConversationId();
  readonly customer: Recorded;
  readonly agent: Recorded;
  /** Their sockets in the conversation, while they have one. */
  customerAt: RawClient | null = null;
  agentAt: RawClient | null = null;
  readonly desk: RawClient;
  readonly list: RawClient;
  /** Messages for everyone so far, as far as customer and agent said them. */
  messages = 0;
  hasCustomerSpoken = false;
  isOnHold = false;
  tags = 0;
  phase: 'queued' | 'active' | 'wrap-up' | 'closed' = 'queued';

  private constructor(
    server: TestServer,
    workgroup: string,
    people: { readonly customer: Recorded; readonly agent: Recorded },
    sockets: { readonly desk: RawClient; readonly list: RawClient },
  ) {
    this.server = server;
    this.workgroup = workgroup;
    this.customer = people.customer;
    this.agent = people.agent;
    this.desk = sockets.desk;
    this.list = sockets.list;
  }

  static async open(server: TestServer, workgroup: string): Promise<Stage> {
    const id = `anna-${workgroup}`;
    const grants = { [workgroup]: ['handle', 'transfer'] };
    const token = await signToken(server.secret, { id, name: 'Anna', role: 'agent', grants });
    const agent = new Recorded(server, id, { token });
    const desk = await agent.open('desk', id);
    await desk.goOnline(token);
    await agentIsKnown(server, workgroup, token);
    const list = await agent.open('workgroup', workgroup);
    await list.signIn(token);
    const customer = new Recorded(server, 'customer', { secret: newSecret() });
    const stage = new Stage(server, workgroup, { customer, agent }, { desk, list });
    const at = await stage.enter('customer');
    await at.next((frame) => JSON.stringify(frame).includes('"service":"open"'));
    await list.next((frame) => frame.type === 'rows');
    return stage;
  }

  /** Into the conversation, from where they left off if they were there before. */
  async enter(who: 'customer' | 'agent', since?: string): Promise<RawClient> {
    const person = this[who];
    const client = await person.open('main', this.conversation, `${who}-device-12345`);
    const more = who === 'customer' ? { start: { workgroup: this.workgroup, name: 'Carla' } } : {};
    await client.hello(person.credential, { ...more, ...(since === undefined ? {} : { since }) });
    this[`${who}At`] = client;
    return client;
  }

  /** Where the agent has the conversation as a row: waiting in the list, or on the desk. */
  get rows(): RawClient {
    return this.phase === 'queued' ? this.list : this.desk;
  }

  /** Both have what was sent to them so far. */
  async settled(): Promise<void> {
    for (const each of [this.customerAt, this.agentAt, this.desk, this.list]) {
      if (each && !each.closed) await each.settled();
    }
  }

  close(): void {
    this.customer.close();
    this.agent.close();
  }
}

/**
 * Before the talk begins, the workgroup must know that somebody is there to answer: what the first customer is told
 * depends on it. One who came before them waits until it is so, and is gone from the list again.
 */
const agentIsKnown = async (server: TestServer, workgroup: string, token: string): Promise<void> => {
  const id = newConversationId();
  const list = await RawClient.open(addressOf(server, 'workgroup', workgroup));
  await list.signIn(token);
  const first = await RawClient.open(addressOf(server, 'main', id));
  await first.hello({ kind: 'secret', secret: newSecret() }, { start: { workgroup } });
  await first.next((frame) => JSON.stringify(frame).includes('"service":"open"'));
  await list.next((frame) => rowIn(frame).length > 0);
  await first.command({ type: 'end' });
  await list.next((frame) => ((frame.removed ?? []) as readonly string[]).includes(id));
  first.close();
  list.close();
};

export const rowIn = (frame: Frame): readonly Frame[] => {
  const changed = (frame.changed ?? []) as readonly Frame[];
  return changed.map((each) => (each.row ?? each) as Frame);
};
