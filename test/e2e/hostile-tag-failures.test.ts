/** What is seen when a part of the widget, the storage, the rooms or the tag itself fails: words, and another try. */
import type { Page, Request } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { begins, opens, useHostileSite } from '../support/hostile-pages.js';
import { chatField, launcherOf, STEP_MS, sees, signsOut, writes } from '../support/people.js';

const STORY_MS = 240_000;

const hostile = useHostileSite();
const { visit } = hostile;
const retry = (page: Page) => page.getByRole('button', { name: /retry/i });

describe('when something fails', () => {
  it(
    '[G41] parts that are missing, or a network that is not there: said, and tried again when pressed',
    async () => {
      for (const missing of [/chat-/]) {
        hostile.site.missing = missing;
        const { page, said, wrong } = await visit();
        await launcherOf(page).click();
        await retry(page).waitFor({ timeout: STEP_MS });
        await expect
          .poll(() => said.join('\n'), { timeout: STEP_MS })
          .toContain('Parley: the chat could not be loaded');
        hostile.site.missing = null;
        await retry(page).click();
        await chatField(page).waitFor({ timeout: STEP_MS });
        await expect.poll(() => retry(page).count(), { timeout: STEP_MS }).toBe(0);
        expect(wrong).toEqual([]);
      }
      const { page, wrong } = await visit();
      await launcherOf(page).waitFor();
      await page.context().setOffline(true);
      await launcherOf(page).click();
      await retry(page).waitFor({ timeout: STEP_MS });
      await page.context().setOffline(false);
      await retry(page).click();
      await chatField(page).waitFor({ timeout: STEP_MS });
      expect(wrong).toEqual([]);
    },
    STORY_MS,
  );

  it(
    '[G01][G41] what is seen of a conversation comes with the next try, where it did not come with the first',
    async () => {
      hostile.site.missing = /talk-/;
      const { page, requests, wrong } = await visit();
      await begins(page);
      await expect.poll(() => requests.some((each) => /talk-/.test(each)), { timeout: STEP_MS }).toBe(true);
      expect(await page.getByRole('log').count()).toBe(0);
      hostile.site.missing = null;
      await writes(page, 'Still there?');
      await page.getByRole('log').getByText('Hello', { exact: true }).waitFor({ timeout: STEP_MS });
      await page.getByRole('log').getByText('Still there?').waitFor({ timeout: STEP_MS });
      expect(wrong).toEqual([]);
    },
    STORY_MS,
  );

  it(
    '[G41] what did not come is asked for by another address, since most browsers never ask twice for the same one',
    async () => {
      for (const part of [/chat-/, /more-/]) {
        hostile.site.missing = part;
        const { page, requests } = await visit();
        const asked = (): readonly string[] => requests.filter((each) => part.test(each));
        if (part.test('more-')) await opens(page);
        const press = (): Promise<void> =>
          (part.test('more-') ? page.getByRole('button', { name: 'More' }) : launcherOf(page)).click();
        await press();
        await expect.poll(() => asked().length, { timeout: STEP_MS }).toBeGreaterThan(0);
        // Whoever comes near it asks as well.
        if (part.test('chat-')) await retry(page).waitFor({ timeout: STEP_MS });
        const before = asked().length;
        if (part.test('more-')) await press();
        else await retry(page).click();
        await expect.poll(() => asked().length, { timeout: STEP_MS }).toBeGreaterThan(before);
        const [first = '', ...others] = asked();
        for (const each of others) expect(each.startsWith(`${first}?`)).toBe(true);
        expect(new Set(asked()).size).toBe(asked().length);
      }
    },
    STORY_MS,
  );

  it(
    '[G06][G41] who signs out leaves nothing also where what a conversation takes does not come',
    async () => {
      const { page, wrong } = await visit();
      await begins(page);
      const kept = (): Promise<readonly string[]> => page.evaluate(() => Object.keys(localStorage));
      await expect.poll(async () => (await kept()).length, { timeout: STEP_MS }).toBeGreaterThan(1);
      hostile.site.missing = /connection-/;
      await page.reload();
      await signsOut(page);
      await expect.poll(kept, { timeout: STEP_MS }).toEqual([]);
      hostile.site.missing = null;
      await page.reload();
      await chatField(page).waitFor({ timeout: STEP_MS });
      expect(await page.getByText('Hello', { exact: true }).count()).toBe(0);
      expect(wrong).toEqual([]);
    },
    STORY_MS,
  );

  it(
    '[G16][G41] a menu that does not come says so in the language of the page, and comes with the next try',
    async () => {
      hostile.site.missing = /more-/;
      const { page, wrong } = await visit({ html: 'lang="de"' });
      await page.getByRole('button', { name: 'Chat öffnen' }).click();
      await page.getByRole('button', { name: 'Mehr' }).click();
      const again = page.getByRole('button', { name: 'Nicht geladen. Wiederholen' });
      await again.waitFor({ timeout: STEP_MS });
      await expect
        .poll(() => page.locator('[data-parley-announcer]').textContent(), { timeout: STEP_MS })
        .toContain('Nicht geladen');
      hostile.site.missing = null;
      await again.click();
      await page.getByRole('menuitemcheckbox', { name: 'Ton bei neuen' }).waitFor({ timeout: STEP_MS });
      expect(await again.count()).toBe(0);
      expect(wrong).toEqual([]);
    },
    STORY_MS,
  );

  it(
    '[G12][G41] who writes to a workgroup that there is not before that is known has their text again, and reads why',
    async () => {
      let tell = (): void => {};
      const told = new Promise<void>((resolve) => {
        tell = resolve;
      });
      const { page, sockets, wrong, said } = await visit({
        tag: hostile.site.tag().replace('"sales"', '"slaes"'),
        before: async (each) => {
          await each.route(/\/front$/, (route) => told.then(() => route.continue()));
        },
      });
      await opens(page);
      await writes(page, 'Hello');
      await expect.poll(() => sockets.length, { timeout: STEP_MS }).toBeGreaterThan(0);
      await expect.poll(() => chatField(page).inputValue(), { timeout: STEP_MS }).toBe('Hello');
      tell();
      await sees(page, 'Chat is not available here.');
      expect(await page.getByText('no longer exists').count()).toBe(0);
      expect(said.join()).toContain('has no workgroup "slaes"');
      expect(wrong).toEqual([]);
    },
    STORY_MS,
  );

  it(
    '[G12][G41] a first message that nothing is there to send is said to be none, stays, and goes when it is sent again',
    async () => {
      hostile.site.missing = /connection-/;
      const { page, wrong } = await visit();
      await opens(page);
      await writes(page, 'Hello');
      await sees(page, 'Reload the page to try again.');
      await expect.poll(() => chatField(page).inputValue(), { timeout: STEP_MS }).toBe('Hello');
      hostile.site.missing = null;
      await chatField(page).press('Enter');
      await page.getByRole('log').getByText('Hello', { exact: true }).waitFor({ timeout: STEP_MS });
      const status = page.locator('parley-connection-status').getByText('Reload the page');
      await expect.poll(() => status.count(), { timeout: STEP_MS }).toBe(0);
      expect(wrong).toEqual([]);
    },
    STORY_MS,
  );

  it(
    '[G41] a page that the rooms do not know says so to both; rooms that are out of reach keep what was typed',
    async () => {
      const strange = await visit({}, hostile.site.strange);
      await launcherOf(strange.page).click();
      await sees(strange.page, 'Chat is not available here.');
      await expect
        .poll(() => strange.said.join('\n'), { timeout: STEP_MS })
        .toContain(`Add ${hostile.site.strange} to PARLEY_ORIGINS`);
      expect(strange.wrong).toEqual([]);

      const isRoom = (request: Request): boolean => request.url().startsWith(hostile.site.rooms.url);
      const { page, wrong } = await visit({
        before: async (each) => {
          await each.route(
            (url) => url.href.startsWith(hostile.site.rooms.url),
            (route) => (isRoom(route.request()) ? route.abort('connectionrefused') : route.fallback()),
          );
          await each.routeWebSocket(/parties/, (socket) => void socket.close());
        },
      });
      await opens(page);
      await chatField(page).fill('Half a sentence');
      await page.reload();
      await chatField(page).waitFor({ timeout: STEP_MS });
      await expect.poll(() => chatField(page).inputValue(), { timeout: STEP_MS }).toBe('Half a sentence');
      await chatField(page).press('Enter');
      await sees(page, 'Half a sentence');
      await sees(page, /connect|offline|not sent|sending/i);
      expect(wrong).toEqual([]);
    },
    STORY_MS,
  );

  it(
    '[G41] a storage that is full changes nothing for the customer',
    async () => {
      const { page, wrong, said } = await visit({
        head: `<script>
          Storage.prototype.setItem = function () { throw new DOMException('full', 'QuotaExceededError'); };
        </script>`,
      });
      await opens(page);
      await writes(page, 'Hello');
      await page.getByRole('log').getByText('Hello').waitFor({ timeout: STEP_MS });
      await writes(page, 'Again');
      await page.getByRole('log').getByText('Again').waitFor({ timeout: STEP_MS });
      expect(said.filter((each) => each.includes('keeps nothing'))).toHaveLength(1);
      expect(wrong).toEqual([]);
    },
    STORY_MS,
  );

  it(
    '[G41] an old script that the rooms do not understand any more: reload, in words',
    async () => {
      const { page, wrong } = await visit({
        before: (each) =>
          each.routeWebSocket(/parties/, (socket) => {
            const rooms = socket.connectToServer();
            socket.onMessage((text) =>
              rooms.send(String(text).replace('"versions":[1,1]', '"versions":[99,99]')),
            );
          }),
      });
      await opens(page);
      await writes(page, 'Hello');
      await sees(page, /out of date\. Reload/i);
      expect(wrong).toEqual([]);
    },
    STORY_MS,
  );

  it(
    '[G41] wrong attributes: the console says what to mend, and the page goes on',
    async () => {
      const bad: readonly (readonly [string, string])[] = [
        ['data-server="https://" data-workgroup="sales"', 'server="https://"'],
        ['data-workgroup="Sales Team"', 'workgroup="Sales Team"'],
        ['', 'workgroup=""'],
        ['data-workgroup="sales" data-launcher-selector="..x"', 'launcher-selector="..x"'],
        ['data-workgroup="sales" data-mode="sideways"', 'mode="sideways"'],
      ];
      for (const [attributes, words] of bad) {
        const { page, wrong, said } = await visit({
          tag: `<script async src="/widget/embed.js" ${attributes}></script>`,
        });
        await launcherOf(page).click();
        await expect.poll(() => said.join('\n'), { timeout: STEP_MS }).toContain(words);
        expect(said.join('\n')).toContain('Parley: <parley-widget');
        expect(wrong).toEqual([]);
      }
    },
    STORY_MS,
  );
});
