/** What a customer is asked before, while nobody is there, and afterwards: on the real server, by keys alone. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  accepts,
  chatField,
  isServed,
  launcherOf,
  pageViolations,
  STEP_MS,
  says,
  sees,
  setsAvailability,
  writes,
} from '../support/people.js';
import type { Seat, Stage } from '../support/stage.js';
import { openStage } from '../support/stage.js';

const STORY_MS = 240_000;

const site = {
  greeting: { en: 'Welcome to Fennel & Fold' },
  preChat: {
    isSkippable: false,
    fields: [
      { name: 'name', label: 'Your name', kind: 'text', isRequired: true },
      { name: 'email', label: 'E-mail', kind: 'email', isRequired: true },
      {
        name: 'topic',
        label: 'Topic',
        kind: 'choice',
        isRequired: true,
        options: ['Order', 'Something else'],
      },
      { name: 'terms', label: 'I accept the terms', kind: 'check', isRequired: true },
    ],
  },
};

let stage: Stage;

beforeAll(async () => {
  stage = await openStage({
    workgroups: { sales: { label: 'Sales', policy: { site, routing: { strategy: 'manual' } } } },
  });
});

afterAll(() => stage?.close());

const opensByKey = async ({ page }: Seat): Promise<void> => {
  await launcherOf(page).focus();
  await page.keyboard.press('Enter');
  await chatField(page).waitFor({ timeout: STEP_MS });
};

/** The name of what the keys go to now, through shadow roots. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    return at?.id || at?.className || at?.localName || '';
  });

/** By the form itself: what is announced has its title too, and stays for a while. */
const isAsked = (page: Page, name: string): Promise<void> =>
  page.getByRole('form', { name }).waitFor({ timeout: STEP_MS });

const keysGoTo = (page: Page, id: string): Promise<void> =>
  expect.poll(() => focused(page), { timeout: STEP_MS }).toBe(id);

describe('a customer', () => {
  it(
    '[G07] [G09] [G14] [R10] is asked before, waits, is answered, and says how it was',
    async () => {
      const agent = await stage.open('inbox.html?person=anna');
      await setsAvailability(agent, /^available/i);
      await isServed(stage.server.url, 'open');
      const customer = await stage.open('customer.html', { width: 420 });
      const { page } = customer;
      await opensByKey(customer);
      await sees(page, 'Welcome to Fennel & Fold');
      await isAsked(page, 'Before we start');
      await sees(page, /we are here/i);
      expect(await pageViolations(page)).toEqual([]);

      // The message is written first: it stays, and what is missing is gone to.
      await keysGoTo(page, 'field');
      await page.keyboard.type('Where is my order?');
      await page.keyboard.press('Enter');
      await keysGoTo(page, 'field-name');
      await page.keyboard.type('Carla');
      await page.keyboard.press('Tab');
      await page.keyboard.type('carla@example.org');
      await page.keyboard.press('Tab');
      await page.keyboard.type('Order');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Space');
      await page.keyboard.press('Tab');
      await keysGoTo(page, 'field');
      await page.keyboard.press('Enter');
      await sees(page, /you are number 1 in the queue/i);
      await page.reload();
      await sees(page, /you are number 1 in the queue/i);
      expect(await page.getByRole('form', { name: 'Before we start' }).count()).toBe(0);

      await accepts(agent);
      await sees(agent.page, 'Where is my order?');
      await sees(agent.page, /carla@example\.org/);
      await says(agent.page, /^reply to/i, 'On its way.');
      await sees(page, 'On its way.');
      // By now it would be there again.
      expect(await page.getByRole('form', { name: 'Before we start' }).count()).toBe(0);
      await agent.page.getByRole('button', { name: /^end the conversation/i }).click();
      await agent.page.getByRole('button', { name: 'End now', exact: true }).click();

      await sees(page, 'How was this conversation?');
      expect(await pageViolations(page)).toEqual([]);
      // The field that had the focus is gone; whoever was there stays in the panel.
      await expect.poll(() => focused(page), { timeout: STEP_MS }).not.toBe('field');
      const score = (nth: number) => page.getByRole('radio').nth(nth);
      await page.getByRole('radio', { name: /very bad/i }).focus();
      for (let nth = 1; nth <= 3; nth += 1) {
        await page.keyboard.press('ArrowRight');
        await expect.poll(() => score(nth).isChecked(), { timeout: STEP_MS }).toBe(true);
      }
      await page.locator('#comment').waitFor({ timeout: STEP_MS });
      await page.keyboard.press('Tab');
      await keysGoTo(page, 'comment');
      await page.keyboard.type('Quick and kind');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await sees(page, /you gave 4 of 5/i);
      await sees(agent.page, /Quick and kind/);

      // Asked once: the next conversation in this tab begins without it.
      await page.getByRole('button', { name: 'Start a new conversation' }).focus();
      await page.keyboard.press('Enter');
      await chatField(page).waitFor({ timeout: STEP_MS });
      await sees(page, /we are here/i);
      expect(await page.getByRole('form', { name: 'Before we start' }).count()).toBe(0);
      for (const seat of [customer, agent]) expect(seat.complaints).toEqual([]);
      await setsAvailability(agent, /^offline/i);
      await isServed(stage.server.url, 'unattended');
      for (const seat of [customer, agent]) await seat.page.context().close();
    },
    STORY_MS,
  );

  it(
    '[G08] [T21] leaves a message while nobody is there; whoever comes later knows how to reach them',
    async () => {
      const customer = await stage.open('customer.html', { width: 420 });
      const { page } = customer;
      await opensByKey(customer);
      await sees(page, /nobody is here right now/i);
      await isAsked(page, 'How can we reach you?');
      await keysGoTo(page, 'field');
      await page.keyboard.type('My towel has a hole');
      // It flips while it is open, and back: nothing that was typed is gone.
      const agent = await stage.open('inbox.html?person=ben');
      await setsAvailability(agent, /^available/i);
      await isAsked(page, 'Before we start');
      expect(await chatField(page).inputValue()).toBe('My towel has a hole');
      await keysGoTo(page, 'field');
      await setsAvailability(agent, /^offline/i);
      await isAsked(page, 'How can we reach you?');
      const email = page.getByRole('textbox', { name: /e-mail/i });
      await email.focus();
      await page.keyboard.type('carla@example.org');
      await page.keyboard.press('Enter');
      await keysGoTo(page, 'field');
      await page.keyboard.press('Enter');
      await sees(page, /thank you, your message has arrived/i);
      expect(await pageViolations(page)).toEqual([]);
      await page.reload();
      await sees(page, /thank you, your message has arrived/i);
      expect(await page.getByRole('form', { name: 'How can we reach you?' }).count()).toBe(0);
      await writes(page, 'It is the sage one');

      await setsAvailability(agent, /^available/i);
      await accepts(agent);
      await sees(agent.page, 'It is the sage one');
      await sees(agent.page, /carla@example\.org/);
      for (const seat of [customer, agent]) await seat.page.context().close();
    },
    STORY_MS,
  );
});
