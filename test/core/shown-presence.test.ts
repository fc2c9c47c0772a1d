// Whether the customer sees that somebody is connected, where whom they were shown does not answer any more.
import { describe, expect, it } from 'vitest';
import type { Talk } from '../support/builders.js';
import { active, anna, carla, sam, tess } from '../support/builders.js';

/** Sam took over, spoke, and gave it back; the customer was told of none of that but heard Sam. */
const handedBack = (): Talk =>
  active({ takeoverNotice: 'none' }).monitor(sam).takeOver(sam).say(sam, 'One moment.').handBack(sam);

describe('whoever was shown to the customer and does not answer any more', () => {
  it('[VI16][VI8] comes and goes unseen, be it to watch or otherwise', () => {
    const talk = handedBack();
    const before = talk.bytes(carla);
    expect(talk.header(carla)).toMatchObject({ handler: { name: 'Sam', present: true } });
    expect(talk.drop(sam).bytes(carla)).toBe(before);
    expect(talk.connect(sam).bytes(carla)).toBe(before);
    expect(talk.leave(sam).drop(sam).bytes(carla)).toBe(before);
    expect(talk.connect(sam).monitor(sam).bytes(carla)).toBe(before);
  });

  it('[VI16] a displaced agent who goes home tells nothing of the takeover', () => {
    const talk = active({ takeoverNotice: 'none' }).monitor(tess).takeOver(tess);
    const before = talk.bytes(carla);
    expect(talk.drop(anna).bytes(carla)).toBe(before);
  });

  it('[VI16] whoever answers and was shown is seen to be away', () => {
    const talk = handedBack().say(anna, 'Back to you.');
    expect(talk.drop(anna).header(carla)).toMatchObject({ handler: { name: 'Anna', present: false } });
    expect(talk.connect(anna).header(carla)).toMatchObject({ handler: { name: 'Anna', present: true } });
  });
});
