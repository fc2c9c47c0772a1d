/** Both transcripts of a conversation: what staff read, and what everyone read. */
import type { TemplateResult } from 'lit';
import { html } from 'lit';
import type { TimelineExport } from '../../core/domain/supervision-record.js';
import type { EntryView } from '../../core/domain/view.js';
import { icon } from '../shared/staff-icons.js';
import type { RecordWords } from './reading-notice.js';

export const transcripts = ['internal', 'public'] as const;
export type Transcript = (typeof transcripts)[number];

const choices = {
  internal: { icon: 'lock', word: 'record.internal' },
  public: { icon: 'globe', word: 'record.public' },
} as const;

const belongs = {
  internal: () => true,
  public: ({ audience }) => audience === 'everyone',
} as const satisfies Record<Transcript, (entry: EntryView) => boolean>;

export const entriesOf = ({ items }: TimelineExport, which: Transcript): readonly EntryView[] =>
  items.flatMap((item) => (item.type === 'entry' && belongs[which](item.entry) ? [item.entry] : []));

const isErased = ({ body }: EntryView): boolean => body.kind === 'erased';

export const isWhollyErased = (record: TimelineExport): boolean => {
  const entries = entriesOf(record, 'internal');
  return entries.length > 0 && entries.every(isErased);
};

export const transcriptChoice = (
  record: TimelineExport,
  current: Transcript,
  words: RecordWords,
  choose: (which: Transcript) => void,
): TemplateResult => html`
  <div class="which" role="group" aria-label=${words.t('record.which')}>
    ${transcripts.map(
      (which) => html`
        <button class="segment" data-transcript=${which} aria-pressed=${which === current ? 'true' : 'false'} @click=${() => choose(which)}>
          ${icon(choices[which].icon, 'small')}${words.t(choices[which].word)}
        </button>
      `,
    )}
    ${entriesOf(record, current).some(isErased) ? html`<p class="partly">${words.t('record.partly-erased')}</p>` : ''}
  </div>
`;
