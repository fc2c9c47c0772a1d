/** The states that are worth looking at: whose page, and how one gets there. */
import type { Page } from 'playwright-core';
import type { AfternoonFloor } from './floor.js';

export interface Scene {
  readonly name: string;
  readonly path: string;
  readonly prepare: (page: Page, floor: AfternoonFloor) => Promise<void>;
}

/** How a person moves: by names and roles, never by what is inside of an element. */
const openRow = (page: Page, name: string) => page.getByRole('button', { name }).first().click();

export const scenes: readonly Scene[] = [
  {
    name: 'inbox, nothing open',
    path: 'inbox.html?person=anna',
    prepare: (page) => page.getByText('Kim Okafor').first().waitFor(),
  },
  {
    name: 'inbox, a conversation',
    path: 'inbox.html?person=anna',
    prepare: async (page) => {
      await openRow(page, 'Kim Okafor');
      await page.getByRole('textbox', { name: /^reply to/i }).waitFor();
    },
  },
  {
    name: 'inbox, queue',
    path: 'inbox.html?person=anna',
    prepare: (page) => page.getByRole('tab', { name: /queue/i }).click(),
  },
  {
    name: 'monitor, live table',
    path: 'monitor.html?person=maria',
    prepare: (page) => page.getByText('Kim Okafor').first().waitFor(),
  },
];
