/** What can be done after the end: to say how it was, to begin again, to keep what was said. */
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { ConversationPort } from '../client/snapshots.js';
import { icon } from '../components/shared/icons.js';
import type { Header } from '../core/domain/header.js';
import type { Words } from './front-lines.js';

export type SavedKey = 'widget.saved-part' | 'widget.not-saved';

export interface Ended {
  readonly client: ConversationPort | null;
  readonly header: Header | null | undefined;
  readonly isSaving: boolean;
  /** What came of saving, where it was not all of it. */
  readonly saved: SavedKey | null;
  renew(): void;
  /** Null: there is nothing to keep. */
  readonly save: (() => void) | null;
}

/** The element is nothing until it is loaded; what cannot be loaded now is tried again with the next change. */
const loadRating = (): void => void import('./panel-rating.js').catch(() => {});

const rating = ({ client, header }: Ended): TemplateResult | typeof nothing => {
  if (header?.kind !== 'customer' || !header.rating) return nothing;
  loadRating();
  return html`<parley-panel-rating .client=${client} .rating=${header.rating}></parley-panel-rating>`;
};

/** The one thing that is asked for; what comes after it steps back. */
const isAsked = ({ header }: Ended): boolean =>
  header?.kind === 'customer' && header.rating?.isAsked === true && header.rating.given === null;

export const ended = (look: Ended, words: Words): TemplateResult => html`
  ${rating(look)}
  <button class="button ${isAsked(look) ? '' : 'primary'}" type="button" @click=${look.renew}>
    ${icon('plus', 'small')}${words.t('widget.new')}
  </button>
  ${
    look.save
      ? html`<button class="button quiet" type="button" aria-disabled=${look.isSaving} @click=${look.save}>
          ${icon('download', 'small')}${words.t('widget.transcript')}
        </button>`
      : nothing
  }
  ${look.saved ? html`<p class="notice">${words.t(look.saved)}</p>` : nothing}
`;
