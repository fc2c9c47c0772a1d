// What staff set about a conversation beside what is said: rules WO1 to WO7, PO13 to PO15 and HA9.
import { describe, expect, it } from 'vitest';
import type { Command } from '../../core/domain/command.js';
import { deskItemFor } from '../../core/domain/desk-item.js';
import { evolveAll } from '../../core/domain/evolve.js';
import type { EntryId } from '../../core/domain/ids.js';
import type { PolicyOverrides, SideEffect } from '../../core/domain/policy.js';
import { rowFor, summaryOf } from '../../core/domain/summary.js';
import type { Talk } from '../support/builders.js';
import { active, anna, bert, carla, granted, queued, sam, tess } from '../support/builders.js';

const last = (talk: Talk) => talk.entries.at(-1);
const hold = (on: boolean): Command => ({ type: 'hold', on });
const flag: Command = { type: 'flag', reason: 'a threat' };
const raise: Command = { type: 'raise-hand', text: 'May I refund?' };
const boss = granted(sam, ['monitor', 'whisper', 'join', 'takeover', 'assign', 'forceClose']);
const opened = (...sideEffects: readonly SideEffect[]): PolicyOverrides => ({ monitors: { sideEffects } });

/** Nothing happened, not even a line. */
const isNothing = (talk: Talk, who: typeof anna, command: Command): void => {
  const before = talk.everything();
  expect(talk.ask(who, command)).toEqual({ kind: 'accepted', changes: [], entries: [] });
  expect(talk.everything()).toBe(before);
};

describe('hold and snooze', () => {
  it('[G29][WO1] the customer sees that they are on hold, staff are told by whom', () => {
    const talk = active().do(anna, hold(true));
    expect(talk.header(carla)).toMatchObject({ onHold: true });
    expect(last(talk)).toMatchObject({
      audience: { kind: 'staff' },
      body: { kind: 'hold-set', by: { id: anna.id }, on: true },
    });
    isNothing(talk, anna, hold(true));
    expect(talk.do(anna, hold(false)).header(carla)).toMatchObject({ onHold: false });
    isNothing(talk, anna, hold(false));
  });

  it('[D10][WO1][PE7] from a monitor it needs its grant and the policy, and says who did it', () => {
    expect(active().monitor(boss).refusal(boss, hold(true))).toBe('forbidden');
    expect(active(opened('status')).monitor(sam).refusal(sam, hold(true))).toBe('forbidden');
    const talk = active(opened('status')).monitor(boss).do(boss, hold(true));
    expect(talk.seen(anna).at(-1)?.body).toMatchObject({ kind: 'hold-set', by: { name: 'Sam' }, on: true });
    expect(talk.state.phase).toMatchObject({ handler: { id: anna.id } });
  });

  it('[G29][WO2] put aside it keeps its handler, and wakes at its time, once', () => {
    const talk = active();
    const until = talk.now + 60_000;
    talk.do(anna, { type: 'snooze', until });
    expect(talk.state).toMatchObject({ snooze: { until }, phase: { handler: { id: anna.id } } });
    expect(deskItemFor(talk.state, talk.presence, anna.id)?.row.snoozedUntil).toBe(until);
    expect(talk.drop(anna).connect(anna).sleep(59).state.snooze).not.toBeNull();
    talk.sleep(1).sleep(10_000);
    expect(talk.state.snooze).toBeNull();
    expect(talk.lines(anna).filter((line) => line === '(woken)')).toHaveLength(1);
  });

  it('[G29][WO2] it wakes when the customer writes, and when the handler ends it', () => {
    const asleep = (): Talk => {
      const talk = active();
      return talk.do(anna, { type: 'snooze', until: talk.now + 60_000 });
    };
    const woken = asleep().say(carla, 'Still there?');
    expect(woken.state.snooze).toBeNull();
    expect(woken.lines(carla), 'the customer is not told').not.toContain('(woken)');
    expect(last(asleep().do(anna, { type: 'snooze', until: null }))?.body).toMatchObject({
      kind: 'woken',
      by: { id: anna.id },
    });
    expect(asleep().say(anna, 'x').state.snooze, 'their own word does not wake it').not.toBeNull();
    isNothing(active(), anna, { type: 'snooze', until: null });
  });

  it('[WO2] not into the past, and not further than thirty days', () => {
    const talk = active();
    const days = 24 * 60 * 60 * 1000;
    for (const until of [talk.now, talk.now - 1, talk.now + 30 * days + 1]) {
      expect(talk.refusal(anna, { type: 'snooze', until })).toBe('bad-state');
    }
    expect(talk.do(anna, { type: 'snooze', until: talk.now + 30 * days }).state.snooze).not.toBeNull();
  });

  it('[G29][WO3] what one handler set ends with their time, and who had it last is asked first', () => {
    const furnished = (): Talk => {
      const talk = active().do(anna, hold(true)).do(anna, raise).monitor(sam).suggest(sam, 'Try this');
      return talk.do(anna, { type: 'snooze', until: talk.now + 3_600_000 });
    };
    const fresh = { hold: null, snooze: null, hand: null, suggestions: [] };
    // What the customer sees of it does not change because somebody else answers.
    expect(furnished().takeOver(sam).state).toMatchObject({ ...fresh, hold: { by: { id: anna.id } } });
    const awake = furnished().do(anna, { type: 'snooze', until: null });
    const lost = awake.drop(anna).sleep(90);
    expect(lost.state).toMatchObject({ ...fresh, phase: { kind: 'queued' }, lastHandler: anna.id });
    expect(furnished().end(anna).state).toMatchObject({ hold: null, snooze: null, hand: null });
  });
});

