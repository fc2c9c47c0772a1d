// `npm run build`: the library with its types, the script for website owners, and the demo.
import { writeManifest } from './docs.mjs';
import { filesBelow, runTool, tool } from './lib/run.mjs';

/** @param {readonly string[]} args modes to build; all of them by default */
export async function main(args) {
  const modes = args.length > 0 ? args : ['lib', 'embed', 'demo'];
  for (const mode of modes) {
    const code = await build(mode);
    if (code !== 0) return code;
  }
  return 0;
}

/** @param {string} mode */
export async function build(mode) {
  if (!hasEntry(mode)) {
    console.log(`build ${mode}: nothing to build yet`);
    return 0;
  }
  const code = await runTool(tool.vite, ['build', '--mode', mode, '--logLevel', 'warn']);
  if (code !== 0 || mode !== 'lib') return code;
  writeManifest();
  return runTool(tool.tsc, ['-p', 'tsconfig.build.json']);
}

/** @param {string} mode */
export function hasEntry(mode) {
  if (mode === 'demo') return filesBelow('demo', (path) => path.endsWith('.html')).length > 0;
  if (mode === 'embed') return filesBelow('widget', (path) => path === 'widget/embed.ts').length > 0;
  return [...filesBelow('components'), ...filesBelow('client')].some((path) =>
    ['components/index.ts', 'components/define.ts', 'client/index.ts'].includes(path),
  );
}
