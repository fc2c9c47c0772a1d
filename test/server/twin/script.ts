/** Scripts for twins: what customer and agent do, and between it what supervisors do in one of the two rooms only. */
import type { PolicySource } from '../../../core/domain/presets.js';
import { Random } from '../../fuzz/random.js';
import type { HiddenName } from './hidden-acts.js';
import type { PublicName } from './public-acts.js';

/** With `watching` agent and customer are to notice nothing, with `whispering` the customer. */
export type Sort = 'watching' | 'whispering';

export type Step =
  | { readonly level: 'public'; readonly act: PublicName; readonly text: string }
  | {
      readonly level: 'hidden';
      readonly act: HiddenName;
      /** Which of the two supervisors. */
      readonly who: 0 | 1;
      /** Whether the script goes on before this is done. */
      readonly isHasty: boolean;
    };

export interface Script {
  readonly seed: number;
  readonly index: number;
  readonly sort: Sort;
  readonly policy: PolicySource;
  readonly steps: readonly Step[];
}

/** Far from what a script lasts, however busy the machine is. */
const grace = { supervisor: 3_600, handlerNotice: 3_600, handler: 3_600, wrapUp: 3_600 };
const phases = ['queued', 'active', 'wrap-up'] as const;

const policies: Readonly<Record<Sort, readonly PolicySource[]>> = {
  watching: [
    {},
    { monitors: { requires: 'signed-in', perSupervisor: 'unlimited' }, supervisorsSeeEachOther: 'off' },
    {
      monitors: { requires: 'online', perRoom: 1 },
      sentiment: 'on',
      draftPreview: { customerToAgent: 'on' },
    },
    {
      monitors: { requires: 'signed-in', sideEffects: ['tag'] },
      draftPreview: { agentToSupervisor: 'on', customerToSupervisor: 'on', customerToAgent: 'off' },
      rules: [{ id: 'late', label: 'Late', kind: 'contains', by: 'anyone', patterns: ['late'], weight: 5 }],
    },
  ],
  whispering: [
    {},
    { monitors: { requires: 'signed-in' }, agentAwareness: 'named', recordAudience: 'agent-live' },
    { whisperReveals: 'role', coachLeft: 'on', agentAwareness: 'anonymous' },
    {
      monitors: { requires: 'signed-in', sideEffects: ['tag'] },
      supervisorsSeeEachOther: 'off',
      coachLeft: 'on',
    },
  ],
};

const waiting: Readonly<Partial<Record<PublicName, number>>> = {
  'customer-posts': 5,
  'customer-types': 2,
  'customer-returns': 1,
  'customer-errs': 1,
  'customer-exports': 1,
};
const answering: Readonly<Partial<Record<PublicName, number>>> = {
  ...waiting,
  'customer-repeats': 1,
  'customer-reads': 1,
  'agent-posts': 5,
  'agent-types': 2,
  'agent-drafts': 2,
  'agent-notes': 1,
  'agent-tags': 1,
  'agent-holds': 1,
  'agent-reads': 1,
  'agent-returns': 1,
  'agent-errs': 1,
  'agent-scrolls': 1,
  'agent-exports': 1,
};

const watching: Readonly<Partial<Record<HiddenName, number>>> = {
  come: 4,
  monitor: 5,
  follow: 1,
  try: 2,
  flag: 1,
  flood: 2,
  'flood-on': 1,
  malformed: 2,
  scroll: 2,
  export: 3,
  figures: 1,
  mirror: 1,
  availability: 1,
  knock: 1,
  crash: 2,
  vanish: 1,
  leave: 1,
};
const whispering: Readonly<Partial<Record<HiddenName, number>>> = {
  ...watching,
  whisper: 8,
  suggest: 2,
  note: 2,
  tag: 1,
  'lower-hand': 1,
};

const words = [
  'late',
  'parcel',
  'tomorrow',
  'sorry',
  'thanks',
  'refund',
  'https://shop.example/a',
  '\u202e',
  '🙂',
];

const hiddenSteps = (random: Random, sort: Sort, most: number): readonly Step[] =>
  Array.from({ length: random.below(most + 1) }, () => ({
    level: 'hidden',
    act: random.weighted(sort === 'watching' ? watching : whispering),
    who: random.chance(0.7) ? 0 : 1,
    isHasty: random.chance(0.3),
  }));

const watchedFromHere = (random: Random, sort: Sort): readonly Step[] => {
  const acts: readonly HiddenName[] =
    sort === 'watching' ? ['come', 'monitor'] : ['come', 'monitor', 'whisper'];
  return random.chance(0.95)
    ? acts.map((act) => ({ level: 'hidden', act, who: 0, isHasty: false }) as const)
    : [];
};

export const scriptOf = (seed: number, index: number): Script => {
  const random = Random.of(seed, index);
  const sort: Sort = index % 2 === 0 ? 'watching' : 'whispering';
  const act = (name: PublicName): Step => ({
    level: 'public',
    act: name,
    text: Array.from({ length: random.between(1, 4) }, () => random.pick(words)).join(' '),
  });
  const some = (weights: Readonly<Partial<Record<PublicName, number>>>, least: number, most: number) =>
    Array.from({ length: random.between(least, most) }, () => [
      act(random.weighted(weights)),
      ...hiddenSteps(random, sort, 2),
    ]).flat();
  const over: readonly Step[] = random.chance(0.6)
    ? [
        act(random.chance(0.5) ? 'customer-ends' : 'agent-ends'),
        ...hiddenSteps(random, sort, 2),
        act('agent-wraps-up'),
        ...hiddenSteps(random, sort, 1),
      ]
    : [];
  const { monitors, ...rest } = random.pick(policies[sort]);
  return {
    seed,
    index,
    sort,
    policy: { ...rest, monitors: { phases, ...monitors }, grace },
    steps: [
      ...hiddenSteps(random, sort, 1),
      ...some(waiting, 0, 2),
      act('agent-accepts'),
      ...watchedFromHere(random, sort),
      ...some(answering, 4, 8),
      ...over,
    ],
  };
};

/** What the twin is not to differ from: the same without supervisors. */
export const unwatched = (script: Script): Script => ({
  ...script,
  steps: script.steps.filter(({ level }) => level === 'public'),
});
