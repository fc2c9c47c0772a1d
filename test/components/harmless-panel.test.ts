// Nothing that people write changes a supervisor's panel, its table, panes, own list and dialogs.
import { LIMIT_MS, staysAsItIs } from '../support/xss-pour.js';
import { panelScene } from '../support/xss-scene.js';
import { Watch } from '../support/xss-watch.js';

const watch = new Watch();

describe('what people write, in a panel', () => {
  before(() => watch.holdToPolicy());

  it('[TH29] changes nothing but the text', async function () {
    this.timeout(LIMIT_MS);
    // A question that is open names whom it was asked about, and keeps the introduction that it proposed then.
    await staysAsItIs(watch, panelScene, ['⟦agent⟧', '⟦colleague⟧', '⟦supervisor⟧', '⟦word⟧']);
  });
});
