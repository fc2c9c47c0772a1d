/** Pages that do to the widget whatever pages do, and what they notice of it: the script as it is shipped, real rooms. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { Seen } from '../support/hostile-host.js';
import { harshScripts, harshStyles, ownBehaviour, ownParts } from '../support/hostile-host.js';
import type { Visit } from '../support/hostile-pages.js';
import { opens, useHostileSite } from '../support/hostile-pages.js';
import { atRest, chatField, launcherOf, STEP_MS, sees, writes } from '../support/people.js';

const STORY_MS = 240_000;

const hostile = useHostileSite();
const { visit } = hostile;

/** Everything that a customer does on a page: they write, are answered, and look at what else there is. */
const talks = async ({ page }: Visit): Promise<void> => {
  await opens(page);
  await writes(page, 'Where is my order?');
  await sees(page, 'Where is my order?');
  const agent = await hostile.site.agent(page);
  await agent.does({
    type: 'post',
    audience: 'everyone',
    text: 'On its **way**: https://example.org',
    epoch: 1,
  });
  await sees(page, /On its/);
  agent.close();
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Save transcript' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('menuitem', { name: 'Save transcript' }).waitFor({ state: 'hidden' });
};

/** What every part of the widget looks like, through all shadow roots. */
const looksNow = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const names = [
      'display',
      'color',
      'background-color',
      'font-size',
      'font-family',
      'font-style',
      'font-weight',
      'line-height',
      'letter-spacing',
      'word-spacing',
      'text-transform',
      'text-align',
      'text-indent',
      'white-space',
      'word-break',
      'cursor',
      'padding',
      'margin',
      'border',
      'border-radius',
      'max-width',
      'opacity',
      'visibility',
      'user-select',
      'direction',
      'box-sizing',
    ];
    const every = (root: ParentNode): Element[] =>
      Array.from(root.querySelectorAll('*')).flatMap((each) => [
        each,
        ...(each.shadowRoot ? every(each.shadowRoot) : []),
      ]);
    const root = document.querySelector('parley-widget')?.shadowRoot;
    return (root ? every(root) : []).map((each) => {
      const style = getComputedStyle(each);
      const { width, height } = each.getBoundingClientRect();
      const size = /^(button|textarea|dialog)$/.test(each.localName)
        ? `${Math.round(width)}x${Math.round(height)}`
        : '';
      return `${each.localName}.${each.getAttribute('part') ?? ''} ${size} ${names.map((name) => style.getPropertyValue(name)).join('|')}`;
    });
  });

const looks = async (page: Page): Promise<readonly string[]> => {
  await page.mouse.move(5, 5);
  // What was below the pointer, and what faded in, comes to rest first.
  await atRest(page);
  return looksNow(page);
};

/** As it stays: what came last may still be drawn. */
const finalLooks = async (page: Page): Promise<readonly string[]> => {
  let last: readonly string[] = [];
  const isSame = async (): Promise<boolean> => {
    const before = last.join();
    last = await looks(page);
    return last.join() === before;
  };
  await expect.poll(isSame, { timeout: STEP_MS, interval: 500 }).toBe(true);
  return last;
};

describe('a strict page', () => {
  it(
    '[G42][T18] with a nonce, strict-dynamic and trusted types refuses nothing of the widget',
    async () => {
      const { rooms } = hostile.site;
      const nonce = 'c3RyaWN0';
      const policy = [
        "default-src 'none'",
        `script-src 'nonce-${nonce}' 'strict-dynamic'`,
        "style-src 'self'",
        `connect-src ${rooms.url} ws://${rooms.host}`,
        `img-src ${rooms.url}`,
        "base-uri 'none'",
        "form-action 'none'",
        "require-trusted-types-for 'script'",
        'trusted-types lit-html',
      ].join('; ');
      const made = await visit({
        headers: { 'content-security-policy': policy },
        tag: hostile.site.tag(`nonce="${nonce}" data-label="Shop"`),
      });
      await talks(made);
      expect(made.wrong).toEqual([]);
      expect(made.said).toEqual([]);
    },
    STORY_MS,
  );
});

