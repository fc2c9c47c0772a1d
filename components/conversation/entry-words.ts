/** What an entry that can reach a customer says, in words: for the line on the screen and for the voice. */
import type { CSSResult, TemplateResult } from 'lit';
import { nothing } from 'lit';
import type { EntryBodyView, PersonView } from '../../core/domain/body-view.js';
import type { Role } from '../../core/domain/identity.js';
import type { EntryView } from '../../core/domain/view.js';
import type { Localize } from '../shared/localize.js';
import type { timelineMessages } from './timeline-messages.js';

export type Words = Localize<typeof timelineMessages>;

/** Who looks at the timeline: decides on words and on which side messages stand. */
export interface Viewer {
  readonly role: Role;
  /** What staff call a customer without a name, so that it is the same word as in lists and headers. */
  readonly customer?: string;
}

export type EventKind = Exclude<EntryBodyView['kind'], 'message'>;
export type BodyOf<Kind extends EntryBodyView['kind']> = Extract<EntryBodyView, { kind: Kind }>;

export interface EventLine {
  readonly text: string;
  readonly sign?: TemplateResult;
}

/** Who alone sees a message: in words, and never by colour alone. */
export interface PrivateLabel {
  readonly text: string;
  readonly sign: TemplateResult;
}

export interface Draft {
  readonly from: PersonView;
  readonly text: string;
}

/** A message, as far as it decides who alone sees it. */
export interface Labelled {
  readonly audience: EntryView['audience'];
  readonly isSuggestion?: true | undefined;
  readonly isOwn: boolean;
  /** Who handled the conversation then: for whom a whisper was. */
  readonly agent: string | null;
}

/**
 * What a timeline says beside the messages. Customers see a part of it only, and their page is not to load the rest:
 * whoever shows a timeline to staff gives it the words of `staff-entry-words.ts`.
 */
export interface Wording {
  /** `null`: this viewer needs no line for it. */
  event(body: BodyOf<EventKind>, words: Words, viewer: Viewer): EventLine | null;
  /** `null`: everybody sees it. */
  label(message: Labelled, viewer: Viewer): PrivateLabel | null;
  /** The unsent text of somebody else. */
  draft(draft: Draft, words: Words, viewer: Viewer): TemplateResult | typeof nothing;
  /** The looks of what customers never see. */
  readonly styles: readonly CSSResult[];
  /** On the box of each piece of a long talk. */
  piece(): unknown;
}

/** The name, or what stands for it where there is none or it is not told. */
export const nameOf = ({ name, role }: PersonView, words: Words, viewer: Viewer): string =>
  name || (role === 'customer' && viewer.customer) || words.t(unnamed[role]);

const unnamed = {
  customer: 'unnamed.customer',
  agent: 'unnamed.agent',
  supervisor: 'unnamed.supervisor',
} as const satisfies Record<Role, string>;

const joinedKeys = {
  consultant: 'event.joined-consultant',
  participant: 'event.joined-participant',
} as const;

/** One row per kind that can reach a customer. */
const lines = {
  'handler-shown': ({ name, cause }, words) =>
    words.t(cause === 'handed-back' ? 'event.handler-back' : 'event.handler', { name }),
  'waiting-again': (_, words) => words.t('event.waiting-again'),
  'handler-away': (_, words) => words.t('event.handler-away'),
  joined: ({ person, as }, words, viewer) =>
    person.self
      ? words.t('event.joined-you')
      : words.t(joinedKeys[as], { name: nameOf(person, words, viewer) }),
  left: ({ person }, words, viewer) =>
    person.self ? words.t('event.left-you') : words.t('event.left', { name: nameOf(person, words, viewer) }),
  consented: ({ agreed }, words) => words.t(agreed ? 'event.agreed' : 'event.not-agreed'),
  ended: ({ by, name }, words, viewer) => {
    if (by === 'customer' && viewer.role === 'customer') return words.t('event.ended-you');
    return name ? words.t('event.ended-by', { name }) : words.t('event.ended');
  },
  rated: ({ score }, words) => words.t('event.rated-you', { score }),
  erased: (_, words) => words.t('event.erased'),
} as const satisfies {
  [Kind in EventKind]?: (body: BodyOf<Kind>, words: Words, viewer: Viewer) => string;
};

export const publicEvent: Wording['event'] = (body, words, viewer) => {
  // Pairs each kind with its body, as the table does; a kind that newer servers may send has no row and no line.
  const line = (lines as Partial<Record<EventKind, (body: unknown, words: Words, viewer: Viewer) => string>>)[
    body.kind
  ];
  return line ? { text: line(body, words, viewer) } : null;
};

export const publicWording: Wording = {
  event: publicEvent,
  label: () => null,
  draft: () => nothing,
  styles: [],
  piece: () => nothing,
};

const roleKeys = { customer: 'role.customer', agent: 'role.agent', supervisor: 'role.supervisor' } as const;

export const roleName = (words: Words, role: Role): string => words.t(roleKeys[role]);

/** The server's sentence, or that of the language for what it says. */
export const refusalIn = (
  { code, sentence }: { readonly code: string; readonly sentence: string },
  words: Words,
): string => words.translate(`refusal.${code}`, sentence);

/** What is said of a new entry, or null where nothing is: own messages, and the audit for supervisors. */
export const spoken = (entry: EntryView, words: Words, viewer: Viewer, wording: Wording): string | null => {
  const { body } = entry;
  if (body.kind !== 'message')
    return entry.audience === 'supervisors' ? null : (wording.event(body, words, viewer)?.text ?? null);
  if (body.author.self) return null;
  const params = {
    name: nameOf(body.author, words, viewer),
    role: roleName(words, body.author.role),
    // A message may be its files alone.
    text: [body.text, ...(body.files ?? []).map(({ name }) => name)].filter(Boolean).join(', '),
  };
  return entry.audience === 'everyone'
    ? words.t('timeline.spoken', params)
    : words.t('timeline.spoken-privately', params);
};
