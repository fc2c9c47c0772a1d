/** A small house of real rooms in which a script is played: people at sockets, time, and things that break. */
import type { ConversationId, WorkgroupId } from '../../core/domain/ids.js';
import type { PolicyOverrides } from '../../core/domain/policy.js';
import type { PeerAddress } from '../../core/protocol/peer.js';
import type { HttpCredential, RoomAnswer } from '../../party/room/ports.js';
import { deviceOf, parleyWorld, secretFor } from '../support/actors.js';
import type { RoomHandle, World } from '../support/pair/memory-host.js';
import type { Level, Name, Place, Talk } from './cast.js';
import { cast, isTalk, levelOf, names, owner, roomOf } from './cast.js';
import { HouseFiles } from './house-files.js';
import { Line } from './line.js';
import type { Act, Step } from './script.js';

/** Often enough to stay connected. */
const pingMs = 15_000;
const nightMs = 3 * 24 * 60 * 60 * 1000;

type Puts = ReadonlyMap<string, unknown>;
type Doing<Kind extends Act['kind']> = Extract<Act, { kind: Kind }>;

const addressOf = (place: Place): PeerAddress => {
  if (isTalk(place)) return { kind: 'conversation', id: roomOf[place] };
  if (place === 'sales' || place === 'support') return { kind: 'workgroup', id: place as WorkgroupId };
  return { kind: 'desk', id: cast[place.slice('desk:'.length) as Name].id };
};

const isAt = (place: Place, { kind, id }: PeerAddress): boolean => {
  const address = addressOf(place);
  return address.kind === kind && address.id === id;
};

/** A command by which everyone is told something; or a command of one person, whatever came of it. */
const isToFail = (of: Name | 'everyone', puts: Puts): boolean => {
  const keys = [...puts.keys()];
  if (of !== 'everyone') return keys.some((key) => key.startsWith(`command/${cast[of].id}/`));
  return (
    keys.some((key) => key.startsWith('command/')) && keys.some((key) => key.startsWith('entry/everyone/'))
  );
};

/** What was accepted of what is hidden. */
export interface Accepted {
  readonly level: Level;
  readonly type: string;
}

export class House {
  readonly world: World;
  readonly accepted: Accepted[] = [];
  /** What somebody without any credential was told of each workgroup, as time went by. */
  readonly fronts: string[] = [];
  readonly answers = new Map<Name, string[]>(names.map((name) => [name, []]));
  readonly #lines = new Map<string, { readonly who: Name; readonly line: Line }>();
  readonly #tokens: ReadonlyMap<Name, string>;
  readonly #owner: string;
  readonly #asked = new Map<string, Accepted>();
  readonly #failing = new Map<Talk, Set<Name | 'everyone'>>();
  readonly #files: HouseFiles;
  readonly #start: number;
  #cuts: readonly { readonly places: readonly [Place, Place]; readonly until: number }[] = [];

