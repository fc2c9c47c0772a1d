// Who is offered what, and who never is.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ConversationId, PersonId } from '../../core/domain/ids.js';
import type { Waiting } from '../../core/domain/queue.js';
import { inOrder } from '../../core/domain/queue.js';
import type { Candidate, OfferChoice, RoutingPolicy, Strategy } from '../../core/domain/routing.js';
import { defaultRouting, nextOffers, strategies } from '../../core/domain/routing.js';

const ANNA = 'anna' as PersonId;
const BERT = 'bert' as PersonId;
const CEM = 'cem' as PersonId;
const DORA = 'dora' as PersonId;
const asking = ['longest-idle', 'least-busy', 'round-robin'] as const satisfies readonly Strategy[];

const waits = (name: string, change: Partial<Waiting> = {}): Waiting => ({
  conversation: `cv_${name}` as ConversationId,
  since: 0,
  priority: 0,
  tried: [],
  preferred: null,
  offeredTo: null,
  ...change,
});
const free = (id: PersonId, change: Partial<Candidate> = {}): Candidate => ({
  id,
  mayHandle: true,
  isAvailable: true,
  sessions: 0,
  maxSessions: 1,
  idleSince: 0,
  lastOfferedAt: 0,
  ...change,
});
const by = (
  strategy: Strategy,
  sameAgentFirst: RoutingPolicy['sameAgentFirst'] = 'on',
): Pick<RoutingPolicy, 'strategy' | 'sameAgentFirst'> => ({ strategy, sameAgentFirst });
const told = (choices: readonly OfferChoice[]): string =>
  choices.map(({ conversation, to }) => `${conversation.slice(3)}→${to}`).join(' ');
/** The queue once the offers stand. */
const standing = (waiting: readonly Waiting[], choices: readonly OfferChoice[]): readonly Waiting[] =>
  waiting.map((each) => ({
    ...each,
    offeredTo: choices.find(({ conversation }) => conversation === each.conversation)?.to ?? each.offeredTo,
  }));
const triesOf = ({ tried }: Waiting, who: PersonId): number => tried.filter((each) => each === who).length;

describe('who is never offered anything', () => {
  const thousand = Array.from({ length: 1000 }, (_, index) =>
    waits(String(index), { since: index % 7, priority: index % 3, preferred: index % 2 ? ANNA : BERT }),
  );
  const room = { maxSessions: 10_000 };

  it.each(asking)('[A35][P19] whoever may not handle, with 1,000 queued (%s)', (strategy) => {
    const nobody = [free(ANNA, { ...room, mayHandle: false }), free(BERT, { ...room, mayHandle: false })];
    expect(nextOffers(thousand, nobody, by(strategy))).toEqual([]);
    const offers = nextOffers(thousand, [...nobody, free(CEM, room)], by(strategy));
    expect(offers).toHaveLength(1000);
    expect(new Set(offers.map(({ to }) => to))).toEqual(new Set([CEM]));
  });

  it.each(asking)('[A35][P19] not even when all others declined (%s)', (strategy) => {
    const declined = waits('a', { tried: [BERT], preferred: ANNA });
    const candidates = [free(ANNA, { mayHandle: false }), free(BERT)];
    expect(told(nextOffers([declined], candidates, by(strategy)))).toBe('a→bert');
  });

  it.each(asking)('[G22] whoever is not available, preferred or not (%s)', (strategy) => {
    const one = [waits('a', { preferred: ANNA })];
    expect(nextOffers(one, [free(ANNA, { isAvailable: false })], by(strategy))).toEqual([]);
    expect(told(nextOffers(one, [free(ANNA, { isAvailable: false }), free(BERT)], by(strategy)))).toBe(
      'a→bert',
    );
  });

  it('[G22] anybody at all, when agents take for themselves', () => {
    expect(nextOffers(thousand, [free(ANNA, room)], by('manual'))).toEqual([]);
    expect(defaultRouting).toEqual({
      strategy: 'manual',
      offerSeconds: 30,
      pull: 'on',
      sameAgentFirst: 'on',
      patienceSeconds: null,
      missedBeforeAway: 3,
    });
  });

  it('[G22] nothing to offer and nobody to ask give no offers', () => {
    expect(nextOffers([], [free(ANNA)], by('least-busy'))).toEqual([]);
    expect(nextOffers([waits('a')], [], by('least-busy'))).toEqual([]);
  });
});

