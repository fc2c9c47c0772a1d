/**
 * Random histories of a conversation for property tests: several people who ask for anything at any time, come and
 * go, while time passes. Times are fixed before a history is filtered, so that the same history without its hidden
 * steps happens at the same moments.
 */
import fc from 'fast-check';
import type { Command } from '../../core/domain/command.js';
import { standingOf } from '../../core/domain/conversation.js';
import type { Decision } from '../../core/domain/decision.js';
import type { Identity } from '../../core/domain/identity.js';
import type { PolicyOverrides } from '../../core/domain/policy.js';
import {
  agent,
  anna,
  bert,
  carla,
  customer,
  SALES,
  START,
  sam,
  supervisor,
  Talk,
  tess,
  uma,
} from './builders.js';

export type Act =
  | {
      readonly kind: 'ask';
      readonly who: Identity;
      readonly make: (epoch: number) => Command;
      readonly name: string;
    }
  | { readonly kind: 'come' | 'go'; readonly who: Identity }
  | { readonly kind: 'wait' };

export interface Step {
  readonly act: Act;
  /** Milliseconds since the start. */
  readonly at: number;
}

export interface History {
  readonly policy: PolicyOverrides;
  readonly steps: readonly Step[];
}

const dora = customer('Dora');
const nils = agent('Nils', []);
/** Two who only ever do what is hidden. */
export const hana = supervisor('Hana');
export const hugo = supervisor('Hugo');

export const staffers: readonly Identity[] = [anna, bert, sam, tess, uma];
export const everybody: readonly Identity[] = [carla, ...staffers, hana, hugo, nils];

const ask = (who: Identity, name: string, make: (epoch: number) => Command): Act => ({
  kind: 'ask',
  who,
  name,
  make,
});
const post = (who: Identity, audience: 'everyone' | 'staff' | 'whisper', text: string): Act =>
  ask(who, `post to ${audience}`, (epoch) => ({ type: 'post', audience, text, epoch }));
const supervise = (who: Identity, mode: 'monitor' | 'join' | 'leave'): Act =>
  ask(who, mode, () => ({ type: 'supervise', mode }));

const text = fc.constantFrom('hello', 'a', '\ud83d\udc4d', '<b>x</b>');
/** Mostly the epoch of now, sometimes an earlier or later one. */
const slip = fc.constantFrom(0, 0, 0, 0, 0, -1, 1);
const audience = fc.constantFrom('everyone', 'staff', 'whisper') as fc.Arbitrary<
  'everyone' | 'staff' | 'whisper'
>;
const mode = fc.constantFrom('monitor', 'monitor', 'join', 'leave') as fc.Arbitrary<
  'monitor' | 'join' | 'leave'
>;

type Phrase = readonly Act[];
const alone = (act: fc.Arbitrary<Act>): fc.Arbitrary<Phrase> => act.map((each) => [each]);
const wait: Act = { kind: 'wait' };
const withEpoch = (who: Identity, type: 'accept' | 'take-over' | 'hand-back', by = 0): Act =>
  ask(who, type, (epoch) => ({ type, epoch: epoch + by }));

const wrapUp = (who: Identity): Act => ask(who, 'wrap-up', () => ({ type: 'wrap-up', disposition: 'x' }));
const endAndWrapUp = (who: Identity): Phrase => [ask(who, 'end', () => ({ type: 'end' })), wrapUp(who)];

/** Anything by anybody: mostly refused, as it should be. */
const anything = (people: readonly Identity[]): fc.Arbitrary<Act> => {
  const who = fc.constantFrom(...people);
  const asked = fc.constantFrom('accept', 'take-over', 'hand-back') as fc.Arbitrary<
    'accept' | 'take-over' | 'hand-back'
  >;
  return fc.oneof(
    { weight: 4, arbitrary: fc.tuple(who, audience, text).map(([each, to, said]) => post(each, to, said)) },
    { weight: 5, arbitrary: fc.tuple(who, asked, slip).map(([each, type, by]) => withEpoch(each, type, by)) },
    { weight: 3, arbitrary: fc.tuple(who, mode).map(([each, to]) => supervise(each, to)) },
    { weight: 1, arbitrary: who.map((each) => ask(each, 'end', () => ({ type: 'end' }))) },
    { weight: 2, arbitrary: who.map(wrapUp) },
    { weight: 2, arbitrary: who.map((each): Act => ({ kind: 'go', who: each })) },
    { weight: 2, arbitrary: who.map((each): Act => ({ kind: 'come', who: each })) },
    { weight: 2, arbitrary: fc.constant(wait) },
  );
};

/** What people do in earnest, so that histories get somewhere. */
const earnest = (people: readonly Identity[]): fc.Arbitrary<Phrase> => {
  const supervisors = people.filter(({ role }) => role === 'supervisor');
  const agents = people.filter(({ grants }) => grants[SALES]?.includes('handle'));
  const boss = fc.constantFrom(...supervisors);
  return fc.oneof(
    {
      weight: 4,
      arbitrary: fc
        .constantFrom(...agents)
        .map((who): Phrase => [post(carla, 'everyone', 'Hello?'), withEpoch(who, 'accept')]),
    },
    {
      weight: 2,
      arbitrary: boss.map((who): Phrase => [supervise(who, 'monitor'), post(who, 'whisper', 'psst')]),
    },
    {
      weight: 3,
      arbitrary: boss.map(
        (who): Phrase => [supervise(who, 'monitor'), supervise(who, 'join'), post(who, 'everyone', 'I join')],
      ),
    },
    {
      weight: 4,
      arbitrary: boss.map((who): Phrase => [supervise(who, 'monitor'), withEpoch(who, 'take-over')]),
    },
    { weight: 3, arbitrary: boss.map((who): Phrase => [withEpoch(who, 'hand-back')]) },
    { weight: 2, arbitrary: boss.map((who): Phrase => [supervise(who, 'leave')]) },
    {
      weight: 1,
      arbitrary: fc
        .constantFrom(...people)
        .map((who): Phrase => [{ kind: 'go', who }, wait, { kind: 'come', who }]),
    },
    { weight: 1, arbitrary: fc.constantFrom(...agents, ...supervisors).map(endAndWrapUp) },
    { weight: 1, arbitrary: fc.constantFrom(...agents).map((who): Phrase => [wrapUp(who)]) },
  );
};

