/** What a workgroup's policy changes, by the bytes that each person is sent. */
import { describe, expect, it } from 'vitest';
import type { PolicyOverrides } from '../../core/domain/policy.js';
import type { Actor } from '../support/actors.js';
import { staffIn } from '../support/actors.js';
import { supervisor } from '../support/builders.js';
import { answeredTalk } from '../support/room-talk.js';

const maria = supervisor('Maria');

const begun = async (policy: PolicyOverrides) => {
  const { world, customer, handler } = await answeredTalk({ workgroups: { sales: { policy } } });
  const watcher = await staffIn(world, maria).enter();
  handler.fresh();
  customer.fresh();
  return { world, customer, handler, watcher };
};

const people = (actor: Actor): unknown => (actor.header as { people?: unknown }).people;
const whisper = { type: 'post', audience: 'whisper', text: 'Offer a refund', epoch: 1 };

describe('agentAwareness', () => {
  const expected: Record<string, unknown> = {
    none: [],
    anonymous: [{ name: '', role: 'supervisor', standing: 'monitoring', present: true }],
    named: [{ name: 'Maria', role: 'supervisor', id: maria.id, standing: 'monitoring', present: true }],
  };

  it.each(['none', 'anonymous', 'named'] as const)('[P5][VI14] %s', async (agentAwareness) => {
    const { customer, handler, watcher } = await begun({ agentAwareness });
    await watcher.command({ type: 'supervise', mode: 'monitor' });
    expect(people(handler)).toEqual(expected[agentAwareness]);
    expect(handler.fresh()).toHaveLength(agentAwareness === 'none' ? 0 : 1);
    await watcher.command({ type: 'supervise', mode: 'leave' });
    expect(people(handler)).toEqual([]);
    expect(customer.fresh()).toEqual([]);
    expect(handler.end.texts.join()).not.toContain(agentAwareness === 'named' ? '\u0000' : 'Maria');
  });
});

describe('whisperReveals', () => {
  it('[P12][VI14] role: the agent is told that a supervisor whispers, and by no byte which one', async () => {
    const { handler, watcher } = await begun({ whisperReveals: 'role' });
    await watcher.command({ type: 'supervise', mode: 'monitor' });
    await watcher.command(whisper);
    expect(handler.texts).toContain('Offer a refund');
    expect(people(handler)).toEqual([
      { name: '', role: 'supervisor', standing: 'whispering', present: true },
    ]);
    expect(handler.end.texts.join()).not.toMatch(new RegExp(`Maria|${maria.id}`));
    const own = watcher.timeline.find((entry) => entry.audience === 'whisper');
    expect(own).toMatchObject({ body: { author: { name: 'Maria', self: true } } });
    await handler.enter(handler.cursor);
    await handler.enter();
    expect(handler.end.texts.join()).not.toMatch(new RegExp(`Maria|${maria.id}`));
  });

  it('[P12] named: the agent is told who', async () => {
    const { handler, watcher } = await begun({});
    await watcher.command({ type: 'supervise', mode: 'monitor' });
    await watcher.command(whisper);
    expect(people(handler)).toMatchObject([{ name: 'Maria', standing: 'whispering' }]);
  });
});

describe('coachLeft', () => {
  it.each(['off', 'on'] as const)('[P16][SU19] %s', async (coachLeft) => {
    const { customer, handler, watcher } = await begun({ coachLeft });
    await watcher.command({ type: 'supervise', mode: 'monitor' });
    await watcher.command(whisper);
    await watcher.command({ type: 'supervise', mode: 'leave' });
    const left = handler.timeline.filter((entry) => (entry.body as { kind: string }).kind === 'left');
    expect(left).toHaveLength(coachLeft === 'on' ? 1 : 0);
    expect(left.map((entry) => entry.audience)).toEqual(coachLeft === 'on' ? ['whisper'] : []);
    expect(customer.fresh()).toEqual([]);
  });
});
