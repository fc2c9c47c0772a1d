/** What customers see beside the conversation: a line above the launcher, the menu, and what it asks. */
import type { Page } from 'playwright-core';
import { RawClient } from '../support/raw-client.js';
import { rememberedBy } from '../support/shop.js';
import type { Scene } from './scenes.js';

const path = 'customer.html';

export const begin = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: /open chat/i }).click();
  const box = page.getByRole('textbox', { name: /your message/i });
  await box.fill('Hi! Does the linen apron come in green?');
  await box.press('Enter');
  await page.waitForFunction(() =>
    Object.keys(localStorage).some((key) => key.startsWith('parley:started:')),
  );
};

/** Of the picture before; it would leave her no session for this one. */
let before: RawClient | null = null;

/** Anna takes it and says something. */
export const answer = async (page: Page, text: string): Promise<RawClient> => {
  await before?.command({ type: 'end' });
  await before?.command({ type: 'wrap-up', disposition: 'Solved' });
  const { origin, host } = new URL(page.url());
  const visitor = await rememberedBy(page);
  const response = await fetch(`${origin}/demo/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ person: 'anna' }),
  });
  const { token } = (await response.json()) as { readonly token: string };
  const agent = await RawClient.open(`ws://${host}/parties/main/${visitor?.id ?? ''}`);
  before = agent;
  await agent.hello({ kind: 'token', token });
  await agent.command({ type: 'accept', epoch: 0 });
  await agent.command({ type: 'post', audience: 'everyone', text, epoch: 1 });
  return agent;
};

const more = async (page: Page): Promise<void> => {
  await begin(page);
  await answer(page, 'It does: sage and olive. Which one would you like?');
  await page.getByText('sage and olive').filter({ visible: true }).first().waitFor();
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menu').waitFor();
};

export const tabScenes: readonly Scene[] = [
  {
    name: 'widget, a teaser',
    path,
    prepare: async (page) => {
      await begin(page);
      await page.getByRole('button', { name: 'Close chat' }).first().click();
      await answer(page, 'It does: sage and olive. Which one would you like? Both are in stock in the shop.');
      await page.getByText('sage and olive').filter({ visible: true }).first().waitFor();
    },
  },
  { name: 'widget, the menu', path, prepare: more },
  {
    name: 'widget, delete',
    path,
    prepare: async (page) => {
      await more(page);
      await page.getByRole('menuitem', { name: /delete/i }).click();
      await page
        .getByText(/for good/i)
        .first()
        .waitFor();
    },
  },
];
