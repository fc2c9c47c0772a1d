// Builds the demo once before the e2e tests, unless the script that started them has just done so.
import { build } from '../../scripts/build.mjs';

export async function setup(): Promise<void> {
  if (process.env.PARLEY_DEMO_BUILT === '1') return;
  if ((await build('demo')) !== 0) throw new Error('The demo could not be built.');
}
