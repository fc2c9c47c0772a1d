/**
 * Random histories of a conversation for property tests: several people who ask for anything at any time, come and
 * go, while time passes. Times are fixed before a history is filtered, so that the same history without its hidden
 * steps happens at the same moments.
 */
import fc from 'fast-check';
import type { ChannelName } from '../../core/domain/channels.js';
import type { Command, HandOffTarget, TakeOverTarget } from '../../core/domain/command.js';
import { standingOf } from '../../core/domain/conversation.js';
import type { Decision } from '../../core/domain/decision.js';
import type { Grant, Identity } from '../../core/domain/identity.js';
import type { EntryId } from '../../core/domain/ids.js';
import type { PhaseName } from '../../core/domain/lifecycle.js';
import type { PolicyOverrides, SideEffect } from '../../core/domain/policy.js';
import type { Rule } from '../../core/domain/rules.js';
import type { JoinCapacity } from '../../core/domain/timeline.js';
import {
  agent,
  anna,
  bert,
  carla,
  customer,
  SALES,
  START,
  SUPPORT,
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
      readonly make: (epoch: number, now: number, talk: Talk) => Command;
      readonly name: string;
    }
  | { readonly kind: 'come' | 'go' | 'offer'; readonly who: Identity }
  | { readonly kind: 'wait' };

export interface Step {
  readonly act: Act;
  /** Milliseconds since the start. */
  readonly at: number;
}

export interface History {
  readonly policy: PolicyOverrides;
  readonly channel: ChannelName;
  readonly steps: readonly Step[];
}

const dora = customer('Dora');
const nils = agent('Nils', []);

/** The people of all tests with more rights, also in the workgroup to which a conversation may be handed off. */
const withMore = (who: Identity, ...more: readonly Grant[]): Identity => {
  const given = [...(who.grants[SALES] ?? []), ...more];
  return { ...who, grants: { [SALES]: given, [SUPPORT]: given } };
};
const lead: readonly Grant[] = ['assign', 'transfer', 'forceClose'];
export const ann = withMore(anna, 'transfer');
export const ben = withMore(bert, 'transfer', 'forceClose');
const sue: Identity = { ...withMore(sam, ...lead), alias: 'Robin' };
const ula = withMore(uma, ...lead);
/** Two who only ever do what is hidden. */
export const hana = withMore(supervisor('Hana'));
export const hugo = withMore(supervisor('Hugo'));

export const staffers: readonly Identity[] = [ann, ben, sue, tess, ula];
export const everybody: readonly Identity[] = [carla, ...staffers, hana, hugo, nils];

type Make = (epoch: number, now: number, talk: Talk) => Command;
const ask = (who: Identity, name: string, make: Make): Act => ({ kind: 'ask', who, name, make });
const post = (who: Identity, audience: 'everyone' | 'staff' | 'whisper', text: string): Act =>
  ask(who, `post to ${audience}`, (epoch) => ({ type: 'post', audience, text, epoch }));
const suggest = (who: Identity, text: string): Act =>
  ask(who, 'post to whisper', (epoch) => ({
    type: 'post',
    audience: 'whisper',
    text,
    epoch,
    suggestion: true,
  }));
const supervise = (who: Identity, mode: 'monitor' | 'join' | 'leave'): Act =>
  ask(who, mode, () => ({ type: 'supervise', mode }));
const follow = (who: Identity, agent: Identity): Act =>
  ask(who, 'follow', () => ({ type: 'supervise', mode: 'monitor', follow: agent.id }));
const joinAs = (who: Identity, as: JoinCapacity): Act =>
  ask(who, 'join', () => ({ type: 'supervise', mode: 'join', as, reason: 'VIP' }));
/** Routing proposes somebody; the room is told that by its workgroup. */
const offer = (who: Identity): Act => ({ kind: 'offer', who });
const agree = (agreed: boolean): Act =>
  ask(carla, 'consent', () => ({ type: 'consent', version: '1', agreed }));

const text = fc.constantFrom('hello', 'a', '\ud83d\udc4d', '<b>x</b>', 'my lawyer');
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
const withEpoch = (who: Identity, type: 'accept' | 'hand-back', by = 0): Act =>
  ask(who, type, (epoch) => ({ type, epoch: epoch + by }));
