/** What is not to be felt: by customers what staff do among themselves, by agents what supervisors do unseen. */
import fc from 'fast-check';
import type { Name, Place, Talk } from './cast.js';
import { customerOf, roomOf } from './cast.js';
import type { Phrase } from './phrases.js';
import {
  agent,
  at,
  attempt,
  available,
  broken,
  drop,
  enter,
  flood,
  follow,
  paths,
  plain,
  post,
  raw,
  read,
  say,
  signIn,
  silence,
  supervise,
  talk,
  typing,
  word,
} from './phrases.js';
import type { Act, Said } from './script.js';

type Weighted = { readonly weight: number; readonly arbitrary: fc.Arbitrary<Phrase> };
const weigh = (weight: number, arbitrary: fc.Arbitrary<Phrase>): Weighted => ({ weight, arbitrary });

const whisper = post('whisper', 'psst');
const suggestion: Said = { ...whisper, text: 'psst, say this', suggestion: true };
const hint = fc.constantFrom(whisper, suggestion);

/** What staff set about it among themselves. */
const marking = fc.constantFrom<Said>(
  post('staff', 'psst, a note'),
  { type: 'tag', add: ['a'], remove: ['b'] },
  { type: 'tag', add: ['b'], remove: ['a'] },
  { type: 'flag', reason: 'rude' },
  plain('unflag'),
  { type: 'raise-hand', text: 'help' },
  plain('lower-hand'),
  { type: 'settle-suggestion', suggestion: '<suggestion>', outcome: 'inserted' },
  { type: 'pass-lead', to: 's-sue' },
);

export const whisperPhrase: fc.Arbitrary<Phrase> = fc.oneof(
  weigh(
    5,
    fc
      .tuple(talk, hint)
      .map(([where, said]) =>
        at(1, enter('tess', where), say('tess', where, supervise('monitor')), say('tess', where, said)),
      ),
  ),
  weigh(
    2,
    talk.map((where) => [
      ...signIn('tess', 1),
      ...at(1, enter('tess', where), say('tess', where, supervise('monitor')), say('tess', where, whisper)),
    ]),
  ),
  weigh(
    2,
    fc.tuple(talk, hint).map(([where, said]) => at(1, say('sue', where, said))),
  ),
  weigh(
    5,
    fc
      .tuple(fc.constantFrom<Name>('ann', 'ann', 'ben', 'sue', 'tess', 'uma'), talk, marking)
      .map(([who, where, said]) => at(1, say(who, where, said))),
  ),
  weigh(
    1,
    talk.map((where) => at(1, flood('tess', where, whisper, 12))),
  ),
  weigh(
    2,
    fc.tuple(agent, talk, fc.boolean()).map(([who, where, isMarked]) =>
      at(
        1,
        say(who, `desk:${who}`, {
          type: 'set-seen',
          conversation: roomOf[where],
          messages: 2,
          whispers: 1,
          isMarked,
        }),
      ),
    ),
  ),
  weigh(
    1,
    talk.map((where) => at(1, say('tess', where, supervise('leave')))),
  ),
  weigh(
    1,
    fc.tuple(talk, fc.constantFrom(drop, silence)).map(([where, go]) => at(1, go('tess', where))),
  ),
  weigh(1, fc.constant(signIn('tess', 1))),
  weigh(
    1,
    fc.tuple(talk, attempt).map(([where, said]) => at(1, say('tess', where, said))),
  ),
);

const watcher = fc.constantFrom<Name>('hana', 'hana', 'hugo');
const hurried = ([first, ...rest]: Phrase): Phrase => (first ? [{ ...first, isHurried: true }, ...rest] : []);

/** Each where a watcher may be and what they may do there unseen. */
const unseen = (who: Name, where: Talk): readonly Said[] => [
  supervise('monitor'),
  supervise('monitor'),
  follow('ann'),
  follow('ben'),
  supervise('leave'),
  { type: 'flag', reason: 'rude' },
  plain('unflag'),
  typing,
  { type: 'set-draft', text: `${who} in ${where}` },
  { type: 'mark-read', delivered: 99, read: 99 },
  post('whisper', 'too late', '<epoch-1>'),
];

const watch = (who: Name, where: Talk): Phrase =>
  at(2, enter(who, where), say(who, where, supervise('monitor')));

/** All that the others would notice first. */
const meddle = (who: Name, where: Talk): Phrase => [
  ...watch(who, where),
  ...at(
    2,
    ...unseen(who, where)
      .slice(-4)
      .map((said) => say(who, where, said)),
  ),
];

