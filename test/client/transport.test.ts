// One connection to one room: hello, tokens, retries, liveness. Shown on the smallest client there is.
import { describe, expect, it } from 'vitest';
import { retryDelay } from '../../client/backoff.js';
import type { TokenSource } from '../../client/snapshots.js';
import { WorkgroupClient } from '../../client/workgroup-client.js';
import { afterClose, closeReasons } from '../../core/protocol/close-codes.js';
import { type FakeSocket, useFakeWorld } from './fake-world.js';

const world = useFakeWorld();

const hi = {
  type: 'welcome',
  version: 1,
  workgroup: { id: 'sales', label: 'Sales' },
  rows: [],
  staff: [],
  limits: {},
};

const clientWith = (token: TokenSource = 'T') =>
  new WorkgroupClient({
    server: 'https://chat.example/',
    workgroup: 'sales',
    token,
    environment: world().environment,
  });

const live = async (client = clientWith()): Promise<FakeSocket> => {
  client.connect();
  const socket = await world().opened();
  socket.say(hi);
  return socket;
};

describe('[WI1] hello first', () => {
  it('[WI1] says hello before anything else, with the token in it and not in the address', async () => {
    const client = clientWith('very-secret');
    client.connect();
    await world().flush();
    const { socket } = world();
    expect(socket.url).toBe('wss://chat.example/parties/workgroup/sales');
    expect(socket.sent).toEqual([]);
    socket.open();
    expect(socket.sent).toEqual([
      { type: 'hello', versions: [1, 1], credential: { kind: 'token', token: 'very-secret' } },
    ]);
    expect(client.snapshot.connection.kind).toBe('connecting');
    socket.say(hi);
    expect(client.snapshot).toMatchObject({
      connection: { kind: 'live', isComplete: true },
      workgroup: { id: 'sales' },
    });
  });

  it('[WI1] never shows a live connection with what was before it', async () => {
    const client = clientWith();
    const seen: unknown[] = [];
    client.addEventListener('change', () => {
      const { connection, workgroup } = client.snapshot;
      if (connection.kind === 'live') seen.push(workgroup);
    });
    await live(client);
    expect(seen).not.toContain(null);
  });

  it('gives a try up that is not welcomed within ten seconds of opening', async () => {
    const client = clientWith();
    client.connect();
    await world().opened();
    await world().pass(9_999);
    expect(client.snapshot.connection.kind).toBe('connecting');
    await world().pass(1);
    expect(client.snapshot.connection.kind).toBe('waiting');
  });

  it('gives a try up whose socket does not open', async () => {
    const client = clientWith();
    client.connect();
    await world().pass(10_100);
    expect(client.snapshot.connection.kind).toBe('waiting');
  });

  it('takes a socket that cannot even be made for one that was lost', async () => {
    let tries = 0;
    class Forbidden {
      constructor() {
        tries += 1;
        throw new Error('the content security policy forbids it');
      }
    }
    const environment = { ...world().environment, WebSocket: Forbidden };
    const client = new WorkgroupClient({ server: 'http://x', workgroup: 'sales', token: 'T', environment });
    client.connect();
    await world().flush();
    await world().pass(1);
    expect(client.snapshot.connection).toMatchObject({ kind: 'waiting', attempt: 1 });
    expect(tries).toBe(1);
    await world().pass(1_100);
    expect(tries).toBe(2);
  });

  it('takes an error without a close for a loss, and both for one', async () => {
    const client = clientWith();
    const socket = await live(client);
    socket.dispatchEvent(new Event('error'));
    expect(client.snapshot.connection).toMatchObject({ kind: 'waiting', attempt: 1 });
    socket.shut(4409);
    expect(client.snapshot.connection).toMatchObject({ kind: 'waiting', attempt: 1 });
  });

  it('leaves frames of unknown types, and what is no frame, unread', async () => {
    const client = clientWith();
    const socket = await live(client);
    const before = client.snapshot;
    for (const odd of [{ type: 'from-the-future' }, { type: 'constructor' }, 'no json', '[]', 'null']) {
      socket.say(odd);
    }
    expect(client.snapshot).toBe(before);
  });
});

