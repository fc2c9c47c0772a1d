/** A shop's afternoon on the real server: customers who wait and write, agents who answer, all over bare sockets. */
import { newConversationId, newSecret, RawClient } from '../support/raw-client.js';
import type { Stage } from '../support/stage.js';

/** What the pictures show beyond the defaults: everything that a workgroup can turn on. */
const policy = {
  sentiment: 'on',
  tags: ['refund', 'delivery', 'invoice', 'vip'],
  reasons: ['Complaint', 'Expert needed', 'Agent is away'],
  dispositions: ['Solved', 'Will call back', 'Spam'],
  takeover: { targets: ['self', 'agent', 'queue'], intro: 'suggested' },
  routing: { strategy: 'manual' },
  site: {
    greeting: { en: 'Hello! What can we do for your linen?' },
    preChat: {
      isSkippable: true,
      fields: [
        { name: 'name', label: 'Your name', kind: 'text', isRequired: true },
        { name: 'email', label: 'E-mail', kind: 'email', isRequired: true },
        {
          name: 'topic',
          label: 'Topic',
          kind: 'choice',
          isRequired: false,
          options: ['Order', 'Something else'],
        },
        { name: 'terms', label: 'I have read the terms', kind: 'check', isRequired: false },
      ],
    },
  },
};

export const floorConfig = {
  workgroups: {
    sales: { label: 'Sales', policy },
    support: { label: 'Customer support', policy },
  },
};

interface Line {
  readonly by: 'customer' | 'agent';
  readonly text: string;
}
interface Story {
  readonly customer: string;
  readonly workgroup: 'sales' | 'support';
  /** Null: nobody has taken it. */
  readonly agent: 'anna' | 'ben' | null;
  readonly lines: readonly Line[];
  /** What a supervisor whispers to whoever handles it. */
  readonly whisper?: string;
  readonly isEnded?: true;
}

const c = (text: string): Line => ({ by: 'customer', text });
const a = (text: string): Line => ({ by: 'agent', text });

const stories: readonly Story[] = [
  {
    customer: 'Kim Okafor',
    workgroup: 'sales',
    agent: 'anna',
    lines: [
      c('Hello! I ordered the walnut desk on Monday and the page still says "in preparation".'),
      a('Hi Kim, thank you for your patience. Let me look that up for you.'),
      c('Thanks. I need it before Friday, otherwise I have to buy one elsewhere.'),
      a('I see it: order 48213. It left our warehouse this morning and should be with you on Thursday.'),
      c(
        'That would be great! Can you send me the tracking link? https://shop.example/track/48213 does not open.',
      ),
    ],
  },
  {
    customer: 'Priya Raman',
    workgroup: 'sales',
    agent: 'anna',
    lines: [
      c(
        'This is the third time I write. The lamp arrived broken AGAIN. This is terrible, I am really angry.',
      ),
      a('I am very sorry, Priya. I will make this right.'),
      c('You said that last time. Awful service, I want my money back now.'),
    ],
    whisper: 'Offer her the refund and a voucher: I have approved it.',
  },
  {
    customer: 'Jonas Weber',
    workgroup: 'support',
    agent: 'anna',
    lines: [c('Could you change the address on my invoice?')],
  },
  {
    customer: 'Amélie Dubois',
    workgroup: 'support',
    agent: 'ben',
    lines: [
      c('Do you ship to Belgium?'),
      a('Yes, we do. It takes two to four days and is free from 50 €.'),
      c('Wonderful, thank you so much! You are very helpful.'),
    ],
  },
  {
    customer: 'Tom',
    workgroup: 'sales',
    agent: 'ben',
    lines: [c('Is the blue one still available?'), a('It is! Shall I put one aside for you?')],
  },
  { customer: 'Sofia Lindqvist', workgroup: 'sales', agent: null, lines: [c('Hi, is somebody there?')] },
  {
    customer: 'Mohamed El-Sayed',
    workgroup: 'support',
    agent: null,
    lines: [c('My voucher code SUMMER is not accepted at the checkout.'), c('Hello?')],
  },
  { customer: '', workgroup: 'sales', agent: null, lines: [c('What are your opening hours?')] },
  {
    customer: 'Grace Chen',
    workgroup: 'sales',
    agent: 'anna',
    lines: [
      c('I would like to return the chair.'),
      a('Of course. I have sent you a label by e-mail.'),
      c('Got it, thanks!'),
    ],
    whisper: 'Well done. Remind her of the two weeks.',
    isEnded: true,
  },
];

