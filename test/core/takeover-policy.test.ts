// What a workgroup decides about taking over: rules SU20 to SU22, and who stays with it.
import { describe, expect, it } from 'vitest';
import { standingOf } from '../../core/domain/conversation.js';
import type { Identity } from '../../core/domain/identity.js';
import { handlerOf } from '../../core/domain/lifecycle.js';
import { typingFor } from '../../core/domain/passing.js';
import type { PolicyOverrides } from '../../core/domain/policy.js';
import type { Talk } from '../support/builders.js';
import { active, agent, anna, bert, carla, granted, sam, supervisor, tess } from '../support/builders.js';

const watched = (policy?: PolicyOverrides): Talk => active(policy).monitor(sam);
const over = (talk: Talk, more: object = {}) => ({ type: 'take-over' as const, epoch: talk.epoch, ...more });

describe('the target', () => {
  it('[A12][SU20] oneself, when nothing is said', () => {
    expect(handlerOf(watched().do(sam, over(watched())).state.phase)?.id).toBe(sam.id);
    const talk = watched();
    expect(handlerOf(talk.do(sam, over(talk, { target: { kind: 'self' } })).state.phase)?.id).toBe(sam.id);
  });

  it('[A12][SU20] another agent: they handle it, the supervisor stays as they were', () => {
    const talk = watched().join(sam);
    talk.do(sam, over(talk, { target: { kind: 'agent', id: bert.id }, reason: 'skills' }));
    expect(handlerOf(talk.state.phase)?.id).toBe(bert.id);
    expect(standingOf(talk.state, sam)).toBe('joined');
    expect(standingOf(talk.state, anna)).toBe('displaced');
    expect(
      talk.seen(bert).find(({ body }) => body.kind === 'assigned' && body.cause === 'taken-over')?.body,
    ).toMatchObject({ from: { id: anna.id }, by: { id: sam.id }, reason: 'skills' });
    expect(
      talk.refusal(bert, { type: 'hand-back', epoch: talk.epoch }),
      'there is nothing to give back',
    ).toBe('bad-state');
  });

  it('[A12][SU20] the queue: told to all as a loss, and to staff with who did it', () => {
    const talk = watched();
    const { epoch } = talk;
    talk.do(sam, over(talk, { target: { kind: 'queue' }, reason: 'wrong team' }));
    expect(talk.state).toMatchObject({ phase: { kind: 'queued' }, epoch: epoch + 1, shownHandler: null });
    expect(standingOf(talk.state, anna)).toBe('displaced');
    expect(talk.seen(sam).find(({ body }) => body.kind === 'returned-to-queue')?.body).toMatchObject({
      from: { id: anna.id },
      by: { id: sam.id },
      reason: 'wrong team',
    });
    expect(talk.lines(carla).at(-1)).toBe('(waiting-again)');
    expect(handlerOf(talk.accept(bert).state.phase)?.id).toBe(bert.id);
  });

  it('[A12][TL7][SU20] from another supervisor to the queue, the command’s own entry comes first', () => {
    const talk = active().monitor(tess).takeOver(tess).monitor(sam);
    const decision = talk.ask(sam, over(talk, { target: { kind: 'queue' } }));
    expect(decision.kind === 'accepted' && decision.entries[0]?.body.kind).toBe('waiting-again');
    expect(standingOf(talk.state, tess)).toBe('monitoring');
  });

  it('[A12][A36][SU20] who is not there, over capacity or has it already: a typed refusal that changes nothing', () => {
    const cases = [
      [{ kind: 'unavailable' }, 'target-unavailable'],
      [{ kind: 'busy', used: 8, limit: 8 }, 'target-busy'],
      [{ kind: 'unreachable' }, 'try-again'],
    ] as const;
    for (const [reservation, code] of cases) {
      const talk = watched();
      talk.facts = { reservation };
      const before = talk.everything();
      expect(talk.refusal(sam, over(talk, { target: { kind: 'agent', id: bert.id } }))).toBe(code);
      expect(talk.everything()).toBe(before);
    }
    const talk = watched();
    expect(talk.refusal(sam, over(talk, { target: { kind: 'agent', id: anna.id } }))).toBe('bad-state');
    expect(talk.refusal(sam, over(talk, { target: { kind: 'agent', id: agent('Nobody').id } }))).toBe(
      'target-unavailable',
    );
  });

  it.each([
    [['self'], ['self']],
    [
      ['agent', 'queue'],
      ['agent', 'queue'],
    ],
    [[], []],
  ] as const)('[A12][P4][SU20] the policy allows %o', (targets, allowed) => {
    const given = (['self', 'agent', 'queue'] as const).filter((kind) => {
      const talk = watched({ takeover: { targets } });
      const target = kind === 'agent' ? { kind, id: bert.id } : { kind };
      return talk.ask(sam, over(talk, { target })).kind === 'accepted';
    });
    expect(given).toEqual(allowed);
  });
});

