/** What an entry says, in words: for the line on the screen and for the voice. */
import type { Role } from '../../core/domain/identity.js';
import type { EntryBodyView, PersonView } from '../../core/domain/body-view.js';
import type { EntryView } from '../../core/domain/view.js';
import type { IconName } from '../shared/icons.js';
import type { Localize } from '../shared/localize.js';
import type { messages } from '../shared/messages.js';

export type Words = Localize<typeof messages>;

/** Who looks at the timeline: decides on words and on which side messages stand. */
export interface Viewer {
  readonly role: Role;
  /** What staff call a customer without a name, so that it is the same word as in lists and headers. */
  readonly customer?: string;
}

type Body<Kind extends EntryBodyView['kind']> = Extract<EntryBodyView, { kind: Kind }>;
type EventKind = Exclude<EntryBodyView['kind'], 'message'>;

export interface EventLine {
  readonly text: string;
  readonly icon?: IconName;
}

/** The name, or what stands for it where there is none or it is not told. */
export const nameOf = ({ name, role }: PersonView, words: Words, viewer: Viewer): string =>
  name || (role === 'customer' && viewer.customer) || words.t(unnamed[role]);

const unnamed = {
  customer: 'unnamed.customer',
  agent: 'unnamed.agent',
  supervisor: 'unnamed.supervisor',
} as const satisfies Record<Role, string>;

const named = (
  words: Words,
  person: PersonView,
  you: 'event.joined-you' | 'event.left-you',
  other: 'event.joined' | 'event.left',
): string => (person.self ? words.t(you) : words.t(other, { name: person.name }));

const shownTexts = {
  accepted: 'event.handler-accepted',
  'taken-over': 'event.handler-taken-over',
  'handed-back': 'event.handler-handed-back',
} as const;

/** By the mode that begins, or that ends. Joining, leaving and taking over have an entry for staff already. */
const beginnings = {
  monitor: { key: 'event.monitor', icon: 'binoculars' },
  whisper: { key: 'event.whisper', icon: 'ear' },
  join: null,
  takeover: null,
} as const;
const endings = {
  monitor: { key: 'event.stopped', icon: 'log-out' },
  whisper: { key: 'event.stopped', icon: 'log-out' },
  join: null,
  takeover: { key: 'event.stopped', icon: 'log-out' },
} as const;

/** One row per kind of event. `null`: this viewer needs no line for it. */
const lines = {
  'handler-shown': (body, words, viewer) => {
    const cause = body.cause ?? 'accepted';
    if (viewer.role === 'customer') return { text: words.t(shownTexts[cause], { name: body.name }) };
    // Staff read who accepted in the entry for staff; what the customer was told of a change is worth a line.
    return cause === 'accepted' ? null : { text: words.t('event.told', { name: body.name }), icon: 'eye' };
  },
  assigned: (body, words) => {
    const params = { name: body.handler.name, from: body.from?.name ?? '' };
    const text = {
      accepted: () => words.t('event.assigned-accepted', params),
      'taken-over': () => words.t('event.assigned-taken-over', params),
      'handed-back': () => words.t('event.assigned-handed-back', params),
    }[body.cause]();
    const icon = ({ accepted: 'user-check', 'taken-over': 'hand', 'handed-back': 'undo-2' } as const)[
      body.cause
    ];
    return { text: body.reason ? words.t('event.with-reason', { text, reason: body.reason }) : text, icon };
  },
  'returned-to-queue': (body, words) => ({
    text: words.t('event.returned-to-queue', { name: body.from.name }),
  }),
  'waiting-again': (_, words) => ({ text: words.t('event.waiting-again') }),
  joined: (body, words) => ({ text: named(words, body.person, 'event.joined-you', 'event.joined') }),
  left: (body, words) => ({ text: named(words, body.person, 'event.left-you', 'event.left') }),
  supervision: (body, words) => {
    const line = body.to ? beginnings[body.to] : endings[body.from ?? 'monitor'];
    return line && { text: words.t(line.key, { name: body.person.name }), icon: line.icon };
  },
  ended: (body, words, viewer) => {
    if (body.by === 'customer' && viewer.role === 'customer') return { text: words.t('event.ended-you') };
    return { text: body.name ? words.t('event.ended-by', { name: body.name }) : words.t('event.ended') };
  },
  'wrapped-up': (body, words) => ({
    text: words.t('event.wrapped-up', { name: body.person.name, disposition: body.disposition }),
  }),
} as const satisfies {
  [Kind in EventKind]: (body: Body<Kind>, words: Words, viewer: Viewer) => EventLine | null;
};

export const eventLine = (body: Body<EventKind>, words: Words, viewer: Viewer): EventLine | null => {
  const line = lines[body.kind] as (body: Body<EventKind>, words: Words, viewer: Viewer) => EventLine | null;
  return line(body, words, viewer);
};

const roleKeys = { customer: 'role.customer', agent: 'role.agent', supervisor: 'role.supervisor' } as const;

export const roleName = (words: Words, role: Role): string => words.t(roleKeys[role]);

/** What is said of a new entry, or null where nothing is: own messages, and the audit for supervisors. */
export const spoken = (entry: EntryView, words: Words, viewer: Viewer): string | null => {
  const { body } = entry;
  if (body.kind !== 'message')
    return entry.audience === 'supervisors' ? null : (eventLine(body, words, viewer)?.text ?? null);
  if (body.author.self) return null;
  const params = {
    name: nameOf(body.author, words, viewer),
    role: roleName(words, body.author.role),
    text: body.text,
  };
  return entry.audience === 'everyone'
    ? words.t('timeline.spoken', params)
    : words.t('timeline.spoken-privately', params);
};
