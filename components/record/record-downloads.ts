/** What is left of a conversation as files, saved from the memory of the page. */
import type { ReactiveControllerHost, TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { ArchiveFile, ArchivePort } from '../../client/archive.js';
import type { ConversationId } from '../../core/domain/ids.js';
import { icon } from '../shared/staff-icons.js';
import { ArchiveReading } from './archive-reading.js';
import type { RecordWords } from './reading-notice.js';
import { reasonFor } from './reading-notice.js';

const files = {
  transcript: { word: 'record.export-transcript', short: 'record.short-transcript', ending: '.txt' },
  'timeline.json': {
    word: 'record.export-timeline-json',
    short: 'record.short-timeline-json',
    ending: '-timeline.json',
  },
  'timeline.csv': {
    word: 'record.export-timeline-csv',
    short: 'record.short-timeline-csv',
    ending: '-timeline.csv',
  },
} as const satisfies Record<
  ArchiveFile,
  { readonly word: string; readonly short: string; readonly ending: string }
>;

/** The browser has taken what it saves by the next turn. */
export const save = (blob: Blob, name: string): void => {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href));
};

export class RecordDownloads {
  readonly #reading: ArchiveReading<Blob>;
  readonly #words: RecordWords;

  constructor(host: ReactiveControllerHost, words: RecordWords) {
    this.#reading = new ArchiveReading(host);
    this.#words = words;
  }

  reset(): void {
    this.#reading.reset();
  }

  async #save(archive: ArchivePort, conversation: ConversationId, name: ArchiveFile): Promise<void> {
    if (this.#reading.state.kind === 'loading') return;
    const answer = await this.#reading.read(() => archive.file(conversation, name));
    if (answer?.kind === 'read') save(answer.value, `parley-${conversation}${files[name].ending}`);
  }

  render(archive: ArchivePort, conversation: ConversationId): TemplateResult {
    const words = this.#words;
    const { state } = this.#reading;
    const isBusy = state.kind === 'loading';
    const problem =
      state.kind === 'lost' || state.kind === 'refused'
        ? words.t('record.export-failed', { why: reasonFor(state, words) })
        : nothing;
    return html`
      <div class="downloads" part="downloads" role="group" aria-labelledby="downloads">
        <span class="downloads-title" id="downloads">${words.t('record.export')}</span>
        ${(Object.keys(files) as ArchiveFile[]).map(
          (name) => html`
            <button
              class="button small"
              data-file=${name}
              aria-label=${words.t(files[name].word)}
              aria-disabled=${isBusy ? 'true' : 'false'}
              @click=${() => void this.#save(archive, conversation, name)}
            >
              ${icon('download', 'small')}${words.t(files[name].short)}
            </button>
          `,
        )}
        <span class="visually-hidden" role="status">${isBusy ? words.t('record.exporting') : nothing}</span>
        <p class="problem" role="alert">${problem}</p>
      </div>
    `;
  }
}
