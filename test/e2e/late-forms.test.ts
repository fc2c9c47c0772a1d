/** Who sends before what is asked of them has come, on the real rooms: what stood there at Enter is what is sent. */
import { describe, expect, it } from 'vitest';
import { opens, useHostileSite } from '../support/hostile-pages.js';
import { chatField, STEP_MS, sees } from '../support/people.js';

const STORY_MS = 240_000;

const hostile = useHostileSite();

/** A workgroup that asks how to reach whoever writes while nobody is there; what asks it is late. */
const visitSlowly = async (service: 'open' | 'unattended') => {
  let come = (): void => {};
  const held = new Promise<void>((resolve) => {
    come = resolve;
  });
  const visit = await hostile.visit({
    before: async (page) => {
      await page.route(/panel-forms-/, (route) => held.then(() => route.continue()));
      await page.route(/\/front$/, async (route) => {
        const response = await route.fetch();
        await route.fulfill({ response, json: { ...(await response.json()), service } });
      });
    },
  });
  await opens(visit.page);
  // It is known what is asked.
  await sees(visit.page, service === 'open' ? 'We are here' : /Nobody is here right now/);
  return { ...visit, formsCome: come };
};

describe('on a slow network', () => {
  it(
    '[G12][G41] what was sent before its form is there goes as it was, each by itself, and is there after a reload',
    async () => {
      const { page, formsCome, wrong } = await visitSlowly('unattended');
      const field = chatField(page);
      await field.pressSequentially('Hello, my order is late.');
      await field.press('Enter');
      await field.pressSequentially(' PS my password is hunt');
      await sees(page, 'Sending…');
      expect(await field.inputValue()).toBe(' PS my password is hunt');
      await page.reload();
      await expect
        .poll(() => chatField(page).inputValue(), { timeout: STEP_MS })
        .toBe('Hello, my order is late.\n PS my password is hunt');
      await field.fill('One');
      await field.press('Enter');
      await field.pressSequentially('Two');
      await field.press('Enter');
      await field.pressSequentially('half a w');
      formsCome();
      await page.getByRole('log').getByText('Two', { exact: true }).waitFor({ timeout: STEP_MS });
      await page.getByRole('log').getByText('One', { exact: true }).waitFor({ timeout: STEP_MS });
      expect(await field.inputValue()).toBe('half a w');
      expect(wrong).toEqual([]);
    },
    STORY_MS,
  );

  it(
    '[G07][G41] a message waits for no form that is not asked, and for none that cannot be loaded',
    async () => {
      const open = await visitSlowly('open');
      await chatField(open.page).fill('Hello');
      await chatField(open.page).press('Enter');
      await open.page.getByRole('log').getByText('Hello', { exact: true }).waitFor({ timeout: STEP_MS });
      expect(open.wrong).toEqual([]);

      hostile.site.missing = /panel-forms-/;
      const { page, formsCome, wrong } = await visitSlowly('unattended');
      await chatField(page).fill('Is anybody there?');
      await chatField(page).press('Enter');
      await sees(page, 'Sending…');
      formsCome();
      await page
        .getByRole('log')
        .getByText('Is anybody there?', { exact: true })
        .waitFor({ timeout: STEP_MS });
      expect(wrong).toEqual([]);
    },
    STORY_MS,
  );
});
