// What several pages left unsent, and the next page: all of it is shown and sent, once, in the order of writing.
import { describe, expect, it, vi } from 'vitest';
import type { StoredMessage, StoredOutbox } from '../../client/outbox-storage.js';
import type { DeviceId } from '../../core/domain/ids.js';
import { accepted, clientIn, liveIn } from './conversation-room.js';
import { pagesOf, storageOf, useFakeTimeouts } from './fake-pages.js';
import { useFakeWorld } from './fake-world.js';

const world = useFakeWorld();

useFakeTimeouts();

const message = (text: string, writtenAt: number, more: Partial<StoredMessage> = {}): StoredMessage => ({
  localId: `id of ${text}`,
  audience: 'everyone',
  text,
  writtenAt,
  epoch: null,
  n: null,
  refusal: null,
  ...more,
});
const outbox = (name: string, ...messages: readonly StoredMessage[]): StoredOutbox => ({
  device: name.padEnd(16, '_') as DeviceId,
  messages,
});
const textsOf = (given: StoredOutbox | null): string[] => given?.messages.map(({ text }) => text) ?? [];

/** Written by as many pages, which are all gone. */
const leftBy = (...outboxes: readonly StoredOutbox[]) => {
  const pages = pagesOf();
  for (const each of outboxes) pages.page().save('room', each);
  pages.locks.held.clear();
  return pages;
};

describe('[G04] what several pages left', () => {
  it('[G04] is shown and sent by the next one, in the order of writing', async () => {
    const { page, locks } = pagesOf();
    const open = async () => {
      const client = clientIn(world(), { storage: page() });
      await liveIn(world(), client);
      world().socket.shut(1006);
      return client;
    };
    const [one, two] = [await open(), await open()];
    for (const [client, text] of [
      [one, 'from tab one'],
      [two, 'from tab two'],
      [one, 'again from tab one'],
    ] as const) {
      client.post(text);
      await world().pass(1);
    }
    for (const client of [one, two]) client.disconnect();
    locks.held.clear();
    await world().pass(1_000);
    const next = clientIn(world(), { storage: page() });
    const socket = await liveIn(world(), next);
    next.post('from the next');
    const all = ['from tab one', 'from tab two', 'again from tab one', 'from the next'];
    expect(next.snapshot.pending.map(({ text }) => text)).toEqual(all);
    for (const index of all.keys()) socket.say(accepted(socket.of('post')[index]?.commandId, index + 1));
    expect(socket.of('post').map(({ text }) => text)).toEqual(all);
    await world().flush();
    expect(locks.held.size).toBe(0);
  });

  it('[G04] is of one page from then on: no entry and no lock of the others is left', async () => {
    const { page, locks, storage } = leftBy(outbox('a', message('1', 1)), outbox('b', message('2', 2)));
    const adopted = await page().adopt('room');
    expect(textsOf(adopted)).toEqual(['1', '2']);
    expect(Object.keys(storage)).toEqual([`room:${adopted?.device}`]);
    expect(storage.getItem(`room:${adopted?.device}`)).toBe(JSON.stringify(adopted));
    await world().flush();
    expect([...locks.held]).toEqual(Object.keys(storage));
  });

  it('[G01][G04] goes behind what has a number; what else has one stays under its own name, for a later page', async () => {
    const { page, locks } = leftBy(
      outbox('a', message('1', 1)),
      outbox('b', message('refused', 2), message('sent', 9, { n: 4 }), message('10', 10)),
      outbox('c', message('3', 3), message('also sent', 4, { n: 7 }), message('12', 12)),
    );
    const adopted = await page().adopt('room');
    expect(adopted?.device).toBe(outbox('b').device);
    expect(textsOf(adopted)).toEqual(['refused', 'sent', '1', '3', '10', '12']);
    await world().flush();
    expect([...locks.held]).toEqual([`room:${adopted?.device}`]);
    expect(await page().adopt('room')).toEqual(outbox('c', message('also sent', 4, { n: 7 })));
  });

  it('[G04] keeps the order of each page, whatever its clock did meanwhile', async () => {
    const { page } = leftBy(
      outbox('a', message('a 5', 5), message('a 1', 1), message('a 9', 9)),
      outbox('b', message('b 7', 7), message('b 2', 2)),
    );
    expect(textsOf(await page().adopt('room'))).toEqual(['a 5', 'a 1', 'b 7', 'b 2', 'a 9']);
  });

  it('[G04][T02] is what it was: whispers, suggestions, files, what was seen and what was refused', async () => {
    const refusal = { type: 'refused', code: 'forbidden', sentence: 'No.' } as const;
    const given = [
      message('whisper', 1, { audience: 'whisper', isSuggestion: true, epoch: 3, seen: 8 }),
      message('note', 2, { audience: 'staff', epoch: 2, refusal }),
      message('file', 3, { files: [{ id: 'f1' }] as unknown as NonNullable<StoredMessage['files']> }),
    ];
    const { page } = leftBy(outbox('a', message('0', 0)), outbox('b', ...given));
    expect((await page().adopt('room'))?.messages.slice(1)).toEqual(given);
  });

  it('[G04] is not that of a person whose name begins the same', async () => {
    const { page, locks, storage } = leftBy();
    page().save('room:kim', outbox('a', message('of somebody else', 1)));
    locks.held.clear();
    page().save('room', outbox('b', message('1', 1)));
    locks.held.clear();
    expect(textsOf(await page().adopt('room'))).toEqual(['1']);
    await world().flush();
    expect(Object.keys(storage)).toHaveLength(2);
    expect(locks.held.size).toBe(1);
  });
});

