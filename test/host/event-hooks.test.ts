/** Events as they leave the server, against a receiver that believes none that is not signed. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EventHooks, signatureOf } from '../../party/host/event-hooks.js';
import type { HookSetting } from '../../party/host/hook-settings.js';
import { readSettings } from '../../party/host/settings.js';
import type { HookReceiverServer } from '../support/receiver.js';
import { isSignedHook, startHookReceiver } from '../support/receiver.js';

const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const clock = { now: () => Date.now() };
let receiver: HookReceiverServer;
beforeAll(async () => {
  receiver = await startHookReceiver(secret);
});
afterAll(() => receiver.close());

const hooksTo = (setting: Partial<HookSetting> = {}, deadline?: number): EventHooks =>
  new EventHooks(
    [{ name: 'crm', url: receiver.url, secret, audience: 'everyone', workgroups: null, ...setting }],
    clock,
    deadline,
  );

const body = JSON.stringify({ type: 'conversation.entry', data: { customer: 'Çarla 👋' } });

describe('an event', () => {
  it('[G48] is signed as the description of Standard Webhooks signs its own example', async () => {
    const example = {
      secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
      id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      time: 1_614_265_330,
      body: '{"test": 2432232314}',
    };
    const { id, time } = example;
    const signature = await signatureOf(example.secret, id, time, example.body);
    expect(signature).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
    const headers = {
      'webhook-id': id,
      'webhook-timestamp': String(time),
      'webhook-signature': signature,
    };
    const now = time * 1_000;
    expect(isSignedHook(example.secret, headers, example.body, now)).toBe(true);
    expect(isSignedHook(example.secret, headers, `${example.body} `, now)).toBe(false);
    expect(isSignedHook(example.secret, headers, example.body, now + 600_000)).toBe(false);
    expect(isSignedHook(example.secret, { ...headers, 'webhook-id': 'msg_other' }, example.body, now)).toBe(
      false,
    );
  });

  it('[G48] comes with its id, its time in seconds and its signature', async () => {
    receiver.status = 204;
    await hooksTo().post('crm', 'an-id', body);
    expect(receiver.taken.at(-1)).toEqual({ id: 'an-id', event: JSON.parse(body) });
    const other = `whsec_${Buffer.alloc(32, 8).toString('base64')}`;
    await expect(hooksTo({ secret: other }).post('crm', 'an-id', body)).rejects.toThrow(
      'The receiver crm answered 401.',
    );
  });

  it('[G48] is not taken unless the answer says so; a redirect is none', async () => {
    for (const status of [302, 400, 410, 500]) {
      receiver.status = status;
      const before = receiver.tries.length;
      await expect(hooksTo().post('crm', 'an-id', body)).rejects.toThrow(
        `The receiver crm answered ${status}.`,
      );
      expect(receiver.tries).toHaveLength(before + 1);
    }
  });

  it('[G48] that is not answered in time, or finds nobody, fails without naming the address', async () => {
    receiver.status = 0;
    const late = hooksTo({}, 50).post('crm', 'an-id', body);
    await expect(late).rejects.toThrow('The receiver crm was not reached: TimeoutError.');
    const nobody = hooksTo({ url: 'http://127.0.0.1:1/secret-path' }).post('crm', 'an-id', body);
    await expect(nobody).rejects.toThrow(/^The receiver crm was not reached: \w+\.$/);
    await expect(hooksTo().post('bi', 'an-id', body)).rejects.toThrow('Nobody is called bi.');
  });
});

describe('who is told', () => {
  const read = (webhooks: unknown) =>
    readSettings(JSON.stringify({ workgroups: { sales: { label: 'Sales' } }, webhooks }));
  const faultsOf = (webhooks: unknown): readonly string[] => {
    const found = read(webhooks);
    return found.kind === 'faults' ? found.faults : [];
  };
  const good = { url: 'https://crm.example/in', secret, audience: 'everyone' };

  it('[G48][CF1] is read with what each may see', () => {
    const found = read({ crm: good, bi: { ...good, audience: 'staff', workgroups: ['sales'] } });
    expect(found.kind === 'settings' && found.hooks).toEqual([
      { ...good, name: 'crm', workgroups: null },
      { ...good, name: 'bi', audience: 'staff', workgroups: ['sales'] },
    ]);
    expect(faultsOf({ crm: { ...good, url: 'http://127.0.0.1:8080/in' } }), 'this machine').toEqual([]);
  });

  it('[G48][CF2] has every fault named by its path, and never by its value', () => {
    const at = (path: string): string => `PARLEY_CONFIG /webhooks/${path}: `;
    const address =
      'an https address without a name and a password, or an http address of this machine, is expected.';
    const faults = faultsOf({
      crm: { ...good, url: 'http://crm.example/in' },
      a: { ...good, url: 'https://joe:swordfish@a.example/' },
      b: { ...good, secret: 'whsec_dG9vIHNob3J0' },
      c: { ...good, secret: 'f'.repeat(40) },
      d: { ...good, audience: 'whisper' },
      e: { ...good, workgroups: [] },
    });
    expect(faults).toContain(`${at('crm/url')}${address}`);
    expect(faults).toContain(`${at('a/url')}${address}`);
    for (const path of ['b/secret', 'c/secret', 'd/audience', 'e/workgroups']) {
      expect(
        faults.some((each) => each.startsWith(at(path))),
        path,
      ).toBe(true);
    }
    expect(faults.join()).not.toMatch(/swordfish|dG9v|ffff/);
    expect(faultsOf({ crm: { ...good, workgroups: ['slaes'] } })).toEqual([
      `${at('crm/workgroups/0')}the name of a workgroup is expected.`,
    ]);
    expect(faultsOf({ 'C R M': good })).toHaveLength(1);
    const many = Object.fromEntries(Array.from({ length: 11 }, (_, index) => [`r${index}`, good]));
    expect(faultsOf(many)).toHaveLength(1);
  });
});
