// `npm run build`: the library with its types, the script for website owners, and the demo.
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeManifest } from './docs.mjs';
import { filesBelow, root, runTool, tool } from './lib/run.mjs';

/** @param {readonly string[]} args modes to build; all of them by default */
export async function main(args) {
  const modes = args.length > 0 ? args : ['lib', 'embed', 'demo'];
  for (const mode of modes) {
    const code = await build(mode);
    if (code !== 0) return code;
  }
  return 0;
}

/** What websites load is built from behind: a launcher names the parts that it loads. */
const parts = { embed: ['chat', 'widget', 'embed'] };

/** @param {string} mode */
export async function build(mode) {
  if (!hasEntry(mode)) {
    console.log(`build ${mode}: nothing to build yet`);
    return 0;
  }
  for (const part of parts[mode] ?? [mode]) {
    // Whoever builds from within a test would else ship what libraries have for their developers.
    const env = { NODE_ENV: 'production' };
    const code = await runTool(tool.vite, ['build', '--mode', part, '--logLevel', 'warn'], { env });
    if (code !== 0) return code;
  }
  if (mode !== 'lib') return 0;
  writeManifest();
  const code = await runTool(tool.tsc, ['-p', 'tsconfig.build.json']);
  // Declarations that are written by hand are not copied by the compiler.
  if (code === 0) copyFileSync(join(root, 'widget/jsx.d.ts'), join(root, 'dist/types/widget/jsx.d.ts'));
  return code;
}

/** @param {string} mode */
export function hasEntry(mode) {
  if (mode === 'demo') return filesBelow('demo', (path) => path.endsWith('.html')).length > 0;
  if (mode === 'embed') return filesBelow('widget', (path) => path === 'widget/embed.ts').length > 0;
  return [...filesBelow('components'), ...filesBelow('client')].some((path) =>
    ['components/index.ts', 'components/define.ts', 'client/index.ts'].includes(path),
  );
}
