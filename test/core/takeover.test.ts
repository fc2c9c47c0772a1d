// Taking over and handing back: rules SU7 to SU13, SU15, SU17, PO8, VI6 and VI12.
import { describe, expect, it } from 'vitest';
import { standingOf } from '../../core/domain/conversation.js';
import { deskItemFor } from '../../core/domain/desk-item.js';
import { handlerOf } from '../../core/domain/lifecycle.js';
import type { Talk } from '../support/builders.js';
import { active, anna, bert, carla, granted, queued, sam, tess, uma } from '../support/builders.js';

const lead = granted(sam, ['assign']);
const ann = granted(anna, ['handle', 'transfer']);

const takenOver = (policy?: Parameters<typeof active>[0]): Talk =>
  active(policy).monitor(sam).takeOver(sam, 'VIP');
const customerHandler = (talk: Talk): string | null => {
  const header = talk.header(carla);
  return header.kind === 'customer' ? (header.handler?.name ?? null) : null;
};
const staffHeader = (talk: Talk, who = sam) => {
  const header = talk.header(who);
  if (header.kind !== 'staff') throw new Error(`${who.name} is ${header.kind}.`);
  return header;
};

describe('one handler', () => {
  it('[A26][R2][SU7] handler and epoch change in one turn, and the former handler is out', () => {
    const talk = active().monitor(sam);
    const { epoch } = talk;
    talk.takeOver(sam);
    expect(handlerOf(talk.state.phase)?.id).toBe(sam.id);
    expect(talk.epoch).toBe(epoch + 1);
    expect(standingOf(talk.state, anna)).toBe('displaced');
  });

  it('[B28][SU7][SU9] the former handler is refused at once, whatever epoch they name', () => {
    const talk = takenOver();
    for (const epoch of [talk.epoch - 1, talk.epoch]) {
      expect(talk.refusal(anna, { type: 'post', audience: 'everyone', text: 'late', epoch })).toBe(
        'not-handler',
      );
    }
  });

  it('[B06][B28][ST5][SU9] with nothing to wrap up the former handler is told all the same', () => {
    const talk = takenOver({ wrapUp: 'off', formerAgentWrapUp: 'off' });
    expect(talk.header(anna)).toMatchObject({ kind: 'displaced', displaced: { by: { name: 'Sam' } } });
    const item = () => deskItemFor(talk.state, talk.presence, anna.id);
    expect(item()).toMatchObject({
      relation: 'displaced',
      displaced: { by: { name: 'Sam' }, reason: 'VIP' },
    });
    const late = { type: 'post', audience: 'everyone', text: 'late', epoch: talk.epoch - 1 } as const;
    expect(talk.refusal(anna, late)).toBe('not-handler');
    expect(talk.header(anna).you.may).not.toContain('wrap-up');
    talk.end(sam);
    expect(item()).toBeNull();
    expect(talk.header(anna).kind).toBe('outsider');
  });

  it.each([
    ['removed', 'not-handler', 'displaced'],
    ['consultant', 'allowed', 'standby'],
    ['observer', 'forbidden', 'standby'],
  ] as const)(
    '[B28][P10][SU9][PO9] formerAgent %s: a note to staff is %s',
    (formerAgent, expected, standing) => {
      const talk = takenOver({ formerAgent });
      expect(standingOf(talk.state, anna)).toBe(standing);
      const decision = talk.ask(anna, { type: 'post', audience: 'staff', text: 'note' });
      expect(decision.kind === 'refused' ? decision.refusal.code : 'allowed').toBe(expected);
      const may = talk.header(anna).you.may;
      expect(may.includes('post-to-staff')).toBe(expected === 'allowed');
      expect(may.includes('read-history')).toBe(standing === 'standby');
    },
  );

  it('[B36][SU7][RE3] a takeover confirmed for another epoch is refused with the epoch now', () => {
    const talk = active().monitor(sam).monitor(tess);
    const seen = talk.epoch;
    expect(talk.takeOver(sam).ask(tess, { type: 'take-over', epoch: seen })).toEqual({
      kind: 'refused',
      refusal: { code: 'already-taken-over', epoch: seen + 1 },
    });
  });

  it('[B36][SU7] a takeover confirmed after the agent ended it is refused', () => {
    const talk = active().monitor(sam);
    expect(talk.end(anna).refusal(sam, { type: 'take-over', epoch: talk.epoch })).toBe('bad-state');
  });

  it('[B02][SU7] there is nothing to take over in the queue', () => {
    const talk = queued({ monitors: { phases: ['queued'] } }).monitor(sam);
    expect(talk.refusal(sam, { type: 'take-over', epoch: talk.epoch })).toBe('bad-state');
  });

  it('[A06][SU7] an agent who is not connected can be taken over from', () => {
    expect(handlerOf(active().drop(anna).monitor(sam).takeOver(sam).state.phase)?.id).toBe(sam.id);
  });

  it('[SU4][SU7] a second tab that takes over again is told that it is theirs', () => {
    const talk = takenOver();
    expect(talk.refusal(sam, { type: 'take-over', epoch: talk.epoch })).toBe('own-conversation');
  });

  it('[SU13] whoever took over hands back or ends; they do not just leave', () => {
    const talk = takenOver();
    expect(talk.refusal(sam, { type: 'supervise', mode: 'leave' })).toBe('forbidden');
    expect(talk.header(sam).you.may).toEqual(expect.arrayContaining(['hand-back', 'end']));
  });
});

