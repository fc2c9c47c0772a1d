/**
 * Files on their way out: how many at once a person is given, and by one link. A room reads its storage for every piece
 * that goes out, and whoever reads slowly, or not at all, would keep pieces in memory for as long as they like.
 */
import type { PersonId } from '../../core/domain/ids.js';
import type { Clock, RoomFile } from './ports.js';

/** One's own, so that nobody feels what others open unseen: as many pictures as a page shows, and some. */
export const mostAtOnce = { person: 16, link: 4 } as const;
/** Who has not read on for so long gives way to what is opened now. */
export const stalledMs = 60_000;
/** Seconds until it is worth to come again. */
export const freeAfter = 5;

interface Download {
  readonly person: PersonId;
  readonly link: string;
  readonly cut: AbortController;
  /** When it was last read on. */
  at: number;
}

export class Downloads {
  readonly #clock: Clock;
  readonly #underWay = new Set<Download>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Null: too many are on their way. */
  begin(
    { person, link }: Pick<Download, 'person' | 'link'>,
    pieces: AsyncIterable<Uint8Array>,
  ): Pick<RoomFile, 'pieces' | 'signal'> | null {
    const own = [...this.#underWay].filter((each) => each.person === person);
    const ofLink = own.filter((each) => each.link === link);
    if (ofLink.length >= mostAtOnce.link && !this.#makeRoom(ofLink)) return null;
    if (own.length >= mostAtOnce.person && !this.#makeRoom(own)) return null;
    const download: Download = { person, link, cut: new AbortController(), at: this.#clock.now() };
    this.#underWay.add(download);
    return { pieces: this.#given(download, pieces), signal: download.cut.signal };
  }

  /** False: all of them are being read. */
  #makeRoom(among: readonly Download[]): boolean {
    // Another may have given way a moment ago.
    if (among.some((each) => !this.#underWay.has(each))) return true;
    const slowest = among.reduce((a, b) => (b.at < a.at ? b : a));
    const since = this.#clock.now() - slowest.at;
    // A clock that was set back must not keep it for longer.
    if (since >= 0 && since < stalledMs) return false;
    this.#underWay.delete(slowest);
    slowest.cut.abort();
    return true;
  }

  async *#given(download: Download, pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    try {
      for await (const piece of pieces) {
        download.at = this.#clock.now();
        yield piece;
        // Not the end of the file: whoever reads on after all is to see that something is missing.
        download.cut.signal.throwIfAborted();
      }
    } finally {
      this.#underWay.delete(download);
    }
  }
}
