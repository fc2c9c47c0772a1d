// Which asks need a place on a desk, and what a desk's answer means: rules RS1 to RS3.
import { describe, expect, it } from 'vitest';
import type { Command } from '../../core/domain/command.js';
import type { Identity } from '../../core/domain/identity.js';
import { personOf } from '../../core/domain/identity.js';
import type { PresenceLevel } from '../../core/domain/policy.js';
import { refusals } from '../../core/domain/refusal.js';
import type { Reservation } from '../../core/domain/reservation.js';
import { reservationFor } from '../../core/domain/reservation.js';
import type { Talk } from '../support/builders.js';
import { active, anna, bert, carla, granted, queued, SUPPORT, sam, tess } from '../support/builders.js';

const monitor: Command = { type: 'supervise', mode: 'monitor' };
const boss = granted(sam, ['handle', 'monitor', 'takeover', 'assign', 'transfer']);
const answered = (talk: Talk, reservation: Reservation | undefined): Talk => {
  talk.facts = reservation ? { reservation } : {};
  return talk;
};
const busy: Reservation = { kind: 'busy', used: 8, limit: 8 };

describe('what needs a place', () => {
  const epoch = 1;
  const cases: readonly (readonly [string, Identity, Command, object | null])[] = [
    [
      'accepting',
      anna,
      { type: 'accept', epoch },
      { desk: anna.id, as: 'own', requires: 'signed-in', most: 8 },
    ],
    ['taking over', sam, { type: 'take-over', epoch }, { desk: sam.id, as: 'own', most: 8 }],
    [
      'taking over for an agent',
      sam,
      { type: 'take-over', epoch, target: { kind: 'agent', id: bert.id } },
      { desk: bert.id, as: 'own', requires: 'available', needs: ['handle'], override: false, most: null },
    ],
    ['taking over for the queue', sam, { type: 'take-over', epoch, target: { kind: 'queue' } }, null],
    ['assigning to oneself', sam, { type: 'assign', epoch, to: sam.id }, { desk: sam.id, as: 'own' }],
    [
      'assigning beyond the limit',
      sam,
      { type: 'assign', epoch, to: bert.id, override: true },
      { desk: bert.id, needs: ['handle'], override: true },
    ],
    [
      'handing off to a supervisor',
      anna,
      { type: 'hand-off', epoch, to: { kind: 'supervisor', id: sam.id }, manner: 'warm' },
      { desk: sam.id, requires: 'available', needs: ['takeover'] },
    ],
    [
      'handing off to a workgroup',
      anna,
      { type: 'hand-off', epoch, to: { kind: 'workgroup', id: SUPPORT }, manner: 'cold' },
      null,
    ],
    [
      'beginning to watch',
      sam,
      monitor,
      { desk: sam.id, as: 'monitored', limit: 'capacity', requires: 'online' },
    ],
    ['joining', sam, { type: 'supervise', mode: 'join' }, null],
    ['leaving', sam, { type: 'supervise', mode: 'leave' }, null],
    ['handing back', sam, { type: 'hand-back', epoch }, null],
    ['saying something', anna, { type: 'post', audience: 'everyone', text: 'x', epoch }, null],
    ['ending', anna, { type: 'end' }, null],
  ];
  it.each(cases)('[RS1][P2] %s', (_, who, command, expected) => {
    const request = reservationFor(active().state, who, command);
    if (expected === null) expect(request).toBeNull();
    else expect(request).toMatchObject(expected);
  });

  it('[RS1][P2][E23] the policy says how many conversations are watched and what presence that needs', () => {
    const { state } = active({ monitors: { perSupervisor: 3, requires: 'available' } });
    expect(reservationFor(state, sam, monitor)).toMatchObject({ limit: 3, requires: 'available' });
  });

  it('[RS1][P1][SU4] who watches already needs none, to follow another or by a second tab', () => {
    const talk = active().monitor(sam);
    expect(reservationFor(talk.state, sam, monitor)).toBeNull();
    expect(answered(talk, busy).ask(sam, monitor).kind).toBe('accepted');
  });
});

