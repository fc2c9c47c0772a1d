/** The samples are real sites of one page. Each is built with Vite and used in Chromium, against the real rooms. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readText } from '../house/sources.js';
import { launchBrowser } from '../support/browser.js';
import { isServed, STEP_MS, says } from '../support/people.js';
import { RawClient, signToken } from '../support/raw-client.js';
import type { Site } from '../support/samples.js';
import { buildLibrary, openSite } from '../support/samples.js';

const STORY_MS = 240_000;
/** The library and one of them, and to start rooms and a browser. */
const BUILD_MS = 300_000;

let site: Site;
let browser: Browser;

beforeAll(async () => {
  await buildLibrary();
  site = await openSite();
  browser = await launchBrowser();
}, BUILD_MS);

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

const conversationOf = (page: Page): Promise<string | null> =>
  page.evaluate(() => document.querySelector('parley-widget')?.conversationId ?? null);

/** An agent for each sample, as nobody can handle all of them. */
const agentOf = async (sample: string): Promise<{ readonly token: string; readonly desk: RawClient }> => {
  const id = `anna-${sample}`;
  const claims = { id, name: 'Anna', role: 'agent', grants: { sales: ['handle'] } } as const;
  const token = await signToken(site.rooms.secret, claims);
  const desk = await RawClient.open(`ws://${site.rooms.host}/parties/desk/${id}`);
  await desk.goOnline(token);
  await isServed(site.rooms.url, 'open');
  return { token, desk: desk.staysAwake() };
};

/** They take the conversation of this page. */
const takes = async (token: string, page: Page): Promise<RawClient> => {
  // The page knows its conversation a moment before the room has begun it.
  const enters = async (): Promise<RawClient | null> => {
    const id = await conversationOf(page);
    if (id === null) return null;
    const client = await RawClient.open(`ws://${site.rooms.host}/parties/main/${id}`);
    if ((await client.hello({ kind: 'token', token })).type === 'welcome') return client;
    client.close();
    return null;
  };
  const agent = await vi.waitUntil(enters, { timeout: STEP_MS, interval: 200 });
  await agent.does({ type: 'accept', epoch: 0 });
  return agent.staysAwake();
};

const post = (agent: RawClient, text: string) =>
  agent.does({ type: 'post', audience: 'everyone', text, epoch: 1 });

interface Visit {
  readonly page: Page;
  readonly complaints: readonly string[];
  /** The sockets that are open. */
  readonly sockets: ReadonlySet<unknown>;
}

const visit = async (url: string): Promise<Visit> => {
  const page = await browser.newPage();
  const complaints: string[] = [];
  const sockets = new Set<unknown>();
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('websocket', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await page.goto(url);
  return { page, complaints, sockets };
};

const presses = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).click();
const goes = (page: Page, name: string): Promise<void> =>
  page.getByRole('link', { name, exact: true }).click();
/** So often among the messages. */
const reads = (page: Page, text: string, times = 1) =>
  expect
    .poll(() => page.locator('parley-timeline').getByText(text).count(), { timeout: STEP_MS })
    .toBe(times);
const shows = (page: Page, text: string) =>
  expect.poll(() => page.locator('output').innerText(), { timeout: STEP_MS }).toBe(text);
const widgets = (page: Page, count: number) =>
  expect.poll(() => page.locator('parley-widget').count(), { timeout: STEP_MS }).toBe(count);

const samples = ['plain', 'module', 'react', 'react-18', 'vue', 'svelte'] as const;

