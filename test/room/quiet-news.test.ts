/** What is hidden from customers is told among rooms in its own time: nothing that they feel comes earlier or later. */
import { describe, expect, it } from 'vitest';
import type { StaffRow } from '../../core/domain/availability.js';
import type { PersonId } from '../../core/domain/ids.js';
import { defaultPolicy } from '../../core/domain/policy.js';
import { backstageOf } from '../../core/domain/summary.js';
import type { PeerAddress, PeerMessage } from '../../core/protocol/peer.js';
import type { Topic } from '../../party/room/peer-news.js';
import { PeerNews } from '../../party/room/peer-news.js';
import { WorkgroupStaff } from '../../party/room/workgroup-staff.js';
import { itemOf } from '../core/desk-items.js';
import { conversationId, customerIn, deskOf, parleyWorld, staffIn } from '../support/actors.js';
import { agent, SALES, supervisor } from '../support/builders.js';
import { DeskWorld } from './desk-world.js';
import { workgroupWith } from './workgroup-world.js';

const anna = agent('Anna');
const maria = supervisor('Maria');
const uma = supervisor('Uma', ['handle', 'monitor']);
const addressOf = (id: string): PeerAddress => ({ kind: 'desk', id: id as PersonId });

/** News of one room, and a clock that goes on by hundredths of a second. */
class Post {
  now = 0;
  isCut = false;
  readonly told: string[] = [];
  /** Those whose answers are waited for. */
  readonly hanging = new Map<string, { readonly resolve: () => void; readonly fail: () => void }>();
  readonly #hangs: (id: string) => boolean;
  readonly #news: PeerNews;

  constructor(hangs: (id: string) => boolean = () => false) {
    this.#hangs = hangs;
    const log = { info: () => undefined, error: () => undefined };
    const tell = (to: PeerAddress, message: PeerMessage): Promise<void> => this.#tell(to, message);
    const peers = { tell, ask: () => Promise.reject(new Error('Nothing is asked.')) };
    const clock = { now: () => this.now, wakeAt: () => undefined };
    this.#news = new PeerNews({ peers, clock, log }, (_, topic) => ({ type: topic }) as never);
  }

  owe(id: string, urgency: 'now' | 'soon', topic: Topic = 'main'): void {
    this.#news.owe(addressOf(id), urgency, topic);
  }

  async until(end: number): Promise<void> {
    for (; this.now < end; this.now += 10) await this.flush();
    await this.flush();
  }