const takeOver = (who: Identity, target?: TakeOverTarget, by = 0): Act =>
  ask(who, 'take-over', (epoch) => ({
    type: 'take-over',
    epoch: epoch + by,
    reason: 'VIP',
    ...(target ? { target } : {}),
    intro: 'I am here now',
  }));
const handOff = (who: Identity, to: HandOffTarget, manner: 'cold' | 'warm'): Act =>
  ask(who, 'hand-off', (epoch) => ({ type: 'hand-off', epoch, to, manner, note: 'VIP' }));
const assign = (who: Identity, to: Identity): Act =>
  ask(who, 'assign', (epoch) => ({ type: 'assign', epoch, to: to.id, reason: 'VIP' }));

const wrapUp = (who: Identity): Act => ask(who, 'wrap-up', () => ({ type: 'wrap-up', disposition: 'x' }));
const endAndWrapUp = (who: Identity): Phrase => [
  ask(who, 'end', () => ({ type: 'end' })),
  ask(carla, 'rate', () => ({ type: 'rate', score: 2, comment: 'slow' })),
  wrapUp(who),
];

const settle = (who: Identity): Act =>
  ask(who, 'settle-suggestion', (_epoch, _now, talk) => ({
    type: 'settle-suggestion',
    suggestion: talk.state.suggestions.at(-1)?.id ?? ('none' as EntryId),
    outcome: 'edited',
  }));

/** What needs neither epoch nor target. */
const simple: Readonly<Record<string, Make>> = {
  decline: () => ({ type: 'decline', reason: 'lunch' }),
  'withdraw-offer': () => ({ type: 'withdraw-offer' }),
  hold: () => ({ type: 'hold', on: true }),
  unhold: () => ({ type: 'hold', on: false }),
  snooze: (_epoch, now) => ({ type: 'snooze', until: now + 60_000 }),
  wake: () => ({ type: 'snooze', until: null }),
  tag: () => ({ type: 'tag', add: ['a'], remove: ['b'] }),
  untag: () => ({ type: 'tag', add: ['b'], remove: ['a'] }),
  'set-priority': (epoch) => ({ type: 'set-priority', priority: (epoch % 3) + 1 }),
  flag: () => ({ type: 'flag', reason: 'rude' }),
  unflag: () => ({ type: 'unflag' }),
  'raise-hand': () => ({ type: 'raise-hand', text: 'help' }),
  'lower-hand': () => ({ type: 'lower-hand' }),
  'fill-form': (_epoch, now) => ({ type: 'fill-form', form: 'away', values: { name: `Kim ${now % 3}` } }),
  end: () => ({ type: 'end' }),
  'force-close': () => ({ type: 'force-close', reason: 'abuse' }),
  rate: () => ({ type: 'rate', score: 4, comment: 'fine' }),
  forget: () => ({ type: 'forget' }),
};
const plainly = (who: Identity, name: string): Act =>
  ask(who, name, simple[name] ?? (() => ({ type: 'end' })));
/** These end a history or come after its end, so they are rarer than the rest. */
const last = ['end', 'force-close', 'rate', 'forget'] as const;
const simpleName = fc.constantFrom(
  ...Object.keys(simple).filter((name) => !(last as readonly string[]).includes(name)),
);

const targets: readonly HandOffTarget[] = [
  { kind: 'agent', id: ann.id },
  { kind: 'agent', id: ben.id },
  { kind: 'supervisor', id: tess.id },
  { kind: 'workgroup', id: SUPPORT },
];
const manner = fc.constantFrom('cold', 'warm') as fc.Arbitrary<'cold' | 'warm'>;
const overTo = fc.constantFrom<TakeOverTarget | undefined>(
  undefined,
  undefined,
  { kind: 'self' },
  { kind: 'agent', id: ben.id },
  { kind: 'queue' },
);

