/** What happens to a customer's pages in a real browser: several tabs, going back, a restart, no network, no storage. */
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { chatField, openChat, STEP_MS, sees, signsOut, writes } from '../support/people.js';
import type { RawClient } from '../support/raw-client.js';
import type { Shop } from '../support/shop.js';
import { openShop, rememberedBy } from '../support/shop.js';

const STORY_MS = 240_000;

let shop: Shop;
let browser: BrowserContext;

beforeAll(async () => {
  shop = await openShop({ tag: ' data-title-count' });
});

afterEach(() => browser?.close());
afterAll(() => shop?.close());

const visit = async (path = 'shop.html'): Promise<Page> => {
  const page = await browser.newPage();
  await page.goto(`${shop.url}/${path}`);
  return page;
};

const answers = async (agent: RawClient, text: string): Promise<void> => {
  await agent.does({ type: 'post', audience: 'everyone', text, epoch: 1 });
};

/** That its customer has read all of it. */
const isRead = (agent: RawClient): Promise<void> =>
  expect
    .poll(
      () => {
        const seqs = agent.frames.flatMap(({ type, entries }) =>
          type === 'entries'
            ? (entries as readonly { readonly publicSeq?: number }[]).map(({ publicSeq }) => publicSeq ?? 0)
            : [],
        );
        const marks = agent.frames.flatMap(({ marks: each }) =>
          each ? (each as { readonly customer: { readonly read: number } }).customer.read : [],
        );
        return Math.max(...seqs) - Math.max(0, ...marks);
      },
      { timeout: STEP_MS },
    )
    .toBe(0);

/** What a page has unsent outlives it. */
const unsent = (page: Page): Promise<string> =>
  page.evaluate(() =>
    Object.entries(localStorage)
      .filter(([key]) => key.startsWith('parley:outbox:'))
      .map(([, text]) => text)
      .join(),
  );

/** Of the room, as everybody reads it: how often something was said. */
const saidInRoom = (agent: RawClient, text: string): number =>
  new Set(
    agent.frames.flatMap((frame) =>
      frame.type === 'entries'
        ? (frame.entries as readonly { readonly id: string; readonly body: { readonly text?: string } }[])
            .filter(({ body }) => body.text === text)
            .map(({ id }) => id)
        : [],
    ),
  ).size;

const hasUnread = (page: Page, count: number): Promise<void> =>
  count === 0
    ? page.getByRole('button', { name: 'Open chat', exact: true }).waitFor({ timeout: STEP_MS })
    : page
        .getByRole('button', { name: `Open chat, unread messages: ${count}` })
        .waitFor({ timeout: STEP_MS });

describe('a customer in several tabs', () => {
  it(
    '[G05][T25] one conversation, one count, one place where it was read; drafts and open panels are of each tab',
    async () => {
      browser = await shop.browser();
      const [one, two] = [await visit(), await visit('about.html')];
      await openChat(one);
      await writes(one, 'Hello');
      await sees(one, 'Hello');
      // The greeting says hello as well, so that seeing it tells nothing.
      await expect.poll(() => rememberedBy(one), { timeout: STEP_MS }).not.toBe(null);
      const begun = await rememberedBy(one);
      const agent = await shop.agent(one);
      // The other tab has learned of it without a reload, and stays closed. What is read in the first is read in both.
      await answers(agent, 'Good morning');
      await sees(one, 'Good morning');
      await isRead(agent);
      await hasUnread(two, 0);
      await chatField(one).fill('Only here');
      await one.getByRole('button', { name: 'Close chat' }).first().click();
      await answers(agent, 'Are you there?');
      await hasUnread(one, 1);
      await hasUnread(two, 1);
      await openChat(two);
      await sees(two, 'Are you there?');
      await hasUnread(one, 0);
      await openChat(one);
      await expect.poll(() => chatField(one).inputValue(), { timeout: STEP_MS }).toBe('Only here');
      expect(await chatField(two).inputValue()).toBe('');
      expect(await rememberedBy(two)).toEqual(begun);

      // What one leaves, all leave.
      await signsOut(one);
      await two
        .getByText('Good morning')
        .filter({ visible: true })
        .first()
        .waitFor({ state: 'hidden', timeout: STEP_MS });
      await expect.poll(() => rememberedBy(two), { timeout: STEP_MS }).toBe(null);
      await expect.poll(() => chatField(one).inputValue(), { timeout: STEP_MS }).toBe('');
      agent.close();
    },
    STORY_MS,
  );

  it(
    '[G05] two tabs that begin at once begin one conversation',
    async () => {
      browser = await shop.browser();
      const tabs = [await visit(), await visit('about.html')];
      for (const tab of tabs) await openChat(tab);
      for (const [index, tab] of tabs.entries()) await chatField(tab).fill(`From tab ${index}`);
      await Promise.all(tabs.map((tab) => chatField(tab).press('Enter')));
      for (const tab of tabs) for (const index of [0, 1]) await sees(tab, `From tab ${index}`);
      const keys = await tabs[0]?.evaluate(() =>
        Object.keys(localStorage).filter((key) => key.startsWith('parley:started:')),
      );
      expect(keys).toHaveLength(1);
    },
    STORY_MS,
  );
});

