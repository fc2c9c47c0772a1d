// The whisper: to the handler alone, and what it tells of its sender. Rules PO1, PO4 to PO6 and VI5.
import { describe, expect, it } from 'vitest';
import { supervisionOf } from '../../core/domain/conversation.js';
import type { Talk } from '../support/builders.js';
import { active, anna, bert, carla, sam, tess } from '../support/builders.js';

describe('whispering', () => {
  it('[E12][E13][PO4][PO5] the first whisper reaches the agent alone and makes the sender known to them', () => {
    const talk = active({ formerAgent: 'consultant' }).monitor(tess).takeOver(tess).monitor(sam);
    const [customerBefore, standbyBefore] = [talk.bytes(carla), talk.bytes(anna)];
    talk.whisper(sam, 'Offer a refund');
    expect(supervisionOf(talk.state, sam.id)?.mode).toBe('whisper');
    expect(talk.lines(tess)).toContain('Offer a refund');
    expect(talk.bytes(carla)).toBe(customerBefore);
    expect(talk.bytes(anna), 'another agent in the room learns nothing').toBe(standbyBefore);
  });

  it('[E11][PO5][VI5] before the first whisper the agent does not see the supervisor, afterwards they do', () => {
    const talk = active().monitor(sam);
    const names = (): readonly string[] => {
      const header = talk.header(anna);
      return header.kind === 'staff' ? header.people.map(({ name }) => name) : [];
    };
    expect(names()).toEqual([]);
    talk.whisper(sam, 'psst');
    expect(names()).toEqual(['Sam']);
    expect(talk.leave(sam).lines(anna)).toEqual(['Hello?', '(handler-shown)', '(assigned)', 'psst']);
    expect(names()).toEqual([]);
  });

  it('[VI5] who whispered to one agent stays unseen to the next', () => {
    const talk = active().monitor(sam).whisper(sam, 'psst').drop(anna).sleep(90).accept(bert);
    const header = talk.header(bert);
    expect(header.kind === 'staff' && header.people).toEqual([]);
    expect(talk.lines(bert)).not.toContain('psst');
  });

  it('[P12][PO6] the policy allows whispering while monitoring, only after joining, or not at all', () => {
    const whisper = (talk: Talk) =>
      talk.ask(sam, { type: 'post', audience: 'whisper', text: 'x', epoch: talk.epoch }).kind;
    const verdicts = (['monitor-and-join', 'join', 'off'] as const).map((value) => [
      value,
      whisper(active({ whisper: value }).monitor(sam)),
      whisper(active({ whisper: value }).monitor(sam).join(sam)),
    ]);
    expect(verdicts).toEqual([
      ['monitor-and-join', 'accepted', 'accepted'],
      ['join', 'refused', 'accepted'],
      ['off', 'refused', 'refused'],
    ]);
  });

  it('[C17][PO1] after joining, each message names its audience and reaches that one only', () => {
    const talk = active()
      .monitor(sam)
      .join(sam)
      .say(sam, 'to all')
      .note(sam, 'to staff')
      .whisper(sam, 'to the agent');
    const texts = (who: Parameters<Talk['lines']>[0]) =>
      talk.lines(who).filter((line) => line.startsWith('to '));
    expect(texts(carla)).toEqual(['to all']);
    expect(texts(anna)).toEqual(['to all', 'to staff', 'to the agent']);
    expect(talk.seen(carla).map(({ audience }) => audience)).toEqual(talk.seen(carla).map(() => 'everyone'));
  });
});
