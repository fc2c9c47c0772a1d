/**
 * What the widget costs the page that it stands in, beside a page with a plain button and beside the least that could
 * be built on the same ground (one Lit element and a socket library), in turns, with the processor four times slower.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build as buildScripts } from '../scripts/build.mjs';
import { launchBrowser } from '../test/support/browser.js';
import { bundled } from './support/browser-page.js';
import { milliseconds, quantile } from './support/figures.js';
import type { Site, SiteFile } from './support/site.js';
import { openSite } from './support/site.js';

const rounds = 9;
const slowdown = 4;
/** After the launcher is there: what a page still does then is part of its price. */
const afterMilliseconds = 500;
const longTask = 50;

/** A page with something to read, so that a layout shift would be one. */
const page = (script: string): SiteFile => ({
  type: 'text/html',
  text: `<!doctype html><html lang="en"><meta charset="utf-8"><title>Shop</title><link rel="icon" href="data:,">
    <body><h1>Linen</h1>${'<p>Tea towels, aprons and tablecloths, woven in small batches.</p>'.repeat(40)}${script}</body></html>`,
});

const ways = {
  button: '<button id="launcher" style="position:fixed;bottom:20px;right:20px">Chat</button>',
  'bare stack': '<script async src="/bare.js"></script>',
  Parley: '<script async src="/embed.js" data-workgroup="sales"></script>',
} as const;
type Way = keyof typeof ways;

interface View {
  readonly shown: number;
  /** Of the tasks that began before the launcher was there: those of the page are among them. */
  readonly longest: number;
  /** Of all tasks, what is beyond the limit. */
  readonly blocking: number;
  readonly shift: number;
  readonly requests: number;
  readonly sockets: number;
  readonly bytes: number;
  readonly script: number;
}

let browser: Browser;
let site: Site;

beforeAll(async () => {
  if ((await buildScripts('embed')) !== 0) throw new Error('The scripts for websites could not be built.');
  const folder = new URL('../dist/embed/', import.meta.url);
  const script = (text: string): SiteFile => ({ type: 'text/javascript', text });
  const bare = await bundled(fileURLToPath(new URL('support/pages/bare-stack.ts', import.meta.url)));
  const files = new Map<string, SiteFile>([
    ['/bare.js', script(bare)],
    ['/embed.js', script(readFileSync(new URL('embed.js', folder), 'utf8'))],
  ]);
  for (const name of readdirSync(new URL('parts/', folder))) {
    files.set(`/parts/${name}`, script(readFileSync(new URL(`parts/${name}`, folder), 'utf8')));
  }
  for (const [way, markup] of Object.entries(ways)) files.set(`/${encodeURIComponent(way)}`, page(markup));
  site = await openSite(files);
  browser = await launchBrowser();
}, 120_000);

afterAll(async () => {
  await browser.close();
  await site.close();
});

interface Watched {
  shown: number;
  tasks: { readonly start: number; readonly duration: number }[];
  shift: number;
}

/** Runs in the page before anything of it does. */
const watch = (): void => {
  const seen: Watched = { shown: 0, tasks: [], shift: 0 };
  Object.assign(window, { seen });
  new PerformanceObserver((list) => {
    for (const { startTime: start, duration } of list.getEntries()) seen.tasks.push({ start, duration });
  }).observe({ type: 'longtask', buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries())
      seen.shift += (entry as PerformanceEntry & { value: number }).value;
  }).observe({ type: 'layout-shift', buffered: true });
  const look = (): void => {
    const host = document.querySelector('parley-widget, bare-widget');
    const launcher = host
      ? host.shadowRoot?.querySelector('button')
      : document.querySelector<HTMLElement>('#launcher');
    if (launcher && launcher.getBoundingClientRect().width > 0) seen.shown = performance.now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
};

const view = async (way: Way): Promise<View> => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const opened = await context.newPage();
  const session = await context.newCDPSession(opened);
  await session.send('Network.enable');
  await session.send('Performance.enable');
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  let bytes = 0;
  let requests = -1;
  let sockets = 0;
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
    requests += 1;
  });
  session.on('Network.webSocketCreated', () => {
    sockets += 1;
  });
  await opened.addInitScript(watch);
  await opened.goto(`${site.url}/${encodeURIComponent(way)}`);
  await opened.waitForFunction(() => (window as unknown as { seen: Watched }).seen.shown > 0);
  await opened.waitForTimeout(afterMilliseconds);
  const { tasks, ...seen } = await opened.evaluate(() => (window as unknown as { seen: Watched }).seen);
  const before = tasks.filter(({ start }) => start < seen.shown).map(({ duration }) => duration);
  const blocking = tasks.reduce((sum, { duration }) => sum + duration - longTask, 0);
  const { metrics } = await session.send('Performance.getMetrics');
  const script = (metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? 0) * 1000;
  await context.close();
  return { ...seen, longest: Math.max(0, ...before), blocking, requests, sockets, bytes, script };
};

const medianOf = (views: readonly View[], key: keyof View): number =>
  quantile(
    views.map((each) => each[key]),
    0.5,
  );

describe('the first view of a page', () => {
  it('costs one request and no socket, moves nothing, and is there about as soon as the bare stack', async () => {
    const views: Record<Way, View[]> = { button: [], 'bare stack': [], Parley: [] };
    // One round that does not count: the browser itself is warm then.
    for (let round = 0; round <= rounds; round += 1) {
      for (const way of Object.keys(ways) as Way[]) {
        const seen = await view(way);
        if (round > 0) views[way].push(seen);
      }
    }
    console.log(`the first view, processor ${slowdown} times slower, median of ${rounds}`);
    for (const [way, seen] of Object.entries(views)) {
      const over = seen.filter(({ longest }) => longest > longTask).length;
      console.log(
        `  ${way.padEnd(12)} launcher ${milliseconds(medianOf(seen, 'shown'))}  script ${milliseconds(medianOf(seen, 'script'))} (at most ${milliseconds(Math.max(...seen.map(({ script }) => script)))})  ` +
          `longest task ${milliseconds(medianOf(seen, 'longest'))} (${over} of ${rounds} views over ${longTask} ms)  blocking ${milliseconds(medianOf(seen, 'blocking'))}  ` +
          `shift ${Math.max(...seen.map(({ shift }) => shift)).toFixed(3)}  requests ${medianOf(seen, 'requests')}  sockets ${medianOf(seen, 'sockets')}  bytes ${medianOf(seen, 'bytes')}`,
      );
    }
    const ratio = medianOf(views.Parley, 'shown') / medianOf(views.button, 'shown');
    const toBare = medianOf(views.Parley, 'shown') / medianOf(views['bare stack'], 'shown');
    console.log(
      `  launcher visible: ${ratio.toFixed(2)} of a plain button, ${toBare.toFixed(2)} of the bare stack`,
    );
    expect(medianOf(views.Parley, 'requests')).toBe(1);
    expect(medianOf(views.Parley, 'sockets')).toBe(0);
    expect(Math.max(...views.Parley.map(({ shift }) => shift))).toBe(0);
    expect(toBare).toBeLessThan(1.25);
  });
});
