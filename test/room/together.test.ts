/** Several of staff on one conversation: each sees who else is there and who is writing, but for those who are there unseen. */
import { describe, expect, it } from 'vitest';
import type { Actor, Frame } from '../support/actors.js';
import { deskOf, staffIn, workgroupOf } from '../support/actors.js';
import { agent, supervisor } from '../support/builders.js';
import { answeredTalk } from '../support/room-talk.js';

const anna = agent('Anna', ['handle', 'transfer']);
const bert = agent('Bert');
const sam = supervisor('Sam');
const covert = [supervisor('Hana'), supervisor('Hugo')];

const seen = ({ header }: Actor): readonly (readonly unknown[])[] =>
  [
    ...(header.handler ? [{ ...(header.handler as Frame), standing: 'handler' }] : []),
    ...(header.people as Frame[]),
  ].map(({ name, standing, present }) => [name, standing, present]);

/** Anna handles it, asks Bert to take it on, and Sam has joined; two more may watch, and nobody is to feel that. */
const together = async (isWatched: boolean) => {
  const { world, customer, handler } = await answeredTalk({}, anna);
  const unseen = [];
  for (const who of isWatched ? covert : []) {
    const each = await staffIn(world, who).enter();
    expect(await each.command({ type: 'supervise', mode: 'monitor' })).toMatchObject({ type: 'accepted' });
    unseen.push(each);
  }
  const joined = await staffIn(world, sam).enter();
  await joined.command({ type: 'supervise', mode: 'monitor' });
  await joined.command({ type: 'supervise', mode: 'join' });
  const desk = await deskOf(world, bert).enter();
  desk.send({ type: 'set-availability', kind: 'available' });
  const handOff = { type: 'hand-off', epoch: 1, to: { kind: 'agent', id: bert.id }, manner: 'warm' };
  expect(await handler.command(handOff)).toMatchObject({ type: 'accepted' });
  const asked = await staffIn(world, bert).enter();
  await world.advance(1_000);
  return { world, customer, handler, joined, asked, unseen };
};

describe('several of staff on one conversation', () => {
  it('[T10][A30][VI5] are shown to one another: who is in it, as what, and whether they are there now', async () => {
    const { world, handler, joined, asked } = await together(false);
    const all = [
      ['Anna', 'handler', true],
      ['Bert', 'standby', true],
      ['Sam', 'joined', true],
    ];
    for (const each of [handler, joined, asked]) expect(seen(each)).toEqual(all);
    asked.end.drop();
    await world.advance(1_000);
    for (const each of [handler, joined]) expect(seen(each)[1]).toEqual(['Bert', 'standby', false]);
    await asked.enter();
    await world.advance(1_000);
    for (const each of [handler, joined, asked]) expect(seen(each)).toEqual(all);
  });

  it('[T10][A30][G11] see who is writing to the customer, and it is taken back', async () => {
    const { world, handler, joined, asked, customer } = await together(false);
    for (const [from, name] of [
      [handler, 'Anna'],
      [joined, 'Sam'],
    ] as const) {
      for (const active of [true, false]) {
        for (const each of [handler, joined, asked, customer]) each.fresh();
        from.send({ type: 'set-typing', active });
        await world.flush();
        for (const each of [handler, joined, asked]) {
          const told = each.fresh().map(({ type, from: by, active: is }) => [type, (by as Frame).name, is]);
          expect(told).toEqual(each === from ? [] : [['typing', name, active]]);
        }
      }
    }
  });

  it('[T10][R2] who looks at what another handles is told that it is handled, and cannot take it as well', async () => {
    const { world } = await together(false);
    const list = await workgroupOf(world, agent('Cleo')).enter();
    expect(JSON.stringify(list.frames)).not.toContain('Carla');
    const other = await staffIn(world, agent('Cleo')).enter();
    expect(other.header).toMatchObject({ kind: 'outsider', phase: 'active' });
    expect(other.timeline).toEqual([]);
    expect(await other.command({ type: 'accept', epoch: 1 })).toMatchObject({
      code: 'already-accepted',
      holders: [{ name: 'Anna' }],
    });
  });

  it('[T10][R3][VI9][WI16] those who watch unseen are in no header and no typing, whatever they do', async () => {
    const play = async (isWatched: boolean) => {
      const { world, customer, handler, joined, asked, unseen } = await together(isWatched);
      for (const each of unseen) {
        each.send({ type: 'set-typing', active: true });
        each.send({ type: 'set-draft', text: 'unseen' });
        each.send({ type: 'mark-read', delivered: 3, read: 3 });
      }
      await world.advance(1_000);
      await handler.post('Good morning', { epoch: 1 });
      for (const each of unseen) await each.command({ type: 'supervise', mode: 'leave' });
      await world.advance(1_000);
      await customer.post('And now?');
      // Supervisors are told of one another; agents and the customer are not.
      const byAgents = [customer, handler, asked].map(({ end }) => end.texts);
      return { byAgents, bySupervisor: joined.end.texts.join() };
    };
    const [watched, alone] = [await play(true), await play(false)];
    expect(watched.byAgents).toEqual(alone.byAgents);
    expect(watched.byAgents.flat().join()).not.toMatch(/Hana|Hugo/);
    expect(watched.bySupervisor).toContain('Hana');
  });
});
