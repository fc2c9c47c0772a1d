/** A transcript as plain text, from the entries as one reader may see them. */
import type { EntryBodyView, EntryView, PersonView } from './view.js';

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

const line = (body: EntryBodyView): string => {
  switch (body.kind) {
    case 'message':
      return `${nameOf(body.author)}: ${body.text}`;
    case 'handler-shown':
      return `* ${body.name} is answering`;
    case 'assigned': {
      const from = body.from ? ` from ${nameOf(body.from)}` : '';
      const reason = body.reason ? `: ${body.reason}` : '';
      return `* ${nameOf(body.handler)} handles this (${body.cause}${from})${reason}`;
    }
    case 'returned-to-queue':
      return `* Returned to the queue from ${nameOf(body.from)}`;
    case 'waiting-again':
      return '* Looking for somebody else';
    case 'joined':
      return `* ${nameOf(body.person)} joined`;
    case 'left':
      return `* ${nameOf(body.person)} left`;
    case 'supervision':
      return `* ${nameOf(body.person)}: ${body.from ?? 'outside'} -> ${body.to ?? 'outside'}`;
    case 'ended':
      return body.name ? `* Ended by ${body.name}` : '* Ended';
    case 'wrapped-up':
      return `* Wrapped up by ${nameOf(body.person)}: ${body.disposition}`;
  }
};

/** Lines of a message beyond its first are indented, so that nobody can write a line that looks like another's. */
const indented = (text: string): string => text.replaceAll(/\r\n|\r|\n|\u2028|\u2029/g, '\n    ');

export const transcriptText = (entries: readonly EntryView[]): string =>
  entries
    .map(
      (each) => `[${new Date(each.at).toISOString()}]${marks[each.audience]} ${indented(line(each.body))}\n`,
    )
    .join('');
