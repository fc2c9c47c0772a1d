// A token that allows less takes effect at once, whatever somebody was in the conversation by the one before.
import { describe, expect, it } from 'vitest';
import { decideRevocation } from '../../core/domain/decide-revocation.js';
import { evolveAll } from '../../core/domain/evolve.js';
import type { Grant, Identity } from '../../core/domain/identity.js';
import { handlerOf } from '../../core/domain/lifecycle.js';
import { policyWith } from '../../core/domain/policy.js';
import type { Talk } from '../support/builders.js';
import { active, anna, bert, carla, granted, sam, tess } from '../support/builders.js';

const ann = granted(anna, ['handle', 'transfer']);
const revoked = (talk: Talk, who: Identity, left: readonly Grant[]) => {
  const { changes, entries } = decideRevocation(talk.state, granted(who, left), talk.now);
  return { state: evolveAll(talk.state, changes), kinds: entries.map(({ body }) => body.kind) };
};

describe('[SU18][B04][R6] a shorter token', () => {
  it('[SU18] ends what one was asked for', () => {
    const talk = active();
    talk.do(ann, { type: 'hand-off', epoch: 1, to: { kind: 'agent', id: bert.id }, manner: 'warm' });
    expect(talk.refusal(granted(bert, []), { type: 'accept', epoch: 1 })).toBe('forbidden');
    const { state, kinds } = revoked(talk, bert, []);
    expect([state.offer, kinds]).toEqual([null, ['offer-ended']]);
    expect(revoked(talk, bert, ['handle']).kinds).toEqual([]);
  });

  it('[SU18] closes what one was to wrap up', () => {
    const talk = active().end(anna);
    expect(revoked(talk, anna, ['handle']).state.phase.kind).toBe('wrap-up');
    const { state, kinds } = revoked(talk, anna, []);
    expect([state.phase.kind, kinds]).toEqual(['closed', ['wrapped-up']]);
  });

  it('[SU18][A13] ends a mode whose grant is gone, and leaves others', () => {
    const joined = active().monitor(sam).join(sam);
    expect(revoked(joined, sam, ['monitor', 'whisper']).state.supervisions).toEqual([]);
    expect(revoked(joined, sam, ['monitor', 'join']).state.supervisions).toHaveLength(1);
    expect(revoked(active().monitor(sam), sam, ['monitor']).state.supervisions).toHaveLength(1);
  });

  it('[HF4][R6] who was kept on is nobody in the workgroup that it is moved to', () => {
    const talk = active({ formerAgent: 'consultant' }).monitor(sam).takeOver(sam);
    const moved = evolveAll(talk.state, [
      {
        kind: 'moved',
        workgroup: 'support' as typeof talk.state.workgroup,
        document: { version: 1, label: 'Support', policy: policyWith({}) },
      },
    ]);
    expect(moved.formerHandlers).toMatchObject([{ person: { id: anna.id }, as: 'removed' }]);
  });
});

describe('what a takeover meets', () => {
  it('[OF2] an offer that stands ends by it, told', () => {
    const asking = (): Talk => {
      const talk = active().monitor(sam);
      return talk.do(ann, { type: 'hand-off', epoch: 1, to: { kind: 'agent', id: bert.id }, manner: 'warm' });
    };
    const kinds = (talk: Talk) => talk.entries.map(({ body }) => body.kind);
    expect(kinds(asking().takeOver(sam))).toContain('offer-ended');
    const forTess = asking();
    forTess.do(sam, { type: 'take-over', epoch: 1, target: { kind: 'agent', id: tess.id } });
    expect(kinds(forTess)).toContain('offer-ended');
  });

  it('[CO1][C04] an introduction waits for agreement like every other word', () => {
    const talk = active().monitor(sam);
    talk.state = { ...talk.state, policy: policyWith({ consent: 'required' }) };
    const ask = { type: 'take-over', epoch: 1, intro: 'This is Sam' } as const;
    expect(talk.refusal(sam, ask)).toBe('consent-required');
    expect(handlerOf(talk.takeOver(sam).state.phase)?.id).toBe(sam.id);
    expect(talk.lines(carla)).not.toContain('This is Sam');
  });
});

describe('[TI3][G10] a handler who is away', () => {
  it('[G29][WO2] is not missed while the conversation is put aside', () => {
    const talk = active();
    talk
      .do(anna, { type: 'snooze', until: talk.now + 600_000 })
      .drop(anna)
      .sleep(300);
    expect(handlerOf(talk.state.phase)?.id).toBe(anna.id);
    talk.sleep(301 + 90);
    expect(talk.state.phase.kind).toBe('queued');
  });

  it('[G10] left to a supervisor, it goes back to the queue once the policy says so', () => {
    const talk = active({ orphans: 'supervisor' }).drop(anna).sleep(120);
    expect(talk.state).toMatchObject({ phase: { kind: 'active' }, orphanedSince: expect.any(Number) });
    talk.state = { ...talk.state, policy: policyWith({ orphans: 'queue' }) };
    talk.connect(sam).sleep(91);
    expect(talk.state.phase.kind).toBe('queued');
  });
});
