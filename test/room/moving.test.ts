/** A conversation that another workgroup answers from now on: its policy, its lists, and who may still be there. */
import { describe, expect, it } from 'vitest';
import type { Grant, Identity } from '../../core/domain/identity.js';
import { personOf } from '../../core/domain/identity.js';
import type { WorkgroupId } from '../../core/domain/ids.js';
import { defaultPolicy } from '../../core/domain/policy.js';
import type { Frame } from '../support/actors.js';
import { conversationId, customerIn, deskOf, parleyWorld, staffIn, workgroupOf } from '../support/actors.js';
import { agent, supervisor } from '../support/builders.js';

const both = (who: Identity, given: readonly Grant[]): Identity => ({
  ...who,
  grants: { sales: given, billing: given },
});
const only = (who: Identity, workgroup: string, given: readonly Grant[]): Identity => ({
  ...who,
  grants: { [workgroup]: given },
});

const anna = only(agent('Anna'), 'sales', ['handle', 'transfer']);
const bill = only(agent('Bill'), 'billing', ['handle', 'transfer']);
const maria = only(supervisor('Maria'), 'sales', ['monitor', 'takeover']);
const luis = both(supervisor('Luis'), ['monitor', 'takeover']);

const toBilling = (manner: 'cold' | 'warm') => ({
  type: 'hand-off',
  epoch: 1,
  to: { kind: 'workgroup', id: 'billing' },
  manner,
  note: 'an invoice',
});

const begun = async (isRestless = false) => {
  const world = parleyWorld({
    isRestless,
    workgroups: { sales: { label: 'Sales' }, billing: { label: 'Billing', policy: { wrapUp: 'off' } } },
  });
  const desk = await deskOf(world, bill).enter();
  desk.send({ type: 'set-availability', kind: 'available' });
  await world.flush();
  const lists = {
    sales: await workgroupOf(world, luis, 'sales').enter(),
    billing: await workgroupOf(world, luis, 'billing').enter(),
  };
  const customer = await customerIn(world).enter();
  await customer.post('My invoice is wrong');
  const handler = await staffIn(world, anna).enter();
  await handler.command({ type: 'accept', epoch: 0 });
  const [mine, shared] = [await staffIn(world, maria).enter(), await staffIn(world, luis).enter()];
  for (const each of [mine, shared]) await each.command({ type: 'supervise', mode: 'monitor' });
  await world.advance(1_000);
  return { world, desk, lists, customer, handler, mine, shared };
};

const listed = (list: { frames: readonly Frame[] }): boolean => {
  let isListed = false;
  for (const frame of list.frames) {
    const rows = [...((frame.rows as Frame[]) ?? []), ...((frame.changed as Frame[]) ?? [])];
    if (rows.some((row) => row.conversation === conversationId(1))) isListed = true;
    if ((frame.removed as string[] | undefined)?.includes(conversationId(1))) isListed = false;
  }
  return isListed;
};

