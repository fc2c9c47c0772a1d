/** What supervisors do in one room of a pair: look, whisper, read, fail, flood and break down, all of it unseen. */
import { ask } from '../../fuzz/ask.js';
import type { TestServer } from '../../support/partykit.js';
import { allSupervision, RawClient, signToken } from '../../support/raw-client.js';
import type { Stage } from './stage.js';
import { addressOf } from './stage.js';

/** What a supervisor got done; a pair in which nothing of it was accepted proves nothing. */
export interface Done {
  accepted: number;
  whispered: number;
  tried: number;
}

export class Watcher {
  readonly stage: Stage;
  readonly done: Done;
  readonly id: string;
  readonly token: string;
  readonly #server: TestServer;
  at: RawClient | null = null;
  desk: RawClient | null = null;
  readonly others: RawClient[] = [];
  cursor: string | undefined;

  private constructor(stage: Stage, id: string, token: string, done: Done) {
    this.stage = stage;
    this.#server = stage.server;
    this.id = id;
    this.token = token;
    this.done = done;
  }

  static async of(stage: Stage, name: string, done: Done): Promise<Watcher> {
    const id = `${name}-${stage.workgroup}`;
    const grants = { [stage.workgroup]: allSupervision };
    const token = await signToken(stage.server.secret, { id, name, role: 'supervisor', grants });
    return new Watcher(stage, id, token, done);
  }

  get isIn(): boolean {
    return this.at !== null && this.at.closed === null;
  }

