// Nothing that people write changes closed conversations and what is known of a customer.

import { archiveScene } from '../support/archive-scene.js';
import { LIMIT_MS, staysAsItIs } from '../support/xss-pour.js';
import { Watch } from '../support/xss-watch.js';

const watch = new Watch();

describe('what people write, in records and what is known of a customer', () => {
  before(() => watch.holdToPolicy());

  it('[TH29] changes nothing but the text', async function () {
    this.timeout(LIMIT_MS);
    await staysAsItIs(watch, archiveScene);
  });
});