describe('what is told', () => {
  it('[B06][B31][SU8] staff are told by whom, from whom and why', () => {
    const talk = takenOver();
    const told = talk.entries.filter(({ body }) => body.kind === 'assigned').at(-1);
    expect(told).toMatchObject({
      audience: { kind: 'staff' },
      body: { handler: { name: 'Sam' }, from: { name: 'Anna' }, cause: 'taken-over', reason: 'VIP' },
    });
    expect(talk.header(anna)).toMatchObject({
      kind: 'displaced',
      displaced: { by: { name: 'Sam' }, reason: 'VIP' },
    });
  });

  it('[B32][P4][SU8][PO8] takeoverNotice none: no byte changes until the supervisor writes', () => {
    const talk = active({ takeoverNotice: 'none' }).monitor(sam);
    const before = talk.bytes(carla);
    expect(talk.takeOver(sam).bytes(carla)).toBe(before);
    expect(talk.say(sam, 'Hello').lines(carla)).toEqual(['Hello?', '(handler-shown)', 'Hello']);
    expect(customerHandler(talk)).toBe('Sam');
  });

  it('[B32][B33][P4][SU8] takeoverNotice name-change: another name in the header, no line', () => {
    const talk = active({ takeoverNotice: 'name-change' }).monitor(sam);
    const lines = talk.lines(carla);
    expect(customerHandler(talk.takeOver(sam))).toBe('Sam');
    expect(talk.lines(carla)).toEqual(lines);
    expect(customerHandler(talk.handBack(sam))).toBe('Anna');
    expect(talk.lines(carla)).toEqual(lines);
  });

  it('[B32][P4][SU8] takeoverNotice notice: another name and one line, and one again on handing back', () => {
    const talk = active({ takeoverNotice: 'notice' }).monitor(sam).takeOver(sam);
    expect(customerHandler(talk)).toBe('Sam');
    expect(talk.seen(carla).at(-1)?.body).toEqual({
      kind: 'handler-shown',
      name: 'Sam',
      cause: 'taken-over',
    });
    talk.handBack(sam);
    expect(talk.seen(carla).at(-1)?.body).toEqual({
      kind: 'handler-shown',
      name: 'Anna',
      cause: 'handed-back',
    });
  });

  it('[B32][VI12] takeoverNotice none: who had joined openly does not vanish by taking over', () => {
    const talk = active({ takeoverNotice: 'none' }).monitor(sam).join(sam);
    const before = talk.bytes(carla);
    expect(talk.takeOver(sam).bytes(carla)).toBe(before);
    expect(talk.say(sam, 'Hello').header(carla)).toMatchObject({ handler: { name: 'Sam' }, joined: [] });
  });

  it('[B32][HA4] takeoverNotice none: the end names whom the customer knows', () => {
    const talk = active({ takeoverNotice: 'none' }).monitor(sam).takeOver(sam).end(sam);
    expect(talk.seen(carla).at(-1)?.body).toEqual({ kind: 'ended', by: 'agent', name: 'Anna' });
  });

  it('[VI3][VI4] to the customer a handler is an agent, whoever it is', () => {
    const message = takenOver().say(sam, 'Hello').seen(carla).at(-1)?.body;
    expect(message).toEqual({ kind: 'message', author: { name: 'Sam', role: 'agent' }, text: 'Hello' });
    const accepted = queued().accept(uma).say(uma, 'Hello').seen(carla).at(-1)?.body;
    expect(accepted).toEqual({ kind: 'message', author: { name: 'Uma', role: 'agent' }, text: 'Hello' });
  });

  it('[B37][SU17] conversation, history and the customer’s numbers go on', () => {
    const talk = active().say(anna, 'one').monitor(sam);
    const before = talk.seen(carla);
    talk.takeOver(sam).say(sam, 'two');
    expect(talk.seen(carla).slice(0, before.length)).toEqual(before);
    expect(talk.seen(carla).at(-1)?.seq).toBe(before.length + 1);
  });

  it.each([
    ['taken-over', (talk: Talk) => talk.monitor(sam).takeOver(sam, 'VIP'), sam],
    ['assigned', (talk: Talk) => talk.do(lead, { type: 'assign', epoch: talk.epoch, to: bert.id }), lead],
    ['handed-off', (talk: Talk) => talk.handOff(ann, { kind: 'agent', id: bert.id }, 'cold'), anna],
  ] as const)('[VI6][G27] an agent who is it no longer is told how: %s', (cause, act, by) => {
    const talk = act(active());
    expect(talk.header(anna)).toMatchObject({ kind: 'displaced', displaced: { cause, by: { id: by.id } } });
  });

  it('[VI6] the displaced agent is told nothing of how it goes on', () => {
    const talk = takenOver();
    const before = talk.bytes(anna);
    let turns = 0;
    talk.onTurn = () => {
      turns += 1;
      expect(talk.bytes(anna)).toBe(before);
    };
    talk.say(sam, 'Hello').say(carla, 'Who is this?').note(sam, 'difficult').monitor(tess);
    talk.whisper(tess, 'psst').join(tess).sleep(30).drop(carla).leave(tess).end(sam);
    expect(turns).toBeGreaterThan(8);
    expect(talk.seen(anna)).toEqual([]);
  });
});