describe('tags and priority', () => {
  it('[G25][WO4] each tag once, told to staff with who did it', () => {
    const talk = active();
    const before = talk.bytes(carla);
    talk.do(anna, { type: 'tag', add: ['refund', 'refund', 'late'], remove: ['none'] });
    expect(talk.state.tags).toEqual(['refund', 'late']);
    expect(last(talk)).toMatchObject({
      audience: { kind: 'staff' },
      body: { kind: 'tagged', by: { id: anna.id }, added: ['refund', 'late'], removed: [] },
    });
    isNothing(talk, anna, { type: 'tag', add: ['late'], remove: ['none'] });
    talk.do(anna, { type: 'tag', add: ['late'], remove: ['late', 'refund'] });
    expect(talk.state.tags, 'what is added as well is not removed').toEqual(['late']);
    expect(talk.bytes(carla)).toBe(before);
  });

  it('[WO4] from the list of the workgroup, and thirty at most', () => {
    const listed = active({ tags: ['refund'] });
    expect(listed.ask(anna, { type: 'tag', add: ['rude'], remove: [] })).toEqual({
      kind: 'refused',
      refusal: { code: 'unknown-choice', choices: ['refund'] },
    });
    const talk = active();
    const many = Array.from({ length: 30 }, (_, index) => `t${index}`);
    talk.do(anna, { type: 'tag', add: many, remove: [] });
    expect(talk.refusal(anna, { type: 'tag', add: ['one more'], remove: [] })).toBe('room-full');
    expect(talk.do(anna, { type: 'tag', add: ['other'], remove: ['t0'] }).state.tags).toHaveLength(30);
  });

  it('[WO4][P17] priority is a supervisor’s, told to staff alone', () => {
    const talk = queued();
    const before = talk.bytes(carla);
    talk.do(boss, { type: 'set-priority', priority: 5 });
    expect(talk.state.priority).toBe(5);
    expect(last(talk)).toMatchObject({
      audience: { kind: 'staff' },
      body: { priority: 5, by: { name: 'Sam' } },
    });
    isNothing(talk, boss, { type: 'set-priority', priority: 5 });
    expect(talk.bytes(carla)).toBe(before);
    expect(talk.accept(anna).refusal(anna, { type: 'set-priority', priority: 1 })).toBe('forbidden');
  });
});

