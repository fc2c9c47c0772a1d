// Several supervisors in one conversation, and what they are there: rules SU19, SU24 to SU26, VI14, VI15 and ST4.
import { describe, expect, it } from 'vitest';
import { standingOf } from '../../core/domain/conversation.js';
import { decideDowngrade } from '../../core/domain/decide-house.js';
import { deskItemFor } from '../../core/domain/desk-item.js';
import type { PolicyOverrides } from '../../core/domain/policy.js';
import { rowFor, summaryOf } from '../../core/domain/summary.js';
import type { Talk } from '../support/builders.js';
import { active, anna, carla, granted, queued, sam, tess, uma } from '../support/builders.js';

const people = (talk: Talk, who: typeof anna): readonly unknown[] => {
  const header = talk.header(who);
  return header.kind === 'staff' ? header.people.map(({ name, standing }) => [name, standing]) : [];
};
const apart: PolicyOverrides = { supervisorsSeeEachOther: 'off' };

describe('in what capacity', () => {
  it.each(['consultant', 'participant'] as const)(
    '[C11][SU24] as %s: told with the joining, and in every message',
    (as) => {
      const talk = active().monitor(sam).do(sam, { type: 'supervise', mode: 'join', as });
      for (const who of [carla, anna]) {
        expect(talk.seen(who).find(({ body }) => body.kind === 'joined')?.body).toMatchObject({ as });
      }
      expect(talk.header(carla)).toMatchObject({ joined: [{ name: 'Sam', as }] });
      expect(talk.say(sam, 'x').entries.at(-1)?.body).toMatchObject({ author: { capacity: as } });
    },
  );

  it('[C11][SU24] the policy’s when they do not say; changed in place, and kept over a takeover', () => {
    const talk = active({ joinAs: 'participant' }).monitor(sam).join(sam);
    expect(talk.state.supervisions[0]?.as).toBe('participant');
    const lines = talk.lines(carla);
    talk.do(sam, { type: 'supervise', mode: 'join', as: 'consultant' });
    expect(talk.state.supervisions[0]?.as).toBe('consultant');
    expect(talk.lines(carla), 'nobody joins twice').toEqual(lines);
    const chosen = active().do(sam, { type: 'supervise', mode: 'monitor', as: 'participant' }).join(sam);
    expect(chosen.state.supervisions[0]?.as, 'as they said on coming').toBe('participant');
    expect(talk.takeOver(sam).handBack(sam).state.supervisions[0]).toMatchObject({
      mode: 'join',
      as: 'consultant',
    });
  });

  it('[C24][PO1] each message has its own audience, and nothing internal is said again in public', () => {
    const talk = active().monitor(sam).join(sam).note(sam, 'internal one').whisper(sam, 'internal two');
    talk.say(sam, 'public one').note(sam, 'internal three').say(sam, 'public two');
    expect(talk.lines(carla).slice(-2)).toEqual(['public one', 'public two']);
    expect(talk.bytes(carla)).not.toContain('internal');
    expect(talk.lines(anna).slice(-5)).toEqual([
      'internal one',
      'internal two',
      'public one',
      'internal three',
      'public two',
    ]);
  });
});

describe('the lead', () => {
  const both = (): Talk => active().monitor(sam).monitor(tess).join(sam).join(tess);

  it('[P20][SU25] is the first who joined, and can be passed on by nobody else', () => {
    const talk = active().monitor(tess).monitor(sam).join(sam).join(tess);
    expect(talk.state.lead).toBe(sam.id);
    expect(talk.refusal(tess, { type: 'pass-lead', to: tess.id })).toBe('not-lead');
    talk.do(sam, { type: 'pass-lead', to: tess.id });
    expect(talk.state.lead).toBe(tess.id);
    expect(talk.entries.at(-1)).toMatchObject({
      audience: { kind: 'supervisors' },
      body: { kind: 'lead-passed', from: { name: 'Sam' }, to: { name: 'Tess' } },
    });
    expect(talk.header(sam)).toMatchObject({ backstage: { lead: tess.id } });
    expect(talk.refusal(sam, { type: 'pass-lead', to: sam.id })).toBe('not-lead');
  });

  it('[P20][SU25] to one who joined or took over, and not to one who only watches or is not there', () => {
    const talk = active().monitor(sam).join(sam).monitor(tess);
    expect(talk.refusal(sam, { type: 'pass-lead', to: tess.id })).toBe('target-unavailable');
    expect(talk.whisper(tess, 'x').refusal(sam, { type: 'pass-lead', to: tess.id })).toBe(
      'target-unavailable',
    );
    expect(talk.refusal(sam, { type: 'pass-lead', to: uma.id })).toBe('target-unavailable');
    expect(talk.takeOver(tess).do(sam, { type: 'pass-lead', to: tess.id }).state.lead).toBe(tess.id);
  });

  it('[P20][SU25] whoever led and is gone is followed by the first of those who joined', () => {
    expect(both().leave(sam).state.lead).toBe(tess.id);
    expect(both().drop(sam).sleep(20).state.lead).toBe(tess.id);
    expect(both().leave(tess).state.lead).toBe(sam.id);
    expect(both().takeOver(tess).leave(sam).state.lead, 'who joined before taking over').toBe(tess.id);
    expect(active().monitor(sam).join(sam).monitor(tess).leave(sam).state.lead).toBeNull();
  });
});