describe('whom each strategy asks', () => {
  const queue = (count: number) =>
    ['a', 'b', 'c', 'd', 'e'].slice(0, count).map((name, since) => waits(name, { since }));

  it('[G22] longest-idle: who has been idle longest, and nobody is idle while being asked', () => {
    const candidates = [
      free(ANNA, { idleSince: 30, maxSessions: 2 }),
      free(BERT, { idleSince: 10, maxSessions: 2 }),
      free(CEM, { idleSince: 20, maxSessions: 2 }),
    ];
    expect(told(nextOffers(queue(1), candidates, by('longest-idle')))).toBe('a→bert');
    expect(told(nextOffers(queue(4), candidates, by('longest-idle')))).toBe('a→bert b→cem c→anna d→bert');
    const asked = [waits('z', { offeredTo: BERT }), ...queue(1)];
    expect(told(nextOffers(asked, candidates, by('longest-idle')))).toBe('a→cem');
  });

  it('[G22] least-busy: who has fewest sessions, offers counted', () => {
    const candidates = [
      free(ANNA, { sessions: 3, maxSessions: 9 }),
      free(BERT, { sessions: 1, maxSessions: 9 }),
      free(CEM, { sessions: 2, maxSessions: 9 }),
    ];
    expect(told(nextOffers(queue(5), candidates, by('least-busy')))).toBe(
      'a→bert b→bert c→cem d→anna e→bert',
    );
    const asked = [waits('y', { offeredTo: BERT }), waits('z', { offeredTo: BERT }), ...queue(1)];
    expect(told(nextOffers(asked, candidates, by('least-busy')))).toBe('a→cem');
  });

  it('[G22] round-robin: whose last offer is longest ago, one turn each', () => {
    const candidates = [
      free(ANNA, { lastOfferedAt: 20, maxSessions: 9 }),
      free(BERT, { lastOfferedAt: 10, maxSessions: 9 }),
      free(CEM, { lastOfferedAt: 30, maxSessions: 9 }),
    ];
    const offers = nextOffers(queue(5), candidates, by('round-robin'));
    expect(told(offers)).toBe('a→bert b→anna c→cem d→bert e→anna');
    const [first, ...others] = queue(5);
    const declined = [{ ...(first ?? waits('a')), tried: [BERT] }, ...others];
    expect(told(nextOffers(declined, candidates, by('round-robin')))).toBe(
      'a→anna b→bert c→cem d→anna e→bert',
    );
  });

  it.each(asking)('[G22] ties are broken by id (%s)', (strategy) => {
    const candidates = [free(CEM), free(ANNA), free(BERT)];
    expect(told(nextOffers(queue(3), candidates, by(strategy)))).toBe('a→anna b→bert c→cem');
  });

  it.each(asking)('[G22] the front of the queue is served first (%s)', (strategy) => {
    const waiting = [waits('old'), waits('new', { since: 5 }), waits('urgent', { since: 9, priority: 1 })];
    expect(told(nextOffers(waiting, [free(ANNA), free(BERT)], by(strategy)))).toBe('urgent→anna old→bert');
  });

  it.each(asking)('[G22] what is being offered or snoozed is not offered (%s)', (strategy) => {
    const waiting = [waits('a', { offeredTo: DORA }), waits('b', { snoozed: true }), waits('c')];
    expect(told(nextOffers(waiting, [free(ANNA), free(BERT)], by(strategy)))).toBe('c→anna');
  });
});

describe('who declined or missed it', () => {
  const ask = (tried: readonly PersonId[], candidates: readonly Candidate[], strategy: Strategy) =>
    told(nextOffers([waits('a', { tried })], candidates, by(strategy)));

  it.each(asking)('[G22] is not asked again while somebody else could be (%s)', (strategy) => {
    const all = [free(ANNA), free(BERT), free(CEM)];
    expect(ask([ANNA], all, strategy)).toBe('a→bert');
    expect(ask([BERT, ANNA], all, strategy)).toBe('a→cem');
  });

  it.each(asking)(
    '[G22] is asked anew when everybody who could has been, each once a round (%s)',
    (strategy) => {
      const all = [free(ANNA), free(BERT), free(CEM)];
      expect(ask([BERT, ANNA, CEM], all, strategy)).toBe('a→anna');
      expect(ask([BERT, ANNA, CEM, ANNA], all, strategy)).toBe('a→bert');
      expect(ask([BERT, ANNA, CEM, ANNA, BERT], all, strategy)).toBe('a→cem');
      expect(ask([BERT, ANNA, CEM, ANNA, BERT, CEM], all, strategy)).toBe('a→anna');
      expect(ask([BERT, ANNA, CEM], [...all, free(DORA)], strategy), 'whoever came since').toBe('a→dora');
    },
  );

  it.each(asking)('[G22] who could not does not hold up the round (%s)', (strategy) => {
    const others = [
      free(BERT, { sessions: 1 }),
      free(CEM, { isAvailable: false }),
      free(DORA, { mayHandle: false }),
    ];
    expect(ask([ANNA], [free(ANNA), ...others], strategy)).toBe('a→anna');
  });
});

