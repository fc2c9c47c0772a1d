// Builds the demo and the scripts for websites once before the e2e tests, unless the script that started them has just
// done so.
import { build } from '../../scripts/build.mjs';

export async function setup(): Promise<void> {
  if (process.env.PARLEY_DEMO_BUILT === '1') return;
  for (const mode of ['demo', 'embed']) {
    if ((await build(mode)) !== 0) throw new Error(`The ${mode} could not be built.`);
  }
}
