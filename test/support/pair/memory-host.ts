// A world of rooms in one process: no network, no timer, no wall clock. Tests send, flush, and look.
import type { HookReceiver } from '../../../core/domain/hooks.js';
import type { Identity } from '../../../core/domain/identity.js';
import type { ConversationId, PersonId, WorkgroupId } from '../../../core/domain/ids.js';
import type { Policy, PolicyOverrides } from '../../../core/domain/policy.js';
import { policyWith } from '../../../core/domain/policy.js';
import type { SentimentScorer } from '../../../core/domain/sentiment.js';
import type { PeerAddress, PeerMessage, PeerQuestion } from '../../../core/protocol/peer.js';
import { linkifyFinder } from '../../../party/host/links.js';
import { encode } from '../../../party/room/fan-out.js';
import { brokenIn, refusedFrame, refusedText } from '../../../party/room/frames.js';
import type {
  Host,
  Room,
  RoomAnswer,
  RoomFile,
  RoomRequest,
  UploadRequest,
} from '../../../party/room/ports.js';
import { FakeTime } from './fake-clock.js';
import type { MemoryFiles } from './memory-files.js';
import { MemoryHooks } from './memory-hooks.js';
import { MemoryPeers } from './memory-peers.js';
import type { ClientEnd } from './memory-sockets.js';
import type { MemoryStorage } from './memory-storage.js';
import { MemoryTokens } from './memory-tokens.js';
import { MemoryWebhooks } from './memory-webhooks.js';
import { RoomCell } from './room-cell.js';
import { hashOf, seededIds } from './seeded-ids.js';

export type BuildRoom = (host: Host) => Room;

export interface WorldOptions {
  readonly rooms: Readonly<Record<PeerAddress['kind'], BuildRoom>>;
  readonly workgroups?: Readonly<
    Record<string, { readonly label?: string; readonly policy?: PolicyOverrides }>
  >;
  /** Instead of the default, which is relaxed in what monitoring needs. */
  readonly basePolicy?: Policy;
  /** How customers' texts are judged. */
  readonly scorer?: SentimentScorer;
  readonly seed?: number;
  /** Systems that follow conversations by webhook. */
  readonly receivers?: readonly HookReceiver[];
  /** Milliseconds since the epoch. */
  readonly now?: number;
  /** Rebuild a room from its storage and its sockets' attachments after every single event. */
  readonly isRestless?: boolean;
}

export interface LogLine {
  readonly level: 'info' | 'error';
  readonly room: string;
  readonly event: string;
  readonly detail: unknown;
}

/** One room, from outside. */
export interface RoomHandle {
  readonly storage: MemoryStorage;
  readonly files: MemoryFiles;
  /** When the room wants to be woken, or null. */
  readonly wish: number | null;
  connect(): ClientEnd;
  told(message: PeerMessage): Promise<void>;
  request(
    request: Partial<RoomRequest> & Pick<RoomRequest, 'path' | 'credential'>,
  ): Promise<RoomAnswer | null>;
  upload(upload: UploadRequest): Promise<RoomAnswer | null>;
  download(file: string, link: string): Promise<RoomFile | RoomAnswer | null>;
  sleep(): Promise<void>;
  crash(): void;
}

interface Job {
  readonly cell: RoomCell;
  readonly socket: string | null;
  readonly call: (room: Room) => Promise<void> | void;
}

const START = Date.UTC(2026, 0, 5, 9);
/** Real time after which something that never answers is reported instead of waited for. */
const STUCK_MS = 5_000;
/** As the host of the platform says it. */
const internalFrame = ({ kind, id }: PeerAddress): string =>
  kind === 'conversation' ? encode(refusedFrame(brokenIn(id))) : refusedText('internal');

/** Rooms of most tests have no desks beside them: supervisors need not go on-line first. Tests of that say so. */
const relaxed = policyWith({ monitors: { requires: 'signed-in' } });

const keyOf = ({ kind, id }: PeerAddress): string => `${kind}/${id}`;
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