describe('capacity', () => {
  const waiting = ['a', 'b', 'c', 'd'].map((name, since) => waits(name, { since }));

  it.each(asking)(
    '[G23] sessions, offers that stand and those of this call fill the slots (%s)',
    (strategy) => {
      const offersTo = (candidate: Candidate, queue: readonly Waiting[] = waiting) =>
        nextOffers(queue, [candidate], by(strategy)).length;
      expect(offersTo(free(ANNA, { maxSessions: 3 }))).toBe(3);
      expect(offersTo(free(ANNA, { maxSessions: 3, sessions: 1 }))).toBe(2);
      const offered = [waits('x', { offeredTo: ANNA }), waits('y', { offeredTo: BERT }), ...waiting];
      expect(offersTo(free(ANNA, { maxSessions: 3, sessions: 1 }), offered)).toBe(1);
      expect(offersTo(free(ANNA, { maxSessions: 2, sessions: 1 }), offered)).toBe(0);
      const snoozed = [waits('x', { offeredTo: ANNA, snoozed: true }), ...waiting];
      expect(offersTo(free(ANNA), snoozed), 'an offer stands, snoozed or not').toBe(0);
    },
  );

  it.each(asking)(
    '[G23] whoever has more than they may, or may have none, is asked nothing (%s)',
    (strategy) => {
      const full = [free(ANNA, { maxSessions: 2, sessions: 5 }), free(BERT, { maxSessions: 0 })];
      expect(nextOffers(waiting, full, by(strategy))).toEqual([]);
    },
  );
});

describe('the same agent first', () => {
  const back = waits('a', { preferred: CEM });
  const all = [
    free(ANNA),
    free(BERT),
    free(CEM, { sessions: 3, maxSessions: 9, idleSince: 9, lastOfferedAt: 9 }),
  ];

  it.each(asking)('[G29] whoever had it before is asked before those whose turn it is (%s)', (strategy) => {
    expect(told(nextOffers([back], all, by(strategy)))).toBe('a→cem');
    expect(told(nextOffers([back], all, by(strategy, 'off')))).toBe('a→anna');
  });

  it.each(asking)('[G29] and only when they can, once a round (%s)', (strategy) => {
    const [anna, bert, cem] = [free(ANNA), free(BERT), free(CEM)];
    const ask = (waiting: Waiting, last: Candidate) =>
      told(nextOffers([waiting], [anna, bert, last], by(strategy)));
    expect(ask(back, { ...cem, isAvailable: false })).toBe('a→anna');
    expect(ask(back, { ...cem, mayHandle: false })).toBe('a→anna');
    expect(ask(back, { ...cem, sessions: 1 })).toBe('a→anna');
    expect(ask({ ...back, preferred: DORA }, cem), 'who is not there').toBe('a→anna');
    expect(ask({ ...back, tried: [CEM] }, cem)).toBe('a→anna');
    expect(ask({ ...back, tried: [CEM, ANNA, BERT] }, cem), 'first again in the next round').toBe('a→cem');
  });
});

