/** The floor in memory: conversations with everybody in them, time in our hands, and every storage within reach. */
import type { Identity } from '../../core/domain/identity.js';
import type { PersonId, WorkgroupId } from '../../core/domain/ids.js';
import type { Actor } from '../support/actors.js';
import { conversationId, deskOf, deviceOf, parleyWorld, secretFor, workgroupOf } from '../support/actors.js';
import { agent, supervisor } from '../support/builders.js';
import type { RoomHandle, World } from '../support/pair/memory-host.js';
import type { MemoryStorage } from '../support/pair/memory-storage.js';
import { randomFrom } from '../support/pair/seeded-ids.js';
import { check, type Verdict } from './checker.js';
import { Correspondent } from './correspondent.js';
import type { Reading, ViewerKind } from './history.js';
import { seenEntry } from './history.js';
import { Ledger } from './ledger.js';

export interface WorldFloorOptions {
  readonly seed: number;
  readonly talks?: number;
  /** Every room is thrown away after every event. */
  readonly isRestless?: boolean;
  /** Seconds after which a handler who is gone is given up. */
  readonly handlerGrace?: number;
}

export interface WorldTalk {
  readonly n: number;
  readonly customer: Correspondent;
  readonly agents: readonly Correspondent[];
  readonly watchers: readonly Correspondent[];
}

const handling = ['handle', 'transfer'] as const;
export const anna = agent('Anna', [...handling]);
export const bert = agent('Bert', [...handling]);
const outsider = agent('Olga');
const watchers = [supervisor('watcher-one'), supervisor('watcher-two')];

const mostRounds = 400;

export class WorldFloor {
  readonly world: World;
  readonly ledger = new Ledger();
  readonly random: () => number;
  readonly talks: readonly WorldTalk[];
  readonly outsiders: readonly Correspondent[];
  readonly desks: readonly Actor[];
  /** As a supervisor has it open. */
  readonly list: Actor;

