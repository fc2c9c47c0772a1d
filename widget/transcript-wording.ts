/** How the transcript says things that customers keep: as their timeline does, with the dates and numbers of their language. */
import type { Viewer, Wording, Words } from '../components/conversation/entry-words.js';
import { sizeText } from '../components/conversation/file-words.js';
import { isRightToLeft } from '../components/shared/language-at.js';
import type { EntryBodyView } from '../core/domain/body-view.js';
import type { TranscriptWording } from '../core/domain/transcript.js';

const viewer: Viewer = { role: 'customer' };

type MessageView = Extract<EntryBodyView, { readonly kind: 'message' }>;

/** `event`: the sentences of the timeline, which come with it. */
export const transcriptWording = (words: Words, event: Wording['event']): TranscriptWording => {
  const { language } = words;
  // Months as words, as their numbers stand in another order elsewhere; the zone, as a file is read elsewhere, too.
  const format = new Intl.DateTimeFormat(language, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'short',
  });
  // Names and texts run as they are written, and leave the line around them as it runs.
  const isolated = (text: string): string => (isRightToLeft(language) ? `\u2068${text}\u2069` : text);

  const message = ({ author, text, files = [] }: MessageView): string => {
    const name = author.self ? words.t('timeline.you') : author.name || words.t(`unnamed.${author.role}`);
    const all = files.map((each) => `[${isolated(each.name)}, ${sizeText(each.size, language)}]`);
    return `${isolated(name)}: ${[text && isolated(text), ...all].filter(Boolean).join('\n')}`;
  };

  return {
    moment: (at) => format.format(at),
    line: (body) => {
      if (body.kind === 'message') return message(body);
      const line = event(body, words, viewer);
      // On the screen it stands where one rates; here is no other place for it.
      const comment = body.kind === 'rated' && body.comment ? `: ${isolated(body.comment)}` : '';
      return line && `* ${line.text}${comment}`;
    },
  };
};