  async flush(): Promise<void> {
    for (let seen = -1; seen !== this.told.length; ) {
      seen = this.told.length;
      this.#news.flush(() => undefined);
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  async answer(id: string, how: 'resolve' | 'fail'): Promise<void> {
    this.hanging.get(id)?.[how]();
    await new Promise((resolve) => setImmediate(resolve));
  }

  async #tell({ id }: PeerAddress, message: PeerMessage): Promise<void> {
    if (this.isCut) throw new Error('It cannot be reached.');
    this.told.push(`${this.now} ${id} ${message.type}`);
    if (!this.#hangs(id)) return;
    await new Promise<void>((resolve, reject) =>
      this.hanging.set(id, { resolve, fail: () => reject(new Error('It did not answer.')) }),
    );
  }
}

describe('what is said aside', () => {
  it('[PR12] does not decide when the rest is tried, nor tried again', async () => {
    const run = async (isHidden: boolean): Promise<readonly string[]> => {
      const post = new Post();
      post.isCut = true;
      if (isHidden) post.owe('anna', 'now', 'aside');
      await post.until(300);
      post.owe('anna', 'now');
      await post.until(500);
      post.isCut = false;
      if (isHidden) post.owe('anna', 'now', 'aside');
      await post.until(5_000);
      return post.told;
    };
    expect(await run(true)).toEqual(['1300 anna main']);
    expect(await run(false)).toEqual(['1300 anna main']);
  });

  it('[PR12] does not hurry what waits a moment, and is told with it', async () => {
    const post = new Post();
    post.owe('anna', 'soon');
    await post.until(100);
    post.owe('anna', 'now', 'aside');
    await post.until(1_000);
    expect(post.told).toEqual(['250 anna main']);
  });

  it('[PR12] is told by itself where nothing else is owed, and again until it is heard', async () => {
    const post = new Post();
    post.isCut = true;
    post.owe('anna', 'now', 'aside');
    await post.until(100);
    post.isCut = false;
    await post.until(3_000);
    expect(post.told).toEqual(['1000 anna aside']);
  });

  it('[PR12] waits for the answer to what was said before it', async () => {
    const post = new Post((id) => id === 'anna');
    post.owe('anna', 'now');
    await post.until(100);
    post.owe('anna', 'now', 'aside');
    await post.until(300);
    expect(post.told).toEqual(['0 anna main']);
    await post.answer('anna', 'fail');
    await post.until(1_300);
    expect(post.told).toEqual(['0 anna main', '1300 anna main']);
  });

  it('[PR1][VI9] what may wait a moment does so also where an answer came in that moment', async () => {
    for (const answeredAt of [100, 240, 600]) {
      const post = new Post((id) => id === 'anna');
      post.owe('anna', 'now');
      await post.until(90);
      post.owe('anna', 'soon');
      await post.until(answeredAt);
      await post.answer('anna', 'resolve');
      await post.until(1_000);
      expect(post.told).toEqual(['0 anna main', `${Math.max(340, answeredAt)} anna main`]);
    }
  });

  it.each(['aside', 'backstage', 'presence'] as const)(
    '[PR12] by %s, to as many rooms as there are that hang, holds up nothing else',
    async (topic) => {
      const post = new Post((id) => id !== 'bert');
      for (let n = 0; n < 100; n += 1) post.owe(`watcher-${n}`, 'now', topic);
      await post.flush();
      const first = post.told.length;
      expect(first, 'and they are not all told at once').toBeLessThan(40);
      post.isCut = true;
      post.owe('bert', 'now');
      await post.flush();
      post.isCut = false;
      for (const { fail } of post.hanging.values()) fail();
      await post.until(1_000);
      expect(post.told.slice(first)).toContain('1000 bert main');
    },
  );
});

describe('a desk', () => {
  const told = (desk: DeskWorld): unknown =>
    desk.toldTo(SALES).findLast((message) => message.type === 'staff-row');

  it('[PR12][E13] tells how much somebody handles when it would have, also where they have just begun to watch', async () => {
    const desk = new DeskWorld();
    const owner = await desk.enter(uma);
    await desk.say(owner, { type: 'set-availability', kind: 'available' });
    await desk.world.advance(5_000);
    await desk.put(uma.id, 1, itemOf('supervising', 1));
    await desk.world.advance(100);
    await desk.put(uma.id, 2, itemOf('handler', 2));
    await desk.world.advance(240);
    expect(told(desk)).toMatchObject({ row: { own: 0 } });
    await desk.world.advance(10);
    expect(told(desk)).toMatchObject({ row: { own: 1, sessions: 2 } });
  });

  it('[PR12][E13] does not put it off where that could not be told', async () => {
    const desk = new DeskWorld();
    const owner = await desk.enter(uma);
    await desk.say(owner, { type: 'set-availability', kind: 'available' });
    await desk.world.advance(5_000);
    desk.world.isCut = () => true;
    await desk.put(uma.id, 1, itemOf('supervising', 1));
    await desk.world.advance(400);
    desk.world.isCut = () => false;
    await desk.put(uma.id, 2, itemOf('handler', 2));
    await desk.world.advance(250);
    expect(told(desk)).toMatchObject({ row: { own: 1 } });
  });

  it('[PR12][VI8] is told that somebody handles it when it would have been, whatever was noted or whispered before', async () => {
    const run = async (hidden: 'tag' | 'whisper' | 'nothing'): Promise<number | null> => {
      const world = parleyWorld();
      await (await customerIn(world).enter()).post('Hello');
      const desk = await deskOf(world, anna).enter();
      const handler = await staffIn(world, anna).enter();
      await handler.command({ type: 'accept', epoch: 0 });
      const watcher = await staffIn(world, maria).enter();
      await watcher.command({ type: 'supervise', mode: 'monitor' });
      await world.advance(5_000);
      const start = world.time.now();
      let heldAt: number | null = null;
      desk.end.heard = (text) => {
        if (text.includes('"onHold":true')) heldAt ??= world.time.now() - start;
      };
      world.isCut = (_, to) => to.kind === 'desk';
      if (hidden === 'tag') await handler.command({ type: 'tag', add: ['vip'], remove: [] });
      if (hidden === 'whisper') await watcher.post('psst', { audience: 'whisper', epoch: 1 });
      await world.advance(600);
      expect(await handler.command({ type: 'hold', on: true })).toMatchObject({ type: 'accepted' });
      world.isCut = () => false;
      await world.advance(5_000);
      return heldAt;
    };
    for (const hidden of ['tag', 'whisper', 'nothing'] as const)
      expect([hidden, await run(hidden)]).toEqual([hidden, 1_600]);
  });
});

describe('a workgroup', () => {
  const places = (sales: ReturnType<typeof workgroupWith>, n: number): readonly unknown[] =>
    sales.told(conversationId(n), 'place').map(({ place }) => place?.position);

  it('[PR12][G52] hurries no place for what staff note of whoever waits', async () => {
    const sales = workgroupWith();
    const first = await sales.say(1);
    await sales.world.advance(1_000);
    const second = await sales.say(2);
    await sales.world.advance(1_000);
    expect(places(sales, 2)).toEqual([2]);
    await sales.goOn(first, { phase: 'active' });
    await sales.world.advance(100);
    const summary = { ...second, tags: ['vip'], version: second.version + 1 };
    await sales.tell({ type: 'summary', summary, isAside: true });
    expect(places(sales, 2)).toEqual([2]);
    await sales.world.advance(150);
    expect(places(sales, 2)).toEqual([2, 1]);
    const row = (await sales.sales.storage.get(`row/${conversationId(2)}`)) as { summary: unknown };
    expect(row.summary, 'and it is kept').toMatchObject({ tags: ['vip'] });
  });

  it('[PR12][E13] looks at nobody’s coming and going who is not there for customers', () => {
    const sales = workgroupWith();
    const staff = new WorkgroupStaff(sales.sales.storage);
    const countsAs = (row: StaffRow | undefined): string => staff.countsAs(row, defaultPolicy);
    const offline = { kind: 'offline', since: 0, reason: null, setBy: 'self' } as const;
    for (const who of [maria, uma]) {
      const row = sales.row(who);
      for (const each of [row, { ...row, availability: offline }])
        expect(countsAs(each)).toBe(countsAs(undefined));
    }
    const row = sales.row(anna);
    expect(countsAs(row)).not.toBe(countsAs({ ...row, availability: offline }));
    expect(countsAs(row)).not.toBe(countsAs(undefined));
  });

  it('[PR12][WI16] tells a policy once, whatever it hears of supervision that is older', async () => {
    const sales = workgroupWith();
    const summary = await sales.say(1);
    const { conversation, version } = summary;
    await sales.request(agent('Olga', ['configure']), 'PUT', 'policy', { join: 'off' });
    await sales.world.advance(1_000);
    expect(sales.told(conversation, 'policy')).toHaveLength(1);
    await sales.tell({
      type: 'backstage',
      conversation,
      version: version + 1,
      backstage: backstageOf(summary),
    });
    await sales.world.advance(1_000);
    expect(sales.told(conversation, 'policy')).toHaveLength(1);
  });

  it('[PR12][F27] wakes what has slept through its deadline in time, however much else goes on', async () => {
    const sales = workgroupWith();
    const start = sales.world.time.now();
    await sales.say(1, { phase: 'active', nextDeadline: start + 1_000 });
    for (let step = 1; step <= 9; step += 1) {
      await sales.world.advance(400);
      await sales.tell({ type: 'wake' });
      const woken = sales.told(conversationId(1), 'wake').length;
      expect(woken, `after ${step * 400} ms`).toBe(step * 400 < 3_000 ? 0 : 1);
    }
    await sales.world.advance(400);
    expect(sales.told(conversationId(1), 'wake')).toHaveLength(2);
  });
});
