/** What a workgroup says to visitors before there is a conversation: asked for, and asked again while somebody looks. */
import type { Front } from '../core/domain/front.js';
import type { SiteForm } from '../core/domain/site.js';
import { attempt } from './attempt.js';
import type { Mistake } from './owner-words.js';
import type { Place } from './place.js';
import { tellOwner } from './tell-owner.js';

/** `unreachable`: nobody can say, and one can write all the same. `refused`: not on this page. */
export type FrontState =
  | { readonly kind: 'asking' }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'refused' }
  | { readonly kind: 'known'; readonly front: Front };

type Answer = Exclude<FrontState, { readonly kind: 'asking' }>;

const againMilliseconds = 10_000;
const answerMilliseconds = 8_000;
/** After failures: soon at first, then ever later. */
const retryMilliseconds = [1_000, 5_000, 10_000, 20_000, 40_000, 60_000] as const;

const asking: FrontState = { kind: 'asking' };
const unreachable: Answer = { kind: 'unreachable' };
const refused: Answer = { kind: 'refused' };

const formIn = (value: unknown): SiteForm | null =>
  Array.isArray((value as SiteForm | null)?.fields) ? (value as SiteForm) : null;

/** Null for what is not of our server: pages put their own in the place of `fetch`, and so do proxies with its answers. */
export const readFront = (value: unknown): Front | null => {
  const given = (value ?? {}) as Partial<Front>;
  if (typeof given.service !== 'string') return null;
  const { service, waitSeconds = null, opensAt = null, notice = null, greeting = null } = given;
  const { files = null, proactive = null } = given;
  const forms = { preChat: formIn(given.preChat), away: formIn(given.away) };
  return { service, waitSeconds, opensAt, notice, greeting, files, proactive, ...forms };
};

const ask = (url: string, mode: RequestMode, signal: AbortSignal): Promise<Response> =>
  fetch(url, { mode, signal, credentials: 'omit', cache: 'no-store' });

/** Browsers do not say why a page is not told something: whether anything is there at all tells the one from the other. */
const whyNot = async (url: string, place: Place, signal: AbortSignal): Promise<Answer> => {
  await ask(url, 'no-cors', signal);
  tellOwner('origin', place);
  return refused;
};

/** What is wrong with the server, or with how the page names it, by status and code. */
const mistakes: Readonly<Record<string, readonly [Mistake, Answer]>> = {
  '503 unavailable': ['unavailable', unreachable],
  '404 not-found': ['workgroup', refused],
  'none of ours': ['server', unreachable],
};

const whyUnknown = (body: unknown, { status }: Response, place: Place): Answer => {
  const { code } = (body ?? {}) as { readonly code?: unknown };
  const isOurs = typeof code === 'string' || status >= 500;
  const [mistake, answer] = mistakes[isOurs ? `${status} ${code}` : 'none of ours'] ?? [null, unreachable];
  if (mistake) tellOwner(mistake, place);
  return answer;
};

export const askFront = async (place: Place, signal: AbortSignal): Promise<Answer> => {
  const url = `${place.server}/parties/workgroup/${place.workgroup}/front`;
  try {
    const response = await ask(url, 'cors', signal).catch(() => null);
    if (!response || response.status === 403) return await whyNot(url, place, signal);
    // What was cut off, or left by us, says nothing of the server; what is no JSON does.
    const text = await response.text();
    const body = attempt((): unknown => JSON.parse(text));
    const front = response.ok ? readFront(body) : null;
    return front ? { kind: 'known', front } : whyUnknown(body, response, place);
  } catch {
    return unreachable;
  }
};

export class FrontWatch {
  readonly #changed: (state: FrontState) => void;
  #state: FrontState = asking;
  #place: Place | null = null;
  #isWanted = false;
  #failures = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #current: AbortController | null = null;
  #watching = new AbortController();

  constructor(changed: (state: FrontState) => void) {
    this.#changed = changed;
  }

  /** Whose front, and whether somebody looks at it now. */
  look(place: Place | null, isWanted: boolean): void {
    const isOther = place?.server !== this.#place?.server || place?.workgroup !== this.#place?.workgroup;
    this.#place = place;
    if (isOther) this.#is(asking);
    if (isWanted === this.#isWanted && !isOther) return;
    this.#isWanted = isWanted;
    this.#stop();
    if (!isWanted) return;
    // Without one nothing can ever be sent: that is said before somebody has written it.
    if (!place) return this.#is(refused);
    this.#watching = new AbortController();
    const { signal } = this.#watching;
    const again = (): void => void this.#ask();
    document.addEventListener('visibilitychange', again, { signal });
    addEventListener('online', again, { signal });
    again();
  }

  #stop(): void {
    this.#watching.abort();
    this.#current?.abort();
    this.#current = null;
    clearTimeout(this.#timer);
  }

  async #ask(): Promise<void> {
    clearTimeout(this.#timer);
    // Nobody looks at a page in the background, and it is asked again when they come back to it.
    if (!this.#place || document.visibilityState !== 'visible') return;
    this.#current?.abort();
    const current = new AbortController();
    this.#current = current;
    // Not left to the signal alone: a page's own `fetch` may not know it.
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<Answer>((resolve) => {
      timer = setTimeout(() => resolve(unreachable), answerMilliseconds);
    });
    const answer = await Promise.race([askFront(this.#place, current.signal), late]);
    clearTimeout(timer);
    if (this.#current !== current) return;
    current.abort();
    this.#current = null;
    this.#take(answer);
  }

  #take(answer: Answer): void {
    this.#failures = answer.kind === 'unreachable' ? this.#failures + 1 : 0;
    // Once is chance. What was known stays: it is more likely to hold still than not.
    const isNews =
      answer.kind === 'known' ||
      (this.#state.kind !== 'known' && (answer.kind === 'refused' || this.#failures > 1));
    if (isNews) this.#is(answer);
    const wait = retryMilliseconds[Math.min(this.#failures, retryMilliseconds.length) - 1];
    this.#timer = setTimeout(() => void this.#ask(), wait ?? againMilliseconds);
  }

  #is(state: FrontState): void {
    const isSame = JSON.stringify(state) === JSON.stringify(this.#state);
    this.#state = state;
    if (!isSame) this.#changed(state);
  }
}