/** Between two words of the customer, so that lists hear of all three at about the same time. */
const between = (who: Name, where: Talk, mode: 'monitor' | 'leave'): Phrase => [
  ...at(2, enter(who, where)),
  ...at(0, say(customerOf[where], where, word('one'))),
  ...at(2, say(who, where, supervise(mode))),
  ...at(0, say(customerOf[where], where, word('two'))),
];

const desk = fc.constantFrom<Place>('desk:ann', 'desk:ben', 'desk:uma');

/** Mirrors, lists, figures, records: all that can be looked at from outside. */
const looks = (who: Name): fc.Arbitrary<readonly Act[]> =>
  fc.oneof(
    fc.tuple(desk, fc.constantFrom(enter, drop, silence)).map(([place, go]) => [go(who, place)]),
    fc.tuple(desk, broken).map(([place, bad]) => [raw(who, place, bad)]),
    desk.map((place) => [say(who, place, available('away'))]),
    fc
      .tuple(fc.constantFrom<Place>('sales', 'support'), fc.constantFrom(enter, drop))
      .map(([place, go]) => [go(who, place)]),
    fc.constantFrom('today', 'snapshot').map((path) => [read(who, 'sales', path)]),
    fc.constantFrom('{}', '{"text":"hello"}').map((query) => [read(who, 'sales', 'closed/search', query)]),
    fc.tuple(talk, paths).map(([where, path]) => [read(who, where, path)]),
    fc
      .constantFrom<'available' | 'away' | 'offline'>('available', 'away', 'offline')
      .map((kind) => [say(who, `desk:${who}`, available(kind))]),
  );

/** Somebody whom all know, and who watches what they do not handle. */
const aside: fc.Arbitrary<Phrase> = fc
  .tuple(talk, fc.constantFrom(supervise('monitor'), supervise('monitor'), supervise('leave'), follow('ann')))
  .map(([where, said]) => at(2, say('uma', where, said)));

const pings = (who: Name, where: Talk): Act => flood(who, where, { type: 'ping', received: 0 }, 50);

export const watchPhrase: fc.Arbitrary<Phrase> = fc.oneof(
  weigh(
    5,
    fc.tuple(watcher, talk).map(([who, where]) => watch(who, where)),
  ),
  weigh(
    2,
    fc.tuple(watcher, talk).map(([who, where]) => [...signIn(who, 2), ...watch(who, where)]),
  ),
  weigh(
    4,
    fc
      .tuple(watcher, talk, fc.nat(10))
      .map(([who, where, index]) => at(2, say(who, where, unseen(who, where)[index] ?? typing))),
  ),
  weigh(
    3,
    fc.tuple(watcher, talk).map(([who, where]) => meddle(who, where)),
  ),
  weigh(
    3,
    fc
      .tuple(watcher, fc.constantFrom<Talk>('one', 'two'), fc.constantFrom('monitor', 'leave'))
      .map(([who, where, mode]) => between(who, where, mode)),
  ),
  weigh(
    2,
    fc.tuple(watcher, talk, attempt).map(([who, where, said]) => at(2, say(who, where, said))),
  ),
  weigh(
    2,
    fc
      .tuple(watcher, talk, fc.constantFrom(drop, silence, enter))
      .map(([who, where, go]) => at(2, go(who, where))),
  ),
  weigh(
    3,
    watcher.chain((who) => looks(who)).map((acts) => at(2, ...acts)),
  ),
  weigh(
    2,
    fc
      .tuple(watcher, talk)
      .chain(([who, where]) =>
        fc
          .constantFrom(
            flood(who, where, typing, 45),
            flood(who, where, supervise('monitor'), 70),
            flood(who, where, post('everyone', 'flood'), 70),
            pings(who, where),
          )
          .map((act) => at(2, act)),
      ),
  ),
  weigh(
    1,
    fc.tuple(watcher, talk, broken).map(([who, where, bad]) => at(2, raw(who, where, bad))),
  ),
  weigh(
    1,
    fc.tuple(watcher, talk).map(([who, where]) => at(2, { kind: 'fail', place: where, of: who })),
  ),
  weigh(
    1,
    fc
      .tuple(watcher, talk)
      .map(([who, where]) => at(2, { kind: 'cut', places: [where, `desk:${who}`], ms: 3_000 })),
  ),
  weigh(3, aside),
  weigh(
    1,
    agent.map((who) => at(2, enter('hana', `desk:${who}`))),
  ),
  weigh(
    2,
    fc.tuple(watcher, talk).map(([who, where]) => hurried(at(2, say(who, where, supervise('monitor'))))),
  ),
);
