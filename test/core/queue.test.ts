// The order of what waits, and the places that are told.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ConversationId } from '../../core/domain/ids.js';
import type { Service, Waiting } from '../../core/domain/queue.js';
import { inOrder, placesOf } from '../../core/domain/queue.js';

const idOf = (name: string): ConversationId => `cv_${name}` as ConversationId;
const waits = (name: string, change: Partial<Waiting> = {}): Waiting => ({
  conversation: idOf(name),
  since: 0,
  priority: 0,
  tried: [],
  preferred: null,
  offeredTo: null,
  ...change,
});
const names = (waiting: readonly Waiting[]): string =>
  inOrder(waiting)
    .map(({ conversation }) => conversation.slice(3))
    .join(' ');

const anyWaiting = fc
  .uniqueArray(fc.integer({ min: 0, max: 99 }), { maxLength: 12 })
  .chain((numbers) =>
    fc.tuple(
      ...numbers.map((number) =>
        fc
          .record({ since: fc.integer({ min: 0, max: 3 }), priority: fc.integer({ min: -1, max: 1 }) })
          .map((change) => waits(String(number), change)),
      ),
    ),
  );

describe('the order of what waits', () => {
  it('[G09] the higher priority, then the longer wait, then the id', () => {
    const early = waits('c', { since: 1 });
    const late = waits('a', { since: 2 });
    const urgent = waits('e', { since: 3, priority: 1 });
    expect(names([late, waits('b', { since: 1 }), urgent, early])).toBe('e b c a');
    expect(names([waits('a'), waits('B'), waits('_')]), 'by code unit').toBe('B _ a');
  });

  it('[G09] is the same in whatever order they are given, and leaves that one alone', () => {
    fc.assert(
      fc.property(
        anyWaiting.chain((all) =>
          fc.tuple(fc.constant(all), fc.shuffledSubarray([...all], { minLength: all.length })),
        ),
        ([all, shuffled]) => {
          const given = [...shuffled];
          expect(inOrder(shuffled)).toEqual(inOrder(all));
          expect(shuffled).toEqual(given);
          expect(inOrder(all)).toHaveLength(all.length);
        },
      ),
    );
  });
});

describe('the place of who waits', () => {
  const service: Service = { agents: 2, averageHandleSeconds: 300, freeSlots: 0 };
  const four = ['a', 'b', 'c', 'd'].map((name, since) => waits(name, { since }));
  const told = (change: Partial<Service>, waiting: readonly Waiting[] = four) =>
    [...placesOf(waiting, { ...service, ...change })].map(
      ([conversation, { position, waitSeconds }]) => `${conversation.slice(3)} ${position} ${waitSeconds}`,
    );

  it('[G09] is counted from 1 in the order of the queue', () => {
    expect(placesOf([], service).size).toBe(0);
    const places = placesOf([...four.slice(0, 3), waits('z', { since: 9, priority: 1 })], service);
    expect([...places].map(([id, { position }]) => [id.slice(3), position])).toEqual([
      ['z', 1],
      ['a', 2],
      ['b', 3],
      ['c', 4],
    ]);
  });

  it('[G09] each needs one to end, and the agents end theirs in parallel', () => {
    expect(told({})).toEqual(['a 1 150', 'b 2 300', 'c 3 450', 'd 4 600']);
    expect(told({ agents: 1 })).toEqual(['a 1 300', 'b 2 600', 'c 3 900', 'd 4 1200']);
  });

  it('[G09] free slots are filled from the front at once', () => {
    expect(told({ freeSlots: 1 })).toEqual(['a 1 0', 'b 2 150', 'c 3 300', 'd 4 450']);
    expect(told({ freeSlots: 9 })).toEqual(['a 1 0', 'b 2 0', 'c 3 0', 'd 4 0']);
  });

  it('[G09] the estimate is rounded up to half minutes', () => {
    expect(told({ agents: 1, averageHandleSeconds: 61 })).toEqual([
      'a 1 90',
      'b 2 150',
      'c 3 210',
      'd 4 270',
    ]);
    expect(told({ agents: 7, averageHandleSeconds: 100 })).toEqual(['a 1 30', 'b 2 30', 'c 3 60', 'd 4 60']);
    expect(told({ agents: 1, averageHandleSeconds: 30 })[0], 'not further up').toBe('a 1 30');
  });

  it('[G09] without an average or without agents there is a position and no estimate', () => {
    const unknown = ['a 1 null', 'b 2 null', 'c 3 null', 'd 4 null'];
    expect(told({ averageHandleSeconds: null })).toEqual(unknown);
    expect(told({ averageHandleSeconds: null, freeSlots: 9 })).toEqual(unknown);
    expect(told({ agents: 0 })).toEqual(unknown);
  });

  it('[G09] what is snoozed has no place and is ahead of nobody; what is being offered still waits', () => {
    const [a, b, ...others] = four;
    const changed = [
      { ...(a ?? waits('a')), snoozed: true as const },
      { ...(b ?? waits('b')), offeredTo: 'a-anna' as NonNullable<Waiting['offeredTo']> },
      ...others,
    ];
    expect(told({}, changed)).toEqual(['b 1 150', 'c 2 300', 'd 3 450']);
  });

  it('[G09] nobody further back is told a shorter wait', () => {
    const anyService = fc.record({
      agents: fc.integer({ min: 1, max: 9 }),
      averageHandleSeconds: fc.integer({ min: 0, max: 2000 }),
      freeSlots: fc.integer({ min: 0, max: 9 }),
    });
    fc.assert(
      fc.property(anyWaiting, anyService, (waiting, given) => {
        const places = [...placesOf(waiting, given).values()];
        expect(places.map(({ position }) => position)).toEqual(waiting.map((_, index) => index + 1));
        const seconds = places.map(({ waitSeconds }) => waitSeconds ?? Number.NaN);
        expect(seconds).toEqual([...seconds].sort((a, b) => a - b));
        for (const each of seconds) expect(each % 30).toBe(0);
      }),
    );
  });
});
