// PartyKit's adapters keep to every port's contract: the same suites as for the in-memory host, in the real server.
import { afterAll, beforeAll } from 'vitest';
import { clockContract } from '../support/contracts/clock-contract.js';
import { peersContract } from '../support/contracts/peers-contract.js';
import {
  clockRigOf,
  freshAddresses,
  peersRigOf,
  socketsRigOf,
  storageOf,
} from '../support/contracts/probe-rigs.js';
import { socketsContract } from '../support/contracts/sockets-contract.js';
import { storageContract } from '../support/contracts/storage-contract.js';
import type { TestServer } from '../support/partykit.js';
import { serverFleet, startProbeServer } from '../support/probe-server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startProbeServer();
});
afterAll(async () => {
  await server?.stop();
});

storageContract('PartyKit', () => storageOf(serverFleet(server)));
socketsContract('PartyKit', () => socketsRigOf(serverFleet(server)));
peersContract('PartyKit', () => peersRigOf(serverFleet(server)), freshAddresses);
clockContract('PartyKit', () => clockRigOf(serverFleet(server)));