/** Anything by anybody: mostly refused, as it should be. */
const anything = (people: readonly Identity[]): fc.Arbitrary<Act> => {
  const who = fc.constantFrom(...people);
  const asked = fc.constantFrom('accept', 'hand-back') as fc.Arbitrary<'accept' | 'hand-back'>;
  return fc.oneof(
    { weight: 4, arbitrary: fc.tuple(who, audience, text).map(([each, to, said]) => post(each, to, said)) },
    { weight: 3, arbitrary: fc.tuple(who, asked, slip).map(([each, type, by]) => withEpoch(each, type, by)) },
    { weight: 2, arbitrary: fc.tuple(who, overTo, slip).map(([each, to, by]) => takeOver(each, to, by)) },
    { weight: 3, arbitrary: fc.tuple(who, mode).map(([each, to]) => supervise(each, to)) },
    { weight: 6, arbitrary: fc.tuple(who, simpleName).map(([each, name]) => plainly(each, name)) },
    {
      weight: 2,
      arbitrary: fc
        .tuple(who, fc.constantFrom(...targets), manner)
        .map(([each, to, how]) => handOff(each, to, how)),
    },
    { weight: 1, arbitrary: fc.tuple(who, fc.constantFrom(ann, ben, ula)).map(([a, b]) => assign(a, b)) },
    { weight: 1, arbitrary: fc.constantFrom(ann, ben, ula).map(offer) },
    { weight: 1, arbitrary: who.map(settle) },
    { weight: 1, arbitrary: fc.tuple(who, fc.constantFrom(ann, ben)).map(([a, b]) => follow(a, b)) },
    { weight: 1, arbitrary: fc.boolean().map(agree) },
    // Of everybody's names it is one, and of all people it is one who may.
    { weight: 1, arbitrary: fc.constant(plainly(carla, 'fill-form')) },
    {
      weight: 1,
      arbitrary: fc.tuple(who, fc.constantFrom(...last)).map(([each, name]) => plainly(each, name)),
    },
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
  const agentOf = fc.constantFrom(...agents);
  return fc.oneof(
    {
      weight: 4,
      arbitrary: agentOf.map(
        (who): Phrase => [
          post(carla, 'everyone', 'Hello?'),
          offer(who),
          withEpoch(who, 'accept'),
          post(who, 'everyone', 'Hi'),
        ],
      ),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(boss, agentOf)
        .map(
          ([who, to]): Phrase => [
            supervise(who, 'monitor'),
            suggest(who, 'psst'),
            settle(to),
            plainly(to, 'raise-hand'),
            plainly(who, 'lower-hand'),
          ],
        ),
    },
    {
      weight: 3,
      arbitrary: fc
        .tuple(boss, fc.constantFrom<JoinCapacity>('consultant', 'participant'))
        .map(
          ([who, as]): Phrase => [
            supervise(who, 'monitor'),
            joinAs(who, as),
            post(who, 'everyone', 'I join'),
          ],
        ),
    },
    {
      weight: 4,
      arbitrary: fc
        .tuple(boss, overTo)
        .map(([who, to]): Phrase => [supervise(who, 'monitor'), takeOver(who, to)]),
    },
    { weight: 3, arbitrary: boss.map((who): Phrase => [withEpoch(who, 'hand-back')]) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(boss, boss)
        .map(
          ([who, to]): Phrase => [
            supervise(who, 'monitor'),
            supervise(who, 'join'),
            supervise(to, 'monitor'),
            supervise(to, 'join'),
            ask(who, 'pass-lead', () => ({ type: 'pass-lead', to: to.id })),
          ],
        ),
    },
    { weight: 2, arbitrary: boss.map((who): Phrase => [supervise(who, 'leave')]) },
    { weight: 1, arbitrary: boss.map((who): Phrase => [plainly(who, 'flag'), plainly(who, 'unflag')]) },
    {
      weight: 2,
      arbitrary: fc
        .tuple(agentOf, fc.constantFrom(...targets), manner)
        .map(
          ([who, to, how]): Phrase => [
            handOff(who, to, how),
            ...people.filter(({ id }) => id === to.id).map((each) => withEpoch(each, 'accept')),
          ],
        ),
    },
    {
      weight: 1,
      arbitrary: agentOf.map(
        (who): Phrase => [
          handOff(who, { kind: 'supervisor', id: tess.id }, 'warm'),
          plainly(tess, 'decline'),
          handOff(who, { kind: 'agent', id: ben.id }, 'warm'),
          plainly(who, 'withdraw-offer'),
        ],
      ),
    },
    { weight: 1, arbitrary: fc.tuple(boss, agentOf).map(([who, to]): Phrase => [assign(who, to)]) },
    {
      weight: 2,
      arbitrary: fc
        .tuple(agentOf, fc.array(simpleName, { minLength: 1, maxLength: 3 }))
        .map(([who, names]): Phrase => names.map((name) => plainly(who, name))),
    },
    {
      weight: 2,
      arbitrary: fc
        .constantFrom(...people)
        .map((who): Phrase => [{ kind: 'go', who }, wait, { kind: 'come', who }]),
    },
    { weight: 1, arbitrary: fc.constantFrom(...agents, ...supervisors).map(endAndWrapUp) },
    {
      weight: 1,
      arbitrary: fc.constantFrom('rate', 'rate', 'forget').map((name): Phrase => [plainly(carla, name)]),
    },
    { weight: 1, arbitrary: fc.constantFrom(...agents).map((who): Phrase => [wrapUp(who)]) },
    { weight: 1, arbitrary: boss.map((who): Phrase => [plainly(who, 'force-close')]) },
  );
};

const publicPhrase = (people: readonly Identity[]): fc.Arbitrary<Phrase> =>
  fc.oneof({ weight: 3, arbitrary: alone(anything(people)) }, { weight: 4, arbitrary: earnest(people) });

/** Watching, and what those who only watch may try: none of it is to be felt. */
export const watchPhrase: fc.Arbitrary<Phrase> = (() => {
  const who = fc.constantFrom(hana, hugo);
  return fc.oneof(
    { weight: 5, arbitrary: who.map((each): Phrase => [supervise(each, 'monitor')]) },
    {
      weight: 2,
      arbitrary: fc.tuple(who, fc.constantFrom(ann, ben)).map(([a, b]): Phrase => [follow(a, b)]),
    },
    {
      weight: 3,
      arbitrary: fc
        .tuple(who, fc.constantFrom('flag', 'unflag'))
        .map(([each, name]): Phrase => [plainly(each, name)]),
    },
    { weight: 2, arbitrary: who.map((each): Phrase => [supervise(each, 'leave')]) },
    { weight: 1, arbitrary: who.map((each): Phrase => [{ kind: 'go', who: each }]) },
    { weight: 1, arbitrary: who.map((each): Phrase => [{ kind: 'come', who: each }]) },
    { weight: 1, arbitrary: who.map((each): Phrase => [post(each, 'everyone', 'forged')]) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(who, fc.constantFrom(...Object.keys(simple)))
        .map(([each, name]): Phrase => [plainly(each, name)]),
    },
  );
})();

export const whisperPhrase: fc.Arbitrary<Phrase> = fc.oneof(
  fc
    .tuple(fc.constantFrom(hana, hugo), text)
    .map(([who, said]): Phrase => [supervise(who, 'monitor'), post(who, 'whisper', said)]),
  fc
    .tuple(fc.constantFrom(hana, hugo), text)
    .map(([who, said]): Phrase => [supervise(who, 'monitor'), suggest(who, said)]),
  fc
    .tuple(fc.constantFrom(ann, ben, sue, hana), text)
    .map(([who, said]): Phrase => [post(who, 'staff', said)]),
  fc.constant<Phrase>([post(sue, 'whisper', 'psst')]),
);

/** What staff set about it among themselves. */
export const markPhrase: fc.Arbitrary<Phrase> = fc
  .tuple(
    fc.constantFrom(ann, ben, sue, hana),
    fc.constantFrom('tag', 'untag', 'set-priority', 'flag', 'unflag', 'raise-hand', 'lower-hand'),
  )
  .map(([who, name]): Phrase => [plainly(who, name)]);

const onOff = fc.constantFrom('on', 'off') as fc.Arbitrary<'on' | 'off'>;
export const anyPolicy: fc.Arbitrary<PolicyOverrides> = fc.record({
  monitors: fc.record({
    perRoom: fc.constantFrom(1, 2, 8),
    phases: fc.constantFrom<readonly PhaseName[]>(['active', 'wrap-up'], ['queued', 'active', 'wrap-up']),
    own: fc.constantFrom('deny', 'allow'),
    sideEffects: fc.subarray<SideEffect>(['assign', 'status', 'tag']),
  }),
  whisper: fc.constantFrom('monitor-and-join', 'monitor-and-join', 'join', 'off'),
  whisperReveals: fc.constantFrom('named', 'role'),
  agentAwareness: fc.constantFrom('none', 'anonymous', 'named'),
  coachLeft: onOff,
  joinAs: fc.constantFrom('consultant', 'participant'),
  joinNotice: onOff,
  supervisorsSeeEachOther: onOff,
  takeover: fc.record({
    confirm: fc.constantFrom('none', 'dialog', 'dialog-and-reason'),
    intro: fc.constantFrom('off', 'suggested', 'required'),
    shownAs: fc.constantFrom('own', 'alias', 'team'),
  }),
  takeoverNotice: fc.constantFrom('none', 'name-change', 'notice'),
  formerAgent: fc.constantFrom('removed', 'consultant', 'observer'),
  wrapUp: onOff,
  formerAgentWrapUp: onOff,
  draftPreview: fc.record({ agentToSupervisor: onOff, customerToAgent: onOff, customerToSupervisor: onOff }),
  consent: fc.constantFrom('off', 'notice', 'required'),
  forceCloseNotice: onOff,
  routing: fc.record({ pull: fc.constantFrom('on', 'on', 'off') }),
  orphans: fc.constantFrom('queue', 'queue', 'supervisor'),
  retentionDays: fc.constantFrom(null, null, 1),
  rules: fc.constantFrom<readonly Rule[]>(
    [],
    [{ id: 'law', label: 'Law', kind: 'contains', by: 'anyone', patterns: ['lawyer*'], weight: 4 }],
  ),
});

export const anyChannel: fc.Arbitrary<ChannelName> = fc.constantFrom('web', 'web', 'web', 'sms', 'record');

const opening: fc.Arbitrary<Phrase> = fc.constantFrom<Phrase>(
  [agree(true), post(carla, 'everyone', 'Hello?'), offer(ann), withEpoch(ann, 'accept')],
  [agree(true), post(carla, 'everyone', 'Hello?'), offer(ben), withEpoch(ben, 'accept')],
  [agree(true)],
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
  channel: anyChannel,
  steps: timed(publicPhrase([carla, dora, nils, ...staffers])),
});

