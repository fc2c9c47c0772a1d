/** The buttons of a timeline: over it, to where one writes; at its top, to what was earlier; at its end, to the newest. */
import type { TemplateResult } from 'lit';
import { html } from 'lit';
import { icon } from '../shared/timeline-icons.js';
import type { Words } from './entry-words.js';

/** Seen by whoever comes to it by key: a talk may have hundreds of places at which Tab would stop. */
export const skipButton = (words: Words, act: () => unknown): TemplateResult =>
  html`<button class="button skip" @click=${act}>${words.t('timeline.skip')}</button>`;

export const olderButton = (words: Words, isLoading: boolean, act: () => unknown): TemplateResult => html`
  <button class="button quiet older" aria-disabled=${isLoading} @click=${act}>
    ${words.t(isLoading ? 'timeline.loading-older' : 'timeline.older')}
  </button>
`;

export const latestButton = (words: Words, n: number, act: () => unknown): TemplateResult => html`
  <button class="button latest ${n > 0 ? 'primary' : 'bare'}" part="latest" @click=${act}>
    ${
      n > 0
        ? html`<span>${words.t('timeline.new', { n })}</span>`
        : html`<span class="visually-hidden">${words.t('timeline.latest')}</span>`
    }
    ${icon('arrow-down', 'small')}
  </button>
`;