describe('flags', () => {
  it('[A05][WO5] a flag has reason, who and when, stands in supervisors’ lists, and is taken off by an act', () => {
    const talk = active().sleep(5).do(sam, flag);
    const { now } = talk;
    expect(talk.state.flag).toEqual({
      by: expect.objectContaining({ id: sam.id }),
      at: now,
      text: 'a threat',
    });
    const row = () => rowFor(tess, summaryOf(talk.state, talk.presence));
    expect(row()?.concerns?.flag).toMatchObject({ by: { name: 'Sam' }, at: now, reason: 'a threat' });
    talk.sleep(5).say(carla, 'x').do(sam, { type: 'unflag' });
    expect(row()?.concerns?.flag).toBeNull();
    expect(talk.refusal(sam, { type: 'unflag' })).toBe('bad-state');
    const kept = talk.entries.filter(({ body }) => body.kind === 'flagged' || body.kind === 'unflagged');
    expect(
      kept.map(({ body, at }) => [
        body.kind,
        'by' in body && typeof body.by === 'object' && body.by?.name,
        at,
      ]),
    ).toEqual([
      ['flagged', 'Sam', now],
      ['unflagged', 'Sam', now + 5000],
    ]);
  });

  it('[A05][WO5] the first flag stands; a second supervisor hides nothing of it', () => {
    const talk = active().do(sam, flag);
    isNothing(talk, tess, { type: 'flag', reason: 'another' });
  });

  it('[A05][VI9][WO5] what supervisors flag is told to supervisors alone', () => {
    const talk = active();
    const before = [talk.bytes(anna), talk.bytes(carla)];
    expect(last(talk.do(sam, flag))?.audience).toEqual({ kind: 'supervisors' });
    talk.do(tess, { type: 'unflag' });
    expect([talk.bytes(anna), talk.bytes(carla)]).toEqual(before);
  });

  it('[VI9][WO5] the handler’s own flag is told to them, whether or not one stood already', () => {
    const own = active().do(anna, flag);
    expect(own.lines(anna)).toContain('(flagged)');
    expect(own.monitor(sam).lines(sam)).toContain('(flagged)');
    const second = active().do(sam, flag).do(anna, { type: 'flag', reason: 'mine' });
    expect(second.lines(anna)).toEqual(own.lines(anna));
    expect(second.state.flag?.by.id, 'the first stands').toBe(sam.id);
    expect(own.refusal(anna, { type: 'unflag' }), 'which takes the grant to monitor').toBe('forbidden');
  });
});

describe('the raised hand', () => {
  it('[G32][WO6] is seen by supervisors and by who raised it, and by nobody else', () => {
    const policy = { formerAgent: 'consultant' } as const;
    const talk = queued(policy).accept(bert).monitor(tess).takeOver(tess).handBack(tess);
    const other = active(policy).monitor(tess).takeOver(tess).handBack(tess).monitor(sam);
    const before = [other.bytes(carla), other.bytes(bert)];
    other.do(anna, raise);
    expect([other.bytes(carla), other.bytes(bert)]).toEqual(before);
    expect(other.header(anna)).toMatchObject({ hand: { text: 'May I refund?' } });
    expect(other.header(sam)).toMatchObject({ hand: { text: 'May I refund?' } });
    expect(other.lines(sam)).toContain('(hand-raised)');
    isNothing(other, anna, raise);
    expect(talk.refusal(anna, raise)).toBe('forbidden');
    const row = rowFor(tess, summaryOf(other.state, other.presence));
    expect(row?.concerns?.hand).toMatchObject({ text: 'May I refund?' });
  });

  it('[G32][WO6] is not seen by an agent on standby', () => {
    const talk = active({ formerAgent: 'consultant' }).assign(boss, bert);
    const before = talk.bytes(anna);
    talk.do(bert, raise);
    expect(talk.bytes(anna)).toBe(before);
    talk.do(bert, { type: 'lower-hand' });
    expect(talk.bytes(anna)).toBe(before);
  });

  it('[G32][WO6] is cancelled by its owner, and the handler sees who answered it', () => {
    const cancelled = active().do(anna, raise).do(anna, { type: 'lower-hand' });
    expect(cancelled.state.hand).toBeNull();
    expect(cancelled.refusal(anna, { type: 'lower-hand' })).toBe('bad-state');
    const lowered = (talk: Talk) =>
      talk
        .do(anna, raise)
        .monitor(sam)
        .whisper(sam, 'Yes')
        .do(sam, { type: 'lower-hand' })
        .seen(anna)
        .find(({ body }) => body.kind === 'hand-lowered')?.body;
    expect(lowered(active())).toEqual({
      kind: 'hand-lowered',
      by: { name: 'Sam', role: 'supervisor', id: sam.id },
    });
    expect(lowered(active({ whisperReveals: 'role' }))).toEqual({
      kind: 'hand-lowered',
      by: { name: '', role: 'supervisor' },
    });
  });

  it('[R4][WO6] a plain monitor lowers nothing: that would tell of them', () => {
    expect(active().do(anna, raise).monitor(sam).refusal(sam, { type: 'lower-hand' })).toBe('forbidden');
  });
});

