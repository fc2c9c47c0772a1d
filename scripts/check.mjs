// `npm run check`: what continuous integration runs, all of it: types, lint, tests, every build, sizes.
import { main as build } from './build.mjs';
import { main as size } from './size.mjs';
import { main as test } from './test.mjs';

export async function main() {
  const built = await build([]);
  const sized = await size();
  const tested = await test([]);
  return built || sized || tested;
}
