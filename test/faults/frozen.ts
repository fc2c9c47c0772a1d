/** A second device of a customer in a process of its own, which can be stopped as a laptop that is closed. */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { root } from '../../scripts/lib/run.mjs';
import { pause } from '../support/pause.js';
import type { Floor } from './floor.js';
import type { Asked, Begin, Told } from './frozen-client.js';
import type { Reading, SeenEntry, Viewer } from './history.js';
import type { Talk } from './talk.js';
import { NotInTime } from './waiting.js';

type Read = Extract<Told, { kind: 'reading' }>;

const program = `
  const { runTypeScript } = await import('${pathToFileURL(join(root, 'scripts/lib/typescript.mjs')).href}');
  process.exitCode = await runTypeScript('test/faults/frozen-client.ts', []);
`;

export class FrozenClient {
  readonly talk: Talk;
  readonly #floor: Floor;
  readonly #viewer: Viewer;
  readonly #child: ChildProcess;
  /** Settles when the process has ended and everything that it told was heard. */
  readonly #over: Promise<never>;
  #read: ((reading: Read) => void) | null = null;
  #late: string | null = null;
  kept: readonly string[] = [];

  constructor(floor: Floor, talk: Talk) {
    this.talk = talk;
    this.#floor = floor;
    const { customer } = talk;
    this.#viewer = { ...customer.viewer, id: `${customer.viewer.id}-frozen` };
    this.#child = spawn(process.execPath, ['--input-type=module', '-e', program], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const { stdin, stdout } = this.#child;
    // Of a process that has ended: `#over` says so.
    stdin?.on('error', () => undefined);
    this.#over = new Promise((_, reject) => {
      this.#child.once('close', (code) => reject(this.#whyOver(code)));
    });
    this.#over.catch(() => undefined);
    if (stdout) createInterface({ input: stdout }).on('line', (line) => this.#told(JSON.parse(line) as Told));
    this.#write({ viewer: this.#viewer, access: customer.access, pace: floor.surroundings.pace });
  }

  say(): void {
    const { id, conversation, person } = this.#viewer;
    const intent = { conversation: conversation ?? '', who: person, line: id, audience: 'everyone' } as const;
    this.#write({ kind: 'say', mark: this.#floor.ledger.intend(intent).mark });
  }

  stop(): void {
    this.#child.kill('SIGSTOP');
  }

  goOn(): void {
    this.#child.kill('SIGCONT');
  }

  /** What it shows, once it shows this. */
  async reading(mark: string): Promise<Reading> {
    const told = new Promise<Read>((resolve) => {
      this.#read = resolve;
      this.#write({ kind: 'read', mark });
    });
    const read = await Promise.race([told, this.#over]);
    this.kept = read.kept;
    return { viewer: this.#viewer, source: 'lived', entries: read.entries as readonly SeenEntry[] };
  }

  async end(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const ended = new Promise((resolve) => this.#child.once('exit', resolve));
    this.#child.stdin?.end();
    await ended;
  }

  #told(told: Told): void {
    const { ledger } = this.#floor;
    switch (told.kind) {
      case 'sent':
        return ledger.sent(told.text);
      case 'received':
        return ledger.received(this.#viewer, told.connection, told.text);
      case 'reading':
        return this.#read?.(told);
      case 'late':
        this.#late = told.what;
    }
  }

  #whyOver(code: number | null): Error {
    return this.#late === null
      ? new Error(`The other process ended with ${code}.`)
      : new NotInTime(`In the other process: ${this.#late}`);
  }

  #write(line: Begin | Asked): void {
    this.#child.stdin?.write(`${JSON.stringify(line)}\n`);
  }
}

/** Stopped in the middle of what it says, while others write; afterwards it has everything. */
export const freeze = async (floor: Floor): Promise<void> => {
  const client = floor.frozenClient();
  await client.reading(client.talk.customer.say());
  for (let n = 0; n < 3; n += 1) client.say();
  await pause(floor.between(0, 20));
  client.stop();
  await pause(floor.between(1_500, 3_000));
  client.goOn();
  client.say();
  await client.reading(client.talk.customer.say());
};