describe('[G01][G04] a page that dies while it takes over', () => {
  const left = () =>
    leftBy(
      outbox('a', message('1', 1), message('4', 4)),
      outbox('b', message('2', 2)),
      outbox('c', message('sent', 0, { n: 1 }), message('3', 3)),
    );
  const all = ['1', '2', '3', '4', 'sent'];

  /** The storage as it is after each write. */
  const moments = async (): Promise<Record<string, unknown>[]> => {
    const { page, storage } = left();
    const seen = [{ ...storage }];
    const methods = Object.getPrototypeOf(storage) as Storage;
    const { setItem, removeItem } = methods;
    methods.setItem = (key, value) => {
      setItem(key, value);
      seen.push({ ...storage });
    };
    methods.removeItem = (key) => {
      removeItem(key);
      seen.push({ ...storage });
    };
    await page().adopt('room');
    return seen;
  };

  it('[G01][G04] loses nothing and doubles nothing, between whichever two writes', async () => {
    const seen = await moments();
    expect(seen).toHaveLength(4);
    for (const each of seen) {
      expect(textsOf(await pagesOf(storageOf(each)).page().adopt('room')).sort()).toEqual(all);
    }
  });

  it('[G01][G04] also where two pages that start at once come upon the locks in another order', async () => {
    for (const each of await moments()) {
      const { page, locks, storage } = pagesOf(storageOf(each));
      locks.isImpatient = false;
      const reversed = new Proxy(storage, { ownKeys: (target) => Reflect.ownKeys(target).reverse() });
      // In a browser the requests of two pages mix.
      const mixed = () => {
        let turn = 0;
        const request: typeof locks.request = async (...given) => {
          turn += 1;
          await new Promise((resolve) => setTimeout(resolve, turn));
          return locks.request(...given);
        };
        return { request, query: () => locks.query() };
      };
      const adopted = Promise.all([
        page(storage, mixed()).adopt('room'),
        page(reversed, mixed()).adopt('room'),
      ]);
      await world().pass(3_000);
      expect((await adopted).flatMap(textsOf).sort()).toEqual(all);
    }
  });

  it('[G04] where the storage is full each message stays where it is', async () => {
    const { page, storage } = leftBy(outbox('a', message('1', 1)), outbox('b', message('2', 2)));
    const before = { ...storage };
    (Object.getPrototypeOf(storage) as Storage).setItem = () => {
      throw new Error('QuotaExceededError');
    };
    expect(textsOf(await page().adopt('room'))).toEqual(['1']);
    expect({ ...storage }).toEqual(before);
  });
});

describe('[G04] while other pages with unsent messages are open', () => {
  const crowded = () => {
    const pages = leftBy(outbox('free', message('left', 1)));
    pages.locks.isImpatient = false;
    const open = ['a', 'b', 'c'].map((name) => {
      const page = pages.page();
      page.save('room', outbox(name, message(`of ${name}`, 1)));
      return page;
    });
    const start = () => {
      const adopted = vi.fn<(given: StoredOutbox | null) => void>();
      void pages.page().adopt('room').then(adopted);
      return adopted;
    };
    return { ...pages, open, start };
  };

  it('[G04] a page waits three seconds for all of them together, and takes nothing of theirs', async () => {
    const { start } = crowded();
    const adopted = start();
    await world().pass(2_999);
    expect(adopted).not.toHaveBeenCalled();
    await world().pass(1);
    expect(adopted).toHaveBeenCalledExactlyOnceWith(outbox('free', message('left', 1)));
  });

  it('[G04] three seconds, too, where several start at once, of which one has what was left', async () => {
    const { start } = crowded();
    const started = [start(), start(), start()];
    await world().pass(3_000);
    expect(started.flatMap((each) => textsOf(each.mock.lastCall?.[0] ?? null))).toEqual(['left']);
    for (const each of started) expect(each).toHaveBeenCalledOnce();
  });

  it('[G04] it waits no longer than they have something', async () => {
    const { open, start, locks } = crowded();
    const adopted = start();
    for (const [index, name] of ['a', 'b', 'c'].entries()) {
      expect(adopted).not.toHaveBeenCalled();
      open[index]?.save('room', outbox(name));
      await world().pass(1);
    }
    expect(textsOf(adopted.mock.lastCall?.[0] ?? null)).toEqual(['left']);
    expect(locks.held.size).toBe(1);
  });

  it('[G01][G04] one that has sent everything has its lock again at once for what it writes next', async () => {
    const { open, start, locks } = crowded();
    start();
    open[0]?.save('room', outbox('a'));
    await world().flush();
    expect(locks.held).not.toContain(`room:${outbox('a').device}`);
    open[0]?.save('room', outbox('a', message('more', 2)));
    expect(locks.held).toContain(`room:${outbox('a').device}`);
  });

  it('[G04] what is forgotten meanwhile is not kept again', async () => {
    const { start, storage, locks } = crowded();
    const adopted = start();
    await world().pass(1_000);
    for (const entry of Object.keys(storage)) storage.removeItem(entry);
    await world().pass(2_000);
    expect(adopted).toHaveBeenCalledExactlyOnceWith(null);
    expect(Object.keys(storage)).toEqual([]);
    expect(locks.held).not.toContain(`room:${outbox('free').device}`);
  });
});