describe('[WI11] close codes', () => {
  it('asks for a fresh token when the server says that it has expired', async () => {
    const tokens = ['first', 'second'];
    const client = clientWith(() => tokens.shift() ?? 'third');
    (await live(client)).shut(4401);
    await world().pass(2_000);
    const socket = await world().opened();
    expect(socket.of('hello')[0]).toMatchObject({ credential: { token: 'second' } });
  });

  it('keeps the token over any other loss', async () => {
    let asked = 0;
    const client = clientWith(() => {
      asked += 1;
      return `token ${asked}`;
    });
    (await live(client)).shut(1006);
    await world().pass(2_000);
    await world().opened();
    expect(asked).toBe(1);
  });

  it('ends after three fresh tokens in a row without a welcome', async () => {
    let asked = 0;
    const client = clientWith(async () => {
      asked += 1;
      return `token ${asked}`;
    });
    client.connect();
    for (let round = 0; round < 6; round += 1) {
      await world().flush();
      if (client.snapshot.connection.kind === 'ended') break;
      world().socket.open();
      world().socket.shut(4401);
      await world().pass(30_000);
    }
    expect(client.snapshot.connection).toEqual({ kind: 'ended', reason: 'unauthenticated' });
    expect(asked).toBe(4);
    expect(world().listening).toBe(0);
  });

  it('tries again when the token function fails', async () => {
    const answers = [Promise.reject(new Error('down')), 'good'];
    const client = clientWith(() => answers.shift() ?? '');
    client.connect();
    await world().flush();
    expect(client.snapshot.connection.kind).toBe('waiting');
    await world().pass(2_000);
    expect((await world().opened()).of('hello')).toHaveLength(1);
  });

  for (const [name, { code }] of Object.entries(closeReasons)) {
    it(`${code} ${name}: ${afterClose(code)}`, async () => {
      const client = clientWith();
      (await live(client)).shut(code);
      const isOver = afterClose(code) === 'give-up';
      expect(client.snapshot.connection).toMatchObject(
        isOver ? { kind: 'ended', reason: name } : { kind: 'waiting' },
      );
      const tries = world().sockets.length;
      await world().pass(60_000);
      expect(world().sockets.length > tries).toBe(!isOver);
    });
  }

  it('connects again after an end when somebody asks for it', async () => {
    const client = clientWith();
    (await live(client)).shut(4409);
    client.connect();
    (await world().opened()).say(hi);
    expect(client.snapshot.connection.kind).toBe('live');
  });
});

