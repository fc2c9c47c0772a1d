/** The page about monitoring digital interactions under the preset `genesys`: what is left to see when monitoring is over. */
import { describe, expect, it } from 'vitest';
import type { Frame } from '../../support/actors.js';
import { conversationId, secretFor, staffIn } from '../../support/actors.js';
import { supervisor } from '../../support/builders.js';
import type { World } from '../../support/pair/memory-host.js';
import {
  anna,
  atDesk,
  done,
  leave,
  luis,
  maria,
  mayOf,
  monitor,
  pass,
  refusedQuietly,
  takeOver,
  talkUnder,
  watch,
} from './stage.js';

const id = conversationId(1);
const chief = supervisor('Maria', ['monitor', 'takeover', 'transfer', 'export']);

const read = async (world: World, path: string, who: typeof maria | null): Promise<string | null> => {
  const credential = who
    ? ({ kind: 'token', value: world.tokenFor(who) } as const)
    : ({ kind: 'secret', value: secretFor(1) } as const);
  const answer = await world.conversation(id).request({ path, credential });
  return answer?.body ?? null;
};

/** A conversation that Maria watched for a minute, took over, and ended; times in seconds. */
const over = async () => {
  const talk = await talkUnder('genesys');
  const { world, customer, handler } = talk;
  const staying = [customer, handler, talk.handlerDesk];
  await done(customer, { type: 'post', audience: 'everyone', text: 'Where is it?' });
  await pass(world, 20, staying);
  await done(handler, { type: 'post', audience: 'everyone', text: 'One moment', epoch: 1 });
  const { watcher, desk } = await watch(world, chief);
  await pass(world, 60, [...staying, watcher, desk]);
  await done(watcher, takeOver(1, { reason: 'Escalation' }));
  await pass(world, 30, [...staying, watcher, desk]);
  await done(watcher, { type: 'post', audience: 'everyone', text: 'It is on its way', epoch: 2 });
  await done(watcher, { type: 'end' });
  await done(watcher, { type: 'wrap-up', disposition: 'Solved' });
  await world.advance(1_000);
  return { ...talk, watcher };
};

// Afterwards: the figures, who monitored, and when on the timeline.
describe('after the end of the monitoring', () => {
  it('[B23] there are figures of the conversation: how fast, how long, how much, and what supervisors did', async () => {
    const { world } = await over();
    expect(JSON.parse((await read(world, 'metrics.json', chief)) ?? '')).toMatchObject({
      firstResponseSeconds: 0,
      longestWaitSeconds: 20,
      handleSeconds: 110,
      messages: { customer: 2, staff: 3, whispers: 0, notes: 0 },
      transfers: 0,
      takeovers: 1,
      supervision: {
        monitor: { count: 1, seconds: 60 },
        whisper: { count: 0, seconds: 0 },
        join: { count: 0, seconds: 0 },
        takeover: { count: 1, seconds: 30 },
      },
    });
    expect(await read(world, 'metrics.json', anna)).toBeNull();
    expect(await read(world, 'metrics.json', null)).toBeNull();
  });

  it('[B24] supervisors find who monitored, in which mode and when; nobody else does', async () => {
    const { world } = await over();
    const { intervals } = JSON.parse((await read(world, 'record.json', luis)) ?? '') as {
      readonly intervals: readonly { readonly from: number; readonly to: number }[];
    };
    expect(intervals).toMatchObject([
      { person: { name: 'Maria' }, mode: 'monitor' },
      { person: { name: 'Maria' }, mode: 'takeover' },
    ]);
    expect(intervals.map(({ from, to }) => (to - from) / 1_000)).toEqual([60, 30]);
    expect(await read(world, 'record.json', anna)).toBeNull();
    expect(await read(world, 'record.json', null)).toBeNull();
  });

  it('[B25] messages and the time of the monitoring stand on one axis, and can be exported', async () => {
    const { world } = await over();
    const { items, hasRecord } = JSON.parse((await read(world, 'timeline.json', chief)) ?? '') as {
      readonly items: readonly Frame[];
      readonly hasRecord: boolean;
    };
    expect(hasRecord).toBe(true);
    const times = items.map(({ at }) => Number(at));
    expect(times).toEqual([...times].sort((a, b) => a - b));
    const monitored = items.find(({ type, mode }) => type === 'supervision' && mode === 'monitor');
    expect(monitored).toMatchObject({ person: { name: 'Maria' }, to: Number(monitored?.at) + 60_000 });
    const texts = items.flatMap(({ entry }) => ((entry as Frame)?.body as Frame)?.text ?? []);
    expect(texts).toEqual(['Hello', 'Good morning', 'Where is it?', 'One moment', 'It is on its way']);
    // A customer's own export says nothing of it, not even that there is something.
    const own = (await read(world, 'timeline.json', null)) ?? '';
    expect(JSON.parse(own)).toMatchObject({ hasRecord: false, metrics: null });
    expect(own).not.toMatch(/supervision|monitor|Escalation|s-maria/);
  });
});

// Only while monitoring live: not out of lists, reports or what has been.
describe('where a takeover begins', () => {
  it('[B26] whoever does not watch at that moment does not take over, be it that they did before', async () => {
    const { world, customer, handler } = await talkUnder('genesys');
    const outside = await staffIn(world, maria).enter();
    const others = [customer, handler];
    const refused = () => refusedQuietly(world, outside, takeOver(1), others);
    expect(await refused()).toMatchObject({ code: 'not-monitoring' });
    await atDesk(world, maria);
    await done(outside, monitor);
    await done(outside, leave);
    expect(await refused()).toMatchObject({ code: 'not-monitoring' });
    // Another's watching is not one's own.
    await watch(world, luis);
    expect(await refused()).toMatchObject({ code: 'not-monitoring' });
    // And watching that ended with the connection is over.
    const gone = await talkUnder('genesys');
    const { watcher } = await watch(gone.world);
    watcher.end.drop();
    await pass(gone.world, 30, [gone.customer, gone.handler]);
    await watcher.enter();
    const late = await refusedQuietly(gone.world, watcher, takeOver(1), [gone.customer, gone.handler]);
    expect(late).toMatchObject({ code: 'not-monitoring' });
  });

  it('[B27] there is no takeover over HTTP, nor in a conversation that is history', async () => {
    const { world, customer, handler } = await talkUnder('genesys');
    await watch(world, chief);
    const value = world.tokenFor(chief);
    const before = world.conversation(id).storage.dump();
    for (const method of ['GET', 'POST', 'PUT', 'DELETE'] as const) {
      for (const path of ['take-over', 'takeover', 'commands', 'supervise', 'assign', '']) {
        for (const room of [world.conversation(id), world.workgroup('sales' as never)]) {
          const body = JSON.stringify({ type: 'take-over', epoch: 1 });
          const answer = await room.request({ method, path, credential: { kind: 'token', value }, body });
          expect(answer?.status ?? 404, `${method} ${path}`).not.toBe(200);
        }
      }
    }
    expect(world.conversation(id).storage.dump()).toEqual(before);
    await done(customer, { type: 'end' });
    await done(handler, { type: 'wrap-up', disposition: 'Solved' });
    const late = await staffIn(world, luis).enter();
    for (const action of ['monitor', 'join', 'take-over', 'assign', 'accept']) {
      expect(mayOf(late)).not.toContain(action);
    }
  });
});
