/** Faults of the network between clients and server. */

import { pause } from '../support/pause.js';
import type { Floor } from './floor.js';
import type { TcpProxy } from './proxy.js';
import { stall } from './proxy.js';
import type { Scenarios } from './scenario.js';

/** One network, or all of them. */
const some = (floor: Floor): readonly TcpProxy[] => {
  const index = floor.between(0, floor.proxies.length);
  const one = floor.proxies[index];
  return one ? [one] : floor.proxies;
};

/** Something is wrong for a while, and then it is well again. */
const spell =
  (change: (proxy: TcpProxy, floor: Floor) => void, from: number, to: number) =>
  async (floor: Floor): Promise<void> => {
    const proxies = some(floor);
    await pause(floor.between(0, 300));
    for (const proxy of proxies) change(proxy, floor);
    await pause(floor.between(from, to));
    for (const proxy of proxies) proxy.heal();
  };

export const networkScenarios: Scenarios = {
  cut: {
    ids: '[F5][WP7]',
    says: 'connections end with a reset, again and again',
    run: async (floor) => {
      for (let time = 0; time < 3; time += 1) {
        await pause(floor.between(100, 500));
        for (const proxy of some(floor)) proxy.cut();
      }
    },
  },
  'cut-off': {
    ids: '[F5][F7]',
    says: 'connections end, and for a while none comes through',
    run: spell((proxy) => proxy.cut({ refusing: true }), 500, 1_500),
  },
  'half-open': {
    ids: '[F6][WP15]',
    says: 'nothing passes and every socket stays: the clients notice by their own clock',
    isLong: true,
    run: async (floor) => {
      const proxy = floor.pick(floor.proxies);
      const behind = floor.talks.flatMap((talk) => talk.people).filter((person) => person.comesBy(proxy.url));
      proxy.halfOpen();
      const from = performance.now();
      await Promise.all(
        behind.map((person) =>
          person.until(({ connection }) => connection.kind !== 'live', 'notices nothing'),
        ),
      );
      floor.measured('half-open: all noticed after ms', performance.now() - from);
      proxy.heal();
    },
  },
  delay: {
    ids: '[F7]',
    says: 'everything is late, by more or less',
    run: spell(
      (proxy) => {
        const flow = { kind: 'delay', ms: 120, jitter: 200 } as const;
        proxy.set({ up: flow, down: flow });
      },
      800,
      1_800,
    ),
  },
  'stall-up': {
    ids: '[F7]',
    says: 'what clients say does not arrive for a while',
    run: spell((proxy) => proxy.set({ up: stall }), 800, 1_800),
  },
  'stall-down': {
    ids: '[F7][WP3][WP4]',
    says: 'what clients say arrives and no answer does, so that they say it again',
    run: spell((proxy) => proxy.set({ down: stall }), 1_500, 3_000),
  },
  throttle: {
    ids: '[F7]',
    says: 'a very thin line',
    run: spell(
      (proxy) => {
        const flow = { kind: 'throttle', bytesPerSecond: 6_000 } as const;
        proxy.set({ up: flow, down: flow });
      },
      800,
      1_800,
    ),
  },
  silent: {
    ids: '[F6][PT14]',
    says: 'the server closes sockets that say nothing, and counts their people as away',
    isLong: true,
    isByTheServersClock: true,
    run: async (floor) => {
      const { customers } = floor.networks;
      customers.halfOpen();
      const from = performance.now();
      await Promise.all(
        floor.talks.map(({ handler }) =>
          handler.until(
            ({ header }) => header?.kind === 'staff' && !header.customer.present,
            'sees them there',
          ),
        ),
      );
      floor.measured('silent: all away after ms', performance.now() - from);
      customers.heal();
    },
  },
};
