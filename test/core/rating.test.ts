// How it was, as the customer says it: rules RA1 to RA6 and ER5.
import { describe, expect, it } from 'vitest';
import type { Command } from '../../core/domain/command.js';
import { tombstoneOf } from '../../core/domain/erasure.js';
import { metricsView } from '../../core/domain/metrics.js';
import { permissions, standings } from '../../core/domain/permissions.js';
import type { PolicyOverrides } from '../../core/domain/policy.js';
import type { Talk } from '../support/builders.js';
import { active, anna, carla, granted, queued, sam, tess } from '../support/builders.js';

const rate: Command = { type: 'rate', score: 4, comment: 'Quick, and kind' };
const lead = granted(sam, ['monitor', 'assign', 'forceClose']);
const answered = (policy: PolicyOverrides = {}): Talk => active(policy).say(carla, 'Hello?').say(anna, 'Hi');
const asked = (talk: Talk): unknown => (talk.header(carla) as { rating: unknown }).rating;

describe('rating', () => {
  it('[G14][RA1] is asked for when it is over, given once, and told to everybody who may read it', () => {
    const talk = answered();
    expect(asked(talk)).toEqual({ isAsked: false, given: null });
    expect(talk.refusal(carla, rate)).toBe('bad-state');
    talk.end(anna);
    expect(asked(talk)).toEqual({ isAsked: true, given: null });
    expect(talk.header(carla).you.may).toContain('rate');
    talk.do(carla, rate);
    const body = { kind: 'rated', score: 4, comment: 'Quick, and kind' };
    for (const who of [carla, anna])
      expect(talk.seen(who).at(-1)).toMatchObject({ audience: 'everyone', body });
    expect(asked(talk)).toEqual({ isAsked: true, given: 4 });
    expect(talk.header(carla).you.may).not.toContain('rate');
    expect(talk.refusal(carla, { type: 'rate', score: 1 })).toBe('already-rated');
    expect(metricsView(talk.state.metrics, talk.now).rating).toBe(4);
  });

  it('[G14][RA4][PH5][R1] while it is wrapped up the customer is answered the same, to the byte, as when it is closed', () => {
    const said = (isClosed: boolean): unknown => {
      const talk = answered().end(anna);
      if (isClosed) talk.wrapUp(anna);
      const before = talk.header(carla);
      const first = talk.ask(carla, rate);
      return [before, first, talk.seen(carla), talk.header(carla), talk.ask(carla, rate)];
    };
    expect(said(false)).toEqual(said(true));
  });

  it('[G14][RA2] is not asked where nobody answered, however much was written unseen', () => {
    const talk = active()
      .say(carla, 'Hello?')
      .note(anna, 'A difficult one')
      .monitor(sam)
      .whisper(sam, 'Wait');
    talk.end(carla);
    expect(asked(talk)).toEqual({ isAsked: false, given: null });
    expect(talk.refusal(carla, rate)).toBe('bad-state');
    expect(asked(queued().say(carla, 'Hello?').end(carla))).toEqual({ isAsked: false, given: null });
  });

  it('[G14][RA2] is not asked where it was cut off; what had ended before is not cut off', () => {
    const force: Command = { type: 'force-close', reason: 'abuse' };
    const cut = answered().monitor(lead);
    const allowed = { monitors: { sideEffects: ['status'] } } as const;
    expect(asked(answered(allowed).monitor(lead).do(lead, force))).toEqual({ isAsked: false, given: null });
    expect(cut.refusal(lead, force)).toBe('forbidden');
    // It had ended for them: to see the question go would tell that somebody closed it behind their back.
    const wrapped = answered(allowed).monitor(lead).end(anna);
    const before = talkBytes(wrapped);
    wrapped.do(lead, force);
    expect(talkBytes(wrapped)).toEqual(before);
  });

  it('[G14][RA3] the tag for spam takes the question away, and its removal brings it back', () => {
    const tag = (add: readonly string[], remove: readonly string[]): Command => ({
      type: 'tag',
      add,
      remove,
    });
    const talk = answered()
      .do(anna, tag(['spam'], []))
      .end(anna);
    expect(asked(talk)).toEqual({ isAsked: false, given: null });
    expect(talk.refusal(carla, rate)).toBe('bad-state');
    talk.do(anna, tag([], ['spam']));
    expect(asked(talk)).toEqual({ isAsked: true, given: null });
    talk.do(anna, tag(['vip'], []));
    expect(asked(talk)).toEqual({ isAsked: true, given: null });
  });

  it('[G14] is off where the site says so; what was given before stays', () => {
    const off = { site: { rating: 'off' } } as const;
    const talk = answered(off).end(anna);
    expect(asked(talk)).toBeNull();
    expect(talk.refusal(carla, rate)).toBe('forbidden');
  });

  it('[RA2][CO1] is not asked of whoever did not agree to what they have to', () => {
    const talk = answered();
    talk.state = { ...talk.state, policy: { ...talk.state.policy, consent: 'required' } };
    talk.end(anna);
    expect(asked(talk)).toEqual({ isAsked: false, given: null });
    expect(talk.refusal(carla, rate)).toBe('bad-state');
  });

  it('[G14][G21][RA1] is the customer’s alone, and so is being forgotten', () => {
    for (const action of ['rate', 'forget'] as const) {
      const open = standings.filter((standing) => permissions[action][standing].kind !== 'refused');
      expect(open).toEqual(['customer']);
    }
    const talk = answered().monitor(sam).join(sam).end(anna);
    for (const who of [anna, sam, tess]) {
      expect(talk.refusal(who, rate)).toBe('forbidden');
      expect(talk.refusal(who, { type: 'forget' })).toBe('forbidden');
    }
  });

  it('[G14][ER4] of what was erased the number stays and the words go; a blank comment is none', () => {
    const talk = answered().end(anna).do(carla, rate);
    const entry = talk.entries.at(-1);
    expect(entry && tombstoneOf(entry).body).toEqual({ kind: 'rated', score: 4, comment: null });
    talk.do(carla, { type: 'forget' });
    expect(talk.state.rating).toBe(4);
    expect(metricsView(talk.state.metrics, talk.now).rating).toBe(4);
    expect(JSON.stringify(talk.state)).not.toContain('Quick');
    const blank = answered().end(anna).do(carla, { type: 'rate', score: 1, comment: '  \n' });
    expect(blank.seen(carla).at(-1)?.body).toEqual({ kind: 'rated', score: 1, comment: null });
  });
});

