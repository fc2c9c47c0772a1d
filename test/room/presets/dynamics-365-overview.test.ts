/** The page on monitoring conversations as a supervisor, its overview: what one looks for, and how one helps. */
import { describe, expect, it } from 'vitest';
import type { SentimentScorer } from '../../../core/domain/sentiment.js';
import type { Actor, Frame } from '../../support/actors.js';
import { customerIn, staffIn, workgroupOf } from '../../support/actors.js';
import { supervisor } from '../../support/builders.js';
import type { StageOptions, Talk } from './stage.js';
import {
  anna,
  ben,
  bodiesOf,
  done,
  join,
  kindsOf,
  leave,
  maria,
  mayOf,
  monitor,
  note,
  panelOf,
  pass,
  refusedQuietly,
  rowIn,
  rowsOf,
  say,
  talkUnder,
  watch,
  whisper,
} from './stage.js';

const talk = (options: StageOptions = {}): Promise<Talk> => talkUnder('dynamics-365', options);

const laws = { id: 'law', label: 'Lawyer', kind: 'contains', by: 'customer', weight: 50 } as const;

// What monitoring is for: finding the conversations that need somebody, and helping with expertise and suggestions.
describe('the overview', () => {
  it('[C06] rows say how much attention is needed and why, by thresholds that a workgroup sets', async () => {
    const scorer: SentimentScorer = { score: (text) => (text.includes('terrible') ? -0.9 : null) };
    const rules = [{ ...laws, patterns: ['lawyer*'] }];
    const { world, customer, handler } = await talk({
      scorer,
      policy: { rules, attention: { waitingSeconds: 60, silenceSeconds: 86_400 } },
    });
    const panel = await panelOf(world);
    const outsider = await staffIn(world, maria).enter();
    const list = await workgroupOf(world, ben).enter();
    const waitingSince = world.time.now();
    const reasons = (): unknown => (rowIn(panel).attention as Frame).reasons;
    expect(rowIn(panel)).toMatchObject({ attention: { score: 0, reasons: [] } });
    await done(customer, say('This is terrible. I will call my lawyers'));
    await world.advance(1_000);
    const rule = { reason: 'rule', since: waitingSince, label: 'Lawyer' };
    const negative = { reason: 'negative', since: waitingSince };
    expect(rowIn(panel)).toMatchObject({ attention: { score: 80 } });
    expect(reasons()).toEqual([rule, negative]);
    const flaggedAt = world.time.now();
    await done(outsider, { type: 'flag', reason: 'Look at this' });
    await world.advance(1_000);
    const flagged = { reason: 'flagged', since: flaggedAt };
    expect(rowIn(panel)).toMatchObject({
      attention: { score: 180 },
      concerns: { flag: { reason: 'Look at this' } },
    });
    expect(reasons()).toEqual([flagged, rule, negative]);
    await pass(world, 60, [customer, handler, panel, outsider, list]);
    expect(rowIn(panel)).toMatchObject({ attention: { score: 220 } });
    expect(reasons()).toEqual([flagged, rule, { reason: 'waiting-long', since: waitingSince }, negative]);
    await done(handler, say('I will look into it', 1));
    await done(outsider, { type: 'unflag' });
    await world.advance(1_000);
    expect(rowIn(panel)).toMatchObject({ attention: { score: 80 }, concerns: { flag: null } });
    for (const each of [customer, handler, list]) {
      expect(each.end.texts.join()).not.toMatch(/attention|Lawyer|Look at this|negative|flagged/);
    }
  });

  it('[C07] a suggested reply is the agent’s to insert, edit or dismiss, and what became of it is kept', async () => {
    const { world, customer, handler } = await talk();
    const { watcher } = await watch(world);
    await done(watcher, join);
    customer.fresh();
    const { entryId } = await done(watcher, { ...whisper('Offer them free shipping'), suggestion: true });
    const settle = (outcome: string): Frame => ({ type: 'settle-suggestion', suggestion: entryId, outcome });
    expect(handler.timeline.at(-1)).toMatchObject({
      id: entryId,
      audience: 'whisper',
      body: { text: 'Offer them free shipping', isSuggestion: true, author: { name: 'Maria' } },
    });
    // It is for the agent to settle, and once.
    expect(await refusedQuietly(world, watcher, settle('edited'), [customer, handler])).toMatchObject({
      code: 'forbidden',
    });
    await done(handler, settle('edited'));
    const settled = { kind: 'suggestion-settled', suggestion: entryId, outcome: 'edited' };
    expect(bodiesOf(watcher, 'suggestion-settled')).toMatchObject([{ ...settled, by: { name: 'Anna' } }]);
    expect(await refusedQuietly(world, handler, settle('inserted'), [customer, watcher])).toMatchObject({
      code: 'bad-state',
    });
    // Only what is said to the agent alone can be a suggestion to them.
    const openly = { ...say('Take free shipping', 1), suggestion: true };
    expect(await refusedQuietly(world, watcher, openly, [customer, handler])).toMatchObject({
      code: 'bad-state',
    });
    expect(customer.fresh()).toEqual([]);
  });

  it('C08, the room’s half: what the command bar may offer for a row is told before it is opened', async () => {
    const { world } = await talk();
    const lead = supervisor('Lead', ['monitor', 'join', 'takeover', 'assign', 'forceClose']);
    const outside = await staffIn(world, lead).enter();
    expect([...mayOf(outside)].sort()).toEqual(
      ['monitor', 'assign', 'flag', 'set-priority', 'force-close', 'leave'].sort(),
    );
    expect([...mayOf(await staffIn(world, supervisor('Eye', ['monitor'])).enter())].sort()).toEqual(
      ['monitor', 'flag', 'leave'].sort(),
    );
    expect(outside.timeline).toEqual([]);
  });

  it('[C09] joining is a second step: possible while monitoring, with a grant of its own, and never needed', async () => {
    const { world, customer, handler } = await talk();
    const eye = await staffIn(world, supervisor('Eye', ['monitor'])).enter();
    const others = [customer, handler];
    expect(await refusedQuietly(world, eye, join, others)).toMatchObject({ code: 'not-monitoring' });
    await done(eye, monitor);
    expect(await refusedQuietly(world, eye, join, others)).toMatchObject({ code: 'forbidden' });
    expect(mayOf(eye)).not.toContain('join');
    await done(customer, say('Anything new?'));
    expect(eye.texts).toEqual(['Hello', 'Good morning', 'Anything new?']);
    const { watcher } = await watch(world);
    expect(mayOf(watcher)).toContain('join');
    await done(watcher, join);
    expect(watcher.header).toMatchObject({ handler: { name: 'Anna' }, you: { standing: 'joined' } });
  });

  it('[C10] joining is told to agent and customer before any word; the customer’s notice can be turned off', async () => {
    const on = await talk();
    const { watcher } = await watch(on.world);
    for (const each of [on.customer, on.handler]) each.fresh();
    await done(watcher, join);
    await done(watcher, say('May I help?', 1));
    const told = (actor: Actor): readonly Frame[] =>
      (actor.fresh().filter(({ type }) => type === 'entries') as { entries: { body: Frame }[] }[]).flatMap(
        ({ entries }) => entries.map(({ body }) => body),
      );
    const person = { name: 'Maria', role: 'supervisor' };
    const expected = [
      { kind: 'joined', person, as: 'consultant' },
      { kind: 'message', author: person, text: 'May I help?' },
    ];
    expect(told(on.customer)).toEqual(expected);
    expect(told(on.handler)).toMatchObject(expected);

    const off = await talk({ policy: { joinNotice: 'off' } });
    const silent = await watch(off.world);
    for (const each of [off.customer, off.handler]) each.fresh();
    await done(silent.watcher, join);
    expect(off.customer.fresh()).toEqual([]);
    expect(told(off.handler)).toMatchObject([expected[0]]);
    await done(silent.watcher, leave);
    expect(off.customer.fresh()).toEqual([]);
    expect(kindsOf(off.handler).at(-1)).toBe('left');
  });

  it('[C11] one joins in consult mode, internal first; taking part openly is another capacity, shown as that', async () => {
    const { world, customer, handler } = await talk();
    const { watcher } = await watch(world);
    expect(watcher.header).toMatchObject({ house: { joinAs: 'consultant', composer: 'single-mode' } });
    await done(watcher, join);
    const joined = (): unknown => (customer.header as { joined?: unknown }).joined;
    expect(joined()).toEqual([{ name: 'Maria', role: 'supervisor', as: 'consultant' }]);
    // A message that names no audience is nobody's: there is no public one to slip into.
    watcher.send({ type: 'post', commandId: `${watcher.device}:${watcher.next}`, text: 'Slip', epoch: 1 });
    await world.flush();
    expect(watcher.frames.at(-1)).toMatchObject({ type: 'refused', code: 'bad-frame' });
    await done(watcher, note('Between us'));
    expect(customer.end.texts.join()).not.toMatch(/Slip|Between us/);
    expect(handler.texts.at(-1)).toBe('Between us');
    await done(watcher, { ...join, as: 'participant' });
    expect(joined()).toEqual([{ name: 'Maria', role: 'supervisor', as: 'participant' }]);
    expect(bodiesOf(customer, 'joined')).toHaveLength(1);

    const open = await talk();
    const other = await watch(open.world);
    await done(other.watcher, { ...join, as: 'participant' });
    expect(bodiesOf(open.customer, 'joined')).toMatchObject([{ as: 'participant' }]);
    expect(bodiesOf(open.handler, 'joined')).toMatchObject([{ as: 'participant' }]);
  });

  it('C12, the room’s half: one list has all that goes on in the scope, and follows it', async () => {
    const { world, handler } = await talk();
    const panel = await panelOf(world);
    const shown = (): unknown => [...rowsOf(panel).values()].map(({ phase, handler: by }) => [phase, by]);
    const present = { id: anna.id, name: 'Anna', present: true, awaySince: null };
    expect(shown()).toEqual([['active', present]]);
    const second = await customerIn(world, 2, { name: 'Dora' }).enter();
    await done(second, say('Is anybody there?'));
    await world.advance(1_000);
    expect(shown()).toEqual([
      ['active', present],
      ['queued', null],
    ]);
    expect(rowIn(panel, 2)).toMatchObject({ customer: { name: 'Dora' }, messages: 1 });
    await done(handler, { type: 'end' });
    await world.advance(1_000);
    expect(shown()).toEqual([
      ['wrap-up', present],
      ['queued', null],
    ]);
    await done(handler, { type: 'wrap-up', disposition: 'Sold' });
    await world.advance(1_000);
    expect(shown()).toEqual([['queued', null]]);
  });
});
