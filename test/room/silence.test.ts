/** What supervisors do unseen changes no byte that customer or agent are sent, on any of their sockets. */
import { describe, expect, it } from 'vitest';
import type { PolicyOverrides } from '../../core/domain/policy.js';
import type { Actor } from '../support/actors.js';
import { customerIn, deskOf, parleyWorld, staffIn, workgroupOf } from '../support/actors.js';
import { agent, supervisor } from '../support/builders.js';
import { answeredTalk } from '../support/room-talk.js';

const anna = agent('Anna');
const ben = agent('Ben');
const maria = supervisor('Maria');
const luis = supervisor('Luis');

type Hidden = (watchers: readonly Actor[]) => Promise<void>;

/** A talk with places in it at which something hidden may happen. */
const talk = async (hidden: readonly Hidden[]): Promise<Readonly<Record<string, readonly string[]>>> => {
  const world = parleyWorld();
  const people = {
    customer: customerIn(world),
    anna: staffIn(world, anna),
    desk: deskOf(world, anna),
    queue: workgroupOf(world, ben),
  };
  const watchers = [staffIn(world, maria), staffIn(world, luis)];
  const at = async (index: number): Promise<void> => {
    await hidden[index]?.(watchers);
    await world.advance(1_000);
  };
  for (const each of [people.desk, people.queue, people.customer]) await each.enter();
  await people.customer.post('Hello');
  await at(0);
  await people.anna.enter();
  await people.anna.command({ type: 'accept', epoch: 0 });
  await at(1);
  people.anna.send({ type: 'set-typing', active: true });
  people.anna.send({ type: 'set-draft', text: 'Good mor' });
  await people.anna.post('Good morning', { epoch: 1 });
  await at(2);
  people.customer.send({ type: 'mark-read', delivered: 3, read: 3 });
  await people.customer.post('Where is it?');
  await at(3);
  people.customer.end.drop();
  await people.customer.enter(people.customer.cursor);
  await people.customer.command({ type: 'end' });
  await at(4);
  await people.anna.command({ type: 'wrap-up', disposition: 'Done' });
  return Object.fromEntries(Object.entries(people).map(([name, actor]) => [name, actor.end.texts]));
};

const monitoring: readonly Hidden[] = [
  async ([first]) => void (await first?.enter()),
  async ([first, second]) => {
    await first?.command({ type: 'supervise', mode: 'monitor' });
    await second?.enter();
    await second?.command({ type: 'supervise', mode: 'monitor' });
  },
  async ([first, second]) => {
    // Nothing that a monitor tries gets through to anybody.
    await first?.post('You should not see this', { epoch: 1 });
    await first?.command({ type: 'post', audience: 'staff', text: 'nor this' });
    await first?.command({ type: 'end' });
    first?.send({ type: 'set-typing', active: true });
    first?.send({ type: 'set-draft', text: 'secret' });
    first?.send({ type: 'mark-read', delivered: 9, read: 9 });
    for (let index = 0; index < 5; index += 1) second?.send('{"broken');
    second?.end.drop();
  },
  async ([first, second]) => {
    await second?.enter();
    await first?.command({ type: 'supervise', mode: 'leave' });
    await first?.command({ type: 'supervise', mode: 'leave' });
  },
  async ([, second]) => second?.end.goSilent(),
];

