/**
 * What is said to a visitor who has not asked: by the workgroup's rule, where the page opted in, or by the page itself.
 * Each is shown to a visitor once. Nothing is connected for it, and no conversation begins before they write.
 */
import { languageAt } from '../components/shared/language-at.js';
import { siteTextIn } from '../core/domain/site.js';
import type { ChatHost } from './chat-host.js';
import { askFront } from './front.js';
import type { Place } from './place.js';
import { Teaser } from './teaser.js';

export interface Greeting {
  /** Another one is shown again to those who have seen this one. */
  readonly id: string;
  readonly text: string;
}

/** As many as a browser remembers; the oldest is forgotten first. */
const MOST = 50;
const ANSWER = 8_000;

const memory = new Set<string>();

const keyOf = (host: ChatHost): string => {
  const { server = '', workgroup = '' } = host.place() ?? {};
  return `parley:greeted:${server}:${workgroup}`;
};

const greetedIn = (key: string): readonly string[] => {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
  } catch {
    return [];
  }
};

/** True if this is the first time. */
const isFirst = (host: ChatHost, id: string): boolean => {
  const key = keyOf(host);
  const known = greetedIn(key);
  if (known.includes(id) || memory.has(`${key} ${id}`)) return false;
  memory.add(`${key} ${id}`);
  try {
    localStorage.setItem(key, JSON.stringify([...known, id].slice(-MOST)));
  } catch {
    // Then once for as long as the page lives.
  }
  return true;
};

export class Greeter {
  readonly #host: ChatHost;
  readonly #isTalking: () => boolean;
  readonly #teaser: Teaser;
  #asked: string | null = null;
  #waiting: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ChatHost, isTalking: () => boolean) {
    this.#host = host;
    this.#isTalking = isTalking;
    this.#teaser = new Teaser(host, () => {});
    host.addEventListener('parley-open', () => this.#teaser.hide());
  }

  greet({ id, text }: Greeting): void {
    const host = this.#host;
    if (host.isOpen || !host.isConnected || this.#isTalking()) return;
    // Pages and servers pass what they like.
    if (typeof id !== 'string' || typeof text !== 'string' || text.trim() === '') return;
    if (isFirst(host, id)) this.#teaser.show({ who: '', text }, false);
  }

  /** Asks for the rule of the workgroup, once for each. */
  async ask(): Promise<void> {
    const place = this.#host.place();
    const where = place && `${place.server} ${place.workgroup}`;
    if (!place || where === this.#asked || this.#isTalking()) return;
    this.#asked = where;
    clearTimeout(this.#waiting);
    const found = await this.#rule(place);
    if (!found || this.#asked !== where) return;
    this.#waiting = setTimeout(() => this.greet(found.greeting), found.afterSeconds * 1_000);
  }

  /** Null where there is none, or nobody is there to be talked to. */
  async #rule(place: Place): Promise<{ readonly greeting: Greeting; readonly afterSeconds: number } | null> {
    const answer = await askFront(place, AbortSignal.timeout(ANSWER));
    const front = answer.kind === 'known' ? answer.front : null;
    if (!front?.proactive || front.service !== 'open') return null;
    try {
      const { id, text, afterSeconds } = front.proactive;
      return { greeting: { id, text: siteTextIn(text, languageAt(this.#host)) }, afterSeconds };
    } catch {
      // No text: it came from no server of ours.
      return null;
    }
  }
}