describe('a desk’s no', () => {
  const levels: readonly (readonly [PresenceLevel, string])[] = [
    ['signed-in', 'try-again'],
    ['online', 'not-online'],
    ['available', 'not-available'],
  ];
  it.each(levels)('[B11][P6][RS2] watching needs %s: %s', (requires, code) => {
    const talk = answered(active({ monitors: { requires } }), { kind: 'unavailable' });
    const before = talk.everything();
    expect(talk.refusal(sam, monitor)).toBe(code);
    expect(talk.everything()).toBe(before);
  });

  it('[E23][P2][RS2] no session free: with how many of how many', () => {
    expect(answered(active(), busy).ask(sam, monitor)).toEqual({
      kind: 'refused',
      refusal: { code: 'limit-reached', used: 8, limit: 8 },
    });
    expect(answered(queued(), busy).ask(anna, { type: 'accept', epoch: 0 })).toMatchObject({
      refusal: { code: 'limit-reached' },
    });
  });

  it.each([
    [{ kind: 'unavailable' }, { code: 'target-unavailable' }],
    [busy, { code: 'target-busy', used: 8, limit: 8 }],
    [{ kind: 'unreachable' }, { code: 'try-again' }],
  ] as const)('[RS2][A12][G27][G39] about another: %o', (reservation, refusal) => {
    const asks: readonly ((talk: Talk) => Command)[] = [
      ({ epoch }) => ({ type: 'assign', epoch, to: bert.id }),
      ({ epoch }) => ({ type: 'take-over', epoch, target: { kind: 'agent', id: bert.id } }),
    ];
    for (const command of asks) {
      const talk = active()
        .monitor(granted(boss, ['monitor', 'takeover', 'join', 'assign']))
        .join(granted(boss, ['join', 'monitor']));
      answered(talk, reservation);
      const before = talk.everything();
      expect(talk.ask(boss, command(talk))).toEqual({ kind: 'refused', refusal });
      expect(talk.everything()).toBe(before);
    }
    const transferring = granted(anna, ['handle', 'transfer']);
    for (const manner of ['cold', 'warm'] as const) {
      const talk = answered(active(), reservation);
      const to = { kind: 'agent', id: bert.id } as const;
      expect(talk.ask(transferring, { type: 'hand-off', epoch: talk.epoch, to, manner })).toEqual({
        kind: 'refused',
        refusal,
      });
    }
  });

  it('[RS2] a desk that was not asked, or did not answer, is no yes', () => {
    for (const reservation of [undefined, { kind: 'unreachable' }] as const) {
      expect(answered(active(), reservation).refusal(sam, monitor)).toBe('try-again');
      expect(answered(queued(), reservation).refusal(anna, { type: 'accept', epoch: 0 })).toBe('try-again');
    }
    expect(refusals['try-again']).toMatch(/try again/);
  });
});

describe('the order of noes', () => {
  it('[RS3][PE2] who lost a race or missed a reason is told that, and nothing of a desk', () => {
    expect(answered(active(), busy).refusal(bert, { type: 'accept', epoch: 0 })).toBe('already-accepted');
    const raced = answered(active().monitor(sam).monitor(tess).takeOver(tess), busy);
    expect(raced.refusal(sam, { type: 'take-over', epoch: 1 })).toBe('already-taken-over');
    const asked = answered(active({ takeover: { confirm: 'dialog-and-reason' } }).monitor(sam), busy);
    expect(asked.refusal(sam, { type: 'take-over', epoch: 1 })).toBe('reason-required');
    const full = answered(active({ monitors: { perRoom: 1 } }).monitor(tess), busy);
    expect(full.refusal(sam, monitor)).toBe('conflict');
    expect(answered(active(), busy).refusal(carla, { type: 'accept', epoch: 1 })).toBe('forbidden');
    expect(
      answered(active().monitor(granted(boss, ['monitor', 'join', 'assign'])), {
        kind: 'reserved',
        person: personOf(anna),
        over: null,
      })
        .join(granted(boss, ['join', 'monitor']))
        .refusal(boss, { type: 'assign', epoch: 1, to: anna.id }),
      'it is theirs already',
    ).toBe('bad-state');
  });
});