export class World {
  readonly time: FakeTime;
  readonly lines: LogLine[] = [];
  /** What rooms threw. The host answers it with `refused internal`; a test that expects none looks here. */
  readonly faults: unknown[] = [];
  readonly tokens = new MemoryTokens();
  readonly webhooks: MemoryWebhooks;
  readonly hooks: MemoryHooks;
  /** Set to cut rooms off from one another. */
  isCut: (from: PeerAddress, to: PeerAddress) => boolean = () => false;
  readonly #options: WorldOptions;
  readonly #cells = new Map<string, RoomCell>();
  readonly #jobs: Job[] = [];
  readonly #running = new Map<Promise<void>, RoomCell>();

  constructor(options: WorldOptions) {
    this.#options = options;
    this.time = new FakeTime(options.now ?? START);
    this.webhooks = new MemoryWebhooks(this.time);
    this.hooks = new MemoryHooks(this.time, options.receivers ?? []);
  }

  conversation(id: ConversationId): RoomHandle {
    return this.#handle({ kind: 'conversation', id });
  }

  workgroup(id: WorkgroupId): RoomHandle {
    return this.#handle({ kind: 'workgroup', id });
  }

  desk(id: PersonId): RoomHandle {
    return this.#handle({ kind: 'desk', id });
  }

  /** A token that verifies as this person. */
  tokenFor(identity: Identity): string {
    return this.tokens.issue(identity);
  }

