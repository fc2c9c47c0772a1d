// Watching is not felt by somebody who is in the conversation for another reason as well.
import { describe, expect, it } from 'vitest';
import type { Identity } from '../../core/domain/identity.js';
import type { Talk } from '../support/builders.js';
import { active, anna, carla, granted, queued, sam, tess, uma } from '../support/builders.js';

const people = (talk: Talk, who: Identity) =>
  (talk.header(who) as { people: readonly { id?: string; standing: string }[] }).people.map(
    ({ id, standing }) => [id, standing],
  );
const ann = granted(anna, ['handle', 'transfer']);
const asking = (talk: Talk): Talk =>
  talk.do(ann, {
    type: 'hand-off',
    epoch: talk.epoch,
    to: { kind: 'supervisor', id: tess.id },
    manner: 'warm',
  });

describe('the agents’ list of who is there', () => {
  it('[R3][B05][D02][VI9] keeps a supervisor who is asked to take it on, watching or not', () => {
    const without = asking(active());
    const before = asking(active().monitor(tess));
    const during = asking(active()).monitor(tess);
    expect(people(without, anna)).toEqual([[tess.id, 'standby']]);
    expect(before.header(anna)).toEqual(without.header(anna));
    expect(during.header(anna)).toEqual(without.header(anna));
    expect(people(before, tess)).toContainEqual([tess.id, 'monitoring']);
  });

  it('[R3][VI9] keeps a former handler who stays as consultant and watches', () => {
    const formerly = (): Talk => {
      const talk = queued({ formerAgent: 'consultant' }).say(carla, 'Hello?').accept(uma).monitor(sam);
      return talk.do(sam, { type: 'take-over', epoch: 1, target: { kind: 'agent', id: anna.id } });
    };
    expect(people(formerly(), anna)).toEqual([[uma.id, 'standby']]);
    expect(formerly().monitor(uma).bytes(anna)).toBe(formerly().bytes(anna));
  });

  it('[VI14] names once who whispered to the one who looks', () => {
    const talk = asking(active().monitor(tess).whisper(tess, 'psst'));
    expect(people(talk, anna)).toEqual([[tess.id, 'whispering']]);
  });
});

describe('the customer', () => {
  it('[P4][B32][R1] who is on hold stays so over a takeover that they are not told of', () => {
    const talk = active({ takeoverNotice: 'none' }).do(anna, { type: 'hold', on: true });
    const before = talk.bytes(customerOf(talk));
    talk.monitor(sam).takeOver(sam);
    expect(talk.bytes(customerOf(talk))).toBe(before);
  });
});

const customerOf = (talk: Talk): Identity => ({
  id: talk.state.customer.id,
  name: talk.state.customer.name,
  role: 'customer',
  verified: true,
  grants: {},
  supervisor: false,
  maxSessions: 0,
  issuedAt: 0,
  expiresAt: null,
});
