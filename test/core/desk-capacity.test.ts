/** How many sessions a person has, who gets the last one, and that no order of events gives one too many. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DeskChange, DeskEntry, DeskState } from '../../core/domain/desk.js';
import { evolveDesk, newDesk } from '../../core/domain/desk.js';
import { decideReserve, holdMs, sessionsIn } from '../../core/domain/desk-capacity.js';
import { deskOverdue, itemFollows } from '../../core/domain/desk-turns.js';
import type { Grant } from '../../core/domain/identity.js';
import type { PersonId } from '../../core/domain/ids.js';
import type { ReservationRequest } from '../../core/domain/reservation.js';
import type { DeskItem } from '../../core/domain/summary.js';
import { asking, askingFor, itemOf, roomOf } from './desk-items.js';

const ANNA = 'a-anna' as PersonId;

const signedIn = (
  maxSessions: number,
  availability: DeskState['availability']['kind'] = 'available',
  grants: readonly Grant[] = ['handle'],
): DeskState => ({
  ...newDesk(ANNA),
  profile: {
    name: 'Anna',
    role: 'agent',
    supervisor: false,
    maxSessions,
    issuedAt: 0,
    grants: { sales: grants },
  },
  availability: { kind: availability, since: 0, reason: null, setBy: 'self' },
});

const reserve = (
  state: DeskState,
  items: readonly DeskItem[],
  request: ReservationRequest,
  n = 99,
  now = 0,
): ReturnType<typeof decideReserve> =>
  decideReserve({ ...state, availability: state.availability.kind, items }, roomOf(n), request, now);

const answer = (...given: Parameters<typeof reserve>): string => reserve(...given).answer.kind;

describe('sessions', () => {
  it('[E23][G23] what they handle and what they watch counts, wrap-up too; snoozed, offered and lost does not', () => {
    const items = [
      itemOf('handler', 1),
      itemOf('handler', 2, { row: { phase: 'wrap-up' } }),
      itemOf('handler', 3, { row: { snoozedUntil: 5 } }),
      itemOf('supervising', 4),
      itemOf('offered', 5),
      itemOf('standby', 6),
      itemOf('displaced', 7),
    ];
    expect(sessionsIn(items, [])).toEqual({ own: 2, monitored: 1, all: 3 });
  });

  it('[E23] a place that is held counts once, also beside the conversation that it was held for', () => {
    const held = [1, 8].map((n) => ({
      conversation: roomOf(n),
      as: 'own' as const,
      until: 5,
      asked: 'self' as const,
    }));
    expect(sessionsIn([itemOf('supervising', 1)], held)).toEqual({ own: 0, monitored: 1, all: 2 });
  });
});

describe('a place', () => {
  const two = [itemOf('handler', 1), itemOf('supervising', 2)];

  it('[E23][P2] own and watched sessions share what they may have', () => {
    expect(answer(signedIn(3), two, asking(ANNA, { most: 3, as: 'monitored' }))).toBe('reserved');
    const busy = reserve(signedIn(2), two, asking(ANNA, { most: 2, as: 'monitored' }));
    expect(busy).toEqual({ answer: { kind: 'busy', used: 2, limit: 2 }, place: null });
  });

  it('[P2] a number limits what is watched alone, and unlimited nothing', () => {
    const one = asking(ANNA, { as: 'monitored', limit: 1 });
    expect(reserve(signedIn(1), two, one).answer).toEqual({ kind: 'busy', used: 1, limit: 1 });
    expect(answer(signedIn(1), two, { ...one, limit: 2 })).toBe('reserved');
    const held = [{ conversation: roomOf(3), as: 'monitored', until: 5, asked: 'self' }] as const;
    expect(answer({ ...signedIn(1), held }, two, { ...one, limit: 2 })).toBe('busy');
    expect(answer(signedIn(0), two, { ...one, limit: 'unlimited', most: 0 })).toBe('reserved');
  });

  it('[E23] what is watched already becomes their own without another place', () => {
    const full = asking(ANNA, { most: 2 });
    expect(answer(signedIn(2), two, full, 2)).toBe('reserved');
    expect(answer(signedIn(2), two, full, 3)).toBe('busy');
  });

  it('[E23][P2] what is held already needs no other place, but one to watch where that is counted by itself', () => {
    const held = [{ conversation: roomOf(3), as: 'own', until: 5, asked: 'self' }] as const;
    const watching = asking(ANNA, { as: 'monitored', most: 3 });
    expect(answer({ ...signedIn(3), held }, two, watching, 3)).toBe('reserved');
    expect(answer({ ...signedIn(3), held }, two, { ...watching, limit: 1 }, 3)).toBe('busy');
    expect(reserve({ ...signedIn(3), held }, two, watching, 3).place?.as).toBe('monitored');
  });

  it('[E24] the number of the token at hand counts, and without one the stored', () => {
    expect(answer(signedIn(1), two, asking(ANNA, { most: 3 }))).toBe('reserved');
    expect(answer(signedIn(3), two, asking(ANNA, { most: 1 }))).toBe('busy');
    const own = [itemOf('handler', 1), itemOf('handler', 2)];
    expect(answer(signedIn(3), own, askingFor(ANNA))).toBe('reserved');
    expect(answer(signedIn(2), own, askingFor(ANNA))).toBe('busy');
  });

  it.each([
    ['signed-in', 'offline', 'reserved'],
    ['online', 'offline', 'unavailable'],
    ['online', 'away', 'reserved'],
    ['available', 'away', 'unavailable'],
    ['available', 'available', 'reserved'],
  ] as const)('[P5][E23] where %s is needed and they are %s: %s', (requires, kind, expected) => {
    expect(answer(signedIn(4, kind), [], asking(ANNA, { requires }))).toBe(expected);
  });

  it('[E23] nobody is given what they hold no grant for, or before they ever came', () => {
    expect(answer(signedIn(4, 'available', ['monitor']), [], askingFor(ANNA))).toBe('unavailable');
    expect(answer(signedIn(4), [], askingFor(ANNA, { needs: ['takeover', 'handle'] }))).toBe('reserved');
    const elsewhere = askingFor(ANNA, { workgroup: 'constructor' as ReservationRequest['workgroup'] });
    expect(answer(signedIn(4), [], elsewhere)).toBe('unavailable');
    expect(answer(newDesk(ANNA), [], askingFor(ANNA, { override: true }))).toBe('unavailable');
    expect(answer(newDesk(ANNA), [], asking(ANNA))).toBe('reserved');
  });

  it('[E23] an override goes over the limit and over availability, says so, and over nothing else', () => {
    const override = askingFor(ANNA, { override: true });
    const own = [itemOf('handler', 1), itemOf('handler', 2)];
    expect(reserve(signedIn(2, 'offline'), own, override).answer).toMatchObject({
      kind: 'reserved',
      person: { id: ANNA, name: 'Anna', role: 'agent' },
      over: { used: 2, limit: 2 },
    });
    expect(reserve(signedIn(3), own, override).answer).toMatchObject({ over: null });
    expect(answer(signedIn(4, 'available', ['monitor']), [], override)).toBe('unavailable');
  });
});

describe('somebody else who asks', () => {
  const held = [{ conversation: roomOf(2), as: 'own', until: 5, asked: 'others' }] as const;
  const others = [askingFor(ANNA), askingFor(ANNA, { override: true })] as const;

  /** What they are told of a conversation that may be watched, of one that may be held, and of another. */
  const told = (most: number, watched: readonly number[], watching: readonly number[]) => {
    const places = watching.map((n) => ({
      conversation: roomOf(n),
      as: 'monitored' as const,
      until: 5,
      asked: 'self' as const,
    }));
    const state = [...held, ...places].reduce(
      (known, place) => evolveDesk(known, { kind: 'place-held', place }),
      signedIn(most),
    );
    const items = [itemOf('handler', 1), ...watched.map((n) => itemOf('supervising', n))];
    return others.flatMap((request) => [1, 2, 5, 9].map((n) => reserve(state, items, request, n).answer));
  };

  it.each([0, 1, 2, 3, 4])(
    '[D02][RS2] is answered alike whatever is watched there, with %d sessions',
    (most) => {
      const plain = told(most, [], []);
      for (const [watched, watching] of [
        [[5], []],
        [[5, 6, 7], [8]],
        [[], [9]],
        [[9], [2]],
        [[], [1, 2, 5, 9]],
      ] as const) {
        expect(told(most, watched, watching)).toEqual(plain);
      }
    },
  );

  it('[D02] is told of what is handled, and of what is about to be', () => {
    expect(told(2, [5, 9], [])).toContainEqual({ kind: 'busy', used: 2, limit: 2 });
  });

  it('[D02][RS2] finds what was held for them also when it is watched in the meantime', () => {
    const watched = { conversation: roomOf(2), version: 1, item: itemOf('supervising', 2) };
    const state = { ...signedIn(2), held };
    const { changes } = itemFollows(state, undefined, watched, 0, () => 'notice');
    expect(changes.reduce(evolveDesk, state).held).toEqual(held);
  });
});

