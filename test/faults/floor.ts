/** The real server, the networks in front of it, and conversations that go on over whatever happens to both. */
import { browserEnvironment } from '../../client/environment.js';
import { WorkgroupClient } from '../../client/index.js';
import { randomFrom } from '../support/pair/seeded-ids.js';
import { startServer, type TestServer } from '../support/partykit.js';
import { pause } from '../support/pause.js';
import { newConversationId, newSecret, signToken } from '../support/raw-client.js';
import { check, type Verdict } from './checker.js';
import { FrozenClient } from './frozen.js';
import type { Reading } from './history.js';
import { Ledger } from './ledger.js';
import { TcpProxy } from './proxy.js';
import { recorder } from './recording-socket.js';
import { Talk } from './talk.js';
import type { Writer, WriterSurroundings } from './writer.js';

export interface FloorOptions {
  readonly talks: number;
  readonly seed: number;
  readonly pace?: number;
  /** Clients try again as soon as a fault is over, and not when their time has come. */
  readonly isEager?: boolean;
  /** How many come back at once in a storm. */
  readonly crowd?: number;
}

/** Nobody is given up while a fault lasts: that is a rule of its own, and not what is asked here. */
const patient = {
  monitors: { requires: 'signed-in', perSupervisor: 'unlimited' },
  grace: { supervisor: 600, handlerNotice: 600, handler: 600 },
};
const config = JSON.stringify({ workgroups: { sales: { label: 'Sales', policy: patient } } });

/**
 * Once a second each, which is half of what a customer may say: at all of it what waits after a burst would be done with
 * whenever chance will have it, and everybody be held up until then.
 */
const lookMs = 100;
const chance = 0.1;

const note = (notes: Map<string, number[]>, name: string, value: number): void => {
  notes.set(name, [...(notes.get(name) ?? []), value]);
};

export class Floor {
  readonly server: TestServer;
  readonly ledger = new Ledger();
  readonly random: () => number;
  readonly networks: {
    readonly customers: TcpProxy;
    readonly staff: TcpProxy;
    readonly supervisors: TcpProxy;
  };
  readonly talks: Talk[] = [];
  /** Milliseconds from the end of each fault until everybody had everything. */
  readonly recoveries = new Map<string, number[]>();
  /** What was measured besides: milliseconds, or what the name says. */
  readonly figures = new Map<string, number[]>();
  readonly #pace: number;
  readonly crowd: number;
  readonly #isEager: boolean;
  readonly #lists: WorkgroupClient[] = [];
  #frozen: FrozenClient | null = null;
  #slow: Promise<Writer> | null = null;
  #isChatting = false;

  private constructor(server: TestServer, proxies: readonly TcpProxy[], options: FloorOptions) {
    this.server = server;
    this.random = randomFrom(options.seed);
    this.#pace = options.pace ?? 1;
    this.crowd = options.crowd ?? 50;
    this.#isEager = options.isEager ?? false;
    const [customers, staff, supervisors] = proxies;
    if (!customers || !staff || !supervisors) throw new Error('A network is missing.');
    this.networks = { customers, staff, supervisors };
  }

  static async open(options: FloorOptions): Promise<Floor> {
    const server = await startServer({ vars: { PARLEY_CONFIG: config } });
    const random = randomFrom(options.seed + 1);
    const proxies = await Promise.all([1, 2, 3].map(() => TcpProxy.open(server.port, random)));
    const floor = new Floor(server, proxies, options);
    try {
      for (let n = 0; n < options.talks; n += 1) await floor.addTalk();
      await floor.#readLists();
      return floor;
    } catch (cause) {
      // Nobody else could: whoever asked for it has no floor.
      const found = Object.values(floor.verdictSoFar()).flat();
      await floor.close({ isKept: found.length > 0 });
      throw found.length > 0 ? new Error([floor.ledger.path, ...found].join('\n'), { cause }) : cause;
    }
  }

  get proxies(): readonly TcpProxy[] {
    return Object.values(this.networks);
  }

  /** The one client in a process of its own; it stays once it is there. */
  frozenClient(): FrozenClient {
    this.#frozen ??= new FrozenClient(this, this.pick(this.talks));
    return this.#frozen;
  }