export interface Played {
  readonly customer: string;
  readonly conversation: string;
  /** The customer's own socket, to go on writing. */
  readonly client: RawClient;
}

export interface AfternoonFloor {
  readonly played: readonly Played[];
  close(): void;
}

const enter = async (
  stage: Stage,
  conversation: string,
  credential: Readonly<Record<string, string>>,
  more: Readonly<Record<string, unknown>> = {},
): Promise<RawClient> => {
  const client = await RawClient.open(`ws://${stage.server.host}/parties/main/${conversation}`);
  await client.hello(credential, more);
  return client;
};

/** Luis looks in, says one thing to the agent alone, and goes again. */
const whisperInto = async (stage: Stage, conversation: string, text: string): Promise<void> => {
  const luis = await enter(stage, conversation, { kind: 'token', token: await stage.token('luis') });
  await luis.command({ type: 'supervise', mode: 'monitor' });
  await luis.command({ type: 'post', audience: 'whisper', text, epoch: 1 });
  await luis.command({ type: 'supervise', mode: 'leave' });
  luis.close();
};

const play = async (stage: Stage, story: Story): Promise<readonly [Played, ...RawClient[]]> => {
  const conversation = newConversationId();
  const start = { workgroup: story.workgroup, ...(story.customer ? { name: story.customer } : {}) };
  const credential = { kind: 'secret', secret: newSecret() };
  const customer = await enter(stage, conversation, credential, { start });
  const played = { customer: story.customer, conversation, client: customer };
  const post = (by: RawClient, epoch: number, text: string) =>
    by.command({ type: 'post', audience: 'everyone', text, epoch });
  const [first, ...rest] = story.lines;
  if (first) await customer.command({ type: 'post', audience: 'everyone', text: first.text });
  if (story.agent === null) {
    for (const { text } of rest) await customer.command({ type: 'post', audience: 'everyone', text });
    return [played];
  }
  const agent = await enter(stage, conversation, { kind: 'token', token: await stage.token(story.agent) });
  await agent.command({ type: 'accept', epoch: 0 });
  for (const { by, text } of rest) {
    if (by === 'agent') await post(agent, 1, text);
    else await customer.command({ type: 'post', audience: 'everyone', text });
  }
  if (story.whisper) await whisperInto(stage, conversation, story.whisper);
  if (story.isEnded) {
    await agent.command({ type: 'end' });
    await agent.command({ type: 'wrap-up', disposition: 'Solved' });
  }
  return [played, agent];
};

export const openFloor = async (stage: Stage): Promise<AfternoonFloor> => {
  const desks = await Promise.all(
    ['anna', 'ben', 'luis'].map(async (person) => {
      const desk = await RawClient.open(`ws://${stage.server.host}/parties/desk/${person}`);
      await desk.goOnline(await stage.token(person));
      return desk;
    }),
  );
  const played: Played[] = [];
  const sockets: RawClient[] = [...desks];
  for (const story of stories) {
    const [each, ...others] = await play(stage, story);
    played.push(each);
    sockets.push(each.client, ...others);
  }
  // Whoever says nothing for long is taken for gone, and what they handle goes back into the queue.
  const beat = setInterval(() => {
    for (const socket of sockets) socket.send({ type: 'ping', received: socket.texts.length });
  }, 10_000);
  return {
    played,
    close: () => {
      clearInterval(beat);
      for (const socket of sockets) socket.close();
    },
  };
};
