// Nothing that people write changes the widget of a customer.
import { LIMIT_MS, staysAsItIs } from '../support/xss-pour.js';
import { widgetScene } from '../support/xss-talk.js';
import { Watch } from '../support/xss-watch.js';

const watch = new Watch();

describe('what people write, in a widget', () => {
  before(() => watch.holdToPolicy());

  it('[TH29][T24] changes nothing but the text, nor do the names of files', async function () {
    this.timeout(LIMIT_MS);
    await staysAsItIs(watch, widgetScene);
  });
});
