/** Pages of our own under the strictest policy that a page can have, with everything noted that it refuses or asks for. */
import { join } from 'node:path';
import type { Browser, BrowserContext, Page, WebSocketRoute } from 'playwright-core';
import { launchBrowser } from './browser.js';
import type { TestServer } from './partykit.js';

/** Where nothing may come from but the server, and no string becomes markup or a script. */
const policyFor = (host: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    `connect-src 'self' ws://${host}`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types lit-html',
  ].join('; ');

const page = (script: string): string =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>Strict</title>${script}<body></body></html>`;

/** The script for websites and what it loads, as they are shipped. */
const folder = join(import.meta.dirname, '../../dist/embed');

export interface StrictPage {
  readonly page: Page;
  /** What the page refused, broke over, asked elsewhere for, or opened; empty when all is well. */
  readonly wrong: string[];
}

/** Stands between the page and its rooms. */
export type Between = (socket: WebSocketRoute) => void;

export interface StrictPages {
  /** `label` is what a website calls its widget. */
  customer(label: string, between?: Between): Promise<StrictPage>;
  staff(element: 'inbox' | 'monitor', token: string, between?: Between): Promise<StrictPage>;
  close(): Promise<void>;
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

const noted = async (context: BrowserContext, { url, host }: TestServer): Promise<StrictPage> => {
  const wrong: string[] = [];
  const opened = await context.newPage();
  await opened.exposeFunction('__refused', (text: string) => void wrong.push(text));
  await opened.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) => {
      (window as unknown as { __refused(text: string): void }).__refused(
        `${effectiveDirective} refused ${blockedURI} ${sample}`,
      );
    });
  });
  const inspector = await context.newCDPSession(opened);
  inspector.on('Audits.issueAdded', ({ issue }) => {
    if (issue.code === 'ContentSecurityPolicyIssue') wrong.push(JSON.stringify(issue.details));
  });
  await inspector.send('Audits.enable');
  opened.on('pageerror', (error) => wrong.push(`broke over ${error.stack}`));
  opened.on('console', (message) => {
    // The browser itself reports a socket that was given up because it took too long.
    const isSocket = message.text().startsWith('WebSocket connection to ');
    if (message.type() === 'error' && !isSocket) wrong.push(message.text());
  });
  opened.on('dialog', (dialog) => {
    wrong.push(`asked ${dialog.message()}`);
    void dialog.dismiss();
  });
  opened.on('popup', (popup) => wrong.push(`opened ${popup.url()}`));
  opened.on('request', (request) => {
    if (!request.url().startsWith(`${url}/`)) wrong.push(`asked for ${request.url()}`);
  });
  opened.on('websocket', (socket) => {
    if (!socket.url().startsWith(`ws://${host}/`)) wrong.push(`connected to ${socket.url()}`);
  });
  return { page: opened, wrong };
};

export const openStrictPages = async (server: TestServer): Promise<StrictPages> => {
  const browser: Browser = await launchBrowser();
  const headers = { 'content-security-policy': policyFor(server.host) };

  const open = async (html: string, token: string | null, between?: Between): Promise<StrictPage> => {
    // A page that was put in by hand comes from no address, and would else have to ask before it connects to this one.
    const permissions = ['local-network-access'];
    const context = await browser.newContext({ viewport: { width: 1200, height: 800 }, permissions });
    const strict = await noted(context, server);
    await context.route('**/strict.html', (route) =>
      route.fulfill({ contentType: 'text/html', headers, body: html }),
    );
    await context.route(/\/widget\/[\w./-]+\.js$/, (route) =>
      route.fulfill({ path: join(folder, new URL(route.request().url()).pathname.replace('/widget/', '')) }),
    );
    if (token) await context.route('**/demo/token', (route) => route.fulfill({ json: { token } }));
    if (between) await context.routeWebSocket(/\/parties\//, between);
    await strict.page.goto(`${server.url}/strict.html`);
    return strict;
  };

  const tag = (label: string): string =>
    `<script async src="/widget/embed.js" data-workgroup="sales" data-label="${escaped(label)}"></script>`;

  return {
    customer: (label, between) => open(page(tag(label)), null, between),
    staff: (element, token, between) =>
      open(page(`<script type="module" src="/assets/${element}.js"></script>`), token, between),
    close: () => browser.close(),
  };
};
