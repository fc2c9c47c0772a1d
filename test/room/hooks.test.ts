/** What systems of the house are told of a conversation: all that their audience may see, in order, until it is taken. */
import { describe, expect, it } from 'vitest';
import type { HookEvent, HookReceiver } from '../../core/domain/hooks.js';
import type { WorkgroupId } from '../../core/domain/ids.js';
import type { PolicyOverrides } from '../../core/domain/policy.js';
import { customerEntry, staffEntry } from '../../core/protocol/entry-schemas.js';
import { givenUpAfterMs } from '../../party/room/hook-out.js';
import { conversationId, customerIn, parleyWorld, staffIn, workgroupOf } from '../support/actors.js';
import { agent, supervisor } from '../support/builders.js';
import type { World } from '../support/pair/memory-host.js';

const anna = agent('Anna', ['handle', 'transfer']);
const maria = supervisor('Maria');
const luis = supervisor('Luis');
const room = { kind: 'conversation', id: conversationId(1) } as const;
const sales = 'sales' as WorkgroupId;
const support = 'support' as WorkgroupId;

const crm: HookReceiver = { name: 'crm', audience: 'everyone', workgroups: null };
const bi: HookReceiver = { name: 'bi', audience: 'staff', workgroups: null };
const audit: HookReceiver = { name: 'audit', audience: 'supervisors', workgroups: null };

const isDown = (): never => {
  throw new Error('The receiver is down.');
};

const begun = async (
  receivers: readonly HookReceiver[] = [crm, bi, audit],
  policy: PolicyOverrides = { wrapUp: 'off' },
) => {
  const workgroups = { sales: { policy }, support: { policy } };
  const world = parleyWorld({ receivers, workgroups });
  const customer = await customerIn(world).enter();
  const handler = await staffIn(world, anna).enter();
  await handler.command({ type: 'accept', epoch: 0 });
  return { world, customer, handler };
};

const told = (world: World, receiver: string): readonly string[] =>
  world.hooks
    .takenBy(receiver)
    .map(({ data: { entry } }) => (entry.body.kind === 'message' ? entry.body.text : entry.body.kind));
const numbers = (events: readonly HookEvent[]): readonly number[] => events.map(({ data }) => data.number);
const upTo = (n: number): readonly number[] => Array.from({ length: n }, (_, index) => index + 1);

