// Tests of elements, in a real browser: test/components and test/widget.
import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import { chromiumEnv, ensureChromium } from './scripts/lib/chromium.mjs';
import { axTreePlugin } from './scripts/lib/wtr-ax-tree.mjs';
import { countReporter } from './scripts/lib/wtr-reporter.mjs';

const chromium = await ensureChromium();
const isRoot = process.getuid?.() === 0;

const flags = [
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--lang=en-US',
  // Chromium's sandbox refuses to run as root, which is what containers usually are.
  ...(isRoot ? ['--no-sandbox'] : []),
];

/** A library asks which build it is part of, as bundlers answer; here nothing is bundled. */
const buildAnswer = {
  name: 'build-answer',
  transform: ({ path, body }) =>
    path.includes('/@tanstack/') && typeof body === 'string'
      ? body.replaceAll('process.env.NODE_ENV', '"test"')
      : undefined,
};

export default {
  files: ['test/components/**/*.test.ts', 'test/widget/**/*.test.ts'],
  hostname: '127.0.0.1',
  nodeResolve: { exportConditions: ['development'] },
  plugins: [
    buildAnswer,
    esbuildPlugin({
      ts: true,
      // This plugin reads the file as it stands and does not follow `extends`.
      tsconfig: fileURLToPath(new URL('./tsconfig.json', import.meta.url)),
      target: 'es2022',
    }),
    axTreePlugin(),
  ],
  browsers: [
    chromeLauncher({
      launchOptions: {
        executablePath: chromium.executablePath,
        env: { ...process.env, ...chromiumEnv(chromium) },
        headless: true,
        args: flags,
      },
      // Two files run at a time, on one origin. Each page is a visitor of its own, or one file would clear what the
      // other has just stored, and hear of it; and each is the one that is looked at, whichever came last.
      createPage: async ({ browser }) => {
        const visitor = await browser.createBrowserContext();
        const page = await visitor.newPage();
        await page.emulateFocusedPage(true);
        return page;
      },
    }),
  ],
  // For machines that are slow, or stand still for seconds; what never happens fails all the same.
  testFramework: { config: { ui: 'bdd', timeout: 30_000 } },
  browserStartTimeout: 120_000,
  testsStartTimeout: 120_000,
  testsFinishTimeout: 1_500_000,
  reporters: [defaultReporter({ reportTestResults: true, reportTestProgress: false }), countReporter()],
  filterBrowserLogs: ({ args }) => !args.some((arg) => String(arg).includes('Lit is in dev mode')),
  coverageConfig: {
    include: ['components/**/*.ts', 'widget/**/*.ts', 'client/**/*.ts'],
    reportDir: 'coverage/components',
  },
};
