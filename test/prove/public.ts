/** What all may see: customers, agents, and supervisors who take part; and what breaks for everybody. */
import fc from 'fast-check';
import type { Name, Place } from './cast.js';
import { cast, customerOf } from './cast.js';
import { fillingPhrase } from './filling.js';
import { managingPhrase } from './managing.js';
import type { Phrase } from './phrases.js';
import {
  accept,
  agent,
  assign,
  at,
  attempt,
  available,
  begin,
  broken,
  draft,
  drop,
  end,
  enter,
  flood,
  forget,
  handle,
  handOff,
  marks,
  older,
  page,
  paths,
  plain,
  post,
  rate,
  raw,
  read,
  say,
  silence,
  supervise,
  takeOver,
  talk,
  text,
  typing,
  word,
  wrapUp,
} from './phrases.js';
import type { Said } from './script.js';

type Weighted = { readonly weight: number; readonly arbitrary: fc.Arbitrary<Phrase> };
const weigh = (weight: number, arbitrary: fc.Arbitrary<Phrase>): Weighted => ({ weight, arbitrary });

const small: readonly Said[] = [typing, draft('Good mor'), page('Cart'), page('Home'), marks, older];
const numbering = fc.constantFrom('again', 'gap') as fc.Arbitrary<'again' | 'gap'>;

const customers: readonly Weighted[] = [
  weigh(
    6,
    fc.tuple(talk, text).map(([where, said]) => at(0, say(customerOf[where], where, word(said)))),
  ),
  weigh(
    3,
    fc
      .tuple(talk, fc.constantFrom(...small))
      .map(([where, said]) => at(0, say(customerOf[where], where, said))),
  ),
  weigh(
    3,
    fc.tuple(talk, attempt).map(([where, said]) => at(0, say(customerOf[where], where, said))),
  ),
  weigh(
    3,
    fc.tuple(talk, paths).map(([where, path]) => at(0, read(customerOf[where], where, path))),
  ),
  weigh(
    1,
    fc
      .tuple(talk, numbering)
      .map(([where, how]) => at(0, say(customerOf[where], where, word('twice?'), how))),
  ),
  weigh(
    1,
    fc
      .tuple(talk, fc.boolean())
      .map(([where, agreed]) =>
        at(0, say(customerOf[where], where, { type: 'consent', version: '1', agreed })),
      ),
  ),
  weigh(
    2,
    fc
      .tuple(talk, fc.constantFrom(drop, silence), fc.constantFrom(0, 1))
      .map(([where, leave, tab]) => at(0, leave(customerOf[where], where, tab))),
  ),
  weigh(
    3,
    fc.tuple(talk, fc.constantFrom(0, 1)).map(([where, tab]) => at(0, enter(customerOf[where], where, tab))),
  ),
  weigh(
    1,
    fc
      .tuple(talk, fc.constantFrom(word('flood'), typing), fc.constantFrom(6, 45))
      .map(([where, said, times]) => at(0, flood(customerOf[where], where, said, times))),
  ),
  weigh(
    1,
    fc.tuple(talk, broken).map(([where, bad]) => at(0, raw(customerOf[where], where, bad))),
  ),
  weigh(
    1,
    talk.map((where) => at(0, say(customerOf[where], where, end))),
  ),
  weigh(
    1,
    talk.map((where) => at(0, say(customerOf[where], where, end), say(customerOf[where], where, rate))),
  ),
  weigh(
    1,
    fc
      .tuple(
        talk,
        fc.constantFrom(rate, rate, forget),
        fc.constantFrom(end, older, word('still there?'), forget),
      )
      .map(([where, said, next]) =>
        at(0, say(customerOf[where], where, said), say(customerOf[where], where, next)),
      ),
  ),
];

