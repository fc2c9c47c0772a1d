/** A whole floor in one story: a customer, two agents and two supervisors in Chromium, on the real server. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  firstOffer,
  goesOnline,
  monitors,
  openChat,
  pageViolations,
  STEP_MS,
  says,
  sees,
  setsAvailability,
  writes,
} from '../support/people.js';
import type { Seat, Stage } from '../support/stage.js';
import { openStage } from '../support/stage.js';

const STORY_MS = 480_000;

const policy = {
  tags: ['refund', 'delivery'],
  reasons: ['Complaint', 'Expert needed'],
  takeover: { targets: ['self', 'agent', 'queue'], intro: 'suggested' },
  // Nobody is given up for being slow.
  routing: { offerSeconds: 300 },
  grace: { supervisor: 120, handlerNotice: 120, handler: 300 },
};

let stage: Stage;

beforeAll(async () => {
  stage = await openStage({
    workgroups: { sales: { label: 'Sales', policy }, support: { label: 'Support', policy } },
  });
});

afterAll(() => stage?.close());

/** What changes by itself is no news of anybody: beats, and how far somebody has read. */
const told = ({ frames }: Seat, from: number): readonly string[] =>
  frames
    .slice(from)
    .filter(({ direction, text }) => direction === 'down' && !/^\{"type":"(pong|typing|marks)"/.test(text))
    .map(({ text }) => text);

/** What somebody has looked at is kept by their desk, as soon as it says so itself. */
const isKept = ({ frames }: Seat, from: number, what: RegExp): Promise<void> =>
  expect
    .poll(
      () =>
        frames
          .slice(from)
          .some(({ room, direction, text }) => room === 'desk' && direction === 'down' && what.test(text)),
      { timeout: STEP_MS },
    )
    .toBe(true);

const isUsable = async (...seats: readonly Seat[]): Promise<void> => {
  for (const { page } of seats) expect(await pageViolations(page)).toEqual([]);
};

describe('the floor', () => {
  it(
    '[A16][A19][B03][B06][B12][B18][B22][C08][C21][E10][E14][G22][G30][G39][X10] five people on one conversation, from the queue to the record',
    async () => {
      const kim = await stage.open('customer.html', { width: 420 });
      const anna = await stage.open('inbox.html?person=anna', { width: 1200 });
      const ben = await stage.open('inbox.html?person=ben', { width: 1200 });
      const maria = await stage.open('monitor.html?person=maria', { width: 1360, height: 900 });
      const luis = await stage.open('monitor.html?person=luis', { width: 1360, height: 900 });
      const everybody = [kim, anna, ben, maria, luis];

      for (const agent of [anna, ben]) await setsAvailability(agent, /^available/i);

      // One waits; two agents reach for it at once, and one of them has it.
      await openChat(kim.page);
      await writes(kim.page, 'My lamp came broken');
      for (const agent of [anna, ben]) await agent.page.getByRole('tab', { name: /queue/i }).click();
      for (const agent of [anna, ben]) await firstOffer(agent.page).waitFor();
      await Promise.all(
        [anna, ben].map((agent) =>
          firstOffer(agent.page)
            .click()
            .catch(() => undefined),
        ),
      );
      const replies = (agent: Seat) => agent.page.getByRole('textbox', { name: /^reply to/i });
      await expect
        .poll(async () => (await replies(anna).count()) + (await replies(ben).count()), { timeout: STEP_MS })
        .toBe(1);
      const [winner, other, name, otherName] =
        (await replies(anna).count()) === 1
          ? ([anna, ben, 'Anna', 'Ben'] as const)
          : ([ben, anna, 'Ben', 'Anna'] as const);
      await sees(other.page, /nobody is waiting|all quiet|taken/i);
      await says(winner.page, /^reply to/i, 'I am sorry! Let me look.');
      await sees(kim.page, 'I am sorry! Let me look.');
      await isUsable(kim, anna, ben, maria, luis);

      // Both supervisors watch. Customer and agents are told nothing at all.
      const visitor = await maria.page
        .getByText(/^Visitor \w+$/)
        .first()
        .innerText();
      await goesOnline(maria);
      await goesOnline(luis);
      await sees(maria.page, 'I am sorry! Let me look.');
      const before = { kim: kim.frames.length, winner: winner.frames.length };
      await monitors(maria, name, visitor);
      await monitors(luis, name, visitor);
      await sees(maria.page, 'My lamp came broken');
      await sees(luis.page, 'My lamp came broken');
      expect(told(kim, before.kim)).toEqual([]);
      expect(
        told(winner, before.winner).filter((text) => text.includes('Maria') || text.includes('Luis')),
      ).toEqual([]);
      await isUsable(maria, luis);

      // A whisper reaches the agent, who puts it into the reply and changes it before it is sent.
      await says(maria.page, /^whisper to/i, 'Offer a new one');
      await maria.page.getByRole('button', { name: /send whisper/i }).click();
      await sees(winner.page, 'Offer a new one');
      await winner.page.getByRole('button', { name: /insert as draft/i }).click();
      const draft = replies(winner);
      await expect.poll(() => draft.inputValue(), { timeout: STEP_MS }).toBe('Offer a new one');
      expect(told(kim, before.kim)).toEqual([]);
      await draft.fill('I offer you a new one');
      await draft.press('Enter');
      await sees(kim.page, 'I offer you a new one');

      // What the agent put aside, and what was whispered meanwhile, is marked also after a reload, until it is looked at.
      const row = winner.page.locator('.rows parley-inbox-row').first().getByRole('button').first();
      const marks = async (): Promise<readonly string[]> =>
        (await row.innerText()).match(/unread|new whisper/gi) ?? [];
      const unread = winner.frames.length;
      await winner.page.getByRole('tab', { name: /^mine/i }).press('u');
      await isKept(winner, unread, /"isMarked":true/);
      await says(maria.page, /^whisper to/i, 'And a voucher');
      await expect.poll(marks, { timeout: STEP_MS }).toEqual(['Unread', 'new whisper']);
      await winner.page.reload();
      await expect.poll(marks, { timeout: STEP_MS }).toEqual(['Unread', 'new whisper']);
      await isUsable(winner);
      const looked = winner.frames.length;
      await row.click();
      await sees(winner.page, 'And a voucher');
      await expect.poll(marks, { timeout: STEP_MS }).toEqual([]);
      await isKept(winner, looked, /"isMarked":false/);
      await winner.page.reload();
      await row.waitFor();
      expect(await marks()).toEqual([]);
      await row.click();
      await replies(winner).waitFor();

      // Luis joins: everybody is told before he says anything, and he writes in private first.
      await luis.page.getByRole('button', { name: 'Join', exact: true }).click();
      await luis.page.getByRole('alertdialog').getByRole('button', { name: 'Join', exact: true }).click();
      await sees(kim.page, /Luis joined/);
      await sees(winner.page, /Luis joined/);
      await isUsable(kim, winner, luis);

      // Maria takes over, for herself; the focus of the dialog is on the harmless button.
      await winner.page.getByRole('textbox', { name: /^reply to/i }).fill('Half a sentence');
      await maria.page.getByRole('button', { name: 'Take over', exact: true }).click();
      const dialog = maria.page.getByRole('alertdialog');
      await expect
        .poll(
          () => dialog.getByRole('button', { name: 'Cancel' }).evaluate((button) => button.matches(':focus')),
          { timeout: STEP_MS },
        )
        .toBe(true);
      await isUsable(maria);
      await dialog.getByRole('button', { name: new RegExp(`take over from ${name}`, 'i') }).click();
      await sees(winner.page, /Maria took over/);
      await expect
        .poll(() => winner.page.getByRole('textbox', { name: /your unsent text/i }).inputValue(), {
          timeout: STEP_MS,
        })
        .toBe('Half a sentence');
      await isUsable(winner, maria);

      // And gives it to the other agent, in whose inbox it appears.
      await maria.page.getByRole('button', { name: /^hand back/i }).waitFor();
      await maria.page
        .getByRole('button', { name: /^more about this/i })
        .first()
        .click();
      await maria.page.getByRole('menuitem', { name: /hand off/i }).click();
      const handOff = maria.page.getByRole('dialog');
      const choice = handOff.getByRole('option', { name: new RegExp(`^${otherName}`) }).first();
      await handOff
        .getByRole('combobox')
        .first()
        .selectOption((await choice.getAttribute('value')) ?? '');
      await handOff.getByRole('button', { name: /hand off/i }).click();
      await firstOffer(other.page).waitFor();
      await firstOffer(other.page).click();
      await replies(other).waitFor();
      await says(other.page, /^reply to/i, 'It is on its way');
      await sees(kim.page, 'It is on its way');

      // It ends, and is wrapped up.
      await other.page.getByRole('button', { name: /^end the conversation/i }).click();
      await other.page.getByRole('button', { name: 'End now', exact: true }).click();
      await sees(kim.page, /this conversation has ended/i);
      const outcome = other.page.getByRole('radiogroup', { name: /how did it end/i });
      await outcome.getByRole('radio').first().check();
      await other.page.getByRole('button', { name: /^finish/i }).click();
      await outcome.waitFor({ state: 'hidden' });

      // What is left of it: who watched when stands beside what was said, for supervisors.
      const closed = maria.page.getByRole('list', { name: /closed conversations/i });
      const record = closed.getByRole('button', { name: visitor });
      // The workgroup is told of the end a moment later; the list is read when one comes to it.
      await expect
        .poll(
          async () => {
            await maria.page.getByRole('tab', { name: 'Queue', exact: true }).click();
            await maria.page.getByRole('tab', { name: 'Closed', exact: true }).click();
            await closed.or(maria.page.getByText('Nothing is closed yet')).first().waitFor();
            return record.count();
          },
          { timeout: STEP_MS },
        )
        .toBe(1);
      await record.click();
      await maria.page.getByRole('tab', { name: 'Timeline' }).click();
      await sees(maria.page, /Luis/);
      await sees(maria.page, 'I offer you a new one');
      await isUsable(maria);
      const [saved] = await Promise.all([
        maria.page.waitForEvent('download'),
        maria.page
          .getByRole('button', { name: /transcript/i })
          .last()
          .click(),
      ]);
      expect(saved.suggestedFilename()).toMatch(/\.txt$/);

      // Not a byte of what was private reached the customer, and no page complained.
      const bytes = kim.frames.map(({ text }) => text).join('\n');
      for (const text of ['Offer a new one', 'Half a sentence', 'monitor', 'whisper'])
        expect(bytes, text).not.toContain(text);
      for (const seat of everybody) expect(seat.complaints).toEqual([]);
    },
    STORY_MS,
  );
});
