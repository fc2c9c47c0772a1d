/** Hostile people on the real server, read by the bundles as they are shipped, on pages that refuse everything. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestServer } from '../support/partykit.js';
import { startServer } from '../support/partykit.js';
import { accepts, STEP_MS, sees } from '../support/people.js';
import { allSupervision, RawClient, signToken } from '../support/raw-client.js';
import type { StrictPage, StrictPages } from '../support/strict-pages.js';
import { openStrictPages } from '../support/strict-pages.js';
import { xssPayloads } from '../support/xss-payloads.js';

const STORY_MS = 180_000;
const hostile = (n: number): string => `<img src=x onerror=__pwned=${n}>"'\`{{7*7}}\${1}`;

/** As many payloads in one message as it may hold. */
const chunks = (longest: number): readonly string[] => {
  const done: string[] = [];
  for (const payload of xssPayloads) {
    const last = done.at(-1);
    if (last !== undefined && [...last].length + [...payload].length < longest)
      done[done.length - 1] = `${last}\n${payload}`;
    else done.push(payload);
  }
  return done;
};

const config = {
  workgroups: {
    sales: {
      label: hostile(1),
      policy: {
        consent: 'notice',
        consentText: { version: '1', text: hostile(2) },
        takeover: { confirm: 'dialog-and-reason', intro: 'suggested' },
        takeoverNotice: 'notice',
        formerAgent: 'consultant',
        draftPreview: { agentToSupervisor: 'on', customerToAgent: 'on', customerToSupervisor: 'on' },
      },
    },
  },
};

let server: TestServer;
let pages: StrictPages;

beforeAll(async () => {
  server = await startServer({
    serve: 'dist/demo',
    vars: { PARLEY_DEMO: '1', PARLEY_CONFIG: JSON.stringify(config) },
  });
  pages = await openStrictPages(server);
});

afterAll(async () => {
  await pages?.close();
  await server?.stop();
});

/** As a name or a tag may be. */
const isName = (payload: string): boolean => /^[\x21-\x7e][\x20-\x7e]{0,58}[\x21-\x7e]$/.test(payload);

/** Frames of ours and calls of others, as somebody would post them who knows the source. */
const messages: readonly unknown[] = Array.from({ length: 400 }, (_, n) => {
  const types = ['entries', 'header', 'welcome', 'open', 'close', 'identify', 'send', 'logout', 'webpackOk'];
  const value = { type: types[n % types.length], n, entries: [], token: 'x', text: hostile(n) };
  return n % 3 === 0 ? JSON.stringify(value) : n % 3 === 1 ? value : [value.type, value];
});

/** Whatever must not be in a page, through every shadow root. */
const trespasses = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const every = (root: ParentNode): Element[] =>
      [...root.querySelectorAll('*')].flatMap((each) => [
        each,
        ...(each.shadowRoot ? every(each.shadowRoot) : []),
      ]);
    return every(document.body).flatMap((each) => {
      const isBanned =
        /^(script|iframe|object|embed|img|style|link|meta|base|form-x|audio|video|math|x|marquee)$/;
      const wrong = each.getAttributeNames().filter((name) => {
        if (name === 'href') return !/^(https?|mailto):/.test((each as HTMLAnchorElement).href);
        return (
          name.startsWith('on') ||
          ['src', 'srcdoc', 'action', 'formaction', 'poster', 'data', 'ping'].includes(name)
        );
      });
      return [...(isBanned.test(each.localName) ? [each.localName] : []), ...wrong].map(
        (what) => `${each.localName} ${what}`,
      );
    });
  });

const isUnharmed = async ({ page, wrong }: StrictPage): Promise<void> => {
  const state = await page.evaluate(() => ({
    pwned: (window as unknown as { __pwned?: unknown }).__pwned ?? null,
    polluted: ({} as { x?: unknown }).x ?? null,
  }));
  expect(state).toEqual({ pwned: null, polluted: null });
  expect(await trespasses(page)).toEqual([]);
  expect(wrong).toEqual([]);
};

/** Any page and any frame in it may post anything to a window; nobody of ours listens. */
const hearsNothing = async (strict: StrictPage): Promise<void> => {
  const { page } = strict;
  const inspector = await page.context().newCDPSession(page);
  const { result } = await inspector.send('Runtime.evaluate', { expression: 'window' });
  const { listeners } = await inspector.send('DOMDebugger.getEventListeners', {
    objectId: result.objectId ?? '',
  });
  expect(listeners.map(({ type }) => type)).not.toContain('message');
  const html = (): Promise<string> => page.evaluate(() => document.documentElement.outerHTML);
  // What was said aloud is forgotten after a while, which is no answer to anything.
  await expect.poll(() => page.locator('[data-parley-announcer] > *').count(), { timeout: STEP_MS }).toBe(0);
  const before = await html();
  const frames = [...messages, ...xssPayloads].slice(0, 1_000);
  expect(frames).toHaveLength(1_000);
  await page.evaluate((posted) => {
    // They come in their order: with this one all the others have been heard.
    const last = 'The last of them';
    const heard = new Promise<void>((resolve) => {
      const hear = ({ data }: MessageEvent<unknown>): void => {
        if (data !== last) return;
        removeEventListener('message', hear);
        resolve();
      };
      addEventListener('message', hear);
    });
    for (const each of posted) window.postMessage(each, '*');
    window.postMessage(last, '*');
    return heard;
  }, frames);
  expect(await html()).toBe(before);
  await isUnharmed(strict);
};

