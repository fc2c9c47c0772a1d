// Nothing that people write changes a conversation as staff see it.
import { LIMIT_MS, staysAsItIs } from '../support/xss-pour.js';
import { talkScene } from '../support/xss-talk.js';
import { Watch } from '../support/xss-watch.js';

const watch = new Watch();

describe('what people write, in a conversation', () => {
  before(() => watch.holdToPolicy());

  it('[TH29][T24] changes nothing but the text, nor do the names of files', async function () {
    this.timeout(LIMIT_MS);
    await staysAsItIs(watch, talkScene);
  });
});
