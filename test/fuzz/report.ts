/** What a run has seen: counts by sort, and whatever should not have been. */

export interface Finding {
  /** With the seed, what plays the same again: `--seed <seed> --session <session>`. */
  readonly seed: number;
  readonly session: number;
  readonly who: string;
  readonly fault: string;
  /** What was answered, if anything was. */
  readonly answer: string;
  /** What had been sent since the last time that everything was well. */
  readonly frames: readonly string[];
}

type Counts = Map<string, number>;

const countsIn = (counts: Counts): string =>
  [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ');

/** A run stops when it has found this much. */
const ENOUGH = 10;

export class FuzzReport {
  readonly seed: number;
  frames = 0;
  /** Of these frames, those that a schema knows. */
  wellFormed = 0;
  sockets = 0;
  requests = 0;
  rounds = 0;
  /** How often one room did not answer another one in time. */
  lateRooms = 0;
  seconds = 0;
  readonly memory: (number | null)[] = [];
  readonly answers: Counts = new Map();
  readonly refusals: Counts = new Map();
  readonly closes: Counts = new Map();
  readonly statuses: Counts = new Map();
  readonly mutations: Counts = new Map();
  readonly findings: Finding[] = [];

  readonly #print: (line: string) => void;

  constructor(seed: number, print: (line: string) => void = () => {}) {
    this.seed = seed;
    this.#print = print;
  }

  get isEnough(): boolean {
    return this.findings.length >= ENOUGH;
  }

  count(of: 'answers' | 'refusals' | 'closes' | 'statuses' | 'mutations', name: string): void {
    this[of].set(name, (this[of].get(name) ?? 0) + 1);
  }

  find(finding: Omit<Finding, 'seed'>): void {
    const found = { seed: this.seed, ...finding };
    this.findings.push(found);
    this.#print(JSON.stringify(found, null, 2));
  }

  lines(): readonly string[] {
    const [start = null, end = null] = this.memory;
    return [
      `seed ${this.seed}: ${this.frames} frames over ${this.sockets} sockets in ${this.seconds.toFixed(1)} s ` +
        `(${Math.round(this.frames / this.seconds)} a second), ${this.wellFormed} of them well-formed`,
      `${this.requests} requests; bystanders exchanged ${this.rounds} rounds of messages; ` +
        `rooms that were late: ${this.lateRooms}`,
      `answers: ${countsIn(this.answers)}`,
      `refusals: ${countsIn(this.refusals)}`,
      `closes: ${countsIn(this.closes)}`,
      `statuses: ${countsIn(this.statuses)}`,
      `mutations: ${countsIn(this.mutations)}`,
      `memory of the server: ${start ?? '?'} MB at the start, ${end ?? '?'} MB at the end`,
      `findings: ${this.findings.length}`,
    ];
  }
}