describe('suggested replies', () => {
  const suggested = (policy?: PolicyOverrides): Talk => active(policy).monitor(sam).suggest(sam, 'Try this');
  const idIn = (talk: Talk): EntryId => talk.state.suggestions[0]?.id ?? ('none' as EntryId);

  it.each(['inserted', 'edited', 'dismissed'] as const)(
    '[C07][PO14] the handler settles it as %s, once',
    (outcome) => {
      const talk = suggested();
      const suggestion = idIn(talk);
      expect(talk.seen(anna).find(({ id }) => id === suggestion)?.body).toMatchObject({
        text: 'Try this',
        isSuggestion: true,
      });
      talk.do(anna, { type: 'settle-suggestion', suggestion, outcome });
      for (const who of [anna, sam]) {
        expect(talk.seen(who).at(-1)?.body).toMatchObject({
          kind: 'suggestion-settled',
          suggestion,
          outcome,
        });
      }
      expect(talk.lines(carla)).not.toContain('(suggestion-settled)');
      expect(talk.refusal(anna, { type: 'settle-suggestion', suggestion, outcome })).toBe('bad-state');
    },
  );

  it('[C07][PO14] only a whisper is one, and only the handler settles it', () => {
    const talk = suggested();
    const command = { type: 'settle-suggestion', suggestion: idIn(talk), outcome: 'edited' } as const;
    expect(talk.refusal(sam, command)).toBe('forbidden');
    expect(talk.refusal(carla, command)).toBe('forbidden');
    expect(talk.refusal(anna, { ...command, suggestion: 'other' as EntryId })).toBe('bad-state');
    const { epoch } = talk;
    for (const audience of ['everyone', 'staff'] as const) {
      expect(talk.refusal(anna, { type: 'post', audience, text: 'x', epoch, suggestion: true })).toBe(
        'bad-state',
      );
    }
    expect(active().refusal(anna, command), 'there is none').toBe('bad-state');
  });
});

describe('answers that cross', () => {
  it('[A30][PO13] the second of two who answer one word of the customer is told of the first', () => {
    const talk = active().monitor(sam).join(sam).say(anna, 'It is blue').sleep(2);
    const post = (text: string): Command => ({ type: 'post', audience: 'everyone', text, epoch: talk.epoch });
    expect(talk.ask(sam, post('It is red'))).toMatchObject({ kind: 'accepted', alsoAnsweredBy: 'Anna' });
    expect(talk.ask(sam, post('I mean it')), 'one’s own before').not.toHaveProperty('alsoAnsweredBy');
    talk.sleep(3);
    expect(talk.ask(anna, post('Red it is')), 'long after').not.toHaveProperty('alsoAnsweredBy');
    talk.say(carla, 'And this?');
    expect(talk.ask(sam, post('Green')), 'another word').not.toHaveProperty('alsoAnsweredBy');
    expect(talk.ask(carla, { type: 'post', audience: 'everyone', text: 'x' })).not.toHaveProperty(
      'alsoAnsweredBy',
    );
  });

  it('[T03][PO13] whoever had not seen what another told the customer is told of it, however long ago that was', () => {
    const talk = active().monitor(sam).join(sam);
    const read = talk.state.counts.everyone ?? 0;
    const post = (seen: number): Command => ({
      type: 'post',
      audience: 'everyone',
      text: 'No refund',
      epoch: talk.epoch,
      seen,
    });
    talk.say(sam, 'We refund it').sleep(600).say(carla, 'Thank you, when?').sleep(600);
    expect(talk.ask(anna, post(read + 1)), 'all that Sam said').not.toHaveProperty('alsoAnsweredBy');
    talk.say(sam, 'Tomorrow').sleep(600);
    const now = talk.state.counts.everyone ?? 0;
    expect(talk.ask(anna, post(now)), 'everything').not.toHaveProperty('alsoAnsweredBy');
    talk.say(sam, 'I mean it').sleep(600).say(carla, 'Good');
    expect(talk.ask(anna, post(now)), 'not the last').toMatchObject({
      kind: 'accepted',
      alsoAnsweredBy: 'Sam',
    });
    expect(talk.ask(anna, post(0)), 'one’s own').not.toHaveProperty('alsoAnsweredBy');
    expect(talk.ask(carla, { type: 'post', audience: 'everyone', text: 'x', seen: 0 })).not.toHaveProperty(
      'alsoAnsweredBy',
    );
  });

  it('[G30][T09][PO15] neither reading nor anything internal changes whether an answer is awaited', () => {
    const talk = active().sleep(5).say(carla, 'Hello?');
    const { waitingSince, messages, isAnswered, lastMessage } = talk.state;
    expect(waitingSince).not.toBeNull();
    talk.note(anna, 'hm').monitor(sam).whisper(sam, 'psst').do(anna, raise).do(anna, flag);
    talk.do(anna, { type: 'tag', add: ['a'], remove: [] }).leave(sam);
    const read = evolveAll(talk.state, [{ kind: 'marked', side: 'staff', delivered: 9, read: 9 }]);
    expect(read).toMatchObject({ waitingSince, messages, isAnswered, lastMessage });
    expect(talk.say(anna, 'Hi').state.waitingSince).toBeNull();
    expect(talk.state.isAnswered).toBe(true);
  });
});