describe('[G46] samples', () => {
  it.each(samples)(
    '[G46] %s: opens, talks, counts what is new, leaves a page and comes back, signs in and out',
    async (sample) => {
      const { page, complaints, sockets } = await visit(await site.build(sample));
      const asked = site.tokens();
      const { token, desk } = await agentOf(sample);
      // Nothing is connected before somebody writes.
      await widgets(page, 1);
      await shows(page, 'Nothing new');
      expect(sockets.size).toBe(0);

      await presses(page, 'Ask us');
      await says(page, /your message/i, 'Do you have it in blue?');
      await reads(page, 'Do you have it in blue?');
      const agent = await takes(token, page);
      await post(agent, 'In every colour');
      await reads(page, 'In every colour');

      // The framework's own markup says what came while the chat was closed.
      await presses(page, 'Close the chat');
      await post(agent, 'And in stripes');
      await shows(page, 'New messages: 1');

      // Another page of the site has no chat; back on the first it is the same conversation, over one socket.
      const first = await conversationOf(page);
      await goes(page, 'Imprint');
      if (sample !== 'plain') await widgets(page, 0);
      await goes(page, 'Shop');
      await widgets(page, 1);
      await expect.poll(() => conversationOf(page), { timeout: STEP_MS }).toBe(first);
      await expect.poll(() => sockets.size, { timeout: STEP_MS }).toBe(1);
      await presses(page, 'Ask us');
      await reads(page, 'And in stripes');
      await shows(page, 'Nothing new');

      // Whoever signs in is somebody else for the rooms, and known by name.
      await presses(page, 'Sign in');
      await expect.poll(() => site.tokens(), { timeout: STEP_MS }).toBeGreaterThan(asked);
      await reads(page, 'In every colour', 0);
      await says(page, /your message/i, 'It is me');
      await reads(page, 'It is me');
      await expect.poll(() => conversationOf(page), { timeout: STEP_MS }).not.toBe(first);
      const again = await takes(token, page);
      expect(await conversationOf(page)).not.toBe(first);
      const header = again.frames.map((frame) => frame.header ?? null).findLast((each) => each !== null);
      expect(header).toMatchObject({ customer: { name: 'Kim', verified: true } });
      await expect.poll(() => sockets.size, { timeout: STEP_MS }).toBe(1);

      await presses(page, 'Sign out');
      await reads(page, 'It is me', 0);
      const kept = (): Promise<readonly string[]> =>
        page.evaluate(() => Object.keys(localStorage).filter((key) => /:visitor:.*17/.test(key)));
      await expect.poll(kept, { timeout: STEP_MS }).toEqual([]);
      expect(complaints).toEqual([]);
      for (const each of [agent, again, desk]) each.close();
      await page.close();
    },
    STORY_MS,
  );
});

/** What stands between fences below a heading of the guide, as it is for this server. The files are of a third origin. */
const guide = (heading: string, nth = 0): string => {
  const section = readText('docs/embedding.md').split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
  const block = [...section.matchAll(/```\w*\n([\s\S]*?)```/g)][nth]?.[1] ?? '';
  return block
    .replaceAll(
      'https://chat.example.com/embed.js',
      `${site.url.replace('127.0.0.1', 'localhost')}/plain/embed/embed.js`,
    )
    .replaceAll('https://chat.example.com', site.rooms.url)
    .replaceAll('wss://chat.example.com', `ws://${site.rooms.host}`);
};

const bare = (tags: string): string =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>Bare</title>${tags}<body></body></html>`;

describe('[G46] what the guide says to paste', () => {
  const talks = async (url: string): Promise<void> => {
    const { page, complaints } = await visit(url);
    await page.getByRole('button', { name: /open chat/i }).click();
    await says(page, /your message/i, 'Is anybody there?');
    await reads(page, 'Is anybody there?');
    await expect.poll(() => conversationOf(page), { timeout: STEP_MS }).not.toBeNull();
    expect(complaints).toEqual([]);
    await page.close();
  };

  let desk: RawClient | undefined;

  beforeAll(async () => {
    await site.build('plain');
    // Where nobody is there, a form asks for more than a message.
    ({ desk } = await agentOf('guide'));
  }, BUILD_MS);

  afterAll(() => desk?.close());

  it('[G46] works in a tag manager', () => talks(site.page(bare(guide('Tag managers')))), STORY_MS);

  it(
    '[G42] works under the policy that it gives, with a nonce and nothing inline',
    async () => {
      const policy = guide('Content security').trim().replace("'nonce-…'", "'nonce-abc'");
      expect(policy).toMatch(/^script-src 'nonce-abc' 'strict-dynamic'; style-src 'self'; /);
      const tags = guide('On a page', 1).replaceAll('<script', '<script nonce="abc"');
      await talks(site.page(bare(tags), `default-src 'none'; ${policy}`));
    },
    STORY_MS,
  );
});
