/**
 * Judges a history by four numbers, all of which must be 0. In the manner of a check of a set that only grows: every
 * element is followed from the intent to the last reading, and what is not known to have failed may have happened.
 */
import type { Action, History, Reading, SeenEntry, Viewer } from './history.js';
import { epochKey } from './history.js';
import { misorderedIn } from './order.js';

export interface Verdict {
  /** Accepted and not there at the end for somebody entitled, or written and neither there nor in an outbox. */
  readonly lost: readonly string[];
  /** One command with two entries, one entry seen twice, or one that was refused and is there. */
  readonly duplicated: readonly string[];
  /** Against the order of a device, against the order of another viewer, or with a hole in the numbers. */
  readonly misordered: readonly string[];
  /** Seen by somebody who may not. */
  readonly leaked: readonly string[];
}

export const numbersOf = ({ lost, duplicated, misordered, leaked }: Verdict) => ({
  lost: lost.length,
  duplicated: duplicated.length,
  misordered: misordered.length,
  leaked: leaked.length,
});

export const isClean = (verdict: Verdict): boolean =>
  Object.values(numbersOf(verdict)).every((number) => number === 0);

export const check = (history: History): Verdict => ({
  lost: lostIn(history),
  duplicated: duplicatedIn(history),
  misordered: misorderedIn(history),
  leaked: leakedIn(history),
});

const nameOf = ({ viewer, source }: Reading): string => `${source} of ${viewer.id}`;

/** By who they are in this conversation, never by what they were sent. */
const mayEverSee = (history: History, viewer: Viewer, action: Action): boolean => {
  if (viewer.kind === 'list') return action.audience === 'everyone';
  if (viewer.conversation !== action.conversation) return false;
  switch (viewer.kind) {
    case 'supervisor':
      return true;
    case 'outsider':
      return false;
    case 'customer':
      return action.audience === 'everyone';
    case 'agent': {
      if (action.audience !== 'whisper' || action.who === viewer.person) return true;
      if (action.epoch === null) return false;
      return history.handlers.get(epochKey(action.conversation, action.epoch)) === viewer.person;
    }
  }
};

const marksOf = (entries: readonly SeenEntry[]): ReadonlySet<string> =>
  new Set(entries.flatMap(({ mark }) => mark ?? []));

const lostIn = (history: History): string[] => {
  const lost: string[] = [];
  const everywhere = marksOf(history.readings.flatMap(({ entries }) => entries));
  for (const reading of history.readings) {
    const there = marksOf(reading.entries);
    for (const action of history.actions) {
      const isDue = action.outcome === 'accepted' && mayEverSee(history, reading.viewer, action);
      if (isDue && !there.has(action.mark)) lost.push(`${action.mark} is not in the ${nameOf(reading)}`);
    }
    // Also what is no message: whoever lived through it has what whoever comes now is given.
    const fresh = history.readings.find((each) => each.viewer === reading.viewer && each.source === 'fresh');
    const ids = new Set(reading.entries.map(({ id }) => id));
    for (const { id, mark } of fresh?.entries ?? []) {
      if (!ids.has(id) && mark === null) lost.push(`entry ${id} is not in the ${nameOf(reading)}`);
    }
  }
  const read = new Set(history.readings.map(({ viewer }) => viewer.conversation));
  for (const { mark, outcome, conversation } of history.actions) {
    const isGone = outcome === 'unknown' && !everywhere.has(mark) && !history.kept.has(mark);
    if (isGone && read.has(conversation)) lost.push(`${mark} was written and is in no outbox any more`);
  }
  return lost;
};

const repeated = (values: readonly string[]): readonly string[] => [
  ...new Set(values.filter((value, index) => values.indexOf(value, index + 1) !== -1)),
];

/** Cheap where nothing repeats, which is nearly always. */
const twiceIn = (values: readonly string[]): readonly string[] =>
  new Set(values).size === values.length ? [] : repeated(values);

const duplicatedIn = ({ actions, readings, sightings }: History): string[] => {
  const found: string[] = [];
  const refused = new Set(actions.filter(({ outcome }) => outcome === 'refused').map(({ mark }) => mark));
  for (const { mark, commandId, entryIds } of actions) {
    if (entryIds.size > 1)
      found.push(`${mark} (${commandId}) was acknowledged as ${[...entryIds].join(', ')}`);
  }
  for (const reading of readings) {
    const { entries } = reading;
    for (const id of twiceIn(entries.map((each) => each.id)))
      found.push(`${id} twice in the ${nameOf(reading)}`);
    const marks = entries.flatMap(({ mark }) => mark ?? []);
    for (const mark of twiceIn(marks)) found.push(`${mark} twice in the ${nameOf(reading)}`);
    for (const mark of marks) if (refused.has(mark)) found.push(`${mark} was refused and is there`);
  }
  const onSocket = new Map<string, Set<string>>();
  for (const { viewer, connection, isReset, entries } of sightings) {
    const key = `${viewer.id}@${connection}`;
    const known = isReset ? new Set<string>() : (onSocket.get(key) ?? new Set<string>());
    onSocket.set(key, known);
    for (const { id, mark } of entries) {
      if (known.has(id)) found.push(`${mark ?? id} came twice to ${key}`);
      known.add(id);
    }
  }
  return [...new Set(found)];
};

/** To whom the room has just said that they are not, or no longer, in the conversation. */
const blind: ReadonlySet<string> = new Set(['outsider', 'displaced', 'none']);

const leakedIn = (history: History): string[] => {
  const found = new Set<string>();
  const byMark = new Map(history.actions.map((action) => [action.mark, action]));
  const look = (viewer: Viewer, marks: readonly string[]): void => {
    for (const mark of marks) {
      const action = byMark.get(mark);
      if (action && !mayEverSee(history, viewer, action)) found.add(`${mark} reached ${viewer.id}`);
    }
  };
  for (const { viewer, standing, entries, marks, names } of history.sightings) {
    look(viewer, marks);
    for (const name of names) found.add(`${name} was named to ${viewer.id}`);
    if (viewer.kind === 'list') continue;
    if (blind.has(standing) && entries.length > 0) found.add(`${viewer.id} was given entries as ${standing}`);
    const isHidden = viewer.kind === 'customer' && entries.some(({ audience }) => audience !== 'everyone');
    if (isHidden) found.add(`${viewer.id} was given a hidden entry`);
  }
  for (const { viewer, entries } of history.readings) look(viewer, [...marksOf(entries)]);
  return [...found];
};
