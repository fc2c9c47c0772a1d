// What absence does, and when: rules TI1 to TI7.
import { describe, expect, it } from 'vitest';
import { nextDeadline, overdue } from '../../core/domain/deadlines.js';
import { decideOverdue, reconcilePresence } from '../../core/domain/decide-time.js';
import { evolveAll } from '../../core/domain/evolve.js';
import type { PersonId } from '../../core/domain/ids.js';
import { policyWith } from '../../core/domain/policy.js';
import { active, anna, bert, carla, START, sam, tess } from '../support/builders.js';

const { grace } = policyWith({});
const nobody = new Set<PersonId>();

describe('deadlines', () => {
  it('[TI1] the handler of an active conversation and every supervisor in it are awaited while absent', () => {
    const talk = active().monitor(sam).monitor(tess).join(tess);
    expect(talk.state.deadlines).toEqual([]);
    talk.drop(anna).drop(sam).drop(tess);
    expect(talk.state.deadlines).toEqual([
      { kind: 'handler-away', person: anna.id, at: START + grace.handlerNotice * 1000 },
      { kind: 'handler-lost', person: anna.id, at: START + grace.handler * 1000 },
      { kind: 'supervisor-gone', person: sam.id, at: START + grace.supervisor * 1000 },
      { kind: 'supervisor-gone', person: tess.id, at: START + grace.supervisor * 1000 },
    ]);
    expect(nextDeadline(talk.state.deadlines)).toBe(START + grace.supervisor * 1000);
    expect(talk.connect(anna).connect(sam).connect(tess).state.deadlines).toEqual([]);
  });

  it('[TI1] reconciling twice changes nothing the second time', () => {
    for (const present of [nobody, new Set([anna.id]), new Set([sam.id])]) {
      const { state } = active().monitor(sam);
      const once = evolveAll(state, reconcilePresence(state, present, START));
      expect(reconcilePresence(once, present, START + 5000)).toEqual([]);
    }
  });

  it('[TI2] the moment does not move while the person stays away', () => {
    const talk = active().drop(anna).sleep(50).say(carla, 'Hello?').sleep(39);
    expect(talk.state.phase.kind).toBe('active');
    expect(talk.sleep(1).state.phase.kind).toBe('queued');
  });

  it('[F22][TI3][HA7] a lost handler’s conversation returns to the queue once, told to everyone', () => {
    const talk = active().drop(anna);
    const { epoch } = talk;
    talk.sleep(grace.handler).sleep(1000);
    expect(talk.state.phase).toEqual({ kind: 'queued', since: START + grace.handler * 1000 });
    expect(talk.epoch).toBe(epoch + 1);
    expect(talk.lines(carla).filter((line) => line === '(waiting-again)')).toHaveLength(1);
    expect(talk.entries.filter(({ body }) => body.kind === 'returned-to-queue')).toHaveLength(1);
    expect(talk.header(carla)).toMatchObject({ phase: 'queued', handler: null });
    expect(talk.accept(bert).lines(bert)).toContain('Hello?');
  });

  it('[F23][TI3] a supervisor who took over and is lost is out of the room, and it returns to the queue', () => {
    const talk = active().monitor(sam).takeOver(sam).drop(sam).sleep(grace.supervisor);
    expect(talk.state.phase.kind, 'a handler has the grace of handlers').toBe('active');
    talk.sleep(grace.handler - grace.supervisor);
    expect(talk.state.phase.kind).toBe('queued');
    expect(talk.state.supervisions).toEqual([]);
    expect(talk.entries.at(-1)?.body).toMatchObject({ kind: 'supervision', from: 'takeover', to: null });
  });

  it('[F18][TI3] a handler who is back in time stays handler', () => {
    const talk = active()
      .drop(anna)
      .sleep(grace.handler - 1)
      .connect(anna)
      .sleep(1000);
    expect(talk.state.phase.kind).toBe('active');
    expect(talk.lines(carla)).not.toContain('(waiting-again)');
  });

  it('[E21][P16][R8][TI4] a joined supervisor who flickers leaves no notice; one who stays away exactly one', () => {
    const talk = active().monitor(sam).join(sam);
    const left = (): number => talk.lines(carla).filter((line) => line === '(left)').length;
    for (let round = 0; round < 5; round += 1)
      talk
        .drop(sam)
        .sleep(grace.supervisor - 1)
        .connect(sam)
        .sleep(1);
    expect(left()).toBe(0);
    talk.drop(sam).sleep(grace.supervisor);
    expect(left()).toBe(1);
    talk.connect(sam).ask(sam, { type: 'supervise', mode: 'leave' });
    expect(
      talk
        .sleep(1000)
        .lines(carla)
        .filter((line) => line === '(left)'),
    ).toHaveLength(1);
  });

  it('[E20][TI4] a monitor who is cut off goes silently after the grace', () => {
    const talk = active().monitor(sam);
    const before = [talk.bytes(carla), talk.bytes(anna)];
    talk.drop(sam).sleep(grace.supervisor);
    expect(talk.state.supervisions).toEqual([]);
    expect([talk.bytes(carla), talk.bytes(anna)]).toEqual(before);
  });

  it('[TI5] a deadline about somebody who is not handler any more does nothing', () => {
    const talk = active().drop(anna).monitor(sam);
    const { deadlines } = talk.state;
    const taken = { ...talk.takeOver(sam).state, deadlines };
    const late = decideOverdue(taken, START + 3_600_000);
    const after = evolveAll(taken, late.changes);
    expect(late.entries).toEqual([]);
    expect(after.phase).toEqual(taken.phase);
    expect(after.deadlines).toEqual([]);
  });

  it('[TI5] a takeover ends the wait for the former handler', () => {
    expect(active().drop(anna).monitor(sam).takeOver(sam).state.deadlines).toEqual([]);
  });

  it('[F15][TI6] late, early or double: what is due happens once', () => {
    const { state } = active().monitor(sam).join(sam).drop(anna).drop(sam);
    expect(decideOverdue(state, START + 1)).toEqual({ changes: [], entries: [] });
    const late = decideOverdue(state, START + 3_600_000);
    expect(
      late.entries.map(({ body }) => body.kind),
      'in the order in which it was due',
    ).toEqual(['handler-away', 'left', 'supervision', 'waiting-again', 'returned-to-queue']);
    const after = evolveAll(state, late.changes);
    expect(after.deadlines).toEqual([]);
    expect(decideOverdue(after, START + 3_600_000)).toEqual({ changes: [], entries: [] });
  });

  it('[TI6] overdue means now or before', () => {
    const deadline = { kind: 'handler-lost', person: anna.id, at: START } as const;
    expect(overdue([deadline], START - 1)).toEqual([]);
    expect(overdue([deadline], START)).toEqual([deadline]);
    expect(nextDeadline([])).toBeNull();
  });
});
