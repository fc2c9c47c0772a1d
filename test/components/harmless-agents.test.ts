// Nothing that people write changes the list of agents, the queue and a mirrored desk.

import { agentsScene } from '../support/agents-scene.js';
import { LIMIT_MS, staysAsItIs } from '../support/xss-pour.js';
import { Watch } from '../support/xss-watch.js';

const watch = new Watch();

describe('what people write, in the agents, the queue and a mirrored desk', () => {
  before(() => watch.holdToPolicy());

  it('[TH29] changes nothing but the text', async function () {
    this.timeout(LIMIT_MS);
    await staysAsItIs(watch, agentsScene);
  });
});