describe.each([false, true])('a cold handoff to a workgroup (rooms rebuilt: %s)', (isRestless) => {
  it('[A07][G27] puts it into the other queue, under the other policy, and into the other lists', async () => {
    const { world, lists, customer, handler, shared } = await begun(isRestless);
    expect([listed(lists.sales), listed(lists.billing)]).toEqual([true, false]);
    expect(await handler.command(toBilling('cold'))).toMatchObject({ type: 'accepted' });
    await world.advance(1_000);
    expect([listed(lists.sales), listed(lists.billing)]).toEqual([false, true]);
    expect(customer.header).toMatchObject({ phase: 'queued', handler: null });
    const next = await staffIn(world, bill).enter();
    expect(await next.command({ type: 'accept', epoch: 2 })).toMatchObject({ type: 'accepted' });
    expect(next.header).toMatchObject({ workgroup: 'billing', label: 'Billing', phase: 'active' });
    const moved = next.timeline.find((entry) => (entry.body as Frame).kind === 'moved');
    expect(moved).toMatchObject({
      audience: 'staff',
      body: { from: 'Sales', to: 'Billing', note: 'an invoice', by: { name: 'Anna' } },
    });
    expect(await next.command({ type: 'end' })).toMatchObject({ type: 'accepted' });
    // Without wrap-up, as the other policy says.
    expect(next.header).toMatchObject({ phase: 'closed' });
    expect(shared.header).toMatchObject({ kind: 'outsider', workgroup: 'billing' });
    expect(customer.texts).toEqual(['My invoice is wrong']);
    expect(customer.end.texts.join()).not.toMatch(/Billing|invoice"|Maria|Luis/);
  });

  it('[B04][R6] ends all watching: it was by the right of the workgroup that it leaves', async () => {
    const { world, handler, mine, shared } = await begun(isRestless);
    await handler.command(toBilling('cold'));
    const before = [mine, shared].map((each) => each.end.texts.length);
    const next = await staffIn(world, bill).enter();
    await next.command({ type: 'accept', epoch: 2 });
    await next.command({ type: 'post', audience: 'staff', text: 'mine now' });
    for (const [index, each] of [mine, shared].entries())
      expect(each.end.texts.slice(before[index]).join()).not.toContain('mine now');
    // Without a grant there it does not exist any more; with one, it is watched anew. A rebuilt room knows grants of
    // another workgroup than it was asked for only from a token that is shown again.
    expect(mine.end.closedWith?.code).toBe(4403);
    await mine.enter();
    expect(mine.end.closedWith?.code).toBe(4404);
    await shared.enter();
    expect(await shared.command({ type: 'supervise', mode: 'monitor' })).toMatchObject({ type: 'accepted' });
    expect(shared.texts).toContain('mine now');
    expect(await shared.command({ type: 'take-over', epoch: 3 })).toMatchObject({ type: 'accepted' });
  });
});

describe('news of the workgroup that it left', () => {
  it('[PL1][F27] comes too late to change anything', async () => {
    const { world, customer, handler } = await begun();
    await handler.command(toBilling('cold'));
    await world.advance(1_000);
    const room = world.conversation(conversationId(1));
    const before = [JSON.stringify([...room.storage.dump()]), customer.end.texts.length];
    const workgroup = 'sales' as WorkgroupId;
    const document = { version: 99, label: 'Sales', policy: defaultPolicy };
    await room.told({ type: 'policy', workgroup, document });
    await room.told({ type: 'offer', workgroup, to: personOf(maria) });
    await room.told({
      type: 'place',
      workgroup,
      place: { position: 9, waitSeconds: 900, service: 'closed' },
    });
    await world.flush();
    expect([JSON.stringify([...room.storage.dump()]), customer.end.texts.length]).toEqual(before);
  });
});

describe('a warm handoff to a workgroup', () => {
  it('[G27] asks one who is free there; both are there until they accept, and it moves then', async () => {
    const { world, desk, customer, handler } = await begun();
    expect(await handler.command(toBilling('warm'))).toMatchObject({ type: 'accepted' });
    await world.advance(1_000);
    expect(desk.frames.findLast((frame) => frame.type === 'items')).toMatchObject({
      changed: [{ relation: 'offered', offer: { by: { name: 'Anna' }, note: 'an invoice' } }],
    });
    expect(customer.header).toMatchObject({ phase: 'active', handler: { name: 'Anna' } });
    const next = await staffIn(world, bill).enter();
    await next.command({ type: 'post', audience: 'staff', text: 'I take it' });
    expect(handler.texts).toContain('I take it');
    expect(await next.command({ type: 'accept', epoch: 1 })).toMatchObject({ type: 'accepted' });
    expect(next.header).toMatchObject({ workgroup: 'billing', you: { standing: 'handler' } });
    expect(customer.header).toMatchObject({ phase: 'active', handler: { name: 'Bill' } });
    expect(await handler.post('wait', { epoch: 1 })).toMatchObject({ code: 'not-handler' });
  });

  it('[G27] is refused when nobody is free there, and to a workgroup that there is not', async () => {
    const { world, desk, handler } = await begun();
    desk.send({ type: 'set-availability', kind: 'offline' });
    await world.flush();
    expect(await handler.command(toBilling('warm'))).toMatchObject({ code: 'target-unavailable' });
    const nowhere = { ...toBilling('cold'), to: { kind: 'workgroup', id: 'nowhere' } };
    expect(await handler.command(nowhere)).toMatchObject({ code: 'target-unavailable' });
    const own = { ...toBilling('cold'), to: { kind: 'workgroup', id: 'sales' } };
    expect(await handler.command(own)).toMatchObject({ code: 'target-unavailable' });
    expect(handler.header).toMatchObject({ you: { standing: 'handler' } });
  });
});
