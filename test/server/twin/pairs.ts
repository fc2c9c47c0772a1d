/** Plays scripts in two rooms of real servers at once, supervisors in one of them only, and compares bytes. */
import { isLate } from '../../fuzz/late-rooms.js';
import { startServer, type TestServer } from '../../support/partykit.js';
import { pause } from '../../support/pause.js';
import type { Done } from './hidden-acts.js';
import { actUnseen, Watcher } from './hidden-acts.js';
import { actPublicly } from './public-acts.js';
import type { Script } from './script.js';
import { scriptOf, unwatched } from './script.js';
import { Stage } from './stage.js';

export interface Difference {
  readonly seed: number;
  readonly pair: number;
  readonly who: 'customer' | 'agent';
  /** The first of what they were sent that is not the same, with and without supervisors. */
  readonly watched: string | undefined;
  readonly unwatched: string | undefined;
  readonly acts: readonly string[];
}

export interface Report {
  pairs: number;
  /** Pairs in which supervisors were let do something hidden, and those in which they whispered. */
  watched: number;
  whispered: number;
  hiddenTried: number;
  hiddenAccepted: number;
  /** Frames and answers of customers and agents that were compared. */
  compared: number;
  readonly differences: Difference[];
  /** What was found in pairs that were played once more, since a room of a server was late meanwhile. */
  readonly playedAgain: string[];
}

/** What became of a pair: how it was played, or why it was not played to its end. */
type Played =
  | {
      readonly kind: 'played';
      readonly done: Done;
      readonly compared: number;
      readonly differences: readonly Difference[];
    }
  | { readonly kind: 'broken-off'; readonly error: Error };

/** A pair has a workgroup for each time that it may be played, so that nobody comes to where they were before. */
const turns = ['first', 'again'] as const;
type Turn = (typeof turns)[number];
const nameOf = (index: number, turn: Turn): string => `team-${index}${turn === 'again' ? '-again' : ''}`;

/** So long may what a server prints be on its way. */
const PRINTED_MS = 3_000;

interface Seen {
  readonly customer: readonly string[];
  readonly agent: readonly string[];
}

const play = async (server: TestServer, workgroup: string, { steps }: Script, done: Done): Promise<Seen> => {
  const stage = await Stage.open(server, workgroup);
  const watchers = await Promise.all(['maria', 'luis'].map((name) => Watcher.of(stage, name, done)));
  const hasty: Promise<void>[] = [];
  const free: (Promise<void> | undefined)[] = [undefined, undefined];
  for (const step of steps) {
    if (step.level === 'public') {
      await actPublicly(stage, step.act, step.text);
      continue;
    }
    const watcher = watchers[step.who];
    if (!watcher) continue;
    // One after the other for one supervisor, whatever the script does meanwhile.
    const acting = (free[step.who] ?? Promise.resolve()).then(() => actUnseen(watcher, step.act));
    free[step.who] = acting;
    // Looked at when the script is over, and no surprise before.
    acting.catch(() => undefined);
    if (step.isHasty) hasty.push(acting);
    else await acting;
  }
  await Promise.all(hasty);
  for (const who of ['customer', 'agent'] as const) {
    for (const path of ['transcript', 'transcript.json', 'timeline.json', 'timeline.csv']) {
      await stage[who].ask(`main/${stage.conversation}/${path}`);
    }
  }
  await stage.settled();
  const seen = { customer: stage.customer.seen(), agent: stage.agent.seen() };
  for (const each of watchers) each.vanish();
  stage.close();
  return seen;
};

const describeStep = (step: Script['steps'][number]): string =>
  step.level === 'public'
    ? step.act
    : `[${step.who === 0 ? 'maria' : 'luis'} ${step.act}${step.isHasty ? ' …' : ''}]`;

const compare = (script: Script, watched: Seen, alone: Seen): readonly Difference[] => {
  const compared = script.sort === 'watching' ? (['customer', 'agent'] as const) : (['customer'] as const);
  return compared.flatMap((who) => {
    const [one, other] = [watched[who], alone[who]];
    const length = Math.max(one.length, other.length);
    const at = Array.from({ length }, (_, index) => index).find((index) => one[index] !== other[index]);
    if (at === undefined) return [];
    const acts = script.steps.map(describeStep);
    return [{ seed: script.seed, pair: script.index, who, watched: one[at], unwatched: other[at], acts }];
  });
};

