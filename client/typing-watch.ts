/** Who is typing now. A notice lives a few seconds by the clock, because the one that ends it may be lost. */
import type { PersonView } from '../core/domain/body-view.js';
import { limits } from '../core/protocol/limits.js';
import type { Environment, Timer } from './environment.js';

const lifeMilliseconds = limits.typingSeconds * 1_000;

const keyOf = (person: PersonView): string => person.id ?? `${person.role} ${person.name}`;

export class TypingWatch {
  readonly #environment: Environment;
  readonly #changed: () => void;
  readonly #until = new Map<string, { readonly person: PersonView; readonly until: number }>();
  #timer: Timer | undefined;

  constructor(environment: Environment, changed: () => void) {
    this.#environment = environment;
    this.#changed = changed;
  }

  get people(): readonly PersonView[] {
    return [...this.#until.values()].map(({ person }) => person);
  }

  set(person: PersonView, isActive: boolean): void {
    const until = this.#environment.now() + lifeMilliseconds;
    if (isActive) this.#until.set(keyOf(person), { person, until });
    else this.#until.delete(keyOf(person));
    this.#arm();
  }

  clear(): void {
    this.#until.clear();
    this.#arm();
  }

  #arm(): void {
    if (this.#timer !== undefined) this.#environment.clearTimer(this.#timer);
    this.#timer = undefined;
    const next = Math.min(...[...this.#until.values()].map(({ until }) => until));
    if (next === Number.POSITIVE_INFINITY) return;
    this.#timer = this.#environment.setTimer(
      () => this.#expire(),
      Math.max(0, next - this.#environment.now()),
    );
  }

  #expire(): void {
    const now = this.#environment.now();
    for (const [key, { until }] of this.#until) if (until <= now) this.#until.delete(key);
    this.#arm();
    this.#changed();
  }
}