  /** Hands over everything that is on its way, and what follows from it, until nothing is left to do. */
  async flush(): Promise<void> {
    for (;;) {
      const job = this.#jobs.shift();
      if (job) {
        this.#start(job);
        if (this.#options.isRestless) await this.#sleep(job.cell);
      } else if (this.#running.size > 0) {
        await this.#next([...this.#running.keys()]);
      } else {
        // Twice, for what a room does without anybody waiting for it.
        await turn();
        await turn();
        this.#wakeDue();
        if (this.#jobs.length === 0 && this.#running.size === 0) return;
      }
    }
  }

  /** Moves the time and wakes rooms at the moments they asked for, one moment after the other. */
  async advance(ms: number): Promise<void> {
    const end = this.time.now() + ms;
    for (;;) {
      await this.flush();
      const wishes = [...this.#cells.values()].flatMap(({ clock }) => clock.wish ?? []);
      const next = Math.min(...wishes.filter((wish) => wish > this.time.now()), end);
      this.time.set(next);
      if (next === end) return this.flush();
    }
  }

  /** Throws a room away between two events and builds it again from its storage and its open sockets. */
  sleep(address: PeerAddress): Promise<void> {
    return this.#sleep(this.#cell(address));
  }

  async #sleep(cell: RoomCell): Promise<void> {
    // A host lets a room sleep only when it is doing nothing.
    for (;;) {
      const own = [...this.#running].filter(([, owner]) => owner === cell).map(([promise]) => promise);
      if (own.length === 0) break;
      await this.#next(own);
    }
    await turn();
    if (!cell.isAwake) return;
    cell.forget();
    await cell.ready();
  }

  #handle(address: PeerAddress): RoomHandle {
    const cell = this.#cell(address);
    return {
      storage: cell.storage,
      files: cell.files,
      get wish() {
        return cell.clock.wish;
      },
      connect: () => cell.sockets.connect(),
      told: (message) => this.#deliver(address, message),
      request: async (request) =>
        (await (await cell.ready()).answer?.({ method: 'GET', body: '', ...request })) ?? null,
      upload: async (upload) => (await (await cell.ready()).upload?.(upload)) ?? null,
      download: async (file, link) => (await (await cell.ready()).download?.(file, link)) ?? null,
      sleep: () => this.#sleep(cell),
      crash: () => {
        this.#jobs.splice(0, Number.POSITIVE_INFINITY, ...this.#jobs.filter((job) => job.cell !== cell));
        for (const [promise, owner] of this.#running) if (owner === cell) this.#running.delete(promise);
        cell.sockets.crash();
        cell.forget();
      },
    };
  }

  #cell(address: PeerAddress): RoomCell {
    const key = keyOf(address);
    const known = this.#cells.get(key);
    if (known) return known;
    const made: RoomCell = new RoomCell(
      address,
      this.#options.rooms[address.kind],
      this.#shareOf(address),
      this.time,
      {
        opened: (id) => this.#queue(made, id, (room) => room.opened(made.sockets.find(id))),
        received: (id, data) => this.#queue(made, id, (room) => room.received(made.sockets.find(id), data)),
        closed: (id) => this.#queue(made, null, (room) => room.closed(made.sockets.find(id))),
      },
    );
    this.#cells.set(key, made);
    return made;
  }

  #shareOf(address: PeerAddress): Omit<Host, 'id' | 'sockets' | 'storage' | 'files' | 'clock'> {
    const room = keyOf(address);
    const workgroups = new Map(Object.entries(this.#options.workgroups ?? { sales: {} }));
    const note = (level: LogLine['level'], event: string, detail: unknown): void => {
      this.lines.push({ level, room, event, detail });
    };
    return {
      peers: new MemoryPeers(
        address,
        (to, message) => this.#deliver(to, message),
        (to, question) => this.#inquire(to, question),
        (from, to) => this.isCut(from, to),
      ),
      ids: seededIds((this.#options.seed ?? 1) + hashOf(room)),
      tokens: this.tokens,
      webhooks: this.webhooks,
      hooks: this.hooks,
      settings: {
        workgroup: (id) => {
          const found = workgroups.get(id);
          if (!found) return null;
          const policy = policyWith(found.policy ?? {}, this.#options.basePolicy ?? relaxed);
          return { label: found.label ?? id, policy };
        },
      },
      scorer: this.#options.scorer ?? { score: () => null },
      links: linkifyFinder,
      log: {
        info: (event, fields) => note('info', event, fields ?? null),
        error: (event, cause) => note('error', event, cause),
      },
    };
  }

  #queue(cell: RoomCell, socket: string | null, call: Job['call']): void {
    this.#jobs.push({ cell, socket, call });
  }

  /** Starts a call without waiting for those before it: a host makes no promise there, and rooms must not need one. */
  #start({ cell, socket, call }: Job): void {
    const { life } = cell;
    const work = async (): Promise<void> => {
      try {
        await call(await cell.ready());
      } catch (cause) {
        if (cell.life !== life) return;
        this.faults.push(cause);
        if (socket !== null) cell.sockets.sendTo(socket, internalFrame(cell.address));
      }
    };
    void this.#track(cell, work());
  }

  #deliver(address: PeerAddress, message: PeerMessage): Promise<void> {
    const cell = this.#cell(address);
    return this.#track(
      cell,
      cell.ready().then((room) => room.told(message)),
    );
  }

  async #inquire(address: PeerAddress, question: PeerQuestion): Promise<unknown> {
    const cell = this.#cell(address);
    let answer: unknown = null;
    const asked = cell.ready().then(async (room) => {
      answer = (await room.asked?.(question)) ?? null;
    });
    await this.#track(cell, asked);
    return answer;
  }

  #track(cell: RoomCell, work: Promise<void>): Promise<void> {
    const settled: Promise<void> = work.then(
      () => void this.#running.delete(settled),
      () => void this.#running.delete(settled),
    );
    this.#running.set(settled, cell);
    return work;
  }

  #wakeDue(): void {
    for (const cell of this.#cells.values()) {
      if (cell.clock.takeDue()) this.#queue(cell, null, (room) => room.wake());
    }
  }

  /** Waits for one of these; two rooms that wait for each other would otherwise hang the test without a word. */
  async #next(promises: readonly Promise<void>[]): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const stuck = new Promise<never>((_, reject) => {
      const rooms = () =>
        [...new Set([...this.#running.values()].map(({ address }) => keyOf(address)))].join(', ');
      timer = setTimeout(() => reject(new Error(`These rooms do not finish: ${rooms()}.`)), STUCK_MS);
    });
    await Promise.race([...promises, stuck]).finally(() => clearTimeout(timer));
  }
}
