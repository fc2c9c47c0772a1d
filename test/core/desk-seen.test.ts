// Whispers on the desk of whoever they are for, and what of a look is kept: rule PR13.
import { describe, expect, it } from 'vitest';
import { deskItemFor } from '../../core/domain/desk-item.js';
import { entrySeen } from '../../core/domain/desk-seen.js';
import type { Identity } from '../../core/domain/identity.js';
import { active, anna, sam, tess } from '../support/builders.js';
import { itemOf, roomOf } from './desk-items.js';

describe('whispers of an item', () => {
  it('[PR13][G40] are those to its owner, as long as they may read them, and no other entry of theirs', () => {
    const talk = active({ formerAgent: 'consultant' }).monitor(sam).monitor(tess);
    const counted = (): readonly unknown[] =>
      [anna, sam, tess].map(({ id }: Identity) => deskItemFor(talk.state, talk.presence, id)?.whispers);
    expect(counted()).toEqual([undefined, undefined, undefined]);
    talk.whisper(sam, 'Offer ten percent').do(anna, { type: 'raise-hand', text: 'What now?' });
    expect(counted()).toEqual([1, undefined, undefined]);
    // Whoever takes over is whispered to in their turn.
    talk.takeOver(sam).whisper(tess, 'Well done').whisper(tess, 'Be brief');
    expect(counted()).toEqual([1, 2, undefined]);
    talk.handBack(sam);
    expect(counted()).toEqual([1, undefined, undefined]);
    const removed = active({ formerAgent: 'removed' }).monitor(sam).whisper(sam, 'Hm').takeOver(sam);
    expect(deskItemFor(removed.state, removed.presence, anna.id)).toMatchObject({ relation: 'displaced' });
    expect(deskItemFor(removed.state, removed.presence, anna.id)).not.toHaveProperty('whispers');
  });
});

describe('a look', () => {
  it('[PR13] that changes nothing has nothing stored', () => {
    const item = itemOf('handler', 1, { row: { messages: 2 } });
    const entry = { conversation: roomOf(1), version: 1, item };
    const seen = { messages: 2, whispers: 0, isMarked: false };
    expect(entrySeen(entry, { messages: 5 })).toEqual({ ...entry, seen });
    expect(entrySeen({ ...entry, seen }, { messages: 2, whispers: 1, isMarked: false })).toBeNull();
    expect(entrySeen(entry, { isMarked: false })).toBeNull();
    expect(entrySeen({ ...entry, item: null }, { messages: 2 })).toBeNull();
    expect(entrySeen(undefined, { messages: 2 })).toBeNull();
  });
});
