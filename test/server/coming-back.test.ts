/** Real clients behind a network that fails, on the real server: what they have and may do when they are back. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ConversationSnapshot } from '../../client/index.js';
import { ConversationClient } from '../../client/index.js';
import { composersFor } from '../../components/conversation/conversation-plan.js';
import { stall, TcpProxy } from '../faults/proxy.js';
import { HandClock } from '../support/hand-clock.js';
import { type Begun, type Person, post, signedIn, textsOf, useParley } from '../support/parley-server.js';
import type { RawClient } from '../support/raw-client.js';
import { isLive, texts, until } from '../support/until.js';

const parley = useParley({ sales: { label: 'Sales', policy: signedIn } });
const maria: Person = { id: 'maria', role: 'supervisor', grants: ['monitor', 'whisper', 'join', 'takeover'] };
const root: Person = { id: 'root', role: 'supervisor', grants: ['configure'] };

let network: TcpProxy;
let clock: HandClock;
let open: { close(): void }[];
let agents = 0;
/** Another one in each test, so that no desk is ever full. */
let anna: Person;

beforeEach(async () => {
  agents += 1;
  anna = { id: `anna-${agents}`, role: 'agent', grants: ['handle'] };
  network = await TcpProxy.open(parley.server.port);
  clock = new HandClock();
  open = [];
});
afterEach(async () => {
  for (const each of open) each.close();
  await network.close();
});

const keep = <Closing extends { close(): void }>(each: Closing): Closing => {
  open.push(each);
  return each;
};

/** A try may fail once more, where a process was held up for as long as the server waits; no clock brings the next one. */
const untilIn = async (
  client: ConversationClient,
  holds: (snapshot: ConversationSnapshot) => boolean,
): Promise<ConversationSnapshot> => {
  const isWaiting = (): boolean => client.snapshot.connection.kind === 'waiting';
  const again = (): void => queueMicrotask(() => isWaiting() && client.retryNow());
  client.addEventListener('change', again);
  try {
    return await until(client, holds);
  } finally {
    client.removeEventListener('change', again);
  }
};

/** Through the network that fails, as everybody else is not. */
const behind = async (id: string, who: Person | { readonly secret: string }): Promise<ConversationClient> => {
  const credential =
    'secret' in who
      ? ({ kind: 'secret', secret: who.secret } as const)
      : ({ kind: 'token', token: await parley.tokenOf(who) } as const);
  const client = new ConversationClient({
    server: network.url,
    conversation: id,
    credential,
    environment: clock.environment,
  });
  keep({ close: () => client.disconnect() });
  client.connect();
  await untilIn(client, isLive);
  return client;
};

const begun = async (): Promise<Begun> => {
  const talk = await parley.begin();
  keep(talk.customer);
  return talk;
};

const answered = async (): Promise<Begun & { readonly agent: ConversationClient }> => {
  const talk = await begun();
  const agent = await behind(talk.id, anna);
  expect(await agent.accept()).toEqual({ kind: 'accepted' });
  await until(agent, ({ header }) => header?.kind === 'staff');
  return { ...talk, agent };
};

const monitoring = async (id: string): Promise<RawClient> => {
  const monitor = keep(await parley.enterAs(id, maria));
  expect(await monitor.command({ type: 'supervise', mode: 'monitor' })).toMatchObject({ type: 'accepted' });
  return monitor;
};

const cutOff = async (client: ConversationClient): Promise<void> => {
  network.cut({ refusing: true });
  await until(client, ({ connection }) => connection.kind === 'waiting');
};

const back = async (client: ConversationClient): Promise<ConversationSnapshot> => {
  network.heal();
  client.retryNow();
  return untilIn(client, (now) => isLive(now) && now.pending.every(({ state }) => state.kind === 'failed'));
};

const failures = ({ pending }: ConversationSnapshot): readonly string[] =>
  pending.flatMap(({ text, state }) => (state.kind === 'failed' ? `${text}: ${state.refusal.code}` : []));
