/** The product in one test: a customer, an agent and a supervisor in Chromium, on the real server. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { accepts, chatField, goesOnline, openChat, STEP_MS, says, sees, writes } from '../support/people.js';
import { canonical } from '../support/raw-client.js';
import type { RecordedFrame, Seat, Stage } from '../support/stage.js';
import { openStage, visitorOf } from '../support/stage.js';

const STORY_MS = 360_000;

let stage: Stage;

beforeAll(async () => {
  // As the demo has it, but that nobody is given up for as long as a slow machine takes to restart.
  const policy = { grace: { supervisor: 120, handlerNotice: 120, handler: 300 } };
  stage = await openStage({
    workgroups: { sales: { label: 'Sales', policy }, support: { label: 'Support', policy } },
  });
});

afterAll(() => stage?.close());

/** What keeps a socket alive, and what comes and goes with the clock rather than with what people do. */
const untimed = (frame: RecordedFrame): boolean =>
  !/^\{"type":"(pong|ping|typing|marks|set-typing|mark-read)"/.test(frame.text);

/** Where a customer stands is told by another room: before the answer to the first word, or after it. */
const isPlace = ({ text }: RecordedFrame): boolean =>
  text.startsWith('{"type":"header"') && text.includes('"queue":{');

const framesTo = (seat: Seat, from = 0): readonly string[] =>
  seat.frames
    .slice(from)
    .filter((frame) => frame.direction === 'down' && untimed(frame))
    .map((frame) => frame.text);

/** A page says what it is a moment after its first word; until then agents have that to come. */
const hasSaidWhere = (customer: Seat): Promise<void> =>
  vi.waitFor(() => {
    const isSaid = customer.frames.some(
      ({ direction, text }) => direction === 'up' && text.startsWith('{"type":"set-context"'),
    );
    expect(isSaid).toBe(true);
  }, STEP_MS);

const monitor = async (supervisor: Seat): Promise<void> => {
  await supervisor.page
    .getByRole('button', { name: /^monitor conversation of anna/i })
    .first()
    .click();
  await sees(supervisor.page, /nobody in this conversation can see you/i);
};

const answered = (seat: Seat, commands: number): Promise<void> =>
  vi.waitFor(() => {
    const answers = seat.frames.filter((frame) => frame.text.startsWith('{"type":"accepted"'));
    // Who asks again, as it took long, is answered again: of the same command.
    const accepted = new Set(
      answers.map(({ text }) => (JSON.parse(text) as { commandId: string }).commandId),
    );
    expect(accepted.size).toBe(commands);
  }, STEP_MS);

/** The lists are told a little later than the conversation: of an answer, and that it waits for nobody any more. */
const listed = (agent: Seat, text: string): Promise<void> =>
  vi.waitFor(() => {
    const told = (room: string): string =>
      agent.frames
        .filter((frame) => frame.room === room && frame.direction === 'down')
        .map((frame) => frame.text)
        .join('\n');
    expect(told('desk')).toContain(text);
    expect(told('workgroup')).toContain('"removed":["cv_');
  }, STEP_MS);

/** How often a line stands in the log: once, when all that is on its way has arrived. */
const showsOnce = ({ page }: Seat, text: string): Promise<void> =>
  expect.poll(() => page.getByRole('log').getByText(text).count(), { timeout: STEP_MS }).toBe(1);

const endConversation = async (agent: Seat, customer: Seat): Promise<void> => {
  await agent.page.getByRole('button', { name: /^end the conversation/i }).click();
  await agent.page.getByRole('button', { name: 'End now', exact: true }).click();
  await sees(customer.page, /this conversation has ended/i);
};

/** The first half of a talk; with somebody watching, or not. */
const firstHalf = async (
  watched: boolean,
): Promise<{ customer: readonly string[]; agent: readonly string[] }> => {
  const customer = await stage.open('customer.html', { width: 420 });
  const agent = await stage.open(`inbox.html?person=${watched ? 'ben' : 'anna'}`);
  const supervisor = watched ? await stage.open('monitor.html?person=maria') : null;
  await openChat(customer.page);
  await writes(customer.page, 'Is the sage towel in stock?');
  await hasSaidWhere(customer);
  await accepts(agent);
  await says(agent.page, /^reply to/i, 'Let me look.');
  await sees(customer.page, 'Let me look.');
  if (supervisor) {
    await supervisor.page.getByRole('radio', { name: 'Available' }).check({ force: true });
    const row = supervisor.page.getByRole('button', { name: /^monitor conversation of ben/i });
    await row.first().click();
    await sees(supervisor.page, /nobody in this conversation can see you/i);
    await sees(supervisor.page, 'Let me look.');
  }
  await writes(customer.page, 'Thank you');
  await sees(agent.page, 'Thank you');
  await says(agent.page, /^reply to/i, 'It is.');
  await sees(customer.page, 'It is.');
  if (supervisor) await sees(supervisor.page, 'It is.');
  // What one page shows, the other's answer may still be on its way to: both have everything before bytes are compared.
  await answered(customer, 2);
  await answered(agent, 3);
  const inConversation = (seat: Seat): readonly string[] =>
    canonical(
      seat.frames
        .filter((each) => each.room === 'main' && each.direction === 'down')
        .filter((each) => untimed(each) && !isPlace(each))
        .map((each) => each.text),
    );
  const seen = { customer: inConversation(customer), agent: inConversation(agent) };
  // One that is left open returns to the queue when its agent is gone, and would be accepted there in place of another.
  await endConversation(agent, customer);
  for (const seat of [customer, agent, supervisor]) await seat?.page.context().close();
  return seen;
};

describe('the product', () => {
  it(
    '[R1][R2][R3][R7][R8][R10][E06][A31] from the first word to wrap-up, with a monitor, a whisper, a takeover and a kill -9',
    async () => {
      const customer = await stage.open('customer.html', { width: 420 });
      const agent = await stage.open('inbox.html?person=anna');
      const supervisor = await stage.open('monitor.html?person=maria', { width: 1200 });

      // The customer writes; the conversation stands in the queue; the agent accepts and answers.
      await openChat(customer.page);
      await writes(customer.page, 'My tablecloth has not come');
      await hasSaidWhere(customer);
      await accepts(agent);
      await sees(agent.page, 'My tablecloth has not come');
      await says(agent.page, /^reply to/i, 'I am sorry! Let me look.');
      await sees(customer.page, 'I am sorry! Let me look.');

      // The supervisor sees it in the list and monitors it. Nothing reaches the other two.
      await sees(supervisor.page, 'Anna');
      await answered(customer, 1);
      await answered(agent, 2);
      await listed(agent, 'I am sorry! Let me look.');
      const before = { customer: customer.frames.length, agent: agent.frames.length };
      // Whoever is not there cannot watch, and is told so.
      const binoculars = supervisor.page
        .getByRole('button', { name: /^monitor conversation of anna/i })
        .first();
      await expect.poll(() => binoculars.getAttribute('aria-disabled'), { timeout: STEP_MS }).toBe('true');
      await sees(supervisor.page, 'You are offline. Watching needs you to be online.');
      await goesOnline(supervisor);
      await monitor(supervisor);
      await sees(supervisor.page, 'I am sorry! Let me look.');
      expect(framesTo(customer, before.customer)).toEqual([]);
      expect(framesTo(agent, before.agent)).toEqual([]);

      // A whisper: the agent sees it, the customer's socket gets nothing.
      await says(supervisor.page, /^whisper to anna/i, 'Offer free delivery');
      await supervisor.page.getByRole('button', { name: /send whisper/i }).click();
      await sees(agent.page, 'Offer free delivery');
      expect(framesTo(customer, before.customer)).toEqual([]);

      // The server dies and comes back on the same storage; everybody is back by themselves.
      await stage.server.kill9();
      await chatField(customer.page).fill('Are you still there?');
      await chatField(customer.page).press('Enter');
      await stage.server.restart();
      // The longer it was away, the longer pages wait between two tries.
      await sees(agent.page, 'Are you still there?', 2 * STEP_MS);
      await sees(supervisor.page, 'Are you still there?', 2 * STEP_MS);
      await answered(customer, 2);
      const linesSoFar = ['My tablecloth has not come', 'I am sorry! Let me look.', 'Are you still there?'];
      for (const seat of [customer, agent, supervisor]) {
        for (const text of linesSoFar) await showsOnce(seat, text);
      }
      for (const seat of [agent, supervisor]) await showsOnce(seat, 'Offer free delivery');

      // Join: both are told. Private is where the supervisor writes until they choose otherwise.
      await supervisor.page.getByRole('button', { name: 'Join', exact: true }).click();
      const joining = supervisor.page.getByRole('alertdialog');
      await joining.getByRole('button', { name: 'Join', exact: true }).click();
      await sees(customer.page, 'Maria joined as a consultant');
      await sees(agent.page, 'Maria joined as a consultant');
      await supervisor.page.getByRole('tab', { name: 'Public', exact: true }).click();
      await says(supervisor.page, /^public message to/i, 'Maria here: it is on its way.');
      await sees(customer.page, 'Maria here: it is on its way.');

      // Takeover, after confirmation: the agent's draft is kept, its composer locked, the customer has no gap.
      await agent.page.getByRole('textbox', { name: /^reply to/i }).fill('Half a sentence');
      await supervisor.page.getByRole('button', { name: 'Take over', exact: true }).click();
      const dialog = supervisor.page.getByRole('alertdialog');
      await dialog.waitFor();
      await dialog.getByRole('textbox', { name: /reason/i }).fill('Escalated');
      const intro = dialog.getByRole('textbox', { name: /first words/i });
      await expect.poll(() => intro.inputValue(), { timeout: STEP_MS }).toContain('from Sales');
      await intro.fill('Maria here, I will look after this.');
      await dialog.getByRole('button', { name: /take over from anna/i }).click();
      await sees(agent.page, /maria took over/i);
      const kept = agent.page.getByRole('textbox', { name: /your unsent text/i });
      await expect.poll(() => kept.inputValue(), { timeout: STEP_MS }).toBe('Half a sentence');
      await agent.page.getByRole('textbox', { name: /^reply to/i }).waitFor({ state: 'hidden' });
      await says(supervisor.page, /^reply to/i, 'I have sent it by courier.');
      await sees(customer.page, 'I have sent it by courier.');
      await writes(customer.page, 'Wonderful');
      await sees(supervisor.page, 'Wonderful');

      const linesSince = [
        'Maria here: it is on its way.',
        'Maria here, I will look after this.',
        'I have sent it by courier.',
        'Wonderful',
        'Have a good day',
      ];

      // Hand back, leave.
      await supervisor.page.getByRole('button', { name: /^hand back/i }).click();
      await agent.page.getByRole('textbox', { name: /^reply to/i }).waitFor();
      await sees(agent.page, 'Wonderful');
      await supervisor.page.getByRole('button', { name: 'Leave', exact: true }).click();
      await sees(customer.page, 'Maria left');
      const box = agent.page.getByRole('textbox', { name: /^reply to/i });
      await expect.poll(() => box.inputValue(), { timeout: STEP_MS }).toBe('Half a sentence');
      await box.fill('Have a good day');
      await box.press('Enter');
      await sees(customer.page, 'Have a good day');

      // The agent ends it and wraps up.
      await endConversation(agent, customer);
      await chatField(customer.page).waitFor({ state: 'hidden' });
      const outcome = agent.page.getByRole('radiogroup', { name: /how did it end/i });
      await outcome.getByRole('radio').first().check();
      await agent.page.getByRole('button', { name: /^finish/i }).click();
      await outcome.waitFor({ state: 'hidden' });
      for (const text of [...linesSoFar, ...linesSince]) await showsOnce(customer, text);

      // The two transcripts: what was said to everyone stands in both, what was not in that of staff alone.
      const { id, secret } = await visitorOf(customer);
      const forCustomer = await stage.transcript(id, `Parley-Secret ${secret}`);
      const forStaff = await stage.transcript(id, `Bearer ${await stage.token('maria')}`);
      for (const text of [...linesSoFar, ...linesSince]) {
        expect(forCustomer.split(text), text).toHaveLength(2);
        expect(forStaff.split(text), text).toHaveLength(2);
      }
      for (const text of ['Offer free delivery', 'Maria handles this (taken-over from Anna): Escalated']) {
        expect(forStaff.split(text), text).toHaveLength(2);
      }
      for (const text of ['Offer free delivery', 'whisper', 'taken-over', 'Escalated', 'Half a sentence']) {
        expect(forCustomer, text).not.toContain(text);
      }

      // Not a byte of what was private ever reached the customer.
      const bytes = customer.frames.map((frame) => frame.text).join('\n');
      for (const text of ['Offer free delivery', 'Escalated', 'Half a sentence', 'monitor', 'whisper']) {
        expect(bytes, text).not.toContain(text);
      }
      for (const seat of [customer, agent, supervisor]) expect(seat.complaints).toEqual([]);
      for (const seat of [customer, agent, supervisor]) await seat.page.context().close();
    },
    STORY_MS,
  );

  it(
    '[R3][B05] what customer and agent are sent is, byte for byte, what they are sent unwatched',
    async () => {
      const unwatched = await firstHalf(false);
      const watched = await firstHalf(true);
      const asAnna = watched.agent.map((text) => text.replaceAll('ben', 'anna').replaceAll('Ben', 'Anna'));
      const forAnna = watched.customer.map((text) => text.replaceAll('Ben', 'Anna'));
      expect(forAnna).toEqual(unwatched.customer);
      expect(asAnna).toEqual(unwatched.agent);
    },
    STORY_MS,
  );
});
