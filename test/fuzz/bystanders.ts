/** A customer and an agent who go on talking while others throw frames about, and lose nothing and notice nothing. */
import { closeReasons } from '../../core/protocol/close-codes.js';
import type { TestServer } from '../support/partykit.js';
import { pause } from '../support/pause.js';
import type { Arena } from './arena.js';
import { addressOf } from './arena.js';
import { FuzzSocket } from './fuzz-socket.js';
import type { FuzzReport } from './report.js';
import type { Down, Viewer } from './rules.js';
import { readDown } from './rules.js';

/** Besides what they say themselves; an agent's header says whose turn it is. */
const expected: Readonly<Record<'customer' | 'agent', readonly string[]>> = {
  customer: ['entries', 'accepted', 'pong'],
  agent: ['entries', 'accepted', 'pong', 'header'],
};

/** For what a machine that is held up does otherwise now and then, and a server that is at fault always. */
const TRIES = 5;
const AGAIN_MS = 500;

class Bystander {
  readonly who: 'customer' | 'agent';
  readonly #report: FuzzReport;
  readonly #viewer: Viewer;
  readonly #device: string;
  readonly texts: string[] = [];
  readonly #found: (fault: string, answer: string) => void;
  #socket: FuzzSocket | null = null;
  #isWatched = false;
  readonly #answers: Down[] = [];
  #next = 1;
  isLive = false;

  constructor(who: 'customer' | 'agent', name: string, report: FuzzReport) {
    this.who = who;
    this.#viewer = who === 'customer' ? 'customer' : 'staff';
    this.#device = `bystander-${who}-1234`;
    this.#report = report;
    this.#found = (fault, answer) =>
      this.#report.find({ session: -1, who: `${who} ${name}`, fault, answer, frames: [] });
  }

  async enter(
    server: TestServer,
    arena: Pick<Arena, 'conversation' | 'people'>,
    start?: object,
  ): Promise<void> {
    const at = addressOf(server, 'main', arena.conversation);
    const hello = {
      type: 'hello',
      versions: [1, 1],
      credential: arena.people[this.who],
      device: this.#device,
      ...(start ? { start } : {}),
    };
    for (let tries = 1; ; tries += 1) {
      const socket = await FuzzSocket.open(at, (text) => this.#take(text));
      this.#socket = socket;
      socket.send(JSON.stringify(hello));
      await socket.until(() => this.isLive || socket.closed !== null);
      // Again where this process stood still for longer than the server waits for a hello.
      if (socket.closed?.code !== closeReasons['no-hello'].code || tries === TRIES) break;
    }
    await this.#until(() => this.isLive);
  }

  /** Has to be taken; once more, as clients do, where another room was late. */
  async command(frame: object): Promise<void> {
    const text = JSON.stringify({ ...frame, commandId: `${this.#device}:${this.#next}` });
    for (let tries = 1; ; tries += 1) {
      const due = this.#answers.length + 1;
      this.#socket?.send(text);
      await this.#until(() => this.#answers.length >= due);
      const answer = this.#answers.at(-1);
      if (answer?.type === 'accepted') this.#next += 1;
      if (answer?.code !== 'try-again' || tries === TRIES) {
        if (answer?.type === 'refused') this.#found('A command was refused.', JSON.stringify(answer));
        return;
      }
      await pause(AGAIN_MS);
    }
  }

  async hears(text: string): Promise<void> {
    await this.#until(() => this.texts.includes(text));
  }

  /** They are there still, also while nothing is said. */
  ping(): void {
    this.#socket?.send(JSON.stringify({ type: 'ping', received: this.#socket.received }));
  }

  /** From here on nothing but talk is to come. */
  watch(): void {
    this.#isWatched = true;
  }

  close(): void {
    this.#socket?.close();
  }

  async #until(isSo: () => boolean): Promise<void> {
    if (!(await this.#socket?.until(() => isSo() || this.#socket?.closed !== null))) {
      this.#found('Nothing came any more.', this.texts.slice(-3).join());
    }
    if (this.#socket?.closed) this.#found('The socket was closed.', JSON.stringify(this.#socket.closed));
  }

  #take(text: string): void {
    const frame = readDown(this.#viewer, text);
    if (typeof frame === 'string') return this.#found(frame, text);
    if (this.#isWatched && !expected[this.who].includes(frame.type))
      this.#found('This is not for them.', text);
    this.#learn(frame);
    if (!this.#isWatched || frame.type !== 'header') return;
    const { people } = frame.header as { people?: readonly unknown[] };
    if (people && people.length > 2) this.#found('Somebody else is shown.', text);
  }

  #learn(frame: Down): void {
    if (frame.type === 'entries') this.isLive = true;
    if (frame.type === 'accepted' || frame.commandId !== undefined) this.#answers.push(frame);
    for (const { body } of (frame.entries ?? []) as readonly { body: { kind: string; text?: string } }[]) {
      if (body.kind === 'message') this.texts.push(String(body.text));
      else if (this.#isWatched) this.#found('This was not said by either.', JSON.stringify(body));
    }
  }
}

export class Bystanders {
  readonly #customer: Bystander;
  readonly #agent: Bystander;
  readonly #report: FuzzReport;
  readonly #name: string;
  readonly #said: string[] = [];

  private constructor(customer: Bystander, agent: Bystander, name: string, report: FuzzReport) {
    this.#customer = customer;
    this.#agent = agent;
    this.#name = name;
    this.#report = report;
  }

  static async enter(
    server: TestServer,
    arena: Arena,
    name: string,
    report: FuzzReport,
  ): Promise<Bystanders> {
    const customer = new Bystander('customer', name, report);
    const agent = new Bystander('agent', name, report);
    await customer.enter(server, arena, { workgroup: arena.workgroup });
    await agent.enter(server, arena);
    await agent.command({ type: 'accept', epoch: 0 });
    const made = new Bystanders(customer, agent, name, report);
    // By then everything about the beginning has come.
    await made.exchange();
    customer.watch();
    agent.watch();
    return made;
  }

  /** A message each way, which both have to get. */
  async exchange(): Promise<void> {
    const round = this.#said.length / 2 + 1;
    for (const from of [this.#customer, this.#agent]) {
      const text = `${from.who} ${round}`;
      await from.command({
        type: 'post',
        audience: 'everyone',
        text,
        ...(from.who === 'agent' ? { epoch: 1 } : {}),
      });
      this.#said.push(text);
      await Promise.all([this.#customer.hears(text), this.#agent.hears(text)]);
    }
    this.#report.rounds += 1;
  }

  ping(): void {
    this.#customer.ping();
    this.#agent.ping();
  }

  /** All that was said, once each and in order. */
  end(): void {
    for (const { texts, who } of [this.#customer, this.#agent]) {
      if (texts.join('\n') === this.#said.join('\n')) continue;
      this.#report.find({
        session: -1,
        who: `${who} ${this.#name}`,
        fault: `${this.#said.length} messages were said, and ${texts.length} came.`,
        answer: '',
        frames: [],
      });
    }
    this.#customer.close();
    this.#agent.close();
  }
}
