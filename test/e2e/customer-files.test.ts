/** Files from a customer to whoever answers, and back: on the real server, byte for byte. */
import { deflateSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  accepts,
  chatField,
  isServed,
  openChat,
  pageViolations,
  STEP_MS,
  says,
  sees,
  setsAvailability,
  writes,
} from '../support/people.js';
import type { Stage } from '../support/stage.js';
import { openStage } from '../support/stage.js';

const STORY_MS = 240_000;
const MOST_BYTES = 100_000;

const files = {
  mode: 'on',
  types: ['image/png', 'application/pdf'],
  maxBytes: MOST_BYTES,
  maxTotalBytes: 10 * MOST_BYTES,
};

let stage: Stage;

beforeAll(async () => {
  stage = await openStage({
    workgroups: {
      sales: { label: 'Sales', policy: { site: { preChat: null, files }, routing: { strategy: 'manual' } } },
    },
  });
});

afterAll(() => stage?.close());

interface Sample {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

const crcOf = (bytes: Buffer): number => {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
};

const uint32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
};

const chunk = (type: string, data: Buffer): Buffer => {
  const named = Buffer.concat([Buffer.from(type), data]);
  return Buffer.concat([uint32(data.length), named, uint32(crcOf(named))]);
};

/** A picture that a browser can draw, of one shade of grey. */
const picture = (name: string, width: number, height: number, shade: number): Sample => {
  const greys = Buffer.from([8, 0, 0, 0, 0]);
  const row = Buffer.concat([Buffer.from([0]), Buffer.alloc(width, shade)]);
  const rows = Buffer.concat(Array.from({ length: height }, () => row));
  const buffer = Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', Buffer.concat([uint32(width), uint32(height), greys])),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
  return { name, mimeType: 'image/png', buffer };
};

const towel = picture('towel.png', 320, 200, 120);
const label = picture('label.png', 90, 240, 60);
const bill: Sample = {
  name: 'bill.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.concat([Buffer.from('%PDF-1.4\n'), Buffer.alloc(50_000, 'p')]),
};

const chooses = async (page: Page, given: readonly Sample[]): Promise<void> => {
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser', { timeout: STEP_MS }),
    page.getByRole('button', { name: 'Attach files' }).click(),
  ]);
  await chooser.setFiles([...given]);
};

/** As a browser does it: what is pasted crosses the borders of elements. */
const pastes = (page: Page, field: RegExp, { name, mimeType, buffer }: Sample): Promise<void> =>
  page.getByRole('textbox', { name: field }).evaluate(
    (target, sample) => {
      const clipboardData = new DataTransfer();
      const bytes = Uint8Array.from(atob(sample.base64), (letter) => letter.charCodeAt(0));
      clipboardData.items.add(new File([bytes], sample.name, { type: sample.mimeType }));
      target.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData, bubbles: true, composed: true, cancelable: true }),
      );
    },
    { name, mimeType, base64: buffer.toString('base64') },
  );

const fileButton = (page: Page, { name }: Sample) => page.getByRole('button', { name: `Open ${name}` });

const seesPicture = (page: Page, sample: Sample, width: number): Promise<void> =>
  expect
    .poll(
      () =>
        fileButton(page, sample)
          .locator('img')
          .evaluateAll((all) => all.map((each) => (each as HTMLImageElement).naturalWidth)),
      { timeout: STEP_MS },
    )
    .toEqual([width]);

/** Presses a file, and answers what the tab that it opens is given. */
const opens = async (page: Page, sample: Sample): Promise<Response> => {
  const [followed] = await Promise.all([
    page.context().waitForEvent('request', {
      predicate: (request) => request.isNavigationRequest() && request.url().includes('?link='),
      timeout: STEP_MS,
    }),
    fileButton(page, sample).click(),
  ]);
  return fetch(followed.url());
};

const isGiven = async (page: Page, sample: Sample, disposition: string): Promise<void> => {
  const response = await opens(page, sample);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe(sample.mimeType);
  expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  expect(response.headers.get('content-disposition')).toContain(disposition);
  expect(response.headers.get('content-disposition')).toContain(sample.name);
  expect(Buffer.from(await response.arrayBuffer()).equals(sample.buffer), sample.name).toBe(true);
};

/** The next upload of a page waits in the network until it is let go. */
const holdsUploads = async (page: Page) => {
  const sent: string[] = [];
  const gate: { open(): void } = { open: () => {} };
  const opened = new Promise<void>((resolve) => {
    gate.open = resolve;
  });
  await page.route(/\/files$/, async (route) => {
    sent.push(decodeURIComponent(route.request().headers()['x-parley-file-name'] ?? ''));
    await opened;
    await route.continue();
  });
  return { sent, release: () => gate.open() };
};

describe('a customer', () => {
  it(
    '[G13] sends pictures by the button and by a paste, and opens what comes back',
    async () => {
      const agent = await stage.open('inbox.html?person=anna');
      await setsAvailability(agent, /^available/i);
      await isServed(stage.server.url, 'open');
      const customer = await stage.open('customer.html', { width: 420 });
      const { page } = customer;
      const { sent, release } = await holdsUploads(page);
      await openChat(page);

      // What is not taken is said at once, and nothing of it leaves the page.
      await chooses(page, [
        { ...picture('huge.png', 1, 1, 0), buffer: Buffer.alloc(MOST_BYTES + 1, 1) },
        { name: 'notes.zip', mimeType: 'application/zip', buffer: Buffer.from('PK') },
      ]);
      await sees(page, 'It is too large. A file may have 100 kB at most.');
      await sees(page, 'Files of this sort are not taken. These are: PNG, PDF.');
      expect(await pageViolations(page)).toEqual([]);
      await page.getByRole('button', { name: 'Remove huge.png' }).click();
      await page.getByRole('button', { name: 'Remove notes.zip' }).click();

      // The first message begins the conversation, and waits for its file.
      await chooses(page, [towel]);
      await sees(page, 'Sent with your message');
      expect(sent).toEqual([]);
      await writes(page, 'My towel came like this');
      await page.getByRole('progressbar', { name: 'Upload of towel.png' }).waitFor({ timeout: STEP_MS });
      await sees(page, 'Your message is sent as soon as the files are uploaded.');
      release();
      await seesPicture(page, towel, 320);
      await expect.poll(() => chatField(page).inputValue(), { timeout: STEP_MS }).toBe('');

      await accepts(agent);
      await sees(agent.page, 'My towel came like this');
      await seesPicture(agent.page, towel, 320);
      await isGiven(agent.page, towel, 'inline');

      // A picture alone is a message.
      await pastes(page, /your message/i, label);
      await sees(page, 'Uploaded');
      await chatField(page).press('Enter');
      await seesPicture(agent.page, label, 90);
      await isGiven(agent.page, label, 'inline');
      expect(sent).toEqual(['towel.png', 'label.png']);

      await chooses(agent.page, [bill]);
      await sees(agent.page, 'Uploaded');
      await says(agent.page, /^reply to/i, 'You are paid back.');
      await sees(page, 'You are paid back.');
      await isGiven(page, bill, 'attachment');
      for (const each of [customer, agent]) {
        expect(await pageViolations(each.page)).toEqual([]);
        expect(each.complaints).toEqual([]);
        await each.page.context().close();
      }
    },
    STORY_MS,
  );
});
