/** The part of the judgement that is about order: of a device, between viewers, and of the numbers. */
import type { History, Reading, SeenEntry } from './history.js';

export const misorderedIn = ({ actions, readings, sightings }: History): string[] => {
  const place = new Map(actions.map(({ mark, line }, index) => [mark, { line, index }]));
  return [
    ...readings.flatMap((reading) => [...againstItsLine(reading, place), ...withHoles(reading)]),
    ...betweenViewers(readings),
    ...renumbered(
      sightings.flatMap(({ viewer, entries }) => entries.map((entry) => [viewer.id, entry] as const)),
    ),
    ...jumps(sightings),
  ];
};

const titleOf = ({ source, viewer }: Reading): string => `the ${source} of ${viewer.id}`;

type Places = ReadonlyMap<string, { readonly line: string; readonly index: number }>;

const againstItsLine = (reading: Reading, places: Places): string[] => {
  const last = new Map<string, number>();
  const found: string[] = [];
  for (const { mark } of reading.entries) {
    const place = mark === null ? undefined : places.get(mark);
    if (!place) continue;
    if ((last.get(place.line) ?? -1) > place.index)
      found.push(`${mark} comes too late in ${titleOf(reading)}`);
    last.set(place.line, place.index);
  }
  return found;
};

const withHoles = (reading: Reading): string[] => {
  const at = reading.entries.findIndex(({ seq }, index) => seq !== index + 1);
  return at === -1 ? [] : [`${titleOf(reading)} has number ${reading.entries[at]?.seq} in place ${at + 1}`];
};

/** What two readings share is compared with the first that has it: if all agree with it, all agree. */
const betweenViewers = (readings: readonly Reading[]): string[] => {
  const found: string[] = [];
  for (const [index, one] of readings.entries()) {
    const ranks = new Map(one.entries.map(({ id }, rank) => [id, rank]));
    for (const other of readings.slice(index + 1)) {
      if (one.viewer.conversation !== other.viewer.conversation) continue;
      const shared = other.entries.flatMap(({ id }) => ranks.get(id) ?? []);
      const isRising = shared.every((rank, at) => at === 0 || rank > (shared[at - 1] ?? -1));
      if (!isRising) found.push(`${titleOf(one)} and ${titleOf(other)} have different orders`);
    }
  }
  return found;
};

/** An entry keeps the number under which a viewer first saw it. */
const renumbered = (seen: readonly (readonly [string, SeenEntry])[]): string[] => {
  const numbers = new Map<string, number>();
  const found = new Set<string>();
  for (const [viewer, { id, seq }] of seen) {
    const key = `${viewer} ${id}`;
    const known = numbers.get(key) ?? seq;
    numbers.set(key, known);
    if (known !== seq) found.add(`${id} is ${known} and ${seq} for ${viewer}`);
  }
  return [...found];
};

/** On one socket each frame goes on where the one before ended. */
const jumps = (sightings: History['sightings']): string[] => {
  const ends = new Map<string, number>();
  const found: string[] = [];
  for (const { viewer, connection, type, isReset, entries } of sightings) {
    if (type !== 'entries') continue;
    const key = `${viewer.id}@${connection}`;
    if (isReset) ends.delete(key);
    for (const { seq } of entries) {
      const end = ends.get(key);
      if (end !== undefined && seq !== end + 1) found.push(`${key} was given ${seq} after ${end}`);
      ends.set(key, seq);
    }
  }
  return found;
};
