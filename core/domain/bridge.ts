/** A server that speaks for the customers of one other channel: who it is, and whom it vouches for. */
import type { ChannelName } from './channels.js';
import { channelNames } from './channels.js';
import type { Identity } from './identity.js';
import type { PersonId, WorkgroupId } from './ids.js';
import { customerIdOf, isPersonId } from './ids.js';

/** Every channel but our own page, over which customers come themselves. */
export type BridgedChannel = Exclude<ChannelName, 'web'>;

export const bridgedChannels: readonly BridgedChannel[] = channelNames.filter((each) => each !== 'web');

export const isBridged = (channel: ChannelName): channel is BridgedChannel => channel !== 'web';

/** What a bridge's token says. It is nobody in a conversation: it has no role, no grants, and says no hello. */
export interface Bridge {
  /** The token's `sub`. */
  readonly id: string;
  readonly channel: BridgedChannel;
  /** Where it may begin conversations, and whose it may go on with. */
  readonly workgroups: readonly WorkgroupId[];
  /** Milliseconds since the epoch; 0 when the token does not say. */
  readonly issuedAt: number;
  readonly expiresAt: number;
}

const prefixOf = (channel: BridgedChannel): string => `~${channel}.`;

/**
 * `~~sms.<id>`. No `sub` begins with a tilde, so that after the tilde of every customer a second one tells customers
 * of bridges from those of the page; and no channel's name has a dot, so that one channel's never read like another's.
 */
export const bridgedCustomerId = (channel: BridgedChannel, id: string): PersonId =>
  customerIdOf(prefixOf(channel) + id);

/** The id under which the channel itself knows this customer. */
export const idOnChannel = (channel: BridgedChannel, customer: PersonId): string =>
  customer.slice(customerIdOf(prefixOf(channel)).length);

/** What the id of any customer looks like, be they of the page or of another channel. */
export const isCustomerId = (value: string): value is PersonId =>
  ['', ...bridgedChannels.map(prefixOf)].some((prefix) => {
    const start = customerIdOf(prefix);
    return value.startsWith(start) && isPersonId(value.slice(start.length));
  });

/** The customer for whom a bridge speaks. Verified, because the bridge vouches for them. */
export const bridgedCustomer = (
  bridge: Bridge,
  { id, name }: { readonly id: string; readonly name: string },
): Identity => ({
  id: bridgedCustomerId(bridge.channel, id),
  name,
  role: 'customer',
  verified: true,
  grants: {},
  supervisor: false,
  maxSessions: 0,
  issuedAt: bridge.issuedAt,
  expiresAt: bridge.expiresAt,
});
