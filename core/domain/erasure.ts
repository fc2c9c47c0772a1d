/** What is left when content is erased: of entries their place, time and sort, of the state what can be counted. */
import type { ConversationState } from './conversation.js';
import { erasedFiles } from './files.js';
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
  'form-filled': gone,
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
  // A number says nothing of who gave it; the words do.
  rated: (body) => ({ ...body, comment: null }),
  'deletion-asked': same,
  erased: same,
};

/** The same entry without content. Doing it twice does what once does. */
export const tombstoneOf = (entry: Entry): Entry => {
  // The table's type pairs each kind with its tombstone; TypeScript cannot follow that through a lookup.
  const tombstone = tombstones[entry.body.kind] as (body: EntryBody) => EntryBody;
  return { ...entry, body: tombstone(entry.body) };
};

/** The state without what people said, and without what their page said of them. */
export const erasedState = (
  state: ConversationState,
  { at, cause }: NonNullable<ConversationState['erased']>,
): ConversationState => ({
  ...state,
  erased: { at, cause },
  customer: { ...state.customer, name: '' },
  context: null,
  // That they are asked nothing again says nothing of what they answered.
  forms: state.forms.map((each) => ({ ...each, fields: [] })),
  files: erasedFiles(state.files),
  lastMessage: state.lastMessage && { ...state.lastMessage, text: '' },
  flag: state.flag && { ...state.flag, text: '' },
  hand: state.hand && { ...state.hand, text: '' },
  tags: [],
  disposition: null,
  formerHandlers: state.formerHandlers.map((each) => ({ ...each, reason: null })),
});
