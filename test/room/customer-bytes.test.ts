/** Whatever happened in a room: what its customer can get of it, by every path, holds nothing that is not theirs. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { transcriptText } from '../../core/domain/transcript.js';
import type { EntryView } from '../../core/domain/view.js';
import type { Actor, Frame } from '../support/actors.js';
import { conversationId, customerIn, parleyWorld, secretFor, staffIn } from '../support/actors.js';
import { agent, supervisor } from '../support/builders.js';
import type { World } from '../support/pair/memory-host.js';
import { customerLanguages, savedIn } from '../support/words.js';

/** Of nobody's name, and of no word that customers are told. */
const hidden = 'Xyzzy';
const anna = agent('Anna', ['handle', 'transfer']);
const ben = agent('Ben', ['handle']);
const maria = supervisor('Maria', ['monitor', 'whisper', 'join', 'takeover', 'assign', 'forceClose']);
/** Never seen by the customer: only ever watches and whispers. */
const hana = supervisor(`Hana${hidden}`, ['monitor', 'whisper']);

type Name = 'customer' | 'anna' | 'ben' | 'maria' | 'hana';
interface Act {
  readonly who: Name;
  readonly frame: Frame | 'enter' | 'drop';
}

const act = (who: Name, frame: Act['frame']): Act => ({ who, frame });
const post = (who: Name, audience: string, text: string): Act =>
  act(who, { type: 'post', audience, text, ...(who === 'customer' ? {} : { epoch: '<epoch>' }) });

const agents = fc.constantFrom<Name>('anna', 'anna', 'ben');
const watchers = fc.constantFrom<Name>('maria', 'hana');
const publicly = fc.constantFrom('plain words', 'two\nlines', '=1+1', '<b>bold</b>');

const acts: fc.Arbitrary<readonly Act[]> = fc.oneof(
  fc
    .tuple(agents, publicly)
    .map(([who, text]) => [act(who, { type: 'accept', epoch: '<epoch>' }), post(who, 'everyone', text)]),
  publicly.map((text) => [post('customer', 'everyone', text)]),
  agents.map((who) => [post(who, 'staff', `${hidden} note`)]),
  watchers.map((who) => [
    act(who, { type: 'supervise', mode: 'monitor' }),
    post(who, 'whisper', `${hidden} psst`),
    act(who, { type: 'flag', reason: `${hidden} flag` }),
  ]),
  watchers.map((who) => [
    act(who, {
      type: 'post',
      audience: 'whisper',
      text: `${hidden} say this`,
      epoch: '<epoch>',
      suggestion: true,
    }),
  ]),
  fc.constant([
    act('maria', { type: 'supervise', mode: 'monitor' }),
    act('maria', { type: 'supervise', mode: 'join', reason: `${hidden} join` }),
    post('maria', 'everyone', 'I join'),
  ]),
  fc.constant([
    act('maria', { type: 'supervise', mode: 'monitor' }),
    act('maria', {
      type: 'take-over',
      epoch: '<epoch>',
      reason: `${hidden} take`,
      intro: 'I take it from here',
    }),
  ]),
  fc.constant([act('maria', { type: 'hand-back', epoch: '<epoch>' })]),
  watchers.map((who) => [act(who, { type: 'supervise', mode: 'leave' })]),
  agents.map((who) => [act(who, { type: 'raise-hand', text: `${hidden} hand` })]),
  agents.map((who) => [act(who, { type: 'tag', add: [`${hidden}-tag`], remove: [] })]),
  fc.constant([act('maria', { type: 'set-priority', priority: 4 })]),
  fc.constant([
    act('anna', {
      type: 'hand-off',
      epoch: '<epoch>',
      to: { kind: 'agent', id: ben.id },
      manner: 'warm',
      note: `${hidden} off`,
    }),
  ]),
  fc.constant([act('ben', { type: 'decline', reason: `${hidden} no` })]),
  fc.constant([
    act('maria', {
      type: 'assign',
      epoch: '<epoch>',
      to: ben.id,
      override: true,
      reason: `${hidden} assign`,
    }),
  ]),
  agents.map((who) => [
    post(who, 'everyone', 'That is all'),
    act(who, { type: 'end' }),
    act('customer', { type: 'rate', score: 4, comment: 'my own words' }),
    act(who, { type: 'wrap-up', disposition: `${hidden} solved` }),
  ]),
  fc.constant([act('maria', { type: 'force-close', reason: `${hidden} force` })]),
  fc.constant([act('customer', { type: 'end' })]),
  fc.constant([act('customer', { type: 'rate', score: 2 })]),
  fc.constant([act('customer', { type: 'fill-form', form: 'away', values: { name: 'Carla C.' } })]),
  fc.constant([act('customer', { type: 'forget' })]),
  fc.constantFrom<Name>('customer', 'anna', 'maria').map((who) => [act(who, 'drop'), act(who, 'enter')]),
);