describe('rules of the workgroup', () => {
  const rules = [
    { id: 'law', label: 'Lawyer', kind: 'contains', by: 'customer', patterns: ['lawyer*'], weight: 4 },
    { id: 'hi', label: 'No greeting', kind: 'missing-greeting', by: 'staff', patterns: ['hello'], weight: 1 },
  ] as const;

  it('[D01][WO7] a message that meets one is told to supervisors in the same turn, and to nobody else', () => {
    const plain = active().say(carla, 'My lawyers will see').say(anna, 'What?');
    const talk = active({ rules }).say(carla, 'My lawyers will see').say(anna, 'What?').monitor(sam);
    expect(talk.lines(sam).filter((line) => line === '(rule-met)')).toHaveLength(2);
    expect(talk.state.ruleHits.map(({ rule }) => rule)).toEqual(['law', 'hi']);
    expect([talk.lines(anna), talk.lines(carla)]).toEqual([plain.lines(anna), plain.lines(carla)]);
  });
});

describe('ending by force', () => {
  const close = { type: 'force-close', reason: 'abuse' } as const;
  const ends = (talk: Talk, who: typeof anna) =>
    talk.seen(who).find(({ body }) => body.kind === 'ended')?.body;

  it('[G39][HA9] closes from any phase with the grant, and tells the participants who did it', () => {
    for (const talk of [queued(), active(), active().end(anna)]) {
      expect(talk.refusal(anna, close)).toBe('forbidden');
      expect(talk.do(boss, close).state.phase.kind).toBe('closed');
      expect(talk.refusal(boss, close)).toBe('closed');
    }
    const talk = active({ formerAgent: 'consultant' }).assign(boss, bert).monitor(tess).do(boss, close);
    expect(ends(talk, carla)).toEqual({ kind: 'ended', by: 'agent', name: 'Sam' });
    expect(ends(talk, anna)).toEqual({
      kind: 'ended',
      by: 'agent',
      name: 'Sam',
      forced: { reason: 'abuse' },
    });
    expect(ends(talk, tess)).toMatchObject({ name: 'Sam', forced: { reason: 'abuse' } });
  });

  it('[G39][HA9] where the policy keeps the name, customer and agents are told none and supervisors are', () => {
    const talk = active({ forceCloseNotice: 'off', formerAgent: 'consultant' }).assign(boss, bert);
    talk.monitor(tess).do(boss, close);
    expect([ends(talk, carla), ends(talk, anna), ends(talk, tess)]).toMatchObject([
      { name: '' },
      { name: '' },
      { name: 'Sam' },
    ]);
  });

  it('[PH5][HA9] while it is wrapped up the customer is told nothing more', () => {
    const talk = active().end(anna).monitor(tess);
    const before = talk.bytes(carla);
    expect(talk.do(boss, close).bytes(carla)).toBe(before);
    expect(ends(talk, carla)).toMatchObject({ name: 'Anna' });
    expect(
      talk
        .seen(tess)
        .filter(({ body }) => body.kind === 'ended')
        .at(-1),
    ).toMatchObject({
      audience: 'staff',
      body: { name: 'Sam', forced: { reason: 'abuse' } },
    });
  });

  it('[A23][HA9][SU15] the reason is from the list, and a takeover ends by it', () => {
    const talk = active({ reasons: ['abuse'] })
      .monitor(boss)
      .takeOver(boss, 'abuse');
    expect(talk.refusal(boss, { type: 'force-close', reason: 'whim' })).toBe('unknown-choice');
    expect(talk.do(boss, close).state.supervisions).toEqual([]);
  });

  it('[D10][HA9][PE7] a monitor needs its grant and the policy', () => {
    expect(active().monitor(boss).refusal(boss, close)).toBe('forbidden');
    expect(active(opened('status')).monitor(sam).refusal(sam, close)).toBe('forbidden');
    expect(active(opened('status')).monitor(boss).do(boss, close).state.phase.kind).toBe('closed');
  });
});

describe('wrapping up', () => {
  it('[HA5] the disposition is from the workgroup’s list', () => {
    const talk = active({ dispositions: ['solved'] }).end(anna);
    expect(talk.ask(anna, { type: 'wrap-up', disposition: 'other' })).toEqual({
      kind: 'refused',
      refusal: { code: 'unknown-choice', choices: ['solved'] },
    });
    expect(talk.wrapUp(anna).state).toMatchObject({ disposition: 'solved', phase: { kind: 'closed' } });
  });
});
