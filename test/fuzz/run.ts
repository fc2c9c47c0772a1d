/** A run: one real server, people who misuse it in many lanes at once, and two pairs who only want to talk. */
import type { TestServer } from '../support/partykit.js';
import { startServer } from '../support/partykit.js';
import {
  newConversationId,
  newSecret,
  RawClient,
  signBridgeToken,
  signToken,
} from '../support/raw-client.js';
import { Arena, addressOf, workgroups } from './arena.js';
import { Bystanders } from './bystanders.js';
import { isLate } from './late-rooms.js';
import { parts, quietParts } from './parts.js';
import { goneFrom, megabytesOf, processesOf } from './processes.js';
import { Random } from './random.js';
import { FuzzReport } from './report.js';
import type { Bearers } from './requests.js';
import { request } from './requests.js';
import { readDown } from './rules.js';
import type { Part } from './session.js';
import { FuzzSession } from './session.js';

export interface FuzzOptions {
  readonly frames: number;
  readonly seed: number;
  /** Only this one, as a finding names it. */
  readonly session?: number;
  readonly print?: (line: string) => void;
}

const LANES = 12;
/** Rounds of talk in a run; a customer may not say more than so much. */
const ROUNDS = 200;
const ROUND_AT_LEAST = 1_000;
const PING_MS = 5_000;

const weightsOf = <Name extends string>(
  table: Readonly<Record<Name, Part>>,
): Readonly<Record<Name, number>> =>
  Object.fromEntries(Object.entries<Part>(table).map(([name, { weight }]) => [name, weight])) as Record<
    Name,
    number
  >;

export const fuzz = async (options: FuzzOptions): Promise<FuzzReport> => {
  const channels = { sms: { webhook: 'https://127.0.0.1:9/', secret: newSecret() } };
  const config = JSON.stringify({ workgroups, channels });
  const server = await startServer({ vars: { PARLEY_CONFIG: config } });
  const run = new FuzzRun(server, options);
  try {
    return await run.run();
  } catch (cause) {
    throw new Error(
      `The run broke off. The last words of the server:\n${server.output.slice(-10).join('\n')}`,
      { cause },
    );
  } finally {
    await server.stop();
  }
};

class FuzzRun {
  readonly #server: TestServer;
  readonly #options: FuzzOptions;
  readonly #report: FuzzReport;
  readonly #arenas: Arena[] = [];
  #nextSession = 0;
  #nextArena = 0;
  #printedAt = 0;

  constructor(server: TestServer, options: FuzzOptions) {
    this.#server = server;
    this.#options = options;
    this.#report = new FuzzReport(options.seed, options.print);
  }

