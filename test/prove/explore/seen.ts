/** What must hold of what people are shown: who receives which entry, under which number, and what watching tells. */
import { formerHandlerOf, supervisionOf } from '../../../core/domain/conversation.js';
import { headerFor } from '../../../core/domain/header.js';
import type { Identity } from '../../../core/domain/identity.js';
import type { PersonId } from '../../../core/domain/ids.js';
import { handlerOf } from '../../../core/domain/lifecycle.js';
import type { Audience, Entry } from '../../../core/domain/timeline.js';
import { streamOf } from '../../../core/domain/timeline.js';
import { entriesFor, scopeOf, seqFor } from '../../../core/domain/view.js';
import type { Holds } from './holds.js';
import { handlerId } from './holds.js';
import type { Edge } from './step.js';
import type { Moment } from './world.js';

/** Who may ever receive an entry: from what somebody is here, said once more and otherwise than in the product. */
const mayReceive = ({ state }: Moment, who: Identity, audience: Audience): boolean => {
  if (who.role === 'customer') return audience.kind === 'everyone';
  if (supervisionOf(state, who.id)) return true;
  const isKept = (formerHandlerOf(state, who.id)?.as ?? 'removed') !== 'removed';
  const isIn = handlerOf(state.phase)?.id === who.id || state.offer?.to.id === who.id || isKept;
  const isForThem = audience.kind === 'whisper' && audience.to === who.id;
  return isIn && (audience.kind === 'everyone' || audience.kind === 'staff' || isForThem);
};

/** One entry for everybody that there can be, whatever was really said so far. */
const specimens = new WeakMap<readonly Identity[], readonly Entry[]>();
const specimensFor = (viewers: readonly Identity[], { state }: Moment): readonly Entry[] => {
  const known = specimens.get(viewers);
  if (known) return known;
  const audiences: readonly Audience[] = [
    { kind: 'everyone' },
    { kind: 'staff' },
    { kind: 'supervisors' },
    ...viewers.map(({ id }): Audience => ({ kind: 'whisper', to: id })),
  ];
  const counts = Object.fromEntries(audiences.map((each) => [streamOf(each), 1]));
  const made = audiences.map(
    (audience, index): Entry => ({
      audience,
      body: { kind: 'waiting-again' },
      id: `specimen-${index}` as Entry['id'],
      conversation: state.id,
      position: index + 1,
      counts,
      at: 0,
    }),
  );
  specimens.set(viewers, made);
  return made;
};

const received = (moment: Moment, who: Identity, entries: readonly Entry[]): readonly Entry[] => {
  const ids = new Set(entriesFor(scopeOf(moment.state, who), who, entries).map(({ id }) => id));
  return entries.filter(({ id }) => ids.has(id));
};

export const levels: Holds<Moment> = (moment, viewers) => {
  for (const who of viewers) {
    const wrong = received(moment, who, specimensFor(viewers, moment)).find(
      ({ audience }) => !mayReceive(moment, who, audience),
    );
    if (wrong) return `${who.name} is shown what is for ${streamOf(wrong.audience)}`;
  }
  return null;
};

export const levelsOfNew: Holds<Edge> = ({ after, placed }, viewers) => {
  if (placed.length === 0) return null;
  for (const who of viewers) {
    const wrong = received(after, who, placed).find(({ audience }) => !mayReceive(after, who, audience));
    if (wrong) return `${who.name} is told what is for ${streamOf(wrong.audience)}`;
  }
  return null;
};

/** Whether somebody does not handle it and at most watches: what they do then is theirs alone. */
const isUnseen = ({ before, after }: Edge, id: PersonId): boolean => {
  const mode = supervisionOf(before.state, id)?.mode ?? null;
  return handlerId(before) !== id && handlerId(after) !== id && (mode === null || mode === 'monitor');
};

/** Whoever is asked to handle it, or was kept on, is seen to be there. */
const isSeenThere = ({ state }: Moment, id: PersonId): boolean =>
  state.offer?.to.id === id || formerHandlerOf(state, id) !== undefined;

/** Who did nothing in this step but begin to watch, go on, or cease; null: something else happened. */
const watcherOf = (edge: Edge): PersonId | null => {
  const { act, before, asked } = edge;
  if (asked) {
    const { command, who } = asked;
    const isWatching = command.type === 'supervise' && command.mode !== 'join';
    return isWatching && isUnseen(edge, who.id) ? who.id : null;
  }
  if (act.kind === 'pass') {
    const { kind, person } = act.deadline;
    return kind === 'supervisor-gone' && isUnseen(edge, person) ? person : null;
  }
  if (act.kind !== 'connect' && act.kind !== 'drop' && act.kind !== 'revoke') return null;
  const { id, role } = act.who;
  return role === 'supervisor' && isUnseen(edge, id) && !isSeenThere(before, id) ? id : null;
};

/** Every step from one moment begins with the same headers. */
const headerTexts = new WeakMap<Moment, Map<PersonId, string>>();
const headerText = (moment: Moment, who: Identity): string => {
  const known = headerTexts.get(moment) ?? new Map<PersonId, string>();
  headerTexts.set(moment, known);
  const { state, present } = moment;
  const text = known.get(who.id) ?? JSON.stringify(headerFor(state, who, { customer: true, staff: present }));
  known.set(who.id, text);
  return text;
};

export const unseenMonitor: Holds<Edge> = (edge, viewers) => {
  const watcher = watcherOf(edge);
  if (!watcher) return null;
  const { before, after, placed } = edge;
  const told = placed.find(({ audience }) => audience.kind !== 'supervisors');
  if (told) return `watching told ${told.body.kind} to ${told.audience.kind}`;
  const others = viewers.filter(({ id, role }) => role !== 'supervisor' && id !== watcher);
  const felt = others.find((each) => headerText(before, each) !== headerText(after, each));
  return felt ? `watching changed the header of ${felt.name}` : null;
};

export const gapless: Holds<Edge> = ({ before, after, placed }, viewers) => {
  if (placed.length === 0)
    return after.state.position === before.state.position ? null : 'a place was skipped';
  if (after.state.position !== before.state.position + placed.length) return 'places and entries differ';
  for (const who of viewers) {
    const scope = scopeOf(after.state, who);
    const first = seqFor(scope, before.state.counts) + 1;
    const numbers = entriesFor(scope, who, placed).map(({ seq }) => seq);
    if (numbers.some((seq, index) => seq !== first + index)) return `${who.name} is given ${numbers.join()}`;
  }
  return null;
};