describe('handing back', () => {
  it.each(['monitor', 'whisper', 'join'] as const)(
    '[SU11] gives the agent back all of it, and returns to %s',
    (mode) => {
      const talk = active().monitor(sam);
      if (mode === 'whisper') talk.whisper(sam, 'psst');
      if (mode === 'join') talk.join(sam);
      talk.takeOver(sam);
      expect(staffHeader(talk).you.tookOverFrom?.name).toBe('Anna');
      const { epoch } = talk;
      talk.handBack(sam).say(anna, 'Back');
      expect(handlerOf(talk.state.phase)?.id).toBe(anna.id);
      expect(talk.epoch).toBe(epoch + 1);
      expect(talk.state.formerHandlers).toEqual([]);
      expect(talk.state.supervisions.map((each) => [each.person.name, each.mode])).toEqual([['Sam', mode]]);
      expect(staffHeader(talk).you.tookOverFrom).toBeNull();
      expect(talk.lines(anna).slice(-1)).toEqual(['Back']);
      expect(talk.seen(sam).map(({ seq }) => seq)).toEqual(talk.seen(sam).map((_, index) => index + 1));
    },
  );

  it('[SU11] only for the epoch that was seen, and only by whoever took over', () => {
    const talk = takenOver();
    expect(talk.refusal(sam, { type: 'hand-back', epoch: talk.epoch - 1 })).toBe('already-taken-over');
    expect(talk.refusal(anna, { type: 'hand-back', epoch: talk.epoch })).toBe('forbidden');
    const own = active();
    expect(own.refusal(anna, { type: 'hand-back', epoch: own.epoch })).toBe('bad-state');
  });

  it('[SU10] after two takeovers it goes back to the agent from whom it was taken first', () => {
    const talk = takenOver().monitor(tess).takeOver(tess);
    expect(staffHeader(talk, tess).you.tookOverFrom?.name).toBe('Anna');
    expect(standingOf(talk.state, sam)).toBe('monitoring');
    talk.handBack(tess);
    expect(handlerOf(talk.state.phase)?.id).toBe(anna.id);
    expect(standingOf(talk.state, tess)).toBe('monitoring');
  });

  it('[C15][ST4][SU11] who gets it back while watching does not go on watching it', () => {
    const talk = queued().accept(uma).monitor(sam).takeOver(sam).monitor(uma).join(uma).handBack(sam);
    expect(handlerOf(talk.state.phase)?.id).toBe(uma.id);
    expect(talk.state.supervisions.map(({ person }) => person.name)).toEqual(['Sam']);
    expect(talk.header(carla)).toMatchObject({ handler: { name: 'Uma' }, joined: [] });
    const last = talk.entries.at(-1);
    expect(last?.body).toMatchObject({
      kind: 'supervision',
      person: { name: 'Uma' },
      from: 'join',
      to: null,
    });
  });

  it('[ST4][SU12] taking one’s own conversation back leaves nothing to hand back', () => {
    const talk = queued().accept(uma).monitor(sam).takeOver(sam).monitor(uma).takeOver(uma);
    expect(handlerOf(talk.state.phase)?.id).toBe(uma.id);
    expect(talk.state.formerHandlers).toEqual([]);
    expect(talk.state.supervisions.map(({ person, mode }) => [person.name, mode])).toEqual([
      ['Sam', 'monitor'],
    ]);
    expect(staffHeader(talk, uma).you.tookOverFrom).toBeNull();
    expect(talk.refusal(uma, { type: 'hand-back', epoch: talk.epoch })).toBe('bad-state');
  });

  it('[SU15] at the end whoever took over is done with it, after wrapping up if that is on', () => {
    const wrapped = takenOver().end(sam);
    expect(standingOf(wrapped.state, sam)).toBe('handler');
    expect(wrapped.wrapUp(sam).state.supervisions).toEqual([]);
    expect(takenOver({ wrapUp: 'off' }).end(sam).state.supervisions).toEqual([]);
  });

  it('[SU9][HA3] a displaced agent may accept it again from the queue and is then simply its handler', () => {
    const talk = takenOver().drop(sam).sleep(90);
    expect(talk.header(anna).you.may).toContain('accept');
    talk.accept(anna);
    expect(talk.state.formerHandlers).toEqual([]);
    expect(standingOf(talk.state, anna)).toBe('handler');
  });
});
