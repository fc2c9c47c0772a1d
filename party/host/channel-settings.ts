/** The part of PARLEY_CONFIG about other channels: where the server of each listens, and what it is signed with. */
import * as z from 'zod/mini';
import type { BridgedChannel } from '../../core/domain/bridge.js';
import { bridgedChannels } from '../../core/domain/bridge.js';
import { isAddress } from './outgoing.js';

export interface ChannelSetting {
  readonly webhook: string;
  /** Shared with that one server, and with nobody else. */
  readonly secret: string;
}

export type Channels = ReadonlyMap<BridgedChannel, ChannelSetting>;

/** As long as PARLEY_SECRET has to be. */
const secretLength = [32, 256] as const;
const secretShape = `a random text of ${secretLength[0]} to ${secretLength[1]} characters`;
const settingFor = (isDemo: boolean) => {
  const addressShape = isDemo
    ? 'an https address, or an http address of this machine,'
    : 'an https address without a name and a password';
  return z.strictObject({
    webhook: z
      .string(addressShape)
      .check(z.refine<string>((value) => isAddress(value, isDemo), addressShape)),
    secret: z
      .string(secretShape)
      .check(z.minLength(secretLength[0], secretShape), z.maxLength(secretLength[1], secretShape)),
  });
};

type Read = { readonly [Channel in BridgedChannel]?: ChannelSetting };

/** Our own page is no key here: it has no server that would have to be told. */
export const channelsSchemaFor = (isDemo: boolean) => {
  const setting = z.exactOptional(settingFor(isDemo));
  return z.strictObject({
    api: setting,
    messaging: setting,
    sms: setting,
    record: setting,
  } satisfies Record<BridgedChannel, typeof setting>);
};

export const channelsFrom = (read: Read): Channels =>
  new Map(
    bridgedChannels.flatMap((channel) => {
      const setting = read[channel];
      return setting ? [[channel, { webhook: setting.webhook, secret: setting.secret }] as const] : [];
    }),
  );