/** Whatever was written has arrived: the room has welcomed its writer, nothing waits, and no lock is held for it. */
const isAtRest = async (page: Page): Promise<boolean> => {
  const visitor = await rememberedBy(page);
  const isFree = await page.evaluate(async (id) => {
    const { held, pending } = await navigator.locks.query();
    const isWelcome = id === undefined || localStorage.getItem(`parley:started:${id}`) !== null;
    return isWelcome && held?.length === 0 && pending?.length === 0;
  }, visitor?.id);
  return isFree && (await unsent(page)) === '';
};

/** Goes on to the other page, with this one put aside for whoever goes back. */
const goesOn = async (page: Page): Promise<void> => {
  // No page is put aside while it keeps something for the next one.
  await expect.poll(() => isAtRest(page), { timeout: STEP_MS }).toBe(true);
  await page.evaluate(() => {
    addEventListener('pageshow', ({ persisted }) => {
      Object.assign(window, { __cameBack: persisted });
    });
  });
  await page.getByRole('link', { name: 'Go on' }).click();
  await page.waitForURL('**/about.html');
};

/** Whether it is out of the back/forward cache, with everything that it was, and was not loaded anew. */
const goesBack = async (page: Page): Promise<boolean> => {
  await page.goBack({ waitUntil: 'commit' });
  const cameBack = (): Promise<boolean | null> =>
    page.evaluate(() => {
      const { __cameBack } = window as unknown as { readonly __cameBack?: boolean };
      const [load] = performance.getEntriesByType('navigation');
      const isAnew = (load as { readonly notRestoredReasons?: unknown } | undefined)?.notRestoredReasons;
      return __cameBack ?? (isAnew ? false : null);
    });
  await expect.poll(cameBack, { timeout: STEP_MS }).not.toBe(null);
  return (await cameBack()) === true;
};

/** Browsers keep a page as they please: all holds for one that is loaded anew, and is tried again until one was kept. */
const untilKept = async (story: (page: Page) => Promise<boolean>): Promise<void> => {
  for (let tries = 1; tries <= 5; tries += 1) {
    browser = await shop.browser();
    if (await story(await visit())) return;
    await browser.close();
  }
  throw new Error('The browser has kept no page.');
};

