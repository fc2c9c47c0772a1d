/** What people do on the product's pages, by the names that they read or hear, and what axe says of what they see. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import type { Seat } from './stage.js';

/** For one thing to happen: a busy machine is slow, and what never happens fails as well. */
export const STEP_MS = 30_000;

export const says = async (page: Page, label: string | RegExp, text: string): Promise<void> => {
  const box = page.getByRole('textbox', { name: label });
  await box.fill(text);
  await box.press('Enter');
};

export const sees = (page: Page, text: string | RegExp): Promise<void> =>
  page.getByText(text).filter({ visible: true }).first().waitFor({ timeout: STEP_MS });

export const openChat = ({ page }: Seat): Promise<void> =>
  page.getByRole('button', { name: /open chat/i }).click();

/** Lists are told a little later than conversations. */
export const goesOnline = async ({ page }: Seat): Promise<void> => {
  const online = page.getByRole('button', { name: 'Go online' });
  await online.click();
  await online.waitFor({ state: 'hidden', timeout: STEP_MS });
};

export const monitors = async ({ page }: Seat, agent: string, customer: string): Promise<void> => {
  await page.getByRole('button', { name: `Monitor conversation of ${agent} with ${customer}` }).click();
  await sees(page, /nobody in this conversation can see you/i);
};

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

declare const axe: { run(target: Document): Promise<AxeResults> };

/** The violations on a whole page, as sentences. The pages of the demo are bare: what is asked about is the elements. */
export const pageViolations = async (page: Page): Promise<readonly string[]> => {
  await page.evaluate(axeSource);
  const { violations } = await page.evaluate(() => axe.run(document));
  const ofPages = ['region', 'page-has-heading-one', 'landmark-one-main'];
  return violations
    .filter(({ id }) => !ofPages.includes(id))
    .flatMap(({ id, help, nodes }) =>
      nodes.map(
        (node) => `${id}: ${help} at ${node.target.flat().join(' > ')} (${node.failureSummary ?? ''})`,
      ),
    );
};