  /** Somebody who reads slowly by the clock of the server; they stay once they are there. */
  async slowReader(): Promise<Writer> {
    const [talk] = this.talks;
    const [watcher] = talk?.watchers ?? [];
    if (!talk || !watcher) throw new Error('Nobody is there.');
    this.#slow ??= talk.addDevice(watcher, 1);
    return this.#slow;
  }

  get surroundings(): WriterSurroundings {
    return { ledger: this.ledger, random: this.random, pace: this.#pace };
  }

  /** One of a list, as the seed wants it. */
  pick<T>(list: readonly T[]): T {
    const found = list[Math.floor(this.random() * list.length)];
    if (found === undefined) throw new Error('There is nothing to choose from.');
    return found;
  }

  between(from: number, to: number): number {
    return Math.round(from + this.random() * (to - from));
  }

  async addTalk(): Promise<Talk> {
    const { customers, staff, supervisors } = this.networks;
    const talk = await Talk.open({
      ...this.surroundings,
      conversation: newConversationId(),
      secret: newSecret(),
      url: this.server.url,
      serverSecret: this.server.secret,
      networks: { customers: customers.url, staff: staff.url, supervisors: supervisors.url },
      n: this.talks.length + 1,
    });
    this.talks.push(talk);
    return talk;
  }

  /** Everybody writes all the time until the fault is over; then everything must come to rest. */
  async during(name: string, fault: () => Promise<void>): Promise<void> {
    this.ledger.fault(name);
    const chatter = this.#chatter();
    try {
      await fault();
    } finally {
      this.#isChatting = false;
      await chatter;
    }
    await this.rest(name);
  }

  /** Resolves when nothing is on its way any more. */
  async rest(name: string): Promise<void> {
    const healed = performance.now();
    if (this.#isEager) this.retryNow();
    await Promise.all(this.talks.map((talk) => talk.settle()));
    note(this.recoveries, name, performance.now() - healed);
  }

  retryNow(): void {
    for (const person of this.talks.flatMap(({ people }) => people)) person.client.retryNow();
  }

  measured(name: string, value: number): void {
    note(this.figures, name, value);
  }

  async verdict(): Promise<Verdict> {
    const readings: Reading[] = (await Promise.all(this.talks.map((talk) => talk.readings()))).flat();
    if (this.#frozen) readings.push(await this.#frozen.reading(this.#frozen.talk.customer.lastMark));
    const people = this.talks.flatMap((talk) => talk.people);
    const kept = [...people.flatMap((person) => person.kept()), ...(this.#frozen?.kept ?? [])];
    return check(this.ledger.history(readings, new Set(kept)));
  }

  /** What is wrong already, with nobody asked for anything: a message may be on its way, but none came twice or astray. */
  verdictSoFar(): Verdict {
    return check(this.ledger.history([]));
  }

  async close({ isKept = false }: { readonly isKept?: boolean } = {}): Promise<void> {
    for (const talk of this.talks) talk.leave();
    for (const list of this.#lists) list.disconnect();
    await this.#frozen?.end();
    await Promise.all(this.proxies.map((proxy) => proxy.close()));
    await this.server.stop();
    this.ledger.close({ isKept });
  }

  async #chatter(): Promise<void> {
    this.#isChatting = true;
    while (this.#isChatting) {
      for (const talk of this.talks) if (this.random() < chance) talk.burst(1);
      await pause(lookMs);
    }
  }

  /** Lists are told the last message of each conversation, and of hidden ones nothing. */
  async #readLists(): Promise<void> {
    const roles = [
      { role: 'agent', grants: ['handle'] },
      { role: 'supervisor', grants: ['monitor'] },
    ] as const;
    for (const { role, grants } of roles) {
      const id = `reader-${role}`;
      const viewer = { id, kind: 'list', person: id, conversation: null } as const;
      const { Socket } = recorder(this.ledger, viewer);
      const list = new WorkgroupClient({
        server: this.networks.staff.url,
        workgroup: 'sales',
        token: await signToken(this.server.secret, { id, role, grants: { sales: grants } }),
        environment: { ...browserEnvironment, WebSocket: Socket },
      });
      this.#lists.push(list);
      list.connect();
    }
  }
}
