// Unsent messages in the browser's storage: one page at a time speaks for a device.
import { afterEach, describe, expect, it, vi } from 'vitest';
import { forgetConversation, rememberConversation } from '../../client/anonymous.js';
import {
  BrowserOutboxStorage,
  defaultOutboxStorage,
  noOutboxStorage,
  outboxKey,
} from '../../client/outbox-storage.js';
import type { DeviceId } from '../../core/domain/ids.js';
import { FakeLocks, pagesOf, storageOf } from './fake-pages.js';

const deviceOf = (name: string) => name.padEnd(16, '_') as DeviceId;
const message = {
  localId: '1',
  audience: 'everyone',
  text: 'hi',
  writtenAt: 1,
  epoch: null,
  n: 1,
  refusal: null,
} as const;

describe('[G01] one page speaks for what was left', () => {
  const outbox = { device: deviceOf('a'), messages: [message] };

  it('gives the next page what a page that is gone had', async () => {
    const { page, locks } = pagesOf();
    page().save('room', outbox);
    expect(locks.held.size).toBe(1);
    locks.held.clear();
    expect(await page().adopt('room')).toEqual(outbox);
    expect(locks.held.size).toBe(1);
  });

  it('gives nobody what a living page has', async () => {
    const { page } = pagesOf();
    page().save('room', outbox);
    expect(await page().adopt('room')).toBe(null);
  });

  it('waits for a page that is just being left', async () => {
    const { page, locks } = pagesOf();
    const old = page();
    old.save('room', outbox);
    locks.isImpatient = false;
    const adopted = page().adopt('room');
    old.save('room', { device: outbox.device, messages: [] });
    expect(await adopted).toBe(null);
  });

  it('gives way to whoever wrote a moment ago, although it was given the lock first', async () => {
    const { page, locks, storage } = pagesOf();
    locks.isImpatient = false;
    const { request } = locks;
    // What is stored is seen in other processes at once; a request for a lock may be on its way for longer.
    let arrive: () => void = () => {};
    const arrived = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    const asked: string[] = [];
    const writer = page(storage, {
      request: async (...given) => {
        asked.push(`${given[0]}, stored: ${Object.keys(storage).length}`);
        await arrived;
        return request.apply(locks, given) as never;
      },
      query: () => locks.query(),
    });
    writer.save('room', outbox);
    const entry = `room:${outbox.device}`;
    expect(asked).toEqual([`${entry}, stored: 0`]);
    const adopter = page(storage, {
      request: (...given) => request.apply(locks, given) as never,
      query: async () => {
        expect([...locks.held]).toContain(entry);
        arrive();
        await new Promise((resolve) => setTimeout(resolve, 0));
        return locks.query();
      },
    });
    expect(await adopter.adopt('room')).toBe(null);
    await vi.waitFor(() => expect([...locks.held]).toEqual([entry]));
    // It is the writer's: nobody else is given it.
    locks.isImpatient = true;
    expect(await page().adopt('room')).toBe(null);
  });

  it('[G01][G05] waits for the request of whoever wrote a moment ago, and for nobody who wrote before', async () => {
    const { page, locks, storage } = pagesOf();
    for (const [writtenAt, asked] of [
      [Date.now(), 0],
      [1, 1],
    ] as const) {
      storage.setItem(
        `room:${outbox.device}`,
        JSON.stringify({ ...outbox, messages: [{ ...message, writtenAt }] }),
      );
      const query = vi.spyOn(locks, 'query');
      const adopting = page().adopt('room');
      await new Promise((resolve) => setTimeout(resolve, 0));
      expect(query).toHaveBeenCalledTimes(asked);
      expect((await adopting)?.messages).toHaveLength(1);
      query.mockRestore();
      locks.held.clear();
    }
  });

  it('keeps no entry and no lock once everything is sent', async () => {
    const { page, locks, storage } = pagesOf();
    const one = page();
    one.save('room', outbox);
    one.save('room', { device: outbox.device, messages: [] });
    await Promise.resolve();
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(Object.keys(storage)).toEqual([]);
    expect(locks.held.size).toBe(0);
  });

  it('[G01] of what one leaves another takes its place at once, on the same page as well', async () => {
    const { page, locks } = pagesOf();
    const one = page();
    one.save('room', outbox);
    expect(one.leave('room', outbox)).toBe(true);
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(locks.held.size).toBe(0);
    expect(await page().adopt('room')).toEqual(outbox);
  });

  it('[G06] leaves nothing that is not kept as it is: what was forgotten does not come back', () => {
    const { page, storage } = pagesOf();
    const one = page();
    one.save('room', outbox);
    expect(one.leave('room', { ...outbox, messages: [message, { ...message, localId: '2' }] })).toBe(false);
    storage.removeItem(`room:${outbox.device}`);
    expect(one.leave('room', outbox)).toBe(false);
    expect(Object.keys(storage)).toEqual([]);
    expect(noOutboxStorage.leave('room', outbox)).toBe(false);
  });

  it('[G04] takes over what others left while it has something itself, without a wait for its own', async () => {
    const { page, locks, storage } = pagesOf();
    page().save('room', { ...outbox, device: deviceOf('b') });
    locks.held.clear();
    const asked = vi.spyOn(locks, 'request');
    const one = page();
    one.save('room', outbox);
    expect((await one.adopt('room'))?.device).toBe(deviceOf('b'));
    expect(asked.mock.calls.filter(([name]) => name === `room:${outbox.device}`)).toHaveLength(1);
    expect(Object.keys(storage)).toHaveLength(2);
  });

  it('does not read what is not an outbox', async () => {
    const { page, storage } = pagesOf();
    storage.setItem('room:x', 'nonsense');
    expect(await page().adopt('room')).toBe(null);
  });

  it('bears a full storage', () => {
    const { page, storage } = pagesOf();
    storage.setItem = () => {
      throw new Error('QuotaExceededError');
    };
    expect(() => page().save('room', outbox)).not.toThrow();
  });

  it('keeps nothing where there is no page', () => {
    expect(defaultOutboxStorage()).toBe(noOutboxStorage);
  });
});

describe('a conversation that is forgotten', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });
  const server = 'http://chat.example';
  const options = { server, workgroup: 'sales' };
  const outbox = { device: deviceOf('a'), messages: [message] };

  it('takes what of it was unsent along, of every device and person, and of no other conversation', () => {
    const localStorage = storageOf();
    vi.stubGlobal('localStorage', localStorage);
    const storage = new BrowserOutboxStorage(localStorage, new FakeLocks() as unknown as LockManager);
    const { id, secret } = rememberConversation(options);
    const bearer = { kind: 'secret', secret } as const;
    const kim = { kind: 'token', token: `h.${btoa('{"sub":"kim"}')}.s` } as const;
    const key = (conversation: string, credential: typeof bearer | typeof kim) =>
      outboxKey(server, conversation, credential) ?? '';
    storage.save(key(id, bearer), outbox);
    storage.save(key(id, bearer), { ...outbox, device: deviceOf('b') });
    storage.save(key(id, kim), outbox);
    storage.save(key('cv_other', bearer), outbox);
    forgetConversation(options);
    expect(Object.keys(localStorage)).toEqual([`${key('cv_other', bearer)}:${outbox.device}`]);
  });

  it('is forgotten also where storage is blocked', () => {
    const { id } = rememberConversation(options);
    vi.stubGlobal('localStorage', undefined);
    forgetConversation(options);
    expect(rememberConversation(options).id).not.toBe(id);
  });
});