describe('whatever waits and whoever is there', () => {
  const people = Array.from({ length: 6 }, (_, index) => `p${index}` as PersonId);
  const anyPerson = fc.constantFrom(...people);
  const few = fc.integer({ min: 0, max: 3 });
  const often = fc.integer({ min: 0, max: 4 }).map((number) => number > 0);
  const anyWaiting = fc
    .array(
      fc.record({
        since: few,
        priority: few,
        tried: fc.array(anyPerson, { maxLength: 8 }),
        preferred: fc.option(anyPerson),
        offeredTo: fc.option(anyPerson, { freq: 1 }),
        isSnoozed: often.map((not) => !not),
      }),
      { maxLength: 12 },
    )
    .map((all) =>
      all.map(({ isSnoozed, ...each }, index) =>
        waits(String(index), { ...each, ...(isSnoozed ? { snoozed: true as const } : {}) }),
      ),
    );
  const anyCandidates = fc.subarray(people).chain((present) =>
    fc.tuple(
      ...present.map((id) =>
        fc
          .record({
            mayHandle: often,
            isAvailable: often,
            sessions: few,
            maxSessions: fc.integer({ min: 0, max: 6 }),
            idleSince: few,
            lastOfferedAt: few,
          })
          .map((change) => free(id, change)),
      ),
    ),
  );
  const anyRouting = fc.record({
    strategy: fc.constantFrom(...strategies),
    sameAgentFirst: fc.constantFrom('on' as const, 'off' as const),
  });
  const slotsOf = (waiting: readonly Waiting[], { id, sessions, maxSessions }: Candidate): number =>
    Math.max(0, maxSessions - sessions - waiting.filter(({ offeredTo }) => offeredTo === id).length);
  const holds = (
    property: (
      waiting: readonly Waiting[],
      candidates: readonly Candidate[],
      routing: Pick<RoutingPolicy, 'strategy' | 'sameAgentFirst'>,
    ) => void,
  ) => fc.assert(fc.property(anyWaiting, anyCandidates, anyRouting, property), { numRuns: 500 });

  it('[G22] there is one offer for a conversation, and none where one stands', () => {
    holds((waiting, candidates, routing) => {
      const offered = nextOffers(waiting, candidates, routing).map(({ conversation }) => conversation);
      expect(new Set(offered).size).toBe(offered.length);
      for (const each of waiting)
        if (each.offeredTo !== null || each.snoozed) expect(offered).not.toContain(each.conversation);
    });
  });

  it('[A35][P19][G23] nobody gets more than fits, and nobody anything who may not handle or is not there', () => {
    holds((waiting, candidates, routing) => {
      const offers = nextOffers(waiting, candidates, routing);
      for (const each of candidates) {
        const fits = each.mayHandle && each.isAvailable ? slotsOf(waiting, each) : 0;
        expect(offers.filter(({ to }) => to === each.id).length).toBeLessThanOrEqual(fits);
      }
      for (const { to } of offers) expect(candidates.map(({ id }) => id)).toContain(to);
    });
  });

  it('[G22] everything is offered when there is room, and otherwise the front of the queue', () => {
    let [all, some] = [0, 0];
    holds((waiting, candidates, routing) => {
      if (routing.strategy === 'manual') return;
      const able = candidates.filter(({ mayHandle, isAvailable }) => mayHandle && isAvailable);
      const room = able.reduce((sum, each) => sum + slotsOf(waiting, each), 0);
      const open = inOrder(waiting).filter(({ offeredTo, snoozed }) => offeredTo === null && !snoozed);
      const offered = nextOffers(waiting, candidates, routing).map(({ conversation }) => conversation);
      expect(offered).toEqual(open.slice(0, room).map(({ conversation }) => conversation));
      if (open.length > room) some += 1;
      else all += 1;
    });
    expect(Math.min(all, some), 'both are met').toBeGreaterThan(20);
  });

  it('[G22] nobody is asked again before everybody with room was, and asking twice gives nothing', () => {
    holds((waiting, candidates, routing) => {
      const offers = nextOffers(waiting, candidates, routing);
      offers.forEach(({ conversation, to }, index) => {
        const before = standing(waiting, offers.slice(0, index));
        const one = before.find((each) => each.conversation === conversation) ?? waits('none');
        const could = candidates.filter(
          (each) => each.mayHandle && each.isAvailable && slotsOf(before, each) > 0,
        );
        for (const { id } of could) expect(triesOf(one, to)).toBeLessThanOrEqual(triesOf(one, id));
      });
      expect(nextOffers(standing(waiting, offers), candidates, routing)).toEqual([]);
    });
  });

  it('[G22] the order of what is given does not matter', () => {
    const anyShuffle = fc
      .tuple(anyWaiting, anyCandidates)
      .chain(([waiting, candidates]) =>
        fc.tuple(
          fc.constant({ waiting, candidates }),
          fc.shuffledSubarray([...waiting], { minLength: waiting.length }),
          fc.shuffledSubarray([...candidates], { minLength: candidates.length }),
        ),
      );
    fc.assert(
      fc.property(anyShuffle, anyRouting, ([given, waiting, candidates], routing) => {
        expect(nextOffers(waiting, candidates, routing)).toEqual(
          nextOffers(given.waiting, given.candidates, routing),
        );
      }),
      { numRuns: 500 },
    );
  });
});
