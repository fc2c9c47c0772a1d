/** Rooms that did not reach one another for long: how soon they agree when they do. */
import { describe, expect, it } from 'vitest';
import { customerIn, parleyWorld, workgroupOf } from '../support/actors.js';
import { supervisor } from '../support/builders.js';

const lastTold = (list: { frames: readonly Readonly<Record<string, unknown>>[] }): string =>
  JSON.stringify(list.frames.findLast(({ type }) => type === 'rows' || type === 'welcome'));

describe('a workgroup that could not be reached', () => {
  it.each([10, 20, 70])(
    '[F27][PR1] has its list right five seconds after a cut of %i seconds',
    async (seconds) => {
      const world = parleyWorld();
      const list = await workgroupOf(world, supervisor('Maria')).enter();
      const customer = await customerIn(world).enter();
      await customer.post('Hello');
      await world.advance(1_000);
      world.isCut = () => true;
      // A conversation never waits for a list.
      expect(await customer.post('Is anybody there?')).toMatchObject({ type: 'accepted' });
      for (let passed = 0; passed < seconds; passed += 10) {
        for (const each of [customer, list]) each.send({ type: 'ping', received: each.end.texts.length });
        await world.advance(10_000);
      }
      expect(lastTold(list)).not.toContain('Is anybody there?');
      world.isCut = () => false;
      await world.advance(5_000);
      expect(lastTold(list)).toContain('Is anybody there?');
    },
  );
});
