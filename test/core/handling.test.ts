// Phases, posting, accepting, ending and wrapping up: rules PH, HA and PO.
import { describe, expect, it } from 'vitest';
import type { Change } from '../../core/domain/change.js';
import { standingOf } from '../../core/domain/conversation.js';
import { decideMarks } from '../../core/domain/decide-marks.js';
import { evolve, evolveAll } from '../../core/domain/evolve.js';
import { personOf } from '../../core/domain/identity.js';
import type { PhaseName } from '../../core/domain/lifecycle.js';
import { canMove, handlerOf, phaseMoves } from '../../core/domain/lifecycle.js';
import type { Talk } from '../support/builders.js';
import { active, anna, bert, carla, queued, START, sam, supervisor, uma } from '../support/builders.js';

const phases: Record<PhaseName, () => Talk> = {
  queued: () => queued(),
  active: () => active(),
  'wrap-up': () => active().end(anna),
  closed: () => active().end(anna).wrapUp(anna),
};
const names = Object.keys(phases) as PhaseName[];

describe('phases', () => {
  it('[PH2] the moves are these and no others', () => {
    expect(phaseMoves).toEqual({
      queued: ['active', 'closed'],
      active: ['active', 'queued', 'wrap-up', 'closed'],
      'wrap-up': ['closed'],
      closed: [],
    });
    for (const from of names) {
      for (const to of names)
        expect(canMove(from, to)).toBe((phaseMoves[from] as readonly string[]).includes(to));
    }
  });

  const changes: Readonly<Record<PhaseName, Change>> = {
    queued: { kind: 'returned-to-queue', at: START },
    active: { kind: 'assigned', handler: personOf(bert), at: START },
    'wrap-up': { kind: 'ended', at: START, into: 'wrap-up' },
    closed: { kind: 'ended', at: START, into: 'closed' },
  };
  for (const from of names) {
    for (const to of names) {
      const isPossible = canMove(from, to);
      it(`[PH2] ${from} -> ${to} ${isPossible ? 'happens' : 'throws, as decide must not have let it through'}`, () => {
        const { state } = phases[from]();
        if (isPossible) expect(evolve(state, changes[to]).phase.kind).toBe(to);
        else expect(() => evolve(state, changes[to])).toThrow();
      });
    }
  }

  it('[PH1][PH3] a conversation begins queued, and has a handler exactly while active or wrapped up', () => {
    expect(names.map((name) => [name, phases[name]().state.phase.kind])).toEqual(
      names.map((name) => [name, name]),
    );
    expect(names.map((name) => handlerOf(phases[name]().state.phase)?.name ?? null)).toEqual([
      null,
      'Anna',
      'Anna',
      null,
    ]);
  });

  it('[PH4][RE1] nobody can do anything more to a closed conversation but read, mark, leave and have it forgotten', () => {
    const talk = active().monitor(sam).join(sam).end(anna).wrapUp(anna);
    expect(talk.header(carla).you.may).toEqual(['mark-read', 'read-history', 'forget']);
    expect(talk.header(sam).you.may).toEqual(['read-history', 'leave']);
    expect(talk.refusal(carla, { type: 'post', audience: 'everyone', text: 'x' })).toBe('closed');
    expect(talk.refusal(carla, { type: 'end' })).toBe('closed');
  });

  it('[PH5] the customer cannot tell wrapping up from closed', () => {
    const talk = active().say(anna, 'Bye').end(anna);
    const before = talk.bytes(carla);
    expect(talk.header(carla)).toMatchObject({ phase: 'closed', handler: null });
    const answers = (): readonly string[] => [
      talk.refusal(carla, { type: 'end' }),
      talk.refusal(carla, { type: 'post', audience: 'everyone', text: 'x' }),
    ];
    const during = answers();
    expect(talk.drop(anna).bytes(carla)).toBe(before);
    expect(talk.note(anna, 'done').wrapUp(anna).bytes(carla)).toBe(before);
    expect(answers()).toEqual(during);
  });

  it('[PH6] ending leads to wrap-up where the policy has it and somebody is there to do it', () => {
    expect(active().end(carla).state.phase.kind).toBe('wrap-up');
    expect(active({ wrapUp: 'off' }).end(carla).state.phase.kind).toBe('closed');
    expect(queued().end(carla).state.phase.kind).toBe('closed');
  });
});