describe('silence', () => {
  it('[R3][B05][D02][E11][E20][D06] agent and customer are sent the same with two monitors and with none', async () => {
    expect(await talk(monitoring)).toEqual(await talk([]));
  });

  it('[R1][E13][TH14][TH15][TH17] the customer is sent the same with whispers and notes and without', async () => {
    const whispering: readonly Hidden[] = [
      ...monitoring.slice(0, 2),
      async ([first]) => {
        for (let index = 0; index < 30; index += 1) {
          await first?.command({ type: 'post', audience: 'whisper', text: `psst ${index}`, epoch: 1 });
        }
      },
      async ([first]) => void (await first?.command({ type: 'post', audience: 'staff', text: 'a note' })),
    ];
    const watched = await talk(whispering);
    const unwatched = await talk([]);
    expect(watched.customer).toEqual(unwatched.customer);
    expect(watched.queue).toEqual(unwatched.queue);
    expect(watched.anna?.join()).toContain('psst 29');
  });

  it('[R4][TH28][A20] a monitor can read, whisper, leave and step up, and nothing else', async () => {
    const { world } = await answeredTalk();
    const watcher = await staffIn(world, maria).enter();
    await watcher.command({ type: 'supervise', mode: 'monitor' });
    const may = (watcher.header.you as { may: string[] }).may;
    expect(may.sort()).toEqual(['join', 'leave', 'monitor', 'read-history', 'take-over', 'whisper']);
    for (const frame of [
      { type: 'post', audience: 'everyone', text: 'x', epoch: 1 },
      { type: 'post', audience: 'staff', text: 'x' },
      { type: 'accept', epoch: 1 },
      { type: 'hand-back', epoch: 1 },
      { type: 'end' },
      { type: 'wrap-up', disposition: 'x' },
    ]) {
      expect((await watcher.command(frame)).type, JSON.stringify(frame)).toBe('refused');
    }
  });

  it('[R6][SU18][TH6] a token that no longer allows to monitor ends the watching, on every socket', async () => {
    const { world, customer, handler } = await answeredTalk();
    const watcher = await staffIn(world, maria).enter();
    await watcher.command({ type: 'supervise', mode: 'monitor' });
    const before = handler.end.texts.length;
    const lesser = supervisor('Maria', ['whisper']);
    const again = await staffIn(world, lesser, 1, 'another-device').enter();
    expect(watcher.end.closedWith).toEqual({ code: 4403, reason: 'revoked' });
    expect(again.header).toMatchObject({ kind: 'outsider', you: { may: ['leave'] } });
    await customer.post('Is anybody watching?');
    expect(again.texts).toEqual([]);
    expect(handler.end.texts).toHaveLength(before + 1);
  });

  it('[B32][VI12] with takeovers untold, coming, going and typing tell the customer nothing of it either', async () => {
    const run = async (isTakenOver: boolean): Promise<readonly string[]> => {
      const { world, customer } = await answeredTalk({
        workgroups: { sales: { policy: { takeoverNotice: 'none' } } },
      });
      const watcher = await staffIn(world, maria).enter();
      if (isTakenOver) {
        await watcher.command({ type: 'supervise', mode: 'monitor' });
        await watcher.command({ type: 'take-over', epoch: 1 });
        watcher.send({ type: 'set-typing', active: true });
        watcher.end.drop();
        await world.advance(1_000);
        await watcher.enter();
        await watcher.command({ type: 'hand-back', epoch: 2 });
      }
      await world.advance(1_000);
      await customer.post('Still there?');
      return customer.end.texts.map((text) => text.replaceAll(/"at":\d+/g, '"at":0'));
    };
    expect(await run(true)).toEqual(await run(false));
  });
});

describe('silence in time', () => {
  const three = (n: number): PolicyOverrides => ({ monitors: { perRoom: n, phases: ['queued', 'active'] } });

  it('[R3][VI9][TH22] a monitor hurries no update of the queue: it comes as it would have come', async () => {
    const run = async (isWatched: boolean): Promise<readonly string[]> => {
      const world = parleyWorld({ workgroups: { sales: { policy: three(3) } } });
      const queue = await workgroupOf(world, ben).enter();
      const desk = await deskOf(world, anna).enter();
      const customer = await customerIn(world).enter();
      await customer.post('one');
      await world.advance(1_000);
      const watcher = await staffIn(world, maria).enter();
      await customer.post('two');
      await world.advance(50);
      if (isWatched) await watcher.command({ type: 'supervise', mode: 'monitor' });
      await world.advance(50);
      await customer.post('three');
      if (isWatched) await watcher.command({ type: 'supervise', mode: 'leave' });
      await world.advance(1_000);
      return [...queue.end.texts, ...desk.end.texts];
    };
    expect(await run(true)).toEqual(await run(false));
  });

  it('[PR4][TH22] nor an update of the agent’s desk', async () => {
    const run = async (isWatched: boolean): Promise<readonly string[]> => {
      const world = parleyWorld();
      const desk = await deskOf(world, anna).enter();
      const customer = await customerIn(world).enter();
      await customer.post('one');
      const handler = await staffIn(world, anna).enter();
      await handler.command({ type: 'accept', epoch: 0 });
      const watcher = await staffIn(world, maria).enter();
      await world.advance(1_000);
      await customer.post('two');
      await world.advance(50);
      if (isWatched) await watcher.command({ type: 'supervise', mode: 'monitor' });
      await world.advance(50);
      await customer.post('three');
      if (isWatched) watcher.end.drop();
      await world.advance(1_000);
      return desk.end.texts;
    };
    expect(await run(true)).toEqual(await run(false));
  });
});