const handler = fc.constantFrom<Name>('ann', 'ann', 'ann', 'ben', 'uma');
const target = fc.constantFrom<Said>(
  { kind: 'agent', id: cast.ann.id },
  { kind: 'agent', id: cast.ben.id },
  { kind: 'supervisor', id: cast.sue.id },
  { kind: 'supervisor', id: cast.uma.id },
  { kind: 'workgroup', id: 'support' },
);
/** Who may be asked by one of those. */
const askedBy = (to: Said): Name =>
  (['ann', 'ben', 'sue', 'uma'] as const).find((name) => cast[name].id === to.id) ?? 'ben';
const manner = fc.constantFrom('cold', 'warm') as fc.Arbitrary<'cold' | 'warm'>;
/** Found by what they wrote, and by what only others should find. */
const search = fc.constantFrom('{}', '{"text":"hello"}', '{"text":"psst"}', '{"tag":"a"}');

const handlers: readonly Weighted[] = [
  weigh(
    4,
    fc.tuple(handler, talk).map(([who, where]) => handle(who, where)),
  ),
  weigh(
    5,
    fc.tuple(agent, talk, text).map(([who, where, said]) => at(0, say(who, where, post('everyone', said)))),
  ),
  weigh(
    3,
    fc
      .tuple(agent, talk, fc.constantFrom(...small))
      .map(([who, where, said]) => at(0, say(who, where, said))),
  ),
  weigh(
    3,
    fc.tuple(agent, talk, attempt).map(([who, where, said]) => at(0, say(who, where, said))),
  ),
  weigh(
    2,
    fc.tuple(agent, talk, paths).map(([who, where, path]) => at(0, read(who, where, path))),
  ),
  weigh(
    1,
    fc.tuple(agent, search).map(([who, query]) => at(0, read(who, 'sales', 'closed/search', query))),
  ),
  weigh(
    1,
    fc
      .tuple(agent, fc.constantFrom('today', 'snapshot', 'policy'))
      .map(([who, path]) => at(0, read(who, 'sales', path))),
  ),
  weigh(
    1,
    fc
      .tuple(agent, talk, numbering)
      .map(([who, where, how]) => at(0, say(who, where, post('everyone', 'twice?'), how))),
  ),
  weigh(
    3,
    fc
      .tuple(handler, talk, target, manner)
      .map(([who, where, to, how]) =>
        at(0, say(who, where, handOff(to, how)), say(askedBy(to), where, accept)),
      ),
  ),
  weigh(
    1,
    fc.tuple(handler, talk).map(([who, where]) => at(0, say(who, where, plain('decline')))),
  ),
  weigh(
    1,
    fc.tuple(agent, talk).map(([who, where]) => at(0, say(who, where, end), say(who, where, wrapUp))),
  ),
  weigh(
    2,
    fc
      .tuple(agent, talk, fc.constantFrom(drop, silence, enter))
      .map(([who, where, go]) => at(0, go(who, where))),
  ),
  weigh(
    1,
    fc.tuple(agent, talk, broken).map(([who, where, bad]) => at(0, raw(who, where, bad))),
  ),
  weigh(
    2,
    fc
      .tuple(
        handler,
        fc.constantFrom<'available' | 'away' | 'offline'>('available', 'available', 'away', 'offline'),
      )
      .map(([who, kind]) => at(0, say(who, `desk:${who}`, available(kind)))),
  ),
  weigh(
    2,
    fc
      .tuple(agent, fc.constantFrom(drop, enter, silence), fc.constantFrom('desk', 'sales', 'support'))
      .map(([who, go, place]) => at(0, go(who, place === 'desk' ? `desk:${who}` : (place as Place)))),
  ),
  // Enough that a timeline has more than one page, for whoever reads it from the beginning.
  weigh(
    2,
    fc
      .tuple(agent, talk)
      .map(([who, where]) =>
        at(
          0,
          flood(who, where, post('everyone', 'more'), 48),
          enter(customerOf[where], where, 1),
          say(customerOf[where], where, older, 'next', 1),
        ),
      ),
  ),
];

