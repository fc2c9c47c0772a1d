/** What people do on the product's pages, by the names that they read or hear, and what axe says of what they see. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Locator, Page } from 'playwright-core';
import { expect, vi } from 'vitest';
import type { Seat } from './stage.js';

/** For one thing to happen: a busy machine is slow, and what never happens fails as well. */
export const STEP_MS = 30_000;

export const says = async (page: Page, label: string | RegExp, text: string): Promise<void> => {
  const box = page.getByRole('textbox', { name: label });
  await box.fill(text);
  await box.press('Enter');
};

export const sees = (page: Page, text: string | RegExp, timeout = STEP_MS): Promise<void> =>
  page.getByText(text).filter({ visible: true }).first().waitFor({ timeout });

export const launcherOf = (page: Page): Locator => page.getByRole('button', { name: /^open chat/i });
/** Where a customer writes. */
export const chatField = (page: Page): Locator => page.getByRole('textbox', { name: /your message/i });
export const openChat = (page: Page): Promise<void> => launcherOf(page).last().click();
export const writes = (page: Page, text: string): Promise<void> => says(page, /your message/i, text);

/** By the page, as whoever built it says it. */
export const signsOut = (page: Page): Promise<void> =>
  page.evaluate(() => {
    (window as unknown as { Parley(name: string): unknown }).Parley('logout');
  });

/** Until the desk has said that it is so. */
export const setsAvailability = async ({ page, frames }: Seat, to: RegExp): Promise<void> => {
  await page.getByRole('button', { name: /^your availability/i }).click();
  const from = frames.length;
  await page.getByRole('menuitem', { name: to }).click();
  const isSaid = (): boolean =>
    frames
      .slice(from)
      .some(({ direction, text }) => direction === 'down' && text.startsWith('{"type":"availability"'));
  await expect.poll(isSaid, { timeout: STEP_MS }).toBe(true);
};

/** What visitors are told of a workgroup follows the desks a moment later. Also before the first test. */
export const isServed = (
  server: string,
  service: 'open' | 'unattended',
  workgroup = 'sales',
): Promise<void> =>
  vi.waitFor(
    async () => {
      const response = await fetch(`${server}/parties/workgroup/${workgroup}/front`);
      expect(await response.json()).toMatchObject({ service });
    },
    { timeout: STEP_MS, interval: 200 },
  );

export const firstOffer = (page: Page): Locator => page.getByRole('button', { name: /^accept/i }).first();

/** Who waits longest is taken from the queue; once more where another room was late, and nothing was changed. */
export const accepts = async ({ page }: Pick<Seat, 'page'>): Promise<void> => {
  await page.getByRole('tab', { name: /queue/i }).click();
  await firstOffer(page).click();
  const reply = page.getByRole('textbox', { name: /^reply to/i });
  const isLate = page.getByText(/nothing was changed; try again/i).filter({ visible: true });
  await reply.or(isLate).first().waitFor({ timeout: STEP_MS });
  if (await isLate.first().isVisible()) await firstOffer(page).click();
  await reply.waitFor({ timeout: STEP_MS });
};

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

/** How much moves or fades at the moment, in every shadow root, but for what goes on for ever. */
const movesNow = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const every = (root: ParentNode): Element[] =>
      Array.from(root.querySelectorAll('*')).flatMap((each) => [
        each,
        ...(each.shadowRoot ? every(each.shadowRoot) : []),
      ]);
    // What has just been changed begins to move with the next frame. A page in the background has none.
    const frame = (): Promise<unknown> =>
      new Promise((resolve) => {
        requestAnimationFrame(resolve);
        setTimeout(resolve, 500);
      });
    await frame();
    await frame();
    return every(document)
      .flatMap((each) => each.getAnimations())
      .filter(
        ({ playState, effect }) =>
          playState === 'running' && Number.isFinite(effect?.getComputedTiming().endTime ?? 0),
      ).length;
  });

/** Everything is where it will be, and looks as it will. */
export const atRest = (page: Page): Promise<void> =>
  expect.poll(() => movesNow(page), { timeout: STEP_MS }).toBe(0);

/** The violations on a whole page, as sentences. The pages of the demo are bare: what is asked about is the elements. */
export const pageViolations = async (page: Page): Promise<readonly string[]> => {
  // What is half faded in has half of its contrast.
  await atRest(page);
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
