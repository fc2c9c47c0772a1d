// Nothing that people write changes dialogs, menus, filters and what one has saved.

import { partsScene } from '../support/xss-parts.js';
import { LIMIT_MS, staysAsItIs } from '../support/xss-pour.js';
import { Watch } from '../support/xss-watch.js';

const watch = new Watch();

describe('what people write, in dialogs, menus and filters', () => {
  before(() => watch.holdToPolicy());

  it('[TH29] changes nothing but the text', async function () {
    this.timeout(LIMIT_MS);
    await staysAsItIs(watch, partsScene);
  });
});
