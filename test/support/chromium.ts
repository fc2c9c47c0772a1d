// Where the browser for tests is. The search itself is shared with the scripts that start the tests.
export { type Chromium, ensureChromium, findChromium } from '../../scripts/lib/chromium.mjs';