  constructor(policy: PolicyOverrides) {
    const workgroups = { sales: { label: 'Sales', policy }, support: { label: 'Support', policy } };
    this.world = parleyWorld({ workgroups });
    this.#start = this.world.time.now();
    this.#files = new HouseFiles({
      room: (talk) => this.#room(talk),
      credential: (who) => this.#credential(who),
      flush: () => this.world.flush(),
      told: (who, text) => this.#note(who, text),
    });
    this.#owner = this.world.tokenFor(owner);
    this.#tokens = new Map(names.map((name) => [name, this.world.tokenFor(cast[name])]));
    this.world.isCut = (from, to) =>
      this.#cuts.some(
        ({ places: [a, b], until }) =>
          until > this.world.time.now() && ((isAt(a, from) && isAt(b, to)) || (isAt(b, from) && isAt(a, to))),
      );
  }

  /** All that somebody was ever sent and answered, socket by socket. */
  sentTo(who: Name): readonly string[] {
    const lines = [...this.#lines].filter(([, each]) => each.who === who);
    const sent = lines.flatMap(([key, { line }]) => line.log.map((text) => `${key} ${text}`));
    return [...sent, ...(this.answers.get(who) ?? [])];
  }

  line(who: Name, place: Place, tab: number | string = 0): Line {
    const key = `${who} ${place} ${tab}`;
    const known = this.#lines.get(key);
    if (known) return known.line;
    const device = isTalk(place) ? deviceOf(`${who}-${tab}`) : null;
    const line = new Line({
      connect: () => this.#room(place).connect(),
      now: () => this.world.time.now() - this.#start,
      hello: this.#hello(who, place),
      device,
      file: () => this.#files.lastOf(who, place),
      accepted: (commandId, entryId) => {
        const asked = this.#asked.get(commandId + place);
        if (asked && entryId !== null) this.accepted.push(asked);
      },
    });
    this.#lines.set(key, { who, line });
    return line;
  }

  /** Moves the time, while everybody who is connected stays so. */
  async until(at: number): Promise<void> {
    for (;;) {
      const now = this.world.time.now() - this.#start;
      if (now >= at) return;
      const ping = (Math.floor(now / pingMs) + 1) * pingMs;
      await this.world.advance(Math.min(ping, at) - now);
      if (ping > at) return;
      await this.#ping();
      await this.#lookIn();
    }
  }

  /** At times that no script decides on, so that what is hidden does not decide on them either. */
  async #lookIn(): Promise<void> {
    for (const place of ['sales', 'support'] as const) {
      const asking = this.#room(place).request({ path: 'front', credential: null });
      await this.world.flush();
      this.fronts.push(`${place} ${this.now} ${JSON.stringify(await asking)}`);
    }
  }

  async #ping(): Promise<void> {
    for (const { line } of this.#lines.values()) line.ping();
    await this.world.flush();
  }

  async perform({ act, level, isHurried }: Step): Promise<void> {
    await this.#perform(act, level);
    if (!isHurried) await this.world.flush();
  }

  /** How long after the start it is now. */
  get now(): number {
    return this.world.time.now() - this.#start;
  }

  async #perform(act: Act, level: Level): Promise<void> {
    switch (act.kind) {
      case 'enter':
        return this.line(act.who, act.place, act.tab).open();
      case 'drop':
        return this.line(act.who, act.place, act.tab).drop();
      case 'silence': {
        const line = this.line(act.who, act.place, act.tab);
        // What somebody said before, hidden or not, is not to decide when they are taken for gone.
        line.ping();
        return line.silence();
      }
      case 'say':
      case 'flood':
      case 'raw':
        return this.#say(act, level);
      case 'read':
        return this.#read(act);
      case 'manage':
        return this.#manage(act);
      case 'upload':
        return this.#files.send(act);
      case 'fetch':
        return this.#files.fetch(act);
      case 'sleep':
        return this.world.sleep(addressOf(act.place));
      case 'crash':
        this.#room(act.place).crash();
        return this.#room(act.place).told({ type: 'wake' });
      case 'fail':
        return this.#fail(act);
      case 'cut':
        this.#cuts = [...this.#cuts, { places: act.places, until: this.world.time.now() + act.ms }];
        return;
      case 'night':
        await this.#ping();
        return this.world.advance(nightMs);
    }
  }

  /** Whoever is not there comes first; but what is hidden of somebody makes nobody come whom all can see. */
  async #say(act: Doing<'say' | 'flood' | 'raw'>, level: Level): Promise<void> {
    const line = this.line(act.who, act.place, act.tab);
    if (!line.isOpen) {
      if (level !== levelOf[act.who]) return;
      line.open();
      await this.world.flush();
    }
    if (act.kind === 'raw') return line.raw(act.text);
    const numbering = act.kind === 'say' ? act.numbering : 'next';
    const ids = line.say(act.said, numbering, level === 0, act.kind === 'flood' ? act.times : 1);
    if (level > 0) {
      const type = act.said.type === 'post' ? `post to ${String(act.said.audience)}` : String(act.said.type);
      for (const id of ids) this.#asked.set(id + act.place, { level, type });
    }
  }

  async #read({ who, place, path, body }: Doing<'read'>): Promise<void> {
    const method = body === undefined ? 'GET' : 'POST';
    const asking = this.#room(place).request({
      method,
      path,
      body: body ?? '',
      credential: this.#credential(who),
    });
    await this.world.flush();
    const answer = await asking;
    const told: RoomAnswer | 'nothing' = answer ?? 'nothing';
    this.#note(who, `${place}/${path} ${this.now} ${JSON.stringify(told)}`);
  }

  async #manage({ place, method, path, body }: Doing<'manage'>): Promise<void> {
    const credential = { kind: 'token', value: this.#owner } as const;
    const asking = this.#room(place).request({ method, path, body, credential });
    await this.world.flush();
    await asking;
  }

  #note(who: Name, text: string): void {
    this.answers.get(who)?.push(`${who} ${text}`);
  }

  /** Once each; what is to fail for one person takes nothing from what is to fail for all. */
  #fail({ place, of }: Doing<'fail'>): void {
    const failing = this.#failing.get(place) ?? new Set();
    this.#failing.set(place, failing.add(of));
    this.#room(place).storage.beforeWrite = (puts) => {
      for (const each of failing) {
        if (!isToFail(each, puts)) continue;
        failing.delete(each);
        throw new Error('The storage failed, as the script has it.');
      }
    };
  }

  #room(place: Place): RoomHandle {
    const { kind, id } = addressOf(place);
    switch (kind) {
      case 'conversation':
        return this.world.conversation(id as ConversationId);
      case 'workgroup':
        return this.world.workgroup(id as WorkgroupId);
      case 'desk':
        return this.world.desk(id);
    }
  }

  #credential(who: Name): HttpCredential {
    if (who === 'carla') return { kind: 'secret', value: secretFor(1) };
    return { kind: 'token', value: this.#tokens.get(who) ?? '' };
  }

  #hello(who: Name, place: Place): Readonly<Record<string, unknown>> {
    const { kind, value } = this.#credential(who);
    const isCustomer = cast[who].role === 'customer';
    return {
      type: 'hello',
      versions: [1, 1],
      credential: { kind, [kind]: value },
      ...(isCustomer && isTalk(place) ? { start: { workgroup: 'sales', name: cast[who].name } } : {}),
    };
  }
}