/** With room for all who watch: a place that is taken is told to whoever asks for one, and rightly. */
export const historyWith = (
  hidden: fc.Arbitrary<Phrase>,
  fixed: PolicyOverrides = {},
): fc.Arbitrary<History> =>
  fc.record({
    policy: anyPolicy.map((policy) => ({
      ...policy,
      ...fixed,
      monitors: { ...policy.monitors, perRoom: 8 },
    })),
    channel: anyChannel,
    steps: timed(
      fc.oneof(
        { weight: 4, arbitrary: publicPhrase([carla, ann, ben, sue, tess]) },
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
  const talk = new Talk(history.policy, everybody, history.channel);
  talk.onTurn = onTurn;
  onTurn(talk);
  for (const step of history.steps) {
    talk.sleepUntil(START + step.at);
    look(talk, { step, decision: perform(talk, step.act) });
  }
  // Longer than anything is waited for.
  talk.sleepUntil(talk.now + 40 * 24 * 60 * 60 * 1000);
  return talk;
};

const perform = (talk: Talk, act: Act): Decision | null => {
  switch (act.kind) {
    case 'ask':
      return talk.ask(act.who, act.make(talk.epoch, talk.now, talk));
    case 'come':
      talk.connect(act.who);
      return null;
    case 'go':
      talk.drop(act.who);
      return null;
    case 'offer':
      talk.offer(act.who);
      return null;
    case 'wait':
      return null;
  }
};

export const standingsOf = (talk: Talk) =>
  everybody.map((who) => [who, standingOf(talk.state, who)] as const);
