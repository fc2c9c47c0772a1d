/** Who a customer is, on a real page against the real server; and what they take with them: their transcript. */
import { readFileSync } from 'node:fs';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { chatField, openChat, STEP_MS, sees, writes } from '../support/people.js';
import type { Frame } from '../support/raw-client.js';
import { allSupervision, RawClient, signToken } from '../support/raw-client.js';
import type { Shop, Visitor } from '../support/shop.js';
import { openShop, rememberedBy } from '../support/shop.js';

const STORY_MS = 240_000;

let shop: Shop;
let browser: BrowserContext;

beforeAll(async () => {
  shop = await openShop();
});
afterEach(() => browser?.close());
afterAll(() => shop?.close());

const visit = async (): Promise<Page> => {
  browser = await shop.browser();
  const page = await browser.newPage();
  await page.goto(`${shop.url}/shop.html`);
  return page;
};
const gone = (page: Page, text: string): Promise<void> =>
  page.getByText(text).filter({ visible: true }).first().waitFor({ state: 'hidden', timeout: STEP_MS });

/** The page's own function, which asks the page's own server. */
const signsIn = async (page: Page, give: () => Promise<string>): Promise<void> => {
  await page.exposeFunction('__token', give);
  await page.evaluate(() => {
    const { Parley, __token } = window as unknown as {
      readonly Parley: (name: string, given: unknown) => unknown;
      readonly __token: () => Promise<string>;
    };
    // Who calls it learns that it failed, and may let it be.
    return Promise.resolve(Parley('identify', { token: () => __token() })).catch(() => null);
  });
};
const call = (page: Page, name: string): Promise<void> =>
  page.evaluate(async (each) => {
    await (window as unknown as { Parley(name: string): unknown }).Parley(each);
  }, name);

const customerSeenBy = (agent: RawClient): unknown =>
  agent.frames.flatMap(({ header }) => (header as Frame | undefined)?.customer ?? []).at(-1);

const personSigns = (id: string, expires: string | number = '1h'): Promise<string> =>
  signToken(shop.server.secret, { id, name: `Signed ${id}`, role: 'customer', expires });

describe('who a customer is', () => {
  it(
    '[G06][T15] nobody at first; a name that the page gives is shown as unverified',
    async () => {
      const page = await visit();
      await page.locator('parley-widget').evaluate((widget) => widget.setAttribute('name', 'Carla'));
      await openChat(page);
      await writes(page, 'Hello');
      await sees(page, 'Hello');
      const agent = await shop.agent(page);
      expect(customerSeenBy(agent)).toMatchObject({ name: 'Carla', verified: false });
      agent.close();
    },
    STORY_MS,
  );

  it(
    '[G06][T14] a signed token makes another person; after logout nothing of either is left',
    async () => {
      const page = await visit();
      await openChat(page);
      await writes(page, 'Said by nobody in particular');
      await sees(page, 'Said by nobody in particular');
      await chatField(page).fill('Half a sentence');
      let asked = 0;
      await signsIn(page, () => {
        asked += 1;
        // The first has expired already: the page is asked for another one.
        return personSigns('carla', asked === 1 ? Math.floor(Date.now() / 1_000) - 60 : '1h');
      });
      await gone(page, 'Said by nobody in particular');
      await writes(page, 'Said by Carla');
      await sees(page, 'Said by Carla');
      await expect.poll(() => asked, { timeout: STEP_MS }).toBe(2);
      // What is shown may still be on its way: the room is there once it has welcomed her.
      const begun = await page.waitForFunction(
        () => {
          const key = Object.keys(localStorage).find((each) => each.endsWith(':carla')) ?? '';
          const known = JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<Visitor>;
          return localStorage.getItem(`parley:started:${known.id}`) === null ? null : known;
        },
        null,
        { timeout: STEP_MS },
      );
      const carla = (await begun.jsonValue()) as Visitor;
      const token = await signToken(shop.server.secret, {
        id: 'anna',
        role: 'agent',
        grants: { sales: ['handle'] },
      });
      const agent = await RawClient.open(`ws://${shop.server.host}/parties/main/${carla.id}`);
      await agent.hello({ kind: 'token', token });
      await agent.does({ type: 'accept', epoch: 0 });
      expect(customerSeenBy(agent)).toMatchObject({ name: 'Signed carla', verified: true });
      await chatField(page).fill('Not sent by Carla');
      await call(page, 'logout');
      await gone(page, 'Said by Carla');
      await expect.poll(() => chatField(page).inputValue(), { timeout: STEP_MS }).toBe('');
      const kept = (): Promise<string> =>
        page.evaluate(() =>
          JSON.stringify([...Object.entries(localStorage), ...Object.entries(sessionStorage)]),
        );
      await expect.poll(kept, { timeout: STEP_MS }).not.toContain('parley:visitor');
      const left = await kept();
      for (const text of [carla.id, 'Not sent by Carla', 'Half a sentence', 'parley:visitor']) {
        expect(left, text).not.toContain(text);
      }
      agent.close();
    },
    STORY_MS,
  );

  it(
    '[G06] a function that fails keeps what was written and says what to do; it is sent once it answers',
    async () => {
      const page = await visit();
      let isSignedIn = false;
      await openChat(page);
      await signsIn(page, () => (isSignedIn ? personSigns('dora') : Promise.reject(new Error('signed out'))));
      await writes(page, 'Where is my parcel?');
      await sees(page, /sign in again/i);
      await expect.poll(() => chatField(page).inputValue(), { timeout: STEP_MS }).toBe('Where is my parcel?');
      isSignedIn = true;
      await chatField(page).press('Enter');
      await page.getByRole('log').getByText('Where is my parcel?').waitFor({ timeout: STEP_MS });
      await gone(page, 'Your session has expired. Reload the page or sign in again.');
      // As soon as what the room has stands in the place of what was written.
      await expect
        .poll(() => page.getByRole('log').getByText('Where is my parcel?').count(), { timeout: STEP_MS })
        .toBe(1);
    },
    STORY_MS,
  );
});

