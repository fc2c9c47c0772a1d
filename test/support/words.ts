/** What customers keep of a conversation in each of their languages, where there is no page that could say which. */
import { publicEvent } from '../../components/conversation/entry-words.js';
import { timelineMessages } from '../../components/conversation/timeline-messages.js';
import { Localize } from '../../components/shared/localize.js';
import { addLanguage } from '../../components/shared/sentences.js';
import type { TranscriptWording } from '../../core/domain/transcript.js';
import { strings as ar } from '../../widget/languages/ar.js';
import { strings as de } from '../../widget/languages/de.js';
import { strings as es } from '../../widget/languages/es.js';
import { strings as fr } from '../../widget/languages/fr.js';
import { strings as ja } from '../../widget/languages/ja.js';
import { transcriptWording } from '../../widget/transcript-wording.js';

const others = { ar, de, es, fr, ja };
for (const [language, strings] of Object.entries(others)) addLanguage(language, strings);

export const customerLanguages: readonly string[] = ['en', ...Object.keys(others)];

export const savedIn = (language: string): TranscriptWording => {
  const page = { localName: 'html', getAttribute: () => language };
  const element: unknown = { closest: () => page, addController: () => {} };
  const words = new Localize(element as ConstructorParameters<typeof Localize>[0], timelineMessages);
  return transcriptWording(words, publicEvent);
};
