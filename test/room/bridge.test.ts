/** Customers of other channels: spoken for exactly once, known by nobody else's number, and supervised like any. */
import { describe, expect, it } from 'vitest';
import type { BridgedChannel } from '../../core/domain/bridge.js';
import { bridgedChannels } from '../../core/domain/bridge.js';
import type { Capability } from '../../core/domain/channels.js';
import { canOn } from '../../core/domain/channels.js';
import type { Identity } from '../../core/domain/identity.js';
import { customerIdOf } from '../../core/domain/ids.js';
import type { Frame } from '../support/actors.js';
import { conversationId, customerIn, parleyWorld, staffIn, workgroupOf } from '../support/actors.js';
import { agent, SALES, supervisor } from '../support/builders.js';
import { bridgeOf, Gateway } from '../support/gateway.js';

const anna = agent('Anna');
const maria = supervisor('Maria');

const begun = async (options: Parameters<typeof parleyWorld>[0] = {}) => {
  const world = parleyWorld(options);
  const gateway = new Gateway(world);
  await gateway.post('Where is my parcel?');
  const handler = await staffIn(world, anna).enter();
  await handler.command({ type: 'accept', epoch: 0 });
  return { world, gateway, handler };
};

describe('a customer of another channel', () => {
  it('[B08] begins with what they write, and is answered as over a socket', async () => {
    const world = parleyWorld();
    const gateway = new Gateway(world);
    const first = await gateway.post('Where is my parcel?');
    expect(first).toMatchObject({ status: 200, frame: { type: 'accepted', seq: 1 } });
    const handler = await staffIn(world, anna).enter();
    await handler.command({ type: 'accept', epoch: 0 });
    expect(handler.texts).toEqual(['Where is my parcel?']);
    expect(handler.header).toMatchObject({
      channel: 'sms',
      customer: { name: 'Carla', verified: true, present: true },
    });
    const list = await workgroupOf(world, maria).enter();
    expect(list.frames[0]?.rows).toMatchObject([{ channel: 'sms', customer: { present: true } }]);
    expect(await gateway.command({ type: 'end' })).toMatchObject({ status: 200 });
    expect(handler.header).toMatchObject({ phase: 'wrap-up' });
    expect(await gateway.post('One more')).toMatchObject({
      status: 409,
      frame: { type: 'refused', code: 'closed' },
    });
  });

  it('[B08][BR2] says each thing once, in order, and is given the same answer again', async () => {
    const { gateway, handler } = await begun();
    const answer = await gateway.post('Hello?');
    expect(await gateway.command({ type: 'post', text: 'said differently' }, 2)).toEqual(answer);
    const both = [gateway.bodyOf({ type: 'post', text: 'at once' }), gateway.bodyOf({ type: 'end' })];
    const [one, two] = await Promise.all(both.map((body) => gateway.send(body)));
    expect(one).toEqual(two);
    expect(await gateway.command({ type: 'end' }, 9)).toMatchObject({
      status: 409,
      frame: { code: 'gap', expect: 4 },
    });
    expect(handler.texts).toEqual(['Where is my parcel?', 'Hello?', 'at once']);
  });

  it('[B08] says how far they were reached, once and no further back', async () => {
    const { gateway, handler } = await begun();
    const marked = await gateway.command({ type: 'mark-read', delivered: 2, read: 1 });
    expect(marked).toMatchObject({ status: 200, frame: { type: 'accepted', entryId: null, seq: null } });
    expect(handler.frames.findLast((frame) => frame.type === 'marks')).toMatchObject({
      marks: { customer: { delivered: 2, read: 1 } },
    });
    expect(await gateway.command({ type: 'mark-read', delivered: 9, read: 9 }, 2)).toEqual(marked);
    expect(await gateway.command({ type: 'mark-read', delivered: 0, read: 0 })).toMatchObject({
      status: 200,
    });
    expect(handler.frames.filter((frame) => frame.type === 'marks')).toHaveLength(1);
  });

  it('[B08] agrees to be monitored before anything is said, where that is asked', async () => {
    const consentText = { version: 'v1', text: 'May be monitored.' };
    const world = parleyWorld({ workgroups: { sales: { policy: { consent: 'required', consentText } } } });
    const gateway = new Gateway(world);
    expect(await gateway.post('Hello')).toMatchObject({ status: 409, frame: { code: 'consent-required' } });
    const consent = { type: 'consent', version: 'v1', agreed: true };
    expect(await gateway.command(consent)).toMatchObject({ status: 200 });
    expect(await gateway.post('Hello')).toMatchObject({ status: 200 });
  });

  it('[B08] has the rates of a customer, and a storage that fails is said to be one', async () => {
    const { world, gateway, handler } = await begun();
    world.conversation(conversationId(1)).storage.failWrite();
    expect(await gateway.post('lost?')).toMatchObject({ status: 503, frame: { code: 'storage' } });
    for (let index = 0; index < 18; index += 1) await gateway.post(`line ${index}`);
    const tooMany = await gateway.post('too many');
    expect(tooMany).toMatchObject({ status: 429, frame: { code: 'rate-limited', retryAfter: 1 } });
    await world.advance(1_000);
    expect(await gateway.post('and again')).toMatchObject({ status: 200 });
    expect(handler.texts).toHaveLength(20);
  });
});