describe('what a receiver is told', () => {
  it('[G48][HK1] is what its audience may see, each entry once, under numbers of its own', async () => {
    const { world, customer, handler } = await begun();
    await customer.post('Where is my parcel?');
    await handler.command({ type: 'post', audience: 'staff', text: 'a note' });
    const watcher = await staffIn(world, maria).enter();
    await watcher.command({ type: 'supervise', mode: 'monitor' });
    await watcher.command({ type: 'post', audience: 'whisper', text: 'psst', epoch: 1 });
    await handler.post('Tomorrow', { epoch: 1 });
    await handler.command({ type: 'end' });
    await world.advance(5_000);
    const shared = ['Where is my parcel?', 'Tomorrow', 'ended'];
    expect(told(world, 'crm')).toEqual(['handler-shown', ...shared]);
    expect(told(world, 'bi')).toEqual(expect.arrayContaining([...shared, 'a note', 'assigned']));
    expect(told(world, 'bi')).not.toEqual(expect.arrayContaining(['psst']));
    expect(told(world, 'bi')).not.toContain('supervision');
    expect(told(world, 'audit')).toEqual(
      expect.arrayContaining([...shared, 'a note', 'psst', 'supervision']),
    );
    for (const name of ['crm', 'bi', 'audit']) {
      const events = world.hooks.takenBy(name);
      expect(numbers(events)).toEqual(upTo(events.length));
      expect(events.map(({ data }) => data.entry.seq)).toEqual(upTo(events.length));
      const ids = world.hooks.triesOf(name).map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      const schema = name === 'crm' ? customerEntry : staffEntry;
      for (const { data } of events) expect(schema.safeParse(data.entry).success).toBe(true);
    }
    const types = world.hooks.takenBy('crm').map(({ type }) => type);
    expect(types).toEqual([
      'conversation.started',
      'conversation.entry',
      'conversation.entry',
      'conversation.ended',
    ]);
  });

  it('[G48] an event says of which conversation and whose it is', async () => {
    const { world, handler } = await begun([crm]);
    await handler.post('Hello', { epoch: 1 });
    const [, event] = world.hooks.takenBy('crm');
    expect(event).toEqual({
      type: 'conversation.entry',
      timestamp: new Date(world.time.now()).toISOString(),
      data: {
        conversation: conversationId(1),
        reference: expect.stringMatching(/^[0-9A-Z]{10}$/),
        workgroup: 'sales',
        channel: 'web',
        customer: { id: expect.stringMatching(/^~visitor-/), name: 'Carla', verified: false },
        number: 2,
        entry: {
          id: world.hooks.tries[1]?.id,
          seq: 2,
          at: world.time.now(),
          audience: 'everyone',
          body: { kind: 'message', author: { name: 'Anna', role: 'agent' }, text: 'Hello' },
        },
      },
    });
  });

  it('[G48] where supervisors do not see one another, a receiver is shown what is for all of them', async () => {
    const { world } = await begun([audit], { supervisorsSeeEachOther: 'off' });
    for (const who of [maria, luis]) {
      const watcher = await staffIn(world, who).enter();
      await watcher.command({ type: 'supervise', mode: 'monitor' });
      await watcher.command({ type: 'post', audience: 'whisper', text: `from ${who.name}`, epoch: 1 });
    }
    await world.advance(1_000);
    expect(told(world, 'audit').join()).not.toMatch(/from/);
    expect(numbers(world.hooks.takenBy('audit'))).toEqual(upTo(told(world, 'audit').length));
  });

  it('[G48] of other workgroups it is told nothing; of one that is handed on only what was its own', async () => {
    const own = (name: string, audience: HookReceiver['audience'], workgroup: WorkgroupId): HookReceiver => ({
      name,
      audience,
      workgroups: [workgroup],
    });
    const receivers = [
      own('crm', 'everyone', sales),
      own('crm2', 'everyone', support),
      own('bi', 'staff', sales),
      own('bi2', 'staff', support),
    ];
    const { world, handler } = await begun(receivers);
    world.hooks.before = (name) => (name === 'bi' ? isDown() : undefined);
    await handler.post('Mine', { epoch: 1 });
    const to = { kind: 'workgroup', id: support };
    expect(
      await handler.command({ type: 'hand-off', epoch: 1, to, manner: 'cold', note: 'a note' }),
    ).toMatchObject({ type: 'accepted' });
    const ben = { ...agent('Ben'), grants: { [support]: ['handle' as const] } };
    const next = await staffIn(world, ben).enter();
    await next.command({ type: 'accept', epoch: Number(next.header.epoch) });
    await next.post('Theirs', { epoch: Number(next.header.epoch) });
    world.conversation(room.id).crash();
    world.hooks.before = () => {};
    await world.sleep(room);
    await world.advance(60_000);
    expect(told(world, 'crm'), 'as their customer goes on').toContain('Theirs');
    expect(world.hooks.takenBy('crm').every(({ data }) => data.workgroup === 'sales')).toBe(true);
    expect(told(world, 'bi')).toContain('moved');
    expect(told(world, 'bi')).toContain('Mine');
    expect(told(world, 'bi')).not.toContain('Theirs');
    expect(told(world, 'bi2')).toEqual(expect.arrayContaining(['Mine', 'moved', 'Theirs']));
    for (const { name } of receivers) {
      expect(numbers(world.hooks.takenBy(name)), name).toEqual(upTo(told(world, name).length));
    }
  });

  it('[G48] whoever is configured later is told what goes on from its beginning, and nothing of what is over', async () => {
    const { world, handler } = await begun([]);
    await handler.post('One', { epoch: 1 });
    const other = await customerIn(world, 2).enter();
    await other.post('Over');
    await other.command({ type: 'end' });
    world.hooks.receivers = [crm];
    for (const n of [1, 2]) await world.sleep({ kind: 'conversation', id: conversationId(n) });
    await handler.post('Two', { epoch: 1 });
    await customerIn(world, 2).enter();
    await world.advance(10_000);
    expect(told(world, 'crm')).toEqual(['handler-shown', 'One', 'Two']);
  });
});

