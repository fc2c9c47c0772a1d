/** Whatever happened in a room: what leaves it, by whichever path, holds nothing that is for other eyes than its reader's. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HookReceiver } from '../../core/domain/hooks.js';
import type { Identity } from '../../core/domain/identity.js';
import type { HttpCredential, Room } from '../../party/room/ports.js';
import type { Actor, Frame } from '../support/actors.js';
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
import { Gateway } from '../support/gateway.js';
import type { World } from '../support/pair/memory-host.js';

const anna = agent('Anna', ['handle', 'transfer']);
const ben = agent('Ben', ['handle', 'transfer']);
/** Joins and takes over, in the open. */
const maria = supervisor('Maria', ['monitor', 'whisper', 'join', 'takeover', 'assign', 'export']);
/** Only ever watches and whispers: no customer is to know that there is such a person. */
const hana = supervisor('Hanaxyz', ['monitor', 'whisper', 'export']);
const staff = { anna, ben, maria, hana } as const;
type Name = keyof typeof staff;

/** What each text says of whom it is for; none of them is a word that anybody else would write. */
const note = 'for-staff-alone';
const unseen = 'for-supervisors-alone';
const whisperTo = (handler: unknown): string => `for-${String(handler)}-alone`;
const handOf = (who: Identity): string => `hand-of-${who.id}`;
/** Of everybody's public words: a log has none of these either. */
const spoken = 'said-to-everyone';

const receivers: readonly HookReceiver[] = [
  { name: 'audit', audience: 'supervisors', workgroups: null },
  { name: 'bi', audience: 'staff', workgroups: null },
  { name: 'crm', audience: 'everyone', workgroups: null },
];

/** Watching may change what others see of it: else flags would be refused. */
const policy = { monitors: { sideEffects: ['tag', 'assign'] } } as const;

interface Act {
  readonly who: Name | 'customer';
  readonly frame: Frame;
}
const act = (who: Act['who'], frame: Frame): Act => ({ who, frame });
const epoch = '<epoch>';
const say = (who: Act['who'], text: string): Act =>
  act(who, { type: 'post', audience: 'everyone', text, epoch });
const watch = (who: Name): Act => act(who, { type: 'supervise', mode: 'monitor' });
const toAgent = (more: Frame = {}): Frame => ({
  type: 'post',
  audience: 'whisper',
  text: '<whisper>',
  epoch,
  ...more,
});

const agents = fc.constantFrom<'anna' | 'ben'>('anna', 'anna', 'ben');
const watchers = fc.constantFrom<'maria' | 'hana'>('maria', 'hana', 'hana');

/** Mostly what somebody may do who is in it; what is refused is as good a test. */
const phrases: fc.Arbitrary<readonly Act[]> = fc.oneof(
  agents.map((who) => [act(who, { type: 'accept', epoch }), say(who, spoken)]),
  fc.constant([say('customer', spoken)]),
  agents.map((who) => [act(who, { type: 'post', audience: 'staff', text: note })]),
  watchers.map((who) => [
    watch(who),
    act(who, toAgent()),
    act(who, { type: 'post', audience: 'staff', text: note }),
  ]),
  watchers.map((who) => [watch(who), act(who, toAgent({ suggestion: true }))]),
  watchers.map((who) => [watch(who), act(who, { type: 'flag', reason: unseen })]),
  agents.map((who) => [act(who, { type: 'raise-hand', text: handOf(staff[who]) })]),
  agents.map((who) => [act(who, { type: 'tag', add: [note], remove: [] })]),
  fc.constant([
    watch('maria'),
    act('maria', { type: 'supervise', mode: 'join', reason: note }),
    say('maria', spoken),
  ]),
  fc.constant([watch('maria'), act('maria', { type: 'take-over', epoch, reason: note, intro: spoken })]),
  fc.constant([act('maria', { type: 'hand-back', epoch })]),
  fc.constantFrom(anna, ben).map(({ id }) => [act('maria', { type: 'assign', epoch, to: id, reason: note })]),
  watchers.map((who) => [act(who, { type: 'supervise', mode: 'leave' })]),
  agents.map((who) => [
    say(who, spoken),
    act(who, { type: 'end' }),
    act(who, { type: 'wrap-up', disposition: note }),
  ]),
);