const kinds = ({ entries }: ConversationSnapshot): readonly string[] => entries.map(({ body }) => body.kind);

describe('an answer that was written while others spoke', () => {
  it('[T03][PO13][WI7] has the agent told who spoke, and all of it before, by number and not by time', async () => {
    const { id, customer, agent } = await answered();
    const joined = await monitoring(id);
    await joined.does({ type: 'supervise', mode: 'join' });
    await until(agent, (now) => kinds(now).includes('joined'));
    await cutOff(agent);
    agent.post('There is no refund, sorry');
    const missed: string[] = [];
    // More than a page, so that the agent's client is behind by far.
    for (let n = 1; n <= 60; n += 1) {
      missed.push(`We refund it, part ${n}`);
      const answer = await joined.command(post(`We refund it, part ${n}`, { epoch: 1 }));
      expect(answer).toMatchObject({ type: 'accepted' });
    }
    await customer.command(post('Thank you, when?'));
    const now = await back(agent);
    // The customer's own word since then makes it no less of a contradiction.
    await until(agent, ({ alsoAnsweredBy }) => alsoAnsweredBy === 'maria');
    expect(texts(now)).toEqual([
      'My parcel is late',
      ...missed,
      'Thank you, when?',
      'There is no refund, sorry',
    ]);
    expect(now.entries.map(({ seq }) => seq)).toEqual(now.entries.map((_, index) => index + 1));
    agent.post('Now that I have read it: you are refunded');
    const last = await until(agent, ({ pending }) => pending.length === 0);
    expect(last.alsoAnsweredBy).toBeNull();
  });
});

describe('what became of the conversation meanwhile', () => {
  /** Each while the agent is cut off, with what they may not send any more. */
  const cases = {
    'ended by the customer': {
      meanwhile: async ({ customer }: Begun) => void (await customer.command({ type: 'end' })),
      header: { kind: 'staff', phase: 'wrap-up' },
      entry: 'ended',
      refusal: 'closed',
    },
    'taken over': {
      meanwhile: async ({ id }: Begun) => {
        const supervisor = await monitoring(id);
        expect(await supervisor.command({ type: 'take-over', epoch: 1 })).toMatchObject({ type: 'accepted' });
      },
      header: { kind: 'displaced' },
      entry: null,
      refusal: 'not-handler',
    },
  } as const;

  for (const [what, { meanwhile, header, entry, refusal }] of Object.entries(cases)) {
    it(`[T04][G03] ${what}: the agent’s field is gone with the first frame, and what waited is not sent`, async () => {
      const talk = await answered();
      const { agent, customer } = talk;
      expect(agent.snapshot.header?.you.may).toContain('post-to-everyone');
      await cutOff(agent);
      agent.post('Too late');
      await meanwhile(talk);
      const now = await back(agent);
      expect(now.header).toMatchObject(header);
      expect(now.header?.you.may).not.toContain('post-to-everyone');
      if (now.header?.kind === 'staff') {
        expect(composersFor(now.header)).not.toMatchObject({
          audiences: expect.arrayContaining(['everyone']),
        });
      }
      if (entry) expect(kinds(now)).toContain(entry);
      expect(failures(now)).toEqual([`Too late: ${refusal}`]);
      await customer.settled();
      expect(textsOf(customer)).toEqual(['My parcel is late']);
    });
  }

  it('[T04][G03] ended by the agent: the customer’s words are not sent into what is over', async () => {
    const { id, secret, customer } = await begun();
    customer.close();
    const visitor = await behind(id, { secret });
    const agent = keep(await parley.enterAs(id, anna));
    await agent.does({ type: 'accept', epoch: 0 });
    await until(visitor, ({ header }) => header?.kind === 'customer' && header.phase === 'active');
    await cutOff(visitor);
    visitor.post('Are you still there?');
    await agent.command({ type: 'end' });
    const now = await back(visitor);
    expect(now.header).toMatchObject({ phase: 'closed' });
    expect(now.header?.you.may).not.toContain('post-to-everyone');
    expect(kinds(now)).toContain('ended');
    expect(failures(now)).toEqual(['Are you still there?: closed']);
    await agent.settled();
    expect(textsOf(agent)).toEqual(['My parcel is late']);
  });

  it('[T04][PL2] another policy: a monitor who is back may whisper no more', async () => {
    const { id } = await answered();
    const monitor = await behind(id, maria);
    expect(await monitor.monitor()).toEqual({ kind: 'accepted' });
    await until(monitor, ({ header }) => header?.you.may.includes('whisper') ?? false);
    await cutOff(monitor);
    monitor.post('Psst', 'whisper');
    const authorization = `Bearer ${await parley.tokenOf(root)}`;
    const stricter = JSON.stringify({ ...signedIn, whisper: 'off' });
    const { status } = await parley.ask('PUT', 'workgroup/sales/policy', authorization, stricter);
    expect(status).toBe(200);
    // The conversation is told by its workgroup.
    const other = keep(await parley.enterAs(id, { ...maria, id: 'luis' }));
    await other.does({ type: 'supervise', mode: 'monitor' });
    await other.next(({ header }) => {
      const { you } = (header ?? {}) as {
        readonly you?: { readonly standing: string; readonly may: string[] };
      };
      return you?.standing === 'monitoring' && !you.may.includes('whisper');
    });
    const now = await back(monitor);
    expect(now.header?.you.may).not.toContain('whisper');
    expect(now.header?.kind === 'staff' && composersFor(now.header)).toEqual({ kind: 'none' });
    expect(failures(now)).toEqual(['Psst: forbidden']);
    await parley.ask('PUT', 'workgroup/sales/policy', authorization, JSON.stringify(signedIn));
  });
});

