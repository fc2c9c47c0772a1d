/** Files: chosen and on their way, not taken, and in what was said. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Page } from 'playwright-core';
import type { Scene } from './scenes.js';
import { answer, begin } from './tab-scenes.js';

const path = 'customer.html';

const picture = {
  name: 'apron on the kitchen table, taken in the evening light.png',
  mimeType: 'image/png',
  buffer: readFileSync(resolve(import.meta.dirname, '../../docs/images/stage-light.png')),
};
const bill = { name: 'bill.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4 bill') };
const archive = { name: 'everything.zip', mimeType: 'application/zip', buffer: Buffer.from('PK') };

const talking = async (page: Page): Promise<void> => {
  await begin(page);
  await answer(page, 'It does: sage and olive. Can you show us where it hangs?');
  await page.getByText('sage and olive').filter({ visible: true }).first().waitFor();
};

const choose = (page: Page, files: readonly (typeof picture)[]): Promise<void> =>
  page
    .locator('input[type="file"]')
    .first()
    .setInputFiles([...files]);

export const fileScenes: readonly Scene[] = [
  {
    name: 'files, before they are sent',
    path,
    prepare: async (page) => {
      await talking(page);
      await choose(page, [bill]);
      await page.getByText('Uploaded', { exact: true }).waitFor();
      await page.route(/\/files$/, () => {});
      await choose(page, [picture, archive]);
      await page.getByRole('progressbar').waitFor();
      await page.getByRole('textbox', { name: /your message/i }).fill('Here it is.');
    },
  },
  {
    name: 'files, sent',
    path,
    prepare: async (page) => {
      await talking(page);
      await choose(page, [picture, bill]);
      const box = page.getByRole('textbox', { name: /your message/i });
      await box.fill('Here it is, and what I paid for it.');
      await box.press('Enter');
      await page.locator('parley-file img').waitFor();
    },
  },
];
