/** A website of another origin than the rooms, whose pages do to the widget whatever pages do. */
import { existsSync, readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { launchBrowser } from './browser.js';
import type { TestServer } from './partykit.js';
import { startServer } from './partykit.js';
import { chatField, launcherOf, STEP_MS, writes } from './people.js';
import { RawClient, signToken } from './raw-client.js';

/** To start rooms and a browser on a busy machine. */
const SITE_MS = 120_000;

/** What websites load, as it is shipped. */
const folder = join(import.meta.dirname, '../../dist/embed');

export interface HostilePage {
  /** Within `<head>`. */
  readonly head?: string;
  readonly body?: string;
  /** Attributes of `<html>`. */
  readonly html?: string;
  /** The tag, with attributes of its own; or one's own tags. */
  readonly tag?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly context?: BrowserContextOptions;
  /** Before anything of the page. */
  readonly before?: (page: Page) => Promise<void>;
}

export interface Visit {
  readonly page: Page;
  /** What was asked of whom, without the page itself. */
  readonly requests: string[];
  readonly sockets: string[];
  /** What the console says. */
  readonly said: string[];
  /** Errors that nobody caught, and what a policy refused. */
  readonly wrong: string[];
}

export interface HostileSite {
  readonly rooms: TestServer;
  /** Where the pages are, which the rooms know. */
  readonly url: string;
  /** The same pages by an address that the rooms do not know. */
  readonly strange: string;
  /** Parts that are not there at the moment. */
  missing: RegExp | null;
  /** A script tag for this site. */
  tag(attributes?: string, script?: string): string;
  visit(page: HostilePage, at?: string): Promise<Visit>;
  /** Somebody who answers in the conversation that a page has begun. */
  agent(page: Page): Promise<RawClient>;
  close(): Promise<void>;
}

const workgroups = {
  sales: { label: 'Sales', policy: { routing: { strategy: 'manual' } } },
  closed: { label: 'Closed', policy: { hours: { timeZone: 'UTC', week: [], holidays: [] } } },
};

/** The conversation that a page has begun, once the room has welcomed it. */
const begunBy = async (page: Page): Promise<{ readonly id: string }> => {
  const found = await page.waitForFunction(() => {
    const key = Object.keys(localStorage).find((each) => each.startsWith('parley:started:'));
    return key?.slice('parley:started:'.length);
  });
  return { id: (await found.jsonValue()) ?? '' };
};

const noted = async (page: Page, path: string): Promise<Visit> => {
  const visit: Visit = { page, requests: [], sockets: [], said: [], wrong: [] };
  await page.exposeFunction('__refused', (text: string) => void visit.wrong.push(text));
  await page.addInitScript(() => {
    const { __refused } = window as unknown as { __refused(text: string): void };
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) => {
      __refused(`${effectiveDirective} refused ${blockedURI} ${sample}`);
    });
  });
  const inspector = await page.context().newCDPSession(page);
  inspector.on('Audits.issueAdded', ({ issue }) => {
    if (issue.code === 'ContentSecurityPolicyIssue') visit.wrong.push(JSON.stringify(issue.details));
  });
  await inspector.send('Audits.enable');
  page.on('pageerror', (error) => visit.wrong.push(`broke over ${error.stack}`));
  page.on('console', (message) => visit.said.push(`${message.type()} ${message.text()}`));
  page.on('request', (request) => {
    if (!request.url().includes(path) && !request.url().endsWith('favicon.ico'))
      visit.requests.push(request.url());
  });
  page.on('websocket', (socket) => visit.sockets.push(socket.url()));
  return visit;
};

export const openHostileSite = async (): Promise<HostileSite> => {
  const pages = new Map<
    string,
    { readonly text: string; readonly headers: Readonly<Record<string, string>> }
  >();
  let missing: RegExp | null = null;

  const answer = (path: string, response: ServerResponse): void => {
    const page = pages.get(path);
    if (page) {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...page.headers }).end(page.text);
      return;
    }
    if (path === '/favicon.ico') {
      response.writeHead(204).end();
      return;
    }
    const file = join(folder, path.replace(/^\/(widget|other)\//, ''));
    const isThere = path.endsWith('.js') && existsSync(file) && !missing?.test(path);
    const headers = { 'content-type': 'text/javascript', 'cache-control': 'no-store' };
    response.writeHead(isThere ? 200 : 404, headers).end(isThere ? readFileSync(file) : '');
  };
  const http = createServer(({ url = '/' }, response) => answer(url.replace(/\?.*/, ''), response));
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const { port } = http.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  const rooms = await startServer({
    vars: { PARLEY_DEMO: '1', PARLEY_ORIGINS: url, PARLEY_CONFIG: JSON.stringify({ workgroups }) },
  });
  const browser: Browser = await launchBrowser();

  const tag = (attributes = '', script = '/widget/embed.js'): string =>
    `<script async src="${script}" data-server="${rooms.url}" data-workgroup="sales" ${attributes}></script>`;

  return {
    rooms,
    url,
    strange: `http://localhost:${port}`,
    get missing() {
      return missing;
    },
    set missing(parts) {
      missing = parts;
    },
    tag,
    visit: async (made, at = url) => {
      const context = await browser.newContext({
        viewport: { width: 1000, height: 800 },
        locale: 'en',
        ...made.context,
      });
      const path = `/${pages.size}.html`;
      pages.set(path, {
        text: `<!doctype html><html ${made.html ?? 'lang="en"'}><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Host</title>${made.head ?? ''}</head><body>${made.body ?? '<p>A page</p>'}${made.tag ?? tag()}</body></html>`,
        headers: made.headers ?? {},
      });
      const page = await context.newPage();
      const visit = await noted(page, path);
      await made.before?.(page);
      await page.goto(`${at}${path}`);
      return visit;
    },
    agent: async (page) => {
      const { id } = await begunBy(page);
      const token = await signToken(rooms.secret, {
        // Somebody else each time: one agent has so many conversations at most.
        id: `anna-${pages.size}`,
        name: 'Anna',
        role: 'agent',
        grants: { sales: ['handle'] },
      });
      const agent = await RawClient.open(`ws://${rooms.host}/parties/main/${id}`);
      await agent.hello({ kind: 'token', token });
      await agent.does({ type: 'accept', epoch: 0 });
      return agent.staysAwake();
    },
    close: async () => {
      await browser.close();
      await rooms.stop();
      http.closeAllConnections();
      http.close();
    },
  };
};

/** The site for the tests of one file, and nobody on it after each of them. */
export const useHostileSite = () => {
  let opened: HostileSite | null = null;
  let visits: readonly Visit[] = [];
  const site = (): HostileSite => {
    if (!opened) throw new Error('The site is there as soon as the tests run.');
    return opened;
  };
  beforeAll(async () => {
    opened = await openHostileSite();
  }, SITE_MS);
  afterEach(async () => {
    site().missing = null;
    for (const { page } of visits) await page.context().close();
    visits = [];
  });
  afterAll(() => opened?.close());
  return {
    get site() {
      return site();
    },
    visit: async (page: HostilePage = {}, at?: string): Promise<Visit> => {
      const made = await site().visit(page, at);
      visits = [...visits, made];
      return made;
    },
  };
};

/** The chat is opened, and there is where to write. */
export const opens = async (page: Page): Promise<void> => {
  await launcherOf(page).click();
  await chatField(page).waitFor({ timeout: STEP_MS });
};

/** A first message, until the room has welcomed whoever wrote it. */
export const begins = async (page: Page): Promise<void> => {
  await opens(page);
  await writes(page, 'Hello');
  await begunBy(page);
};
