// What a channel carries, and what the policy makes of it: rule PH7.
import { describe, expect, it } from 'vitest';
import type { ChannelName } from '../../core/domain/channels.js';
import { channelNames, channels } from '../../core/domain/channels.js';
import type { Action } from '../../core/domain/permissions.js';
import { permit } from '../../core/domain/permit.js';
import type { PolicyOverrides } from '../../core/domain/policy.js';
import { policyWith } from '../../core/domain/policy.js';
import { rowFor, summaryOf } from '../../core/domain/summary.js';
import { anna, carla, sam, Talk, tess } from '../support/builders.js';

const over = (channel: ChannelName, policy: PolicyOverrides = {}): Talk =>
  new Talk(policy, undefined, channel).say(carla, 'Hello?').accept(anna);
const verdict = (talk: Talk, who: typeof anna, action: Action): string =>
  permit(talk.state, who, action)?.code ?? 'allowed';

describe('channels', () => {
  it.each(channelNames)(
    '[B08][B38][P9][PH7] %s carries what its row says, by the same commands',
    (channel) => {
      const no = 'channel-unsupported';
      const can = (capability: string): string =>
        (channels[channel] as readonly string[]).includes(capability) ? 'allowed' : no;
      const talk = over(channel);
      expect(verdict(talk, carla, 'set-typing')).toBe(can('typing'));
      expect(verdict(talk, anna, 'set-typing')).toBe(can('typing'));
      expect(verdict(talk, sam, 'monitor')).toBe(can('monitor'));
      talk.monitor(sam);
      expect(verdict(talk, sam, 'whisper')).toBe(can('whisper'));
      expect(verdict(talk, sam, 'join')).toBe(can('join'));
      expect(verdict(talk, sam, 'take-over')).toBe(can('takeover'));
      expect(talk.header(anna)).toMatchObject({ channel });
      expect(talk.say(anna, 'Hi').lines(carla), 'writing is what channels are for').toContain('Hi');
    },
  );

  it('[B08][P9] what the channels carry', () => {
    expect(channels).toEqual({
      web: ['monitor', 'whisper', 'join', 'takeover', 'typing', 'files'],
      api: ['monitor', 'whisper', 'join', 'takeover', 'typing'],
      messaging: ['monitor', 'whisper', 'join', 'takeover', 'typing'],
      sms: ['monitor', 'whisper', 'join', 'takeover'],
      record: ['monitor'],
    });
  });

  it.each(['listed', 'hidden'] as const)(
    '[C13][P9][PH7] others than the policy’s are refused and %s',
    (otherChannels) => {
      const policy: PolicyOverrides = { monitors: { channels: ['web'], otherChannels } };
      const [web, sms] = [over('web', policy), over('sms', policy)];
      expect(verdict(web, sam, 'monitor')).toBe('allowed');
      expect(sms.refusal(sam, { type: 'supervise', mode: 'monitor' })).toBe('channel-unsupported');
      expect(sms.header(sam).you.may).not.toContain('monitor');
      const row = (talk: Talk) => rowFor(tess, summaryOf(talk.state, talk.presence), policyWith(policy));
      expect(row(web)).not.toHaveProperty('unmonitorable');
      if (otherChannels === 'hidden') expect(row(sms)).toBeNull();
      else expect(row(sms)).toMatchObject({ unmonitorable: 'channel-unsupported', channel: 'sms' });
    },
  );

  it('[P9][PH7] a narrower policy does not silence those who write', () => {
    const talk = over('api', { monitors: { channels: ['web'] } });
    expect(verdict(talk, anna, 'set-typing')).toBe('allowed');
  });
});
