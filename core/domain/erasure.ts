/** What is left of an entry when content is erased: its place, its time and its sort, and nothing that was said. */
import type { Entry, EntryBody } from './timeline.js';

type BodyOf<Kind extends EntryBody['kind']> = Extract<EntryBody, { kind: Kind }>;

const same = <Body extends EntryBody>(body: Body): Body => body;
const gone = (): EntryBody => ({ kind: 'erased' });

/** Words of people go, and the customer's name; what the house did stays, without its reasons. */
const tombstones: { readonly [Kind in EntryBody['kind']]: (body: BodyOf<Kind>) => EntryBody } = {
  message: gone,
  tagged: gone,
  'handler-shown': same,
  assigned: (body) => ({ ...body, reason: null }),
  'returned-to-queue': (body) => ({ ...body, reason: null }),
  offered: (body) => ({ ...body, note: null }),
  'offer-ended': (body) => ({ ...body, reason: null }),
  moved: (body) => ({ ...body, note: null }),
  'hold-set': same,
  snoozed: same,
  woken: same,
  'priority-set': same,
  flagged: (body) => ({ ...body, reason: '' }),
  unflagged: same,
  'hand-raised': (body) => ({ ...body, text: '' }),
  'hand-lowered': same,
  'suggestion-settled': same,
  'rule-met': same,
  'lead-passed': same,
  consented: same,
  'handler-away': same,
  'waiting-again': same,
  joined: (body) => ({ ...body, reason: null }),
  left: same,
  supervision: same,
  ended: (body) => ({
    ...body,
    ...(body.by === 'customer' ? { name: '', shownName: '' } : {}),
    ...(body.forced ? { forced: { reason: null } } : {}),
  }),
  'wrapped-up': (body) => ({ ...body, disposition: null }),
  erased: same,
};

/** The same entry without content. Doing it twice does what once does. */
export const tombstoneOf = (entry: Entry): Entry => {
  // The table's type pairs each kind with its tombstone; TypeScript cannot follow that through a lookup.
  const tombstone = tombstones[entry.body.kind] as (body: EntryBody) => EntryBody;
  return { ...entry, body: tombstone(entry.body) };
};
