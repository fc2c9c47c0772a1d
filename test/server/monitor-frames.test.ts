/** A supervisor who monitors says everything that a client can say: nobody hears of it, and nothing is another afterwards. */
import { describe, expect, it } from 'vitest';
import { grants } from '../../core/domain/identity.js';
import type { ConversationUp } from '../../core/protocol/conversation-up.js';
import { type Begun, type Person, post, useParley } from '../support/parley-server.js';
import { type Frame, newSecret, RawClient } from '../support/raw-client.js';

const parley = useParley();
/** Every grant that there is: what keeps them from it is that they monitor. */
const maria: Person = { id: 'maria', role: 'supervisor', grants };
const luis: Person = { id: 'luis', role: 'supervisor', grants };

type Said = Omit<Frame, 'type'> & { readonly type: string };
/** To be alive and to read; to step up, down and out; and the whisper, a post to an audience of its own. */
type Allowed = 'hello' | 'ping' | 'read-history' | 'supervise' | 'take-over';

/** All that changes something for others, as somebody says it who may. */
const commands = (suggestion: string) =>
  ({
    post: [
      post('I am heard', { epoch: 1 }),
      { type: 'post', audience: 'staff', text: 'I am read', epoch: 1 },
      post('I am a suggestion', { epoch: 1, suggestion: true }),
      post('', { epoch: 1, files: [`fl_${'a'.repeat(22)}`] }),
    ],
    accept: [{ type: 'accept', epoch: 1 }],
    decline: [{ type: 'decline', reason: 'no' }],
    'withdraw-offer': [{ type: 'withdraw-offer' }],
    'hand-off': [
      { type: 'hand-off', epoch: 1, to: { kind: 'workgroup', id: 'support' }, manner: 'cold' },
      { type: 'hand-off', epoch: 1, to: { kind: 'supervisor', id: 'luis' }, manner: 'warm' },
    ],
    assign: [
      { type: 'assign', epoch: 1, to: 'luis' },
      { type: 'assign', epoch: 1, to: 'maria', override: true },
    ],
    'hand-back': [{ type: 'hand-back', epoch: 1 }],
    'pass-lead': [{ type: 'pass-lead', to: 'maria' }],
    hold: [
      { type: 'hold', on: true },
      { type: 'hold', on: false },
    ],
    snooze: [{ type: 'snooze', until: Date.now() + 3_600_000 }],
    tag: [{ type: 'tag', add: ['vip'], remove: ['late'] }],
    'set-priority': [{ type: 'set-priority', priority: 4 }],
    flag: [{ type: 'flag', reason: 'rude' }],
    unflag: [{ type: 'unflag' }],
    'raise-hand': [{ type: 'raise-hand', text: 'help' }],
    'lower-hand': [{ type: 'lower-hand' }],
    'settle-suggestion': [{ type: 'settle-suggestion', suggestion, outcome: 'inserted' }],
    consent: [{ type: 'consent', version: '1', agreed: true }],
    'fill-form': [{ type: 'fill-form', form: 'away', values: {} }],
    end: [{ type: 'end' }],
    'force-close': [{ type: 'force-close', reason: 'over' }],
    'wrap-up': [{ type: 'wrap-up', disposition: 'solved' }],
    rate: [{ type: 'rate', score: 5 }],
    forget: [{ type: 'forget' }],
  }) satisfies Partial<Record<Exclude<ConversationUp['type'], Allowed>, readonly Said[]>>;

/** What is said in passing, without an answer. */
const signals = {
  'set-typing': [{ type: 'set-typing', active: true }],
  'set-draft': [{ type: 'set-draft', text: 'I am seen typing' }],
  'set-context': [
    {
      type: 'set-context',
      page: null,
      referrer: null,
      language: 'en',
      device: 'phone',
      fields: { plan: 'x' },
    },
  ],
  'mark-read': [{ type: 'mark-read', delivered: 9, read: 9 }],
} satisfies Partial<Record<ConversationUp['type'], readonly Said[]>>;

/** Together they are every frame that there is; a new one does not compile before it stands in a list. */
type Named = keyof ReturnType<typeof commands> | keyof typeof signals | Allowed;
const isEvery: [Exclude<ConversationUp['type'], Named>] extends [never] ? true : false = true;

/** What no client of ours says. */
const noFrames = ['not even json', '{"type":"speak","text":"x"}', '[]', '{"type":"post"}'];

const newest = ({ frames }: RawClient): Frame =>
  (frames.findLast(({ header }) => header !== undefined)?.header ?? {}) as Frame;

/** A conversation in which there is something to undo, to settle and to take. */
const furnished = async () => {
  const talk = await parley.handled();
  const { id, handler } = talk;
  const joined = await parley.enterAs(id, luis);
  await joined.does({ type: 'supervise', mode: 'monitor' });
  await joined.does({ type: 'supervise', mode: 'join' });
  await joined.command({ type: 'flag', reason: 'look at this' });
  const whisper = { type: 'post', audience: 'whisper', text: 'Say this', epoch: 1, suggestion: true };
  const { entryId } = await joined.command(whisper);
  await handler.command({ type: 'raise-hand', text: 'help' });
  await handler.command({ type: 'tag', add: ['late'], remove: [] });
  await handler.command({ type: 'hold', on: true });
  const monitor = await parley.enterAs(id, maria);
  expect(await monitor.command({ type: 'supervise', mode: 'monitor' })).toMatchObject({ type: 'accepted' });
  const others = { customer: talk.customer, handler, joined } as Readonly<Record<string, RawClient>>;
  return { ...talk, monitor, others, suggestion: String(entryId) };
};

