/** How a conversation can stand for a customer: waiting, held up, cut off, on hold, over. */
import type { Page } from 'playwright-core';
import type { RawClient } from '../support/raw-client.js';
import type { Scene } from './scenes.js';
import { answer, begin } from './tab-scenes.js';

const path = 'customer.html';

/** From the second message on the room says no, as it would to whoever writes too much or too long. */
const refuse = (page: Page, refusal: object): Promise<void> =>
  page.routeWebSocket(/\/parties\/main\//, (socket) => {
    const server = socket.connectToServer();
    let isFirst = true;
    socket.onMessage((text) => {
      const frame = JSON.parse(String(text)) as { readonly type: string; readonly commandId?: string };
      if (frame.type !== 'post' || isFirst) {
        isFirst = isFirst && frame.type !== 'post';
        return server.send(text);
      }
      socket.send(JSON.stringify({ type: 'refused', commandId: frame.commandId, ...refusal }));
    });
  });

const talking = async (page: Page): Promise<RawClient> => {
  await begin(page);
  const agent = await answer(page, 'It does: sage and olive. Which one would you like?');
  await page.getByText('sage and olive').filter({ visible: true }).first().waitFor();
  return agent;
};

const write = async (page: Page, text: string): Promise<void> => {
  const box = page.getByRole('textbox', { name: /your message/i });
  await box.fill(text);
  await box.press('Enter');
};

const see = (page: Page, text: string | RegExp): Promise<void> =>
  page.getByText(text).filter({ visible: true }).first().waitFor();

export const stateScenes: readonly Scene[] = [
  {
    name: 'widget, waiting',
    path,
    prepare: async (page) => {
      await begin(page);
      await see(page, /in the queue|looking for somebody/);
    },
  },
  {
    name: 'widget, a conversation',
    path,
    prepare: async (page) => {
      const agent = await talking(page);
      await write(page, 'Olive, please. Two of them, and could you wrap one as a present?');
      agent.send({ type: 'set-typing', active: true });
      await page.waitForTimeout(500);
    },
  },
  {
    name: 'widget, offline',
    path,
    prepare: async (page) => {
      await talking(page);
      await page.context().setOffline(true);
      await write(page, 'Olive, please.');
      await see(page, /you are offline/i);
    },
  },
  {
    name: 'widget, held up',
    path,
    prepare: async (page) => {
      await refuse(page, { code: 'rate-limited', sentence: 'Wait a moment.', retryAfter: 22 });
      await talking(page);
      await write(page, 'Olive, please.');
      await write(page, 'Two of them.');
      await see(page, /many messages at once/i);
    },
  },
  {
    name: 'widget, not sent',
    path,
    prepare: async (page) => {
      await refuse(page, { code: 'room-full', sentence: 'This conversation cannot hold more.' });
      await talking(page);
      await write(page, 'Olive, please. Two of them, and could you wrap one as a present?');
      await see(page, /not sent/i);
    },
  },
  {
    name: 'widget, on hold',
    path,
    prepare: async (page) => {
      const agent = await talking(page);
      await agent.command({ type: 'hold', on: true });
      await see(page, /on hold/i);
    },
  },
  {
    name: 'widget, ended',
    path,
    prepare: async (page) => {
      const agent = await talking(page);
      await agent.command({ type: 'end' });
      await see(page, /start a new conversation/i);
    },
  },
];