const publicPhrase = (people: readonly Identity[]): fc.Arbitrary<Phrase> =>
  fc.oneof({ weight: 3, arbitrary: alone(anything(people)) }, { weight: 4, arbitrary: earnest(people) });

/** Watching, and what those who only watch may try: none of it is to be felt. */
export const watchPhrase: fc.Arbitrary<Phrase> = (() => {
  const who = fc.constantFrom(hana, hugo);
  return fc.oneof(
    { weight: 5, arbitrary: who.map((each): Phrase => [supervise(each, 'monitor')]) },
    { weight: 2, arbitrary: who.map((each): Phrase => [supervise(each, 'leave')]) },
    { weight: 1, arbitrary: who.map((each): Phrase => [{ kind: 'go', who: each }]) },
    { weight: 1, arbitrary: who.map((each): Phrase => [{ kind: 'come', who: each }]) },
    { weight: 1, arbitrary: who.map((each): Phrase => [post(each, 'everyone', 'forged')]) },
    { weight: 1, arbitrary: who.map((each): Phrase => [ask(each, 'end', () => ({ type: 'end' }))]) },
  );
})();

export const whisperPhrase: fc.Arbitrary<Phrase> = fc.oneof(
  fc
    .tuple(fc.constantFrom(hana, hugo), text)
    .map(([who, said]): Phrase => [supervise(who, 'monitor'), post(who, 'whisper', said)]),
  fc
    .tuple(fc.constantFrom(anna, bert, sam, hana), text)
    .map(([who, said]): Phrase => [post(who, 'staff', said)]),
  fc.constant<Phrase>([post(sam, 'whisper', 'psst')]),
);

export const anyPolicy: fc.Arbitrary<PolicyOverrides> = fc.record({
  monitors: fc.record({ perRoom: fc.constantFrom(1, 2, 8) }),
  whisper: fc.constantFrom('monitor-and-join', 'join', 'off'),
  joinNotice: fc.constantFrom('on', 'off'),
  takeoverNotice: fc.constantFrom('none', 'name-change', 'notice'),
  formerAgent: fc.constantFrom('removed', 'consultant', 'observer'),
  wrapUp: fc.constantFrom('on', 'off'),
});

const opening: fc.Arbitrary<Phrase> = fc.constantFrom<Phrase>(
  [post(carla, 'everyone', 'Hello?'), withEpoch(anna, 'accept')],
  [post(carla, 'everyone', 'Hello?'), withEpoch(bert, 'accept')],
  [],
);

const timed = (phrase: fc.Arbitrary<Phrase>): fc.Arbitrary<readonly Step[]> => {
  const pause = fc.constantFrom(0, 1, 500, 5_000, 25_000, 100_000);
  const rest = fc.array(fc.tuple(phrase, pause), { minLength: 8, maxLength: 40, size: 'max' });
  return fc.tuple(opening, rest).map(([first, pairs]) => {
    let at = 0;
    const later = (act: Act, by: number): Step => {
      at += act.kind === 'wait' ? by : Math.min(by, 500);
      return { act, at };
    };
    return [
      ...first.map((act) => later(act, 0)),
      ...pairs.flatMap(([acts, by]) => acts.map((act) => later(act, by))),
    ];
  });
};

export const anyHistory: fc.Arbitrary<History> = fc.record({
  policy: anyPolicy,
  steps: timed(publicPhrase([carla, dora, nils, ...staffers])),
});

/** With room for all who watch: a place that is taken is told to whoever asks for one, and rightly. */
export const historyWith = (hidden: fc.Arbitrary<Phrase>): fc.Arbitrary<History> =>
  fc.record({
    policy: anyPolicy.map((policy) => ({ ...policy, monitors: { perRoom: 8 } })),
    steps: timed(
      fc.oneof(
        { weight: 4, arbitrary: publicPhrase([carla, anna, bert, sam, tess]) },
        { weight: 3, arbitrary: hidden },
      ),
    ),
  });

export interface Played {
  readonly step: Step;
  readonly decision: Decision | null;
}

/** Plays a history. `look` sees the conversation after every step, `onTurn` also before all and at each deadline. */
export const play = (
  history: History,
  look: (talk: Talk, played: Played) => void = () => {},
  onTurn: (talk: Talk) => void = () => {},
): Talk => {
  const talk = new Talk(history.policy, everybody);
  talk.onTurn = onTurn;
  onTurn(talk);
  for (const step of history.steps) {
    talk.sleepUntil(START + step.at);
    look(talk, { step, decision: perform(talk, step.act) });
  }
  talk.sleepUntil(talk.now + 1_000_000);
  return talk;
};

const perform = (talk: Talk, act: Act): Decision | null => {
  switch (act.kind) {
    case 'ask':
      return talk.ask(act.who, act.make(talk.epoch));
    case 'come':
      talk.connect(act.who);
      return null;
    case 'go':
      talk.drop(act.who);
      return null;
    case 'wait':
      return null;
  }
};

export const standingsOf = (talk: Talk) =>
  everybody.map((who) => [who, standingOf(talk.state, who)] as const);
