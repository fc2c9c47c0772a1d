// Entering, watching, joining and leaving: rules SU1 to SU6, SU14, SU16.
import { describe, expect, it } from 'vitest';
import { handlerOf } from '../../core/domain/lifecycle.js';
import { policyWith } from '../../core/domain/policy.js';
import type { SupervisionMode } from '../../core/domain/supervision.js';
import { supervisionMoves } from '../../core/domain/supervision.js';
import type { Talk } from '../support/builders.js';
import { active, anna, carla, sam, supervisor, tess, uma } from '../support/builders.js';

const monitor = { type: 'supervise', mode: 'monitor' } as const;
const join = { type: 'supervise', mode: 'join' } as const;
const leave = { type: 'supervise', mode: 'leave' } as const;

const modeOf = (talk: Talk, id: string): SupervisionMode | undefined =>
  talk.state.supervisions.find((each) => each.person.id === id)?.mode;

describe('entering', () => {
  it('[A20][A21][SU1] every supervision starts as monitoring and is stepped up from there, in place', () => {
    const talk = active();
    expect(talk.refusal(sam, join)).toBe('not-monitoring');
    expect(talk.refusal(sam, { type: 'take-over', epoch: talk.epoch })).toBe('not-monitoring');
    expect(modeOf(talk.monitor(sam), sam.id)).toBe('monitor');
    expect(modeOf(talk.join(sam), sam.id)).toBe('join');
    expect(modeOf(talk.takeOver(sam), sam.id)).toBe('takeover');
  });

  it('[A20][R4][SU1] whatever a monitor sends, it can only read, whisper, step up and leave', () => {
    const talk = active().monitor(sam);
    const before = talk.everything();
    const { epoch } = talk;
    for (const audience of ['everyone', 'staff'] as const) {
      expect(talk.refusal(sam, { type: 'post', audience, text: 'x', epoch })).toBe('forbidden');
    }
    expect(talk.refusal(sam, { type: 'end' })).toBe('forbidden');
    expect(talk.refusal(sam, { type: 'wrap-up', disposition: 'x' })).toBe('forbidden');
    expect(talk.refusal(sam, { type: 'hand-back', epoch })).toBe('forbidden');
    expect(talk.everything()).toBe(before);
  });

  it('[C09][SU1] joining is a choice after monitoring, with a grant of its own', () => {
    const watcher = supervisor('Wim', ['monitor']);
    expect(active().monitor(watcher).refusal(watcher, join)).toBe('forbidden');
  });

  const moves = Object.entries(supervisionMoves).flatMap(([act, row]) =>
    Object.entries(row).map(([from, to]) => ({ act, from, to })),
  );
  it('[SU2] the moves between modes are these and no others', () => {
    expect(moves.map(({ act, from, to }) => `${act}: ${from} -> ${to}`)).toEqual([
      'monitor: none -> monitor',
      'monitor: monitor -> monitor',
      'monitor: whisper -> whisper',
      'monitor: join -> null',
      'monitor: takeover -> null',
      'whisper: none -> null',
      'whisper: monitor -> whisper',
      'whisper: whisper -> whisper',
      'whisper: join -> join',
      'whisper: takeover -> takeover',
      'join: none -> null',
      'join: monitor -> join',
      'join: whisper -> join',
      'join: join -> join',
      'join: takeover -> null',
      'take-over: none -> null',
      'take-over: monitor -> takeover',
      'take-over: whisper -> takeover',
      'take-over: join -> takeover',
      'take-over: takeover -> null',
    ]);
  });

  it('[B12][P1][SU3] the one too many is told who holds the places, and since when', () => {
    const talk = active({ monitors: { perRoom: 2 } })
      .monitor(sam)
      .sleep(5)
      .join(sam)
      .monitor(tess);
    const [first, second] = talk.state.supervisions;
    const decision = talk.ask(uma, monitor);
    expect(decision).toEqual({
      kind: 'refused',
      refusal: {
        code: 'conflict',
        holders: [
          { name: 'Sam', since: first?.since },
          { name: 'Tess', since: second?.since },
        ],
      },
    });
  });

  it('[B12][P1][SU3] of two at once one wins; a place is free again after leaving or after the grace', () => {
    const talk = active({ monitors: { perRoom: 1 } });
    const answers = [talk.ask(sam, monitor), talk.ask(tess, monitor)];
    expect(answers.map(({ kind }) => kind)).toEqual(['accepted', 'refused']);
    expect(talk.leave(sam).ask(tess, monitor).kind).toBe('accepted');
    talk.drop(tess).sleep(policyWith({}).grace.supervisor - 1);
    expect(talk.refusal(sam, monitor)).toBe('conflict');
    expect(talk.sleep(1).ask(sam, monitor).kind).toBe('accepted');
  });

  it('[SU3] who is in already is not counted against themselves', () => {
    const talk = active({ monitors: { perRoom: 1 } }).monitor(sam);
    const before = talk.everything();
    expect(talk.ask(sam, monitor)).toEqual({ kind: 'accepted', changes: [], entries: [] });
    expect(talk.everything()).toBe(before);
  });

  it('[SU4] a second tab that asks for what is already the case is accepted and changes nothing', () => {
    const talk = active().monitor(sam).join(sam);
    const before = talk.everything();
    expect(talk.ask(sam, join)).toEqual({ kind: 'accepted', changes: [], entries: [] });
    expect(talk.everything()).toBe(before);
    talk.leave(sam);
    const after = talk.everything();
    expect(talk.ask(sam, leave)).toEqual({ kind: 'accepted', changes: [], entries: [] });
    expect(talk.everything()).toBe(after);
  });

  it('[B01][P7][SU16] the policy says in which phases watching may begin', () => {
    expect(
      active({ monitors: { phases: ['active'] } })
        .end(anna)
        .refusal(sam, monitor),
    ).toBe('bad-state');
    expect(active({ monitors: { phases: ['wrap-up'] } }).refusal(sam, monitor)).toBe('bad-state');
    expect(active().end(anna).wrapUp(anna).refusal(sam, monitor)).toBe('bad-state');
  });

  it('[C14][P7][SU16] wrap-up may be watched, and nothing more', () => {
    const talk = active().end(anna).monitor(sam);
    expect(talk.refusal(sam, join)).toBe('bad-state');
    expect(talk.refusal(sam, { type: 'take-over', epoch: talk.epoch })).toBe('bad-state');
  });
});

