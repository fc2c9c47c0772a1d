/**
 * Which moments are the same: everything of the state that a decision reads, without when and how often, and without
 * telling apart people who have the same rights. Two moments with one canonical form go on alike; the search checks
 * that by walking on from both (see search.ts).
 */
import type { ConversationState } from '../../../core/domain/conversation.js';
import { formerHandlerOf, supervisionOf } from '../../../core/domain/conversation.js';
import type { Identity } from '../../../core/domain/identity.js';
import type { PersonId } from '../../../core/domain/ids.js';
import { handlerOf } from '../../../core/domain/lifecycle.js';
import type { Act } from './step.js';
import type { Cast, Moment } from './world.js';
import { staffOf } from './world.js';

/**
 * Every part of the state, so that a new one does not compile before somebody has said how it is treated.
 * `kept`: in the canonical form, without times. `fixed`: nothing that happens here changes it, which is checked.
 * Anything else: left out, and why no decision and no invariant depends on it.
 */
export const parts = {
  phase: 'kept',
  shownHandler: 'kept',
  supervisions: 'kept',
  formerHandlers: 'kept',
  offer: 'kept',
  deadlines: 'kept',
  isAwayTold: 'kept',
  handlerAwaySince: 'kept',
  orphanedSince: 'kept',
  epoch: 'Compared for equality alone: an ask carries the present one or one that is over.',
  lead: 'Read by passing on the lead, which nobody does here.',
  agents: 'Read by the index of closed conversations.',
  lastHandler: 'Read by routing, in the workgroup.',
  tried: 'Read by routing, in the workgroup.',
  supervisedAt: 'Read by the list of what wants attention.',
  metrics: 'Figures: nothing is decided by them.',
  answeredBy: 'Names to whoever posts another who did; refuses nothing.',
  isAnswered: 'Shown, and read by rules of words; there are none here.',
  lastMessage: 'Shown in lists.',
  messages: 'Shown in lists.',
  activity: 'Shown in lists.',
  whispers: 'Shown at the desk of whoever was whispered to.',
  waitingSince: 'Shown in lists.',
  disposition: 'Shown to staff.',
  endedAt: 'A time, by which content is due; when it is erased is no question here.',
  endedUnder: 'The policy then, which is the same here always.',
  isForced: 'Read by whether the customer is asked to rate it, which nobody does here.',
  position: 'The rank of the next entry; checked on each step, whatever it is.',
  volumes: 'Read by the quota, which nobody reaches here.',
  counts: 'The lengths of the streams; checked on each step, whatever they are.',
  version: 'Counts what was stored.',
  id: 'fixed',
  incarnation: 'fixed',
  workgroup: 'fixed',
  label: 'fixed',
  policyVersion: 'fixed',
  policy: 'fixed',
  channel: 'fixed',
  openedAt: 'fixed',
  customer: 'fixed',
  context: 'fixed',
  consent: 'fixed',
  forms: 'fixed',
  priority: 'fixed',
  hold: 'fixed',
  snooze: 'fixed',
  tags: 'fixed',
  flag: 'fixed',
  hand: 'fixed',
  suggestions: 'fixed',
  ruleHits: 'fixed',
  sentiment: 'fixed',
  files: 'fixed',
  rating: 'fixed',
  erased: 'fixed',
  marks: 'fixed',
} as const satisfies Record<keyof ConversationState, string>;

const fixedParts = (Object.keys(parts) as (keyof ConversationState)[]).filter(
  (key) => parts[key] === 'fixed',
);

/** The first part that was said to be fixed and is not. */
export const movedPart = (state: ConversationState, beginning: ConversationState): string | null =>
  fixedParts.find(
    (key) => state[key] !== beginning[key] && JSON.stringify(state[key]) !== JSON.stringify(beginning[key]),
  ) ?? null;

/** One way to call people by letters. */
export type Letters = Readonly<Record<string, string>>;

const permutations = <T>(list: readonly T[]): readonly (readonly T[])[] =>
  list.length < 2
    ? [list]
    : list.flatMap((first) =>
        permutations(list.filter((each) => each !== first)).map((rest) => [first, ...rest]),
      );

export interface Canon {
  readonly key: string;
  readonly letters: Letters;
}

interface Naming {
  readonly letters: Letters;
  /** In the order of their letters. */
  readonly people: readonly Identity[];
}