describe('accepting', () => {
  it('[HA1][A08][R2] of two at once one becomes handler, the other is told so', () => {
    const talk = queued();
    const command = { type: 'accept', epoch: talk.epoch } as const;
    expect(talk.ask(anna, command).kind).toBe('accepted');
    const late = talk.ask(bert, command);
    expect(late).toMatchObject({ refusal: { code: 'already-accepted', holders: [{ name: 'Anna' }] } });
    expect(handlerOf(talk.state.phase)?.id).toBe(anna.id);
  });

  it('[HA1] an acceptance of an earlier turn in the queue is refused', () => {
    const talk = queued().accept(anna).drop(anna).sleep(90);
    // Nobody handles it now, and nobody is named.
    expect(talk.ask(bert, { type: 'accept', epoch: 0 })).toEqual({
      kind: 'refused',
      refusal: { code: 'already-accepted' },
    });
    expect(talk.accept(bert).state.phase).toMatchObject({ handler: { name: 'Bert' } });
  });

  it('[HA2] everyone is told a name, staff are told who', () => {
    const talk = active();
    expect(talk.seen(carla).at(-1)?.body).toEqual({ kind: 'handler-shown', name: 'Anna', cause: 'accepted' });
    expect(talk.entries.at(-1)).toMatchObject({
      audience: { kind: 'staff' },
      body: { kind: 'assigned', handler: { id: anna.id }, from: null, cause: 'accepted' },
    });
  });

  it('[C15][ST4] who accepts what they were watching does not go on watching it', () => {
    const talk = queued({ monitors: { phases: ['queued'] } })
      .monitor(uma)
      .accept(uma);
    expect(talk.state.supervisions).toEqual([]);
    expect(standingOf(talk.state, uma)).toBe('handler');
    expect(talk.refusal(uma, { type: 'supervise', mode: 'monitor' })).toBe('own-conversation');
    expect(talk.entries.at(-1)?.body).toMatchObject({ kind: 'supervision', from: 'monitor', to: null });
  });

  it('[A35][PE3] grants to supervise do not make somebody accept', () => {
    expect(queued().refusal(sam, { type: 'accept', epoch: 0 })).toBe('forbidden');
    expect(queued().header(sam).you.may).not.toContain('accept');
  });
});

describe('ending and wrapping up', () => {
  it('[HA4] the end names whom the customer knows', () => {
    expect(active().end(anna).seen(carla).at(-1)?.body).toEqual({ kind: 'ended', by: 'agent', name: 'Anna' });
    expect(active().end(carla).seen(anna).at(-1)?.body).toEqual({
      kind: 'ended',
      by: 'customer',
      name: 'Carla',
    });
  });

  it('[HA5] the handler’s wrap-up closes it, and only staff learn the disposition', () => {
    const talk = active().monitor(sam).end(anna);
    const lines = talk.lines(carla);
    talk.do(anna, { type: 'wrap-up', disposition: 'refunded' });
    expect(talk.state.phase.kind).toBe('closed');
    expect(talk.lines(carla)).toEqual(lines);
    expect(talk.seen(sam).at(-1)?.body).toMatchObject({ kind: 'wrapped-up', disposition: 'refunded' });
  });

  it('[B30][HA6] a displaced agent wraps up their own segment once, and the conversation goes on', () => {
    const talk = active({ formerAgentWrapUp: 'on' }).monitor(sam).takeOver(sam);
    const { phase } = talk.state;
    expect(talk.header(anna).you.may).toContain('wrap-up');
    talk.wrapUp(anna);
    expect(talk.state.phase).toEqual(phase);
    expect(talk.ask(anna, { type: 'wrap-up', disposition: 'again' }).kind).toBe('refused');
    expect(standingOf(talk.state, anna)).toBe('outsider');
  });

  it('[B30][HA6] where segments are not wrapped up there is none to wrap up, as by default', () => {
    const talk = active({ formerAgent: 'consultant' }).monitor(sam).takeOver(sam);
    expect(talk.refusal(anna, { type: 'wrap-up', disposition: 'x' })).toBe('bad-state');
  });

  it('[B30][HA6] a segment is wrapped up also where ended conversations are not', () => {
    const policy = { wrapUp: 'off', formerAgentWrapUp: 'on' } as const;
    const talk = active(policy).monitor(sam).takeOver(sam).end(sam);
    expect(talk.state.phase.kind).toBe('closed');
    expect(standingOf(talk.wrapUp(anna).state, anna)).toBe('outsider');
  });

  it('[HA6] the segment may still be wrapped up after everything is closed', () => {
    const talk = active({ formerAgentWrapUp: 'on' }).monitor(sam).takeOver(sam).end(sam).wrapUp(sam);
    expect(talk.wrapUp(anna).state.phase.kind).toBe('closed');
  });

  it('[B29][HA4][HA5] a handler by takeover ends and wraps up like any other', () => {
    const talk = active().monitor(sam).takeOver(sam).say(sam, 'Solved').end(sam);
    expect(talk.refusal(sam, { type: 'hand-back', epoch: talk.epoch })).toBe('bad-state');
    expect(talk.wrapUp(sam).state.phase.kind).toBe('closed');
  });
});

