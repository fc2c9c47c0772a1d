// Nothing that people write changes the forms of a customer.
import { LIMIT_MS, staysAsItIs } from '../support/xss-pour.js';
import { visitorScene } from '../support/xss-visitor.js';
import { Watch } from '../support/xss-watch.js';

const watch = new Watch();

describe('what people write, in the forms of a customer', () => {
  before(() => watch.holdToPolicy());

  it('[TH29] changes nothing but the text', async function () {
    this.timeout(LIMIT_MS);
    await staysAsItIs(watch, visitorScene);
  });
});