describe('what is asked', () => {
  it('[P14][SU21] a reason where the policy asks for it; the room refuses without one', () => {
    for (const confirm of ['none', 'dialog'] as const) {
      const talk = watched({ takeover: { confirm } });
      expect(talk.ask(sam, over(talk)).kind, 'a dialog is the interface’s matter').toBe('accepted');
    }
    const talk = watched({ takeover: { confirm: 'dialog-and-reason' } });
    const before = talk.everything();
    expect(talk.refusal(sam, over(talk))).toBe('reason-required');
    expect(talk.refusal(sam, over(talk, { reason: '' }))).toBe('reason-required');
    expect(talk.everything()).toBe(before);
    expect(talk.ask(sam, over(talk, { reason: 'VIP' })).kind).toBe('accepted');
  });

  it('[A23][SU21] a reason is one of the list, for joining and for taking over, and is kept', () => {
    const talk = watched({ reasons: ['VIP', 'complaint'] });
    const refused = { kind: 'refused', refusal: { code: 'unknown-choice', choices: ['VIP', 'complaint'] } };
    expect(talk.ask(sam, over(talk, { reason: 'whim' }))).toEqual(refused);
    expect(talk.ask(sam, { type: 'supervise', mode: 'join', reason: 'whim' })).toEqual(refused);
    talk.do(sam, { type: 'supervise', mode: 'join', reason: 'complaint' }).takeOver(sam, 'VIP');
    const reasons = talk.entries.flatMap(({ body }) =>
      'reason' in body && body.reason ? [body.reason] : [],
    );
    expect(reasons).toEqual(['complaint', 'VIP']);
    expect(JSON.stringify(talk.seen(carla)), 'which is for staff').not.toMatch(/complaint|VIP/);
    expect(watched().join(sam).takeOver(sam, 'any words').epoch).toBe(2);
  });

  it.each([
    ['off', 'accepted', false],
    ['suggested', 'accepted', true],
    ['required', 'accepted', true],
  ] as const)('[A28][P4][SU21] intro %s: an introduction is %s, and said: %s', (intro, kind, isSaid) => {
    const talk = watched({ takeover: { intro }, takeoverNotice: 'notice' });
    const before = talk.seen(carla).length;
    expect(talk.ask(sam, over(talk, { intro: 'I am Sam and take care of this' })).kind).toBe(kind);
    const told = talk
      .seen(carla)
      .slice(before)
      .map(({ body }) => body.kind);
    expect(told).toEqual(isSaid ? ['handler-shown', 'message'] : ['handler-shown']);
    if (isSaid) expect(talk.state).toMatchObject({ waitingSince: null, isAnswered: true });
  });

  it('[P4][SU21] where it is required nobody takes it over for themselves without one', () => {
    const talk = watched({ takeover: { intro: 'required' } });
    expect(talk.refusal(sam, over(talk))).toBe('intro-required');
    const forBert = over(talk, { target: { kind: 'agent', id: bert.id } });
    expect(talk.ask(sam, forBert).kind, 'another introduces themselves').toBe('accepted');
    const suggested = watched({ takeover: { intro: 'suggested' } });
    expect(suggested.ask(sam, over(suggested)).kind).toBe('accepted');
  });
});

