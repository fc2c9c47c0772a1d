// Whoever handled it before: not asked first when it was taken from them, and out when nothing is left that they may.
import { describe, expect, it } from 'vitest';
import { decideRevocation } from '../../core/domain/decide-revocation.js';
import { permit } from '../../core/domain/permit.js';
import { active, anna, granted, sam } from '../support/builders.js';

const formerly = (formerAgent: 'consultant' | 'observer' | 'removed') =>
  active({ formerAgent }).monitor(sam).takeOver(sam);

describe('somebody from whom it was taken', () => {
  it('[G29][OF1] is not the one who is asked first when it waits again', () => {
    const talk = active().monitor(sam);
    talk.do(sam, { type: 'take-over', epoch: talk.epoch, target: { kind: 'queue' } });
    expect(talk.state.phase.kind).toBe('queued');
    expect(talk.state.lastHandler).toBeNull();
    expect(active().drop(anna).sleep(90).state.lastHandler).toBe(anna.id);
  });

  it.each(['consultant', 'observer'] as const)('[SU18][R6] kept on as %s, is out without any grant', (as) => {
    const talk = formerly(as);
    expect(decideRevocation(talk.state, anna, talk.now).changes).toEqual([]);
    expect(decideRevocation(talk.state, granted(anna, []), talk.now).changes).toEqual([
      { kind: 'handler-restored', person: anna.id },
    ]);
  });

  it('[PO9] as observer shows no drafts either; as consultant they do', () => {
    expect(permit(formerly('observer').state, anna, 'set-draft')?.code).toBe('forbidden');
    expect(permit(formerly('consultant').state, anna, 'set-draft')).toBeNull();
  });
});