describe('posting', () => {
  it('[PO2][RE3] what staff wrote to everyone or whispered for another epoch is refused with the epoch now', () => {
    const talk = active().monitor(sam).join(sam);
    for (const epoch of [talk.epoch - 1, talk.epoch + 1, undefined]) {
      const answer = { kind: 'refused', refusal: { code: 'not-handler', epoch: talk.epoch } };
      expect(talk.ask(anna, { type: 'post', audience: 'everyone', text: 'x', epoch })).toEqual(answer);
      expect(talk.ask(sam, { type: 'post', audience: 'everyone', text: 'x', epoch })).toEqual(answer);
      expect(talk.ask(sam, { type: 'post', audience: 'whisper', text: 'x', epoch })).toEqual(answer);
    }
  });

  it('[PO2] the customer and notes to staff need no epoch', () => {
    const talk = active().do(carla, { type: 'post', audience: 'everyone', text: 'a', epoch: 77 });
    expect(talk.do(anna, { type: 'post', audience: 'staff', text: 'b' }).lines(anna).slice(-2)).toEqual([
      'a',
      'b',
    ]);
  });

  it('[PO3] text is kept as it was written', () => {
    const text = '  <b>\u202Ehi\u0000</b>\n\n $x \ud83d\udc4d ';
    expect(active().say(carla, text).lines(anna)).toContain(text);
  });

  it('[PO7] a public message moves waiting time and last message; a hidden one does not', () => {
    const talk = queued().sleep(1).say(carla, 'Hello?').sleep(1).say(carla, 'Anyone?');
    expect(talk.state).toMatchObject({
      waitingSince: START + 1000,
      lastMessage: { text: 'Anyone?', by: 'customer' },
    });
    talk.accept(anna).note(anna, 'hm').monitor(sam).whisper(sam, 'psst');
    expect(talk.state).toMatchObject({ waitingSince: START + 1000, lastMessage: { text: 'Anyone?' } });
    expect(talk.say(anna, 'Hi').state).toMatchObject({ waitingSince: null, lastMessage: { by: 'staff' } });
  });

  it('[PO7] what lists show of the last message is cut between characters', () => {
    const text = active().say(carla, '\ud83d\udc4d'.repeat(300)).state.lastMessage?.text;
    expect(text).toBe('\ud83d\udc4d'.repeat(200));
  });

  it('[PO10] drafts are for handlers, and only where the policy shows them', () => {
    expect(active().header(anna).you.may).toContain('set-draft');
    expect(active({ draftPreview: { agentToSupervisor: 'off' } }).header(anna).you.may).not.toContain(
      'set-draft',
    );
    const watched = active().monitor(supervisor('Wim'));
    expect(watched.header(anna).you.may, 'watched or not').toEqual(active().header(anna).you.may);
  });

  it('[PO11] marks only rise, not beyond what there is, and never because of who watches', () => {
    const talk = active().say(anna, 'Hi');
    const last = talk.seen(carla).length;
    const mark = (state: typeof talk.state, delivered: number, read: number) =>
      evolveAll(state, decideMarks(state, carla, { delivered, read }).changes);
    const once = mark(talk.state, 2, 1);
    expect(once.marks.customer).toEqual({ delivered: 2, read: 1 });
    expect(decideMarks(once, carla, { delivered: 1, read: 1 })).toEqual({ changes: [], entries: [] });
    expect(mark(once, 3, 0).marks.customer, 'one rises, the other does not fall').toEqual({
      delivered: 3,
      read: 1,
    });
    expect(mark(once, 0, 2).marks.customer, 'what is read was delivered').toEqual({ delivered: 2, read: 2 });
    expect(mark(once, 99, 99).marks.customer).toEqual({ delivered: last, read: last });
    expect(mark(once, 0, 99).marks.staff, 'the other side’s are its own').toEqual({ delivered: 0, read: 0 });
    expect(talk.monitor(sam).header(sam).you.may).not.toContain('mark-read');
  });
});
