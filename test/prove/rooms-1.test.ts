/** What is hidden from customers and agents is not felt by them: what was found once, and the first half of the runs. */
import { describe, it } from 'vitest';
import { pinned } from './pinned.js';
import { check } from './property.js';
import { proveRooms } from './rooms-run.js';

describe('what was found once is not found again', () => {
  it.each(Object.entries(pinned))('[WI7] %s', (_, script) => check(script));
});

proveRooms(1_000, 1);
