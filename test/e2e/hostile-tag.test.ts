/** The tag in all the ways that pages bring it, and what it costs before anybody talks. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { begins, opens, useHostileSite } from '../support/hostile-pages.js';
import { chatField, launcherOf, STEP_MS, sees, writes } from '../support/people.js';

const STORY_MS = 240_000;

const hostile = useHostileSite();
const { visit } = hostile;
/** A page that is idle has done all that it does by itself. */
const isIdle = async (page: Page): Promise<void> => {
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
};
const widgets = (page: Page): Promise<number> => page.locator('parley-widget').count();
const called = (page: Page, name: string, ...given: readonly unknown[]): Promise<unknown> =>
  page.evaluate(
    async ([call, args]) => {
      const { Parley } = window as unknown as { Parley(...all: readonly unknown[]): unknown };
      const done = await Parley(call, ...args);
      return typeof done === 'function' ? 'function' : done;
    },
    [name, given] as const,
  );
/** What a button of the page's own says of the chat; null where it says nothing. */
const saysExpanded = (page: Page, selector: string, expected: string | null): Promise<void> =>
  expect
    .poll(() => page.locator(selector).first().getAttribute('aria-expanded'), { timeout: STEP_MS })
    .toBe(expected);

describe('one tag', () => {
  it(
    '[G41] twice, as a module as well, and with another version beside it: one widget, nothing thrown',
    async () => {
      const module = '<script type="module" src="/widget/widget.js"></script>';
      const other = `<script>customElements.define('parley-widget', class extends HTMLElement { constructor() { super(); this.isOther = true; } });</script>`;
      const tags = [
        hostile.site.tag() + hostile.site.tag(),
        hostile.site.tag() + module,
        module + hostile.site.tag(),
        hostile.site.tag() + hostile.site.tag('', '/other/embed.js'),
      ];
      for (const tag of tags) {
        const { page, wrong, said } = await visit({ tag });
        await launcherOf(page).waitFor();
        await isIdle(page);
        await opens(page);
        // By now each of them would have made its own.
        expect(await widgets(page), tag).toBe(1);
        expect(wrong).toEqual([]);
        expect(
          said.every((each) => each.includes('is defined already')),
          said.join(),
        ).toBe(true);
      }
      // Somebody else's element of that name stays what it is, and the page goes on.
      const { page, wrong, said } = await visit({ tag: other + hostile.site.tag() });
      await expect.poll(() => said.join(), { timeout: STEP_MS }).toContain('is defined already');
      expect(await called(page, 'open')).toBeUndefined();
      expect(await widgets(page)).toBe(1);
      expect(wrong).toEqual([]);
    },
    STORY_MS,
  );

  it(
    '[G41] calls before it came, a listener that ends, and everything that a page may call',
    async () => {
      const { page, wrong, said } = await visit({
        tag: `<script>
          window.heard = [];
          window.Parley = (...call) => (Parley.q = Parley.q || []).push(call);
          Parley('on', 'open', () => heard.push('before'));
          Parley('prefill', 'From before');
          Parley('setLocale', 'de');
        </script>${hostile.site.tag()}`,
      });
      await page.getByRole('button', { name: 'Chat öffnen' }).waitFor();
      await page.evaluate(() => {
        const { Parley, heard } = window as unknown as {
          Parley: (...all: unknown[]) => () => void;
          heard: string[];
        };
        const end = Parley('on', 'open', () => heard.push('ended'));
        end();
        Parley('on', 'open', () => heard.push('after'));
      });
      await called(page, 'open');
      const heard = (): Promise<readonly string[]> =>
        page.evaluate(() => (window as unknown as { heard: string[] }).heard);
      await expect.poll(heard, { timeout: STEP_MS }).toEqual(['before', 'after']);
      const box = page.getByRole('textbox').last();
      await expect.poll(() => box.inputValue(), { timeout: STEP_MS }).toBe('From before');
      await called(page, 'setLocale', 'en');
      await chatField(page).waitFor({ timeout: STEP_MS });
      await called(page, 'setColorScheme', 'dark');
      const surface = (): Promise<string | null | undefined> =>
        page.evaluate(() => {
          const dialog = document.querySelector('parley-widget')?.shadowRoot?.querySelector('.dialog');
          return dialog && getComputedStyle(dialog).backgroundColor;
        });
      await expect.poll(surface, { timeout: STEP_MS }).toBe('rgb(22, 26, 34)');
      await called(page, 'hide');
      await launcherOf(page).waitFor({ state: 'hidden', timeout: STEP_MS });
      await called(page, 'show');
      await launcherOf(page).waitFor();
      await called(page, 'startConversation');
      const state = (): Promise<string> =>
        page.evaluate(() => (document.querySelector('parley-widget') as unknown as { state: string }).state);
      await expect.poll(state, { timeout: STEP_MS }).toBe('waiting');
      await called(page, 'disconnect');
      await called(page, 'connect');
      await called(page, 'endConversation');
      await expect.poll(state, { timeout: STEP_MS }).toBe('ended');
      expect(wrong).toEqual([]);
      expect(said).toEqual([]);
      await called(page, 'nonsense');
      await called(page, 'on', 'nonsense', null);
      await page.evaluate(() => document.querySelector('parley-widget')?.setAttribute('mode', 'sideways'));
      await expect.poll(() => said.join('\n'), { timeout: STEP_MS }).toContain('mode="sideways"');
      expect(await heard()).toEqual(['before', 'after']);
      expect(said.join('\n')).toContain('Parley("nonsense"): unknown');
      expect(said.join('\n')).toContain('on("nonsense"): write one of open close');
    },
    STORY_MS,
  );

  it(
    '[G41] a page that exchanges its body, and one that moves the element, keep one widget and one socket',
    async () => {
      const { page, sockets, wrong } = await visit();
      await begins(page);
      expect(sockets).toHaveLength(1);
      await page.evaluate(() => {
        document.body = document.createElement('body');
      });
      await sees(page, 'Hello');
      await page.evaluate(() => {
        const place = document.createElement('main');
        document.body.append(place);
        place.append(document.querySelector('parley-widget') as Element);
        document.body.append(document.querySelector('parley-widget') as Element);
      });
      await page.evaluate(() => {
        const body = document.createElement('body');
        body.append(document.createElement('parley-widget'));
        document.body.replaceWith(body);
      });
      await sees(page, 'Hello');
      await writes(page, 'Still one');
      await sees(page, 'Still one');
      // With an answer to what was sent, all that was opened is known.
      const agent = await hostile.site.agent(page);
      await agent.does({ type: 'post', audience: 'everyone', text: 'One it is', epoch: 1 });
      await sees(page, 'One it is');
      agent.close();
      expect(await widgets(page)).toBe(1);
      expect(sockets).toHaveLength(1);
      expect(wrong).toEqual([]);
    },
    STORY_MS,
  );

  it(
    "[G41] opens by the page's own buttons, also later ones, which get back what they had",
    async () => {
      const { page, wrong } = await visit({
        body: '<button class="help" aria-expanded="mixed">Help</button>',
        tag: hostile.site.tag('data-launcher="none" data-launcher-selector=".help"'),
      });
      await saysExpanded(page, '.help', 'false');
      expect(await launcherOf(page).isVisible()).toBe(false);
      await page.evaluate(() => {
        const later = document.createElement('a');
        later.className = 'help later';
        later.href = '#chat';
        later.append(Object.assign(document.createElement('b'), { textContent: 'Later' }));
        document.body.prepend(later);
      });
      await page.getByText('Later').click();
      await chatField(page).waitFor({ timeout: STEP_MS });
      expect(page.url()).toMatch(/#chat$/);
      await saysExpanded(page, '.later', 'true');
      await page.getByText('Later').click();
      await saysExpanded(page, '.later', 'false');
      await page.evaluate(() =>
        document.querySelector('parley-widget')?.setAttribute('launcher-selector', ''),
      );
      await saysExpanded(page, '.later', null);
      await saysExpanded(page, 'button.help', 'mixed');
      expect(wrong).toEqual([]);
    },
    STORY_MS,
  );

  it(
    '[G41] hides where it is asked to: on phones, while nobody is there; and stands at the start',
    async () => {
      const phone = await visit({
        tag: hostile.site.tag('data-hide-on-mobile data-position="start"'),
        context: { viewport: { width: 400, height: 700 } },
      });
      await isIdle(phone.page);
      expect(await launcherOf(phone.page).count()).toBe(0);
      await phone.page.setViewportSize({ width: 900, height: 700 });
      await launcherOf(phone.page).waitFor();
      await expect
        .poll(async () => (await launcherOf(phone.page).boundingBox())?.x, { timeout: STEP_MS })
        .toBeLessThan(100);
      const closed = await visit({
        tag: `<script async src="/widget/embed.js" data-server="${hostile.site.rooms.url}" data-workgroup="closed" data-hide-when-offline></script>`,
      });
      const availability = (): Promise<string | null> =>
        closed.page.evaluate(
          () =>
            (document.querySelector('parley-widget') as unknown as { availability?: string } | null)
              ?.availability ?? null,
        );
      await expect.poll(availability, { timeout: STEP_MS }).toBe('closed');
      await expect.poll(() => launcherOf(closed.page).count(), { timeout: STEP_MS }).toBe(0);
      expect(closed.sockets).toEqual([]);
    },
    STORY_MS,
  );
});

describe('before anybody talks', () => {
  it(
    '[G45] nothing is asked for but the tag; with a remembered conversation there is one socket',
    async () => {
      const first = await visit({
        tag: hostile.site.tag('data-label="Shop" data-locale="fr" data-track-page data-title-count'),
      });
      await first.page.getByRole('button', { name: 'Ouvrir le chat' }).waitFor();
      await isIdle(first.page);
      expect(first.requests).toEqual([`${hostile.site.url}/widget/embed.js`]);
      expect(first.sockets).toEqual([]);
      expect(await first.page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
      expect(await first.page.evaluate(() => document.cookie)).toBe('');

      const { page, sockets } = await visit();
      await begins(page);
      await page.getByRole('button', { name: 'Close chat' }).last().click();
      sockets.length = 0;
      await page.reload();
      await expect.poll(() => sockets.length, { timeout: STEP_MS }).toBe(1);
      await isIdle(page);
      await opens(page);
      await sees(page, 'Hello');
      expect(sockets).toHaveLength(1);
    },
    STORY_MS,
  );
});