  async open(place: 'main' | 'desk' | 'workgroup', id: string): Promise<RawClient> {
    const client = await RawClient.open(addressOf(this.#server, place, id));
    this.others.push(client);
    return client;
  }

  async come(): Promise<RawClient> {
    if (!this.desk || this.desk.closed) {
      this.desk = await this.open('desk', this.id);
      await this.desk.goOnline(this.token);
      const list = await this.open('workgroup', this.stage.workgroup);
      await list.signIn(this.token);
    }
    if (this.at && !this.at.closed) return this.at;
    this.at = await this.open('main', this.stage.conversation);
    await this.at.hello(
      { kind: 'token', token: this.token },
      this.cursor === undefined ? {} : { since: this.cursor },
    );
    return this.at;
  }

  /** One that the server cuts off meanwhile is not answered. */
  async command(frame: Readonly<Record<string, unknown>>): Promise<boolean> {
    const at = await this.come();
    this.done.tried += 1;
    const isAccepted = await Promise.race([
      at.command(frame).then(({ type }) => type === 'accepted'),
      at.untilClosed().then(() => false),
    ]);
    if (isAccepted) this.done.accepted += 1;
    return isAccepted;
  }

  /** Everything sent so far has been taken, or the server has had enough. */
  async settled(): Promise<void> {
    if (this.at && !this.at.closed) await Promise.race([this.at.settled(), this.at.untilClosed()]);
  }

  async get(path: string, body?: string): Promise<void> {
    const headers = { authorization: `Bearer ${this.token}` };
    const request = { method: body === undefined ? 'GET' : 'POST', path: `/parties/${path}`, headers };
    await ask(this.#server.port, body === undefined ? request : { ...request, body });
  }

  /** Without a goodbye. */
  crash(): void {
    this.cursor = this.at?.frames.findLast((frame) => frame.cursor !== undefined)?.cursor as
      | string
      | undefined;
    this.at?.terminate();
    this.at = null;
  }

  vanish(): void {
    this.crash();
    for (const each of this.others) each.terminate();
    this.desk = null;
  }
}

const epochIn = (client: RawClient): number => {
  const header = client.frames.findLast((frame) => frame.header !== undefined)?.header as { epoch?: number };
  return header?.epoch ?? 0;
};

const whispering = async (watcher: Watcher, text: string, more: object = {}): Promise<void> => {
  const at = await watcher.come();
  const frame = { type: 'post', audience: 'whisper', text, epoch: epochIn(at), ...more };
  if (await watcher.command(frame)) watcher.done.whispered += 1;
};

const noFrames = [
  '',
  '[]',
  'null',
  '{"type":"supervise"}',
  '{"type":"hello"}',
  '"\\ud800"',
  '{"type":"post","text":',
];

const acts = {
  come: async (watcher) => {
    await watcher.come();
  },
  monitor: async (watcher) => {
    await watcher.command({ type: 'supervise', mode: 'monitor' });
  },
  follow: async (watcher) => {
    await watcher.command({ type: 'supervise', mode: 'monitor', follow: watcher.stage.agent.id });
  },
  whisper: (watcher) => whispering(watcher, 'Offer ten percent'),
  suggest: (watcher) => whispering(watcher, 'We are sorry', { suggestion: true }),
  note: async (watcher) => {
    await watcher.command({ type: 'post', audience: 'staff', text: 'They called before' });
  },
  tag: async (watcher) => {
    await watcher.command({ type: 'tag', add: ['watched'], remove: [] });
    await watcher.command({ type: 'set-priority', priority: 3 });
  },
  'lower-hand': async (watcher) => {
    await watcher.command({ type: 'lower-hand' });
  },
  /** What is not a monitor's to do: refused, and felt by nobody. */
  try: async (watcher) => {
    const at = await watcher.come();
    for (const frame of [
      { type: 'post', audience: 'everyone', text: 'I should not be heard', epoch: epochIn(at) },
      { type: 'accept', epoch: 0 },
      { type: 'end' },
      { type: 'hold', on: true },
    ]) {
      await watcher.command(frame);
    }
    at.send({ type: 'set-typing', active: true });
    at.send({ type: 'set-draft', text: 'I am here' });
    at.send({ type: 'mark-read', delivered: 9, read: 9 });
    await watcher.settled();
  },
  flag: async (watcher) => {
    await watcher.command({ type: 'flag', reason: 'Look at this' });
    await watcher.command({ type: 'unflag' });
  },
  flood: async (watcher) => {
    const at = await watcher.come();
    for (let count = 0; count < 60; count += 1) {
      at.send({ type: 'set-typing', active: count % 2 === 0 });
      at.send({ type: 'supervise', mode: 'monitor', commandId: `${at.device}:${900 + count}` });
    }
    await watcher.settled();
  },
  /** Until the socket is closed for it. */
  'flood-on': async (watcher) => {
    const at = await watcher.come();
    // A server that is slow enough gives back as fast as these come.
    for (let round = 0; round < 20 && !at.closed; round += 1) {
      for (let count = 0; count < 400; count += 1) at.send({ type: 'ping', received: 0 });
      await watcher.settled();
    }
    await at.untilClosed();
  },
  /** As many as close the socket. */
  malformed: async (watcher) => {
    const at = await watcher.come();
    for (let count = 0; count < 10; count += 1) at.sendText(noFrames[count % noFrames.length] ?? '');
    await at.untilClosed();
  },
  scroll: async (watcher) => {
    const at = await watcher.come();
    const cursor = at.frames.findLast((frame) => frame.cursor !== undefined)?.cursor;
    if (cursor === undefined) return;
    at.send({ type: 'read-history', before: cursor });
    await watcher.settled();
  },
  export: async (watcher) => {
    for (const path of [
      'transcript',
      'transcript.json',
      'timeline.json',
      'timeline.csv',
      'record.json',
      'metrics.json',
    ]) {
      await watcher.get(`main/${watcher.stage.conversation}/${path}`);
    }
  },
  figures: async (watcher) => {
    const workgroup = `workgroup/${watcher.stage.workgroup}`;
    await Promise.all([watcher.get(`${workgroup}/today`), watcher.get(`${workgroup}/snapshot`)]);
    await watcher.get(`${workgroup}/closed/search`, '{"text":"late"}');
  },
  /** The agent's desk, as the agent has it. */
  mirror: async (watcher) => {
    const desk = await watcher.open('desk', watcher.stage.agent.id);
    await desk.greet({ credential: { kind: 'token', token: watcher.token } });
  },
  availability: async (watcher) => {
    await watcher.come();
    for (const kind of ['away', 'offline', 'available'])
      watcher.desk?.send({ type: 'set-availability', kind });
    await watcher.desk?.settled();
  },
  /** Sockets that say nothing and are gone. */
  knock: async (watcher) => {
    for (let count = 0; count < 3; count += 1)
      (await watcher.open('main', watcher.stage.conversation)).terminate();
  },
  crash: async (watcher) => watcher.crash(),
  vanish: async (watcher) => watcher.vanish(),
  leave: async (watcher) => {
    await watcher.command({ type: 'supervise', mode: 'leave' });
  },
} as const satisfies Readonly<Record<string, (watcher: Watcher) => Promise<void>>>;

export type HiddenName = keyof typeof acts;

export const actUnseen = (watcher: Watcher, name: HiddenName): Promise<void> => acts[name](watcher);
