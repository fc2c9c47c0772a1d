/** The product's three pages in one Chromium, on the real server, with every frame of their sockets recorded. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchBrowser } from './browser.js';
import type { TestServer } from './partykit.js';
import { startServer } from './partykit.js';

export interface RecordedFrame {
  /** `main`, `workgroup` or `desk`. */
  readonly room: string;
  readonly direction: 'up' | 'down';
  readonly text: string;
}

/** One person's page. */
export interface Seat {
  readonly page: Page;
  readonly frames: RecordedFrame[];
  /** What the page complained of. */
  readonly complaints: string[];
}

/** The conversation of a customer's page, and what proves that it is theirs. */
export interface Visitor {
  readonly id: string;
  readonly secret: string;
}

export interface Stage {
  readonly server: TestServer;
  open(path: string, options?: SeatOptions): Promise<Seat>;
  /** A token of one of the demo's cast, as its pages get it. */
  token(person: string): Promise<string>;
  /** What an HTTP client is given that authorizes itself like this. */
  transcript(conversation: string, authorization: string): Promise<string>;
  close(): Promise<void>;
}

export interface SeatOptions {
  readonly width?: number;
  readonly height?: number;
  readonly colorScheme?: 'light' | 'dark';
  readonly forcedColors?: 'active';
  readonly locale?: string;
}

/** As the page itself keeps it: see client/anonymous.ts. */
export const visitorOf = async ({ page }: Seat): Promise<Visitor> => {
  const text = await page.evaluate(() => {
    const key = Object.keys(localStorage).find((each) => each.startsWith('parley:visitor:'));
    return key ? localStorage.getItem(key) : null;
  });
  if (text === null) throw new Error('This page has not begun a conversation.');
  return JSON.parse(text) as Visitor;
};

const roomOf = (url: string): string => new URL(url).pathname.split('/')[2] ?? '';

const seatIn = async (context: BrowserContext, url: string): Promise<Seat> => {
  const page = await context.newPage();
  const frames: RecordedFrame[] = [];
  const complaints: string[] = [];
  page.on('websocket', (socket) => {
    const record = (direction: RecordedFrame['direction']) => (frame: { payload: string | Buffer }) =>
      frames.push({ room: roomOf(socket.url()), direction, text: String(frame.payload) });
    socket.on('framereceived', record('down'));
    socket.on('framesent', record('up'));
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    // While the server is down the browser itself reports every refused connection.
    const isNetwork = /WebSocket connection|ERR_CONNECTION|Failed to load resource/.test(message.text());
    if (message.type() === 'error' && !isNetwork) complaints.push(message.text());
  });
  await page.goto(url);
  return { page, frames, complaints };
};

export const openStage = async (config: unknown = undefined): Promise<Stage> => {
  const server = await startServer({
    serve: 'dist/demo',
    vars: { PARLEY_DEMO: '1', ...(config ? { PARLEY_CONFIG: JSON.stringify(config) } : {}) },
  });
  const browser: Browser = await launchBrowser();
  return {
    server,
    open: async (path, options = {}) => {
      const { width = 900, height = 700, colorScheme = 'light', locale = 'en', forcedColors } = options;
      const viewport = { width, height };
      const forced = forcedColors ? { forcedColors } : {};
      const context = await browser.newContext({ viewport, colorScheme, locale, ...forced });
      return seatIn(context, `${server.url}/${path}`);
    },
    token: async (person) => {
      const response = await fetch(`${server.url}/demo/token`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ person }),
      });
      return ((await response.json()) as { readonly token: string }).token;
    },
    transcript: async (conversation, authorization) => {
      const url = `${server.url}/parties/main/${conversation}/transcript`;
      const response = await fetch(url, { headers: { authorization } });
      if (!response.ok) throw new Error(`The transcript was answered with ${response.status}.`);
      return response.text();
    },
    close: async () => {
      await browser.close();
      await server.stop();
    },
  };
};
