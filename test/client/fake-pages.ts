// Pages of one browser: a storage and Web Locks that they share.
import { beforeEach, vi } from 'vitest';
import { BrowserOutboxStorage } from '../../client/outbox-storage.js';

/** Web Locks as far as they are used: exclusive, in line, and given up on by a signal. */
export class FakeLocks {
  readonly #tails = new Map<string, Promise<unknown>>();
  readonly held = new Set<string>();
  /** Those who wait give up at once instead of when their signal says so. */
  isImpatient = true;

  readonly #waiting = new Map<object, string>();

  async request<Result>(name: string, { signal }: LockOptions, run: () => Promise<Result>): Promise<Result> {
    const givenUp = new Promise((_, reject) => {
      signal?.addEventListener('abort', () => reject(signal.reason));
    });
    givenUp.catch(() => {});
    const me = {};
    this.#waiting.set(me, name);
    try {
      while (this.held.has(name)) {
        if (this.isImpatient) throw new Error('TimeoutError');
        await Promise.race([this.#tails.get(name), givenUp]);
      }
    } finally {
      this.#waiting.delete(me);
    }
    this.held.add(name);
    // Never before whoever asked has done what else they do at that moment.
    const running = Promise.resolve()
      .then(run)
      .finally(() => this.held.delete(name));
    this.#tails.set(name, running);
    return await running;
  }

  async query(): Promise<{ readonly pending: readonly { readonly name: string }[] }> {
    return { pending: [...this.#waiting.values()].map((name) => ({ name })) };
  }
}

/** `Object.keys` of a storage gives its entries, as in a browser. */
export const storageOf = (kept: Readonly<Record<string, unknown>> = {}): Storage => {
  const methods = {
    getItem: (key: string) => (Object.hasOwn(store, key) ? String(store[key]) : null),
    setItem: (key: string, value: string) => void Object.assign(store, { [key]: value }),
    removeItem: (key: string) => void delete store[key],
  };
  const store = Object.assign(Object.create(methods), kept) as Storage & Record<string, unknown>;
  return store;
};

export const pagesOf = (storage: Storage = storageOf()) => {
  const locks = new FakeLocks();
  const page = (seen = storage, manager: Pick<FakeLocks, 'request' | 'query'> = locks) =>
    new BrowserOutboxStorage(seen, manager as unknown as LockManager);
  return { storage, locks, page };
};

/** The time after which one gives up is that of the test's clock. */
export const useFakeTimeouts = (): void => {
  beforeEach(() => {
    vi.spyOn(AbortSignal, 'timeout').mockImplementation((milliseconds) => {
      const controller = new AbortController();
      setTimeout(() => controller.abort(new DOMException('', 'TimeoutError')), milliseconds);
      return controller.signal;
    });
    return () => vi.restoreAllMocks();
  });
};
