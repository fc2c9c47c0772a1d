/** Whoever was there all along has what a newcomer is given: the same entries, numbers without gaps, the same header. */
import type { Name, Talk } from './cast.js';
import { names } from './cast.js';
import type { House } from './house.js';
import type { Line } from './line.js';

const talks = ['one', 'two'] as const satisfies readonly Talk[];
const older = { type: 'read-history', before: '<older>' } as const;

/** Whether somebody is shown the timeline now; what others once saw of it they may keep, and are given nothing. */
const isShown = ({ header }: Line): boolean => header?.kind === 'customer' || header?.kind === 'staff';

/** Back to the first entry. */
const readAll = async (house: House, line: Line): Promise<void> => {
  for (let page = 0; line.older !== null && page < 20; page += 1) {
    line.say(older, 'next', true);
    await house.world.advance(200);
  }
};

/** What somebody who was never told of marks takes them for. */
const unread = { customer: { delivered: 0, read: 0 }, staff: { delivered: 0, read: 0 } };

const stateOf = ({ entries, header, marks }: Line): string =>
  JSON.stringify({ header, marks: marks ?? unread, entries });

const check = (line: Line, fresh: Line, of: string): void => {
  const gap = line.entries.findIndex(({ seq }, index) => seq !== index + 1);
  if (gap >= 0) throw new Error(`${of} is numbered with a gap at ${gap}.`);
  const [before, after] = [stateOf(line), stateOf(fresh)];
  if (before !== after) throw new Error(`${of} has other than a newcomer:\n  ${before}\n  ${after}`);
};

/** After a script: everybody comes back to where they have been, with what they have, and then as a newcomer. */
export const checkReplay = async (house: House, been: (who: Name, where: Talk) => boolean): Promise<void> => {
  const pairs = talks.flatMap((where) =>
    names.filter((who) => been(who, where)).map((who) => ({ who, where })),
  );
  const lines = pairs.map(({ who, where }) => house.line(who, where));
  for (const line of lines) {
    if (!line.isOpen) line.open();
    await house.world.flush();
  }
  for (const [index, { who, where }] of pairs.entries()) {
    const line = lines[index];
    if (!line?.isOpen || !isShown(line)) continue;
    const fresh = house.line(who, where, 'fresh');
    fresh.open();
    await house.world.flush();
    for (const each of [line, fresh]) await readAll(house, each);
    check(line, fresh, `${who} in ${where}`);
  }
};
