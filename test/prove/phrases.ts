/** What people do, as short sequences of acts that get somewhere, and as single ones that mostly do not. */
import fc from 'fast-check';
import type { Level, List, Name, Place, Talk } from './cast.js';
import { cast, customerOf } from './cast.js';
import type { Act, Numbering, Said } from './script.js';

/** One act with its level. */
export interface Move {
  readonly level: Level;
  readonly act: Act;
  readonly isHurried?: true;
}
export type Phrase = readonly Move[];

export const enter = (who: Name, place: Place, tab = 0): Act => ({ kind: 'enter', who, place, tab });
export const drop = (who: Name, place: Place, tab = 0): Act => ({ kind: 'drop', who, place, tab });
export const silence = (who: Name, place: Place, tab = 0): Act => ({ kind: 'silence', who, place, tab });
export const say = (who: Name, place: Place, said: Said, numbering: Numbering = 'next', tab = 0): Act => ({
  kind: 'say',
  who,
  place,
  tab,
  said,
  numbering,
});
export const flood = (who: Name, place: Place, said: Said, times: number): Act => ({
  kind: 'flood',
  who,
  place,
  tab: 0,
  said,
  times,
});
export const raw = (who: Name, place: Place, text: string): Act => ({
  kind: 'raw',
  who,
  place,
  tab: 0,
  text,
});
export const read = (who: Name, place: Talk | List, path: string, body?: string): Act =>
  body === undefined ? { kind: 'read', who, place, path } : { kind: 'read', who, place, path, body };

/** All at one level. */
export const at = (level: Level, ...acts: readonly Act[]): Phrase => acts.map((act) => ({ level, act }));

export const post = (audience: 'everyone' | 'staff' | 'whisper', text: string, epoch = '<epoch>'): Said => ({
  type: 'post',
  audience,
  text,
  epoch,
});
/** Customers see no epoch. */
export const word = (text: string): Said => ({ type: 'post', audience: 'everyone', text });
export const supervise = (mode: 'monitor' | 'join' | 'leave'): Said => ({ type: 'supervise', mode });
export const follow = (who: Name): Said => ({ ...supervise('monitor'), follow: cast[who].id });
export const accept: Said = { type: 'accept', epoch: '<epoch>' };
export const takeOver = (more: Said = {}): Said => ({
  type: 'take-over',
  epoch: '<epoch>',
  reason: 'VIP',
  intro: 'I am here now',
  ...more,
});
export const handOff = (to: Said, manner: 'cold' | 'warm'): Said => ({
  type: 'hand-off',
  epoch: '<epoch>',
  to,
  manner,
  note: 'VIP',
});
export const assign = (to: Name): Said => ({
  type: 'assign',
  epoch: '<epoch>',
  to: cast[to].id,
  reason: 'VIP',
});
export const typing: Said = { type: 'set-typing', active: true };
export const draft = (text: string): Said => ({ type: 'set-draft', text });
export const page = (title: string): Said => ({
  type: 'set-context',
  page: { url: 'https://shop.example/cart', title },
  referrer: null,
  language: 'en',
  device: 'phone',
  fields: { plan: title },
});
export const marks: Said = { type: 'mark-read', delivered: '<newest>', read: '<newest>' };
export const older: Said = { type: 'read-history', before: '<older>' };
export const available = (kind: 'available' | 'away' | 'offline'): Said => ({
  type: 'set-availability',
  kind,
});
export const plain = (type: string): Said => ({ type });
export const end = plain('end');
export const rate: Said = { type: 'rate', score: 4, comment: 'Quick' };
export const forget = plain('forget');
export const wrapUp: Said = { type: 'wrap-up', disposition: 'solved' };

/** Mostly where something goes on, and mostly by whom it goes on with. */
export const talk = fc.constantFrom<Talk>('one', 'one', 'one', 'one', 'two');
export const agent = fc.constantFrom<Name>('ann', 'ann', 'ann', 'ben');
export const text = fc.constantFrom('hello', 'a', '\ud83d\udc4d', '<b>x</b> https://x.example', 'my lawyer');

/** What anybody may try and nearly nobody may do; the level is that of whoever tries it. */
export const tries: readonly Said[] = [
  accept,
  { ...accept, epoch: '<epoch+1>' },
  post('staff', 'for staff'),
  post('everyone', 'too late', '<epoch-1>'),
  { ...post('everyone', 'x'), suggestion: true },
  { type: 'hand-back', epoch: '<epoch>' },
  wrapUp,
  plain('decline'),
  plain('withdraw-offer'),
  { type: 'hold', on: true },
  { type: 'snooze', until: '<soon>' },
  { type: 'pass-lead', to: cast.sue.id },
  { type: 'settle-suggestion', suggestion: '<suggestion>', outcome: 'edited' },
  { type: 'consent', version: '1', agreed: true },
  { type: 'tag', add: ['a'], remove: [] },
  { type: 'set-priority', priority: 3 },
  plain('force-close'),
  assign('ben'),
  typing,
  draft('secret'),
  page('Secret'),
  marks,
  older,
];
export const attempt = fc.constantFrom(...tries);

/** What is no frame, or none that may come now. */
export const broken = fc.constantFrom(
  '{"broken',
  '[]',
  '{"type":"nothing"}',
  '{"type":"ping"}',
  'x'.repeat(20_000),
);

const transcript = fc.constantFrom('transcript', 'transcript.json', 'timeline.json', 'timeline.csv');
export const paths = fc.oneof(transcript, fc.constantFrom('record.json', 'metrics.json', 'nothing'));

/** Somebody takes it and answers. */
export const handle = (who: Name, where: Talk): Phrase =>
  at(0, enter(who, where), say(who, where, accept), say(who, where, post('everyone', 'Good morning')));

export const begin = (where: Talk): Phrase => {
  const who = customerOf[where];
  return at(
    0,
    enter(who, where),
    say(who, where, { type: 'consent', version: '1', agreed: true }),
    say(who, where, word('Hello?')),
  );
};

/** At their desk, and with the list before them. */
export const signIn = (who: Name, level: Level): Phrase =>
  at(level, enter(who, `desk:${who}`), say(who, `desk:${who}`, available('available')), enter(who, 'sales'));
