/** The page on monitoring conversations as a supervisor, from its top: what it is not for, and what people are told. */
import { describe, expect, it } from 'vitest';
import type { Identity } from '../../../core/domain/identity.js';
import type { Actor, Frame } from '../../support/actors.js';
import { conversationId, customerIn, staffIn } from '../../support/actors.js';
import { SALES, supervisor } from '../../support/builders.js';
import type { World } from '../../support/pair/memory-host.js';
import type { StageOptions, Talk } from './stage.js';
import {
  anna,
  atDesk,
  done,
  maria,
  monitor,
  note,
  panelOf,
  presetWorld,
  readAs,
  refusedQuietly,
  say,
  talkUnder,
  watch,
} from './stage.js';

const talk = (options: StageOptions = {}): Promise<Talk> => talkUnder('dynamics-365', options);

/** Everything that these rooms keep, as one text. */
const kept = (world: World): string =>
  JSON.stringify(
    [
      world.conversation(conversationId(1)),
      world.workgroup(SALES),
      world.desk(anna.id),
      world.desk(maria.id),
    ].map(({ storage }) => [...storage.dump()]),
  );

// The box at the top of the page: what it is not for, and that customers and agents have to know and may have to agree.
describe('the important note', () => {
  it('C01, the room’s half: figures are those of conversations, and of agents only where somebody turned them on', async () => {
    const { world } = await talk();
    await watch(world);
    const panel = await panelOf(world);
    expect(panel.frames[0]).toMatchObject({ type: 'welcome', house: { agentStatistics: 'off' } });
    expect(JSON.stringify(panel.frames[0]?.figures)).not.toMatch(/Anna|a-anna|Maria|s-maria/);
    expect(await readAs(world, maria, 'metrics.json')).not.toMatch(/Anna|a-anna|Maria|s-maria/);
    const chosen = await talk({ policy: { agentStatistics: 'on' } });
    expect((await panelOf(chosen.world)).frames[0]).toMatchObject({ house: { agentStatistics: 'on' } });
  });

  it('[C02] what was written is deleted when its time is over, with nobody there; counts are kept', async () => {
    const { world, customer, handler } = await talk({ policy: { retentionDays: 30 } });
    const archivist = supervisor('Maria', ['monitor', 'export']);
    await done(customer, say('A porcelain vase'));
    await done(handler, say('Porcelain it is', 1));
    await done(handler, note('Note on porcelain'));
    await done(customer, { type: 'end' });
    await done(handler, { type: 'wrap-up', disposition: 'Sold' });
    // Exported, for as long as there is something to export.
    expect(await readAs(world, archivist, 'transcript')).toMatch(/A porcelain vase[\s\S]*Note on porcelain/);
    const figures = JSON.parse((await readAs(world, archivist, 'metrics.json')) ?? '');
    expect(figures.messages).toEqual({ customer: 2, staff: 2, notes: 1, whispers: 0 });
    for (const { end } of [customer, handler]) end.drop();
    await world.advance(30 * 86_400_000 - 60_000);
    expect(kept(world)).toContain('A porcelain vase');
    await world.advance(120_000);
    expect(kept(world)).not.toMatch(/porcelain|Good morning|Carla/i);
    expect(await readAs(world, archivist, 'transcript')).not.toMatch(/porcelain|Good morning|Carla/i);
    expect(JSON.parse((await readAs(world, archivist, 'metrics.json')) ?? '')).toEqual(figures);
    await customer.enter();
    expect(customer.texts).toEqual([]);
    expect(world.faults).toEqual([]);
  });

  it('[C02] one customer is erased on request, live and closed, and nobody else; only where one may configure', async () => {
    const { world, customer, handler } = await talk();
    const keeper = supervisor('Kim', ['monitor', 'configure']);
    const other = await customerIn(world, 2, { name: 'Dora', device: 'dora' }).enter();
    await done(customer, say('A porcelain vase'));
    await done(other, say('A wooden spoon'));
    await done(customer, { type: 'end' });
    await done(handler, { type: 'wrap-up', disposition: 'Sold' });
    await world.advance(1_000);
    const ask = (who: Identity, method: 'POST' | 'DELETE', path: string, body = '') =>
      world.workgroup(SALES).request({
        method,
        path,
        body,
        credential: { kind: 'token', value: world.tokenFor(who) },
      });
    const found = JSON.parse(
      (await ask(keeper, 'POST', 'closed/search', '{"text":"porcelain"}'))?.body ?? '',
    );
    const id = found.rows[0].customer.id;
    expect((await ask(maria, 'DELETE', `customers/${id}`))?.status).not.toBe(200);
    await world.advance(1_000);
    expect(kept(world)).toContain('porcelain vase');
    expect(await ask(keeper, 'DELETE', `customers/${id}`)).toMatchObject({
      status: 200,
      body: '{"conversations":1}',
    });
    await world.advance(1_000);
    expect(kept(world)).not.toMatch(/porcelain|Good morning|Carla/);
    expect(await readAs(world, keeper, 'metrics.json')).toContain('"customer":2');
    await other.enter();
    expect(other.texts).toEqual(['A wooden spoon']);
  });

  it('C03, the room’s half: the notice is there before the first word, and says monitored, recorded and stored', async () => {
    const { world } = await talk();
    const second = await customerIn(world, 2).enter();
    expect(second.frames[0]).toMatchObject({
      type: 'welcome',
      seq: 0,
      header: {
        consent: {
          isRequired: false,
          version: 'dynamics-365-1',
          text: 'This conversation may be monitored, recorded and stored.',
          agreed: null,
        },
        you: { may: expect.arrayContaining(['post-to-everyone', 'consent']) },
      },
    });
    await done(second, say('A notice asks for no answer'));
  });

  it('[C04] where consent is required nothing is accepted and nobody watches before it is given and kept', async () => {
    const consentText = { version: 'eu-2', text: 'May we read along?' };
    const world = presetWorld('dynamics-365', { policy: { consent: 'required', consentText } });
    await atDesk(world, anna);
    await atDesk(world, maria);
    const customer = await customerIn(world).enter();
    const handler = await staffIn(world, anna).enter();
    const watcher = await staffIn(world, maria).enter();
    expect(customer.header).toMatchObject({ consent: { ...consentText, isRequired: true, agreed: null } });
    await done(handler, { type: 'accept', epoch: 0 });
    const consent = (version: string, agreed: boolean): Frame => ({ type: 'consent', version, agreed });
    const everybody = [customer, handler, watcher];
    const isClosedTo = async (asker: Actor, frame: Frame): Promise<void> => {
      const others = everybody.filter((each) => each !== asker);
      expect(await refusedQuietly(world, asker, frame, others)).toMatchObject({ code: 'consent-required' });
    };
    const nothingIsSaid = async (): Promise<void> => {
      await isClosedTo(customer, say('Hello'));
      await isClosedTo(handler, say('Good morning', 1));
      await isClosedTo(watcher, monitor);
    };
    await nothingIsSaid();
    // Agreeing to another text than the one that is shown is agreeing to nothing.
    expect(await refusedQuietly(world, customer, consent('eu-1', true), [handler, watcher])).toMatchObject({
      code: 'bad-state',
    });
    await done(customer, consent('eu-2', false));
    await nothingIsSaid();
    const at = world.time.now();
    await done(customer, consent('eu-2', true));
    await done(customer, say('Hello'));
    await done(watcher, monitor);
    // Who, when and which text: with the conversation, to be read afterwards.
    expect(watcher.header).toMatchObject({ consent: { version: 'eu-2', agreed: true, at } });
    expect(watcher.timeline).toContainEqual(
      expect.objectContaining({ at, body: { kind: 'consented', version: 'eu-2', agreed: true } }),
    );
    expect(handler.texts).toEqual(['Hello']);
    await done(customer, consent('eu-2', false));
    expect(watcher.header).toMatchObject({ kind: 'outsider' });
    await nothingIsSaid();
  });

  it('C05, the room’s half: agents are given the standing line, and whether it has to be confirmed', async () => {
    const standing = await talk();
    expect(standing.handler.header).toMatchObject({ house: { agentNotice: 'standing' } });
    const confirmed = await talk({ policy: { agentNotice: 'per-login' } });
    expect(confirmed.handler.header).toMatchObject({ house: { agentNotice: 'per-login' } });
    expect(confirmed.customer.end.texts.join()).not.toContain('agentNotice');
  });
});