describe('[WI15] retries', () => {
  it('[WI15] spreads the first try over two seconds, then doubles from half a second to thirty', () => {
    const bounds = [0, 1, 2, 3, 4, 5, 6, 7, 8, 40].map((attempt) => retryDelay(attempt, 1));
    expect(bounds).toEqual([2_000, 500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000]);
    expect(retryDelay(0, 0)).toBe(0);
    expect(retryDelay(5, 0.25)).toBe(2_000);
  });

  it('[WI15] waits as its own clock and luck say', async () => {
    const client = clientWith();
    world().luck = 0.75;
    (await live(client)).shut(1006);
    expect(client.snapshot.connection).toEqual({
      kind: 'waiting',
      attempt: 1,
      retryAt: Date.now() + 1_500,
    });
    await world().pass(1_499);
    expect(world().sockets).toHaveLength(1);
    await world().pass(2);
    expect(world().sockets).toHaveLength(2);
  });

  it('[WI15] starts to count anew only after a connection that held', async () => {
    const client = clientWith();
    const delays: number[] = [];
    const lose = (): void => {
      world().socket.shut(1006);
      const { connection } = client.snapshot;
      if (connection.kind === 'waiting') delays.push(connection.retryAt - Date.now());
    };
    world().luck = 1;
    await live(client);
    lose();
    for (const held of [100, 100, 11_000]) {
      await world().pass(delays.at(-1) ?? 0);
      (await world().opened()).say(hi);
      await world().pass(held);
      lose();
    }
    expect(delays).toEqual([2_000, 500, 1_000, 2_000]);
  });

  it('tries at once when asked to', async () => {
    const client = clientWith();
    (await live(client)).shut(1006);
    client.retryNow();
    await world().flush();
    expect(world().sockets).toHaveLength(2);
    await world().pass(60_000);
    expect(world().sockets.filter((each) => each.readyState !== 3).length).toBeLessThan(2);
  });

  it('[C18] comes back from an end when asked to, with the token that there is by then', async () => {
    let token = 'first';
    const client = clientWith(() => token);
    client.connect();
    for (let round = 0; round < 6; round += 1) {
      await world().flush();
      if (client.snapshot.connection.kind === 'ended') break;
      world().socket.open();
      world().socket.shut(4401);
      await world().pass(30_000);
    }
    expect(client.snapshot.connection).toEqual({ kind: 'ended', reason: 'unauthenticated' });
    const before = world().sockets.length;
    token = 'second';
    client.retryNow();
    const socket = await world().opened();
    expect(world().sockets).toHaveLength(before + 1);
    expect(socket.of('hello')).toMatchObject([{ credential: { token: 'second' } }]);
    socket.say(hi);
    expect(client.snapshot.connection.kind).toBe('live');
  });

  it('[C18] ends rather than go on as somebody else, whose token the page gives by then', async () => {
    const tokenOf = (sub: string): string => `e30.${btoa(JSON.stringify({ sub }))}.sig`;
    let person = 'anna';
    const client = clientWith(async () => tokenOf(person));
    (await live(client)).shut(4401);
    person = 'bert';
    await world().pass(60_000);
    expect(client.snapshot.connection).toEqual({ kind: 'ended', reason: 'unauthenticated' });
    expect(world().sockets).toHaveLength(1);
    person = 'anna';
    client.retryNow();
    expect((await world().opened()).of('hello')).toMatchObject([{ credential: { token: tokenOf('anna') } }]);
  });

  it('does nothing more once disconnected', async () => {
    const client = clientWith();
    (await live(client)).shut(1006);
    client.disconnect();
    await world().pass(60_000);
    expect(client.snapshot.connection).toEqual({ kind: 'idle' });
    expect(world().sockets).toHaveLength(1);
    expect(world().listening).toBe(0);
  });

  it('ignores what an abandoned try still brings', async () => {
    let resolve: (token: string) => void = () => {};
    const client = clientWith(() => new Promise<string>((done) => (resolve = done)));
    client.connect();
    await world().flush();
    client.disconnect();
    resolve('late');
    await world().pass(1_000);
    expect(world().sockets).toEqual([]);
  });
});