describe('a first command with a wrong number', () => {
  it('[B08] begins nothing that waits, and the right one does', async () => {
    const world = parleyWorld();
    const gateway = new Gateway(world);
    const list = await workgroupOf(world, maria).enter();
    expect(await gateway.command({ type: 'post', text: 'Hello' }, 2)).toMatchObject({
      status: 409,
      frame: { type: 'refused', code: 'gap', expect: 1 },
    });
    await world.advance(1_000);
    expect(world.conversation(conversationId(1)).storage.dump().size).toBe(0);
    expect(list.frames.filter(({ type }) => type === 'rows')).toEqual([]);
    expect(await gateway.post('Hello')).toMatchObject({ status: 200 });
  });
});

describe('erasing a customer of another channel', () => {
  it('[B08][C02] is by the id that lists show', async () => {
    const { world, gateway } = await begun();
    await gateway.command({ type: 'end' });
    await world.advance(1_000);
    const erased = await world.workgroup(SALES).request({
      method: 'DELETE',
      path: 'customers/~~sms.17',
      credential: { kind: 'token', value: world.tokenFor(agent('Olga', ['configure'])) },
    });
    expect(erased).toMatchObject({ status: 200, body: '{"conversations":1}' });
    await world.advance(1_000);
    for (const room of [world.conversation(conversationId(1)), world.workgroup(SALES)])
      expect(JSON.stringify([...room.storage.dump()])).not.toMatch(/parcel|Carla/);
  });
});

describe('who may speak', () => {
  const nothing = { status: null, text: '', frame: {} };

  it('[B08][BR1] whoever is of another channel, of another workgroup or somebody else finds nothing', async () => {
    const { world, handler } = await begun({ workgroups: { sales: {}, support: {} } });
    const strangers = [
      { customer: { id: '18', name: 'Carla' } },
      { bridge: bridgeOf('messaging') },
      { bridge: bridgeOf('sms', ['support']) },
      { bridge: bridgeOf('sms', []) },
      { workgroup: null, n: 2 },
      { workgroup: 'support', n: 2 },
      { workgroup: 'elsewhere', n: 2 },
      { bridge: { ...bridgeOf('sms'), expiresAt: 1 } },
    ];
    for (const options of strangers) {
      expect(await new Gateway(world, options).post('Me too'), JSON.stringify(options)).toEqual(nothing);
    }
    expect(handler.texts).toEqual(['Where is my parcel?']);
    expect(world.conversation(conversationId(2)).storage.dump().size).toBe(0);
  });

  it('[B08] a number on the page is somebody else, and the page of a bridge is nobody’s', async () => {
    const web: Identity = {
      ...agent('Carla'),
      id: customerIdOf('17'),
      role: 'customer',
      grants: {},
    };
    const { world } = await begun();
    for (const id of ['17', 'sms.17']) {
      const socket = world.conversation(conversationId(1)).connect();
      const token = world.tokenFor({ ...web, id: customerIdOf(id) });
      socket.send({
        type: 'hello',
        versions: [1, 1],
        device: 'x'.repeat(16),
        credential: { kind: 'token', token },
        start: { workgroup: 'sales', name: 'Carla' },
      });
      await world.flush();
      expect(socket.closedWith?.code).toBe(4404);
    }
    const page = await customerIn(world, 3).enter();
    await page.post('From the page');
    expect(await new Gateway(world, { n: 3 }).post('From a phone')).toEqual(nothing);
  });

  it('[B08][BR1] a bridge says no hello, and a person is no bridge', async () => {
    const { world, gateway } = await begun();
    const socket = world.conversation(conversationId(1)).connect();
    const token = world.tokens.issueBridge(bridgeOf('sms'));
    socket.send({
      type: 'hello',
      versions: [1, 1],
      credential: { kind: 'token', token },
      device: 'x'.repeat(16),
    });
    await world.flush();
    expect(socket.frames).toMatchObject([{ code: 'unauthenticated' }]);
    expect(socket.closedWith?.code).toBe(4401);
    const body = gateway.bodyOf({ type: 'post', text: 'I am Carla' });
    for (const who of [anna, maria]) expect(await gateway.send(body, world.tokenFor(who))).toEqual(nothing);
    expect(await gateway.send(body, 'nonsense')).toEqual(nothing);
  });

  it('[B08] what has no form that is known is a bad request, in fixed words', async () => {
    const { gateway, handler } = await begun();
    const good = gateway.bodyOf({ type: 'post', text: 'x' });
    const bad = [
      '',
      '{',
      '[]',
      { ...good, role: 'agent' },
      { ...good, commandId: 'short:1' },
      { ...good, customer: { id: 'a/b', name: 'Carla' } },
      { ...good, customer: { id: '~sms.17', name: 'Carla' } },
      { ...good, customer: { id: '17', name: '\u202eCarla' } },
      { ...good, command: { type: 'post', text: ' ' } },
      { ...good, command: { type: 'post', text: 'x', audience: 'staff' } },
      { ...good, command: { type: 'post', text: 'x', epoch: 1 } },
      { ...good, command: { type: 'accept', epoch: 1 } },
      { ...good, command: { type: 'take-over', epoch: 1 } },
      JSON.stringify(good).replace('{', '{"__proto__":{},'),
    ];
    const texts = new Set<string>();
    for (const body of bad) {
      const { status, text } = await gateway.send(body);
      expect(status, JSON.stringify(body)).toBe(400);
      texts.add(text);
    }
    expect(texts.size).toBe(1);
    const long = gateway.bodyOf({ type: 'post', text: 'x'.repeat(17_000) });
    expect(await gateway.send(long)).toMatchObject({ status: 400, frame: { code: 'too-large' } });
    expect(handler.texts).toEqual(['Where is my parcel?']);
  });
});