describe('watching unseen', () => {
  it('[B05][D02][E11][R3][VI9] coming, going and being cut off change no byte for customer or agent', () => {
    const talk = active().say(anna, 'Hi');
    const before = [talk.bytes(carla), talk.bytes(anna)];
    const same = (): void => expect([talk.bytes(carla), talk.bytes(anna)]).toEqual(before);
    talk.monitor(sam);
    same();
    talk.drop(sam).connect(sam);
    same();
    talk.monitor(tess).drop(tess).sleep(60);
    same();
    talk.leave(sam);
    same();
  });

  it('[A10][SU14] monitoring leaves handler, epoch, waiting time and last message as they were', () => {
    const talk = active();
    const { phase, epoch, waitingSince, lastMessage, marks, shownHandler } = talk.state;
    talk.monitor(sam).sleep(3).leave(sam);
    expect(talk.state).toMatchObject({ phase, epoch, waitingSince, lastMessage, marks, shownHandler });
  });

  it('[B24][B25][SU14] every change of mode is one entry for supervisors, with from and to', () => {
    const talk = active().monitor(sam).whisper(sam, 'psst').join(sam).takeOver(sam).handBack(sam).leave(sam);
    const audit = talk.entries.filter(({ body }) => body.kind === 'supervision');
    expect(audit.map(({ audience }) => audience.kind)).toEqual(audit.map(() => 'supervisors'));
    const moves = audit.map(({ body }) => (body.kind === 'supervision' ? [body.from, body.to] : []));
    expect(moves).toEqual([
      [null, 'monitor'],
      ['monitor', 'whisper'],
      ['whisper', 'join'],
      ['join', 'takeover'],
      ['takeover', 'join'],
      ['join', null],
    ]);
  });

  it('[A09][SU1] a monitor sees what was said before', () => {
    const talk = active().say(anna, 'Hi').note(anna, 'Difficult');
    expect(talk.seen(sam)).toEqual([]);
    expect(talk.monitor(sam).lines(sam)).toEqual([
      'Hello?',
      '(handler-shown)',
      '(assigned)',
      'Hi',
      'Difficult',
      '(supervision)',
    ]);
  });
});

