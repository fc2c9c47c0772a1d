/** Every moment that the world can come to, breadth first, each once for all that are alike; and what must hold there. */
import type { RefusalCode } from '../../../core/domain/refusal.js';
import { actsOf } from './acts.js';
import { canonOf, formOf, movedPart, nameIn, nameOf } from './canonical.js';
import type { Invariant } from './holds.js';
import { viewersOf } from './holds.js';
import { edgeInvariants, momentInvariants } from './invariants.js';
import type { Act, Edge } from './step.js';
import { take } from './step.js';
import type { Moment, World } from './world.js';
import { beginning } from './world.js';

export interface Violation {
  readonly invariant: Invariant;
  readonly what: string;
  /** From the beginning. */
  readonly path: readonly string[];
}

export interface Report {
  readonly world: World;
  readonly states: number;
  /** Moments of the conversation alone, whatever is on its way to it. */
  readonly forms: number;
  readonly edges: number;
  readonly depth: number;
  readonly seconds: number;
  /** Moments of equal form from which was walked on twice. */
  readonly compared: number;
  readonly violation: Violation | null;
}

interface Node {
  readonly moment: Moment;
  readonly parent: number;
  readonly act: Act | null;
  readonly depth: number;
  /** Where it leads to, itself left out. */
  readonly next: Set<number>;
  isCompared: boolean;
}

/** One in so many forms that are reached again is walked on from a second time. */
const comparedOneIn = 50;
/** How many walks there are in the end through what is known by then, each of so many steps at random. */
const walks = 10;
const walkLength = 30;
const unwillingness = 0.9;

/** The same in every run. */
const dice = (seed: number): (() => number) => {
  let at = seed;
  return () => {
    at = (Math.imul(at, 1_664_525) + 1_013_904_223) >>> 0;
    return at / 2 ** 32;
  };
};

const resultOf = ({ decision }: Edge): RefusalCode | 'accepted' | 'done' => {
  if (!decision) return 'done';
  return decision.kind === 'refused' ? decision.refusal.code : 'accepted';
};

class Search {
  readonly #world: World;
  readonly #canon: ReturnType<typeof canonOf>;
  readonly #acts: ReturnType<typeof actsOf>;
  readonly #start: Moment;
  readonly #viewers: ReturnType<typeof viewersOf>;
  readonly #known = new Map<string, number>();
  readonly #nodes: Node[] = [];
  readonly #roll = dice(7);
  #edges = 0;
  #compared = 0;
  #violation: Violation | null = null;

  constructor(world: World) {
    this.#world = world;
    this.#canon = canonOf(world.cast);
    this.#acts = actsOf(world);
    this.#start = beginning(world);
    this.#viewers = viewersOf(world.cast);
  }

