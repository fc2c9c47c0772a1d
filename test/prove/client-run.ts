/** The real headless clients against real rooms, in the world's own time: no wall clock, no network. */
import { ConversationClient } from '../../client/conversation-client.js';
import type { Environment, Timer } from '../../client/environment.js';
import type { OutboxStorage } from '../../client/outbox-storage.js';
import { conversationId, secretFor } from '../support/actors.js';
import type { ClientEnd } from '../support/pair/memory-sockets.js';
import { cast } from './cast.js';
import type { House } from './house.js';

const nothingKept: OutboxStorage = { adopt: async () => null, save: () => {}, leave: () => false };

/** Timers of the clients, which run when the world's time has come to them. */
class Timers {
  #drawn = 0;
  readonly #all = new Map<number, { readonly at: number; readonly run: () => void }>();

  get next(): number {
    return Math.min(...[...this.#all.values()].map(({ at }) => at));
  }

  set(at: number, run: () => void): Timer {
    this.#drawn += 1;
    this.#all.set(this.#drawn, { at, run });
    return this.#drawn as unknown as Timer;
  }

  clear(timer: Timer): void {
    this.#all.delete(timer as unknown as number);
  }

  runDue(now: number): void {
    for (const [key, { at, run }] of [...this.#all].sort(([, a], [, b]) => a.at - b.at)) {
      if (at > now || !this.#all.delete(key)) continue;
      run();
    }
  }
}

/** One client with all that it ever sent, and what came in between. */
export interface Observed {
  readonly client: ConversationClient;
  readonly log: readonly string[];
}

export class ClientRun {
  readonly carla: Observed;
  readonly ann: Observed;
  readonly #house: House;
  readonly #timers = new Timers();

  constructor(house: House) {
    this.#house = house;
    this.carla = this.#observed(
      { kind: 'secret', secret: secretFor(1) },
      { workgroup: 'sales', name: 'Carla' },
    );
    this.ann = this.#observed({ kind: 'token', token: house.world.tokenFor(cast.ann) });
  }

  /** Moves the time from timer to timer. */
  async pass(ms: number): Promise<void> {
    const { world } = this.#house;
    const end = world.time.now() + ms;
    for (;;) {
      await this.#settled();
      const next = Math.max(world.time.now(), Math.min(this.#timers.next, end));
      await world.advance(next - world.time.now());
      if (next === end && this.#timers.next > end) return;
      this.#timers.runDue(world.time.now());
    }
  }

  /** Leaves, so that no timer of theirs is left. */
  end(): void {
    for (const { client } of [this.carla, this.ann]) client.disconnect();
  }

  /** PartySocket opens a moment later by a timer of its own, which is a real one. */
  async #settled(): Promise<void> {
    const isDialing = ({ client }: Observed): boolean => client.snapshot.connection.kind === 'connecting';
    await this.#house.world.flush();
    while ([this.carla, this.ann].some(isDialing)) {
      await new Promise((resolve) => setTimeout(resolve, 1));
      await this.#house.world.flush();
    }
  }

  #observed(
    credential: ConstructorParameters<typeof ConversationClient>[0]['credential'],
    start?: { readonly workgroup: string; readonly name: string },
  ): Observed {
    const log: string[] = [];
    const { world } = this.#house;
    const began = world.time.now();
    const connect = (): ClientEnd => world.conversation(conversationId(1)).connect();
    // The one thing in it that is drawn at random, and anew in each run.
    let device: string | null = null;
    const note = (text: string): void => {
      device ??= /"device":"([^"]+)"/.exec(text)?.[1] ?? null;
      log.push(`${world.time.now() - began} ${device ? text.replaceAll(device, '<device>') : text}`);
    };
    const timers = this.#timers;
    const environment: Environment = {
      now: () => world.time.now(),
      setTimer: (run, milliseconds) => timers.set(world.time.now() + milliseconds, run),
      clearTimer: (timer) => timers.clear(timer),
      // Two that come back at the same moment would come in any order.
      random: () => (start ? 0.3 : 0.6),
      isOnline: () => true,
      listen: () => () => {},
      WebSocket: socketTo(connect, note),
    };
    const client = new ConversationClient({
      server: 'http://chat.example',
      conversation: conversationId(1),
      credential,
      storage: nothingKept,
      environment,
      ...(start ? { start } : {}),
    });
    return { client, log };
  }
}

/** A socket as the platform has it, whose other end is a room of the world. */
const socketTo = (connect: () => ClientEnd, note: (text: string) => void) =>
  class extends EventTarget {
    binaryType = 'blob';
    readyState = 0;
    readonly url: string;
    readonly #end: ClientEnd;

    constructor(url: string) {
      super();
      this.url = url;
      this.#end = connect();
      this.#end.heard = (data) => {
        note(`came ${data}`);
        this.dispatchEvent(new MessageEvent('message', { data }));
      };
      this.#end.ended = (code, reason) => {
        this.readyState = 3;
        this.dispatchEvent(Object.assign(new Event('close'), { code, reason }));
      };
      queueMicrotask(() => {
        this.readyState = 1;
        this.dispatchEvent(new Event('open'));
      });
    }

    send(text: string): void {
      note(`sent ${text}`);
      this.#end.send(text);
    }

    close(): void {
      this.readyState = 3;
      this.#end.drop();
    }
  };
