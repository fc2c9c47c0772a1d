// Content goes, numbering and figures stay: rules ER1 to ER4. And one document at a time: PL1 and PL2.
import { describe, expect, it } from 'vitest';
import { decideErasure, decidePolicy } from '../../core/domain/decide-house.js';
import { tombstoneOf } from '../../core/domain/erasure.js';
import { customerDown, staffDown } from '../../core/protocol/conversation-down.js';
import type { Talk } from '../support/builders.js';
import { active, anna, carla, documentOf, queued, sam, tess } from '../support/builders.js';

const dayMs = 24 * 60 * 60 * 1000;
const secret = 'my card is 4711';
/** One of everything that people write. */
const busy = (policy = {}): Talk =>
  active(policy)
    .say(carla, secret)
    .note(anna, secret)
    .do(anna, { type: 'tag', add: [secret], remove: [] })
    .do(anna, { type: 'raise-hand', text: secret })
    .do(sam, { type: 'flag', reason: secret })
    .monitor(sam)
    .whisper(sam, secret)
    .do(sam, { type: 'supervise', mode: 'join', reason: secret })
    .takeOver(sam, secret);
const closed = (policy = {}): Talk => busy(policy).end(sam).do(sam, { type: 'wrap-up', disposition: secret });

describe('keeping', () => {
  it('[C02][ER1] what is closed is erased after so many days, once', () => {
    const talk = closed({ retentionDays: 2 });
    expect(talk.state.deadlines).toEqual([
      { kind: 'content-due', person: carla.id, at: talk.now + 2 * dayMs },
    ]);
    talk.sleep(2 * 24 * 60 * 60 - 1);
    expect(talk.state.erased).toBeNull();
    talk.sleep(1);
    expect(talk.state.erased).toEqual({ at: talk.now, cause: 'retention' });
    expect(talk.state.deadlines).toEqual([]);
    expect(decideErasure(talk.state, 'request', talk.now)).toEqual({ changes: [], entries: [] });
  });

  it('[C02][ER1][PH5] when it is erased does not tell how long it was wrapped up, nor that it was', () => {
    const erasedAfter = (wrapUp: 'on' | 'off', seconds: number): number => {
      const talk = busy({ retentionDays: 2, wrapUp }).end(sam);
      const endedAt = talk.now;
      talk.sleep(seconds);
      if (wrapUp === 'on') talk.do(sam, { type: 'wrap-up', disposition: secret });
      talk.sleep(3 * 24 * 60 * 60);
      return (talk.state.erased?.at ?? 0) - endedAt;
    };
    expect([erasedAfter('off', 60), erasedAfter('on', 0), erasedAfter('on', 600)]).toEqual([
      2 * dayMs,
      2 * dayMs,
      2 * dayMs,
    ]);
  });

  it('[C02][ER1] without days it is kept, and a later policy counts from the end', () => {
    const talk = closed().sleep(10 * 24 * 60 * 60);
    const closedAt = talk.state.phase.since;
    expect(talk.state.deadlines).toEqual([]);
    talk.house(decidePolicy(talk.state, documentOf({ retentionDays: 30 }, 1)));
    expect(talk.state.deadlines).toMatchObject([{ kind: 'content-due', at: closedAt + 30 * dayMs }]);
  });
});

describe('erasing', () => {
  it.each(['queued', 'active', 'closed'] as const)(
    '[C02][ER2] a %s conversation, at the customer’s wish',
    (phase) => {
      const talk = { queued: () => queued().say(carla, secret), active: busy, closed }[phase]();
      talk.house(decideErasure(talk.state, 'request', talk.now));
      expect(talk.state).toMatchObject({ phase: { kind: 'closed' }, erased: { cause: 'request' }, tags: [] });
      expect(talk.state.customer.name).toBe('');
      expect(JSON.stringify(talk.state)).not.toContain(secret);
      expect(talk.state.supervisions.filter(({ mode }) => mode === 'takeover')).toEqual([]);
    },
  );

  it('[C02][ER3] numbers, ids, times and audiences stay, and no word of anybody', () => {
    const talk = closed();
    const stones = talk.entries.map(tombstoneOf);
    expect(JSON.stringify(stones)).not.toContain(secret);
    expect(stones.map(({ body: _, ...rest }) => rest)).toEqual(
      talk.entries.map(({ body: _, ...rest }) => rest),
    );
    const messages = talk.entries.flatMap(({ body }, index) =>
      body.kind === 'message' ? [stones[index]?.body] : [],
    );
    expect(messages).toEqual(messages.map(() => ({ kind: 'erased' })));
    expect(stones.map(tombstoneOf), 'twice is once').toEqual(stones);
    talk.entries = stones;
    for (const who of [carla, anna, sam, tess]) {
      const seen = talk.seen(who);
      expect(seen.map(({ seq }) => seq)).toEqual(seen.map((_, index) => index + 1));
      const schema = who === carla ? customerDown : staffDown;
      expect(
        schema.safeParse({ type: 'entries', entries: seen, cursor: 'x', live: true }).error,
      ).toBeUndefined();
    }
  });

  it('[C02][ER4] figures stay as they were', () => {
    const talk = closed();
    const { metrics, messages, position, counts } = talk.state;
    talk.house(decideErasure(talk.state, 'request', talk.now));
    expect(talk.state).toMatchObject({ metrics, messages, position, counts });
  });
});

describe('documents', () => {
  it('[PL1] only a higher version replaces the one in force', () => {
    const talk = active();
    const document = documentOf({ whisper: 'off' }, 2, 'Sales team');
    talk.house(decidePolicy(talk.state, document));
    expect(talk.state).toMatchObject({ policyVersion: 2, label: 'Sales team', policy: { whisper: 'off' } });
    for (const version of [2, 1]) {
      expect(decidePolicy(talk.state, documentOf({ whisper: 'join' }, version))).toEqual({
        changes: [],
        entries: [],
      });
    }
  });

  it('[PL2] what was begun goes on, what is asked next is decided anew', () => {
    const talk = active().monitor(sam).monitor(tess).whisper(sam, 'psst');
    talk.house(decidePolicy(talk.state, documentOf({ whisper: 'off', monitors: { perRoom: 1 } }, 1)));
    expect(talk.state.supervisions.map(({ mode }) => mode)).toEqual(['whisper', 'monitor']);
    expect(talk.refusal(sam, { type: 'post', audience: 'whisper', text: 'x', epoch: talk.epoch })).toBe(
      'forbidden',
    );
    expect(talk.leave(sam).refusal(sam, { type: 'supervise', mode: 'monitor' })).toBe('conflict');
  });
});