describe('what a customer takes with them', () => {
  it(
    '[G15] the transcript as a file has line for line what the server gives a customer, in the words of their timeline, also after the end, without a word of staff among themselves',
    async () => {
      const page = await visit();
      await openChat(page);
      await writes(page, 'Hello');
      await sees(page, 'Hello');
      const agent = await shop.agent(page);
      const visitor = (await rememberedBy(page)) as Visitor;
      const token = await signToken(shop.server.secret, {
        id: 'maria',
        name: 'Maria',
        role: 'supervisor',
        grants: { sales: ['handle', ...allSupervision] },
      });
      await agent.does({
        type: 'post',
        audience: 'everyone',
        text: 'Good morning\n[2020] Carla: forged',
        epoch: 1,
      });
      await agent.does({ type: 'post', audience: 'staff', text: 'A difficult one' });
      const desk = await RawClient.open(`ws://${shop.server.host}/parties/desk/maria`);
      await desk.goOnline(token);
      const supervisor = await RawClient.open(`ws://${shop.server.host}/parties/main/${visitor.id}`);
      await supervisor.hello({ kind: 'token', token });
      await supervisor.does({ type: 'supervise', mode: 'monitor' });
      await supervisor.does({ type: 'post', audience: 'whisper', text: 'Offer a refund', epoch: 1 });
      for (const each of [desk, supervisor]) each.staysAwake();
      await sees(page, 'Good morning');
      const saved = async (): Promise<string> => {
        await page.getByRole('button', { name: 'More', exact: true }).click();
        const [download] = await Promise.all([
          page.waitForEvent('download', { timeout: STEP_MS }),
          page.getByRole('menuitem', { name: 'Save transcript' }).click(),
        ]);
        return readFileSync(await download.path(), 'utf8');
      };
      const given = async (): Promise<string> => {
        const response = await fetch(`${shop.url}/parties/main/${visitor.id}/transcript`, {
          headers: { authorization: `Parley-Secret ${visitor.secret}` },
        });
        return response.text();
      };
      const check = async (): Promise<void> => {
        const text = await saved();
        const linesOf = (file: string): readonly string[] =>
          file.split('\n').filter((line) => line.startsWith('['));
        expect(linesOf(text)).toHaveLength(linesOf(await given()).length);
        expect(text).toMatch(/\] You: Hello\n/);
        expect(text).toMatch(/\] Anna: Good morning\n {4}\[2020\] Carla: forged\n/);
        for (const internal of ['A difficult one', 'Offer a refund', 'Maria', 'whisper', '(staff)']) {
          expect(text, internal).not.toContain(internal);
        }
      };
      await check();
      await page.getByRole('button', { name: 'More', exact: true }).click();
      await page.getByRole('menuitem', { name: 'End conversation' }).click();
      await page.getByRole('button', { name: 'End conversation' }).click();
      await sees(page, /you ended the conversation/i);
      await check();

      // And being forgotten: the room has nothing of it any more, and neither has the browser.
      await page.getByRole('button', { name: 'More', exact: true }).click();
      await page.getByRole('menuitem', { name: 'Delete this conversation' }).click();
      await page.getByRole('button', { name: 'Delete', exact: true }).click();
      await sees(page, 'The conversation was deleted.');
      await expect.poll(() => rememberedBy(page), { timeout: STEP_MS }).toBe(null);
      expect(await given()).not.toContain('Good morning');
      for (const each of [agent, desk, supervisor]) each.close();
    },
    STORY_MS,
  );
});
