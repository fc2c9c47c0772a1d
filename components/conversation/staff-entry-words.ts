/** What staff read beside the messages: every kind of event, and who alone sees a message. */
import type { PersonView } from '../../core/domain/body-view.js';
import type { AssignmentCause } from '../../core/domain/timeline.js';
import { filledValue } from '../shared/filled-value.js';
import type { Localize } from '../shared/localize.js';
import type { IconName } from '../shared/staff-icons.js';
import { icon } from '../shared/staff-icons.js';
import type { staffMessages } from '../shared/staff-messages.js';
import type { BodyOf, EventKind, Labelled, Viewer, Wording, Words } from './entry-words.js';
import { nameOf, publicEvent } from './entry-words.js';
import { draftTemplate } from './timeline-draft.js';
import { rest } from './timeline-rest.js';
import { staffTimelineStyles } from './timeline-staff.styles.js';

type StaffWords = Localize<typeof staffMessages>;

/** What a row is given: the words of staff, those of everybody, and who looks. */
interface Said {
  readonly t: StaffWords['t'];
  readonly time: (at: number) => string;
  readonly name: (person: PersonView) => string;
  /** What everybody else reads of it. */
  readonly publicly: string;
}

/** The text, what was given as its reason or its note, and its icon. `null`: staff need no line for it. */
type Row = readonly [text: string, icon: IconName, reason?: string | null | undefined] | null;

const assignedIcons = {
  accepted: 'user-check',
  'taken-over': 'hand',
  'handed-back': 'undo-2',
  'handed-off': 'user-check',
  assigned: 'user-check',
} as const satisfies Record<AssignmentCause, IconName>;

const assignedText = (body: BodyOf<'assigned'>, { t, name }: Said): string => {
  const handler = name(body.handler);
  const from = body.from ? name(body.from) : '';
  const by = body.by ? name(body.by) : '';
  switch (body.cause) {
    case 'accepted':
      return t('event.assigned-accepted', { name: handler });
    case 'handed-back':
      return t('event.assigned-handed-back', { name: handler, from });
    case 'handed-off':
      return t('event.assigned-handed-off', { name: handler, from });
    case 'taken-over':
      // Taken over for somebody else: both names are news.
      return by
        ? t('event.assigned-taken-over-for', { name: handler, from, by })
        : t('event.assigned-taken-over', { name: handler, from });
    case 'assigned':
      return by ? t('event.assigned-by', { name: handler, by }) : t('event.assigned-to', { name: handler });
  }
};

const outcomes = {
  declined: 'event.offer-declined',
  missed: 'event.offer-missed',
  withdrawn: 'event.offer-withdrawn',
} as const;
const settled = {
  inserted: 'event.suggestion-inserted',
  edited: 'event.suggestion-edited',
  dismissed: 'event.suggestion-dismissed',
} as const;
const priorities = (priority: number): 'event.priority-raised' | 'event.priority-normal' =>
  priority > 0 ? 'event.priority-raised' : 'event.priority-normal';

/** By the mode that begins, or that ends. Joining, leaving and taking over have an entry for staff already. */
const beginnings = {
  monitor: ['event.monitor', 'binoculars'],
  whisper: ['event.whisper', 'ear'],
  join: null,
  takeover: null,
} as const;
const endings = { monitor: true, whisper: true, join: false, takeover: true } as const;

const list = (words: readonly string[]): string => words.join(', ');