export class Twins {
  readonly #watched: TestServer;
  readonly #alone: TestServer;
  readonly #scripts: readonly Script[];
  readonly report: Report = {
    pairs: 0,
    watched: 0,
    whispered: 0,
    hiddenTried: 0,
    hiddenAccepted: 0,
    compared: 0,
    differences: [],
    playedAgain: [],
  };

  private constructor(watched: TestServer, alone: TestServer, scripts: readonly Script[]) {
    this.#watched = watched;
    this.#alone = alone;
    this.#scripts = scripts;
  }

  /** Two servers, each with two workgroups for every pair; no supervisor ever comes to the second server. */
  static async start(seed: number, first: number, count: number): Promise<Twins> {
    const scripts = Array.from({ length: count }, (_, index) => scriptOf(seed, first + index));
    const workgroups = Object.fromEntries(
      scripts.flatMap(({ index, policy }) =>
        turns.map((turn) => [nameOf(index, turn), { label: 'Team', policy }]),
      ),
    );
    const vars = { PARLEY_CONFIG: JSON.stringify({ workgroups }) };
    const [watched, alone] = await Promise.all([startServer({ vars }), startServer({ vars })]);
    return new Twins(watched, alone, scripts);
  }

  /** As many at a time as the machine plays without waiting for itself. */
  async play(lanes: number): Promise<Report> {
    const left = [...this.#scripts];
    const lane = async (): Promise<void> => {
      for (let script = left.shift(); script; script = left.shift()) await this.#pair(script);
    };
    await Promise.all(Array.from({ length: lanes }, lane));
    return this.report;
  }

  /** What the servers complained of. */
  errors(): readonly string[] {
    return [this.#watched, this.#alone].flatMap(({ output }) =>
      output.filter((line) => /"level":"error"/.test(line) && !isLate(line)),
    );
  }

  async stop(): Promise<void> {
    await Promise.all([this.#watched.stop(), this.#alone.stop()]);
  }

  /** How often one room did not have an answer of another one in time. */
  #lateRooms(): number {
    return [this.#watched, this.#alone].flatMap(({ output }) => output.filter(isLate)).length;
  }

  async #pair(script: Script): Promise<void> {
    const late = this.#lateRooms();
    let played = await this.#play(script, 'first');
    if (played.kind === 'broken-off' || played.differences.length > 0) {
      await pause(PRINTED_MS);
      // A talk in which a room was late is another one by itself. What tells of supervisors does so again.
      if (this.#lateRooms() > late) {
        this.report.playedAgain.push(
          played.kind === 'broken-off' ? played.error.message : JSON.stringify(played.differences),
        );
        played = await this.#play(script, 'again');
      }
    }
    if (played.kind === 'broken-off') throw played.error;
    const { done } = played;
    this.report.differences.push(...played.differences);
    this.report.compared += played.compared;
    this.report.pairs += 1;
    this.report.watched += done.accepted > 0 ? 1 : 0;
    this.report.whispered += done.whispered > 0 ? 1 : 0;
    this.report.hiddenTried += done.tried;
    this.report.hiddenAccepted += done.accepted;
  }

  async #play(script: Script, turn: Turn): Promise<Played> {
    const done: Done = { accepted: 0, whispered: 0, tried: 0 };
    const nobody: Done = { accepted: 0, whispered: 0, tried: 0 };
    const workgroup = nameOf(script.index, turn);
    try {
      const [watched, alone] = await Promise.all([
        play(this.#watched, workgroup, script, done),
        play(this.#alone, workgroup, unwatched(script), nobody),
      ]);
      const compared = watched.customer.length + (script.sort === 'watching' ? watched.agent.length : 0);
      return { kind: 'played', done, compared, differences: compare(script, watched, alone) };
    } catch (cause) {
      const acts = script.steps.map(describeStep).join(', ');
      const log = [...this.errors(), cause instanceof Error ? cause.message : ''].join('\n');
      const error = new Error(
        `Pair ${script.index} of seed ${script.seed} was not played to its end: ${acts}\n${log}`,
        { cause },
      );
      return { kind: 'broken-off', error };
    }
  }
}
