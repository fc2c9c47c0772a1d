// What holds after every step of every history, whoever asks for what and whoever vanishes.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { actionOf } from '../../core/domain/decide.js';
import { type canMove, handlerOf } from '../../core/domain/lifecycle.js';
import { actions, sight } from '../../core/domain/permissions.js';
import { actionsFor, permit } from '../../core/domain/permit.js';
import { deskItemFor, rowFor, summaryOf } from '../../core/domain/summary.js';
import type { Entry } from '../../core/domain/timeline.js';
import type { Scope } from '../../core/domain/view.js';
import { scopeOf } from '../../core/domain/view.js';
import { customerDown, staffDown } from '../../core/protocol/conversation-down.js';
import { agentWorkgroupDown, supervisorWorkgroupDown } from '../../core/protocol/workgroup-down.js';
import { deskDown } from '../../core/protocol/desk-down.js';
import type { Talk } from '../support/builders.js';
import { carla } from '../support/builders.js';
import { anyHistory, everybody, play, standingsOf } from '../support/histories.js';

const runs = { numRuns: 300 };
const slow = { timeout: 60_000 };

describe('after every step of every history', slow, () => {
  it('[A08][A26][R2][HA7][HA8][PH3] one handler exactly while active or wrapped up; the epoch tells each change', () => {
    const phasesMet = new Set<string>();
    fc.assert(
      fc.property(anyHistory, (history) => {
        let epoch = 0;
        let handler: string | null = null;
        let phase = 'queued';
        play(history, ({ state }) => {
          const now = handlerOf(state.phase)?.id ?? null;
          expect(now !== null).toBe(state.phase.kind === 'active' || state.phase.kind === 'wrap-up');
          expect(state.epoch).toBeGreaterThanOrEqual(epoch);
          const closedIt = phase !== 'closed' && state.phase.kind === 'closed';
          if (now !== handler && !closedIt) expect(state.epoch).toBeGreaterThan(epoch);
          if (now === handler && state.epoch !== epoch)
            expect(state.epoch - epoch, 'away and back').toBeGreaterThan(1);
          ({ epoch } = state);
          handler = now;
          phase = state.phase.kind;
          phasesMet.add(phase);
        });
      }),
      runs,
    );
    expect([...phasesMet].sort(), 'the histories reach every phase').toEqual([
      'active',
      'closed',
      'queued',
      'wrap-up',
    ]);
  });

  it('[ST2][ST4][R2] exactly one person has the standing of handler, and nobody handles and watches at once', () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        play(history, (talk) => {
          const handlers = standingsOf(talk).filter(([, standing]) => standing === 'handler');
          const handler = handlerOf(talk.state.phase);
          expect(handlers.map(([who]) => who.id)).toEqual(handler ? [handler.id] : []);
          for (const { person, mode, tookOver } of talk.state.supervisions) {
            expect(mode === 'takeover').toBe(person.id === handler?.id);
            expect(tookOver !== null).toBe(mode === 'takeover');
            expect(tookOver?.from.id, 'nobody hands back to themselves').not.toBe(person.id);
          }
          expect(talk.state.formerHandlers.map(({ person }) => person.id)).not.toContain(handler?.id);
        });
      }),
      runs,
    );
  });

  it('[RE1][PE2] what is refused changes nothing, and what is accepted was permitted', () => {
    const accepted = new Map<string, number>();
    let refused = 0;
    fc.assert(
      fc.property(anyHistory, (history) => {
        let before = '';
        play(history, (talk, { step, decision }) => {
          if (step.act.kind !== 'ask' || !decision) return;
          const command = step.act.make(talk.epoch);
          const action = actionOf(command);
          if (decision.kind === 'accepted') accepted.set(action, (accepted.get(action) ?? 0) + 1);
          if (decision.kind === 'refused') {
            refused += 1;
            before = talk.everything();
            const again = talk.ask(step.act.who, command);
            if (again.kind === 'refused') expect(talk.everything()).toBe(before);
          }
          const now = permit(talk.state, step.act.who, action);
          expect(actionsFor(talk.state, step.act.who).includes(action)).toBe(now === null);
        });
      }),
      runs,
    );
    expect(refused).toBeGreaterThan(0);
    const asked = actions.filter(
      (action) => !['set-typing', 'set-draft', 'mark-read', 'read-history'].includes(action),
    );
    for (const action of asked) {
      expect(accepted.get(action) ?? 0, `the histories hold enough of ${action}`).toBeGreaterThan(5);
    }
  });

  it('[PH2][TI1][WI10] nothing moves where it must not, and nobody who is absent is waited for without end', () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        let phase: Parameters<typeof canMove>[0] = 'queued';
        const end = play(history, ({ state }) => {
          if (state.phase.kind !== phase) expect(reachable(phase)).toContain(state.phase.kind);
          phase = state.phase.kind;
        });
        for (const { person } of end.state.supervisions) {
          const isWaitedFor = end.presence.staff.has(person.id) || end.state.phase.kind === 'wrap-up';
          expect(isWaitedFor, 'an absent supervisor is out of the room').toBe(true);
        }
        if (end.state.phase.kind === 'active')
          expect(end.presence.staff.has(end.state.phase.handler.id)).toBe(true);
        expect(end.state.deadlines).toEqual([]);
      }),
      runs,
    );
  });
});