/**
 * All that a host calls a room for, by which something comes back: a new one does not compile before somebody has said
 * how it is looked at here.
 */
const ways: Readonly<Record<Exclude<keyof Room, 'start' | 'closed' | 'told' | 'wake'>, string>> = {
  opened: 'every socket of everybody, and those who come again',
  received: 'the same',
  asked: 'other rooms only: their lists, desks and fronts',
  answer: 'every path over HTTP, of conversations and workgroups',
  upload: 'files are for everyone: test/room/files.test.ts',
  download: 'the same',
};

const conversationPaths = [
  'transcript',
  'transcript.json',
  'timeline.json',
  'timeline.csv',
  'record.json',
  'metrics.json',
];
const workgroupPaths = [
  ['GET', `history/${conversationId(1)}`],
  ['POST', 'closed/search'],
  ['GET', 'colleagues'],
  ['GET', 'policy'],
  ['GET', 'blocked'],
  ['GET', 'today'],
  ['GET', 'snapshot'],
] as const;

/** One reader, with all that they were ever sent, whatever way it came. */
type Read = readonly (readonly [path: string, text: string])[];

class Scene {
  readonly world: World;
  readonly #people: Readonly<Record<Name, Actor>>;
  readonly #beside: Readonly<Record<Name, readonly Actor[]>>;
  readonly #customer: Actor | null;
  readonly #gateway: Gateway | null;
  readonly #answers: string[] = [];

  private constructor(world: World, channel: 'web' | 'sms') {
    this.world = world;
    this.#customer = channel === 'web' ? customerIn(world) : null;
    this.#gateway = channel === 'sms' ? new Gateway(world) : null;
    const each = <Value>(make: (who: Identity) => Value) =>
      Object.fromEntries(Object.entries(staff).map(([name, who]) => [name, make(who)])) as Record<
        Name,
        Value
      >;
    this.#people = each((who) => staffIn(world, who));
    this.#beside = each((who) => [deskOf(world, who), workgroupOf(world, who)]);
  }