/**
 * Of a mode, what a decision reads: since when, the name that it gives and the capacity follow from the policy or are
 * for show, and nobody here follows another side. Of a former handler so too: who displaced them, when and why is told
 * to them and read by nobody. The order of supervisors decides who leads, which is left out with the lead.
 */
const describe = ({ state, present }: Moment, who: PersonId, letters: Letters): string => {
  const supervision = supervisionOf(state, who);
  const former = formerHandlerOf(state, who);
  const { offer, deadlines } = state;
  let text = present.has(who) ? '+' : '-';
  if (supervision) {
    const { mode, whisperedTo, tookOver } = supervision;
    text += mode;
    if (whisperedTo.length > 0)
      text += `>${whisperedTo
        .map((id) => letters[id])
        .sort()
        .join('')}`;
    if (tookOver) text += `<${letters[tookOver.from.id]}${tookOver.mode}`;
  }
  if (former) text += `,${former.as}${former.wrapUpDue}`;
  if (offer?.to.id === who) text += `?${offer.by ? letters[offer.by.id] : ''}`;
  // Any that waits may pass next: graces are a matter of policy, and people leave when they like.
  const waiting = deadlines.filter(({ person }) => person === who);
  if (waiting.length > 0)
    text += `@${waiting
      .map(({ kind }) => kind)
      .sort()
      .join()}`;
  return text;
};

const encode = (moment: Moment, { letters, people }: Naming): string => {
  const { state, inFlight, taken } = moment;
  const handler = handlerOf(state.phase);
  const flags = [state.isAwayTold, state.handlerAwaySince !== null, state.orphanedSince !== null];
  let text = `${state.phase.kind} ${handler ? letters[handler.id] : ''}`;
  text += ` ${state.shownHandler ? letters[state.shownHandler.id] : ''} ${flags.map(Number).join('')}`;
  for (const { id } of people) text += `|${describe(moment, id, letters)}`;
  if (inFlight.length === 0) return text;
  // Of a frame: whether its epoch is over, and how its number stands to the next one.
  const frames = inFlight.map(({ who, name, epoch, n }) => {
    const ahead = Math.max(0, n - (taken[who.id] ?? 0));
    return `${letters[who.id]} ${lettered(name, people, letters)} ${epoch === state.epoch} ${ahead}`;
  });
  return `${text}~${frames.sort().join('~')}`;
};

/** Of a key, what is not on its way. */
export const formOf = (key: string): string => key.split('~')[0] ?? key;

const lettered = (text: string, people: readonly Identity[], letters: Letters): string =>
  people.reduce((so, { id, name }) => so.replace(name, letters[id] ?? ''), text);

const namingsOf = ({ agents, supervisors }: Cast): readonly Naming[] =>
  permutations(agents).flatMap((a) =>
    permutations(supervisors).map((s) => ({
      people: [...a, ...s],
      letters: Object.fromEntries([
        ...a.map(({ id }, index) => [id, `A${index + 1}`]),
        ...s.map(({ id }, index) => [id, `S${index + 1}`]),
      ]),
    })),
  );

/** The least of all ways to name the people. */
export const canonOf = (cast: Cast): ((moment: Moment) => Canon) => {
  const namings = namingsOf(cast);
  return (moment) => {
    let best: Canon | null = null;
    for (const naming of namings) {
      const key = encode(moment, naming);
      if (best === null || key < best.key) best = { key, letters: naming.letters };
    }
    if (!best) throw new Error('Nobody is in this world.');
    return best;
  };
};

/** What happens, in words, with people by name or by letter. */
export const nameOf = (act: Act): string => {
  switch (act.kind) {
    case 'ask':
      return `${act.ask.who.name}: ${act.ask.name}${act.lag > 0 ? ' (epoch over)' : ''}`;
    case 'write':
      return `${act.ask.who.name} writes: ${act.ask.name}`;
    case 'deliver':
      return `arrives from ${act.ask.who.name}: ${act.ask.name}${act.isKept ? ', and will again' : ''}`;
    case 'pass':
      return `${act.deadline.kind} of ${act.deadline.person} passes`;
    case 'pass-all':
    case 'restart':
      return act.kind;
    default:
      return `${act.kind} ${act.who.name}`;
  }
};

export const nameIn = (act: Act, cast: Cast, letters: Letters): string => {
  const people = staffOf(cast);
  const named = people.reduce((so, { id }) => so.replace(id, letters[id] ?? ''), nameOf(act));
  return lettered(named, people, letters);
};
