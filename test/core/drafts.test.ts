// Unsent text and typing: who is shown whose. Rules PO10, PO12 and SU23.
import { describe, expect, it } from 'vitest';
import type { Identity } from '../../core/domain/identity.js';
import { draftFor, typingFor } from '../../core/domain/passing.js';
import { permit } from '../../core/domain/permit.js';
import type { PolicyOverrides } from '../../core/domain/policy.js';
import type { Talk } from '../support/builders.js';
import { active, anna, bert, carla, granted, queued, sam, tess, uma } from '../support/builders.js';

const all = [carla, anna, bert, sam, tess] as const;
const readersOf = (talk: Talk, from: Identity): readonly string[] =>
  all.filter((who) => draftFor(talk.state, from, who) !== null).map(({ name }) => name);
const listenersTo = (talk: Talk, from: Identity): readonly string[] =>
  all.filter((who) => typingFor(talk.state, from, who) !== null).map(({ name }) => name);
const seesDraft = (talk: Talk, from: Identity, who: Identity): boolean =>
  draftFor(talk.state, from, who) !== null;
const boss = granted(tess, ['monitor', 'whisper', 'join', 'takeover', 'assign']);
/** Anna stays as consultant beside Bert, and Sam watches. */
const two = (): Talk => active({ formerAgent: 'consultant' }).assign(boss, bert).monitor(sam);

describe('drafts', () => {
  it.each([
    [{ agentToSupervisor: 'on' }, ['Sam'], []],
    [{ agentToSupervisor: 'off' }, [], []],
    [{ customerToAgent: 'on' }, ['Sam'], ['Anna']],
    [{ customerToSupervisor: 'on' }, ['Sam'], ['Sam']],
    [{ agentToSupervisor: 'off', customerToAgent: 'on', customerToSupervisor: 'on' }, [], ['Anna', 'Sam']],
  ] as const)('[D17][P18][PO12] %o', (draftPreview, ofAgent, ofCustomer) => {
    const talk = active({ draftPreview }).monitor(sam);
    expect(readersOf(talk, anna)).toEqual(ofAgent);
    expect(readersOf(talk, carla)).toEqual(ofCustomer);
    expect(permit(talk.state, carla, 'set-draft') === null).toBe(ofCustomer.length > 0);
    expect(permit(talk.state, anna, 'set-draft') === null).toBe(ofAgent.length > 0);
  });

  it('[P18][PO10][PO12] a supervisor’s draft is shown to nobody, whatever they are and the policy says', () => {
    const everything: PolicyOverrides = {
      draftPreview: { agentToSupervisor: 'on', customerToAgent: 'on', customerToSupervisor: 'on' },
    };
    const stages = [
      active(everything).monitor(sam).monitor(tess),
      active(everything).monitor(sam).whisper(sam, 'x').monitor(tess),
      active(everything).monitor(sam).join(sam).monitor(tess),
      active(everything).monitor(sam).takeOver(sam).monitor(tess),
    ];
    for (const talk of stages) expect(readersOf(talk, sam)).toEqual([]);
    expect(readersOf(queued(everything).accept(uma).monitor(sam), uma)).toEqual([]);
  });

  it('[P18][PO10] whether anybody watches changes nothing of whether drafts are sent', () => {
    for (const who of [carla, anna]) {
      const talk = active();
      const before = talk.header(who).you.may;
      expect(talk.monitor(sam).follow(sam, anna).header(who).you.may).toEqual(before);
    }
  });

  it('[P18][PO10] no draft is in the state, whoever writes one', () => {
    expect(Object.keys(active().state).filter((key) => /draft|typing/i.test(key))).toEqual([]);
  });

  it('[A27][PO12][SU7] an agent who is writing can be taken over from; what they wrote was shown, and stays theirs', () => {
    const talk = active().monitor(sam);
    expect(seesDraft(talk, anna, sam)).toBe(true);
    talk.takeOver(sam);
    expect(talk.state.phase).toMatchObject({ handler: { id: sam.id } });
    expect(seesDraft(talk, anna, sam), 'not after it').toBe(false);
    expect(permit(talk.state, anna, 'set-draft')?.code).toBe('forbidden');
  });
});

