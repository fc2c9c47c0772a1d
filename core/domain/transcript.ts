/** A transcript as plain text, from the entries as one reader may see them, in English or in the reader's own words. */
import type { EntryBodyView, PersonView } from './body-view.js';
import type { FileView } from './files.js';
import type { EntryView } from './view.js';

/** How a transcript says things. */
export interface TranscriptWording {
  /** When something was. */
  moment(at: number): string;
  /** What an entry says; null where there is nothing to say of it. */
  line(body: EntryBodyView): string | null;
}

const marks = {
  everyone: '',
  staff: ' (private note)',
  whisper: ' (whisper)',
  supervisors: ' (supervisors only)',
} as const satisfies Record<EntryView['audience'], string>;

const unnamed = { customer: 'Visitor', agent: 'Agent', supervisor: 'Supervisor' } as const satisfies Record<
  PersonView['role'],
  string
>;

const nameOf = (person: PersonView): string => person.name || unnamed[person.role];

const note = (text: string | null): string => (text ? `: ${text}` : '');

/** By name alone: a transcript is read by whom no link would be for. */
const fileNote = ({ name, size }: FileView): string => `[file: ${name}, ${size} bytes]`;

const line = (body: EntryBodyView): string => {
  switch (body.kind) {
    case 'message':
      return `${nameOf(body.author)}: ${[body.text, ...(body.files ?? []).map(fileNote)].filter(Boolean).join('\n')}`;
    case 'handler-shown':
      return `* ${body.name} is answering`;
    case 'assigned': {
      const from = body.from ? ` from ${nameOf(body.from)}` : '';
      const by = body.by ? ` by ${nameOf(body.by)}` : '';
      return `* ${nameOf(body.handler)} handles this (${body.cause}${from}${by})${note(body.reason)}`;
    }
    case 'returned-to-queue':
      return `* Returned to the queue from ${nameOf(body.from)}${body.by ? ` by ${nameOf(body.by)}` : ''}${note(body.reason)}`;
    case 'waiting-again':
      return '* Looking for somebody else';
    case 'joined':
      return `* ${nameOf(body.person)} joined as ${body.as}${note(body.reason ?? null)}`;
    case 'left':
      return `* ${nameOf(body.person)} left`;
    case 'supervision':
      return `* ${nameOf(body.person)}: ${body.from ?? 'outside'} -> ${body.to ?? 'outside'}`;
    case 'ended':
      return `* Ended${body.name ? ` by ${body.name}` : ''}${note(body.forced?.reason ?? null)}`;
    case 'wrapped-up':
      return body.disposition === null
        ? `* Not wrapped up in time by ${nameOf(body.person)}`
        : `* Wrapped up by ${nameOf(body.person)}: ${body.disposition}`;
    case 'offered':
      return `* Offered to ${nameOf(body.to)}${note(body.note)}`;
    case 'offer-ended':
      return `* Offer to ${nameOf(body.to)} ${body.outcome}${note(body.reason)}`;
    case 'moved':
      return `* Moved from ${body.from} to ${body.to} by ${nameOf(body.by)}${note(body.note)}`;
    case 'hold-set':
      return `* ${body.on ? 'Put on hold' : 'Taken off hold'} by ${nameOf(body.by)}`;
    case 'snoozed':
      return `* Put aside until ${new Date(body.until).toISOString()} by ${nameOf(body.by)}`;
    case 'woken':
      return '* Taken up again';
    case 'tagged':
      return `* Tags by ${nameOf(body.by)}: ${[...body.added.map((each) => `+${each}`), ...body.removed.map((each) => `-${each}`)].join(', ')}`;
    case 'priority-set':
      return `* Priority ${body.priority} by ${nameOf(body.by)}`;
    case 'flagged':
      return `* Flagged by ${nameOf(body.by)}${note(body.reason)}`;
    case 'unflagged':
      return `* Flag removed by ${nameOf(body.by)}`;
    case 'hand-raised':
      return `* ${nameOf(body.by)} raised a hand${note(body.text)}`;
    case 'hand-lowered':
      return `* Hand lowered by ${nameOf(body.by)}`;
    case 'suggestion-settled':
      return `* Suggestion ${body.outcome} by ${nameOf(body.by)}`;
    case 'rule-met':
      return `* Rule met: ${body.label}`;
    case 'lead-passed':
      return `* ${nameOf(body.from)} passed the lead to ${nameOf(body.to)}`;
    case 'consented':
      return body.agreed ? `* Agreed to monitoring (text ${body.version})` : '* Did not agree to monitoring';
    case 'form-filled':
      return `* Filled in, unverified: ${body.fields.map(({ label, value }) => `${label}: ${value}`).join('; ')}`;
    case 'handler-away':
      return '* Whoever answers has lost their connection';
    case 'rated':
      return `* Rated ${body.score} of 5${note(body.comment)}`;
    case 'deletion-asked':
      return '* The customer asked for deletion';
    case 'erased':
      return '* (erased)';
  }
};

/** Lines of a message beyond its first are indented, so that nobody can write a line that looks like another's. */
const indented = (text: string): string => text.replaceAll(/\r\n|\r|\n|\u2028|\u2029/g, '\n    ');

const english: TranscriptWording = { moment: (at) => new Date(at).toISOString(), line };

export const transcriptText = (entries: readonly EntryView[], wording = english): string =>
  entries
    .map(({ at, audience, body }) => {
      const text = wording.line(body);
      return text === null ? '' : `[${wording.moment(at)}]${marks[audience]} ${indented(text)}\n`;
    })
    .join('');