interface Listed {
  readonly conversation: string;
  readonly lastMessage: { readonly text: string } | null;
  readonly supervisors: readonly object[];
}

/** What a list says of the conversation, once it has heard the customer's newest words. */
const listed = async (
  list: RawClient,
  { id, customer }: Begun,
  text: string,
  known: (row: Listed) => boolean = () => true,
): Promise<object> => {
  await customer.command(post(text));
  const rowsOf = ({ rows, changed }: Frame) => (rows ?? changed ?? []) as readonly Listed[];
  const isIt = (row: Listed): boolean =>
    row.conversation === id && row.lastMessage?.text === text && known(row);
  const frame = await list.next((each) => rowsOf(each).some(isIt));
  const { tags, priority, handler, phase, onHold, offer, concerns, supervisors } = rowsOf(frame).find(
    isIt,
  ) as Listed & Record<string, unknown>;
  const { flag, hand } = concerns as Record<string, unknown>;
  return { tags, priority, handler, phase, onHold, offer, supervisors, flag, hand };
};

/** What they were sent since, but for the answers to their own pings. */
const watch = async (others: Readonly<Record<string, RawClient>>) => {
  const settle = () => Promise.all(Object.values(others).map((each) => each.settled()));
  await settle();
  const from = Object.entries(others).map(([name, { texts }]) => [name, texts.length] as const);
  return async (): Promise<readonly string[]> => {
    await settle();
    return from.flatMap(([name, length]) =>
      (others[name]?.texts ?? [])
        .slice(length)
        .filter((text) => text !== '{"type":"pong"}')
        .map((text) => `${name}: ${text}`),
    );
  };
};

describe('a socket that monitors', () => {
  it('[T13][R3][B04] writes nothing, whatever frame it sends', async () => {
    expect(isEvery).toBe(true);
    const talk = await furnished();
    const { id, monitor, others, suggestion } = talk;
    const token = await parley.tokenOf(maria);
    const list = await RawClient.open(parley.urlOf('workgroup', 'sales'));
    await list.signIn(await parley.tokenOf(luis));
    // Who watches is told apart from what is said.
    const row = await listed(list, talk, 'Before', ({ supervisors }) => supervisors.length === 2);
    expect(row).toMatchObject({ tags: ['late'], onHold: true, supervisors: [{}, { mode: 'monitor' }] });
    const stored = async () =>
      (await parley.ask('GET', `main/${id}/transcript.json`, `Bearer ${token}`)).body;
    const heard = await watch(others);
    const [before, header] = [await stored(), newest(monitor)];
    expect(before).toContain('My parcel is late');

    for (const frame of Object.values(commands(suggestion)).flat()) {
      const answer = await monitor.command(frame);
      expect([frame, answer.type]).toEqual([frame, 'refused']);
      // Not for coming too fast or for its form: such a refusal would prove nothing.
      expect([frame, answer.code]).not.toEqual([frame, 'rate-limited']);
      expect([frame, answer.code]).not.toEqual([frame, 'bad-frame']);
    }
    for (const frame of Object.values(signals).flat()) monitor.send(frame);
    for (const text of noFrames) monitor.sendText(text);
    // Nor does it become somebody else in the middle of it.
    monitor.send({
      type: 'hello',
      versions: [1, 1],
      credential: { kind: 'secret', secret: newSecret() },
      device: monitor.device,
    });
    await monitor.settled();
    expect(await heard()).toEqual([]);
    expect(await stored()).toBe(before);
    expect(newest(monitor)).toEqual(header);
    expect(header).toMatchObject({ you: { standing: 'monitoring' }, phase: 'active', onHold: true });
    expect(await listed(list, talk, 'After')).toEqual(row);
    for (const each of [monitor, list, ...Object.values(others)]) each.close();
  });

  it('[T13][A04][B04] leaves, whispers to the agent alone, and steps up, each by a frame that says so', async () => {
    const { monitor, others } = await furnished();
    const heard = await watch(others);
    expect(await monitor.command({ type: 'supervise', mode: 'leave' })).toMatchObject({ type: 'accepted' });
    await monitor.does({ type: 'supervise', mode: 'monitor' });
    const known = (await heard()).filter((each) => !each.startsWith('joined: '));
    expect(known).toEqual([]);
    const whisper = { type: 'post', audience: 'whisper', text: 'psst', epoch: 1 };
    expect(await monitor.command(whisper)).toMatchObject({ type: 'accepted' });
    const told = (await heard()).filter((each) => each.includes('psst')).map((each) => each.split(':')[0]);
    expect(told).toEqual(['handler', 'joined']);
    expect(await monitor.command({ type: 'supervise', mode: 'join' })).toMatchObject({ type: 'accepted' });
    expect(await monitor.command(post('Now I am heard', { epoch: 1 }))).toMatchObject({ type: 'accepted' });
    expect((await heard()).join()).toContain('customer: ');
    for (const each of [monitor, ...Object.values(others)]) each.close();
  });
});
