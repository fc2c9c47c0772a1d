/** What has to be refused as no frame, in order; where it is for the room alone to know, it may be refused. */

interface Due {
  readonly code: string;
  readonly isSure: boolean;
}

export class DueRefusals {
  readonly #due: Due[] = [];

  refusal(code: string, sureness: 'surely' | 'perhaps' = 'surely'): void {
    this.#due.push({ code, isSure: sureness === 'surely' });
  }

  /** How many count towards the end of the socket. */
  get sure(): number {
    return this.#due.filter(({ isSure }) => isSure).length;
  }

  /** And how many more may. */
  get possible(): number {
    return this.#due.length;
  }

  /** Whether these are all of it; of a socket that was closed, whether they are how it begins. */
  canBe(codes: readonly string[], isCut: boolean): boolean {
    // How many of the codes can be accounted for by what was due so far.
    let reached = new Set([0]);
    for (const { code, isSure } of this.#due) {
      if (isCut && reached.has(codes.length)) return true;
      const next = new Set([...reached].filter((count) => codes[count] === code).map((count) => count + 1));
      reached = isSure ? next : new Set([...reached, ...next]);
    }
    return reached.has(codes.length);
  }

  toString(): string {
    return this.#due.map(({ code, isSure }) => `${code}${isSure ? '' : '?'}`).join() || 'none';
  }
}
