// Who is asked to handle what waits, and how an offer ends: rules OF1 to OF6 and ST6.
import { describe, expect, it } from 'vitest';
import { standingOf } from '../../core/domain/conversation.js';
import { deskItemFor } from '../../core/domain/desk-item.js';
import { summaryOf } from '../../core/domain/summary.js';
import type { OfferOutcome } from '../../core/domain/timeline.js';
import type { Talk } from '../support/builders.js';
import { active, agent, anna, bert, carla, granted, queued, sam, supervisor } from '../support/builders.js';

const waiting = (): Talk => queued().say(carla, 'Hello?');
const outcomes = (talk: Talk): readonly (readonly [string, OfferOutcome, string | null])[] =>
  talk.entries.flatMap(({ body }) =>
    body.kind === 'offer-ended' ? [[body.to.name, body.outcome, body.reason] as const] : [],
  );

describe('an offer', () => {
  it('[G22][OF1] stands for one person and for a time, told to staff, and moves neither phase nor epoch', () => {
    const talk = waiting();
    const { phase, epoch } = talk.state;
    const before = talk.bytes(carla);
    talk.offer(anna).offer(bert);
    expect(talk.state).toMatchObject({ phase, epoch, offer: { to: { id: anna.id }, by: null } });
    expect(talk.state.offer?.until).toBe(talk.now + 30_000);
    expect(talk.entries.at(-1)).toMatchObject({ audience: { kind: 'staff' }, body: { kind: 'offered' } });
    expect(talk.bytes(carla), 'the customer is not told who is asked').toBe(before);
    expect(deskItemFor(talk.state, talk.presence, anna.id)).toMatchObject({
      relation: 'offered',
      offer: { until: talk.now + 30_000, by: null },
    });
  });

  it('[OF1] is made for nothing that does not wait', () => {
    expect(active().offer(bert).state.offer).toBeNull();
    expect(active().end(anna).wrapUp(anna).offer(bert).state.offer).toBeNull();
  });

  it('[ST6][T11] lets whoever is asked read while it stands, and no longer', () => {
    const talk = waiting().offer(anna);
    expect(standingOf(talk.state, anna)).toBe('standby');
    expect(talk.lines(anna)).toContain('Hello?');
    expect(talk.header(anna).you.may).toEqual(expect.arrayContaining(['accept', 'decline', 'read-history']));
    talk.decline(anna);
    expect(standingOf(talk.state, anna)).toBe('outsider');
    expect(talk.seen(anna)).toEqual([]);
  });

  it('[ST6] leaves a supervisor who watches already what they are', () => {
    const uma = granted(supervisor('Uma'), ['handle', 'monitor']);
    const talk = queued({ monitors: { phases: ['queued'] } })
      .monitor(uma)
      .offer(uma);
    expect(standingOf(talk.state, uma)).toBe('monitoring');
    expect(talk.header(uma).you.may).toEqual(expect.arrayContaining(['accept', 'decline']));
  });

  it('[OF2][G22] ends by being accepted, and by that alone without a line of its own', () => {
    const talk = waiting().offer(anna).accept(anna);
    expect(talk.state).toMatchObject({ offer: null, tried: [], phase: { handler: { id: anna.id } } });
    expect(outcomes(talk)).toEqual([]);
    expect(talk.state.deadlines).toEqual([]);
  });

  it('[OF2][OF3] ends declined, with the reason, and whoever declined is remembered', () => {
    const talk = waiting().offer(anna).decline(anna, 'lunch');
    expect(outcomes(talk)).toEqual([['Anna', 'declined', 'lunch']]);
    expect(talk.state.tried).toEqual([anna.id]);
    expect(talk.offer(bert).state.offer?.to.id).toBe(bert.id);
  });

  it('[G22][OF2][OF3][TI1] ends missed after its time, once, whoever is connected', () => {
    const talk = waiting().offer(anna).sleep(29);
    expect(talk.state.offer).not.toBeNull();
    talk.sleep(1).sleep(1000);
    expect(outcomes(talk)).toEqual([['Anna', 'missed', null]]);
    expect(talk.state.tried).toEqual([anna.id]);
    expect(summaryOf(talk.state, talk.presence).tried).toEqual([anna.id]);
    expect(talk.accept(bert).state.tried, 'until somebody handles it').toEqual([]);
  });

  it('[OF4] is declined only by whom it was made to', () => {
    const talk = waiting().offer(anna);
    expect(talk.refusal(bert, { type: 'decline' })).toBe('forbidden');
    const late = active().monitor(sam);
    expect(late.refusal(sam, { type: 'decline' })).toBe('not-offered');
  });

  it('[OF4][PE3] is withdrawn by whoever may assign, whatever their role is called', () => {
    for (const who of [supervisor('Ada', ['assign']), agent('Ada', ['assign'])]) {
      const talk = waiting().offer(anna).do(who, { type: 'withdraw-offer' });
      expect(outcomes(talk)).toEqual([['Anna', 'withdrawn', null]]);
      expect(talk.state.tried, 'they did not let it pass').toEqual([]);
    }
    expect(waiting().offer(anna).refusal(bert, { type: 'withdraw-offer' })).toBe('forbidden');
    const nobody = supervisor('Ada', ['assign']);
    expect(waiting().refusal(nobody, { type: 'withdraw-offer' }), 'there is none').toBe('bad-state');
  });

  it('[OF5][G22] where agents do not pull, only whom it was offered to may accept', () => {
    const talk = queued({ routing: { pull: 'off' } }).offer(anna);
    expect(talk.refusal(bert, { type: 'accept', epoch: 0 })).toBe('not-offered');
    expect(talk.header(bert).you.may).not.toContain('accept');
    expect(talk.accept(anna).state.phase.kind).toBe('active');
    expect(queued({ routing: { pull: 'off' } }).refusal(anna, { type: 'accept', epoch: 0 })).toBe(
      'not-offered',
    );
  });

  it('[OF5][T07] another who pulls it withdraws it from whom it was offered to', () => {
    const talk = waiting().offer(anna).accept(bert);
    expect(outcomes(talk)).toEqual([['Anna', 'withdrawn', null]]);
    expect(talk.refusal(anna, { type: 'accept', epoch: 0 })).toBe('already-accepted');
    expect(standingOf(talk.state, anna)).toBe('outsider');
  });

  it('[OF5] the end withdraws it', () => {
    const talk = waiting().offer(anna).end(carla);
    expect(outcomes(talk)).toEqual([['Anna', 'withdrawn', null]]);
    expect(talk.state.offer).toBeNull();
    expect(standingOf(talk.state, anna)).toBe('outsider');
  });

  it('[A35][P19][OF6] grants to supervise accept nothing that routing offers', () => {
    const talk = waiting().offer(sam);
    expect(talk.refusal(sam, { type: 'accept', epoch: 0 })).toBe('forbidden');
    expect(talk.header(sam).you.may).toContain('decline');
  });
});