describe('a customer who comes back', () => {
  it(
    '[G04][T05] out of the back/forward cache: the socket was closed, and what was said meanwhile is there',
    async () => {
      browser = await shop.browser();
      const page = await visit();
      await openChat(page);
      await writes(page, 'Hello');
      await sees(page, 'Hello');
      const agent = await shop.agent(page);
      await goesOn(page);
      // The same conversation and the open panel on the next page.
      await sees(page, 'Hello');
      await answers(agent, 'Said while it was put aside');
      await sees(page, 'Said while it was put aside');
      expect(await goesBack(page)).toBe(true);
      await sees(page, 'Said while it was put aside');
      await writes(page, 'And I am back');
      await expect.poll(() => saidInRoom(agent, 'And I am back'), { timeout: STEP_MS }).toBe(1);
      agent.close();
    },
    STORY_MS,
  );

  it(
    '[G04][G06] out of the back/forward cache, after somebody else came to the tab: nothing of whoever was there before',
    () =>
      untilKept(async (page) => {
        await openChat(page);
        await writes(page, 'Only for me');
        await sees(page, 'Only for me');
        await expect.poll(() => rememberedBy(page), { timeout: STEP_MS }).not.toBe(null);
        await chatField(page).fill('Half of a secret');
        await goesOn(page);
        await sees(page, 'Only for me');
        await signsOut(page);
        await expect.poll(() => rememberedBy(page), { timeout: STEP_MS }).toBe(null);
        await expect.poll(() => chatField(page).inputValue(), { timeout: STEP_MS }).toBe('');
        await writes(page, 'I am somebody else');
        await sees(page, 'I am somebody else');
        await expect.poll(() => rememberedBy(page), { timeout: STEP_MS }).not.toBe(null);
        await expect.poll(() => isAtRest(page), { timeout: STEP_MS }).toBe(true);
        const wasKept = await goesBack(page);
        await sees(page, 'I am somebody else');
        expect(await page.getByText('Only for me').count()).toBe(0);
        await expect.poll(() => chatField(page).inputValue(), { timeout: STEP_MS }).toBe('');
        expect(await page.locator('parley-panel').count()).toBe(1);
        await writes(page, 'Once');
        await page.getByRole('log').getByText('Once', { exact: true }).waitFor({ timeout: STEP_MS });
        await expect.poll(() => isAtRest(page), { timeout: STEP_MS }).toBe(true);
        expect(await page.getByRole('log').getByText('Once', { exact: true }).count()).toBe(1);
        return wasKept;
      }),
    STORY_MS,
  );

  it(
    '[G01][G04][G12] out of the back/forward cache as soon as something is written: it is sent, or stands in the field',
    async () => {
      browser = await shop.browser();
      const page = await visit();
      await openChat(page);
      await writes(page, 'Before');
      await sees(page, 'Before');
      await expect.poll(() => rememberedBy(page), { timeout: STEP_MS }).not.toBe(null);
      // Not at rest: whichever moment the browser takes the page away in, each of its words is somewhere.
      for (const text of ['one', 'two', 'three', 'four', 'five', 'six'].map(
        (name) => `Written and left ${name}`,
      )) {
        await page.goto(`${shop.url}/shop.html`);
        await chatField(page).waitFor({ timeout: STEP_MS });
        await goesOn(page);
        await chatField(page).waitFor({ timeout: STEP_MS });
        await signsOut(page);
        await expect.poll(() => rememberedBy(page), { timeout: STEP_MS }).toBe(null);
        await writes(page, text);
        await sees(page, text);
        await goesBack(page);
        const isSomewhere = async (): Promise<boolean> =>
          (await page.getByText(text).filter({ visible: true }).count()) > 0 ||
          (await chatField(page).inputValue()).includes(text);
        await expect.poll(isSomewhere, { timeout: STEP_MS }).toBe(true);
        expect(await page.getByText('Before').count()).toBe(0);
      }
    },
    STORY_MS,
  );

  it(
    '[G04] out of the back/forward cache: what was written on the other page stands in the field',
    () =>
      untilKept(async (page) => {
        await openChat(page);
        await chatField(page).fill('Half a sentence');
        await goesOn(page);
        await expect.poll(() => chatField(page).inputValue(), { timeout: STEP_MS }).toBe('Half a sentence');
        await chatField(page).fill('Half a sentence, and the rest');
        const wasKept = await goesBack(page);
        await expect
          .poll(() => chatField(page).inputValue(), { timeout: STEP_MS })
          .toBe('Half a sentence, and the rest');
        return wasKept;
      }),
    STORY_MS,
  );

  it(
    '[G04][G12][T14] after the browser was closed: the same conversation, and what was written without a network is sent once',
    async () => {
      const folder = shop.folder();
      browser = await shop.browser(folder);
      const page = await visit();
      await openChat(page);
      await writes(page, 'Hello');
      await sees(page, 'Hello');
      const agent = await shop.agent(page);
      const begun = await rememberedBy(page);
      await browser.setOffline(true);
      await writes(page, 'Written without a network');
      await sees(page, 'Written without a network');
      await expect.poll(() => unsent(page), { timeout: STEP_MS }).toContain('Written without a network');
      await browser.close();
      browser = await shop.browser(folder);
      const again = await visit();
      await expect.poll(() => saidInRoom(agent, 'Written without a network'), { timeout: STEP_MS }).toBe(1);
      expect(await rememberedBy(again)).toEqual(begun);
      await again.reload();
      await openChat(again);
      await sees(again, 'Written without a network');
      const shown = again.getByRole('log').getByText('Written without a network');
      await expect.poll(() => shown.count(), { timeout: STEP_MS }).toBe(1);
      await agent.settled();
      expect(saidInRoom(agent, 'Written without a network')).toBe(1);
      agent.close();
    },
    STORY_MS,
  );

  it(
    '[G04] a first message that was written without a network, in a tab that was closed, is sent once by the next',
    async () => {
      browser = await shop.browser();
      const page = await visit();
      await openChat(page);
      await chatField(page).fill('The first word');
      await page.route('**/parties/**', (route) => route.abort());
      await page.routeWebSocket(/parties/, (socket) => void socket.close());
      await chatField(page).press('Enter');
      await sees(page, 'The first word');
      await expect.poll(() => unsent(page), { timeout: STEP_MS }).toContain('The first word');
      await page.close();
      const next = await visit();
      await openChat(next);
      await sees(next, 'The first word');
      const agent = await shop.agent(next);
      await expect.poll(() => saidInRoom(agent, 'The first word'), { timeout: STEP_MS }).toBe(1);
      agent.close();
    },
    STORY_MS,
  );

  it(
    '[G04] what was written without a network in two tabs that were closed is sent once by the next page, in order',
    async () => {
      browser = await shop.browser();
      const tabs = [await visit(), await visit('about.html')];
      for (const tab of tabs) await openChat(tab);
      const [one = await visit()] = tabs;
      await writes(one, 'Begun in one');
      for (const tab of tabs) await sees(tab, 'Begun in one');
      await expect.poll(() => unsent(one), { timeout: STEP_MS }).toBe('');
      await browser.setOffline(true);
      for (const tab of tabs) await sees(tab, 'You are offline. Messages will be sent when you are back.');
      const texts = ['From tab one', 'From tab two'];
      for (const [index, tab] of tabs.entries()) {
        await writes(tab, texts[index] ?? '');
        await expect.poll(() => unsent(tab), { timeout: STEP_MS }).toContain(texts[index]);
      }
      for (const tab of tabs) await tab.close();
      await browser.setOffline(false);
      const next = await visit();
      await expect.poll(() => unsent(next), { timeout: STEP_MS }).toBe('');
      // What the room has, and nothing of what a page may show by itself.
      const last = await visit();
      await openChat(last);
      for (const text of texts) await sees(last, text);
      expect((await last.getByRole('log').innerText()).match(/From tab \w+/g)).toEqual(texts);
    },
    STORY_MS,
  );

  it(
    '[G04] where nothing can be stored it works for as long as the page lives, and says so once to whoever built it',
    async () => {
      browser = await shop.browser();
      const warnings: string[] = [];
      const page = await browser.newPage();
      page.on('console', (message) => {
        if (message.text().startsWith('Parley:')) warnings.push(message.text());
      });
      await page.addInitScript(() => {
        for (const name of ['localStorage', 'sessionStorage']) {
          Object.defineProperty(window, name, {
            get: () => {
              throw new DOMException('The operation is insecure.', 'SecurityError');
            },
          });
        }
      });
      await page.goto(`${shop.url}/shop.html`);
      await openChat(page);
      await writes(page, 'Hello');
      await sees(page, 'Hello');
      await writes(page, 'Still here');
      await sees(page, 'Still here');
      await page.getByRole('button', { name: 'Close chat' }).first().click();
      await openChat(page);
      await sees(page, 'Still here');
      expect(warnings).toHaveLength(1);
      expect(warnings[0]).toContain('keeps nothing');
    },
    STORY_MS,
  );
});
