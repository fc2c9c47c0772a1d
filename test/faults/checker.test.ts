/** A checker that cannot find anything is worthless: each sort of harm done to a good history raises its number. */
import { describe, expect, it } from 'vitest';
import { check, numbersOf } from './checker.js';
import type { Action, History, Reading, SeenEntry, Sighting, Viewer } from './history.js';
import { epochKey } from './history.js';

const conversation = 'cv_1';
const viewerOf = (kind: Viewer['kind'], person: string): Viewer => ({
  id: person,
  kind,
  person,
  conversation,
});
const customer = viewerOf('customer', 'kim');
const agent = viewerOf('agent', 'anna');
const colleague = viewerOf('agent', 'bert');
const supervisor = viewerOf('supervisor', 'watcher-1');
const outsider = viewerOf('outsider', 'olga');
const list: Viewer = { id: 'list', kind: 'list', person: 'olga', conversation: null };

const action = (n: number, by: Viewer, audience: Action['audience']): Action => ({
  mark: `~${n}~`,
  conversation,
  who: by.person,
  line: by.id,
  audience,
  at: n,
  commandId: `${by.id}:${n}`,
  outcome: 'accepted',
  entryIds: new Set([`e${n}`]),
  epoch: 1,
});
const entry = (n: number, seq: number, audience = 'everyone'): SeenEntry => ({
  id: `e${n}`,
  seq,
  audience,
  kind: 'message',
  mark: `~${n}~`,
});
const seen = (viewer: Viewer, entries: readonly SeenEntry[], standing = 'staff'): Sighting => ({
  viewer,
  connection: 1,
  type: 'entries',
  standing,
  isReset: false,
  entries,
  marks: entries.flatMap(({ mark }) => mark ?? []),
  names: [],
});
const read = (
  viewer: Viewer,
  entries: readonly SeenEntry[],
  source: Reading['source'] = 'fresh',
): Reading => ({
  viewer,
  source,
  entries,
});

/** The customer says 1 and 2, the supervisor whispers 3, the agent notes 4 and answers 5. */
const actions = [
  action(1, customer, 'everyone'),
  action(2, customer, 'everyone'),
  action(3, supervisor, 'whisper'),
  action(4, agent, 'staff'),
  action(5, agent, 'everyone'),
];
const ofCustomer = [entry(1, 1), entry(2, 2), entry(5, 3)];
const ofStaff = [entry(1, 1), entry(2, 2), entry(3, 3, 'whisper'), entry(4, 4, 'staff'), entry(5, 5)];
const [one, two, three, four, five] = ofStaff;
const good: History = {
  actions,
  sightings: [seen(customer, ofCustomer, 'customer'), seen(agent, ofStaff), seen(supervisor, ofStaff)],
  readings: [
    read(customer, ofCustomer),
    read(agent, ofStaff),
    read(supervisor, ofStaff),
    read(agent, ofStaff, 'lived'),
  ],
  kept: new Set(),
  handlers: new Map([[epochKey(conversation, 1), agent.person]]),
};

const none = { lost: 0, duplicated: 0, misordered: 0, leaked: 0 };
const numbers = (change: Partial<History>) => numbersOf(check({ ...good, ...change }));
/** With the customer's reading replaced. */
const reads = (entries: readonly SeenEntry[]) =>
  numbers({ readings: [read(customer, entries), read(agent, ofStaff)] });
const changed = (mark: string, change: Partial<Action>): readonly Action[] =>
  actions.map((each) => (each.mark === mark ? { ...each, ...change } : each));
const alsoSeen = (sighting: Sighting) => numbers({ sightings: [...good.sightings, sighting] });
const given = (...entries: readonly (SeenEntry | undefined)[]): readonly SeenEntry[] =>
  entries.flatMap((each) => each ?? []);

it('[F1] finds nothing in a good history', () => {
  expect(numbers({})).toEqual(none);
});

describe('lost', () => {
  it('[F1][WP3] accepted, and not there for one who is entitled', () => {
    expect(reads([entry(1, 1), entry(5, 2)])).toMatchObject({ lost: 1 });
    expect(numbers({ readings: [read(agent, given(one, two, four, five))] })).toMatchObject({ lost: 1 });
  });

  it('[WP8] there for whoever comes now, and not for whoever was there all the time', () => {
    const line: SeenEntry = { id: 'joined', seq: 6, audience: 'everyone', kind: 'joined', mark: null };
    const readings = [read(agent, [...ofStaff, line]), read(agent, ofStaff, 'lived')];
    expect(numbers({ readings })).toMatchObject({ lost: 1 });
  });

  it('[F19] never answered, and in no outbox any more', () => {
    const unanswered = [...actions, { ...action(6, customer, 'everyone'), outcome: 'unknown' as const }];
    expect(numbers({ actions: unanswered })).toEqual({ ...none, lost: 1 });
    expect(numbers({ actions: unanswered, kept: new Set(['~6~']) })).toEqual(none);
  });

  it('[WP3] is nothing that was refused', () => {
    expect(
      numbers({ actions: [...actions, { ...action(6, customer, 'everyone'), outcome: 'refused' }] }),
    ).toEqual(none);
  });
});

