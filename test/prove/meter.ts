/** How often hidden things really happened: a run in which nothing was accepted proves nothing. */
import type { Accepted } from './house.js';

export class Meter {
  runs = 0;
  #whispered = 0;
  #watched = 0;
  #both = 0;
  #hidden = 0;

  count(accepted: readonly Accepted[]): void {
    const isWhispered = accepted.some(({ type }) => type === 'post to whisper');
    const isWatched = accepted.some(({ level, type }) => level === 2 && type === 'supervise');
    this.runs += 1;
    this.#hidden += accepted.length;
    if (isWhispered) this.#whispered += 1;
    if (isWatched) this.#watched += 1;
    if (isWhispered && isWatched) this.#both += 1;
  }

  /** Parts of all runs; `hidden` is how many hidden commands were accepted in each, on average. */
  get shares(): {
    readonly whispered: number;
    readonly watched: number;
    readonly both: number;
    readonly hidden: number;
  } {
    const of = (count: number): number => count / Math.max(1, this.runs);
    return {
      whispered: of(this.#whispered),
      watched: of(this.#watched),
      both: of(this.#both),
      hidden: of(this.#hidden),
    };
  }

  toString(): string {
    const { whispered, watched, both, hidden } = this.shares;
    const percent = (share: number): string => `${Math.round(share * 100)} %`;
    return `whispered in ${percent(whispered)} of the runs, watched in ${percent(watched)}, both in ${percent(both)}; ${hidden.toFixed(1)} hidden commands accepted in each`;
  }
}