describe('joining and leaving', () => {
  it('[A11][E14][C10][SU5] all are told before the first word, and see who speaks', () => {
    const talk = active().monitor(sam).join(sam).say(sam, 'I am here to help');
    expect(talk.lines(carla).slice(-2)).toEqual(['(joined)', 'I am here to help']);
    expect(talk.lines(anna).slice(-2)).toEqual(['(joined)', 'I am here to help']);
    expect(talk.seen(carla).at(-1)?.body).toEqual({
      kind: 'message',
      author: { name: 'Sam', role: 'supervisor' },
      text: 'I am here to help',
    });
  });

  it('[A22][SU5] the agent remains handler and can still write', () => {
    const talk = active().monitor(sam).join(sam);
    expect(handlerOf(talk.state.phase)?.id).toBe(anna.id);
    expect(talk.say(anna, 'Still here').lines(carla)).toContain('Still here');
  });

  it('[C10][P3b][SU5][SU6][VI13] with the notice off the customer sees nobody join or leave, the agent does', () => {
    const talk = active({ joinNotice: 'off' }).monitor(sam);
    const before = talk.bytes(carla);
    talk.join(sam);
    expect(talk.bytes(carla)).toBe(before);
    expect(talk.lines(anna)).toContain('(joined)');
    expect(talk.leave(sam).bytes(carla)).toBe(before);
    expect(talk.lines(anna)).toContain('(left)');
  });

  it('[E18][E19][SU6] leaving ends the sight at once and ends nothing for others', () => {
    const talk = active().monitor(sam).leave(sam).say(carla, 'later');
    expect(talk.header(sam).kind).toBe('outsider');
    expect(talk.seen(sam)).toEqual([]);
    expect(talk.state.phase.kind).toBe('active');
  });

  it('[E20][P16][SU6] leaving from monitor or whisper says nothing to anyone but supervisors', () => {
    for (const talk of [active().monitor(sam), active().monitor(sam).whisper(sam, 'psst')]) {
      const [customerLines, agentLines] = [talk.lines(carla), talk.lines(anna)];
      talk.leave(sam);
      expect([talk.lines(carla), talk.lines(anna)]).toEqual([customerLines, agentLines]);
    }
  });

  it('[E21][P16][SU6] leaving from join is told once, in public', () => {
    const talk = active().monitor(sam).join(sam).leave(sam);
    talk.ask(sam, leave);
    for (const who of [carla, anna])
      expect(talk.lines(who).filter((line) => line === '(left)')).toHaveLength(1);
  });

  it('[D06][PO10] what a supervisor is typing is nobody else’s business before they joined', () => {
    for (const talk of [active().monitor(sam), active().monitor(sam).whisper(sam, 'psst')]) {
      const header = talk.header(sam);
      expect(header.kind === 'staff' && header.you.may).not.toContain('set-typing');
      expect(header.kind === 'staff' && header.you.may).not.toContain('set-draft');
    }
    const joined = active().monitor(sam).join(sam).header(sam);
    expect(joined.you.may).toContain('set-typing');
    expect(joined.you.may).not.toContain('set-draft');
  });
});
