/** What an application installs: packed as npm does, imported in Node, and read by a compiler that knows nothing of ours. */
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build } from '../../scripts/build.mjs';
import { npmCommand } from '../../scripts/lib/install.mjs';
import { readText } from '../house/sources.js';

const BUILD_MS = 300_000;
const root = resolve(import.meta.dirname, '../..');
const run = promisify(execFile);

const { exports } = JSON.parse(readText('package.json')) as {
  readonly exports: Readonly<Record<string, string | { readonly types: string; readonly default?: string }>>;
};
const modules = Object.entries(exports).flatMap(([name, target]) =>
  typeof target === 'string' || !target.default ? [] : [name.replace(/^\./, 'parley')],
);

/** An application beside Parley, which it finds where npm would have put it. */
let app: string;

beforeAll(async () => {
  expect(await build('lib')).toBe(0);
  app = mkdtempSync(join(tmpdir(), 'parley-app-'));
  mkdirSync(join(app, 'node_modules'));
  for (const name of ['parley', 'react', '@types', 'csstype', 'lit']) {
    const target = name === 'parley' ? root : join(root, 'node_modules', name);
    symlinkSync(target, join(app, 'node_modules', name), 'junction');
  }
  writeFileSync(join(app, 'package.json'), '{"type": "module"}');
}, BUILD_MS);

afterAll(() => rmSync(app, { recursive: true, force: true }));

describe('[G46] the package', () => {
  it.each(modules)('[G46] %s can be imported, on a server as well', async (name) => {
    const code = `const all = await import('${name}'); console.log(JSON.stringify(Object.keys(all)));`;
    const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', code], { cwd: app });
    const names = JSON.parse(stdout) as readonly string[];
    if (name !== 'parley/define') expect(names.length).toBeGreaterThan(0);
  });

  it('[G46] holds what its exports name and nothing that is written for us', async () => {
    const [command, args] = npmCommand(['pack', '--dry-run', '--json', '--ignore-scripts']);
    const { stdout } = await run(command, args, { cwd: root, maxBuffer: 50_000_000 });
    const [packed] = JSON.parse(stdout) as readonly {
      readonly files: readonly { readonly path: string }[];
    }[];
    const paths = new Set(packed?.files.map(({ path }) => path));
    const named = Object.values(exports)
      .flatMap((each) => (typeof each === 'string' ? [each] : Object.values(each)))
      .map((each) => each.replace('./', ''))
      .filter((each) => !each.includes('*'));
    expect(named.filter((each) => !paths.has(each))).toEqual([]);
    expect([...paths].filter((path) => /^(test|samples|party|core|demo|bench|\.ci)\//.test(path))).toEqual(
      [],
    );
    expect([...paths].some((path) => path.startsWith('dist/embed/parts/'))).toBe(true);
  });

  it(
    '[G46] its types tell an application what the elements have, in JSX as well',
    async () => {
      writeFileSync(
        join(app, 'app.tsx'),
        `
import type {} from 'parley/jsx';
import { ParleyWidget } from 'parley/widget/element';
import { ConversationClient } from 'parley/client';
import 'parley/inbox';

const widget: ParleyWidget | null = document.querySelector('parley-widget');
widget?.addEventListener('parley-unread-change', ({ detail }) => detail.unread.toFixed());
document.querySelector('parley-inbox')?.focus();
// @ts-expect-error it is a number
widget?.addEventListener('parley-unread-change', ({ detail }) => detail.unread.trim());
// @ts-expect-error there is no such method
widget?.shout();

export const chat = (
  <parley-widget server="" workgroup="sales" color-scheme="dark" token={async () => 'token'}
    onparley-unread-change={({ detail }) => detail.unread.toFixed()} />
);
// @ts-expect-error a token is no number
export const wrong = <parley-widget token={5} />;
export const client = ConversationClient;
`,
      );
      const tsc = join(root, 'node_modules/typescript/bin/tsc');
      const flags = '--noEmit --strict --skipLibCheck --jsx react-jsx --target es2022 --types react --module';
      for (const [module, resolution] of [
        ['esnext', 'bundler'],
        ['nodenext', 'nodenext'],
      ] as const) {
        const args = [tsc, ...flags.split(' '), module, '--moduleResolution', resolution, 'app.tsx'];
        const said = await run(process.execPath, args, { cwd: app }).then(
          ({ stdout }) => stdout,
          ({ stdout }: { readonly stdout: string }) => stdout,
        );
        expect(said).toBe('');
      }
    },
    BUILD_MS,
  );
});
