// What lasts only so long: rules TI8 to TI10 and TI1.
import { describe, expect, it } from 'vitest';
import { decidePolicy } from '../../core/domain/decide-house.js';
import { decideOverdue } from '../../core/domain/decide-time.js';
import { evolveAll } from '../../core/domain/evolve.js';
import { rowFor, summaryOf } from '../../core/domain/summary.js';
import type { Talk } from '../support/builders.js';
import { active, anna, bert, carla, documentOf, granted, sam, tess } from '../support/builders.js';

const away = (talk: Talk): number => talk.lines(carla).filter((line) => line === '(handler-away)').length;

describe('a handler without connection', () => {
  it('[G10][T22][TI8] after the first time the customer is told, once; after the second it goes on', () => {
    const talk = active().drop(anna).sleep(19);
    expect(away(talk)).toBe(0);
    expect(talk.header(carla)).toMatchObject({ handler: { present: false } });
    expect(away(talk.sleep(1))).toBe(1);
    expect(away(talk.sleep(60))).toBe(1);
    expect(talk.state.phase.kind).toBe('active');
    expect(talk.sleep(10).state.phase.kind).toBe('queued');
    expect(talk.lines(carla).slice(-2)).toEqual(['(handler-away)', '(waiting-again)']);
  });

  it('[G10][TI8] who flickers within the time is told of to nobody; each longer absence is told once', () => {
    const talk = active().drop(anna).sleep(19).connect(anna).drop(anna).sleep(19).connect(anna);
    expect(away(talk)).toBe(0);
    talk.drop(anna).sleep(20).connect(anna).sleep(100).drop(anna).sleep(20);
    expect(away(talk)).toBe(2);
    expect(talk.connect(anna).state).toMatchObject({ isAwayTold: false, deadlines: [] });
  });

  it('[G10][TI8] only of whom the customer was told: another’s absence would tell of the takeover', () => {
    const talk = active({ takeoverNotice: 'none' }).monitor(sam).takeOver(sam);
    const before = talk.bytes(carla);
    expect(talk.drop(sam).sleep(89).bytes(carla)).toBe(before);
    expect(talk.sleep(1).state.phase.kind).toBe('queued');
  });

  it('[TI8] a notice that would come no sooner than the end of waiting is not given', () => {
    const talk = active({ grace: { handlerNotice: 90, handler: 90 } })
      .drop(anna)
      .sleep(90);
    expect(away(talk)).toBe(0);
    expect(talk.lines(carla).at(-1)).toBe('(waiting-again)');
  });

  it('[G10][TI8] with nobody connected at all it goes on all the same', () => {
    const talk = active().drop(carla).drop(anna).drop(sam).drop(tess).sleep(3600);
    expect(talk.state.phase.kind).toBe('queued');
    expect(talk.lines(carla)).toEqual(['Hello?', '(handler-shown)', '(handler-away)', '(waiting-again)']);
  });

  it('[G10][T22][TI9] where lost handlers are left to supervisors it stays, and says since when', () => {
    const talk = active({ orphans: 'supervisor' }).drop(anna).sleep(89);
    expect(talk.state.orphanedSince).toBeNull();
    talk.sleep(1);
    const { now } = talk;
    expect(talk.state).toMatchObject({
      orphanedSince: now,
      phase: { handler: { id: anna.id } },
      deadlines: [],
    });
    expect(rowFor(sam, summaryOf(talk.state, talk.presence))?.concerns?.orphanedSince).toBe(now);
    expect(talk.monitor(sam).header(sam)).toMatchObject({ backstage: { orphanedSince: now } });
    expect(talk.lines(carla)).not.toContain('(waiting-again)');
    expect(talk.takeOver(sam).state.orphanedSince, 'until somebody else handles it').toBeNull();
  });

  it('[TI9] they are back, or it ends: it says so no more', () => {
    const orphaned = (): Talk => active({ orphans: 'supervisor' }).drop(anna).sleep(500);
    expect(orphaned().connect(anna).state).toMatchObject({ orphanedSince: null, isAwayTold: false });
    const again = orphaned().connect(anna).drop(anna).sleep(90);
    expect(again.state.orphanedSince).toBe(again.now);
    expect(orphaned().end(carla).state.orphanedSince).toBeNull();
  });
});

describe('what lasts', () => {
  it('[TI10][B30] what nobody wraps up closes by itself, without disposition, however present they are', () => {
    const talk = active().end(anna).sleep(1799);
    expect(talk.state.phase.kind).toBe('wrap-up');
    const before = talk.bytes(carla);
    expect(talk.sleep(1).state).toMatchObject({
      phase: { kind: 'closed' },
      disposition: null,
      deadlines: [],
    });
    expect(talk.entries.at(-1)).toMatchObject({
      audience: { kind: 'staff' },
      body: { kind: 'wrapped-up', person: { id: anna.id }, disposition: null },
    });
    expect(talk.bytes(carla), 'which the customer does not see').toBe(before);
  });

  it('[TI10][SU15] also what was taken over, and then nobody is left in it', () => {
    const talk = active().monitor(sam).takeOver(sam).end(sam).sleep(1800);
    expect(talk.state).toMatchObject({ phase: { kind: 'closed' }, supervisions: [] });
  });

  it('[TI1][TI2] what follows from the state alone moves with it, and does not while nothing changes', () => {
    const talk = active().end(anna).sleep(100);
    const first = talk.state.deadlines;
    expect(first).toMatchObject([{ kind: 'wrap-up-late' }]);
    expect(talk.drop(anna).connect(anna).state.deadlines).toEqual(first);
    talk.house(decidePolicy(talk.state, documentOf({ grace: { wrapUp: 200 } }, 1)));
    expect(talk.state.deadlines).toMatchObject([{ kind: 'wrap-up-late', at: talk.now + 100_000 }]);
    expect(talk.wrapUp(anna).state.deadlines).toEqual([]);
  });

  it('[TI5] about an offer, a snooze or a wrap-up that is no more, a deadline does nothing', () => {
    const transferring = granted(anna, ['handle', 'transfer']);
    const asked = active().handOff(transferring, { kind: 'agent', id: bert.id }, 'warm');
    const asleep = active();
    asleep.do(anna, { type: 'snooze', until: asleep.now + 5000 });
    const stages = [
      [asked, asked.state.deadlines, (talk: Talk) => talk.decline(bert)],
      [asleep, asleep.state.deadlines, (talk: Talk) => talk.say(carla, 'x')],
    ] as const;
    for (const [talk, deadlines, end] of stages) {
      expect(deadlines).toHaveLength(1);
      end(talk);
      expect(talk.state.deadlines).toEqual([]);
      const late = decideOverdue({ ...talk.state, deadlines }, talk.now + 3_600_000);
      expect(late.entries).toEqual([]);
      expect({ ...evolveAll(talk.state, late.changes), deadlines: [] }).toEqual({
        ...talk.state,
        deadlines: [],
      });
    }
  });
});