  private constructor(world: World, { seed, talks = 2 }: WorldFloorOptions) {
    this.world = world;
    this.random = randomFrom(seed);
    const numbers = Array.from({ length: talks }, (_, index) => index + 1);
    this.talks = numbers.map((n) => ({
      n,
      customer: this.#customer(n),
      agents: [this.#staff('agent', anna, n), this.#staff('agent', bert, n)],
      watchers: watchers.map((each) => this.#staff('supervisor', each, n)),
    }));
    this.outsiders = numbers.map((n) => this.#staff('outsider', outsider, n));
    this.desks = [anna, bert].map((each) => deskOf(world, each));
    this.list = workgroupOf(world, supervisor('Lister'));
  }

  static async open(options: WorldFloorOptions): Promise<WorldFloor> {
    const grace = { supervisor: 600, handlerNotice: 600, handler: options.handlerGrace ?? 600 };
    const policy = { grace, monitors: { perSupervisor: 'unlimited' } } as const;
    const world = parleyWorld({
      seed: options.seed,
      isRestless: options.isRestless ?? false,
      workgroups: { sales: { label: 'Sales', policy } },
    });
    const floor = new WorldFloor(world, options);
    await floor.#begin();
    return floor;
  }

  get people(): readonly Correspondent[] {
    return [...this.talks.flatMap(peopleOf), ...this.outsiders];
  }

  room(n: number): RoomHandle {
    return this.world.conversation(conversationId(n));
  }

  get storages(): readonly MemoryStorage[] {
    const conversations = this.talks.map(({ n }) => this.room(n).storage);
    const desks = [anna, bert].map(({ id }) => this.world.desk(id).storage);
    return [...conversations, ...desks, this.world.workgroup('sales' as WorkgroupId).storage];
  }

  desk(id: PersonId): RoomHandle {
    return this.world.desk(id);
  }

  between(from: number, to: number): number {
    return Math.floor(from + this.random() * (to - from + 1));
  }

  pick<T>(list: readonly T[]): T {
    const found = list[this.between(0, list.length - 1)];
    if (found === undefined) throw new Error('There is nothing to choose from.');
    return found;
  }

  /** Whoever feels like it writes; nothing is handed over yet. */
  chatter(): void {
    for (const talk of this.talks) {
      if (this.random() < 0.3) talk.customer.say('everyone');
      for (const each of talk.agents) {
        const isHandler = each.header?.handler?.id === each.viewer.person;
        if (isHandler && this.random() < 0.4) each.say(this.random() < 0.3 ? 'staff' : 'everyone');
      }
      for (const each of talk.watchers) if (this.random() < 0.2) each.say('whisper');
    }
  }

  /** Some time in which everybody writes, comes back when they are gone, and reads. */
  async live(rounds: number): Promise<void> {
    for (let round = 0; round < rounds; round += 1) {
      this.chatter();
      await this.pass(500);
    }
  }

  async pass(ms: number): Promise<void> {
    for (const person of this.people) person.tick();
    for (const each of [...this.desks, this.list]) {
      if (each.end.closedWith) await each.enter();
      else each.send({ type: 'ping', received: each.end.texts.length });
    }
    await this.world.advance(ms);
    for (const person of this.people) person.take();
    // Whoever watched and does not any more begins again.
    for (const { watchers: all } of this.talks) for (const each of all) watch(each);
  }

  /** Until everybody has everything, and nothing waits to be sent. */
  async rest(): Promise<void> {
    const staying = (): readonly Correspondent[] => this.people.filter(({ isHere }) => isHere);
    for (let round = 0; round < mostRounds; round += 1) {
      await this.pass(500);
      if (staying().every(({ isSettled }) => isSettled)) return this.pass(500);
    }
    const restless = staying().filter(({ isSettled }) => !isSettled);
    throw new Error(`These do not come to rest: ${restless.map(({ viewer }) => viewer.id).join(', ')}.`);
  }

  async readings(): Promise<readonly Reading[]> {
    const readings: Reading[] = [];
    for (const talk of this.talks) {
      for (const person of peopleOf(talk)) {
        // Of an agent who is not in it any more nothing is promised but that nothing new reaches them.
        const isIn = person.header?.kind === 'staff' || person.header?.kind === 'customer';
        if (isIn) readings.push(person.reading, ...(await this.#written(person, talk.n)));
      }
    }
    return readings;
  }

  async verdict(): Promise<Verdict> {
    const kept = this.people.flatMap((person) => person.kept);
    return check(this.ledger.history(await this.readings(), new Set(kept)));
  }

  close({ isKept = false }: { readonly isKept?: boolean } = {}): void {
    this.ledger.close({ isKept });
  }

  async #written({ viewer }: Correspondent, n: number): Promise<readonly Reading[]> {
    const who = [anna, bert, ...watchers].find(({ id }) => id === viewer.person);
    const credential = who
      ? ({ kind: 'token', value: this.world.tokenFor(who) } as const)
      : ({ kind: 'secret', value: secretFor(n) } as const);
    const answer = await this.room(n).request({ path: 'transcript.json', credential });
    const { entries } = JSON.parse(answer?.body ?? '{"entries":[]}') as { entries: readonly unknown[] };
    return [{ viewer, source: 'transcript', entries: entries.map(seenEntry) }];
  }

  async #begin(): Promise<void> {
    for (const desk of this.desks) {
      await desk.enter();
      desk.send({ type: 'set-availability', kind: 'available' });
    }
    await this.list.enter();
    for (const { customer } of this.talks) customer.say('everyone');
    await this.pass(500);
    await this.pass(500);
    for (const { agents } of this.talks) agents[0]?.ask({ type: 'accept', epoch: 0 });
    await this.rest();
  }

  #customer(n: number): Correspondent {
    const viewer = { id: `customer/${n}`, kind: 'customer', person: `customer/${n}` } as const;
    return this.#correspondent(viewer, n, {
      credential: { kind: 'secret', secret: secretFor(n) },
      start: { workgroup: 'sales', name: 'Carla' },
    });
  }

  #staff(kind: ViewerKind, who: Identity, n: number): Correspondent {
    const viewer = { id: `${who.id}/${n}`, kind, person: who.id };
    return this.#correspondent(viewer, n, { credential: { kind: 'token', token: this.world.tokenFor(who) } });
  }

  #correspondent(
    who: { id: string; kind: ViewerKind; person: string },
    n: number,
    more: object,
  ): Correspondent {
    const hello = {
      type: 'hello',
      versions: [1, 1],
      device: deviceOf(`${who.person}-${n}`.replaceAll('/', '-')),
      ...more,
    };
    const viewer = { ...who, conversation: conversationId(n) };
    return new Correspondent(viewer, () => this.room(n).connect(), hello, this.ledger);
  }
}

export const peopleOf = ({ customer, agents, watchers: all }: WorldTalk): readonly Correspondent[] => [
  customer,
  ...agents,
  ...all,
];

const watch = (watcher: Correspondent): void => {
  const { header } = watcher;
  const mayWatch = header?.kind === 'outsider' && header.you.may.includes('monitor');
  if (mayWatch && watcher.isSettled) watcher.ask({ type: 'supervise', mode: 'monitor' });
};
