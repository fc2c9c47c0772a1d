/** The page about monitoring, joining and taking over under the preset `bytedesk`: the questions at its end. */
import { describe, expect, it } from 'vitest';
import type { Frame } from '../../support/actors.js';
import { conversationId, customerIn, staffIn } from '../../support/actors.js';
import { agent, supervisor } from '../../support/builders.js';
import {
  atDesk,
  ben,
  done,
  join,
  maria,
  mayOf,
  monitor,
  panelOf,
  pass,
  presetWorld,
  refusedQuietly,
  rowsOf,
  takeOver,
  talkIn,
  talkUnder,
  whisper,
} from './stage.js';

const intro = 'I am Maria. I take over because Anna is busy. I will look into it now.';

// Why somebody sees no team under Monitor: mostly because nobody granted it, and which teams is for an admin to say.
describe('why there is nothing to see', () => {
  it("A32, the room's half: no grant, no such team, nothing going on and not connected are four different answers", async () => {
    const world = presetWorld('bytedesk', { also: ['support'] });
    const denied = await panelOf(world, { ...maria, grants: {} });
    expect(denied.frames).toMatchObject([{ type: 'refused', code: 'not-found' }]);
    expect(denied.end.closedWith?.code).toBe(4404);
    const desk = await atDesk(world, { ...maria, grants: {} });
    expect(desk.frames[0]).toMatchObject({ you: { workgroups: [] } });
    const idle = await panelOf(world);
    expect(idle.frames[0]).toMatchObject({ type: 'welcome', rows: [] });
    const cut = await panelOf(world);
    world.workgroup('sales' as never).crash();
    expect(cut.end.closedWith?.code).toBe(1006);
  });

  it('[A33] with the grant to monitor alone, monitoring works and a forged takeover does not', async () => {
    const { world, customer, handler } = await talkUnder('bytedesk');
    const panel = await panelOf(world, supervisor('Gina', ['monitor']));
    await world.advance(1_000);
    expect(rowsOf(panel).size).toBe(1);
    const watcher = await staffIn(world, supervisor('Gina', ['monitor'])).enter();
    await done(watcher, monitor);
    expect([...mayOf(watcher)].sort()).toEqual(['leave', 'monitor', 'read-history']);
    const others = [customer, handler, panel];
    for (const frame of [
      takeOver(1, { intro }),
      takeOver(1, { target: { kind: 'agent', id: ben.id } }),
      takeOver(1, { target: { kind: 'queue' } }),
      join,
    ]) {
      expect(await refusedQuietly(world, watcher, frame, others)).toMatchObject({ code: 'forbidden' });
    }
  });
});

// Nobody has to be an agent of a team in order to manage it: supervisors, quality staff and people on call are not.
describe('whether a manager has to be an agent', () => {
  it('[A34] whoever may not handle conversations of the team monitors, joins and takes over all the same', async () => {
    const { world, customer } = await talkUnder('bytedesk');
    expect(maria.grants.sales).not.toContain('handle');
    const watcher = await staffIn(world, maria).enter();
    await done(watcher, monitor);
    await done(watcher, join);
    await done(watcher, takeOver(1, { intro }));
    await done(watcher, { type: 'post', audience: 'everyone', text: 'Mine now', epoch: 2 });
    expect(customer.header).toMatchObject({ handler: { name: 'Maria' } });
    await done(watcher, { type: 'end' });
    await done(watcher, { type: 'wrap-up', disposition: 'Solved' });
    // What waits is for agents.
    await (await customerIn(world, 2).enter()).post('Anybody?');
    const outside = await staffIn(world, maria, 2).enter();
    const answer = await outside.command({ type: 'accept', epoch: 0 });
    expect(answer).toMatchObject({ type: 'refused', code: 'forbidden' });
  });

  it('[A35] being there as a supervisor never brings an offer, not even to one who may also handle', async () => {
    const world = presetWorld('bytedesk', { policy: { routing: { strategy: 'least-busy' } } });
    const desks = [
      await atDesk(world, maria),
      await atDesk(world, supervisor('Uma', ['handle', 'monitor', 'join', 'takeover'])),
    ];
    const customers = [];
    for (let n = 1; n <= 5; n += 1) {
      const customer = await customerIn(world, n).enter();
      await customer.post('Hello');
      customers.push(customer);
    }
    await pass(world, 90, [...customers, ...desks]);
    const offersOn = ({ frames }: (typeof desks)[number]): readonly unknown[] =>
      frames
        .flatMap((frame) => (frame.changed ?? []) as Frame[])
        .filter(({ relation }) => relation === 'offered');
    expect(desks.map(offersOn)).toEqual([[], []]);
    // An agent who comes is asked for all of them: somebody was being looked for.
    const agents = await atDesk(world, agent('Ben'));
    await pass(world, 20, [...customers, ...desks, agents]);
    expect(offersOn(agents).length).toBeGreaterThan(0);
    expect(desks.map(offersOn)).toEqual([[], []]);
  });

  it('[A36] grants ask for no role and no flag: quality staff may watch and whisper, people on call take over', async () => {
    const { world, customer, handler } = await talkUnder('bytedesk');
    const others = [customer, handler];
    const quality = await staffIn(world, agent('Quinn', ['monitor', 'whisper'])).enter();
    await done(quality, monitor);
    await done(quality, whisper('Say sorry'));
    expect(handler.texts).toContain('Say sorry');
    for (const frame of [join, takeOver(1, { intro })]) {
      expect(await refusedQuietly(world, quality, frame, others)).toMatchObject({ code: 'forbidden' });
    }
    const unflagged = { ...supervisor('Quinn', ['monitor', 'whisper']), supervisor: false };
    const panel = await panelOf(world, unflagged);
    expect([...rowsOf(panel).keys()]).toEqual([conversationId(1)]);

    const onCall = await staffIn(world, agent('Cleo', ['monitor', 'takeover'])).enter();
    await done(onCall, monitor);
    for (const frame of [join, whisper('psst')]) {
      expect(await refusedQuietly(world, onCall, frame, others)).toMatchObject({ code: 'forbidden' });
    }
    await done(onCall, takeOver(1, { intro }));
    expect(customer.header).toMatchObject({ handler: { name: 'Cleo' } });
  });

  it('A36: taking over begins with looking in, so that grant alone opens nothing', async () => {
    const world = presetWorld('bytedesk');
    const { customer, handler } = await talkIn(world);
    const onCall = await staffIn(world, agent('Cleo', ['takeover'])).enter();
    for (const [frame, code] of [
      [takeOver(1, { intro }), 'not-monitoring'],
      [monitor, 'forbidden'],
    ] as const) {
      expect(await refusedQuietly(world, onCall, frame, [customer, handler])).toMatchObject({ code });
    }
  });
});
