/** What the real clients of customer and agent send, watched and not, whispered to and not. */
import { describe, expect, it } from 'vitest';
import { hunt } from './hunt.js';
import { expectNothing } from './rooms-run.js';

const runs = 200;
/** The same scripts in every run; new ones are looked for by `npm run prove -- --of uplink`. */
const seed = 303;

describe('hidden things are not felt by clients', () => {
  it(`[R3][E11][VI9][WI16][WP16] what they send is the same in ${runs} random scripts`, async () => {
    const hunted = await hunt({ of: 'uplink', runs, seed });
    expectNothing(hunted, 'uplink');
    expect(hunted.meter.shares.both).toBeGreaterThan(0.6);
  });
});