describe('seeing one another', () => {
  it('[P20][VI5] on: modes and whispers of the others are seen', () => {
    const talk = active().monitor(sam).monitor(tess).whisper(tess, 'from Tess');
    expect(people(talk, sam)).toEqual([
      ['Sam', 'monitoring'],
      ['Tess', 'whispering'],
    ]);
    expect(talk.lines(sam)).toContain('from Tess');
  });

  it('[P20][VI15] off: neither watching nor whispers nor what came of them', () => {
    const talk = active(apart).monitor(sam);
    const before = talk.bytes(sam);
    talk.monitor(tess).suggest(tess, 'from Tess');
    const suggestion = talk.state.suggestions[0]?.id ?? talk.entries[0]?.id;
    if (suggestion) talk.do(anna, { type: 'settle-suggestion', suggestion, outcome: 'edited' });
    expect(talk.bytes(sam)).toBe(before);
    expect(talk.lines(tess), 'their own they see').toEqual(
      expect.arrayContaining(['from Tess', '(suggestion-settled)']),
    );
    expect(talk.lines(anna)).toEqual(expect.arrayContaining(['from Tess', '(suggestion-settled)']));
    expect(talk.leave(tess).bytes(sam)).toBe(before);
  });

  it('[P20][VI15] off: who lowered the agent’s hand is not told to the others', () => {
    const talk = active(apart).do(anna, { type: 'raise-hand', text: 'help' }).monitor(sam);
    talk.monitor(tess).whisper(tess, 'yes').do(tess, { type: 'lower-hand' });
    expect(talk.lines(sam)).not.toContain('(hand-lowered)');
    expect(talk.lines(anna)).toContain('(hand-lowered)');
    expect(talk.bytes(sam)).not.toContain('Tess');
  });

  it('[P20][SU3][VI15] off: one too many is not told who holds the places', () => {
    const talk = active({ ...apart, monitors: { perRoom: 1 } }).monitor(sam);
    expect(talk.ask(tess, { type: 'supervise', mode: 'monitor' })).toEqual({
      kind: 'refused',
      refusal: { code: 'conflict', holders: [] },
    });
  });

  it.each([
    ['named', 'Tess'],
    ['role', ''],
  ] as const)(
    '[P20][P12][VI15] off: a supervisor who took over gets the whisper to them, %s',
    (whisperReveals, name) => {
      const talk = active({ ...apart, whisperReveals })
        .monitor(sam)
        .takeOver(sam)
        .monitor(tess);
      expect(people(talk, sam)).toEqual([]);
      talk.whisper(tess, 'for Sam');
      const whispered = talk.seen(sam).find(({ body }) => body.kind === 'message' && body.text === 'for Sam');
      expect(whispered?.body).toMatchObject({ author: { name, role: 'supervisor' } });
      expect(people(talk, sam)).toEqual([[name, 'whispering']]);
      expect(
        talk.seen(sam).map(({ seq }) => seq),
        'without a gap',
      ).toEqual(talk.seen(sam).map((_, index) => index + 1));
    },
  );

  it('[P20][PR3][VI15] off: in lists one sees oneself, and who joined or took over', () => {
    const talk = active(apart).monitor(sam).monitor(tess).monitor(uma).join(uma);
    const named = (who: typeof anna) =>
      rowFor(who, summaryOf(talk.state, talk.presence), talk.state.policy)?.supervisors?.map(
        ({ person }) => person.name,
      );
    expect([named(sam), named(tess)]).toEqual([
      ['Sam', 'Uma'],
      ['Tess', 'Uma'],
    ]);
    const item = deskItemFor(talk.state, talk.presence, sam.id);
    expect(item?.row.supervisors?.map(({ person }) => person.name)).toEqual(['Sam', 'Uma']);
  });

  it('[P20][SU25][VI15] off: who leads is told to nobody, and passing it on not to the others', () => {
    const talk = active(apart).monitor(sam).join(sam).monitor(tess).join(tess);
    talk.do(sam, { type: 'pass-lead', to: tess.id });
    for (const who of [sam, tess]) expect(talk.header(who)).toMatchObject({ backstage: { lead: null } });
    expect(talk.lines(tess)).not.toContain('(lead-passed)');
  });

  it('[P20][VI15] off: who joined is seen by all', () => {
    expect(people(active(apart).monitor(sam).monitor(tess).join(tess), sam)).toEqual([
      ['Sam', 'monitoring'],
      ['Tess', 'joined'],
    ]);
  });
});

