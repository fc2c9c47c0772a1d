// Launches the browser for an e2e test.
import { type Browser, chromium as playwright } from 'playwright-core';
import { ensureChromium } from './chromium.js';

const FLAGS = [
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** Close it in `afterAll`. One browser per file is enough: contexts are what separates people. */
export async function launchBrowser(): Promise<Browser> {
  const { executablePath, env } = await ensureChromium();
  return playwright.launch({ executablePath, args: FLAGS, env: { ...definedEnv(), ...env } });
}

function definedEnv(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
