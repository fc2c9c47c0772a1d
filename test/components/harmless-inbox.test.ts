// Nothing that people write changes an inbox, its lists, and what stands beside an open conversation.
import { LIMIT_MS, staysAsItIs } from '../support/xss-pour.js';
import { inboxScene } from '../support/xss-scene.js';
import { Watch } from '../support/xss-watch.js';

const watch = new Watch();

describe('what people write, in an inbox', () => {
  before(() => watch.holdToPolicy());

  it('[TH29] changes nothing but the text', async function () {
    this.timeout(LIMIT_MS);
    await staysAsItIs(watch, inboxScene);
  });
});
