/**
 * One step of the world, made as the room makes a turn (see `ConversationTurns`): the real decision, the real changes,
 * deadlines reconciled with who is connected. Nothing of the rules is said again here.
 */
import type { Command } from '../../../core/domain/command.js';
import type { ConversationState } from '../../../core/domain/conversation.js';
import type { Deadline } from '../../../core/domain/deadlines.js';
import { decide } from '../../../core/domain/decide.js';
import { decideRevocation } from '../../../core/domain/decide-revocation.js';
import { decideOverdue, reconcilePresence } from '../../../core/domain/decide-time.js';
import type { Decision, Facts, Outcome } from '../../../core/domain/decision.js';
import { nothing } from '../../../core/domain/decision.js';
import { evolveAll, evolvePlaced } from '../../../core/domain/evolve.js';
import type { Identity } from '../../../core/domain/identity.js';
import { personOf } from '../../../core/domain/identity.js';
import type { EntryId, PersonId } from '../../../core/domain/ids.js';
import { offerTo } from '../../../core/domain/offer.js';
import { refuse } from '../../../core/domain/refusal.js';
import type { Entry } from '../../../core/domain/timeline.js';
import { place } from '../../../core/domain/timeline.js';
import { factsFor, granted } from '../../support/builders.js';
import type { Ask } from './asks.js';
import type { Frame, Moment } from './world.js';

export type Act =
  /** `lag`: written under an epoch that is over by now. */
  | { readonly kind: 'ask'; readonly ask: Ask; readonly lag: 0 | 1 }
  | { readonly kind: 'connect' | 'drop' | 'offer' | 'revoke'; readonly who: Identity }
  | { readonly kind: 'pass'; readonly deadline: Deadline }
  | { readonly kind: 'pass-all' | 'restart' }
  | { readonly kind: 'write'; readonly ask: Ask }
  /** `isKept`: the answer is lost, and the same frame comes again. */
  | { readonly kind: 'deliver'; readonly frame: Frame; readonly ask: Ask; readonly isKept: boolean };

export interface Edge {
  readonly act: Act;
  readonly before: Moment;
  readonly after: Moment;
  readonly placed: readonly Entry[];
  /** Null where nobody asked, and where the ledger knew the number already. */
  readonly asked: Asked | null;
  readonly decision: Decision | null;
}

export interface Asked {
  readonly who: Identity;
  readonly command: Command;
}

type Step = Pick<Edge, 'after' | 'placed' | 'asked' | 'decision'>;

/** What the house does by itself. */
const unasked = { asked: null, decision: null } as const;

/** Ids are never looked at: a rank tells entries apart. */
const idOf = (position: number): EntryId => `entry-${position}` as EntryId;

const turn = (moment: Moment, outcome: Outcome, present = moment.present): Pick<Step, 'after' | 'placed'> => {
  const { state, now } = moment;
  let { position } = state;
  const placed = place(outcome.entries, { ...state, conversation: state.id }, now, () => {
    position += 1;
    return idOf(position);
  });
  const evolved = evolvePlaced(evolveAll(state, outcome.changes), placed);
  const reconciled = evolveAll(evolved, reconcilePresence(evolved, present, now));
  const isChanged = reconciled !== state;
  return {
    after: {
      ...moment,
      state: isChanged ? { ...reconciled, version: state.version + 1 } : state,
      present,
      now: now + 1,
    },
    placed,
  };
};

const fullDesk: Facts = { reservation: { kind: 'busy', used: 8, limit: 8 } };

const asked = (moment: Moment, ask: Ask, epoch: number): Step => {
  const { state, now, taken } = moment;
  const { who } = ask;
  const command = ask.make(epoch);
  const facts = ask.isFull ? fullDesk : factsFor(state, who, command);
  const decision = decide({ state, who, command, now, facts });
  const its = { asked: { who, command }, decision };
  if (decision.kind === 'refused') return { after: moment, placed: [], ...its };
  const { after, placed } = turn(moment, decision);
  const numbered = { ...after, taken: { ...taken, [who.id]: (taken[who.id] ?? 0) + 1 } };
  return { after: numbered, placed, ...its };
};

const written = (moment: Moment, { who, name }: Ask): Moment => {
  const own = moment.inFlight.filter((each) => each.who.id === who.id);
  const last = Math.max(moment.taken[who.id] ?? 0, ...own.map(({ n }) => n));
  const frame: Frame = { who, name, epoch: moment.state.epoch, n: last + 1 };
  return { ...moment, inFlight: [...moment.inFlight, frame] };
};

/** As the room treats numbers: what was accepted is known, what skips one is refused, the next one is decided on. */
const delivered = (moment: Moment, { frame, ask, isKept }: Extract<Act, { kind: 'deliver' }>): Step => {
  const rest = isKept ? moment.inFlight : moment.inFlight.filter((each) => each !== frame);
  const last = moment.taken[frame.who.id] ?? 0;
  const here = { ...moment, inFlight: rest };
  if (frame.n <= last) return { after: here, placed: [], ...unasked };
  if (frame.n > last + 1) {
    const gap = { kind: 'refused', refusal: refuse('gap', { expect: last + 1 }) } as const;
    return { after: here, placed: [], asked: null, decision: gap };
  }
  return asked(here, ask, frame.epoch);
};

/** What waits, and what passes with it: brought forward to now, as everything else is still ahead. */
const passing = (moment: Moment, isDue: (each: Deadline) => boolean): Step => {
  const { state, now } = moment;
  const deadlines = state.deadlines.map((each) => (isDue(each) ? { ...each, at: now } : each));
  const outcome = decideOverdue({ ...state, deadlines }, now);
  return { ...turn(moment, outcome), ...unasked };
};

const withPresence = (moment: Moment, present: ReadonlySet<PersonId>): Step => ({
  ...turn(moment, nothing, present),
  ...unasked,
});

/** As it comes back from storage, where the policy lies apart. */
const reloaded = ({ policy, ...state }: ConversationState): ConversationState => ({
  ...(JSON.parse(JSON.stringify(state)) as typeof state),
  policy,
});

const stepOf = (moment: Moment, act: Act): Step => {
  const { state, present, now } = moment;
  switch (act.kind) {
    case 'ask':
      return asked(moment, act.ask, state.epoch - act.lag);
    case 'connect':
      return withPresence(moment, new Set([...present, act.who.id]));
    case 'drop':
      return withPresence(moment, new Set([...present].filter((id) => id !== act.who.id)));
    case 'restart': {
      // After a crash no socket is left, and what was in memory comes back from what was stored.
      return withPresence({ ...moment, state: reloaded(state) }, new Set());
    }
    case 'offer':
      return { ...turn(moment, offerTo(state, personOf(act.who), now)), ...unasked };
    case 'revoke':
      return { ...turn(moment, decideRevocation(state, granted(act.who, []), now)), ...unasked };
    case 'pass':
      return passing(
        moment,
        ({ kind, person }) => kind === act.deadline.kind && person === act.deadline.person,
      );
    case 'pass-all':
      return passing(moment, () => true);
    case 'write':
      return { after: written(moment, act.ask), placed: [], ...unasked };
    case 'deliver':
      return delivered(moment, act);
  }
};

export const take = (before: Moment, act: Act): Edge => ({ act, before, ...stepOf(before, act) });
