/** One thing after another: whatever awaits in the middle of a turn is not overtaken by the next. */
export class TurnQueue {
  #last: Promise<unknown> = Promise.resolve();

  /** Runs when all that was asked before is done; the answer is the turn's own, also when it throws. */
  run<T>(turn: () => Promise<T> | T): Promise<T> {
    const result = this.#last.then(turn);
    // The line goes on after a turn that failed; whoever asked for that turn gets its error.
    this.#last = result.catch(() => undefined);
    return result;
  }

  /** Resolves when nothing is left, also nothing that was added meanwhile. */
  async idle(): Promise<void> {
    for (let seen: unknown = null; seen !== this.#last; ) {
      seen = this.#last;
      await this.#last;
    }
  }
}
