/** The files of a message. What shows them is loaded with the first of them. */
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { FileView } from '../../core/domain/files.js';
import type { FileId } from '../../core/domain/ids.js';

export interface FileDetail {
  readonly file: FileId;
  /** `open`: somebody wants it. `show`: an image comes onto the screen. */
  readonly use: 'open' | 'show';
  /** Takes the address, or that there is none, from whoever has a client. */
  answer(link: Promise<string | null>): void;
}

declare global {
  interface HTMLElementEventMap {
    'parley-file-request': CustomEvent<FileDetail>;
  }
}

let isLoaded = false;

const load = (): void => {
  if (isLoaded) return;
  isLoaded = true;
  // Until then a file is its name; the next message with one tries again.
  import('./define-file.js').then(
    ({ defineFile }) => defineFile(),
    () => {
      isLoaded = false;
    },
  );
};

/** What is still on its way cannot be opened. */
export const messageFiles = (
  files: readonly FileView[] | undefined,
  isPending = false,
): readonly TemplateResult[] | typeof nothing => {
  if (!files) return nothing;
  load();
  return files.map(
    (file) =>
      html`<parley-file exportparts="file, preview" .file=${file} ?pending=${isPending}>${file.name}</parley-file>`,
  );
};