  static async open(channel: 'web' | 'sms'): Promise<Scene> {
    const scene = new Scene(
      parleyWorld({ receivers, workgroups: { sales: { label: 'Sales', policy } } }),
      channel,
    );
    await scene.#customer?.enter();
    await scene.do(say('customer', spoken));
    for (const each of [...Object.values(scene.#beside).flat(), ...Object.values(scene.#people)])
      await each.enter();
    for (const [desk] of [scene.#beside.anna, scene.#beside.ben]) {
      desk?.send({ type: 'set-availability', kind: 'available' });
    }
    return scene;
  }

  get #header(): Frame {
    const headers = Object.values(this.#people).map(({ header }) => header);
    return headers.toSorted((a, b) => Number(b.epoch ?? 0) - Number(a.epoch ?? 0))[0] ?? {};
  }

  async do({ who, frame }: Act): Promise<void> {
    const { epoch: now = 0, handler } = this.#header;
    const text = frame.text === '<whisper>' ? whisperTo((handler as Frame | null)?.id) : frame.text;
    const { epoch: given, ...rest } = { ...frame, ...(text === undefined ? {} : { text }) } as Frame;
    const said = given === undefined || who === 'customer' ? rest : { ...rest, epoch: now };
    if (who !== 'customer') await this.#people[who].command(said);
    else if (this.#customer) await this.#customer.command(said);
    else
      this.#answers.push(
        (await this.#gateway?.command({ type: 'post', text: String(said.text) }))?.text ?? '',
      );
  }

  async #http(credential: HttpCredential): Promise<Read> {
    const [talk, group] = [
      this.world.conversation(conversationId(1)),
      this.world.workgroup('sales' as never),
    ];
    const read: [string, string][] = [];
    for (const path of conversationPaths)
      read.push([path, (await talk.request({ path, credential }))?.body ?? '']);
    for (const [method, path] of workgroupPaths) {
      const asked = await group.request({ method, path, credential, body: method === 'POST' ? '{}' : '' });
      read.push([path, asked?.body ?? '']);
    }
    return read;
  }

  async #frames(actor: Actor): Promise<Read> {
    const before = actor.end.texts;
    await actor.enter();
    return [...before, ...actor.end.texts].map((text) => ['a frame', text] as const);
  }

  async byCustomer(): Promise<Read> {
    const { webhooks, hooks } = this.world;
    const front = await this.world.workgroup('sales' as never).request({ path: 'front', credential: null });
    return [
      ...(this.#customer ? await this.#frames(this.#customer) : []),
      ...(await this.#http({ kind: 'secret', value: secretFor(1) })),
      ...this.#answers.map((text) => ['an answer to the bridge', text] as const),
      ...webhooks.tries.map(({ body }) => ['the webhook of the channel', body] as const),
      ...hooks.triesOf('crm').map(({ body }) => ['the hook for everyone', body] as const),
      ['the front', front?.body ?? ''],
    ];
  }

  async by(name: Name): Promise<Read> {
    const read: (readonly [string, string])[] = [...(await this.#frames(this.#people[name]))];
    for (const each of this.#beside[name]) read.push(...(await this.#frames(each)));
    return [...read, ...(await this.#http({ kind: 'token', value: this.world.tokenFor(staff[name]) }))];
  }

  hook(receiver: string): Read {
    return this.world.hooks.triesOf(receiver).map(({ body }) => [`the hook ${receiver}`, body] as const);
  }

  get log(): Read {
    return this.world.lines.map((line) => ['the log', JSON.stringify(line)] as const);
  }
}

const holds = (read: Read, word: string): boolean => read.some(([, text]) => text.includes(word));
const expectNone = (reader: string, read: Read, words: readonly string[]): void => {
  const found = read.flatMap(([path, text]) =>
    words.filter((each) => text.includes(each)).map((each) => [path, each]),
  );
  expect(found, reader).toEqual([]);
};

const whispers = [anna, ben, maria].map(({ id }) => whisperTo(id));
const hands = [handOf(anna), handOf(ben)];

describe('what leaves a room', () => {
  for (const channel of ['web', 'sms'] as const) {
    it(`[T01][R1][E13][VI1][VI11][HK1] is for whoever reads it, by all ${Object.keys(ways).length} ways and every path: ${channel}`, async () => {
      const met = { note: 0, whisper: 0, unseen: 0, hand: 0 };
      await fc.assert(
        fc.asyncProperty(fc.array(phrases, { minLength: 4, maxLength: 14 }), async (story) => {
          const scene = await Scene.open(channel);
          for (const each of [
            ...(story[0] ? [act('anna', { type: 'accept', epoch })] : []),
            ...story.flat(),
          ]) {
            await scene.do(each);
            await scene.world.advance(300);
          }
          await scene.world.advance(15_000);
          // What staff write among themselves is no customer's, and who they are is not either.
          const ids = Object.values(staff).map(({ id }) => id);
          const internal = [note, unseen, ...whispers, ...hands];
          expectNone('the customer', await scene.byCustomer(), [...internal, ...ids, hana.name]);
          for (const [name, other] of [
            ['anna', ben],
            ['ben', anna],
          ] as const) {
            const others = [whisperTo(other.id), whisperTo(maria.id), handOf(other)];
            expectNone(name, await scene.by(name), [unseen, ...others]);
          }
          expectNone('the hook for staff', scene.hook('bi'), [unseen, ...whispers, ...hands]);
          expectNone('the log', scene.log, [...internal, spoken, hana.name]);
          // Supervisors are shown it all: else there would have been nothing to look for.
          const all = [...(await scene.by('hana')), ...scene.hook('audit')];
          met.note += Number(holds(all, note));
          met.whisper += Number(whispers.some((each) => holds(all, each)));
          met.unseen += Number(holds(all, unseen));
          met.hand += Number(hands.some((each) => holds(all, each)));
        }),
        { numRuns: 40, seed: 1734 },
      );
      for (const [what, times] of Object.entries(met)) expect(times, what).toBeGreaterThan(3);
    }, 120_000);
  }
});
