/** What is erased while a delivery is being put together is not sent by that delivery either: rule HK5, and BR3. */
import { describe, expect, it } from 'vitest';
import { decideErasure } from '../../core/domain/decide-house.js';
import type { HookReceiver } from '../../core/domain/hooks.js';
import type { WorkgroupId } from '../../core/domain/ids.js';
import type { Entry } from '../../core/domain/timeline.js';
import { BridgeOut } from '../../party/room/bridge-out.js';
import type { ConversationStore } from '../../party/room/conversation-store.js';
import { HookOut } from '../../party/room/hook-out.js';
import type { Host } from '../../party/room/ports.js';
import type { Talk } from '../support/builders.js';
import { active, anna } from '../support/builders.js';

const workgroup = 'sales' as WorkgroupId;
const secret = 'my card is 4711';
const crm: HookReceiver = { name: 'crm', audience: 'everyone', workgroups: null };

/** Content goes between what is read and what is made of it. */
const erasingStore = (talk: Talk): ConversationStore => {
  const following = async (_stream: string, after: number, limit: number): Promise<readonly Entry[]> => {
    const publicOnes = talk.entries.filter(({ audience }) => audience.kind === 'everyone');
    talk.house(decideErasure(talk.state, 'request', talk.now));
    return publicOnes.slice(after, after + limit);
  };
  return { following, saveHook: async () => {}, saveBridge: async () => {} } as unknown as ConversationStore;
};

const hostThat = (posted: string[], talk: Talk): Host => {
  const post = async (...parts: readonly string[]): Promise<void> => void posted.push(parts.join(' '));
  const log = { info: () => {}, error: () => {} };
  const clock = { now: () => talk.now };
  return {
    hooks: { receivers: [crm], post },
    webhooks: { reaches: () => true, post },
    clock,
    log,
  } as unknown as Host;
};

describe('what is erased while it is looked for', () => {
  it('[G48][HK5] is sent to no receiver, and takes no number', async () => {
    const talk = active().say(anna, secret);
    const posted: string[] = [];
    const shareOf = () => ({ workgroup, until: null });
    const passed = {
      everyone: talk.entries.filter(({ audience }) => audience.kind === 'everyone').length - 1,
    };
    const progress = { passed, number: 1, failures: 0, dueAt: 0, failingSince: null };
    const of = { receiver: crm, shareOf, progress };
    const errand = new HookOut(hostThat(posted, talk), erasingStore(talk), () => talk.state, of);
    await errand.deliver();
    expect(posted).toEqual([]);
    await errand.deliver();
    expect(posted.join()).toContain('"number":2');
    expect(posted.join()).not.toMatch(/4711|Carla/);
  });

  it('[B38][BR3] is told to no channel', async () => {
    const talk = active().say(anna, secret);
    const posted: string[] = [];
    const record = { workgroup, acknowledged: 0, failures: 0, dueAt: 0 };
    const stateOf = () => ({ ...talk.state, channel: 'sms' as const });
    await new BridgeOut(hostThat(posted, talk), erasingStore(talk), stateOf, record).deliver();
    expect(posted).toHaveLength(1);
    expect(posted.join()).not.toMatch(/4711|Carla/);
  });
});
