/** The top of the panel: who answers, and the buttons. */
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { IconName } from '../components/shared/icons.js';
import { icon } from '../components/shared/icons.js';
import type { Headline } from './headline.js';

export const headerButton = (
  name: IconName,
  className: 'more' | 'close',
  label: string,
  act: (event: Event) => unknown,
): TemplateResult => html`
  <button
    class="icon-button ${className}"
    type="button"
    aria-label=${label}
    aria-haspopup=${className === 'more' ? 'menu' : nothing}
    title=${label}
    @click=${act}
  >
    ${icon(name)}
  </button>
`;

/** Stands before the buttons. */
export const whoAnswers = ({ title, subtitle, initials, isPresent }: Headline): TemplateResult => html`
  <span class="avatar" aria-hidden="true">
    ${initials ? html`<span dir="auto">${initials}</span>` : icon('message-circle')}
    ${isPresent ? html`<span class="present"></span>` : nothing}
  </span>
  <div class="names">
    <h2 class="title" tabindex="-1"><bdi>${title}</bdi></h2>
    ${subtitle ? html`<p class="subtitle">${subtitle}</p>` : nothing}
  </div>
`;

/** Until it is known what the site says. */
export const firstWords = (text: string): TemplateResult => html`
  <div class="greeting"><p class="hello" dir="auto">${text}</p></div>
`;
