// Passing a conversation on, and assigning it to somebody: rules HF1 to HF7 and SU27.
import { describe, expect, it } from 'vitest';
import type { HandOffTarget } from '../../core/domain/command.js';
import { standingOf, supervisionOf } from '../../core/domain/conversation.js';
import type { Identity } from '../../core/domain/identity.js';
import { personOf } from '../../core/domain/identity.js';
import { handlerOf } from '../../core/domain/lifecycle.js';
import type { PolicyOverrides } from '../../core/domain/policy.js';
import type { Talk } from '../support/builders.js';
import {
  agent,
  anna,
  bert,
  carla,
  granted,
  queued,
  SALES,
  SUPPORT,
  sam,
  supervisor,
  tess,
} from '../support/builders.js';

const ann = granted(anna, ['handle', 'transfer']);
const chief = granted(sam, ['monitor', 'whisper', 'join', 'takeover', 'assign']);
const handled = (policy?: PolicyOverrides): Talk => queued(policy).say(carla, 'Hello?').accept(ann);
const toBert: HandOffTarget = { kind: 'agent', id: bert.id };
const toTess: HandOffTarget = { kind: 'supervisor', id: tess.id };
const toSupport: HandOffTarget = { kind: 'workgroup', id: SUPPORT };
const refusal = (talk: Talk, who: Identity, to: HandOffTarget, manner: 'cold' | 'warm' = 'cold') =>
  talk.refusal(who, { type: 'hand-off', epoch: talk.epoch, to, manner });
const last = (talk: Talk, kind: string) => talk.entries.filter(({ body }) => body.kind === kind).at(-1);

