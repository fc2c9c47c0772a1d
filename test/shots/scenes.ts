/** The states that are worth looking at: whose page, and how one gets there. */
import type { Locator, Page } from 'playwright-core';

export interface Scene {
  readonly name: string;
  readonly path: string;
  readonly prepare: (page: Page) => Promise<void>;
  /** Where it needs more room than the looks have; then it is taken in the first of the wanted looks only. */
  readonly size?: { readonly width: number; readonly height: number };
}

/** Steps that the scene before has taken already are passed over. */
const ifThere = async (target: Locator): Promise<void> => {
  const isThere = await target
    .first()
    .waitFor({ timeout: 1_500 })
    .then(() => true)
    .catch(() => false);
  if (isThere) await target.first().click();
};

const button = (page: Page, name: string | RegExp): Locator => page.getByRole('button', { name }).first();
const tab = (page: Page, name: string | RegExp): Locator => page.getByRole('tab', { name }).first();

const anna = 'inbox.html?person=anna';
const maria = 'monitor.html?person=maria';

const inboxWith = async (page: Page, customer: string): Promise<void> => {
  await button(page, customer).click();
  await page.getByRole('heading', { name: customer }).first().waitFor();
};

const openChat = async (page: Page): Promise<void> => {
  await button(page, /open chat/i).click();
  await page.getByRole('heading', { name: 'Before we start' }).waitFor();
};

const online = (page: Page): Promise<void> => ifThere(page.getByRole('button', { name: 'Go online' }));

/** Opens it, whether it is monitored already or not. */
const watching = async (page: Page, customer: string): Promise<void> => {
  await online(page);
  const begin = page.getByRole('button', {
    name: new RegExp(`^Monitor conversation of .* with ${customer}$`),
  });
  const again = page.getByRole('button', { name: new RegExp(`^Open .*${customer}`) });
  await begin.or(again).first().click();
  await page.getByRole('log').first().waitFor();
};

