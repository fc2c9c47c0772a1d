/** A page in Chromium with one bundled script, and what can be read of it from outside: its memory, after a clean-up. */
import type { CDPSession, Page } from 'playwright-core';
import { build } from 'vite';
import { launchBrowser } from '../../test/support/browser.js';

export interface BenchPage {
  readonly page: Page;
  /** Megabytes in use once everything that nobody holds is gone. */
  heap(): Promise<number>;
  close(): Promise<void>;
}

/** The script as one piece: no server is needed, and nothing is loaded while something is measured. */
export const bundled = async (entry: string): Promise<string> => {
  // The bundler reads from the environment whether libraries come as they do to users, and a test runner says no.
  process.env.NODE_ENV = 'production';
  const result = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'es2022',
      lib: { entry, formats: ['iife'], name: 'bench' },
    },
  });
  const [output] = [result].flat();
  if (!output || !('output' in output)) throw new Error(`${entry} could not be bundled.`);
  return output.output[0].code;
};

const heapOf = async (session: CDPSession): Promise<number> => {
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return usedSize / 1024 / 1024;
};

/** Whatever the script exports is `window.bench` there. */
export const openBenchPage = async (entry: string): Promise<BenchPage> => {
  const code = await bundled(entry);
  const browser = await launchBrowser();
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.setContent('<!doctype html><html lang="en"><meta charset="utf-8"><body></body></html>');
  await page.addScriptTag({ content: code });
  const session = await page.context().newCDPSession(page);
  return { page, heap: () => heapOf(session), close: () => browser.close() };
};
