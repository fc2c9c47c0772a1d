/** A website with the script for websites on two pages, as it is shipped, beside its rooms: for what only pages show. */
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, LaunchOptions, Page } from 'playwright-core';
import { chromium as playwright } from 'playwright-core';
import { ensureChromium } from './chromium.js';
import type { TestServer } from './partykit.js';
import { startServer } from './partykit.js';
import { RawClient, signToken } from './raw-client.js';

const embed = join(import.meta.dirname, '../../dist/embed');

const html = (title: string, more: string): string => `<!doctype html>
<html lang="en">
  <head><meta charset="utf-8"><title>${title}</title></head>
  <body>
    <a href="${title === 'Shop' ? 'about' : 'shop'}.html">Go on</a>
    <input aria-label="Search" />
    <script async src="embed.js" data-workgroup="sales"${more}></script>
  </body>
</html>`;

export interface ShopOptions {
  /** Attributes of the tag, such as ` data-title-count`. */
  readonly tag?: string;
  readonly config?: unknown;
  /** More pages, each by its name. */
  readonly pages?: Readonly<Record<string, string>>;
}

export interface Shop {
  readonly server: TestServer;
  readonly url: string;
  /** Somebody's browser, kept in a folder: closing it and opening the folder again is a restart. */
  browser(folder?: string): Promise<BrowserContext>;
  /** A folder for a browser, which goes away with the shop. */
  folder(): string;
  /** Somebody who answers, in the conversation that a page has begun. */
  agent(page: Page): Promise<RawClient>;
  close(): Promise<void>;
}

export interface Visitor {
  readonly id: string;
  readonly secret: string;
}

/** The conversation that a browser remembers, or null. */
export const rememberedBy = (page: Page): Promise<Visitor | null> =>
  page.evaluate(() => {
    const key = Object.keys(localStorage).find((each) => each.startsWith('parley:visitor:'));
    return key ? (JSON.parse(localStorage.getItem(key) ?? 'null') as Visitor) : null;
  });

export const openShop = async ({ tag = '', config, pages = {} }: ShopOptions = {}): Promise<Shop> => {
  const folders = [mkdtempSync(join(tmpdir(), 'parley-shop-'))];
  const [site = ''] = folders;
  cpSync(embed, site, { recursive: true });
  for (const title of ['Shop', 'About']) {
    writeFileSync(join(site, `${title.toLowerCase()}.html`), html(title, tag));
  }
  for (const [name, text] of Object.entries(pages)) writeFileSync(join(site, name), text);
  const server = await startServer({
    serve: site,
    vars: { PARLEY_DEMO: '1', ...(config ? { PARLEY_CONFIG: JSON.stringify(config) } : {}) },
  });
  const contexts: BrowserContext[] = [];
  const folder = (): string => {
    const made = mkdtempSync(join(tmpdir(), 'parley-browser-'));
    folders.push(made);
    return made;
  };
  return {
    server,
    url: server.url,
    folder,
    browser: async (from = folder()) => {
      const { executablePath, env } = await ensureChromium();
      const options: LaunchOptions = {
        executablePath,
        // What tests of other things would rather not have is what these are about.
        ignoreDefaultArgs: ['--disable-back-forward-cache'],
        args: ['--disable-gpu', '--no-first-run', '--autoplay-policy=user-gesture-required'],
        env: { ...(process.env as Record<string, string>), ...env },
      };
      const context = await playwright.launchPersistentContext(from, {
        ...options,
        viewport: { width: 900, height: 700 },
        locale: 'en',
      });
      contexts.push(context);
      return context;
    },
    agent: async (page) => {
      // The room has welcomed whoever began it.
      await page.waitForFunction(() =>
        Object.keys(localStorage).some((key) => key.startsWith('parley:started:')),
      );
      const visitor = await rememberedBy(page);
      if (!visitor) throw new Error('This page has not begun a conversation.');
      const token = await signToken(server.secret, {
        id: 'anna',
        name: 'Anna',
        role: 'agent',
        grants: { sales: ['handle'] },
      });
      const agent = await RawClient.open(`ws://${server.host}/parties/main/${visitor.id}`);
      await agent.hello({ kind: 'token', token });
      await agent.does({ type: 'accept', epoch: 0 });
      return agent.staysAwake();
    },
    close: async () => {
      for (const context of contexts) await context.close().catch(() => {});
      await server.stop();
      for (const each of folders) rmSync(each, { recursive: true, force: true });
    },
  };
};