/** Several moves may lie between two looks, as time passed before the step. */
const reachable = (from: 'queued' | 'active' | 'wrap-up' | 'closed'): readonly string[] =>
  ({
    queued: ['active', 'closed'],
    active: ['queued', 'wrap-up', 'closed'],
    'wrap-up': ['closed'],
    closed: [],
  })[from];

const checkNumbers = (talk: Talk): void => {
  const customers = new Map(talk.seen(carla).map(({ id, seq }) => [id, seq]));
  for (const who of everybody) {
    const seen = talk.seen(who);
    expect(seen.every(({ seq }, index) => seq === index + 1)).toBe(true);
    const isStaff = who.role !== 'customer';
    expect(isStaff && seen.some(({ id, publicSeq }) => publicSeq !== customers.get(id))).toBe(false);
  }
};

const isEntitled = (scope: Scope, { audience }: Entry): boolean =>
  ({
    nothing: false,
    everyone: audience.kind === 'everyone',
    staff:
      audience.kind === 'everyone' ||
      audience.kind === 'staff' ||
      (audience.kind === 'whisper' && scope.kind === 'staff' && audience.to === scope.person),
    all: true,
  })[scope.kind];

const checkAudiences = (talk: Talk): void => {
  for (const [who, standing] of standingsOf(talk)) {
    const scope = scopeOf(talk.state, who);
    const tookOver = talk.state.supervisions.find(({ mode }) => mode === 'takeover');
    expect(scope.kind).toBe(tookOver?.person.id === who.id ? 'all' : sight[standing]);
    if (scope.kind === 'staff') expect(scope.person).toBe(who.id);
    const entitled = talk.entries.filter((entry) => isEntitled(scope, entry)).map(({ id }) => id);
    expect(
      talk
        .seen(who)
        .map(({ id }) => id)
        .join(),
      `${who.name}, ${standing}`,
    ).toBe(entitled.join());
  }
};

describe('what everybody is shown', slow, () => {
  it('[R1][WI6][TL3][TL5] numbers are 1 to n for every viewer, at every moment', () => {
    fc.assert(
      fc.property(anyHistory, (history) => void play(history, checkNumbers)),
      { numRuns: 150 },
    );
  });

  it('[R1][E13][TL1][VI1] an entry is seen by those of its audience and by nobody else', () => {
    fc.assert(
      fc.property(anyHistory, (history) => void play(history, checkAudiences)),
      { numRuns: 150 },
    );
  });

  it('[WI5][TL4] any two viewers see what they both see in the same order', () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        const talk = play(history);
        const order = new Map(talk.entries.map(({ id }, index) => [id, index]));
        for (const who of everybody) {
          const places = talk.seen(who).map(({ id }) => order.get(id) ?? -1);
          expect(places).toEqual([...places].sort((a, b) => a - b));
        }
      }),
      runs,
    );
  });

  it('[TH21][VI2][WI12] every view is exactly what the schemas of its reader list', () => {
    const kinds = new Set<string>();
    fc.assert(
      fc.property(anyHistory, (history) => {
        play(history, (talk) => {
          for (const who of everybody) {
            const header = talk.header(who);
            const schema = who.role === 'customer' ? customerDown : staffDown;
            const frames = [
              { type: 'header', header },
              { type: 'entries', entries: talk.seen(who), cursor: 'x', live: true },
            ];
            for (const frame of frames) expect(schema.safeParse(frame).error).toBeUndefined();
            kinds.add(header.kind);
            const summary = summaryOf(talk.state, talk.presence);
            const row = rowFor(who, summary);
            const rows = row?.supervisors ? supervisorWorkgroupDown : agentWorkgroupDown;
            if (row)
              expect(rows.safeParse({ type: 'rows', changed: [row], removed: [] }).error).toBeUndefined();
            const item = deskItemFor(talk.state, talk.presence, who.id);
            if (item)
              expect(
                deskDown.safeParse({ type: 'items', changed: [item], removed: [] }).error,
              ).toBeUndefined();
          }
        });
      }),
      { numRuns: 100 },
    );
    expect([...kinds].sort()).toEqual(['customer', 'displaced', 'outsider', 'staff']);
  });

  it('[R1][VI2][VI3][VI4] no customer’s view holds the id of staff, nor a supervisor who did not join', () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        const joinedOnce = new Set<string>();
        play(history, (talk) => {
          for (const { person, mode } of talk.state.supervisions)
            if (mode === 'join') joinedOnce.add(person.name);
          const view = talk.bytes(carla);
          expect(everybody.filter(({ id }) => view.includes(id))).toEqual([]);
          for (const { body } of talk.seen(carla)) {
            const person = body.kind === 'message' ? body.author : 'person' in body ? body.person : null;
            if (person?.role === 'supervisor') expect(joinedOnce).toContain(person.name);
          }
        });
      }),
      runs,
    );
  });
});
