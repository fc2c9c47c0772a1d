/** What can happen at a moment: everything that somebody connected may ask, and everything that nobody asks for. */
import type { Deadline } from '../../../core/domain/deadlines.js';
import type { Identity } from '../../../core/domain/identity.js';
import { handlerOf } from '../../../core/domain/lifecycle.js';
import type { Ask } from './asks.js';
import { asksOf } from './asks.js';
import type { Act } from './step.js';
import type { Moment, World } from './world.js';
import { staffOf } from './world.js';

/** Who is lost has been away first: both begin with the same absence, and the notice has the shorter grace. */
const isBehind = (all: readonly Deadline[], { kind, person }: Deadline): boolean =>
  kind === 'handler-lost' && all.some((each) => each.kind === 'handler-away' && each.person === person);

const isNoWhisper = (act: Act): boolean => act.kind !== 'ask' || act.ask.name !== 'post to whisper';

export const actsOf = (world: World): ((moment: Moment) => readonly Act[]) => {
  const { cast, inFlight: mostInFlight, areAllAlike } = world;
  const staff = staffOf(cast);
  const staffIds = new Set(staff.map(({ id }) => id));
  const asks = asksOf(cast, areAllAlike);
  const askNamed = new Map(asks.map((ask) => [`${ask.who.id} ${ask.name}`, ask]));
  const always = new Map<Identity, readonly Act[]>();
  const directly = ({ isDated, ...rest }: Ask): readonly Act[] => {
    const ask = { isDated, ...rest };
    const fresh: Act = { kind: 'ask', ask, lag: 0 };
    return isDated ? [fresh, { kind: 'ask', ask, lag: 1 }] : [fresh];
  };
  for (const ask of asks) always.set(ask.who, [...(always.get(ask.who) ?? []), ...directly(ask)]);
  const writable = asks.filter(({ who, isDated }) => isDated && staffIds.has(who.id));

  const flying = ({ inFlight, present }: Moment): readonly Act[] => {
    const write = writable
      .filter(({ who }) => inFlight.length < mostInFlight && present.has(who.id))
      .map((ask): Act => ({ kind: 'write', ask }));
    const deliver = inFlight.flatMap((frame): readonly Act[] => {
      const ask = askNamed.get(`${frame.who.id} ${frame.name}`);
      if (!ask || !present.has(frame.who.id)) return [];
      return [true, false].map((isKept) => ({ kind: 'deliver', frame, ask, isKept }));
    });
    return [...write, ...deliver];
  };

  return (moment) => {
    const { state, present, inFlight } = moment;
    const people = [...always].flatMap(([who, acts]) => {
      const isHere = !staffIds.has(who.id) || present.has(who.id);
      // What one person sends arrives in its order: first what is on its way.
      if (!isHere || inFlight.some((each) => each.who.id === who.id)) return [];
      return areAllAlike || handlerOf(state.phase)?.role !== 'supervisor' ? acts : acts.filter(isNoWhisper);
    });
    const presence = staff.map((who): Act => ({ kind: present.has(who.id) ? 'drop' : 'connect', who }));
    const rights = staff.map((who): Act => ({ kind: 'revoke', who }));
    const offers = cast.agents.map((who): Act => ({ kind: 'offer', who }));
    const passing = state.deadlines
      .filter((each) => !isBehind(state.deadlines, each))
      .map((deadline): Act => ({ kind: 'pass', deadline }));
    const slept: readonly Act[] = state.deadlines.length > 1 ? [{ kind: 'pass-all' }] : [];
    const house = [...presence, ...rights, ...offers, ...passing, ...slept, { kind: 'restart' } as const];
    return [...people, ...flying(moment), ...house];
  };
};
