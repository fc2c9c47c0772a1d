/** What was accepted is there once, in order, after any fault; what was not accepted was seen by nobody. */
import { describe, expect, it } from 'vitest';
import type { Actor } from '../support/actors.js';
import { conversationId, customerIn, parleyWorld, secretFor, staffIn } from '../support/actors.js';
import { agent, supervisor } from '../support/builders.js';
import { answeredTalk } from '../support/room-talk.js';

const maria = supervisor('Maria');

describe('commands', () => {
  it('[G01][WI4] the same id again gets the same answer, also with other content, and is stored once', async () => {
    const { world, customer, handler } = await answeredTalk();
    const frame = { type: 'post', audience: 'everyone', commandId: `${customer.device}:2` };
    customer.send({ ...frame, text: 'once' });
    await world.flush();
    customer.send({ ...frame, text: 'said differently' });
    await world.flush();
    const answers = customer.end.texts.filter((text) => text.includes(`${customer.device}:2`));
    expect(answers).toHaveLength(2);
    expect(answers[0]).toBe(answers[1]);
    expect(handler.texts).toEqual(['Hello', 'once']);
  });

  it('[WI4] a skipped number is a gap, and a refusal uses no number up', async () => {
    const { world, customer } = await answeredTalk();
    customer.send({ type: 'post', audience: 'everyone', text: 'x', commandId: `${customer.device}:5` });
    await world.flush();
    expect(customer.frames.at(-1)).toMatchObject({ code: 'gap', expect: 2 });
    expect(await customer.command({ type: 'post', audience: 'staff', text: 'x' })).toMatchObject({
      code: 'forbidden',
    });
    expect(await customer.post('y')).toMatchObject({ type: 'accepted', commandId: `${customer.device}:2` });
  });

  it('[WI4] a command under the name of another device is a bad frame', async () => {
    const { world, customer, handler } = await answeredTalk();
    handler.send({
      type: 'post',
      audience: 'everyone',
      text: 'x',
      commandId: `${customer.device}:2`,
      epoch: 1,
    });
    await world.flush();
    expect(handler.frames.at(-1)).toMatchObject({ type: 'refused', code: 'bad-frame' });
    expect(customer.texts).toEqual(['Hello']);
  });

  it('[WI10][R2] of two agents who accept at once one wins, and the other is told why', async () => {
    const world = parleyWorld();
    const customer = await customerIn(world).enter();
    await customer.post('Hello');
    const agents: Actor[] = [];
    for (let index = 0; index < 50; index += 1) {
      agents.push(await staffIn(world, agent(`Agent${index}`)).enter());
    }
    agents.forEach((each) => {
      each.send({ type: 'accept', epoch: 0, commandId: `${each.device}:1` });
    });
    await world.flush();
    const answers = agents.map((each) => each.frames.findLast((frame) => frame.commandId !== undefined));
    expect(answers.filter((answer) => answer?.type === 'accepted')).toHaveLength(1);
    expect(answers.filter((answer) => answer?.code === 'already-accepted')).toHaveLength(49);
  });

  it('[B12] of two supervisors at the last place one wins, and the other learns who holds it', async () => {
    const { world } = await answeredTalk({ workgroups: { sales: { policy: { monitors: { perRoom: 1 } } } } });
    const luis = supervisor('Luis');
    const both = [await staffIn(world, maria).enter(), await staffIn(world, luis).enter()];
    for (const each of both) {
      each.send({ type: 'supervise', mode: 'monitor', commandId: `${each.device}:1` });
    }
    await world.flush();
    expect(both[0]?.frames.findLast((frame) => frame.commandId)?.type).toBe('accepted');
    expect(both[1]?.frames.at(-1)).toMatchObject({ code: 'conflict', holders: [{ name: 'Maria' }] });
    // A holder who vanished frees the place when the grace is over.
    both[0]?.end.drop();
    await world.advance(21_000);
    expect((await both[1]?.command({ type: 'supervise', mode: 'monitor' }))?.type).toBe('accepted');
  });

  it('[R2][TH41] of two takeovers one wins, and the agent’s message is before or after, never lost', async () => {
    const { world, customer, handler } = await answeredTalk();
    const both = [await staffIn(world, maria).enter(), await staffIn(world, supervisor('Luis')).enter()];
    for (const each of both) await each.command({ type: 'supervise', mode: 'monitor' });
    for (const each of both) each.send({ type: 'take-over', epoch: 1, commandId: `${each.device}:2` });
    handler.send({
      type: 'post',
      audience: 'everyone',
      text: 'late',
      epoch: 1,
      commandId: `${handler.device}:2`,
    });
    await world.flush();
    expect(both[0]?.frames.findLast((frame) => frame.commandId)?.type).toBe('accepted');
    expect(both[1]?.frames.findLast((frame) => frame.commandId)).toMatchObject({
      code: 'already-taken-over',
      epoch: 2,
    });
    // Taking over asks a desk first, so that what the agent said meanwhile was said before it.
    expect(handler.frames.findLast((frame) => frame.commandId)).toMatchObject({ type: 'accepted' });
    handler.next += 1;
    expect(await handler.post('too late', { epoch: 1 })).toMatchObject({ code: 'not-handler' });
    expect(customer.texts).toEqual(['Hello', 'late']);
  });
});

