// The real server with probe rooms as all three parties.

import type { PeerAddress } from '../../core/protocol/peer.js';
import { partyOf } from '../../party/host/peers.js';
import type { Fleet } from './contracts/probe-rigs.js';
import { startServer, type TestServer, type TestServerOptions } from './partykit.js';
import { pause } from './pause.js';
import { connectTo, type RealClient } from './real-socket.js';

const probe = 'test/server/probes/probe-party.ts';

export const startProbeServer = (options: TestServerOptions = {}): Promise<TestServer> =>
  startServer({
    ...options,
    main: probe,
    parties: { workgroup: probe, desk: probe },
    vars: { PARLEY_DEMO: '1', ...options.vars },
  });

export const urlOf = (server: TestServer, { kind, id }: PeerAddress): string =>
  `${server.url}/parties/${partyOf[kind]}/${id}`;

/** Its rooms live in another process: "settled" is a round trip on every socket, and a moment for the room. */
export const serverFleet = (server: TestServer): Fleet => {
  const clients: RealClient[] = [];
  return {
    connect: async (address) => {
      const client = await connectTo(urlOf(server, address));
      clients.push(client);
      return client;
    },
    settle: async () => {
      await Promise.all(clients.map((client) => client.roundTrip()));
      await pause(10);
      await Promise.all(clients.map((client) => client.roundTrip()));
    },
    pass: pause,
    dispose: async () => {
      for (const client of clients) client.close();
      await Promise.all(clients.map((client) => client.untilClosed()));
    },
  };
};
