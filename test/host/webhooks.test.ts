/** Webhooks as they leave the server, against a receiver that believes none that is not signed. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bridgedCustomer, bridgedCustomerId, idOnChannel } from '../../core/domain/bridge.js';
import type { ChannelSetting } from '../../party/host/channel-settings.js';
import { readSettings } from '../../party/host/settings.js';
import { bridgeFrom, identityFrom } from '../../party/host/tokens.js';
import { SignedWebhooks } from '../../party/host/webhooks.js';
import type { Receiver } from '../support/receiver.js';
import { isSigned, startReceiver } from '../support/receiver.js';

const secret = 's'.repeat(32);
const conversation = `cv_${'a'.repeat(22)}`;
const clock = { now: () => Date.now() };
let receiver: Receiver;
beforeAll(async () => {
  receiver = await startReceiver(secret);
});
afterAll(() => receiver.close());

const webhooksTo = (setting: Partial<ChannelSetting> = {}, deadline?: number): SignedWebhooks =>
  new SignedWebhooks(
    new Map([['sms', { webhook: receiver.url, secret, ...setting }]]),
    conversation,
    clock,
    deadline,
  );

const body = JSON.stringify({ conversation, entries: [], seq: 0, customer: { id: '17', name: 'Çarla 👋' } });

describe('a webhook', () => {
  it('[B38] is signed so that the receiver can tell who sent it, when and of what', async () => {
    receiver.status = 204;
    await webhooksTo().post('sms', body);
    expect(receiver.taken.at(-1)).toEqual(JSON.parse(body));
    await expect(webhooksTo({ secret: 'x'.repeat(32) }).post('sms', body)).rejects.toThrow('answered 401');
  });

  it('[B38] is not the same with another time, conversation or body', () => {
    const headers = {
      'x-parley-time': '1700000000000',
      'x-parley-conversation': conversation,
      // Made by another program, out of the documentation alone.
      'x-parley-signature': 'c44d052a582ff1e2d947f7cfb5aa69fd16a78a6bc19a523c094e9ee9cddafd7f',
    };
    expect(isSigned(secret, headers, '{}', 1_700_000_000_000)).toBe(true);
    expect(isSigned(secret, headers, '{ }', 1_700_000_000_000)).toBe(false);
    expect(isSigned(secret, headers, '{}', 1_700_001_000_000)).toBe(false);
    for (const name of Object.keys(headers) as (keyof typeof headers)[]) {
      const other = { ...headers, [name]: headers[name].replace(/.$/, (last) => (last === '9' ? '8' : '9')) };
      expect(isSigned(secret, other, '{}', 1_700_000_000_000), name).toBe(false);
    }
  });

  it('[B38] is not taken unless the answer says so; a redirect is none', async () => {
    for (const status of [302, 400, 404, 500, 503]) {
      receiver.status = status;
      const before = receiver.tries.length;
      await expect(webhooksTo().post('sms', body)).rejects.toThrow(
        `The server of the channel sms answered ${status}.`,
      );
      expect(receiver.tries).toHaveLength(before + 1);
    }
  });

  it('[B38] that is not answered in time, or finds nobody, fails without naming the address', async () => {
    receiver.status = 0;
    const late = webhooksTo({}, 50).post('sms', body);
    await expect(late).rejects.toThrow('The server of the channel sms was not reached: TimeoutError.');
    const nobody = webhooksTo({ webhook: 'http://127.0.0.1:1/secret-path' }).post('sms', body);
    await expect(nobody).rejects.toThrow(/^The server of the channel sms was not reached: \w+\.$/);
  });

  it('[B38] goes nowhere where nobody listens, and is bounded', async () => {
    expect(webhooksTo().reaches('sms')).toBe(true);
    expect(webhooksTo().reaches('messaging')).toBe(false);
    await expect(webhooksTo().post('messaging', body)).rejects.toThrow('Nobody listens');
    await expect(webhooksTo().post('sms', 'x'.repeat(262_145))).rejects.toThrow('262145 bytes');
  });
});

describe('where channels listen', () => {
  const read = (channels: unknown, isDemo = false) =>
    readSettings(JSON.stringify({ workgroups: { sales: { label: 'Sales' } }, channels }), { isDemo });
  const faultsOf = (channels: unknown, isDemo = false): readonly string[] => {
    const found = read(channels, isDemo);
    return found.kind === 'faults' ? found.faults : [];
  };

  it('[CF1] is read with the secret that is shared with each', () => {
    const found = read({ sms: { webhook: 'https://sms.example/in', secret }, record: undefined });
    expect(found.kind === 'settings' && [...found.channels]).toEqual([
      ['sms', { webhook: 'https://sms.example/in', secret }],
    ]);
  });

  it('[CF2] has every fault named by its path, and never by its value', () => {
    const address = 'an https address without a name and a password is expected.';
    const at = (path: string, expected: string): string => `PARLEY_CONFIG /channels/${path}: ${expected}`;
    const faults = faultsOf({
      sms: { webhook: 'http://sms.example/in', secret: 'too short' },
      api: { webhook: 'https://joe:swordfish@api.example/', secret },
      messaging: { webhook: 'ftp://x', secret, extra: 1 },
      record: { webhook: 'http://127.0.0.1:9/', secret },
      web: { webhook: 'https://web.example', secret },
    });
    expect(faults).toEqual([
      at('api/webhook', address),
      at('messaging/webhook', address),
      at('messaging/extra', 'there is no such key.'),
      at('sms/webhook', address),
      at('sms/secret', 'a random text of 32 to 256 characters is expected.'),
      at('record/webhook', address),
      at('web', 'there is no such key.'),
    ]);
    expect(faults.join()).not.toMatch(/too short|joe|swordfish/);
  });

  it('[CF2] may be one’s own machine in the demo, and nothing else without TLS', () => {
    for (const host of ['127.0.0.1:8080', 'localhost', '[::1]:1']) {
      expect(faultsOf({ sms: { webhook: `http://${host}/in`, secret } }, true)).toEqual([]);
      expect(faultsOf({ sms: { webhook: `http://${host}/in`, secret } })).toHaveLength(1);
    }
    for (const host of ['127.0.0.1.example', 'localhost.example', '10.0.0.1']) {
      expect(faultsOf({ sms: { webhook: `http://${host}/in`, secret } }, true)).toHaveLength(1);
    }
  });
});

describe('[TH5] the token of a bridge', () => {
  const claims = { sub: 'gateway', role: 'bridge', channel: 'sms', workgroups: ['sales'], exp: 2, iat: 1 };

  it('[B08][TH5] is nobody’s, and a person’s is no bridge’s', () => {
    expect(bridgeFrom(claims)).toEqual({
      id: 'gateway',
      channel: 'sms',
      workgroups: ['sales'],
      issuedAt: 1_000,
      expiresAt: 2_000,
    });
    const everything = { ...claims, name: 'Gateway', grants: { sales: ['monitor'] }, supervisor: true };
    expect(identityFrom(everything)).toBeNull();
    expect(bridgeFrom({ ...everything, role: 'agent' })).toBeNull();
  });

  it('[B08][TH2] is taken field by field and type by type', () => {
    for (const odd of [
      { channel: 'web' },
      { channel: 'fax' },
      { channel: undefined },
      { channel: ['sms'] },
      { workgroups: undefined },
      { workgroups: 'sales' },
      { workgroups: ['No Such'] },
      { workgroups: { sales: [] } },
      { role: ['bridge'] },
      { sub: undefined },
      { sub: 'a/b' },
      { exp: undefined },
    ]) {
      expect(bridgeFrom({ ...claims, ...odd } as typeof claims), JSON.stringify(odd)).toBeNull();
    }
  });

  it('[B08] vouches for customers of its channel, who are not those of any other', () => {
    const bridge = bridgeFrom(claims);
    const who = bridge && bridgedCustomer(bridge, { id: '17', name: 'Carla' });
    expect(who).toMatchObject({ id: '~~sms.17', role: 'customer', verified: true, grants: {} });
    expect(idOnChannel('sms', bridgedCustomerId('sms', 'a.b~c'))).toBe('a.b~c');
    const web = identityFrom({ ...claims, sub: '~sms.17', name: 'Carla', role: 'customer' });
    expect(web).toBeNull();
  });
});
