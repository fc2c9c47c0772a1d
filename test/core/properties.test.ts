// What holds after every step of every history, whoever asks for what and whoever vanishes.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ConversationState } from '../../core/domain/conversation.js';
import { actionOf } from '../../core/domain/decide.js';
import { deskItemFor } from '../../core/domain/desk-item.js';
import { evolveAll, evolvePlaced } from '../../core/domain/evolve.js';
import { type canMove, handlerOf } from '../../core/domain/lifecycle.js';
import { draftFor, marksFor, typingFor } from '../../core/domain/passing.js';
import { actions, sight } from '../../core/domain/permissions.js';
import { actionsFor, permit } from '../../core/domain/permit.js';
import { rowFor, summaryOf } from '../../core/domain/summary.js';
import type { Entry } from '../../core/domain/timeline.js';
import type { Scope } from '../../core/domain/view.js';
import { scopeOf } from '../../core/domain/view.js';
import { customerDown, staffDown } from '../../core/protocol/conversation-down.js';
import { deskDown } from '../../core/protocol/desk-down.js';
import { agentWorkgroupDown, supervisorWorkgroupDown } from '../../core/protocol/workgroup-down.js';
import { carla, Talk } from '../support/builders.js';
import { anyHistory, everybody, play, standingsOf } from '../support/histories.js';

const runs = { numRuns: 150 };

describe('after every step of every history', () => {
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
            // Where one's own may be watched, it is watched unseen and no more.
            const isOwn = person.id === handler?.id && talk.state.policy.monitors.own === 'allow';
            if (isOwn && mode !== 'takeover') expect(mode).toBe('monitor');
            else expect(mode === 'takeover').toBe(person.id === handler?.id);
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
          const command = step.act.make(talk.epoch, talk.now, talk);
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
      // So many that the rarest of what may be asked is met.
      { numRuns: 600 },
    );
    expect(refused).toBeGreaterThan(0);
    const asked = actions.filter(
      (action) =>
        !['attach', 'set-typing', 'set-draft', 'set-context', 'mark-read', 'read-history'].includes(action),
    );
    for (const action of asked) {
      expect(accepted.get(action) ?? 0, `the histories hold enough of ${action}`).toBeGreaterThan(3);
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
        const { phase: last, supervisions, orphanedSince, deadlines, policy, erased } = end.state;
        for (const { person, mode } of supervisions.filter((each) => each.mode !== 'takeover'))
          expect(end.presence.staff.has(person.id), `${mode}: an absent supervisor is out of the room`).toBe(
            true,
          );
        if (last.kind === 'active') {
          const isLost = !end.presence.staff.has(last.handler.id);
          expect(orphanedSince !== null, 'lost, and left to supervisors').toBe(isLost);
          if (isLost) expect(policy.orphans).toBe('supervisor');
        } else expect(orphanedSince).toBeNull();
        expect(last.kind, 'nothing is left to be wrapped up for ever').not.toBe('wrap-up');
        const isDue = last.kind === 'closed' && policy.retentionDays !== null;
        expect(erased !== null).toBe(isDue || erased?.cause === 'customer');
        expect(deadlines).toEqual([]);
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

const isEntitled = (scope: Scope, { audience }: Entry): boolean => {
  const isOpen = audience.kind === 'everyone' || audience.kind === 'staff';
  switch (scope.kind) {
    case 'nothing':
      return false;
    case 'everyone':
      return audience.kind === 'everyone';
    case 'staff':
      return isOpen || (audience.kind === 'whisper' && audience.to === scope.person);
    case 'apart': {
      if (audience.kind === 'supervisors') return (audience.of ?? scope.person) === scope.person;
      if (audience.kind !== 'whisper') return isOpen;
      return audience.to === scope.person || (audience.from ?? scope.person) === scope.person;
    }
    case 'all':
      return true;
  }
};

const checkAudiences = (talk: Talk): void => {
  for (const [who, standing] of standingsOf(talk)) {
    const scope = scopeOf(talk.state, who);
    const isIn = talk.state.supervisions.some(({ person }) => person.id === who.id);
    const whole = talk.state.policy.supervisorsSeeEachOther === 'on' ? 'all' : 'apart';
    const seen = sight[standing];
    expect(scope.kind).toBe(isIn || seen === 'all' ? whole : seen);
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

describe('the state', () => {
  it('[PH1] is what its changes and entries make of the beginning, and comes back from storage as it was', () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        const beginning = new Talk(history.policy, everybody, history.channel).state;
        const { turns, state } = play(history);
        const replayed = turns.reduce<ConversationState>((before, { changes, placed }) => {
          // As a room that was thrown away after each turn would read it.
          const stored = JSON.parse(JSON.stringify(before)) as ConversationState;
          return { ...evolvePlaced(evolveAll(stored, changes), placed), version: before.version + 1 };
        }, beginning);
        expect(JSON.parse(JSON.stringify(replayed))).toEqual(JSON.parse(JSON.stringify(state)));
        expect(state.version).toBe(turns.length);
      }),
      runs,
    );
  });

  it('[PH1] does not grow with the length of the conversation', () => {
    const most = { suggestions: 20, ruleHits: 20, tried: 200, tags: 30 };
    fc.assert(
      fc.property(anyHistory, (history) => {
        play(history, ({ state }) => {
          for (const [key, length] of Object.entries(most))
            expect(state[key as keyof typeof most].length).toBeLessThanOrEqual(length);
        });
      }),
      { numRuns: 50 },
    );
  });
});