describe('a network that is open in one direction alone', () => {
  it('[T06][WI15][G01] what is said arrives and no answer comes: it is noticed by the clock, and said once', async () => {
    const { id, secret } = await begun();
    const agent = keep(await parley.enterAs(id, anna));
    await agent.does({ type: 'accept', epoch: 0 });
    const visitor = await behind(id, { secret });
    network.set({ down: stall });
    visitor.post('Can you hear me?');
    await agent.next((frame) => JSON.stringify(frame).includes('Can you hear me?'));
    await agent.command(post('Yes. Can you?', { epoch: 1 }));
    clock.pass(34_000);
    expect(visitor.snapshot).toMatchObject({
      connection: { kind: 'live' },
      pending: [{ text: 'Can you hear me?' }],
    });
    clock.pass(2_000);
    expect(visitor.snapshot.connection.kind).not.toBe('live');
    network.heal();
    clock.pass(2_000);
    const now = await untilIn(visitor, (each) => isLive(each) && each.pending.length === 0);
    expect(texts(now)).toEqual(['My parcel is late', 'Can you hear me?', 'Yes. Can you?']);
    await agent.settled();
    expect(textsOf(agent).filter((text) => text === 'Can you hear me?')).toHaveLength(1);
  });

  it('[T06][WI15][G01] nothing that is said arrives, though others are heard: it goes when the way is open again', async () => {
    const { id, secret } = await begun();
    const agent = keep(await parley.enterAs(id, anna));
    await agent.does({ type: 'accept', epoch: 0 });
    const visitor = await behind(id, { secret });
    network.set({ up: stall });
    visitor.post('Nobody answers me');
    await agent.command(post('Are you there?', { epoch: 1 }));
    await until(visitor, (each) => texts(each).includes('Are you there?'));
    // From here on it is silent both ways, as an answer to a ping would be all that comes.
    clock.pass(36_000);
    expect(visitor.snapshot.connection.kind).not.toBe('live');
    network.heal();
    clock.pass(2_000);
    const now = await untilIn(visitor, (each) => isLive(each) && each.pending.length === 0);
    expect(texts(now)).toEqual(['My parcel is late', 'Are you there?', 'Nobody answers me']);
    await agent.next((frame) => JSON.stringify(frame).includes('Nobody answers me'));
  });
});
