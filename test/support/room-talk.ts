/** A conversation in the world in memory that somebody answers: where most tests of rooms begin. */
import type { Identity } from '../../core/domain/identity.js';
import type { Actor } from './actors.js';
import { customerIn, parleyWorld, staffIn } from './actors.js';
import { agent } from './builders.js';
import type { World } from './pair/memory-host.js';

export interface RoomTalk {
  readonly world: World;
  readonly customer: Actor;
  readonly handler: Actor;
}

/** The customer has said hello, and whoever is named, or Anna, has accepted it. */
export const answeredTalk = async (
  options: Parameters<typeof parleyWorld>[0] = {},
  who: Identity = agent('Anna'),
): Promise<RoomTalk> => {
  const world = parleyWorld(options);
  const customer = await customerIn(world).enter();
  await customer.post('Hello');
  const handler = await staffIn(world, who).enter();
  await handler.command({ type: 'accept', epoch: 0 });
  return { world, customer, handler };
};