export const scenes: readonly Scene[] = [
  {
    name: 'the stage',
    path: 'index.html',
    size: { width: 1680, height: 940 },
    prepare: async (page) => {
      const customer = page.frameLocator('#customer');
      const agent = page.frameLocator('iframe[src*="inbox"]');
      const supervisor = page.frameLocator('iframe[src*="monitor"]');
      await customer.getByRole('button', { name: /open chat/i }).click();
      const box = customer.getByRole('textbox', { name: /your message/i });
      await box.fill('Hi! Does the linen apron come in green?');
      await box.press('Enter');
      await agent.getByRole('tab', { name: /queue/i }).click();
      await agent
        .getByRole('button', { name: /^accept/i })
        .last()
        .click();
      const reply = agent.getByRole('textbox', { name: /^reply to/i });
      await reply.fill('It does: sage and olive. Which one would you like?');
      await reply.press('Enter');
      await ifThere(supervisor.getByRole('button', { name: 'Go online' }));
      await supervisor
        .getByRole('button', { name: /^Monitor conversation of Anna with Visitor/ })
        .first()
        .click();
      await supervisor.getByText(/nobody in this conversation can see you/i).waitFor();
    },
  },
  { name: 'customer, before', path: 'customer.html', prepare: openChat },
  {
    name: 'customer, a form that is not filled in',
    path: 'customer.html',
    prepare: async (page) => {
      await openChat(page);
      await page.getByRole('textbox', { name: /e-mail/i }).fill('carla');
      const box = page.getByRole('textbox', { name: /your message/i });
      await box.fill('Hi! Does the linen apron come in green?');
      await box.press('Enter');
      await page
        .getByText(/please fill this in/i)
        .first()
        .waitFor();
    },
  },
  {
    name: 'inbox, nothing open',
    path: anna,
    prepare: (page) => page.getByText('Kim Okafor').first().waitFor(),
  },
  { name: 'inbox, a conversation', path: anna, prepare: (page) => inboxWith(page, 'Kim Okafor') },
  {
    name: 'inbox, a note and a whisper',
    path: anna,
    prepare: async (page) => {
      await inboxWith(page, 'Priya Raman');
      await tab(page, 'Note').click();
    },
  },
  {
    name: 'inbox, canned replies',
    path: anna,
    prepare: async (page) => {
      await inboxWith(page, 'Kim Okafor');
      await page.getByRole('textbox', { name: /^reply to/i }).pressSequentially('/');
    },
  },
  {
    name: 'inbox, more about a conversation',
    path: anna,
    prepare: async (page) => {
      await inboxWith(page, 'Kim Okafor');
      await button(page, /^more about this/i).click();
    },
  },
  {
    name: 'inbox, hand off',
    path: anna,
    prepare: async (page) => {
      await inboxWith(page, 'Kim Okafor');
      await button(page, /^more about this/i).click();
      await page.getByRole('menuitem', { name: /hand off/i }).click();
      await page.getByRole('dialog').first().waitFor();
    },
  },
  {
    name: 'inbox, ending',
    path: anna,
    prepare: async (page) => {
      await inboxWith(page, 'Kim Okafor');
      await button(page, /^end the conversation/i).click();
    },
  },
  { name: 'inbox, queue', path: anna, prepare: (page) => tab(page, /queue/i).click() },
  {
    name: 'inbox, closed',
    path: anna,
    prepare: async (page) => {
      await tab(page, /closed/i).click();
      await button(page, /Grace Chen/).click();
    },
  },
  {
    name: 'inbox, keys',
    path: anna,
    prepare: async (page) => {
      await page.getByText('Kim Okafor').first().waitFor();
      await button(page, /notifications and sounds/i).click();
      await ifThere(page.getByRole('menuitem', { name: /shortcuts/i }));
    },
  },
  {
    name: 'inbox, somebody without a conversation',
    path: 'inbox.html?person=luis',
    prepare: (page) => page.waitForTimeout(1_500),
  },
  {
    name: 'monitor, live table',
    path: maria,
    prepare: async (page) => {
      await page.getByText('Kim Okafor').first().waitFor();
      await online(page);
    },
  },
  {
    name: 'monitor, filter',
    path: maria,
    prepare: async (page) => {
      await page.getByText('Kim Okafor').first().waitFor();
      await button(page, 'Sentiment').click();
    },
  },
  {
    name: 'monitor, commands',
    path: maria,
    prepare: async (page) => {
      await page.getByRole('checkbox', { name: 'Select Kim Okafor' }).check();
      await page
        .getByRole('row', { name: /Priya Raman/ })
        .click({ button: 'right', position: { x: 200, y: 12 } });
    },
  },
  { name: 'monitor, watching', path: maria, prepare: (page) => watching(page, 'Priya Raman') },
  {
    name: 'monitor, several at once',
    path: maria,
    prepare: async (page) => {
      await watching(page, 'Priya Raman');
      await ifThere(page.getByRole('button', { name: /back to the list/i }));
      await watching(page, 'Amélie Dubois');
    },
  },
  {
    name: 'monitor, take over',
    path: maria,
    prepare: async (page) => {
      await watching(page, 'Priya Raman');
      await button(page, 'Take over').click();
      await page.getByRole('alertdialog').waitFor();
    },
  },
  {
    name: 'monitor, joined',
    path: maria,
    prepare: async (page) => {
      await watching(page, 'Priya Raman');
      await ifThere(page.getByRole('button', { name: 'Join', exact: true }));
      await ifThere(page.getByRole('alertdialog').getByRole('button', { name: 'Join', exact: true }));
    },
  },
  {
    name: 'monitor, agents',
    path: maria,
    prepare: async (page) => {
      await tab(page, 'Agents').click();
      await page.getByRole('button', { name: /anna/i, expanded: false }).first().click();
    },
  },
  {
    name: 'monitor, over an agent’s shoulder',
    path: maria,
    prepare: async (page) => {
      await tab(page, 'Agents').click();
      await button(page, /shoulder/i).click();
      await page.getByText('Kim Okafor').first().waitFor();
    },
  },
  { name: 'monitor, queue', path: maria, prepare: (page) => tab(page, 'Queue').click() },
  {
    name: 'monitor, record',
    path: maria,
    prepare: async (page) => {
      await tab(page, 'Closed').click();
      await button(page, /Grace Chen/).click();
      await tab(page, 'Timeline').click();
    },
  },
  {
    name: 'monitor, figures',
    path: maria,
    prepare: async (page) => {
      await tab(page, 'Closed').click();
      await button(page, /Grace Chen/).click();
      await tab(page, 'Figures').click();
    },
  },
];