  async run(): Promise<FuzzReport> {
    const { session } = this.#options;
    const report = this.#report;
    const before = await this.#freshRoom();
    const bearers = await this.#bearers();
    const [apart, amid] = await Promise.all([this.#empty(), this.#empty()]);
    for (let count = 0; count < LANES / 2; count += 1) this.#arenas.push(await this.#begin());
    const bystanders = [
      await Bystanders.enter(this.#server, apart, 'in another room', report),
      await Bystanders.enter(this.#server, amid, 'in the same room', report),
    ];
    const processes = processesOf(this.#server.pid);
    report.memory.push(megabytesOf(processes));
    const startedAt = performance.now();
    if (session === undefined) {
      const lanes = Array.from({ length: LANES }, () => this.#lane(amid, bearers));
      await Promise.all([...lanes, this.#talk(bystanders)]);
    } else {
      await this.#session(session, amid, bearers);
      await bystanders[1]?.exchange();
    }
    report.seconds = (performance.now() - startedAt) / 1000;
    const survivors = processesOf(this.#server.pid);
    report.memory.push(megabytesOf(survivors));
    const gone = goneFrom(processes, survivors);
    if (gone.length > 0) this.#found('A process of the server has ended.', gone.join());
    for (const each of bystanders) each.end();
    await this.#afterwards(before);
    return report;
  }

  get #isDone(): boolean {
    return this.#report.frames >= this.#options.frames || this.#report.isEnough;
  }

  async #lane(amid: Arena, bearers: Bearers): Promise<void> {
    while (!this.#isDone) {
      const index = this.#nextSession;
      this.#nextSession += 1;
      await this.#session(index, amid, bearers);
      this.#progress();
    }
  }

  /** What is done is drawn for this session alone, so that it can be done again without the others. */
  async #session(index: number, amid: Arena, bearers: Bearers): Promise<void> {
    const random = Random.of(this.#options.seed, index);
    const isQuiet = random.chance(0.1);
    const name = isQuiet ? random.weighted(weightsOf(quietParts)) : random.weighted(weightsOf(parts));
    const part: Part = isQuiet
      ? quietParts[name as keyof typeof quietParts]
      : parts[name as keyof typeof parts];
    try {
      const arena = isQuiet ? amid : await this.#arenaAt(random.below(this.#arenas.length));
      await new FuzzSession({ index, name, part, arena }, random, this.#report).run();
      if (random.chance(0.4)) await request({ index, arena, bearers }, random, this.#report);
    } catch (cause) {
      const fault = `The server could not be reached, or did not answer: ${String(cause)}`;
      this.#report.find({
        session: index,
        who: name,
        fault,
        answer: this.#server.output.slice(-5).join('\n'),
        frames: [],
      });
    }
  }

  async #arenaAt(place: number): Promise<Arena> {
    const arena = this.#arenas[place];
    if (arena && !arena.isSpent) return arena;
    const next = await this.#begin();
    this.#arenas[place] = next;
    await arena?.end();
    return next;
  }

  #begin(): Promise<Arena> {
    this.#nextArena += 1;
    return Arena.begin(this.#server, this.#nextArena, Random.of(this.#options.seed, -this.#nextArena));
  }

  /** Where nothing is said but what its own two people say. */
  #empty(): Promise<Arena> {
    this.#nextArena += 1;
    return Arena.of(this.#server, this.#nextArena, Random.of(this.#options.seed, -this.#nextArena), 'quiet');
  }

  async #talk(pairs: readonly Bystanders[]): Promise<void> {
    const every = Math.max(ROUND_AT_LEAST, this.#options.frames / ROUNDS);
    let pingedAt = Date.now();
    for (let due = every; !this.#isDone; ) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      if (Date.now() - pingedAt > PING_MS) {
        for (const each of pairs) each.ping();
        pingedAt = Date.now();
      }
      if (this.#report.frames < due) continue;
      due += every;
      await Promise.all(pairs.map((each) => each.exchange()));
    }
  }

  async #bearers(): Promise<Bearers> {
    const grants = ['configure', 'monitor', 'export', 'handle'];
    return {
      admin: await signToken(this.#server.secret, {
        id: 'root',
        role: 'supervisor',
        grants: { lab: grants, sales: grants },
      }),
      bridge: await signBridgeToken(this.#server.secret, { id: 'gate', channel: 'sms', workgroups: ['lab'] }),
    };
  }

  /** What a newcomer is welcomed with: the same at the end as at the beginning, whatever came between. */
  async #freshRoom(): Promise<string> {
    const client = await RawClient.open(addressOf(this.#server, 'main', newConversationId()));
    const welcome = await client.hello(
      { kind: 'secret', secret: newSecret() },
      { start: { workgroup: 'quiet' } },
    );
    const said = await client.command({ type: 'post', audience: 'everyone', text: 'Hello' });
    client.close();
    for (const text of client.texts) {
      const frame = readDown('customer', text);
      if (typeof frame === 'string') this.#found(frame, text);
    }
    return JSON.stringify([welcome, Object.keys(said)]);
  }

  async #afterwards(before: string): Promise<void> {
    const health = await fetch(`${this.#server.url}/health`);
    const text = await health.text();
    if (health.status !== 200 || text !== '{"ok":true}') this.#found('It is not well.', text);
    const after = await this.#freshRoom();
    if (after !== before) this.#found(`A fresh room was: ${before}`, after);
    for (const line of this.#server.output) {
      if (isLate(line)) this.#report.lateRooms += 1;
      else if (isComplaint(line)) this.#found('The log complains.', line);
    }
  }

  #found(fault: string, answer: string): void {
    this.#report.find({ session: -1, who: 'afterwards', fault, answer, frames: [] });
  }

  #progress(): void {
    const { print, frames } = this.#options;
    const step = frames / 10;
    if (!print || this.#report.frames < this.#printedAt + step) return;
    this.#printedAt += step;
    print(`${this.#report.frames} frames, ${this.#report.findings.length} findings`);
  }
}

/** The platform says so of every socket that ends without a goodbye. */
const goodbyes = /disconnected: worker_do_not_log|Network connection lost/;
const isComplaint = (line: string): boolean =>
  /"level":"error"|Uncaught|\bTypeError\b|\bRangeError\b/.test(line) && !goodbyes.test(line);