describe('handing off', () => {
  it('[G27][HF1] needs to be handler, the grant and the present epoch', () => {
    expect(refusal(queued().accept(anna), anna, toBert)).toBe('forbidden');
    expect(refusal(handled(), bert, toBert)).toBe('forbidden');
    const talk = handled();
    const stale = { type: 'hand-off', epoch: talk.epoch - 1, to: toBert, manner: 'cold' } as const;
    expect(talk.ask(ann, stale)).toEqual({
      kind: 'refused',
      refusal: { code: 'not-handler', epoch: talk.epoch },
    });
  });

  it('[G27][HF1] an off-line target, oneself and one’s own workgroup are refused, and nothing changes', () => {
    for (const to of [
      { kind: 'agent', id: ann.id },
      { kind: 'workgroup', id: SALES },
      { kind: 'agent', id: agent('Nobody').id },
    ] as const) {
      for (const manner of ['cold', 'warm'] as const) {
        const talk = handled();
        const before = talk.everything();
        expect(refusal(talk, ann, to, manner)).toBe('target-unavailable');
        expect(talk.everything()).toBe(before);
      }
    }
    const own = handled();
    own.facts = {
      destination: { workgroup: SALES, document: { ...own.state, version: 1 }, candidate: null },
    };
    expect(refusal(own, ann, { kind: 'workgroup', id: SALES })).toBe('target-unavailable');
    const nobodyThere = handled();
    nobodyThere.facts = {
      destination: { workgroup: SUPPORT, document: { ...nobodyThere.state, version: 1 }, candidate: null },
    };
    expect(refusal(nobodyThere, ann, toSupport, 'warm'), 'nobody is free there').toBe('target-unavailable');
  });

  it.each([
    ['an agent', toBert, bert],
    ['a supervisor', toTess, tess],
  ] as const)(
    '[G27][HF2][A26] cold to %s: handler in the same turn, and the one before is displaced',
    (_, to, who) => {
      const talk = handled();
      const { epoch } = talk;
      talk.handOff(ann, to, 'cold', 'VIP');
      expect(handlerOf(talk.state.phase)?.id).toBe(who.id);
      expect(talk.epoch).toBe(epoch + 1);
      expect(standingOf(talk.state, ann)).toBe('displaced');
      expect(last(talk, 'assigned')).toMatchObject({
        audience: { kind: 'staff' },
        body: { from: { id: ann.id }, cause: 'handed-off', reason: 'VIP', by: null },
      });
      expect(talk.say(who, 'Hi').lines(carla)).toContain('Hi');
    },
  );

  it('[G27][HF2][TL7] the acknowledgement names the handoff', () => {
    const talk = handled({ takeoverNotice: 'notice' });
    const decision = talk.ask(ann, { type: 'hand-off', epoch: talk.epoch, to: toBert, manner: 'cold' });
    expect(decision.kind === 'accepted' && decision.entries[0]?.body.kind).toBe('assigned');
  });

  it.each([
    ['an agent', toBert, bert],
    ['a supervisor', toTess, tess],
  ] as const)('[G27][HF3] warm to %s: both are there until they accept', (_, to, who) => {
    const talk = handled().handOff(ann, to, 'warm', 'VIP');
    expect(handlerOf(talk.state.phase)?.id).toBe(ann.id);
    expect(standingOf(talk.state, who)).toBe('standby');
    expect(talk.say(ann, 'One moment').note(who, 'I am reading').lines(who)).toContain('One moment');
    expect(talk.refusal(who, { type: 'post', audience: 'everyone', text: 'x', epoch: talk.epoch })).toBe(
      'not-handler',
    );
    expect(talk.refusal(granted(who, []), { type: 'accept', epoch: talk.epoch })).toBe('forbidden');
    talk.accept(who);
    expect(handlerOf(talk.state.phase)?.id).toBe(who.id);
    expect(standingOf(talk.state, ann)).toBe('displaced');
    expect(talk.state.offer).toBeNull();
    expect(last(talk, 'assigned')?.body).toMatchObject({ cause: 'handed-off', from: { id: ann.id } });
  });

  it('[G27][HF3][OF4] warm: declined, missed or withdrawn, the handler simply goes on', () => {
    const ways: readonly ((talk: Talk) => Talk)[] = [
      (talk) => talk.decline(bert),
      (talk) => talk.sleep(30),
      (talk) => talk.do(ann, { type: 'withdraw-offer' }),
      (talk) => talk.handOff(ann, toTess, 'warm').do(ann, { type: 'withdraw-offer' }),
    ];
    for (const way of ways) {
      const talk = handled();
      const { epoch } = talk;
      way(talk.handOff(ann, toBert, 'warm'));
      expect(talk.state).toMatchObject({ offer: null, epoch, phase: { handler: { id: ann.id } } });
      expect(standingOf(talk.state, bert)).toBe('outsider');
      expect(last(talk, 'offer-ended')).toBeDefined();
      expect(talk.refusal(bert, { type: 'accept', epoch })).toBe('already-accepted');
    }
  });

  it('[G27][HF3][OF2] warm: a handler who is lost meanwhile asks nobody any more', () => {
    const talk = handled({ routing: { offerSeconds: 600 } })
      .handOff(ann, toBert, 'warm')
      .drop(ann)
      .sleep(90);
    expect(talk.state).toMatchObject({ phase: { kind: 'queued' }, offer: null });
    expect(last(talk, 'offer-ended')?.body).toMatchObject({ to: { id: bert.id }, outcome: 'withdrawn' });
    expect(standingOf(talk.state, bert)).toBe('outsider');
  });

  it('[A07][G27][HF4] cold to a workgroup: it waits there under that one’s id, label and policy', () => {
    const talk = handled();
    const customerBefore = talk.seen(carla);
    talk.handOff(ann, toSupport, 'cold', 'a fault');
    expect(talk.state).toMatchObject({
      workgroup: SUPPORT,
      label: 'Support',
      policyVersion: 3,
      phase: { kind: 'queued' },
      lastHandler: null,
      tried: [],
    });
    expect(last(talk, 'moved')).toMatchObject({
      audience: { kind: 'staff' },
      body: { from: 'Sales', to: 'Support', by: { id: ann.id }, note: 'a fault' },
    });
    expect(talk.seen(carla).slice(0, customerBefore.length), 'the customer’s history stays').toEqual(
      customerBefore,
    );
    expect(talk.refusal(bert, { type: 'accept', epoch: talk.epoch }), 'of the other workgroup').toBe(
      'not-found',
    );
    const there = { ...bert, grants: { [SUPPORT]: ['handle' as const] } };
    expect(talk.accept(there).header(there)).toMatchObject({ workgroup: SUPPORT, label: 'Support' });
  });

  it('[A07][G27][HF4] warm to a workgroup: whom it would ask is asked, and it moves when they accept', () => {
    const there = { ...bert, grants: { [SUPPORT]: ['handle' as const] } };
    const talk = handled().handOff(ann, toSupport, 'warm', 'a fault');
    expect(talk.state).toMatchObject({ workgroup: SALES, offer: { to: { id: bert.id } } });
    talk.accept(there);
    expect(talk.state).toMatchObject({
      workgroup: SUPPORT,
      label: 'Support',
      phase: { handler: { id: bert.id } },
      lastHandler: bert.id,
    });
    expect(last(talk, 'moved')?.body).toMatchObject({ from: 'Sales', to: 'Support', note: 'a fault' });
    expect(handled().handOff(ann, toSupport, 'warm').decline(there).state.workgroup).toBe(SALES);
  });

  it.each(['cold', 'warm'] as const)(
    '[A03][R6][T11][SU27] %s to another workgroup: nobody watches on by the right of the former one',
    (manner) => {
      const talk = handled().monitor(sam).monitor(tess).join(tess).handOff(ann, toSupport, manner);
      if (manner === 'warm') talk.accept({ ...bert, grants: { [SUPPORT]: ['handle'] } });
      expect(talk.state.supervisions).toEqual([]);
      for (const who of [sam, tess]) {
        expect(talk.seen(who)).toEqual([]);
        expect(talk.refusal(who, { type: 'supervise', mode: 'monitor' })).toBe('not-found');
      }
      expect(
        talk.lines(carla).filter((line) => line === '(left)'),
        'only who had joined',
      ).toHaveLength(1);
    },
  );

  it.each(['cold', 'warm'] as const)(
    '[SU27] %s to another workgroup by whoever took over: they do not go back to watching it',
    (manner) => {
      const boss = granted(sam, ['monitor', 'takeover', 'transfer']);
      const talk = handled().monitor(boss).takeOver(boss).handOff(boss, toSupport, manner);
      if (manner === 'warm') talk.accept({ ...bert, grants: { [SUPPORT]: ['handle'] } });
      expect(talk.state.supervisions).toEqual([]);
      expect(talk.seen(boss)).toEqual([]);
    },
  );

  it.each([
    ['none', 'Anna', 0],
    ['name-change', 'Bert', 0],
    ['notice', 'Bert', 1],
  ] as const)(
    '[G27][HF5] takeoverNotice %s: the customer sees %s and is told %i lines',
    (takeoverNotice, name, told) => {
      for (const pass of [
        (talk: Talk) => talk.handOff(ann, toBert),
        (talk: Talk) => talk.handOff(ann, toBert, 'warm').accept(bert),
        (talk: Talk) => talk.assign(chief, bert),
      ]) {
        const talk = handled({ takeoverNotice });
        const before = talk.seen(carla).length;
        pass(talk);
        expect(talk.header(carla)).toMatchObject({ handler: { name } });
        expect(talk.seen(carla).length - before).toBe(told);
        expect(talk.say(bert, 'Hi').header(carla)).toMatchObject({ handler: { name: 'Bert' } });
      }
    },
  );

  it('[B29][HF1] whoever took over passes it on like any handler, and watches on', () => {
    const boss = granted(sam, ['monitor', 'takeover', 'transfer']);
    const talk = handled().monitor(boss).takeOver(boss).handOff(boss, toBert);
    expect(handlerOf(talk.state.phase)?.id).toBe(bert.id);
    expect(supervisionOf(talk.state, boss.id)?.mode).toBe('monitor');
    expect(standingOf(talk.state, ann), 'still displaced by the takeover').toBe('displaced');
  });
});

