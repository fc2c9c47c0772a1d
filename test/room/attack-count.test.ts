/** Counts that are no honest ones, rooms that hang, strangers who knock, and links that grow: nobody else pays for them. */
import { describe, expect, it } from 'vitest';
import type { PersonId } from '../../core/domain/ids.js';
import { customerIdOf } from '../../core/domain/ids.js';
import { streamsOf } from '../../core/domain/view.js';
import { customerDown } from '../../core/protocol/conversation-down.js';
import { limits } from '../../core/protocol/limits.js';
import type { PeerAddress, PeerMessage } from '../../core/protocol/peer.js';
import { Connection } from '../../party/room/connections.js';
import { PeerNews } from '../../party/room/peer-news.js';
import { Actor, conversationId, customerIn, deviceOf, parleyWorld, staffIn } from '../support/actors.js';
import { agent, customer } from '../support/builders.js';

const socketOf = (closes: number[]) => ({
  id: 'x',
  attachment: null,
  attach: () => undefined,
  send: () => undefined,
  close: (code: number) => void closes.push(code),
});
const eighth = 'x'.repeat(limits.unacknowledgedBytes / 8);

describe('what somebody says that they have read', () => {
  it('[PT15] one frame that was acknowledged acknowledges no other', () => {
    const closes: number[] = [];
    const connection = new Connection<null>(socketOf(closes), null, 0);
    for (let n = 0; n < 10; n += 1) {
      connection.send(eighth);
      connection.pinged(1, n * 1_000);
    }
    expect(closes).toEqual([4413]);
  });

  it('[PT15][TH37] more than was sent is no honest count, and acknowledges nothing', () => {
    const closes: number[] = [];
    const connection = new Connection<null>(socketOf(closes), null, 0);
    for (let n = 0; n < 20; n += 1) {
      connection.send(eighth);
      connection.pinged(1_000_000, n * 1_000);
    }
    expect(closes).toEqual([4413]);
  });

  it('[PT15][PT17] goes on counting where the memory of the room was lost, and is not held against them', () => {
    const closes: number[] = [];
    const connection = new Connection<string>(socketOf(closes), 'somebody', 0);
    for (let n = 0; n < 20; n += 1) {
      connection.send(eighth);
      // The answer to a ping is a frame, too.
      connection.pinged(500 + 2 * n, n * 1_000);
    }
    expect(closes).toEqual([]);
  });

  it('[TH29][PT15] a customer’s links make no frame so large that whoever reads it seems slow', async () => {
    const world = parleyWorld();
    const visitor = await customerIn(world).enter();
    await visitor.post('Hello');
    const handler = await staffIn(world, agent('Anna')).enter();
    await handler.command({ type: 'accept', epoch: 0 });
    const text = Array.from({ length: 20 }, () => `http://a.io/${'😀'.repeat(168)}`).join(' ');
    await visitor.post(text);
    const largest = Math.max(...handler.end.texts.map(({ length }) => length));
    expect(largest).toBeLessThan(3 * text.length);
  });
});

describe('news', () => {
  const world = (tell: (address: PeerAddress, message: PeerMessage) => Promise<void>) => {
    const clock = { now: () => at.now };
    const at = { now: 0 };
    const log = { info: () => undefined, error: () => undefined };
    const host = { clock: clock as never, log, peers: { tell } as never };
    return { at, news: (message: () => PeerMessage) => new PeerNews(host, message) };
  };
  const desk = (id: string): PeerAddress => ({ kind: 'desk', id: id as PersonId });

  it('[PR1][WP16] that come while a room does not answer do not bring the next try forward', async () => {
    let isCut = true;
    const heard: number[] = [];
    const { at, news: newsOf } = world(async () => {
      if (isCut) throw new Error('cut off');
      heard.push(at.now);
    });
    const news = newsOf(() => ({ type: 'wake' }));
    const goOnUntil = async (end: number): Promise<void> => {
      for (; at.now <= end; at.now += 100) {
        news.flush(() => undefined);
        await news.settled();
      }
    };
    news.owe(desk('anna'), 'now');
    await goOnUntil(300);
    isCut = false;
    // Be it a whisper or nothing: what is owed already is told when it would have been.
    news.owe(desk('anna'), 'now');
    await goOnUntil(3_000);
    expect(heard).toEqual([1_000]);
  });

  it('[PR1] that come while the last are under way are told after them', async () => {
    let state = 1;
    let answer = (): void => undefined;
    const heard: number[] = [];
    const { at, news: newsOf } = world(() => {
      heard.push(state);
      return new Promise<void>((resolve) => {
        answer = resolve;
      });
    });
    const news = newsOf(() => ({ type: 'wake' }));
    news.owe(desk('anna'), 'now');
    news.flush(() => undefined);
    await Promise.resolve();
    state = 2;
    news.owe(desk('anna'), 'soon');
    answer();
    await news.settled();
    at.now = 1_000;
    news.flush(() => undefined);
    await Promise.resolve();
    expect(heard).toEqual([1, 2]);
    answer();
    await news.settled();
    expect(news.nextDue()).toBeNull();
  });

  it('[F27] for rooms that hang hold up no others', async () => {
    const pending: (() => void)[] = [];
    const told: string[] = [];
    const { at, news: newsOf } = world(({ id }) => {
      told.push(id);
      return id.startsWith('hung')
        ? new Promise((_, reject) => pending.push(() => reject(new Error('It did not answer.'))))
        : Promise.resolve();
    });
    const news = newsOf(() => ({ type: 'wake' }));
    for (let n = 0; n < 100; n += 1) news.owe(desk(`hung-${n}`), 'now');
    // Each call hangs for five seconds and fails.
    for (let second = 0; second < 30; second += 5) {
      news.flush(() => undefined);
      await Promise.resolve();
      at.now += 5_000;
      for (const fail of pending.splice(0)) fail();
      await news.settled();
    }
    news.flush(() => undefined);
    news.owe(desk('good'), 'now');
    news.flush(() => undefined);
    await Promise.resolve();
    expect(told).toContain('good');
    expect(pending.length, 'and not all of them are tried at once').toBeLessThan(32);
    for (const fail of pending.splice(0)) fail();
    await news.settled();
  });
});

describe('strangers', () => {
  it('[PE5][RE4][TH4] who try again and again are answered alike where there is a conversation and where there is none', async () => {
    const world = parleyWorld();
    await (await customerIn(world, 1).enter()).post('Hello');
    const eve = customer('Eve');
    const answers = async (n: number): Promise<unknown> => {
      const seen = new Set<string>();
      for (let knock = 0; knock < 80; knock += 1) {
        const actor = new Actor(world, () => world.conversation(conversationId(n)).connect(), customerDown, {
          type: 'hello',
          versions: [1, 1],
          credential: { kind: 'token', token: world.tokenFor({ ...eve, id: customerIdOf('eve') }) },
          device: deviceOf('eve'),
        });
        await actor.enter();
        seen.add(JSON.stringify([actor.end.texts, actor.end.closedWith]));
      }
      return [...seen];
    };
    expect(await answers(1)).toEqual(await answers(2));
  });
});

describe('streams', () => {
  it('[VI1][TL1] of an agent whose id begins like another’s are shown to that agent alone', () => {
    const counts = { everyone: 1, 'whisper:anna': 1, 'whisper:anna:maria': 1 };
    expect(streamsOf({ kind: 'staff', person: 'ann' as PersonId }, counts)).toEqual(['everyone', 'staff']);
  });
});