describe('a receiver that does not take it', () => {
  it('[G48][HK3] is tried again under the same id, more and more seldom, and holds nobody up', async () => {
    const { world, customer, handler } = await begun();
    const start = world.time.now();
    world.hooks.before = (name) => (name === 'crm' ? isDown() : undefined);
    const from = world.hooks.triesOf('crm').length;
    expect(await handler.post('One', { epoch: 1 })).toMatchObject({ type: 'accepted' });
    expect(await customer.post('Two')).toMatchObject({ type: 'accepted' });
    await world.advance(8_000);
    const tries = world.hooks.triesOf('crm').slice(from);
    expect(tries.map(({ at }) => at - start)).toEqual([0, 1_000, 3_000, 7_000]);
    expect(new Set(tries.map(({ id }) => id)).size).toBe(1);
    expect(told(world, 'bi'), 'others are not held up').toContain('Two');
    world.hooks.before = () => {};
    await world.advance(10_000);
    expect(told(world, 'crm')).toEqual(['handler-shown', 'One', 'Two']);
  });

  it('[G48] that hangs holds up neither the conversation nor other receivers', async () => {
    const { world, handler } = await begun();
    world.hooks.before = (name) => (name === 'bi' ? new Promise(() => {}) : undefined);
    await handler.post('One', { epoch: 1 });
    expect(await handler.post('Two', { epoch: 1 })).toMatchObject({ type: 'accepted' });
    expect(told(world, 'crm')).toEqual(['handler-shown', 'One', 'Two']);
    expect(told(world, 'bi')).not.toContain('One');
  });

  it('[G48][HK3] is told after a restart, in order, and not before the time that was kept', async () => {
    const { world, handler } = await begun([crm]);
    world.hooks.before = isDown;
    await handler.post('One', { epoch: 1 });
    await handler.command({ type: 'end' });
    await world.advance(3_500);
    const tries = world.hooks.tries.length;
    const crashedAt = world.time.now();
    handler.end.drop();
    world.conversation(room.id).crash();
    world.workgroup(sales).crash();
    world.hooks.before = () => {};
    await world.sleep(room);
    await world.conversation(room.id).told({ type: 'wake' });
    await world.flush();
    expect(world.hooks.tries).toHaveLength(tries);
    await world.advance(20_000);
    expect(told(world, 'crm')).toEqual(['handler-shown', 'One', 'ended']);
    expect((world.hooks.tries[tries]?.at ?? 0) - crashedAt).toBe(3_500);
  });

  it('[G48] is woken for by the workgroup, when nobody is in the room and it is over', async () => {
    const { world, customer, handler } = await begun([audit]);
    world.hooks.before = isDown;
    await handler.command({ type: 'end' });
    await world.advance(2_500);
    for (const each of [handler, customer]) each.end.drop();
    await world.flush();
    world.conversation(room.id).crash();
    world.workgroup(sales).crash();
    world.hooks.before = () => {};
    await workgroupOf(world, anna).enter();
    await world.advance(20_000);
    expect(told(world, 'audit')).toEqual(expect.arrayContaining(['assigned', 'ended']));
    const writes = world.conversation(room.id).storage.writes;
    await world.advance(600_000);
    expect(world.conversation(room.id).storage.writes).toBe(writes);
  });

  it('[G48] a crash between taking and noting sends it twice under one id and number, and nothing else', async () => {
    const { world, handler } = await begun([crm]);
    let isCrashed = false;
    world.hooks.before = () => {
      if (isCrashed) return;
      isCrashed = true;
      world.conversation(room.id).crash();
    };
    const commandId = `${handler.device}:2`;
    handler.send({ type: 'post', audience: 'everyone', text: 'Once', epoch: 1, commandId });
    await world.flush();
    await handler.enter();
    await world.advance(5_000);
    expect(told(world, 'crm').filter((each) => each === 'Once')).toHaveLength(2);
    expect(numbers(world.hooks.takenBy('crm')).slice(0, 3)).toEqual([1, 2, 2]);
    const ids = world.hooks.triesOf('crm').map(({ id }) => id);
    expect(ids[1]).toBe(ids[2]);
  });

  it('[G48] a note that cannot be stored is no reason to send again', async () => {
    const { world, handler } = await begun([crm]);
    world.conversation(room.id).storage.beforeWrite = (puts) => {
      if (puts.has('hook/crm')) throw new Error('The disk is full.');
    };
    await handler.post('One', { epoch: 1 });
    await handler.post('Two', { epoch: 1 });
    await world.advance(60_000);
    expect(told(world, 'crm')).toEqual(['handler-shown', 'One', 'Two']);
  });

  it('[G48][HK4] is given up after three days, with a line in the log; what is said then is sent, with a gap', async () => {
    const { world, customer, handler } = await begun([crm]);
    world.hooks.before = isDown;
    for (const text of ['One', 'Two']) await handler.post(text, { epoch: 1 });
    await world.advance(givenUpAfterMs - 3_600_000);
    expect(world.lines.filter(({ event }) => event === 'webhook-given-up')).toEqual([]);
    await world.advance(2 * 3_600_000);
    const [line] = world.lines.filter(({ event }) => event === 'webhook-given-up');
    expect(String(line?.detail)).toContain('crm did not take');
    const tries = world.hooks.tries.length;
    expect(tries).toBeLessThan(100);
    await world.advance(givenUpAfterMs);
    expect(world.hooks.tries).toHaveLength(tries);
    world.hooks.before = () => {};
    await customer.enter();
    await customer.post('Three');
    await world.advance(1_000);
    expect(told(world, 'crm').at(-1)).toBe('Three');
    const last = world.hooks.takenBy('crm').at(-1)?.data;
    expect(told(world, 'crm')).toHaveLength(2);
    expect(last?.number).toBe(last?.entry.seq);
    expect(last?.number).toBeGreaterThan(3);
  });
});

describe('what was erased', () => {
  it('[G48][HK5] before it was taken is sent to nobody, and numbers go on without a gap', async () => {
    const { world, handler } = await begun();
    world.hooks.before = isDown;
    await handler.post('A secret', { epoch: 1 });
    await handler.command({ type: 'post', audience: 'staff', text: 'A secret note' });
    await world.conversation(room.id).told({ type: 'erase' });
    world.hooks.before = () => {};
    const from = world.hooks.tries.length;
    await world.advance(60_000);
    const bodies = world.hooks.tries.slice(from).map(({ body }) => body);
    expect(bodies.length).toBeGreaterThan(2);
    expect(bodies.join()).not.toMatch(/secret|Carla|"erased"/);
    expect(told(world, 'crm')).toEqual(['handler-shown', 'ended']);
    for (const name of ['crm', 'bi', 'audit']) {
      expect(numbers(world.hooks.takenBy(name))).toEqual(upTo(told(world, name).length));
    }
    const done = world.hooks.tries.length;
    await world.advance(600_000);
    expect(world.hooks.tries).toHaveLength(done);
  });
});