describe('assigning', () => {
  it('[D08][D09][G39][HF6] is from the queue or from another handler, and is told with who did it', () => {
    for (const talk of [queued().say(carla, 'Hello?'), handled()]) {
      const from = handlerOf(talk.state.phase);
      talk.assign(chief, bert, 'skills');
      expect(handlerOf(talk.state.phase)?.id).toBe(bert.id);
      expect(
        talk.seen(bert).find(({ body }) => body.kind === 'assigned' && body.cause === 'assigned')?.body,
      ).toMatchObject({ by: { name: 'Sam' }, reason: 'skills', from: from && { id: from.id } });
      expect(talk.header(carla), 'who waited is shown who answers').toMatchObject({
        handler: { name: 'Bert' },
      });
    }
  });

  it('[D08][HF5][HF6] out of the queue the customer is shown somebody whatever takeovers tell', () => {
    const talk = queued({ takeoverNotice: 'none' }).assign(chief, bert);
    expect(talk.lines(carla)).toEqual(['(handler-shown)']);
  });

  it('[D08][HF6] for the present epoch, and not what is theirs already', () => {
    const talk = handled();
    expect(talk.ask(chief, { type: 'assign', epoch: talk.epoch - 1, to: bert.id })).toEqual({
      kind: 'refused',
      refusal: { code: 'already-accepted', epoch: talk.epoch },
    });
    expect(talk.refusal(chief, { type: 'assign', epoch: talk.epoch, to: ann.id })).toBe('bad-state');
    expect(handled().refusal(sam, { type: 'assign', epoch: talk.epoch, to: bert.id })).toBe('forbidden');
  });

  it('[D09][HF6] nobody accepts for another: acceptance is one’s own, and an assignment says whose it was', () => {
    const talk = handled().assign(chief, bert);
    const told = talk.entries.flatMap(({ body }) =>
      body.kind === 'assigned' ? [[body.cause, body.by?.name]] : [],
    );
    expect(told).toEqual([
      ['accepted', undefined],
      ['assigned', 'Sam'],
    ]);
  });

  it('[D08][SU18][HF6] to oneself with the grant to handle or to take over, so that it stays', () => {
    for (const grant of ['handle', 'takeover'] as const) {
      const own = granted(sam, ['assign', grant]);
      expect(handlerOf(queued().assign(own, own).state.phase)?.id).toBe(own.id);
    }
    const clerk = granted(sam, ['monitor', 'assign']);
    expect(queued().refusal(clerk, { type: 'assign', epoch: 0, to: clerk.id })).toBe('target-unavailable');
  });

  it('[C15][HF6][ST4] to oneself, watching it ends', () => {
    const own = granted(sam, ['monitor', 'join', 'assign', 'handle']);
    const talk = handled().monitor(own).join(own).assign(own, own);
    expect(talk.state.supervisions).toEqual([]);
    expect(standingOf(talk.state, own)).toBe('handler');
  });

  it('[G39][HF7] beyond what a desk has free, the figures are told; without that none are', () => {
    const talk = handled();
    talk.facts = { reservation: { kind: 'reserved', person: personOf(bert), over: { used: 8, limit: 8 } } };
    talk.do(chief, { type: 'assign', epoch: talk.epoch, to: bert.id, override: true });
    expect(last(talk, 'assigned')?.body).toMatchObject({ override: { used: 8, limit: 8 } });
    expect(last(handled().assign(chief, bert), 'assigned')?.body).toMatchObject({ override: null });
  });

  it('[A23][HF6] gives a reason out of the list of the workgroup', () => {
    const talk = handled({ reasons: ['VIP'] });
    expect(talk.ask(chief, { type: 'assign', epoch: talk.epoch, to: bert.id, reason: 'whim' })).toEqual({
      kind: 'refused',
      refusal: { code: 'unknown-choice', choices: ['VIP'] },
    });
    expect(talk.assign(chief, bert, 'VIP').state.phase.kind).toBe('active');
  });

  it('[P17][D08] a plain monitor assigns nothing', () => {
    const watcher = supervisor('Wim');
    const talk = handled().monitor(watcher);
    expect(talk.refusal(watcher, { type: 'assign', epoch: talk.epoch, to: bert.id })).toBe('forbidden');
  });
});