const lines = {
  // Staff read who accepted in the entry for staff; what the customer was told of a change is worth a line.
  'handler-shown': ({ name, cause = 'accepted' }, { t }) =>
    cause === 'accepted' ? null : [t('event.told', { name }), 'eye'],
  assigned: (body, said) => {
    const text = assignedText(body, said);
    const over = body.override && said.t('event.over-limit', body.override);
    return [
      over ? said.t('event.with-reason', { text, reason: over }) : text,
      assignedIcons[body.cause],
      body.reason,
    ];
  },
  'returned-to-queue': ({ from, by, reason }, { t, name }) => [
    by
      ? t('event.returned-by', { name: name(by), from: name(from) })
      : t('event.returned-to-queue', { name: name(from) }),
    'inbox',
    reason,
  ],
  offered: ({ to, by, note }, { t, name }) => [
    by ? t('event.offered-by', { name: name(to), by: name(by) }) : t('event.offered', { name: name(to) }),
    'user',
    note,
  ],
  'offer-ended': ({ to, outcome, reason }, { t, name }) => [
    t(outcomes[outcome], { name: name(to) }),
    'user',
    reason,
  ],
  moved: ({ from, to, by, note }, { t, name }) => [
    t('event.moved', { from, to, name: name(by) }),
    'inbox',
    note,
  ],
  'hold-set': ({ by, on }, { t, name }) => [
    t(on ? 'event.held' : 'event.resumed', { name: name(by) }),
    on ? 'pause' : 'play',
  ],
  snoozed: ({ by, until }, { t, name, time }) => [
    t('event.snoozed', { name: name(by), time: time(until) }),
    'clock',
  ],
  woken: ({ by }, { t, name }) => [by ? t('event.woken-by', { name: name(by) }) : t('event.woken'), 'clock'],
  tagged: ({ by, added, removed }, { t, name }) => {
    const params = { name: name(by), added: list(added), removed: list(removed) };
    if (added.length > 0 && removed.length > 0) return [t('event.tags-changed', params), 'tag'];
    return [added.length > 0 ? t('event.tagged', params) : t('event.untagged', params), 'tag'];
  },
  'priority-set': ({ by, priority }, { t, name }) => [
    t(priorities(priority), { name: name(by), n: priority }),
    'flag',
  ],
  flagged: ({ by, reason }, { t, name }) => [t('event.flagged', { name: name(by) }), 'flag', reason],
  unflagged: ({ by }, { t, name }) => [t('event.unflagged', { name: name(by) }), 'flag'],
  'hand-raised': ({ by, text }, { t, name }) => [t('event.hand-raised', { name: name(by) }), 'hand', text],
  'hand-lowered': ({ by }, { t, name }) => [t('event.hand-lowered', { name: name(by) }), 'hand'],
  'suggestion-settled': ({ by, outcome }, { t, name }) => [
    t(settled[outcome], { name: name(by) }),
    'lightbulb',
  ],
  'rule-met': ({ label }, { t }) => [t('event.rule-met', { label }), 'circle-alert'],
  'lead-passed': ({ from, to }, { t, name }) => [
    t('event.lead-passed', { name: name(to), from: name(from) }),
    'users',
  ],
  consented: ({ version, agreed }, { t }) => [
    t(agreed ? 'event.customer-agreed' : 'event.customer-not-agreed', { version }),
    agreed ? 'check' : 'x',
  ],
  'form-filled': ({ fields }, { t }) => [
    t('event.form-filled'),
    'id-card',
    list(fields.map((field) => `${field.label}: ${filledValue(field, t)}`)),
  ],
  'handler-away': (_, { t }) => [t('event.told-away'), 'wifi-off'],
  'waiting-again': (_, { t }) => [t('event.told-waiting'), 'wifi-off'],
  joined: ({ reason }, { publicly }) => [publicly, 'users', reason],
  left: (_, { publicly }) => [publicly, 'log-out'],
  supervision: ({ person, from, to }, { t, name }) => {
    const begun = to && beginnings[to];
    if (begun) return [t(begun[0], { name: name(person) }), begun[1]];
    return !to && endings[from ?? 'monitor'] ? [t('event.stopped', { name: name(person) }), 'log-out'] : null;
  },
  ended: ({ name, forced }, { t, publicly }) =>
    forced ? [t('event.forced', { name }), 'x', forced.reason] : [publicly, 'check'],
  'wrapped-up': ({ person, disposition }, { t, name }) => [
    disposition === null
      ? t('event.closed-unwrapped')
      : t('event.wrapped-up', { name: name(person), disposition }),
    'check',
  ],
  rated: ({ score, comment }, { t }) => [t('event.rated', { score }), 'star', comment],
  'deletion-asked': (_, { t }) => [t('event.deletion-asked'), 'trash-2'],
  erased: (_, { publicly }) => [publicly, 'trash-2'],
} as const satisfies { [Kind in EventKind]: (body: BodyOf<Kind>, said: Said) => Row };

const labelOf = (
  { audience, isSuggestion, isOwn, agent }: Labelled,
  viewer: Viewer,
  t: StaffWords['t'],
): string => {
  if (audience === 'staff') return t('timeline.note');
  if (viewer.role === 'agent' && !isOwn) {
    return t(isSuggestion ? 'timeline.suggestion-to-you' : 'timeline.whisper-to-you');
  }
  const name = agent ?? t('staff.the-agent');
  return t(isSuggestion ? 'timeline.suggestion' : 'timeline.whisper', { name });
};

/** The wording of a timeline for staff, in the language of the element that shows it. */
export const staffWording = (words: StaffWords): Wording => {
  const t = words.t.bind(words) as StaffWords['t'];
  const event = (body: BodyOf<EventKind>, shared: Words, viewer: Viewer): Row => {
    // The table's type pairs each kind with its body; TypeScript cannot follow that through a lookup.
    const line = (lines as Partial<Record<EventKind, (body: unknown, said: Said) => Row>>)[body.kind];
    const name = (person: PersonView): string => nameOf(person, shared, viewer);
    const publicly = publicEvent(body, shared, viewer)?.text ?? '';
    return line?.(body, { t, time: (at) => words.time(at), name, publicly }) ?? null;
  };
  return {
    event(body, shared, viewer) {
      const row = event(body, shared, viewer);
      if (!row) return null;
      const [text, sign, reason] = row;
      return { text: reason ? t('event.with-reason', { text, reason }) : text, sign: icon(sign, 'small') };
    },
    label(message, viewer) {
      if (message.audience !== 'whisper' && message.audience !== 'staff') return null;
      const sign = message.audience === 'staff' ? 'lock' : message.isSuggestion ? 'lightbulb' : 'ear';
      return { text: labelOf(message, viewer, t), sign: icon(sign, 'small') };
    },
    draft: (draft, shared, viewer) =>
      draftTemplate(draft, t('timeline.draft', { name: nameOf(draft.from, shared, viewer) }), viewer),
    styles: [staffTimelineStyles],
    piece: rest,
  };
};