describe('duplicated', () => {
  it('[F10][WP4] one message as two entries', () => {
    expect(reads([...ofCustomer, { ...entry(5, 4), id: 'e6' }])).toEqual({ ...none, duplicated: 1 });
    expect(numbers({ actions: changed('~5~', { entryIds: new Set(['e5', 'e6']) }) })).toEqual({
      ...none,
      duplicated: 1,
    });
  });

  it('[WP7] one entry twice on a socket, unless it was told to begin anew', () => {
    expect(alsoSeen(seen(customer, given(five), 'customer')).duplicated).toBe(1);
    expect(alsoSeen({ ...seen(customer, given(one), 'customer'), isReset: true })).toEqual(none);
  });

  it('[WP4] an unknown one may be there once and not twice', () => {
    const unknown = changed('~5~', { outcome: 'unknown' });
    expect(numbers({ actions: unknown })).toEqual(none);
    const readings = [read(customer, [...ofCustomer, { ...entry(5, 4), id: 'e6' }])];
    expect(numbers({ actions: unknown, readings })).toEqual({ ...none, duplicated: 1 });
  });

  it('[F16] refused, and there all the same', () => {
    expect(numbers({ actions: changed('~5~', { outcome: 'refused' }) }).duplicated).toBeGreaterThan(0);
  });
});

describe('misordered', () => {
  it('[F12][WP5] against the order of a device', () => {
    const swapped = [entry(2, 1), entry(1, 2), entry(5, 3)];
    expect(numbers({ readings: [read(customer, swapped)], sightings: [] })).toEqual({
      ...none,
      misordered: 1,
    });
  });

  it('[F13][WP5] against the order of another viewer', () => {
    const other = [entry(1, 1), entry(5, 2), entry(2, 3)];
    const readings = [read(customer, other), read(agent, ofStaff)];
    expect(numbers({ readings, sightings: [] })).toEqual({ ...none, misordered: 1 });
  });

  it('[WP6] with a hole, or under another number than before', () => {
    expect(numbers({ readings: [read(customer, [entry(1, 1), entry(2, 2), entry(5, 4)])] }).misordered).toBe(
      1,
    );
    const renumbered = { ...seen(customer, [entry(1, 2)], 'customer'), connection: 2 };
    expect(alsoSeen(renumbered)).toEqual({ ...none, misordered: 1 });
    const jump = { ...seen(customer, [entry(1, 1), entry(5, 3)], 'customer'), connection: 2 };
    expect(alsoSeen(jump)).toEqual({ ...none, misordered: 1 });
  });
});

describe('leaked', () => {
  it('[WP16] a whisper or a note to the customer, in whatever frame', () => {
    for (const mark of ['~3~', '~4~']) {
      const draft = { ...seen(customer, [], 'customer'), type: 'draft', marks: [mark] };
      expect(alsoSeen(draft)).toEqual({ ...none, leaked: 1 });
    }
  });

  it('[WP16] a whisper to another agent than it was for', () => {
    expect(alsoSeen(seen(colleague, given(three)))).toEqual({ ...none, leaked: 1 });
    expect(alsoSeen(seen(colleague, given(four)))).toEqual(none);
  });

  it('[WP16] anything to somebody outside, or just after they were told that they are out of it', () => {
    expect(alsoSeen(seen(outsider, given(one), 'outsider')).leaked).toBeGreaterThan(0);
    expect(alsoSeen(seen(colleague, given(one), 'displaced'))).toEqual({ ...none, leaked: 1 });
  });

  it('[WP16] the name of a supervisor who never joined, to the customer', () => {
    const header = { ...seen(customer, [], 'customer'), type: 'header', names: ['watcher-1'] };
    expect(alsoSeen(header)).toEqual({ ...none, leaked: 1 });
  });

  it('[WP16] something of another conversation, and of a hidden message in a list', () => {
    const elsewhere = { ...customer, id: 'other', conversation: 'cv_2' };
    expect(alsoSeen(seen(elsewhere, given(one), 'customer'))).toEqual({ ...none, leaked: 1 });
    expect(alsoSeen({ ...seen(list, []), marks: ['~3~'] })).toEqual({ ...none, leaked: 1 });
    expect(alsoSeen({ ...seen(list, []), marks: ['~5~'] })).toEqual(none);
  });

  it('[WP8] a whisper in the customer’s transcript', () => {
    const transcript = [...ofCustomer, entry(3, 4, 'whisper')];
    expect(reads(transcript).leaked).toBe(1);
  });
});
