/** One conversation with everybody in it: customer, handler, two who watch, and an agent whom it does not concern. */
import type { Answer } from '../../client/index.js';
import { pause } from '../support/pause.js';
import { signToken } from '../support/raw-client.js';
import { freshReadings, type Place } from './fresh-reading.js';
import type { Reading, ViewerKind } from './history.js';
import { Writer, type WriterSurroundings } from './writer.js';

/** Which proxy each sort of people comes through. */
export interface Networks {
  readonly customers: string;
  readonly staff: string;
  readonly supervisors: string;
}

export interface TalkOptions extends WriterSurroundings {
  readonly conversation: string;
  readonly secret: string;
  readonly networks: Networks;
  /** The server itself. */
  readonly url: string;
  readonly serverSecret: string;
  readonly n: number;
}

const watching = ['monitor', 'whisper'] as const;

const mostAsks = 10;

/** Asks again where a desk was too late with its answer, so that nothing was changed, or where no answer came. */
const untilIn = async (person: Writer, ask: () => Promise<Answer>): Promise<void> => {
  for (let asked = 1; asked <= mostAsks; asked += 1) {
    const answer = await ask();
    if (answer.kind === 'accepted') return;
    if (answer.kind === 'refused' && answer.refusal.code !== 'try-again') return;
    await pause(500);
    if (person.snapshot.header?.kind === 'staff') return;
  }
};

export class Talk {
  readonly #options: TalkOptions;
  readonly #places = new Map<Writer, Place>();
  readonly customer: Writer;
  readonly handler: Writer;
  readonly watchers: readonly Writer[];
  readonly outsider: Writer;
  /** More devices of customer and handler. */
  readonly #devices: Writer[] = [];
  #isCustomerQuiet = false;

  private constructor(options: TalkOptions, tokens: readonly string[]) {
    this.#options = options;
    const { networks, secret, n } = options;
    const [handling = '', outside = '', ...watch] = tokens;
    const customers = { server: networks.customers, start: { workgroup: 'sales', name: `Kim ${n}` } };
    this.customer = this.#person('customer', `customer-${n}`, { kind: 'secret', secret }, customers);
    const staff = { server: networks.staff };
    this.handler = this.#person('agent', `agent-${n}`, { kind: 'token', token: handling }, staff);
    this.outsider = this.#person('outsider', 'bystander', { kind: 'token', token: outside }, staff);
    const server = networks.supervisors;
    this.watchers = watch.map((token, index) =>
      this.#person('supervisor', `watcher-${index + 1}`, { kind: 'token', token }, { server }),
    );
  }

  static async open(options: TalkOptions): Promise<Talk> {
    const { serverSecret, n } = options;
    const agent = (id: string) =>
      signToken(serverSecret, { id, role: 'agent', grants: { sales: ['handle'] } });
    const watcher = (id: string) =>
      signToken(serverSecret, { id, role: 'supervisor', grants: { sales: watching } });
    const ids = [agent(`agent-${n}`), agent('bystander'), watcher('watcher-1'), watcher('watcher-2')];
    const talk = new Talk(options, await Promise.all(ids));
    try {
      await talk.#begin();
      return talk;
    } catch (cause) {
      talk.leave();
      throw cause;
    }
  }

  get people(): readonly Writer[] {
    return [...this.readers, this.outsider];
  }

  /** Those who read along, and of whom nothing may be lost. */
  get readers(): readonly Writer[] {
    return [this.customer, this.handler, ...this.watchers, ...this.#devices];
  }

  /** Everybody writes something at the same time: for all, for staff, and for the agent alone. */
  burst(messages: number): void {
    for (let index = 0; index < messages; index += 1) {
      if (!this.#isCustomerQuiet) this.customer.say();
      this.handler.say(index % 3 === 2 ? 'staff' : 'everyone');
      this.watchers[index % this.watchers.length]?.say('whisper');
    }
  }

  /** Leaves what the customer may say to somebody else of theirs. */
  async whileCustomerIsQuiet(run: () => Promise<unknown>): Promise<void> {
    this.#isCustomerQuiet = true;
    try {
      await run();
    } finally {
      this.#isCustomerQuiet = false;
    }
  }

  /** Everything was answered, and one more word of the customer has come to everybody. */
  async settle(): Promise<void> {
    for (const person of this.people) await person.until(() => person.isSettled, 'does not settle');
    // In the room all is in line, so that with this everything before it has come, too.
    const mark = this.customer.say();
    for (const reader of this.readers) await reader.until(() => reader.sees(mark), `does not see ${mark}`);
    await this.customer.until(() => this.customer.isSettled, 'does not settle again');
  }

  /** At once, as everybody may read only so fast. */
  async readings(): Promise<readonly Reading[]> {
    const all = await Promise.all(
      this.readers.map(async (reader) => {
        const place = this.#places.get(reader);
        return [await reader.reading(), ...(place ? await freshReadings(reader.viewer, place) : [])];
      }),
    );
    return all.flat();
  }

  /** Somebody comes with another device, and stays. */
  async addDevice(of: Writer, pace = this.#options.pace): Promise<Writer> {
    const viewer = { ...of.viewer, id: `${of.viewer.id}+${this.#devices.length + 1}` };
    const device = of.sibling(viewer, pace).connect();
    const place = this.#places.get(of);
    if (place) this.#places.set(device, place);
    this.#devices.push(device);
    await device.until(() => device.isSettled, 'does not come in');
    return device;
  }

  get secret(): string {
    return this.#options.secret;
  }

  leave(): void {
    for (const person of this.people) person.leave();
  }

  #person(
    kind: ViewerKind,
    person: string,
    credential: { kind: 'token'; token: string } | { kind: 'secret'; secret: string },
    access: { readonly server: string; readonly start?: { workgroup: string; name: string } },
  ): Writer {
    const { conversation, url, n } = this.#options;
    const viewer = { id: `${person}/${n}`, kind, person, conversation };
    const made = new Writer(viewer, { ...access, conversation, credential }, this.#options);
    this.#places.set(made, { url, conversation, credential });
    return made;
  }

  async #begin(): Promise<void> {
    this.customer.connect().say();
    await this.customer.until(() => this.customer.isSettled, 'does not begin');
    const { handler } = this;
    handler.connect();
    await handler.until(({ header }) => header?.you.may.includes('accept') ?? false, 'may not accept');
    await untilIn(handler, () => handler.client.accept());
    await handler.until(({ header }) => header?.kind === 'staff', 'is not handler');
    this.outsider.connect();
    await this.outsider.until(() => this.outsider.isSettled, 'does not stand by');
    for (const watcher of this.watchers) await this.#watch(watcher);
  }

  /** Whoever was away for longer than the grace is out of it, and comes back in. */
  async #watch(watcher: Writer): Promise<void> {
    const { client } = watcher.connect();
    let isAsking = false;
    client.addEventListener('change', () => {
      const { header, connection } = client.snapshot;
      const isOut = connection.kind === 'live' && header?.kind === 'outsider';
      if (!isOut || isAsking || !header.you.may.includes('monitor')) return;
      isAsking = true;
      void untilIn(watcher, () => client.monitor()).finally(() => {
        isAsking = false;
      });
    });
    await watcher.until(({ header }) => header?.kind === 'staff', 'does not watch');
  }
}