describe('the name that the customer knows', () => {
  const robin: Identity = { ...granted(sam, ['monitor', 'join', 'takeover', 'forceClose']), alias: 'Robin' };

  it.each([
    ['own', 'Sam'],
    ['alias', 'Robin'],
    ['team', 'Sales'],
  ] as const)(
    '[B33][P4][SU22] shownAs %s: %s, in header, line, messages, typing and end',
    (shownAs, name) => {
      const policy: PolicyOverrides = { takeover: { shownAs }, takeoverNotice: 'notice', wrapUp: 'off' };
      const talk = active(policy).monitor(robin).takeOver(robin);
      expect(talk.header(carla)).toMatchObject({ handler: { name } });
      expect(talk.seen(carla).at(-1)?.body).toMatchObject({ kind: 'handler-shown', name });
      expect(typingFor(talk.state, robin, carla)?.name).toBe(name);
      talk.say(robin, 'Hello');
      expect(talk.seen(carla).at(-1)?.body).toMatchObject({ author: { name, role: 'agent' } });
      expect(talk.seen(tess)).toEqual([]);
      const forced = active(policy).monitor(robin).takeOver(robin).do(robin, { type: 'force-close' });
      for (const ended of [talk.end(robin), forced]) {
        expect(ended.seen(carla).at(-1)?.body).toMatchObject({ kind: 'ended', name });
        if (shownAs !== 'own') expect(ended.bytes(carla)).not.toContain('Sam');
      }
    },
  );

  it('[P4][SU22] staff read who it was, and handing back shows the agent again', () => {
    const policy: PolicyOverrides = { takeover: { shownAs: 'alias' } };
    const talk = active(policy).monitor(robin).takeOver(robin).say(robin, 'Hello').handBack(robin);
    expect(talk.header(carla)).toMatchObject({ handler: { name: 'Anna' } });
    expect(talk.header(anna)).toMatchObject({ you: { standing: 'handler' } });
  });

  it('[P4][SU22] takeoverNotice none with an alias: the first message brings the alias and not the name', () => {
    const policy: PolicyOverrides = { takeover: { shownAs: 'alias' }, takeoverNotice: 'none' };
    const talk = active(policy).monitor(robin);
    const before = talk.bytes(carla);
    expect(talk.takeOver(robin).bytes(carla)).toBe(before);
    expect(talk.say(robin, 'Hello').header(carla)).toMatchObject({ handler: { name: 'Robin' } });
    expect(talk.bytes(carla)).not.toContain('Sam');
  });
});

describe('who may, by grants', () => {
  it('[A33][PE3] to monitor without taking over', () => {
    const watcher = granted(sam, ['monitor']);
    const talk = active().monitor(watcher);
    expect(talk.refusal(watcher, over(talk))).toBe('forbidden');
    expect(talk.header(watcher).you.may).not.toContain('take-over');
  });

  it('[A34][P11] a supervisor who is no agent of the workgroup monitors, joins and takes over', () => {
    expect(sam.grants.sales).not.toContain('handle');
    const talk = active().monitor(sam).join(sam).takeOver(sam).say(sam, 'Hi');
    expect(handlerOf(talk.state.phase)?.id).toBe(sam.id);
  });

  it('[A36][P11] whatever the role is called: an agent with the grants and the flag does the same', () => {
    const onCall: Identity = { ...agent('Olga', ['monitor', 'takeover']), supervisor: true };
    const talk = active().monitor(onCall);
    expect(talk.refusal(onCall, { type: 'supervise', mode: 'join' })).toBe('forbidden');
    expect(talk.refusal(onCall, { type: 'post', audience: 'whisper', text: 'x', epoch: talk.epoch })).toBe(
      'forbidden',
    );
    expect(handlerOf(talk.takeOver(onCall).state.phase)?.id).toBe(onCall.id);
  });

  it('[B29] whoever took over holds, tags, ends and wraps up', () => {
    const talk = active().monitor(sam).takeOver(sam);
    talk.do(sam, { type: 'hold', on: true }).do(sam, { type: 'tag', add: ['a'], remove: [] });
    expect(talk.end(sam).wrapUp(sam).state.phase.kind).toBe('closed');
  });

  it('[B31][SU8] the transcript of staff has from, to, when and why; the customer’s has nothing of it', () => {
    const talk = active().monitor(sam).sleep(5).takeOver(sam, 'VIP').monitor(supervisor('Wim'));
    const mark = talk
      .seen(supervisor('Wim'))
      .find(({ body }) => body.kind === 'assigned' && body.cause === 'taken-over');
    expect(mark).toMatchObject({
      at: talk.now,
      body: { from: { name: 'Anna' }, handler: { name: 'Sam' }, reason: 'VIP' },
    });
    expect(talk.state.metrics.takeovers).toBe(1);
    expect(talk.lines(carla)).toEqual(['Hello?', '(handler-shown)']);
  });
});