const paths = [
  'transcript',
  'transcript.json',
  'timeline.json',
  'timeline.csv',
  'record.json',
  'metrics.json',
];

class Room {
  readonly world: World;
  readonly people: Readonly<Record<Name, Actor>>;
  /** Every frame that the customer ever got, as it was sent. */
  readonly customerTexts: string[] = [];

  constructor() {
    this.world = parleyWorld();
    const staff = { anna, ben, maria, hana };
    const entries = Object.entries(staff).map(([name, who]) => [name, staffIn(this.world, who)]);
    this.people = { customer: customerIn(this.world), ...Object.fromEntries(entries) } as Room['people'];
  }

  get epoch(): unknown {
    const epochs = Object.values(this.people).map(({ header }) => header.epoch);
    return Math.max(0, ...epochs.filter((each) => typeof each === 'number'));
  }

  async do({ who, frame }: Act): Promise<void> {
    const actor = this.people[who];
    if (frame === 'drop') {
      if (who === 'customer') this.customerTexts.push(...actor.end.texts);
      return actor.end.drop();
    }
    if (frame === 'enter') return void (await actor.enter());
    const said = 'epoch' in frame ? { ...frame, epoch: this.epoch } : frame;
    await actor.command(said);
  }

  async read(path: string): Promise<string | null> {
    const credential = { kind: 'secret', value: secretFor(1) } as const;
    const answer = await this.world.conversation(conversationId(1)).request({ path, credential });
    return answer?.body ?? null;
  }
}

/** What a customer keeps for themselves, in each of their languages. */
const wordings = customerLanguages.map((each) => [each, savedIn(each)] as const);

/** What is in the transcript is what the customer was shown, line for line. */
const linesOf = (transcript: string): number =>
  transcript.split('\n').filter((line) => line.startsWith('[')).length;

const check = async (room: Room): Promise<void> => {
  const { customer } = room.people;
  room.customerTexts.push(...customer.end.texts);
  await customer.enter();
  while (true) {
    const before = customer.frames.findLast((each) => each.type === 'page' || each.reset) as
      | Frame
      | undefined;
    const older = before?.type === 'page' ? before.before : (before?.reset as Frame | undefined)?.before;
    if (typeof older !== 'string') break;
    customer.send({ type: 'read-history', before: older });
    await room.world.flush();
  }
  const live = [...room.customerTexts, ...customer.end.texts];
  const found = new Map<string, string | null>();
  for (const path of paths) found.set(path, await room.read(path));
  const shown = customer.timeline as unknown as readonly EntryView[];
  for (const [language, wording] of wordings) found.set(`saved ${language}`, transcriptText(shown, wording));
  expect([found.get('record.json'), found.get('metrics.json')]).toEqual([null, null]);
  for (const [where, text] of [...live.map((each) => ['a frame', each] as const), ...found]) {
    expect(text ?? '', where).not.toContain(hidden);
    for (const { id } of [anna, ben, maria, hana]) expect(text ?? '', where).not.toContain(id);
    expect(text ?? '', where).not.toMatch(
      /"(epoch|standing|publicSeq|tags|supervisions?|supervisors|disposition|reason)":/,
    );
    expect(text ?? '', where).not.toMatch(/deletion-asked|form-filled|asked for deletion/);
  }
  for (const kept of ['transcript', ...wordings.map(([language]) => `saved ${language}`)])
    expect(linesOf(found.get(kept) ?? ''), kept).toBe(customer.timeline.length);
  expect((JSON.parse(found.get('transcript.json') ?? '{}') as { entries: unknown }).entries).toEqual(
    customer.timeline,
  );
};

describe('what a customer can get of any room', () => {
  it('[G15][R1][VI8] holds nothing internal: frames, pages, transcripts and exports, what is saved in each language, rated, filled in and erased ones too', async () => {
    const met = new Set<string>();
    await fc.assert(
      fc.asyncProperty(fc.array(acts, { minLength: 3, maxLength: 14 }), async (phrases) => {
        const room = new Room();
        await room.people.customer.enter();
        for (const name of ['anna', 'ben', 'maria', 'hana'] as const) await room.people[name].enter();
        await room.do(post('customer', 'everyone', 'Hello?'));
        for (const each of phrases.flat()) await room.do(each);
        await check(room);
        const { storage } = room.world.conversation(conversationId(1));
        for (const [key, value] of storage.dump()) {
          if (key.startsWith('entry/')) met.add((value as { body: { kind: string } }).body.kind);
        }
      }),
      { numRuns: 120, seed: 15 },
    );
    // Else it would say little.
    expect([...met]).toEqual(
      expect.arrayContaining([
        'rated',
        'form-filled',
        'deletion-asked',
        'erased',
        'ended',
        'supervision',
        'assigned',
        'tagged',
        'joined',
      ]),
    );
  }, 60_000);
});