describe('what everybody is shown', () => {
  it('[R1][WI6][TL3][TL5] numbers are 1 to n for every viewer, at every moment', () => {
    fc.assert(
      fc.property(anyHistory, (history) => void play(history, checkNumbers)),
      { numRuns: 100 },
    );
  });

  it('[P20][VI15] where supervisors do not see one another, no view of one tells of another who only watches', () => {
    const found = { views: 0 };
    const apart = anyHistory.map((history) => ({
      ...history,
      policy: { ...history.policy, supervisorsSeeEachOther: 'off' as const },
    }));
    fc.assert(
      fc.property(apart, (history) => {
        // Whoever was only ever unseen here: whatever they were seen doing before, in earlier modes, stays told.
        const known = new Set<string>();
        play(history, (talk) => {
          const unseen = talk.state.supervisions.filter(
            ({ mode }) => mode === 'monitor' || mode === 'whisper',
          );
          const acted = talk.entries.flatMap(({ audience, body }) =>
            audience.kind === 'everyone' || audience.kind === 'staff' || body.kind !== 'supervision'
              ? everybody.filter(({ id }) => JSON.stringify(body).includes(id)).map(({ id }) => id)
              : [],
          );
          for (const id of acted) known.add(id);
          for (const { person } of unseen.filter(({ person }) => !known.has(person.id))) {
            for (const [who] of standingsOf(talk).filter(([each]) => each.id !== person.id)) {
              if (scopeOf(talk.state, who).kind !== 'apart') continue;
              found.views += 1;
              expect(talk.bytes(who)).not.toContain(person.id);
            }
          }
        });
      }),
      { numRuns: 100 },
    );
    expect(found.views).toBeGreaterThan(50);
  });

  it('[R1][E13][TL1][VI1] an entry is seen by those of its audience and by nobody else', () => {
    fc.assert(
      fc.property(anyHistory, (history) => void play(history, checkAudiences)),
      { numRuns: 100 },
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
            const frames: object[] = [
              { type: 'header', header },
              { type: 'entries', entries: talk.seen(who), cursor: 'x', live: true },
            ];
            const passing = everybody.flatMap((from) => {
              const typing = typingFor(talk.state, from, who);
              const draft = draftFor(talk.state, from, who);
              return [
                ...(typing ? [{ type: 'typing', from: typing, active: true }] : []),
                ...(draft ? [{ type: 'draft', from: draft, text: 'x' }] : []),
              ];
            });
            const marks = marksFor(talk.state, who);
            frames.push(...passing, ...(marks ? [{ type: 'marks', marks }] : []));
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
