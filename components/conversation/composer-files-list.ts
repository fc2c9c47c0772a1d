/** The files of a message that is not sent yet, above the field. */
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { FileLimits } from '../../core/domain/site.js';
import { icon } from '../shared/file-icons.js';
import type { Attachment } from './attachments.js';
import type { FileWords } from './file-words.js';
import { isPassing, obstacleText, sizeText } from './file-words.js';

export interface AttachmentList {
  readonly items: readonly Attachment[];
  readonly words: FileWords;
  readonly limits: FileLimits;
  remove(key: string): void;
  retry(key: string): void;
}

/** How far it has come. The bar is there to be looked at, and says nothing by itself. */
const standing = ({ file, state }: Attachment, { words, limits }: AttachmentList): TemplateResult => {
  switch (state.kind) {
    case 'waiting':
      return html`<span class="detail">${words.t('files.waiting')}</span>`;
    case 'uploading':
      return html`<progress
        max="100"
        .value=${Math.round(state.part * 100)}
        aria-label=${words.t('files.progress', { name: file.name })}
      ></progress>`;
    case 'done':
      return html`<span class="detail">${icon('check', 'small')}${words.t('files.ready')}</span>`;
    case 'failed':
      return html`<span class="detail failed">
        ${icon('circle-alert', 'small')}<span>${obstacleText(state.why, words, limits)}</span>
      </span>`;
  }
};

const row = (item: Attachment, list: AttachmentList): TemplateResult => {
  const { key, file, state } = item;
  const { words, remove, retry } = list;
  const { name } = file;
  const isOnItsWay = state.kind === 'uploading';
  const removeLabel = isOnItsWay ? words.t('files.cancel', { name }) : words.t('files.remove', { name });
  return html`
    <li class="attachment ${state.kind}" part="attachment">
      ${icon(file.type.startsWith('image/') ? 'image' : 'file', 'small')}
      <div class="about">
        <span class="line"><bdi class="name">${name}</bdi> <bdi class="size">${sizeText(file.size, words.language)}</bdi></span>
        ${standing(item, list)}
      </div>
      ${
        state.kind === 'failed' && isPassing(state.why)
          ? html`<button
              class="icon-button retry"
              type="button"
              title=${words.t('files.retry')}
              aria-label=${words.t('files.retry-label', { name })}
              @click=${() => retry(key)}
            >
              ${icon('refresh-cw', 'small')}
            </button>`
          : nothing
      }
      <button class="icon-button remove" type="button" aria-label=${removeLabel} title=${removeLabel} @click=${() => remove(key)}>
        ${icon('x', 'small')}
      </button>
    </li>
  `;
};

export const attachmentList = (list: AttachmentList): TemplateResult => html`
  <ul class="attachments" part="attachments" role="list" aria-label=${list.words.t('files.list')}>
    ${repeat(
      list.items,
      ({ key }) => key,
      (item) => row(item, list),
    )}
  </ul>
`;
