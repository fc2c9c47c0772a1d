// Parley's own rooms on the real server: flooded, searched for secrets, and entered by many at once when they are cold.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { filesBelow, readOrNothing } from '../support/files-of-others.js';
import { post, textsOf, useParley } from '../support/parley-server.js';
import { pause } from '../support/pause.js';
import { type Frame, RawClient } from '../support/raw-client.js';

const parley = useParley();

describe('[TH36] floods', () => {
  it('[TH36] of strangers close the oldest of them, and whoever has something to say says it', async () => {
    const { id, secret, customer } = await parley.begin();
    const crowd = async (): Promise<readonly RawClient[]> => {
      const silent: RawClient[] = [];
      // For a second everybody may still be about to speak; who comes after it sends the oldest away.
      while (!silent[0]?.closed && silent.length < 900) {
        silent.push(await RawClient.open(parley.urlOf('main', id)));
        // However fast the machine: that second must pass before there are so many.
        await pause(5);
      }
      await silent[0]?.untilClosed();
      return silent;
    };
    let silent = await crowd();
    // Where this process stood still meanwhile, the oldest had stood there for as long as anybody may.
    for (let tries = 1; silent[0]?.closed?.code === 4408 && tries < 5; tries += 1) silent = await crowd();
    expect(silent[0]?.closed).toEqual({ code: 4429, reason: 'flood' });
    const guest = await RawClient.open(parley.urlOf('main', id));
    expect(await guest.hello({ kind: 'secret', secret })).toMatchObject({ type: 'welcome' });
    expect(await customer.command(post('And I am heard'))).toMatchObject({ type: 'accepted' });
    // The others have five seconds in all.
    const last = await Promise.all(silent.slice(-10).map((each) => each.untilClosed()));
    expect(new Set(last.map(({ code }) => code))).toEqual(new Set([4408]));
    for (const each of [customer, guest]) each.close();
  });

  it('[TH36] of whispers take nothing of what is said to everyone, and of pings are ended', async () => {
    const { id, customer, handler } = await parley.handled();
    const watcher = await parley.enterAs(id, {
      id: 'maria',
      role: 'supervisor',
      grants: ['monitor', 'whisper', 'join'],
    });
    await watcher.does({ type: 'supervise', mode: 'monitor' });
    await watcher.does({ type: 'supervise', mode: 'join' });
    for (const each of [customer, handler]) each.staysAwake();
    let whisper: Frame = { type: 'accepted' };
    for (let n = 0; n < 300 && whisper.type === 'accepted'; n += 1) {
      whisper = await watcher.command({ type: 'post', audience: 'whisper', text: 'psst', epoch: 1 });
    }
    // A machine that is slow enough gives back as fast as this one writes; then nothing was proven, and nothing is wrong.
    if (whisper.type === 'refused') expect(whisper).toMatchObject({ code: 'rate-limited', retryAfter: 1 });
    expect(await watcher.command(post('To all of you', { epoch: 1 }))).toMatchObject({ type: 'accepted' });
    for (let n = 0; n < 2_000; n += 1) watcher.send({ type: 'ping', received: 0 });
    expect(await watcher.untilClosed()).toEqual({ code: 4429, reason: 'flood' });
    expect(await handler.command(post('Hello', { epoch: 1 }))).toMatchObject({ type: 'accepted' });
    for (const each of [customer, handler]) each.close();
  });
});

describe('[TH47] secrets', () => {
  /** What everybody on this machine can read of a process in `ps`, and what only its owner can. */
  const processes = (): string =>
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map((pid) => {
        const group = readOrNothing(`/proc/${pid}/stat`).split(') ').at(-1)?.split(' ')[2];
        if (Number(group) !== parley.server.pid) return '';
        return readOrNothing(`/proc/${pid}/cmdline`) + readOrNothing(`/proc/${pid}/environ`);
      })
      .join('\n');

  it('[TH47][PT6] of a session are in no log line, no file and no list of processes afterwards', async () => {
    const { id, secret, customer, handler } = await parley.handled();
    const token = await parley.tokenOf({ id: 'maria', role: 'supervisor', grants: ['monitor', 'export'] });
    const watcher = await RawClient.open(`${parley.urlOf('main', id)}?token=${token}&secret=${secret}`);
    await watcher.hello({ kind: 'token', token });
    await watcher.does({ type: 'supervise', mode: 'monitor' });
    await parley.ask('GET', `main/${id}/transcript?token=${token}`, `Bearer ${token}`);
    await parley.ask('GET', `main/${id}/transcript`, `Parley-Secret ${secret}`);
    watcher.sendText(`{"type":"hello","token":"${token}"}`);
    watcher.sendText(token);
    await watcher.settled();
    for (const each of [customer, handler, watcher]) each.close();
    await Promise.all([customer, handler, watcher].map((each) => each.untilClosed()));

    const secrets = {
      token,
      signature: token.split('.')[2] ?? '',
      secret,
      PARLEY_SECRET: parley.server.secret,
    };
    const [configuration = '', ...more] = filesBelow(parley.server.persistDir).filter((path) =>
      path.endsWith('.json'),
    );
    expect(more).toEqual([]);
    // The one place where the server's own secret has to stand is its owner's alone.
    expect(statSync(configuration).mode & 0o777).toBe(0o600);
    const stored = (): Readonly<Record<string, string>> =>
      Object.fromEntries(
        filesBelow(parley.server.persistDir)
          .filter((path) => path !== configuration)
          .map((path) => [path, readOrNothing(path, 'latin1')]),
      );
    // A database may just have taken into itself what was in its log.
    await expect.poll(() => Object.values(stored()).join('')).toContain('My parcel is late');
    const places: Record<string, string> = { ...stored(), output: parley.server.output.join('\n') };
    if (existsSync('/proc/self/cmdline')) {
      places.processes = processes();
      expect(places.processes).toContain('workerd');
    }
    for (const [place, text] of Object.entries(places)) {
      const found = Object.entries(secrets).filter(([, each]) => text.includes(each));
      expect([place, found.map(([name]) => name)]).toEqual([place, []]);
    }
  });
});

/** This one ends the server; it comes last. */
describe('[PT12] a cold room', () => {
  it('[PT12] twenty people who come at once after a restart all find what was said', async () => {
    const { id, secret, customer } = await parley.begin();
    for (const text of ['two', 'three']) await customer.command(post(text));
    await parley.server.restart();
    const clients = await Promise.all(
      Array.from({ length: 20 }, () => RawClient.open(parley.urlOf('main', id))),
    );
    const welcomes = await Promise.all(clients.map((each) => each.hello({ kind: 'secret', secret })));
    for (const [at, client] of clients.entries()) {
      expect(welcomes[at]).toMatchObject({ type: 'welcome', seq: 3, header: { phase: 'queued' } });
      expect(textsOf(client)).toEqual(['My parcel is late', 'two', 'three']);
      client.close();
    }
    customer.close();
  });
});
