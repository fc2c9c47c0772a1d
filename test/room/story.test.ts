/** The whole of a supervised conversation, told once in a world that remembers and once in one that forgets. */
import { describe, expect, it } from 'vitest';
import type { Actor } from '../support/actors.js';
import {
  conversationId,
  customerIn,
  deskOf,
  parleyWorld,
  secretFor,
  staffIn,
  workgroupOf,
} from '../support/actors.js';
import { agent, supervisor } from '../support/builders.js';
import type { World } from '../support/pair/memory-host.js';

const anna = agent('Anna');
const maria = supervisor('Maria', ['monitor', 'whisper', 'join', 'takeover', 'export']);

interface Story {
  readonly world: World;
  readonly people: Readonly<Record<string, Actor>>;
  readonly transcripts: { readonly customer: string; readonly staff: string };
}

const transcript = async (
  world: World,
  credential: { readonly kind: 'token' | 'secret'; readonly value: string },
): Promise<string> => {
  const answer = await world.conversation(conversationId(1)).request({ path: 'transcript', credential });
  return answer?.body ?? '';
};

const tell = async (isRestless: boolean): Promise<Story> => {
  const world = parleyWorld({ isRestless });
  const queue = await workgroupOf(world, anna).enter();
  const panel = await workgroupOf(world, maria).enter();
  const desk = await deskOf(world, anna).enter();
  // Lists may take several changes as one; time passes between the steps, so that they do not have to.
  const then = async (step: Promise<unknown>): Promise<void> => {
    await step;
    await world.advance(400);
  };
  const customer = await customerIn(world).enter();
  await then(customer.post('My parcel is late'));
  const handler = await staffIn(world, anna).enter();
  await then(handler.command({ type: 'accept', epoch: 0 }));
  await then(handler.post('Let me look', { epoch: 1 }));
  const watcher = await staffIn(world, maria).enter();
  await then(watcher.command({ type: 'supervise', mode: 'monitor' }));
  await then(customer.post('It was promised for Monday'));
  await then(watcher.command({ type: 'post', audience: 'whisper', text: 'Offer a refund', epoch: 1 }));
  // What customers are not to feel is told aside, which after a start waits for what is owed openly.
  await world.advance(4_000);
  await then(handler.command({ type: 'post', audience: 'staff', text: 'Will do' }));
  await then(watcher.command({ type: 'supervise', mode: 'join' }));
  await then(watcher.post('Maria here, let me help', { epoch: 1 }));
  await then(watcher.command({ type: 'take-over', epoch: 1, reason: 'Escalated' }));
  await then(watcher.post('I have refunded it', { epoch: 2 }));
  await then(customer.post('Thank you'));
  await then(watcher.command({ type: 'hand-back', epoch: 2 }));
  await then(handler.post('Anything else?', { epoch: 3 }));
  await then(watcher.command({ type: 'supervise', mode: 'leave' }));
  await then(customer.post('No, bye'));
  await then(handler.command({ type: 'end' }));
  await then(handler.command({ type: 'wrap-up', disposition: 'Refunded' }));
  const token = world.tokenFor(maria);
  const transcripts = {
    customer: await transcript(world, { kind: 'secret', value: secretFor(1) }),
    staff: await transcript(world, { kind: 'token', value: token }),
  };
  expect(world.faults).toEqual([]);
  return { world, people: { queue, panel, desk, customer, handler, watcher }, transcripts };
};

describe('the story of one conversation', () => {
  it('[A11][A22][A26][B28][B37] ends as it should for everyone', async () => {
    const { people, transcripts } = await tell(false);
    const { customer, handler, watcher, queue, desk } = people;
    // The last that they may see comes before the word that they see nothing any more.
    expect(handler?.frames.slice(-3).map(({ type }) => type)).toEqual(['entries', 'header', 'accepted']);
    expect(customer?.texts).toEqual([
      'My parcel is late',
      'Let me look',
      'It was promised for Monday',
      'Maria here, let me help',
      'I have refunded it',
      'Thank you',
      'Anything else?',
      'No, bye',
    ]);
    expect(handler?.texts).toContain('Offer a refund');
    expect(watcher?.texts).toContain('Will do');
    for (const actor of [customer, handler]) {
      const numbers = actor?.timeline.map((entry) => entry.seq);
      expect(numbers).toEqual(numbers?.map((_, index) => index + 1));
    }
    expect(customer?.header).toMatchObject({
      phase: 'closed',
      you: { may: ['mark-read', 'read-history', 'rate', 'forget'] },
    });
    expect(queue?.frames.at(-1)).toMatchObject({ type: 'rows', changed: [] });
    expect(desk?.frames.at(-1)).toMatchObject({ type: 'items', removed: [conversationId(1)] });
    expect(transcripts.customer).not.toMatch(/Offer a refund|Will do|Escalated|supervis/i);
    expect(transcripts.staff).toMatch(/whisper\) Maria: Offer a refund/);
    expect(transcripts.staff).toContain('taken-over from Anna): Escalated');
    expect(transcripts.staff).toContain('(private note) Anna: Will do');
  });

  it('[R8][PT17] is the same to the byte when every room is thrown away after every frame', async () => {
    const remembered = await tell(false);
    const forgotten = await tell(true);
    // The figures of the day are told to supervisors whenever a list does not know whether it has told them.
    const lines = (actor: Actor | undefined): readonly string[] =>
      (actor?.end.texts ?? []).filter((text) => !text.startsWith('{"type":"today"'));
    for (const [name, actor] of Object.entries(remembered.people)) {
      expect(lines(forgotten.people[name]), name).toEqual(lines(actor));
    }
    expect(forgotten.transcripts).toEqual(remembered.transcripts);
  });

  it('keeps every stored value small and each entry under a key of its own', async () => {
    const { world } = await tell(false);
    const { storage } = world.conversation(conversationId(1));
    const entries = await storage.list({ prefix: 'entry/' });
    expect(entries.size).toBeGreaterThan(20);
    for (const [key, value] of await storage.list({ prefix: '' })) {
      expect(JSON.stringify(value).length, key).toBeLessThan(8_192);
    }
  });
});