describe('supervision on every channel', () => {
  const steps: Readonly<Record<Exclude<Capability, 'typing' | 'files'>, Frame>> = {
    monitor: { type: 'supervise', mode: 'monitor' },
    whisper: { type: 'post', audience: 'whisper', text: 'Offer ten percent', epoch: 1 },
    join: { type: 'supervise', mode: 'join' },
    takeover: { type: 'take-over', epoch: 1 },
  };

  const tried = async (channel: BridgedChannel, channels: 'all' | readonly BridgedChannel[]) => {
    const world = parleyWorld({ workgroups: { sales: { policy: { monitors: { channels } } } } });
    await new Gateway(world, { bridge: bridgeOf(channel) }).post('Hello');
    const handler = await staffIn(world, anna).enter();
    await handler.command({ type: 'accept', epoch: 0 });
    const watcher = await staffIn(world, maria).enter();
    const answers: Record<string, unknown> = {};
    for (const [name, frame] of Object.entries(steps)) {
      const answer = await watcher.command(frame);
      answers[name] = answer.type === 'accepted' ? 'accepted' : answer.code;
    }
    return { answers, header: watcher.header };
  };

  for (const channel of bridgedChannels) {
    it(`[B08] ${channel}: what it carries, by the same commands as on the page`, async () => {
      const { answers, header } = await tried(channel, 'all');
      const expected = Object.keys(steps).map((name) => [
        name,
        canOn(channel, name as Capability) ? 'accepted' : 'channel-unsupported',
      ]);
      expect(answers).toEqual(Object.fromEntries(expected));
      expect(header).toMatchObject({ channel });
    });
  }

  it('[B08] a policy that leaves a channel out leaves it unwatched', async () => {
    const { answers } = await tried('sms', ['messaging']);
    expect(answers.monitor).toBe('channel-unsupported');
    expect((await tried('messaging', ['messaging'])).answers.monitor).toBe('accepted');
  });

  it('[B08] a conversation that cannot be watched says so in its row', async () => {
    const policy = { monitors: { channels: ['messaging'] as const } };
    const world = parleyWorld({ workgroups: { sales: { policy } } });
    await new Gateway(world).post('Hello');
    const list = await workgroupOf(world, maria).enter();
    expect(list.frames[0]?.rows).toMatchObject([{ channel: 'sms', unmonitorable: 'channel-unsupported' }]);
  });
});