describe('hostile people', () => {
  it(
    '[TH29] write whatever they can wherever they can, and three pages under a strict policy show it as text',
    async () => {
      const grants = { sales: ['handle', 'transfer', 'assign', ...allSupervision] };
      const tokens = {
        agent: await signToken(server.secret, {
          id: 'anna',
          name: hostile(3),
          role: 'agent',
          grants: { sales: ['handle'] },
        }),
        supervisor: await signToken(server.secret, {
          id: 'maria',
          name: hostile(4),
          role: 'supervisor',
          grants,
        }),
      };
      const customer = await pages.customer(hostile(5));
      const agent = await pages.staff('inbox', tokens.agent);
      const supervisor = await pages.staff('monitor', tokens.supervisor);

      // The customer begins, under a name of that kind; agent and supervisor open it on their pages.
      await customer.page
        .locator('parley-widget')
        .evaluate((widget, name) => Object.assign(widget, { name }), hostile(6));
      await customer.page.getByRole('button', { name: /open chat/i }).click();
      const box = customer.page.getByRole('textbox', { name: /your message/i });
      await box.fill(hostile(7));
      await box.press('Enter');
      await accepts(agent);
      await supervisor.page.getByRole('button', { name: 'Go online' }).click();
      await supervisor.page
        .getByText(/watching needs you to be online/i)
        .first()
        .waitFor({ state: 'hidden' });
      await supervisor.page
        .getByRole('button', { name: /^monitor conversation/i })
        .first()
        .click();
      await sees(supervisor.page, 'Nobody in this conversation can see you');

      // Beside their pages each of them has a socket, on which they send what no page would.
      const visitor = await customer.page.evaluate(() => {
        const key = Object.keys(localStorage).find((each) => each.startsWith('parley:visitor:')) ?? '';
        return JSON.parse(localStorage.getItem(key) ?? '{}') as {
          readonly id: string;
          readonly secret: string;
        };
      });
      const url = `ws://${server.host}/parties/main/${visitor.id}`;
      const enter = async (credential: Readonly<Record<string, string>>): Promise<RawClient> => {
        const client = await RawClient.open(url);
        await client.hello(credential);
        return client.staysAwake();
      };
      const raw = {
        customer: await enter({ kind: 'secret', secret: visitor.secret }),
        agent: await enter({ kind: 'token', token: tokens.agent }),
        supervisor: await enter({ kind: 'token', token: tokens.supervisor }),
      };
      const accepted = async (client: RawClient, frame: Readonly<Record<string, unknown>>): Promise<void> => {
        expect(await client.command(frame)).toMatchObject({ type: 'accepted' });
      };
      for (const text of chunks(4_000)) {
        await accepted(raw.customer, { type: 'post', audience: 'everyone', text });
        await accepted(raw.agent, { type: 'post', audience: 'everyone', text, epoch: 1 });
        await accepted(raw.agent, { type: 'post', audience: 'staff', text });
        await accepted(raw.supervisor, { type: 'post', audience: 'whisper', text, epoch: 1 });
        await accepted(raw.supervisor, {
          type: 'post',
          audience: 'whisper',
          text,
          epoch: 1,
          suggestion: true,
        });
      }
      const short = chunks(200);
      await accepted(raw.agent, { type: 'tag', add: xssPayloads.filter(isName).slice(0, 30), remove: [] });
      await accepted(raw.agent, { type: 'flag', reason: short[0] });
      await accepted(raw.agent, { type: 'raise-hand', text: short[1] });
      raw.agent.send({ type: 'set-draft', text: chunks(4_000)[0] });
      await supervisor.page.locator('[part="draft"]').waitFor({ timeout: STEP_MS });
      raw.customer.send({ type: 'set-typing', active: true });
      await accepted(raw.customer, { type: 'post', audience: 'everyone', text: 'That was half of it.' });
      const all = [customer, agent, supervisor];
      for (const { page } of all) await sees(page, 'That was half of it.');
      for (const each of all) await isUnharmed(each);

      // What a supervisor gives: a capacity, a reason, first words. What an agent gives: how it came out.
      await accepted(raw.supervisor, {
        type: 'supervise',
        mode: 'join',
        as: 'participant',
        reason: short[2],
      });
      await supervisor.page.getByRole('button', { name: 'Take over', exact: true }).click();
      await supervisor.page.getByRole('alertdialog').waitFor();
      await isUnharmed(supervisor);
      await supervisor.page.keyboard.press('Escape');
      const intro = chunks(4_000)[1];
      await accepted(raw.supervisor, { type: 'take-over', epoch: 1, reason: short[3], intro });
      await agent.page
        .getByText(/took over/i)
        .first()
        .waitFor({ timeout: STEP_MS });
      await isUnharmed(agent);
      await accepted(raw.supervisor, { type: 'hand-back', epoch: 2 });
      await accepted(raw.agent, { type: 'end' });
      await accepted(raw.agent, { type: 'wrap-up', disposition: short[4] });
      await customer.page
        .getByText(/this conversation has ended/i)
        .first()
        .waitFor({ timeout: STEP_MS });
      for (const each of all) await isUnharmed(each);
      for (const each of all) await hearsNothing(each);
      for (const client of Object.values(raw)) client.close();
    },
    STORY_MS,
  );
});
