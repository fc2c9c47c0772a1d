/** What the clients of customer and agent send does not depend on what is hidden from them either. */
import fc from 'fast-check';
import type { PolicyOverrides } from '../../core/domain/policy.js';
import type { Level } from './cast.js';
import type { Observed } from './client-run.js';
import { ClientRun } from './client-run.js';
import { watchPhrase, whisperPhrase } from './hidden.js';
import { House } from './house.js';
import type { Meter } from './meter.js';
import type { Move } from './phrases.js';
import { at, enter, post, say, signIn, supervise } from './phrases.js';
import { same } from './property.js';

/** Something that a person does with their client. */
type Doing =
  | { readonly kind: 'post' | 'draft'; readonly text: string }
  | { readonly kind: 'typing'; readonly active: boolean }
  | { readonly kind: 'read' | 'accept' | 'end' | 'older' };

type Act =
  | { readonly level: 0; readonly who: 'carla' | 'ann'; readonly does: Doing }
  | { readonly level: 0; readonly room: 'sleep' | 'crash' }
  | Move;

export interface UplinkScript {
  readonly policy: PolicyOverrides;
  readonly steps: readonly { readonly after: number; readonly act: Act }[];
}

/** In numbers that count nothing hidden. Only staff are given them apart from their own. */
const newestPublic = (entries: Observed['client']['snapshot']['entries']): number =>
  entries.findLast(({ publicSeq }) => publicSeq !== undefined)?.publicSeq ?? entries.length;

const perform = ({ client }: Observed, does: Doing): void => {
  switch (does.kind) {
    case 'post':
      return client.post(does.text);
    case 'draft':
      return client.setDraft(does.text);
    case 'typing':
      return client.setTyping(does.active);
    case 'read':
      return client.markRead(newestPublic(client.snapshot.entries));
    case 'accept':
      return void client.accept();
    case 'end':
      return void client.end();
    case 'older':
      return void client.loadOlder();
  }
};

const play = async ({ policy, steps }: UplinkScript, level: Level) => {
  const house = new House(policy);
  const run = new ClientRun(house);
  run.carla.client.connect();
  await run.pass(50);
  run.ann.client.connect();
  await run.pass(50);
  for (const { after, act } of steps) {
    await run.pass(after);
    if (act.level > level) continue;
    if ('does' in act) perform(run[act.who], act.does);
    else if ('room' in act) await house.perform({ level: 0, at: 0, act: { kind: act.room, place: 'one' } });
    else await house.perform({ ...act, at: 0 });
  }
  await run.pass(20_000);
  run.end();
  return { accepted: house.accepted, carla: run.carla.log, ann: run.ann.log };
};

const sentIn = (log: readonly string[]): readonly string[] =>
  log.filter((text) => / sent /.test(text.slice(0, 20)));

export const checkUplink = async (script: UplinkScript, meter?: Meter): Promise<void> => {
  const full = await play(script, 2);
  const unwatched = await play(script, 1);
  const open = await play(script, 0);
  meter?.count(full.accepted);
  same(
    'Whoever reads what the client of carla says',
    sentIn(full.carla),
    sentIn(open.carla),
    'anything among staff',
  );
  same(
    'Whoever reads what the client of ann says',
    sentIn(full.ann),
    sentIn(unwatched.ann),
    'somebody who watches',
  );
};

const doing: fc.Arbitrary<Doing> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom('hello', 'good mor').map((text) => ({ kind: 'draft' as const, text })),
  },
  { weight: 4, arbitrary: fc.constantFrom('hello', 'bye').map((text) => ({ kind: 'post' as const, text })) },
  { weight: 2, arbitrary: fc.boolean().map((active) => ({ kind: 'typing' as const, active })) },
  { weight: 3, arbitrary: fc.constantFrom('read', 'read', 'accept', 'older').map((kind) => ({ kind })) },
  { weight: 1, arbitrary: fc.constant({ kind: 'end' as const }) },
);
const act = fc.oneof<fc.MaybeWeightedArbitrary<readonly Act[]>[]>(
  {
    weight: 8,
    arbitrary: fc
      .tuple(fc.constantFrom('carla', 'ann'), doing)
      .map(([who, does]) => [{ level: 0, who, does }]),
  },
  { weight: 1, arbitrary: fc.constantFrom('sleep', 'crash').map((room) => [{ level: 0, room }]) },
  { weight: 3, arbitrary: whisperPhrase },
  { weight: 4, arbitrary: watchPhrase },
);

const opening: readonly Act[] = [
  { level: 0, who: 'carla', does: { kind: 'post', text: 'Hello?' } },
  { level: 0, who: 'ann', does: { kind: 'accept' } },
  { level: 0, who: 'ann', does: { kind: 'draft', text: 'Good' } },
  ...signIn('hana', 2),
  ...at(2, enter('hana', 'one'), say('hana', 'one', supervise('monitor'))),
  ...at(1, enter('tess', 'one'), say('tess', 'one', supervise('monitor'))),
  ...at(1, say('tess', 'one', post('whisper', 'psst'))),
  { level: 0, who: 'ann', does: { kind: 'draft', text: 'Good morning' } },
];

const onOff = fc.constantFrom('on', 'off') as fc.Arbitrary<'on' | 'off'>;
const policy: fc.Arbitrary<PolicyOverrides> = fc.record({
  agentAwareness: fc.constant('none' as const),
  draftPreview: fc.record({
    agentToSupervisor: fc.constantFrom('on', 'on', 'off') as fc.Arbitrary<'on' | 'off'>,
    customerToAgent: onOff,
    customerToSupervisor: onOff,
  }),
  supervisorsSeeEachOther: onOff,
  monitors: fc.record({ phases: fc.constant(['queued', 'active', 'wrap-up'] as const) }),
});

export const anyUplink: fc.Arbitrary<UplinkScript> = fc.noBias(
  fc
    .record({
      policy,
      rest: fc.array(fc.tuple(act, fc.constantFrom(0, 40, 300, 1_000, 6_000, 20_000)), {
        minLength: 6,
        maxLength: 20,
        size: 'max',
      }),
    })
    .map(({ policy, rest }) => ({
      policy,
      steps: [
        ...opening.map((each) => ({ after: 300, act: each })),
        ...rest.flatMap(([acts, after]) => acts.map((each) => ({ after, act: each }))),
      ],
    })),
);