/** All that the customer has of it. */
const talkBytes = (talk: Talk): unknown => [talk.seen(carla), talk.header(carla)];

describe('being forgotten', () => {
  const phases = {
    queued: () => queued().say(carla, 'My number is 4711'),
    active: () => answered(),
    'wrap-up': () => answered().end(anna),
    closed: () => answered().end(anna).wrapUp(anna),
  } as const;

  it.each(Object.keys(phases) as (keyof typeof phases)[])(
    '[G21][ER5] ends a %s conversation and takes its content, and again does nothing',
    (phase) => {
      const talk = phases[phase]();
      talk.do(carla, { type: 'forget' });
      expect(talk.state).toMatchObject({ phase: { kind: 'closed' }, erased: { cause: 'customer' } });
      const bodies = talk.entries.map(({ body }) => body.kind);
      expect(bodies.filter((kind) => kind === 'ended')).toHaveLength(1);
      expect(bodies.filter((kind) => kind === 'deletion-asked')).toHaveLength(1);
      expect(talk.seen(carla).map(({ body }) => body.kind)).not.toContain('deletion-asked');
      expect(talk.refusal(carla, { type: 'post', audience: 'everyone', text: 'x' })).toBe('closed');
      expect(talk.refusal(carla, rate)).toBe('bad-state');
      const before = talk.everything();
      expect(talk.ask(carla, { type: 'forget' })).toEqual({ kind: 'accepted', changes: [], entries: [] });
      expect(talk.everything()).toBe(before);
    },
  );

  it('[G21][G19] the end is the customer’s own', () => {
    const talk = answered().do(carla, { type: 'forget' });
    const ended = talk.entries.find(({ body }) => body.kind === 'ended');
    expect(ended).toMatchObject({ audience: { kind: 'everyone' }, body: { by: 'customer', name: '' } });
  });
});