describe('[WI15] liveness', () => {
  it('[WI15] pings every fifteen seconds and says how many frames it got', async () => {
    const socket = await live();
    socket.say({ type: 'pong' });
    await world().pass(15_000);
    expect(socket.of('ping')).toEqual([{ type: 'ping', received: 2 }]);
    socket.say({ type: 'pong' });
    await world().pass(15_000);
    expect(socket.of('ping')[1]).toEqual({ type: 'ping', received: 3 });
  });

  it('[WI15] acknowledges after every thirty-two frames too', async () => {
    const socket = await live();
    for (let count = 2; count <= 64; count += 1) socket.say({ type: 'from-the-future' });
    expect(socket.of('ping')).toEqual([
      { type: 'ping', received: 32 },
      { type: 'ping', received: 64 },
    ]);
  });

  it('[WI15] acknowledges after a quarter of what the server bears, however few frames that is', async () => {
    const socket = await live();
    const long = { type: 'from-the-future', text: 'é'.repeat(60_000) };
    const acknowledged = () => socket.of('ping').map(({ received }) => received);
    for (let count = 2; count <= 5; count += 1) socket.say(long);
    expect(acknowledged()).toEqual([]);
    socket.say(long);
    expect(acknowledged()).toEqual([6]);
    for (let count = 7; count <= 10; count += 1) socket.say(long);
    expect(acknowledged()).toEqual([6]);
    socket.say(long);
    expect(acknowledged()).toEqual([6, 11]);
  });

  it('[WI15] counts anew on every socket', async () => {
    const first = await live();
    const long = { type: 'from-the-future', text: 'x'.repeat(200_000) };
    first.say(long);
    first.shut(1006);
    await world().pass(2_000);
    const second = await world().opened();
    second.say(hi);
    second.say(long);
    expect(second.of('ping')).toEqual([]);
  });

  it('[WI15] keeps to its pings when frames come all the time', async () => {
    const socket = await live();
    for (let second = 0; second < 31; second += 1) {
      await world().pass(1_000);
      if (second % 4 === 0) socket.say({ type: 'pong' });
    }
    expect(socket.of('ping')).toHaveLength(2);
  });

  it('[WI15] gives a socket up that said nothing for thirty-five seconds', async () => {
    const client = clientWith();
    await live(client);
    await world().pass(34_999);
    expect(client.snapshot.connection.kind).toBe('live');
    await world().pass(1);
    expect(client.snapshot.connection.kind).toBe('waiting');
  });

  it('[WI15] asks first after ten minutes of sleep, and stays when there is an answer', async () => {
    const client = clientWith();
    const socket = await live(client);
    await world().pass(14_000);
    world().sleep(600_000);
    await world().pass(1_000);
    expect(socket.of('ping')).toHaveLength(1);
    expect(client.snapshot.connection.kind).toBe('live');
    await world().pass(4_000);
    socket.say({ type: 'pong' });
    await world().pass(14_000);
    expect(client.snapshot.connection.kind).toBe('live');
    expect(world().sockets).toHaveLength(1);
  });

  it('[WI15] leaves a socket that does not answer after the sleep', async () => {
    const client = clientWith();
    await live(client);
    await world().pass(14_000);
    world().sleep(600_000);
    await world().pass(6_001);
    expect(client.snapshot.connection.kind).toBe('waiting');
  });

  for (const signal of ['wake', 'online', 'offline'] as const) {
    it(`[WI15] asks at once on ${signal}`, async () => {
      const client = clientWith();
      const socket = await live(client);
      await world().pass(3_000);
      world().signal(signal);
      expect(socket.of('ping')).toHaveLength(1);
      await world().pass(4_999);
      expect(client.snapshot.connection.kind).toBe('live');
      await world().pass(1);
      expect(client.snapshot.connection.kind).toBe('waiting');
    });
  }
});

describe('the page and the network', () => {
  it('is offline while the browser says so, and tries at once when it says otherwise', async () => {
    const client = clientWith();
    const socket = await live(client);
    world().isOnline = false;
    world().luck = 1;
    socket.shut(1006);
    expect(client.snapshot.connection).toEqual({ kind: 'offline' });
    world().isOnline = true;
    world().signal('online');
    expect(client.snapshot.connection.kind).toBe('connecting');
    await world().flush();
    expect(world().sockets).toHaveLength(2);
  });

  it('goes on trying behind a browser that is wrong about the network', async () => {
    world().isOnline = false;
    const client = clientWith();
    client.connect();
    expect(client.snapshot.connection).toEqual({ kind: 'offline' });
    (await world().opened()).say(hi);
    expect(client.snapshot.connection.kind).toBe('live');
  });

  it('tries at once on waking when the time for it passed during the sleep', async () => {
    const client = clientWith();
    world().luck = 1;
    (await live(client)).shut(1006);
    world().signal('wake');
    await world().flush();
    expect(world().sockets).toHaveLength(1);
    world().sleep(5_000);
    world().signal('wake');
    await world().flush();
    expect(world().sockets).toHaveLength(2);
  });

  it('lets go of the socket in the back/forward cache and comes back from it', async () => {
    const client = clientWith();
    const socket = await live(client);
    world().signal('freeze');
    expect(socket.readyState).toBe(3);
    await world().pass(60_000);
    expect(world().sockets).toHaveLength(1);
    world().signal('thaw');
    (await world().opened()).say(hi);
    expect(client.snapshot.connection.kind).toBe('live');
  });
});