  run(): Report {
    const begun = performance.now();
    this.#reach(this.#start, -1, null);
    for (let at = 0; at < this.#nodes.length && !this.#violation; at += 1) this.#expand(at);
    if (!this.#violation) this.#findTraps();
    for (let each = 0; each < walks && !this.#violation; each += 1) this.#wander();
    return {
      world: this.#world,
      states: this.#nodes.length,
      forms: new Set([...this.#known.keys()].map(formOf)).size,
      edges: this.#edges,
      depth: this.#nodes.at(-1)?.depth ?? 0,
      seconds: (performance.now() - begun) / 1000,
      compared: this.#compared,
      violation: this.#violation,
    };
  }

  #expand(at: number): void {
    const node = this.#nodeAt(at);
    for (const act of this.#acts(node.moment)) {
      const edge = take(node.moment, act);
      this.#edges += 1;
      for (const [invariant, holds] of edgeInvariants) {
        const what = holds(edge, this.#viewers);
        if (what !== null) return this.#fail(invariant, what, at, act);
      }
      if (edge.after === node.moment) continue;
      const to = this.#reach(edge.after, at, act);
      if (to === null) return;
      if (to !== at) node.next.add(to);
    }
  }

  /** The number of this form of moment, new or known; null when something does not hold there. */
  #reach(moment: Moment, from: number, act: Act | null): number | null {
    const { key } = this.#canon(moment);
    const known = this.#known.get(key);
    if (known !== undefined) return this.#isAlike(known, moment, from, act) ? known : null;
    const moved = movedPart(moment.state, this.#start.state);
    if (moved) throw new Error(`${moved} was said to be fixed, and ${act ? nameOf(act) : ''} changed it.`);
    for (const [invariant, holds] of momentInvariants) {
      const what = holds(moment, this.#viewers);
      if (what !== null) {
        this.#fail(invariant, what, from, act);
        return null;
      }
    }
    const at = this.#nodes.length;
    this.#known.set(key, at);
    const depth = from < 0 ? 0 : this.#nodeAt(from).depth + 1;
    this.#nodes.push({ moment, parent: from, act, depth, next: new Set(), isCompared: false });
    return at;
  }

  /** Whether a moment that has the form of a known one goes on like it, asked of a few. */
  #isAlike(known: number, moment: Moment, from: number, act: Act | null): boolean {
    const node = this.#nodeAt(known);
    if (node.isCompared) return true;
    node.isCompared = true;
    if (this.#roll() * comparedOneIn >= 1) return true;
    const different = this.#difference(node.moment, moment);
    if (different !== null) this.#fail('FORM', different, from, act);
    return different === null;
  }

  /**
   * A long history with many repetitions ends in moments like those which the search came to on the shortest way. It
   * is seldom brought to its end, after which nothing more would happen.
   */
  #wander(): void {
    let moment = this.#start;
    const path: string[] = [];
    while (path.length < walkLength && moment.state.phase.kind !== 'closed') {
      const acts = this.#acts(moment);
      const act = acts[Math.floor(this.#roll() * acts.length)];
      if (!act) return;
      const { after } = take(moment, act);
      const isEnd = after.state.phase.kind === 'closed';
      if (after === moment || (isEnd && this.#roll() < unwillingness)) continue;
      moment = after;
      path.push(nameOf(act));
      const known = this.#known.get(this.#canon(moment).key);
      const different =
        known === undefined
          ? 'a moment that the search did not come to'
          : this.#difference(this.#nodeAt(known).moment, moment);
      if (different === null) continue;
      this.#violation = { invariant: 'FORM', what: different, path };
      return;
    }
  }

  #difference(one: Moment, other: Moment): string | null {
    this.#compared += 1;
    const [ways, others] = [this.#waysFrom(one), this.#waysFrom(other)];
    const different =
      [...ways].find((each) => !others.has(each)) ?? [...others].find((each) => !ways.has(each));
    return different === undefined ? null : `goes on otherwise than a moment of the same form: ${different}`;
  }

  #waysFrom(moment: Moment): ReadonlySet<string> {
    const { letters } = this.#canon(moment);
    return new Set(
      this.#acts(moment).map((act) => {
        const edge = take(moment, act);
        const name = nameIn(act, this.#world.cast, letters);
        return `${name}, ${resultOf(edge)}, to ${this.#canon(edge.after).key}`;
      }),
    );
  }

  /** From everywhere it can be handled, as long as it is not over, and come to its end. */
  #findTraps(): void {
    const goals = [
      ['closed', ['closed'], []],
      ['handled', ['active', 'wrap-up'], ['closed']],
    ] as const;
    const back: number[][] = this.#nodes.map(() => []);
    this.#nodes.forEach(({ next }, at) => {
      for (const to of next) back[to]?.push(at);
    });
    for (const [goal, phases, excepted] of goals) {
      const isIn = (list: readonly string[], { moment }: Node): boolean =>
        list.includes(moment.state.phase.kind);
      const reached = new Set(this.#nodes.flatMap((node, at) => (isIn(phases, node) ? [at] : [])));
      const queue = [...reached];
      for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
        for (const from of back[at] ?? []) {
          if (reached.has(from)) continue;
          reached.add(from);
          queue.push(from);
        }
      }
      const trap = this.#nodes.findIndex((node, at) => !reached.has(at) && !isIn(excepted, node));
      if (trap >= 0) return this.#fail('I10', `never ${goal} again`, trap, null);
    }
  }

  #fail(invariant: Invariant, what: string, from: number, act: Act | null): void {
    const path = act ? [nameOf(act)] : [];
    for (let at = from; at >= 0; at = this.#nodeAt(at).parent) {
      const { act: before } = this.#nodeAt(at);
      if (before) path.unshift(nameOf(before));
    }
    this.#violation = { invariant, what, path };
  }

  #nodeAt(at: number): Node {
    const node = this.#nodes[at];
    if (!node) throw new Error(`There is no moment ${at}.`);
    return node;
  }
}

export const explore = (world: World): Report => new Search(world).run();
