// What can be asked of a conversation: every command of the domain, under the epoch that the viewer sees.
import { describe, expect, it } from 'vitest';
import type { Asked } from '../../client/conversation-asks.js';
import type { Command } from '../../core/domain/command.js';
import type { PersonId } from '../../core/domain/ids.js';
import { conversationCommand } from '../../core/protocol/conversation-up.js';
import { accepted, clientIn, entries, entry, liveIn, staffHeader } from './conversation-room.js';
import { useFakeWorld } from './fake-world.js';

const world = useFakeWorld();
const to = 'a-bert' as PersonId;

/** One of each, so that a new command has to be thought of here. */
const asks = {
  accept: { type: 'accept' },
  decline: { type: 'decline', reason: 'busy' },
  'withdraw-offer': { type: 'withdraw-offer' },
  'hand-off': { type: 'hand-off', to: { kind: 'agent', id: to }, manner: 'warm' },
  assign: { type: 'assign', to, override: true },
  supervise: { type: 'supervise', mode: 'join', as: 'participant', reason: 'training' },
  'take-over': { type: 'take-over', target: { kind: 'queue' }, intro: 'Hello' },
  'hand-back': { type: 'hand-back' },
  'pass-lead': { type: 'pass-lead', to },
  hold: { type: 'hold', on: true },
  snooze: { type: 'snooze', until: 1_800_000_000_000 },
  tag: { type: 'tag', add: ['VIP'], remove: [] },
  'set-priority': { type: 'set-priority', priority: 1 },
  flag: { type: 'flag', reason: 'tone' },
  unflag: { type: 'unflag' },
  'raise-hand': { type: 'raise-hand', text: 'Refund?' },
  'lower-hand': { type: 'lower-hand' },
  'settle-suggestion': { type: 'settle-suggestion', suggestion: 'A'.repeat(22) as never, outcome: 'edited' },
  consent: { type: 'consent', version: '1', agreed: true },
  'fill-form': { type: 'fill-form', form: 'pre-chat', values: { name: 'Kim' } },
  end: { type: 'end' },
  'force-close': { type: 'force-close', reason: 'abuse' },
  'wrap-up': { type: 'wrap-up', disposition: 'resolved' },
  rate: { type: 'rate', score: 4, comment: 'Quick' },
  forget: { type: 'forget' },
} as const satisfies {
  [Type in Exclude<Command['type'], 'post'>]: Extract<Asked, { type: Type }>;
};

const withEpoch = new Set(['accept', 'hand-off', 'assign', 'take-over', 'hand-back']);

describe('asking', () => {
  for (const asked of Object.values(asks)) {
    it(`sends ${asked.type} as the server reads it`, async () => {
      const client = clientIn(world());
      const socket = await liveIn(world(), client, { header: staffHeader(7) });
      const answer = client.ask(asked);
      const [sent] = socket.of(asked.type);
      const epoch = withEpoch.has(asked.type) ? { epoch: 7 } : {};
      expect(sent).toEqual({ ...asked, ...epoch, commandId: expect.any(String) });
      expect(conversationCommand.safeParse(sent).success).toBe(true);
      socket.say(accepted(sent?.commandId));
      expect(await answer).toEqual({ kind: 'accepted' });
    });
  }

  it('marks a whisper as a suggested reply, also when it is tried again', async () => {
    const client = clientIn(world());
    const socket = await liveIn(world(), client, { header: staffHeader(1) });
    client.post('Offer 10 %', 'whisper', { isSuggestion: true });
    expect(socket.of('post')).toMatchObject([{ audience: 'whisper', suggestion: true }]);
    expect(client.snapshot.pending).toMatchObject([{ isSuggestion: true }]);
    client.post('Plain', 'whisper');
    expect(client.snapshot.pending[1]).not.toHaveProperty('isSuggestion');
  });
});

describe('an answer that crossed another', () => {
  it('[A30] tells who answered just before, until the next message', async () => {
    const client = clientIn(world());
    const socket = await liveIn(world(), client, { header: staffHeader(1) });
    client.post('In stock');
    const [post] = socket.of('post');
    socket.say({ ...accepted(post?.commandId, 1), alsoAnsweredBy: 'Sam' });
    socket.say(entries([entry(1, 'In stock', true)]));
    expect(client.snapshot.alsoAnsweredBy).toBe('Sam');
    client.post('Sorry, as Sam says');
    expect(client.snapshot.alsoAnsweredBy).toBe(null);
  });
});

describe('what a newer server may send', () => {
  it('leaves frames and keys unread that it does not know', async () => {
    const client = clientIn(world());
    const header = { ...staffHeader(1), notYetKnown: { of: 'this version' } };
    const socket = await liveIn(world(), client, { header });
    socket.say({ type: 'not-yet-known', of: 'this version' });
    expect(client.snapshot.connection).toEqual({ kind: 'live', isComplete: true });
    expect(client.snapshot.header).toMatchObject({ epoch: 1 });
  });
});