describe('what the agent knows', () => {
  it.each([
    ['none', []],
    ['anonymous', [['', 'monitoring']]],
    ['named', [['Sam', 'monitoring']]],
  ] as const)('[P5][VI14] agentAwareness %s', (agentAwareness, expected) => {
    const talk = active({ agentAwareness }).monitor(sam);
    expect(people(talk, anna)).toEqual(expected);
    if (agentAwareness !== 'named') expect(talk.bytes(anna)).not.toContain(sam.id);
    expect(JSON.stringify(talk.header(carla))).not.toContain('Sam');
  });

  it('[P5][VI10][VI14] that somebody whispers to another is in no agent’s view', () => {
    const talk = active({ agentAwareness: 'named', formerAgent: 'consultant' })
      .monitor(sam)
      .whisper(sam, 'x');
    talk.assign(granted(tess, ['assign']), uma);
    expect(people(talk, uma)).toEqual([
      ['Anna', 'standby'],
      ['Sam', 'monitoring'],
    ]);
  });

  it.each([
    ['named', 'Sam'],
    ['role', ''],
  ] as const)('[P12][VI14] whisperReveals %s: %o', (whisperReveals, name) => {
    const talk = active({ whisperReveals }).monitor(sam).whisper(sam, 'psst');
    expect(people(talk, anna)).toEqual([[name, 'whispering']]);
    expect(talk.seen(anna).at(-1)?.body).toMatchObject({ author: { name, role: 'supervisor' } });
    if (whisperReveals === 'role') expect(talk.bytes(anna)).not.toMatch(/s-sam|Sam/);
  });

  it.each([
    ['off', 'named', false],
    ['on', 'named', true],
    ['on', 'role', false],
  ] as const)(
    '[E20][P16][SU19] coachLeft %s, %s: the agent is told that the whisperer left: %s',
    (coachLeft, whisperReveals, isTold) => {
      const talk = active({ coachLeft, whisperReveals }).monitor(sam).whisper(sam, 'psst');
      const before = talk.bytes(carla);
      talk.leave(sam);
      expect(talk.lines(anna).filter((line) => line === '(left)')).toHaveLength(isTold ? 1 : 0);
      expect(talk.bytes(carla)).toBe(before);
      const silent = active({ coachLeft, whisperReveals }).monitor(sam);
      const agentBefore = silent.bytes(anna);
      expect(silent.leave(sam).bytes(anna), 'who only watched goes unseen').toBe(agentBefore);
    },
  );
});

describe('one’s own conversation', () => {
  const own = granted(uma, ['handle', 'monitor', 'join', 'takeover']);
  const handled = (policy?: PolicyOverrides): Talk => queued(policy).accept(own);

  it('[C15][P13][ST4] deny: the handler does not monitor it', () => {
    expect(handled().refusal(own, { type: 'supervise', mode: 'monitor' })).toBe('own-conversation');
  });

  it('[P13][ST4] allow: they are handler as before, and are shown what supervisors are', () => {
    const talk = handled({ monitors: { own: 'allow' } });
    const before = [talk.bytes(carla), JSON.stringify(talk.state.phase), talk.epoch];
    talk.monitor(own);
    expect([talk.bytes(carla), JSON.stringify(talk.state.phase), talk.epoch]).toEqual(before);
    expect(standingOf(talk.state, own)).toBe('handler');
    expect(talk.header(own)).toHaveProperty('backstage');
    expect(talk.lines(own)).toContain('(supervision)');
    expect(talk.refusal(own, { type: 'supervise', mode: 'join' })).toBe('own-conversation');
    expect(talk.leave(own).header(own)).not.toHaveProperty('backstage');
  });

  it('[P13][ST4] allow: taken over from, they do not go on watching', () => {
    const talk = handled({ monitors: { own: 'allow' } })
      .monitor(own)
      .monitor(sam)
      .takeOver(sam);
    expect(talk.state.supervisions.map(({ person }) => person.id)).toEqual([sam.id]);
    expect(standingOf(talk.state, own)).toBe('displaced');
    expect(talk.seen(own)).toEqual([]);
  });
});

describe('presence', () => {
  it.each([
    ['keep', 'available', 'offline', true],
    ['end', 'available', 'away', false],
    ['end', 'online', 'away', true],
    ['end', 'online', 'offline', false],
    ['end', 'signed-in', 'offline', true],
    ['end', 'available', 'available', true],
  ] as const)(
    '[P6][SU26] %s with %s needed: %s, watching goes on: %s',
    (onDowngrade, requires, kind, goesOn) => {
      const talk = active({ monitors: { onDowngrade, requires } }).monitor(sam);
      const before = [talk.bytes(carla), talk.bytes(anna)];
      talk.house(decideDowngrade(talk.state, sam.id, kind));
      expect(talk.state.supervisions.length > 0).toBe(goesOn);
      expect([talk.bytes(carla), talk.bytes(anna)]).toEqual(before);
    },
  );

  it('[P6][SU26] a takeover goes on, and somebody else’s presence is nobody’s matter', () => {
    const talk = active({ monitors: { onDowngrade: 'end' } })
      .monitor(sam)
      .takeOver(sam);
    expect(decideDowngrade(talk.state, sam.id, 'offline').changes).toEqual([]);
    expect(decideDowngrade(talk.state, tess.id, 'offline').changes).toEqual([]);
  });
});