describe('what is watched and offered at the same time', () => {
  const both = itemOf('offered', 1, { mode: 'monitor' });

  it.each(['offered', 'standby', 'displaced'] as const)('[E23][P2] is a session, be it %s', (relation) => {
    for (const mode of ['monitor', 'whisper', 'join'] as const) {
      expect(sessionsIn([itemOf(relation, 1, { mode })], [])).toEqual({ own: 0, monitored: 1, all: 1 });
    }
    expect(sessionsIn([itemOf(relation, 1, { mode: 'takeover' })], []).all).toBe(0);
  });

  it('[E23][P2] leaves no room for another where one is the most', () => {
    const another = asking(ANNA, { as: 'monitored', most: 1 });
    expect(answer(signedIn(1), [both], another, 2)).toBe('busy');
    expect(answer(signedIn(1), [both], { ...another, limit: 1 }, 2)).toBe('busy');
    const held = [{ conversation: roomOf(1), as: 'monitored', until: 5, asked: 'self' }] as const;
    const state = { ...signedIn(1), held };
    const entry = { conversation: roomOf(1), version: 1, item: both };
    const { changes } = itemFollows(state, undefined, entry, 0, () => 'notice');
    expect(changes.reduce(evolveDesk, state).held).toEqual([]);
  });
});