const inTheOpen: readonly Weighted[] = [
  weigh(
    3,
    fc
      .tuple(talk, fc.constantFrom('consultant', 'participant'))
      .map(([where, as]) =>
        at(
          0,
          enter('sue', where),
          say('sue', where, supervise('monitor')),
          say('sue', where, { ...supervise('join'), as, reason: 'VIP' }),
          say('sue', where, typing),
          say('sue', where, post('everyone', 'I join')),
        ),
      ),
  ),
  weigh(
    3,
    fc
      .tuple(
        talk,
        fc.constantFrom<Said>(
          {},
          {},
          { target: { kind: 'queue' } },
          { target: { kind: 'agent', id: cast.ben.id } },
        ),
      )
      .map(([where, to]) =>
        at(
          0,
          enter('sue', where),
          say('sue', where, supervise('monitor')),
          say('sue', where, takeOver(to)),
          say('sue', where, post('everyone', 'Mine')),
        ),
      ),
  ),
  weigh(
    2,
    talk.map((where) => at(0, say('sue', where, { type: 'hand-back', epoch: '<epoch>' }))),
  ),
  weigh(
    1,
    talk.map((where) => at(0, say('sue', where, supervise('leave')))),
  ),
  weigh(
    1,
    talk.map((where) => at(0, enter('sue', where), say('sue', where, supervise('monitor')))),
  ),
  weigh(
    2,
    fc
      .tuple(talk, fc.constantFrom<Name>('ann', 'ben', 'uma'))
      .map(([where, who]) => at(0, enter('sue', where), say('sue', where, assign(who)))),
  ),
  weigh(
    1,
    fc
      .tuple(talk, fc.constantFrom(1, 3))
      .map(([where, priority]) => at(0, say('sue', where, { type: 'set-priority', priority }))),
  ),
  weigh(
    1,
    fc.tuple(talk, fc.constantFrom(drop, silence)).map(([where, go]) => at(0, go('sue', where))),
  ),
];

const place = fc.constantFrom<Place>('one', 'one', 'two', 'sales', 'desk:ann', 'desk:ben');
const breakdowns: readonly Weighted[] = [
  weigh(
    3,
    place.map((where) => at(0, { kind: 'sleep', place: where })),
  ),
  weigh(
    1,
    place.map((where) => at(0, { kind: 'crash', place: where })),
  ),
  weigh(
    2,
    talk.map((where) => at(0, { kind: 'fail', place: where, of: 'everyone' })),
  ),
  weigh(
    4,
    fc
      .tuple(
        fc.constantFrom<readonly [Place, Place]>(
          ['one', 'sales'],
          ['one', 'sales'],
          ['two', 'sales'],
          ['one', 'desk:ann'],
          ['one', 'desk:ben'],
          ['one', 'desk:uma'],
          ['two', 'desk:ann'],
          ['two', 'desk:uma'],
          ['one', 'support'],
          ['desk:ann', 'sales'],
          ['desk:ben', 'sales'],
          ['desk:uma', 'sales'],
        ),
        fc.constantFrom(400, 3_000, 8_000, 20_000),
      )
      .map(([places, ms]) => at(0, { kind: 'cut', places, ms })),
  ),
  weigh(2, fc.constant<Phrase>([])),
];

export const publicPhrase: fc.Arbitrary<Phrase> = fc.oneof(
  { weight: 10, arbitrary: fc.oneof(...customers) },
  { weight: 2, arbitrary: fillingPhrase },
  { weight: 1, arbitrary: managingPhrase },
  { weight: 12, arbitrary: fc.oneof(...handlers) },
  { weight: 4, arbitrary: fc.oneof(...inTheOpen) },
  { weight: 4, arbitrary: fc.oneof(...breakdowns) },
  { weight: 2, arbitrary: talk.map(begin) },
);
