/** The chat on phones: it fills the window, stays above the keyboard, and leaves the page and its history as they were. */
import { mkdirSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { atRest, pageViolations, STEP_MS, says, sees } from '../support/people.js';
import type { Phone, Phones } from '../support/phone.js';
import {
  fieldSizes,
  focused,
  hideKeyboard,
  hostMarkup,
  openPhones,
  showKeyboard,
  sideways,
  swipe,
  told,
} from '../support/phone.js';

const small = { width: 320, height: 568 };
const portrait = { width: 360, height: 740 };
const landscape = { width: 740, height: 360 };
/** Where somebody may look at what nobody can measure. */
const shots = 'test-results/phone';

let phones: Phones;
const seats: Phone[] = [];

const visit: Phones['visit'] = async (...args) => {
  const phone = await phones.visit(...args);
  seats.push(phone);
  return phone;
};

beforeAll(async () => {
  mkdirSync(shots, { recursive: true });
  phones = await openPhones();
});
afterEach(async () => {
  for (const { page } of seats.splice(0)) await page.context().close();
});
afterAll(() => phones?.close());

const field = (page: Page): Locator => page.locator('parley-composer textarea');
const dialog = (page: Page): Locator => page.locator('parley-widget .dialog');
const closeButton = (page: Page): Locator => page.locator('parley-panel .close');
const launcher = (page: Page): Locator => page.locator('parley-widget .launcher');
const isModal = (page: Page): Promise<boolean> => dialog(page).evaluate((each) => each.matches(':modal'));
const isFull = async (page: Page, { width, height }: typeof small): Promise<void> => {
  await expect
    .poll(() => dialog(page).boundingBox(), { timeout: STEP_MS })
    .toEqual({ x: 0, y: 0, width, height });
  await expect.poll(() => isModal(page), { timeout: STEP_MS }).toBe(true);
};

const opens = async (page: Page): Promise<void> => {
  await launcher(page).tap();
  await page.locator('parley-widget .dialog:modal').waitFor();
  await page.locator('parley-panel-form').waitFor();
  await expect.poll(() => focused(page), { timeout: STEP_MS }).toMatch(/field$/);
  await atRest(page);
};
const closes = async (page: Page): Promise<void> => {
  await closeButton(page).tap();
  await launcher(page).waitFor();
  await dialog(page).waitFor({ state: 'hidden' });
};
/** Nothing stands out of the window, or can be scrolled sideways. */
const reflows = (page: Page, what = ''): Promise<void> =>
  expect.poll(() => sideways(page), { message: what, timeout: STEP_MS }).toEqual([]);
const edges = async (locator: Locator) => {
  const found = await locator.boundingBox();
  if (!found) throw new Error(`${locator} is not to be seen`);
  return { ...found, bottom: found.y + found.height };
};

/** With words that are longer than any line. */
const talks = async (page: Page) => {
  await page.getByRole('textbox', { name: 'E-mail' }).fill('carla@example.org');
  await says(page, /your message/i, `https://example.org/${'a-path-without-an-end-'.repeat(5)}`);
  await page.locator('parley-timeline').waitFor();
  await page.locator('parley-panel-form').waitFor({ state: 'hidden' });
  const agent = await phones.shop.agent(page);
  for (let line = 1; line <= 8; line += 1) {
    const text = `Line ${line}: ${'Donaudampfschifffahrtsgesellschaft'.repeat(line % 3)}`;
    await agent.does({ type: 'post', audience: 'everyone', text, epoch: 1 });
  }
  await sees(page, /Line 8/);
  return agent;
};

/** As of Safari and Firefox, where the history is how the back button closes something. */
const withoutCloseWatcher = async (): Promise<Phone> => {
  const phone = await visit();
  await phone.page.addInitScript(() => Reflect.deleteProperty(window, 'CloseWatcher'));
  await phone.page.reload();
  return phone;
};

const steps = (page: Page): Promise<number> => page.evaluate(() => history.length);
const popped = (page: Page): Promise<readonly unknown[]> =>
  page.evaluate(() => (window as unknown as { popped: readonly unknown[] }).popped);
/** The entry of the panel is gone again, or the one that the page had is back. */
const isAtState = (page: Page, state: unknown): Promise<void> =>
  expect.poll(() => page.evaluate((): unknown => history.state), { timeout: STEP_MS }).toEqual(state);

describe('a chat on a phone', () => {
  it('[G20] [T23] fills 320 px in every state: nothing sideways, fields of 16 px, buttons for thumbs', async () => {
    const { page } = await visit('', { viewport: small });
    const looks = async (state: string, fields: readonly string[]): Promise<void> => {
      await atRest(page);
      const found = async (): Promise<readonly string[]> => Object.keys(await fieldSizes(page)).toSorted();
      await expect.poll(found, { message: state, timeout: STEP_MS }).toEqual([...fields].toSorted());
      await reflows(page, state);
      for (const [name, size] of Object.entries(await fieldSizes(page)))
        expect(size, `${name} in ${state}`).toBeGreaterThanOrEqual(16);
      await launcher(page).waitFor({ state: 'hidden' });
      await page.screenshot({ path: `${shots}/small-${state}.png` });
    };
    await opens(page);
    await isFull(page, small);
    const asked = ['field-email', 'field-name', 'field-phone', 'field-topic'];
    await looks('front', ['field', ...asked]);
    for (const button of [
      closeButton(page),
      page.locator('parley-panel button.more'),
      page.locator('.send'),
    ]) {
      const { width, height } = await edges(button);
      expect(Math.min(width, height)).toBeGreaterThanOrEqual(44);
    }
    const agent = await talks(page);
    await looks('talk', ['field']);
    // What is no field keeps the size that the site has chosen.
    const bubble = page.locator('parley-timeline .bubble').first();
    expect(await bubble.evaluate((each) => getComputedStyle(each).fontSize)).toBe('15px');

    await page.locator('parley-panel button.more').tap();
    await page.getByRole('menu').waitFor();
    await looks('menu', ['field']);
    // What is innermost is closed, and the chat stays.
    await page.keyboard.press('Escape');
    await page.getByRole('menu').waitFor({ state: 'hidden' });
    await isFull(page, small);
    await page.locator('parley-panel button.more').tap();
    await page.getByRole('menuitem', { name: /^delete/i }).tap();
    await page.getByRole('button', { name: /^keep/i }).waitFor();
    await looks('question', ['field']);
    await page.getByRole('button', { name: /^keep/i }).tap();

    await agent.does({ type: 'end' });
    await page.getByRole('radio', { name: /very good/i }).waitFor();
    await atRest(page);
    await page.getByRole('radio', { name: /very good/i }).check({ force: true });
    await page.locator('#comment').waitFor();
    await looks('rating', ['comment']);
    expect(await pageViolations(page)).toEqual([]);
    agent.close();
  });

  it('[G20] [T23] stays above the keyboard, which covers the page and tells only the visual viewport', async () => {
    const { page } = await visit();
    await opens(page);
    const agent = await talks(page);
    await isFull(page, portrait);
    await showKeyboard(page, 360, 40);
    await expect.poll(async () => (await edges(field(page))).bottom, { timeout: STEP_MS }).toBeLessThan(400);
    await expect.poll(() => edges(dialog(page)), { timeout: STEP_MS }).toMatchObject({ y: 40, bottom: 400 });
    // What was said last is still to be read, between the two: the list follows its size a moment later.
    const places = async (): Promise<readonly number[]> => {
      const header = await edges(closeButton(page));
      const last = await edges(page.locator('parley-timeline').getByText(/Line 8/));
      const composer = await edges(page.locator('parley-composer'));
      return [40, header.y, header.bottom, last.y, last.bottom, composer.y, composer.bottom, 400];
    };
    const isInOrder = async (): Promise<boolean> =>
      (await places()).every((each, nth, all) => nth === 0 || each >= (all[nth - 1] ?? 0));
    await expect.poll(isInOrder, { timeout: STEP_MS }).toBe(true);
    await page.screenshot({ path: `${shots}/keyboard.png` });
    await hideKeyboard(page);
    await isFull(page, portrait);

    // Whoever zooms in sees less of it as well, and finds it as it was.
    await page.evaluate(() => {
      const { visualViewport } = window;
      if (!visualViewport) return;
      Object.defineProperty(visualViewport, 'scale', { configurable: true, value: 2 });
      Object.defineProperty(visualViewport, 'height', { configurable: true, value: 370 });
      visualViewport.dispatchEvent(new Event('resize'));
    });
    await atRest(page);
    await isFull(page, portrait);
    agent.close();
  });

  it('[G20] keeps clear of notches and of the bar at the bottom', async () => {
    const phone = await visit('', { viewport: small });
    const { page, inspector } = phone;
    await opens(page);
    await inspector.send('Emulation.setSafeAreaInsetsOverride', {
      insets: { top: 47, bottom: 34, left: 10, right: 20 },
    });
    await expect
      .poll(async () => (await edges(closeButton(page))).y, { timeout: STEP_MS })
      .toBeGreaterThan(47);
    await atRest(page);
    const [close, composer] = [await edges(closeButton(page)), await edges(page.locator('parley-composer'))];
    expect(close.x + close.width).toBeLessThanOrEqual(300);
    expect(composer.x).toBeGreaterThanOrEqual(10);
    expect(composer.bottom).toBeLessThanOrEqual(568 - 34);
    await reflows(page);
  });

  it('[G20] is modal while it fills the window, and the page is afterwards what it was', async () => {
    const phone = await visit();
    const { page } = phone;
    await launcher(page).waitFor();
    await expect.poll(() => told(phone), { timeout: STEP_MS }).toContain('button Buy');
    const before = [await hostMarkup(page), await told(phone)] as const;
    await opens(page);
    await expect.poll(() => told(phone), { timeout: STEP_MS }).toContain('dialog Chat with us (modal)');
    const during = await told(phone);
    expect(during.filter((line) => /Buy|Search|Towels|Sizes|Open chat/.test(line))).toEqual([]);
    expect(await hostMarkup(page)).toBe(before[0]);
    for (let time = 0; time < 16; time += 1) {
      await page.keyboard.press(time < 12 ? 'Tab' : 'Shift+Tab');
      expect(await focused(page)).toMatch(/^(body$|parley-widget )/);
    }
    expect(await page.locator('#buy').evaluate((each) => (each as HTMLElement).focus())).toBe(undefined);
    expect(await focused(page)).not.toMatch(/^buy/);
    await closes(page);
    await expect.poll(() => hostMarkup(page), { timeout: STEP_MS }).toBe(before[0]);
    await expect.poll(() => told(phone), { timeout: STEP_MS }).toEqual(before[1]);
    await page.locator('#buy').focus();
    expect(await focused(page)).toBe('buy');
  });

  it('[G20] is not modal where there is room for the page beside it', async () => {
    const phone = await visit('', { viewport: { width: 900, height: 700 } });
    const { page } = phone;
    await launcher(page).tap();
    await page.locator('parley-panel-form').waitFor();
    await expect.poll(() => focused(page), { timeout: STEP_MS }).toMatch(/field$/);
    expect(await isModal(page)).toBe(false);
    await expect.poll(() => told(phone), { timeout: STEP_MS }).toContain('dialog Chat with us');
    expect(await told(phone)).toContain('button Buy');
    await page.locator('#buy').tap();
    expect(await focused(page)).toBe('buy');
    expect(await steps(page)).toBe(2);
  });

  it('[G20] [T16] nothing scrolls behind it, and the page is where it was to the pixel', async () => {
    const phone = await visit();
    const { page } = phone;
    await page.evaluate(() => scrollTo({ top: 1234.5, behavior: 'instant' }));
    const where = (): Promise<number> => page.evaluate(() => scrollY);
    const at = await where();
    const markup = await hostMarkup(page);
    await opens(page);
    const form = await edges(page.locator('parley-panel-form'));
    const places = [
      { x: 120, y: 40 },
      { x: 120, y: (await edges(field(page))).y + 10 },
      { x: 120, y: form.y + 20 },
    ];
    for (const place of places) {
      for (const distance of [-300, 300, 300]) {
        await swipe(phone, place, distance);
        expect(await where(), JSON.stringify(place)).toBe(at);
      }
      await page.mouse.move(place.x, place.y);
      await page.mouse.wheel(0, 500);
      // What it would scroll moves with the next frames.
      await atRest(page);
      expect(await where()).toBe(at);
    }
    // As a browser does that wants to show the field behind its keyboard.
    await page.evaluate(() => scrollTo({ top: 1400, behavior: 'instant' }));
    await closes(page);
    await isAtState(page, null);
    await expect.poll(where, { timeout: STEP_MS }).toBe(at);
    await expect.poll(() => hostMarkup(page), { timeout: STEP_MS }).toBe(markup);
    await swipe(phone, places[0] ?? { x: 0, y: 0 }, -200);
    await expect.poll(where, { timeout: STEP_MS }).not.toBe(at);

    // Closed it covers its button alone.
    const covers = (): Promise<readonly (readonly number[])[]> =>
      page.evaluate(() =>
        [
          [10, 10],
          [180, 370],
          [200, 700],
          [350, 600],
        ].filter(([x = 0, y = 0]) => document.elementFromPoint(x, y)?.localName === 'parley-widget'),
      );
    await expect.poll(covers, { timeout: STEP_MS }).toEqual([]);
  });

  it('[G20] asked to close by the gesture that goes back it does, and the history of the page is left alone', async () => {
    const { page } = await visit();
    await page.evaluate(() => history.replaceState({ page: 'list' }, ''));
    await page.evaluate(() => history.pushState({ page: 'towel' }, '', '#towel'));
    await page.evaluate(() => history.back());
    await isAtState(page, { page: 'list' });
    const length = await steps(page);
    for (let time = 0; time < 2; time += 1) {
      await opens(page);
      // What the gesture does in browsers that have close watchers, as no test can make it.
      await dialog(page).evaluate((each) => (each as HTMLDialogElement).requestClose());
      await launcher(page).waitFor();
      await opens(page);
      expect(await steps(page)).toBe(length);
      await closes(page);
      expect(await steps(page)).toBe(length);
    }
    expect(await popped(page)).toEqual([{ page: 'list' }]);
    // Also what was ahead is still there.
    await page.evaluate(() => history.forward());
    await isAtState(page, { page: 'towel' });
  });

  it('[G20] where there is no such gesture the back button closes it, with an entry for as long as it is open', async () => {
    const { page } = await withoutCloseWatcher();
    await page.evaluate(() => history.replaceState({ page: 'list' }, ''));
    await page.evaluate(() => history.pushState({ page: 'towel' }, '', '#towel'));
    const length = await steps(page);
    // By the button of the phone, twice.
    for (let time = 0; time < 2; time += 1) {
      await opens(page);
      await expect.poll(() => steps(page), { timeout: STEP_MS }).toBe(length + 1);
      expect(await page.evaluate((): unknown => history.state)).toMatchObject({ page: 'towel' });
      await page.evaluate(() => history.back());
      await launcher(page).waitFor();
      await isAtState(page, { page: 'towel' });
    }
    // By its own, twice: there is nothing left to go back through.
    for (let time = 0; time < 2; time += 1) {
      await opens(page);
      await closes(page);
      await isAtState(page, { page: 'towel' });
    }
    expect(page.url()).toMatch(/#towel$/);
    // This browser tells listeners on the window in their order: they hear of the page's own state, and no other.
    for (const state of await popped(page)) expect(state).toEqual({ page: 'towel' });
    await page.evaluate(() => history.back());
    await isAtState(page, { page: 'list' });
    await page.evaluate(() => history.forward());
    await isAtState(page, { page: 'towel' });
  });

  it('[G20] a page that goes elsewhere while it is open keeps its own entries', async () => {
    const { page } = await withoutCloseWatcher();
    await page.evaluate(() => history.replaceState({ page: 'list' }, ''));
    await opens(page);
    await page.evaluate(() => history.pushState({ page: 'towel' }, '', '#towel'));
    await closes(page);
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve)));
    await isAtState(page, { page: 'towel' });
    expect(await popped(page)).toEqual([]);
    await opens(page);
    await page.evaluate(() => history.back());
    await launcher(page).waitFor();
    await isAtState(page, { page: 'towel' });
    expect(page.url()).toMatch(/#towel$/);
  });

  it('[G20] turned round while it is open, a draft and the focus stay', async () => {
    const { page } = await visit();
    await opens(page);
    await field(page).fill('Not sent yet');
    // Turned, a phone is wide, and has no room above the launcher.
    await page.setViewportSize(landscape);
    await isFull(page, landscape);
    await expect
      .poll(async () => (await edges(field(page))).bottom, { timeout: STEP_MS })
      .toBeLessThanOrEqual(360);
    await reflows(page);
    await page.screenshot({ path: `${shots}/landscape.png` });
    await page.setViewportSize({ width: 700, height: 700 });
    await expect.poll(() => isModal(page), { timeout: STEP_MS }).toBe(false);
    expect(await field(page).inputValue()).toBe('Not sent yet');
    await expect.poll(() => focused(page), { timeout: STEP_MS }).toMatch(/ field$/);
    await expect.poll(async () => (await edges(dialog(page))).width, { timeout: STEP_MS }).toBe(400);
    await launcher(page).waitFor();
    await isAtState(page, null);
    await page.setViewportSize(portrait);
    await isFull(page, portrait);
    expect(await field(page).inputValue()).toBe('Not sent yet');
    await expect.poll(() => focused(page), { timeout: STEP_MS }).toMatch(/ field$/);
    await page.keyboard.type('!');
    await expect.poll(() => field(page).inputValue(), { timeout: STEP_MS }).toBe('Not sent yet!');
    await closes(page);
    await isAtState(page, null);
  });

  it('[G20] as the whole window and in its place it is so in both sizes', async () => {
    const { page: full } = await visit('?mode=fullscreen');
    await opens(full);
    for (const size of [portrait, { width: 900, height: 700 }, small]) {
      await full.setViewportSize(size);
      await isFull(full, size);
    }
    const { page: inline } = await visit('?mode=inline');
    await inline.locator('parley-panel-form').waitFor();
    for (const size of [portrait, { width: 900, height: 700 }, small]) {
      await inline.setViewportSize(size);
      await reflows(inline);
      expect(await isModal(inline)).toBe(false);
      expect(await steps(inline)).toBe(2);
      expect(await focused(inline)).toBe('body');
    }
    for (const size of Object.values(await fieldSizes(inline))) expect(size).toBeGreaterThanOrEqual(16);
  });

  it('[G20] from right to left, in forced colours, without motion and in the dark it is as complete', async () => {
    for (const [name, query, options] of [
      ['rtl', '?dir=rtl&locale=ar', { viewport: small }],
      ['forced', '', { forcedColors: 'active' }],
      ['dark', '?color-scheme=dark', { reducedMotion: 'reduce' }],
    ] as const) {
      const { page } = await visit(query, options);
      await opens(page);
      if (name === 'dark') {
        const moves = await dialog(page).evaluate((each) => getComputedStyle(each).animationName);
        expect(moves).toBe('none');
      }
      await reflows(page, name);
      expect(await pageViolations(page), name).toEqual([]);
      const [close, more] = [
        await edges(closeButton(page)),
        await edges(page.locator('parley-panel button.more')),
      ];
      expect(close.x < more.x, name).toBe(name === 'rtl');
      await page.screenshot({ path: `${shots}/${name}.png` });
    }
  });
});
