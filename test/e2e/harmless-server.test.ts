/** A server that is broken or hostile: whatever it sends, its pages neither break nor do what it says. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { garbled, noFrames } from '../support/garbled.js';
import type { TestServer } from '../support/partykit.js';
import { startServer } from '../support/partykit.js';
import { accepts, STEP_MS, sees } from '../support/people.js';
import { allSupervision, RawClient, signToken } from '../support/raw-client.js';
import type { Between, StrictPage, StrictPages } from '../support/strict-pages.js';
import { openStrictPages } from '../support/strict-pages.js';

const STORY_MS = 180_000;

let server: TestServer;
let pages: StrictPages;

beforeAll(async () => {
  server = await startServer({ serve: 'dist/demo', vars: { PARLEY_DEMO: '1' } });
  pages = await openStrictPages(server);
});

afterAll(async () => {
  await pages?.close();
  await server?.stop();
});

/** Of each frame's ways to be wrong so many, spread over all of them. */
const MOST_OF_ONE = 120;

const some = (all: readonly string[]): readonly string[] => {
  const step = Math.max(1, all.length / MOST_OF_ONE);
  return Array.from({ length: Math.min(all.length, MOST_OF_ONE) }, (_, n) => all[Math.floor(n * step)] ?? '');
};

/** One socket of a page: what came is noted, to be sent again and worse. */
interface Wire {
  /** The longest frame of each type. */
  readonly frames: Map<string, string>;
  send(text: string): void;
  close(): unknown;
}

class Garbler {
  #wires: Wire[] = [];

  readonly between: Between = (socket) => {
    const frames = new Map<string, string>();
    const far = socket.connectToServer();
    this.#wires.push({ frames, send: (text) => socket.send(text), close: () => socket.close() });
    far.onMessage((data) => {
      const text = String(data);
      const { type } = JSON.parse(text) as { readonly type: string };
      if (text.length > (frames.get(type)?.length ?? 0)) frames.set(type, text);
      socket.send(text);
    });
  };

  /** Everything that is no frame, and every frame that came with something wrong in it; how many. */
  storm(): number {
    return this.#wires.reduce((sum, { frames, send }) => {
      const wrong = [...noFrames, ...[...frames.values()].flatMap((each) => some(garbled(each)))];
      for (const each of wrong) send(each);
      return sum + wrong.length;
    }, 0);
  }

  /** Whoever was told nonsense is told how it really is when they come back. */
  cut(): void {
    for (const wire of this.#wires.splice(0)) void wire.close();
  }
}

const visitorOf = ({ page }: StrictPage): Promise<string> =>
  page.evaluate(() => {
    const key = Object.keys(localStorage).find((each) => each.startsWith('parley:visitor:')) ?? '';
    return (JSON.parse(localStorage.getItem(key) ?? '{}') as { readonly id: string }).id;
  });

describe('a broken or hostile server', () => {
  it(
    '[TH32][TH29][WP13] sends frames with anything wrong in them: nothing breaks, runs or is polluted, and it goes on',
    async () => {
      const grants = { sales: ['handle', ...allSupervision] };
      const tokens = {
        agent: await signToken(server.secret, {
          id: 'anna',
          name: 'Anna',
          role: 'agent',
          grants: { sales: ['handle'] },
        }),
        supervisor: await signToken(server.secret, {
          id: 'maria',
          name: 'Maria',
          role: 'supervisor',
          grants,
        }),
      };
      const garbler = new Garbler();
      const customer = await pages.customer('Ask us', garbler.between);
      const agent = await pages.staff('inbox', tokens.agent, garbler.between);
      const supervisor = await pages.staff('monitor', tokens.supervisor, garbler.between);
      const all = { customer, agent, supervisor };
      await customer.page.getByRole('button', { name: /open chat/i }).click();
      const box = customer.page.getByRole('textbox', { name: /your message/i });
      await box.fill('Look at https://a.example/ please');
      await box.press('Enter');
      await accepts(agent);
      const reply = agent.page.getByRole('textbox', { name: /^reply to/i });
      await reply.fill('I will');
      await reply.press('Enter');
      await sees(customer.page, 'I will');
      await sees(supervisor.page, 'I will');

      expect(garbler.storm()).toBeGreaterThan(1_000);
      // Whatever was said of the connection and of the rooms, it is as it was as soon as they are told anew.
      garbler.cut();
      const colleague = await RawClient.open(`ws://${server.host}/parties/main/${await visitorOf(customer)}`);
      await colleague.hello({ kind: 'token', token: tokens.agent });
      await colleague.does({ type: 'post', audience: 'everyone', text: 'Here I am', epoch: 1 });
      // Everything wrong is read first, on three pages.
      for (const { page } of Object.values(all)) await sees(page, 'Here I am', 2 * STEP_MS);
      colleague.close();
      await customer.page.getByRole('link', { name: 'https://a.example/' }).waitFor({ timeout: STEP_MS });
      for (const [name, { page, wrong }] of Object.entries(all)) {
        const state = await page.evaluate(() => [
          (window as unknown as { __pwned?: unknown }).__pwned ?? null,
          ({} as { x?: unknown }).x ?? null,
        ]);
        expect(state, name).toEqual([null, null]);
        expect([...new Set(wrong)], name).toEqual([]);
      }
    },
    STORY_MS,
  );
});
