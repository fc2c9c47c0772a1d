/** Faults of the server: killed, half killed, replaced; and everybody coming back at once. */

import { pause } from '../support/pause.js';
import { newConversationId, newSecret } from '../support/raw-client.js';
import type { Floor } from './floor.js';
import { Person } from './person.js';
import { killRooms } from './processes.js';
import type { Scenarios } from './scenario.js';

const burstOfAll = async (floor: Floor): Promise<void> => {
  for (const talk of floor.talks) talk.burst(3);
  await pause(floor.between(0, 400));
};

const lookMs = 50;

/** How long it took until nobody answered at the port any more, and how often somebody did until then. */
const untilDead = async (url: string): Promise<{ readonly ms: number; readonly answers: number }> => {
  const from = performance.now();
  for (let answers = 0; ; answers += 1) {
    try {
      await fetch(url, { signal: AbortSignal.timeout(1_000) });
    } catch {
      return { ms: performance.now() - from, answers };
    }
    await pause(lookMs);
  }
};

/** Customers of their own conversations, who have nothing to say but come back. */
const crowdOn = (floor: Floor, size: number): readonly Person[] =>
  Array.from({ length: size }, (_, index) => {
    const conversation = newConversationId();
    const viewer = {
      id: `crowd-${index}`,
      kind: 'customer',
      person: `crowd-${index}`,
      conversation,
    } as const;
    const access = {
      server: floor.networks.customers.url,
      conversation,
      credential: { kind: 'secret', secret: newSecret() } as const,
      start: { workgroup: 'sales', name: `Visitor ${index}` },
    };
    return new Person(viewer, access, floor.surroundings).connect();
  });

const comesBack = async (floor: Floor, crowd: readonly Person[]): Promise<void> => {
  const from = performance.now();
  await Promise.all(crowd.map((person) => person.until(() => person.isSettled, 'does not come in')));
  floor.measured('storm: in after ms', performance.now() - from);
  await floor.server.kill9();
  await Promise.all(crowd.map((person) => person.until(() => !person.isSettled, 'noticed nothing')));
  await floor.server.restart();
  const up = performance.now();
  await Promise.all(
    crowd.map(async (person) => {
      await person.until(() => person.isSettled, 'does not come back');
      floor.measured('storm: back after ms', performance.now() - up);
    }),
  );
};

export const stormOf = async (floor: Floor, size: number): Promise<void> => {
  const crowd = crowdOn(floor, size);
  try {
    await comesBack(floor, crowd);
  } finally {
    for (const person of crowd) person.leave();
  }
};

export const serverScenarios: Scenarios = {
  kill: {
    ids: '[F1][F3][WP3][PT18]',
    says: 'kill -9 in the middle of a burst, and a restart on the same storage',
    run: async (floor) => {
      await burstOfAll(floor);
      await floor.server.kill9();
      await floor.server.restart();
    },
  },
  'kill-rooms': {
    ids: '[F2]',
    says: 'only the process with the rooms is killed: nobody answers, until both are started again',
    run: async (floor) => {
      await burstOfAll(floor);
      killRooms(floor.server);
      const { ms, answers } = await untilDead(floor.server.url);
      floor.measured('kill-rooms: noticed after ms', ms);
      // By looks and not by the clock, which runs on while the machine does something else.
      if (answers > 2_000 / lookMs) throw new Error(`The health check noticed nothing for ${ms} ms.`);
      await floor.server.restart();
    },
  },
  deploy: {
    ids: '[F28]',
    says: 'the server is replaced politely while everybody writes',
    run: async (floor) => {
      await burstOfAll(floor);
      await floor.server.restart();
    },
  },
  storm: {
    ids: '[F9]',
    says: 'a crowd comes back at once after a restart',
    run: (floor) => stormOf(floor, floor.crowd),
  },
};
