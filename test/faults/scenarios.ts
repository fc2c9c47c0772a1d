/** Every fault of the real server, its network and its clients, by name. */
import { clientScenarios } from './client-scenarios.js';
import { networkScenarios } from './network-scenarios.js';
import type { Scenarios } from './scenario.js';
import { serverScenarios } from './server-scenarios.js';

export const scenarios: Scenarios = { ...serverScenarios, ...networkScenarios, ...clientScenarios };