describe('a harsh page', () => {
  it(
    '[G43] changes neither the looks nor the work of the widget, and keeps its own',
    async () => {
      const plain = await visit({ context: { colorScheme: 'light' } });
      await talks(plain);
      const expected = await finalLooks(plain.page);
      const harsh = await visit({ head: harshStyles + harshScripts });
      await opens(harsh.page);
      await expect
        .poll(() => chatField(harsh.page).inputValue(), { timeout: STEP_MS })
        .toBe('Called before the tag');
      await harsh.page.getByRole('button', { name: 'Close chat' }).last().click();
      await talks(harsh);
      await expect.poll(() => looks(harsh.page), { timeout: STEP_MS }).toEqual(expected);
      // What is there for screen readers alone is seen by nobody else, whatever the page says of every `div`.
      const region = await harsh.page.evaluate(() => {
        const style = getComputedStyle(document.querySelector('[data-parley-announcer]') as Element);
        return [style.position, style.clipPath, style.overflow, style.display];
      });
      expect(region).toEqual(['fixed', 'inset(50%)', 'hidden', 'block']);
      expect(harsh.wrong).toEqual([]);
      expect(harsh.said).toEqual([]);
      const left = await harsh.page.evaluate(() => ({
        name: window.name,
        wrapped: (window as unknown as { wrapped: Record<string, number> }).wrapped,
      }));
      expect(left.name).toBe('{"parley":"not this"}');
      // Around the widget's own calls as well: what a page counts is right.
      expect(left.wrapped.socket).toBe(1);
      expect(left.wrapped.fetch).toBeGreaterThan(0);
    },
    STORY_MS,
  );

  it(
    '[G43] from right to left, in the dark: the same work, mirrored and dark',
    async () => {
      const made = await visit({
        html: 'lang="en" dir="rtl"',
        head: '<style>html{background:#111;color-scheme:dark}</style>',
        context: { colorScheme: 'dark' },
      });
      await talks(made);
      const looksLike = (): Promise<unknown> =>
        made.page.evaluate(() => {
          const root = document.querySelector('parley-widget')?.shadowRoot;
          const dialog = root?.querySelector('.dialog');
          return {
            isLeft: (root?.querySelector('.launcher')?.getBoundingClientRect().left ?? 999) < 100,
            direction: dialog && getComputedStyle(dialog).direction,
            surface: dialog && getComputedStyle(dialog).backgroundColor,
          };
        });
      await expect
        .poll(looksLike, { timeout: STEP_MS })
        .toEqual({ isLeft: true, direction: 'rtl', surface: 'rgb(22, 26, 34)' });
      expect(made.wrong).toEqual([]);
    },
    STORY_MS,
  );

  it(
    '[G43][T16][T19] finds nothing changed: globals, attributes, focus, keys, scrolling, its form and its shortcuts',
    async () => {
      const made = await visit({
        head: ownBehaviour,
        body: ownParts,
        tag: `<script>
          window.globalsBefore = Reflect.ownKeys(window).map(String);
          window.attributesBefore = [document.documentElement, document.head, document.body].map((each) => each.cloneNode().outerHTML);
        </script>${hostile.site.tag()}`,
      });
      const { page } = made;
      await launcherOf(page).waitFor();
      expect(await page.evaluate(() => document.activeElement?.localName)).toBe('body');
      await talks(made);
      const seen = (): Promise<Seen> => page.evaluate(() => (window as unknown as { seen: Seen }).seen);
      // Nothing that was typed in the widget was a shortcut of the page; Escape closed a menu there.
      expect((await seen()).keys).toEqual([]);
      await chatField(page).press('s');
      expect((await seen()).keys).toEqual([]);
      await page.getByRole('button', { name: 'Close chat' }).last().click();
      // The launcher gets the focus back, and would be pressed by Space.
      const holder = (): Promise<string | undefined> =>
        page.evaluate(() => document.activeElement?.localName);
      await expect.poll(holder, { timeout: STEP_MS }).toBe('parley-widget');
      await atRest(page);
      await page.locator('main p').click();
      await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
      await page.keyboard.press('s');
      await page.keyboard.press('Control+k');
      expect(await seen()).toMatchObject({ keys: ['s', 'Control'], palette: 1 });
      const scrolled = (): Promise<number> => page.evaluate(() => scrollY);
      for (const key of ['PageDown', 'Space', 'ArrowDown', 'End']) {
        const before = await scrolled();
        await page.keyboard.press(key);
        await expect.poll(scrolled, { timeout: STEP_MS }).toBeGreaterThan(before);
      }
      await page.keyboard.press('Home');
      await expect.poll(scrolled, { timeout: STEP_MS }).toBe(0);
      await page.mouse.move(300, 300);
      await page.mouse.wheel(0, 400);
      await expect.poll(scrolled, { timeout: STEP_MS }).toBeGreaterThan(0);
      const { clicks } = await seen();
      await page.locator('#host-field').fill('towels');
      await page.locator('#host-field').press('Enter');
      await page.locator('#host-button').click();
      expect(await seen()).toMatchObject({ submits: 2, prevented: [] });
      expect((await seen()).clicks).toBeGreaterThan(clicks);
      const left = await page.evaluate(() => {
        const { globalsBefore, attributesBefore } = window as unknown as {
          globalsBefore: string[];
          attributesBefore: string[];
        };
        const mine = ['globalsBefore', 'attributesBefore', '__playwright', 'axe'];
        return {
          globals: Reflect.ownKeys(window)
            .map(String)
            .filter((name) => !globalsBefore.includes(name) && !mine.some((each) => name.startsWith(each))),
          isSame:
            [document.documentElement, document.head, document.body]
              .map((each) => (each.cloneNode() as Element).outerHTML)
              .join() === attributesBefore.join(),
          sheets: document.styleSheets.length + document.adoptedStyleSheets.length,
          styles: document.querySelectorAll('style, link, iframe').length,
          children: Array.from(document.body.children).map((each) => each.localName),
        };
      });
      expect(left.isSame).toBe(true);
      expect(left).toMatchObject({ sheets: 0, styles: 0 });
      // What Lit leaves in every page, so that two copies of it know of each other.
      const ofLit = [
        'litElementVersions',
        'litHtmlVersions',
        'litPropertyMetadata',
        'reactiveElementVersions',
      ];
      expect(left.globals.sort()).toEqual(['Parley', ...ofLit]);
      expect(made.wrong).toEqual([]);
    },
    STORY_MS,
  );

  it('[G44][T17] is over the widget where it says so, without !important', async () => {
    const cover = '<div id="cover" style="position:fixed;inset:0;z-index:50;background:#eee"></div>';
    const { page } = await visit({ body: cover, head: '<style>parley-widget{--parley-z-index:40}</style>' });
    await launcherOf(page).waitFor();
    await atRest(page);
    const onTop = (): Promise<string | undefined> =>
      page.evaluate(() => document.elementFromPoint(innerWidth - 50, innerHeight - 50)?.localName);
    expect(await onTop()).toBe('div');
    await page.addStyleTag({ content: 'parley-widget{--parley-z-index:60}' });
    await expect.poll(onTop, { timeout: STEP_MS }).toBe('parley-widget');
    await page.addStyleTag({ content: 'parley-widget{--parley-z-index:auto}' });
    await expect.poll(onTop, { timeout: STEP_MS }).toBe('div');
  });

  it('[G44][T16] is covered by its launcher alone while it is closed, and nothing in it moves', async () => {
    const { page, wrong } = await visit({
      body: '<main style="height:3000px"><p>Words</p></main>',
      head: `<script>
        window.shifts = 0;
        new PerformanceObserver((list) => { for (const each of list.getEntries()) window.shifts += each.value; })
          .observe({ type: 'layout-shift', buffered: true });
      </script>`,
      context: { viewport: { width: 320, height: 600 }, hasTouch: true, isMobile: true },
    });
    await launcherOf(page).waitFor();
    const covered = (): Promise<number> =>
      page.evaluate(() => {
        const box = document
          .querySelector('parley-widget')
          ?.shadowRoot?.querySelector('.launcher')
          ?.getBoundingClientRect() as DOMRect;
        let outside = 0;
        for (let x = 2; x < innerWidth; x += 6) {
          for (let y = 2; y < innerHeight; y += 6) {
            const isWithin = x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
            if (!isWithin && document.elementFromPoint(x, y)?.localName === 'parley-widget') outside += 1;
          }
        }
        return outside;
      });
    const wide = (): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth);
    await atRest(page);
    expect(await covered()).toBe(0);
    expect(await wide()).toBe(320);
    // What moves within a panel that fills the window moves nothing of the page.
    expect(await page.evaluate(() => (window as unknown as { shifts: number }).shifts)).toBe(0);
    await opens(page);
    await page.getByRole('button', { name: 'Close chat' }).first().click();
    await launcherOf(page).waitFor();
    await expect.poll(covered, { timeout: STEP_MS }).toBe(0);
    await expect.poll(wide, { timeout: STEP_MS }).toBe(320);
    expect(
      await page.evaluate(() =>
        document.body.getAttributeNames().concat(document.documentElement.getAttributeNames()),
      ),
    ).toEqual(['lang']);
    expect(wrong).toEqual([]);
  });
});
