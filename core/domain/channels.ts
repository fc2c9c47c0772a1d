/** The channels over which customers write, and what supervision each carries. */

/** What may be done on a channel besides writing on it. */
export const capabilities = ['monitor', 'whisper', 'join', 'takeover', 'typing', 'files'] as const;
export type Capability = (typeof capabilities)[number];

export const channelNames = ['web', 'api', 'messaging', 'sms', 'record'] as const;
export type ChannelName = (typeof channelNames)[number];

/**
 * A text message carries no typing notice. A record is what another system only files here: it can be read along,
 * and nobody can step into it. Files reach nobody but who reads them here.
 */
export const channels = {
  web: ['monitor', 'whisper', 'join', 'takeover', 'typing', 'files'],
  api: ['monitor', 'whisper', 'join', 'takeover', 'typing'],
  messaging: ['monitor', 'whisper', 'join', 'takeover', 'typing'],
  sms: ['monitor', 'whisper', 'join', 'takeover'],
  record: ['monitor'],
} as const satisfies Record<ChannelName, readonly Capability[]>;

export const canOn = (channel: ChannelName, capability: Capability): boolean =>
  (channels[channel] as readonly Capability[]).includes(capability);
