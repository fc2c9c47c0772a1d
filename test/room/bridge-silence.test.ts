/** What goes on unseen changes no byte and no moment of what a channel is told. */
import { describe, expect, it } from 'vitest';
import type { PolicyOverrides } from '../../core/domain/policy.js';
import type { Actor } from '../support/actors.js';
import { parleyWorld, staffIn, workgroupOf } from '../support/actors.js';
import { agent, supervisor } from '../support/builders.js';
import { Gateway, heardBy } from '../support/gateway.js';

const anna = agent('Anna');
const maria = supervisor('Maria');
const luis = supervisor('Luis');

/** Nobody takes anything. */
const isDown = (): never => {
  throw new Error('The gateway is down.');
};

type Hidden = (watchers: readonly Actor[]) => Promise<void>;

/** The same talk, with places in it at which something may happen that the customer must not feel. */
const talk = async (
  hidden: readonly Hidden[],
  policy: PolicyOverrides,
  options: { readonly isRestless?: boolean; readonly isFailing?: boolean } = {},
) => {
  const { isRestless = false, isFailing = false } = options;
  const world = parleyWorld({ workgroups: { sales: { policy } }, isRestless });
  let tries = 0;
  world.webhooks.before = () => {
    tries += 1;
    if (isFailing && tries % 3 !== 0) isDown();
  };
  const gateway = new Gateway(world);
  const answers = [await gateway.post('Hello')];
  const handler = await staffIn(world, anna).enter();
  const watchers = [staffIn(world, maria), staffIn(world, luis)];
  const at = async (index: number): Promise<void> => {
    await world.advance(400);
    await hidden[index]?.(watchers);
    await world.advance(400);
  };
  await handler.command({ type: 'accept', epoch: 0 });
  await at(0);
  await handler.post('Good morning', { epoch: 1 });
  await at(1);
  answers.push(await gateway.post('Where is it?'));
  await at(2);
  await handler.post('On its way', { epoch: 1 });
  await at(3);
  answers.push(await gateway.command({ type: 'mark-read', delivered: 3, read: 3 }));
  await handler.post('Anything else?', { epoch: 1 });
  await at(4);
  // Not so long that anybody is taken for gone.
  await world.advance(20_000);
  return {
    answers,
    tries: world.webhooks.tries,
    heard: heardBy(world),
    log: world.lines.filter(({ event }) => event === 'webhook-failed').length,
  };
};

const watching: readonly Hidden[] = [
  async ([first, second]) => {
    await first?.enter();
    await first?.command({ type: 'supervise', mode: 'monitor' });
    await second?.enter();
    await second?.command({ type: 'supervise', mode: 'monitor' });
  },
  async ([first]) => {
    for (let index = 0; index < 5; index += 1) {
      await first?.command({ type: 'post', audience: 'whisper', text: `psst ${index}`, epoch: 1 });
    }
  },
  async ([first, second]) => {
    await second?.command({ type: 'post', audience: 'staff', text: 'a note' });
    second?.end.drop();
    await first?.post('not from here', { epoch: 1 });
  },
  async ([first]) => void (await first?.command({ type: 'supervise', mode: 'leave' })),
];

/** Joined and gone again, with a whisper and a note in between. */
const joining: readonly Hidden[] = [
  ...watching.slice(0, 2),
  async ([first]) => {
    await first?.command({ type: 'supervise', mode: 'join' });
    await first?.command({ type: 'post', audience: 'staff', text: 'a note' });
    await first?.command({ type: 'post', audience: 'whisper', text: 'psst', epoch: 1 });
  },
  async ([first]) => void (await first?.command({ type: 'supervise', mode: 'leave' })),
];

describe('silence', () => {
  for (const isFailing of [false, true]) {
    for (const isRestless of [false, true]) {
      const how = `${isFailing ? 'failing now and then' : 'well'}${isRestless ? ', every room rebuilt' : ''}`;
      it(`[B38][R3][E13] bytes and times are the same with watching, whispers and notes: ${how}`, async () => {
        const options = { isFailing, isRestless };
        const watched = await talk(watching, {}, options);
        const unwatched = await talk([], {}, options);
        expect(watched).toEqual(unwatched);
        expect(watched.heard).toEqual(['handler-shown', 'Good morning', 'On its way', 'Anything else?']);
        expect(watched.log > 0).toBe(isFailing);
      });
    }
  }

  it('[B38][VI13] joining that is not told is not told to a channel either', async () => {
    const policy: PolicyOverrides = { joinNotice: 'off' };
    expect(await talk(joining, policy)).toEqual(await talk([], policy));
  });

  it('[B38][SU5][BR4] joining that is told comes as the customer sees it, and nothing of what goes on beside', async () => {
    const { heard, tries } = await talk(joining, { joinNotice: 'on' });
    expect(heard).toEqual([
      'handler-shown',
      'Good morning',
      'joined',
      'On its way',
      'left',
      'Anything else?',
    ]);
    expect(tries.map(({ body }) => body).join()).not.toMatch(
      /psst|a note|s-maria|s-luis|a-anna|monitor|epoch/,
    );
  });

  it('[B08][PR5] nor does a list that somebody came, where nothing could be said yet', async () => {
    const run = async (isWatched: boolean): Promise<readonly string[]> => {
      const world = parleyWorld({ workgroups: { sales: { policy: { consent: 'required' } } } });
      const list = await workgroupOf(world, agent('Ben')).enter();
      expect((await new Gateway(world).post('Hello')).status).toBe(409);
      await world.advance(1_000);
      if (isWatched) await staffIn(world, maria).enter();
      await world.advance(1_000);
      expect(list.end.texts.join()).toContain('"verified":true,"present":true');
      expect(list.end.texts.join()).not.toContain('"present":false');
      return list.end.texts;
    };
    expect(await run(true)).toEqual(await run(false));
  });

  it('[B08][PR5] a list shows nothing of it when somebody watches', async () => {
    const run = async (isWatched: boolean): Promise<readonly string[]> => {
      const world = parleyWorld();
      await new Gateway(world).post('Hello');
      const list = await workgroupOf(world, agent('Ben')).enter();
      await world.advance(1_000);
      const watcher = await staffIn(world, maria).enter();
      if (isWatched) await watcher.command({ type: 'supervise', mode: 'monitor' });
      await world.advance(1_000);
      return list.end.texts;
    };
    expect(await run(true)).toEqual(await run(false));
  });
});