describe('following one of several agents', () => {
  it('[B17][P15][PO12][SU23] the handler unless they choose, changed in place, and told to supervisors alone', () => {
    const talk = two();
    expect([seesDraft(talk, bert, sam), seesDraft(talk, anna, sam)]).toEqual([true, false]);
    const before = [talk.bytes(carla), talk.bytes(anna), talk.bytes(bert)];
    const mode = talk.state.supervisions[0]?.mode;
    talk.follow(sam, anna);
    expect([seesDraft(talk, bert, sam), seesDraft(talk, anna, sam)]).toEqual([false, true]);
    expect(talk.header(sam)).toMatchObject({ you: { follows: anna.id, standing: 'monitoring' } });
    expect(talk.state.supervisions[0]?.mode).toBe(mode);
    expect([talk.bytes(carla), talk.bytes(anna), talk.bytes(bert)]).toEqual(before);
    expect(talk.entries.at(-1)).toMatchObject({
      audience: { kind: 'supervisors' },
      body: { kind: 'supervision', from: 'monitor', to: 'monitor', follows: anna.id },
    });
    const everything = talk.everything();
    expect(talk.follow(sam, anna).everything(), 'twice is once').toBe(everything);
    expect(talk.follow(sam, bert).header(sam)).toMatchObject({ you: { follows: bert.id } });
  });

  it('[B17][SU23] the request to monitor may name the agent', () => {
    const talk = active({ formerAgent: 'consultant' }).assign(boss, bert).follow(sam, anna);
    expect(talk.header(sam)).toMatchObject({ you: { follows: anna.id } });
    expect(talk.entries.at(-1)?.body).toMatchObject({ from: null, to: 'monitor', follows: anna.id });
  });

  it('[B17][SU23] of whoever is not in the room nobody’s side is followed', () => {
    const talk = active().monitor(sam);
    for (const id of [bert.id, tess.id, carla.id]) {
      expect(talk.refusal(sam, { type: 'supervise', mode: 'monitor', follow: id })).toBe(
        'target-unavailable',
      );
    }
    const removed = active().assign(boss, bert).monitor(sam);
    expect(removed.refusal(sam, { type: 'supervise', mode: 'monitor', follow: anna.id })).toBe(
      'target-unavailable',
    );
  });

  it('[B17][SU23] whoever is gone is followed no more: the handler is', () => {
    const talk = active({ formerAgent: 'consultant' })
      .assign(boss, bert)
      .follow(sam, bert)
      .takeOver(sam)
      .handBack(sam);
    expect(talk.header(sam)).toMatchObject({ you: { follows: bert.id } });
    const lost = queued().accept(anna).follow(sam, anna).drop(anna).sleep(90).accept(bert);
    expect(lost.header(sam)).toMatchObject({ you: { follows: bert.id } });
  });
});

describe('typing', () => {
  it('[A30][D06][G11][PO10] to everyone: of the customer, the handler and who joined, and never of who watches', () => {
    const talk = active().monitor(sam);
    expect(listenersTo(talk, carla)).toEqual(['Anna', 'Sam']);
    expect(listenersTo(talk, anna)).toEqual(['Carla', 'Sam']);
    expect(listenersTo(talk, sam)).toEqual([]);
    expect(listenersTo(talk.whisper(sam, 'x'), sam)).toEqual([]);
    expect(listenersTo(talk.join(sam), sam), 'agent and supervisor see each other write').toEqual([
      'Carla',
      'Anna',
    ]);
    expect(typingFor(talk.state, sam, anna)).toEqual({ name: 'Sam', role: 'supervisor', id: sam.id });
    expect(typingFor(talk.state, sam, carla)).toEqual({ name: 'Sam', role: 'supervisor' });
  });

  it('[P3b][PO10] the customer sees nobody write of whom they were not told', () => {
    expect(listenersTo(active({ joinNotice: 'off' }).monitor(sam).join(sam), sam)).toEqual(['Anna']);
    const hidden = active({ takeoverNotice: 'none' }).monitor(sam).takeOver(sam);
    expect(listenersTo(hidden, sam)).toEqual([]);
    expect(listenersTo(hidden.say(sam, 'Hi'), sam)).toEqual(['Carla']);
    expect(typingFor(hidden.state, sam, carla)).toEqual({ name: 'Sam', role: 'agent' });
  });
});