describe('storage', () => {
  it('[WI3][F16][PT18] a write that fails is refused, shown to nobody, and may be tried again', async () => {
    const { world, customer, handler } = await answeredTalk();
    handler.fresh();
    world.conversation(conversationId(1)).storage.failWrite();
    expect(await customer.post('lost?')).toMatchObject({ type: 'refused', code: 'storage' });
    expect(handler.fresh()).toEqual([]);
    expect(await customer.post('not lost')).toMatchObject({ type: 'accepted' });
    expect(handler.texts).toEqual(['Hello', 'not lost']);
    const again = await customerIn(world, 1, { device: 'other-device-of' }).enter();
    expect(again.texts).toEqual(['Hello', 'not lost']);
  });

  it('[R8][F1] after a crash everything accepted is there, and everyone comes back as they were', async () => {
    const { world, customer, handler } = await answeredTalk();
    await handler.post('I am here', { epoch: 1 });
    world.conversation(conversationId(1)).crash();
    await customer.enter(customer.cursor);
    await handler.enter(handler.cursor);
    for (const actor of [customer, handler]) {
      const entries = actor.frames.filter((frame) => frame.type === 'entries');
      expect(entries).toMatchObject([{ entries: [], live: true }]);
      expect(entries[0]).not.toHaveProperty('reset');
    }
    expect(handler.header).toMatchObject({ you: { standing: 'handler' }, epoch: 1 });
    await customer.post('Good');
    expect(handler.texts).toEqual(['Good']);
  });
});

describe('coming back', () => {
  it('[G03][WI7] with a cursor one gets exactly what was missed, and the status with it', async () => {
    const { world, customer, handler } = await answeredTalk();
    customer.end.drop();
    await world.flush();
    for (let index = 1; index <= 120; index += 1) {
      await handler.post(`answer ${index}`, { epoch: 1 });
      await world.advance(1_000);
    }
    await handler.command({ type: 'end' });
    await customer.enter(customer.cursor);
    expect(customer.frames[0]).toMatchObject({ type: 'welcome', header: { phase: 'closed' } });
    expect(customer.texts).toEqual(Array.from({ length: 120 }, (_, index) => `answer ${index + 1}`));
    expect(customer.frames.some((frame) => frame.reset)).toBe(false);
    expect(customer.frames.at(-1)).toMatchObject({ live: true });
  });

  it('[A09][E09] everything from the first entry on is reached page by page, without gaps', async () => {
    const { world, customer, handler } = await answeredTalk();
    for (let index = 1; index <= 130; index += 1) {
      await handler.post(`answer ${index}`, { epoch: 1 });
      await handler.command({ type: 'post', audience: 'staff', text: `note ${index}` });
      await world.advance(1_000);
    }
    const watcher = await staffIn(world, maria).enter();
    await watcher.command({ type: 'supervise', mode: 'monitor' });
    for (const actor of [customer, watcher]) {
      if (actor === customer) await customer.enter();
      for (;;) {
        const page = actor.frames.findLast((frame) => frame.type === 'page' || frame.reset) as {
          before?: string | null;
          reset?: { before: string | null };
        };
        const before = page.before ?? page.reset?.before;
        if (!before) break;
        actor.send({ type: 'read-history', before });
        await world.flush();
      }
      const numbers = actor.timeline.map((entry) => entry.seq);
      expect(numbers[0]).toBe(1);
      expect(numbers).toEqual(numbers.map((_, index) => index + 1));
    }
    expect(customer.texts).toHaveLength(131);
    expect(watcher.texts).toHaveLength(261);
  });

  it('[TH7][WI7] a cursor of another person, room or life is of no use: one starts afresh', async () => {
    const { world, customer, handler } = await answeredTalk();
    await handler.command({ type: 'post', audience: 'staff', text: 'secret note' });
    for (const cursor of [handler.cursor, 'bm9uc2Vuc2U', customer.cursor.slice(0, -4)]) {
      await customer.enter(cursor);
      expect(customer.frames.find((frame) => frame.type === 'entries')).toHaveProperty('reset');
      expect(customer.texts).toEqual(['Hello']);
    }
    const other = await customerIn(world, 2).enter();
    await other.post('Another room');
    await other.enter(customer.cursor);
    expect(other.texts).toEqual(['Another room']);
  });

  it('[WI11] a device that comes back takes the place of its old socket', async () => {
    const { customer } = await answeredTalk();
    const old = customer.end;
    await customer.enter(customer.cursor);
    expect(old.closedWith).toEqual({ code: 4409, reason: 'replaced' });
    expect(await customer.post('Still me')).toMatchObject({ type: 'accepted' });
  });

  it('[TH4] nobody else’s secret opens it, and a stranger cannot begin it again', async () => {
    const { world } = await answeredTalk();
    const stranger = world.conversation(conversationId(1)).connect();
    const hello = { type: 'hello', versions: [1, 1], device: 'x'.repeat(16), start: { workgroup: 'sales' } };
    stranger.send({ ...hello, credential: { kind: 'secret', secret: secretFor(2) } });
    await world.flush();
    expect(stranger.frames).toHaveLength(1);
    expect(stranger.frames[0]).toMatchObject({ code: 'not-found' });
    expect(stranger.closedWith?.code).toBe(4404);
  });
});
