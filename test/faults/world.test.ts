/** Faults inside of the server, on the world in memory; and a storage that breaks its promise, to see that it is seen. */
import { describe, expect, it } from 'vitest';
import { numbersOf } from './checker.js';
import { tearWrite } from './storage-faults.js';
import { worldFaults } from './world-faults.js';
import { WorldFloor } from './world-floor.js';
import { runInWorld } from './world-run.js';

const none = { lost: 0, duplicated: 0, misordered: 0, leaked: 0 };

describe('in memory', () => {
  for (const [name, { ids, says }] of Object.entries(worldFaults)) {
    it(`${ids} ${name}: ${says}`, async () => {
      const { verdict, accepted } = await runInWorld(name, 7, 6);
      expect(numbersOf(verdict), Object.values(verdict).flat().join('\n')).toEqual(none);
      expect(accepted).toBeGreaterThan(10);
    });
  }
});

describe('a storage that stores a part of a write', () => {
  const torn = [
    { part: 'the state alone', keeps: (key: string) => key === 'state', number: 'misordered' },
    { part: 'all but the answer', keeps: (key: string) => !key.startsWith('command/'), number: 'duplicated' },
    { part: 'all but the entry', keeps: (key: string) => !key.startsWith('entry/'), number: 'lost' },
  ] as const;

  it.each(torn)('[F17] is found out when it keeps $part', async ({ keeps, number }) => {
    const floor = await WorldFloor.open({ seed: 2, talks: 1 });
    const [talk] = floor.talks;
    tearWrite(floor.room(1), keeps);
    talk?.customer.say('everyone');
    await floor.rest();
    talk?.customer.say('everyone');
    await floor.rest();
    expect(numbersOf(await floor.verdict())[number]).toBeGreaterThan(0);
    floor.close();
  });
});