type Step =
  | { readonly kind: 'reserve'; readonly room: number; readonly as: ReservationRequest['as'] }
  | { readonly kind: 'release' | 'offered' | 'arrive' | 'end'; readonly room: number }
  | { readonly kind: 'wait'; readonly ms: number };

const room = fc.integer({ min: 1, max: 6 });
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('reserve'), room, as: fc.constantFrom('own', 'monitored') }),
  fc.record({ kind: fc.constantFrom('release', 'offered', 'arrive', 'end'), room }),
  fc.record({ kind: fc.constant('wait'), ms: fc.constantFrom(1, holdMs - 1, holdMs) }),
);

/** A desk and its conversations, which send an item of their own only for a place that they were given. */
class Story {
  state = signedIn(0);
  now = 0;
  readonly entries = new Map<number, DeskEntry>();
  /** What each conversation was given, and may still count on. */
  readonly given = new Map<number, { readonly as: ReservationRequest['as']; readonly until: number }>();
  readonly #most: number;
  readonly #limit: ReservationRequest['limit'];

  constructor(most: number, limit: ReservationRequest['limit']) {
    this.#most = most;
    this.#limit = limit;
  }

  get items(): readonly DeskItem[] {
    return [...this.entries.values()].flatMap(({ item }) => item ?? []);
  }

  take(each: Step): void {
    if (each.kind === 'wait') this.now += each.ms;
    this.#evolve(deskOverdue(this.state, this.now));
    switch (each.kind) {
      case 'reserve': {
        const request = asking(ANNA, { as: each.as, most: this.#most, limit: this.#limit });
        const { answer: said, place } = reserve(this.state, this.items, request, each.room, this.now);
        if (place) this.#evolve([{ kind: 'place-held', place }]);
        if (said.kind === 'reserved') this.given.set(each.room, { as: each.as, until: this.now + holdMs });
        break;
      }
      case 'release':
        this.given.delete(each.room);
        this.#evolve([{ kind: 'place-dropped', conversation: roomOf(each.room) }]);
        break;
      case 'arrive': {
        const given = this.given.get(each.room);
        if (!given || given.until <= this.now) return;
        this.given.delete(each.room);
        this.#tell(each.room, itemOf(given.as === 'own' ? 'handler' : 'supervising', each.room));
        break;
      }
      case 'offered':
        // One that was sent before the answer came.
        if (!this.#stands(each.room)) this.#tell(each.room, itemOf('offered', each.room));
        break;
      case 'end':
        this.#tell(each.room, null);
        break;
    }
  }

  #stands(n: number): boolean {
    const relation = this.entries.get(n)?.item?.relation;
    return relation === 'handler' || relation === 'supervising';
  }

  #tell(n: number, item: DeskItem | null): void {
    const known = this.entries.get(n);
    const entry = { conversation: roomOf(n), version: (known?.version ?? 0) + 1, item };
    this.#evolve(itemFollows(this.state, known, entry, this.now, () => 'notice').changes);
    this.entries.set(n, entry);
  }

  #evolve(changes: readonly DeskChange[]): void {
    this.state = changes.reduce(evolveDesk, this.state);
  }
}

describe('any order of events', () => {
  it('[E23][P2] never gives more than there is, and counts no conversation twice', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), fc.integer({ min: 0, max: 4 }), (steps, most) => {
        const story = new Story(most, 'capacity');
        for (const each of steps) {
          story.take(each);
          const rooms = [...story.items, ...story.state.held].map((one) =>
            'row' in one ? one.row.conversation : one.conversation,
          );
          const { all } = sessionsIn(story.items, story.state.held);
          expect(all).toBeLessThanOrEqual(most);
          expect(all).toBeLessThanOrEqual(new Set(rooms).size);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('[P2] a number holds for what is watched, whatever they handle', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), fc.integer({ min: 0, max: 3 }), (steps, most) => {
        const story = new Story(1, most);
        const watched = steps.map((each) => (each.kind === 'reserve' ? { ...each, as: 'monitored' } : each));
        for (const each of watched as readonly Step[]) {
          story.take(each);
          expect(sessionsIn(story.items, story.state.held).monitored).toBeLessThanOrEqual(most);
        }
      }),
      { numRuns: 200 },
    );
  });
});
