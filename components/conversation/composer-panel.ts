/** One field of staff, with what stands above it and what can be done with its text besides sending it. */
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Localize } from '../shared/localize.js';
import { icon } from '../shared/staff-icons.js';
import type { staffMessages } from '../shared/staff-messages.js';
import type { ComposerExtras } from './composer-extras.js';
import { composerLooks } from './composer-looks.js';
import { composerWords } from './composer-words.js';
import type { ComposerAudience, ComposerPlan } from './conversation-plan.js';
import { holdsFiles } from './given-files.js';
import type { DraftDetail, PostDetail, TypingDetail } from './parley-composer.js';
import type { talkMessages } from './talk-messages.js';

type Talk = Localize<typeof talkMessages>;

export interface PanelOptions {
  readonly plan: ComposerPlan;
  readonly audience: ComposerAudience;
  readonly isTabbed: boolean;
  readonly isHidden: boolean;
  readonly words: Localize<typeof staffMessages>;
  readonly talk: Talk;
  readonly names: { readonly customer: string; readonly agent: string };
  readonly text: string;
  /** It was sent too late and has come back. */
  readonly isLate: boolean;
  /** Why nothing can be sent from here; empty while it can. */
  readonly lockedReason: string;
  /** Files, where they may go with the text. */
  readonly extras: ComposerExtras | null;
  /** Somebody tried to put files where none can be. */
  readonly hasRefused: boolean;
  readonly writing: readonly string[];
  readonly isSuggestion: boolean;
  readonly canMove: boolean;
  /** Whether its text is to be moved. */
  readonly question: TemplateResult | typeof nothing;
  onDraft(text: string): void;
  onTyping(isActive: boolean): void;
  onPost(event: CustomEvent<PostDetail>): void;
  /** Files were put into a private field. */
  onRefused(): void;
  onSuggestion(isOne: boolean): void;
  onMove(): void;
  /** A text that can no longer be sent is not wanted any more. */
  onDiscard(): void;
}

/** Plain text: what changes with every key of somebody else must not be read out. */
const writingLine = (names: readonly string[], talk: Talk): TemplateResult | typeof nothing => {
  if (names.length === 0) return nothing;
  const key = names.length === 1 ? 'talk.writing' : 'talk.writing-several';
  return html`
    <p part="writing" class="writing">
      ${icon('pencil', 'small')}<span>${talk.t(key, { names: names.join(', ') })}</span>
    </p>
  `;
};

/** Whoever still answers would otherwise see their text again and not know why. Screen readers were told by the log. */
const lateLine = (talk: Talk): TemplateResult => html`
  <p class="writing late">${icon('circle-alert', 'small')}<span>${talk.t('talk.late')}</span></p>
`;

/** Where the customer reads nothing no file can be: said, and never silently lost or put into the page. */
const refuseFiles =
  ({ audience, onRefused }: PanelOptions) =>
  (event: ClipboardEvent | DragEvent): void => {
    if (audience === 'everyone') return;
    const given = event instanceof DragEvent ? event.dataTransfer : event.clipboardData;
    if (!holdsFiles(given) || given?.types.includes('text/plain')) return;
    event.preventDefault();
    if (event.type !== 'dragover') onRefused();
  };

const refusedLine = (talk: Talk): TemplateResult => html`
  <p class="writing refused">${icon('circle-alert', 'small')}<span>${talk.t('talk.no-files')}</span></p>
`;

const extras = ({
  audience,
  talk,
  isSuggestion,
  canMove,
  onSuggestion,
  onMove,
}: PanelOptions): TemplateResult => html`
  <div part="extras" class="extras">
    ${
      audience === 'whisper'
        ? html`<label class="as-suggestion">
            <input
              type="checkbox"
              .checked=${live(isSuggestion)}
              @change=${(event: Event) => onSuggestion((event.target as HTMLInputElement).checked)}
            />${icon('lightbulb', 'small')}${talk.t('talk.as-suggestion')}
          </label>`
        : nothing
    }
    ${
      canMove
        ? html`<button class="button small quiet move" @click=${onMove}>
            ${icon('arrow-up', 'small')}${talk.t('talk.move')}
          </button>`
        : nothing
    }
  </div>
`;

export const composerPanel = (options: PanelOptions): TemplateResult => {
  const { plan, audience, isTabbed, isHidden, words, names, text, lockedReason } = options;
  const { onDraft, onTyping, onPost } = options;
  const { label, placeholder, send } = composerWords(plan, audience, words, names);
  const isLocked = lockedReason !== '';
  // Only whoever has written something is told what became of it.
  const unsent =
    audience === 'everyone' ? words.t('reply.not-sent') : options.talk.t(`talk.unsent-${audience}`);
  const reason = text === '' ? lockedReason : `${lockedReason} ${unsent}`;
  // What a text can be used for is offered once there is one: an empty field needs no choices.
  const refuse = refuseFiles(options);
  const hasExtras = !isLocked && text.trim() !== '' && (audience === 'whisper' || options.canMove);
  return html`
    <div
      id="panel-${audience}"
      class="panel ${audience}"
      role=${isTabbed ? 'tabpanel' : nothing}
      aria-labelledby=${isTabbed ? `tab-${audience}` : nothing}
      ?hidden=${isHidden}
    >
      ${audience === 'everyone' && !isLocked ? writingLine(options.writing, options.talk) : nothing}
      ${options.isLate && !isLocked ? lateLine(options.talk) : nothing}
      ${options.hasRefused && !isLocked ? refusedLine(options.talk) : nothing}
      ${options.question}
      <parley-composer
        data-audience=${audience}
        audience=${audience}
        .look=${composerLooks[audience]}
        .extras=${options.extras}
        @paste=${refuse}
        @dragover=${refuse}
        @drop=${refuse}
        label=${label}
        placeholder=${placeholder}
        send-label=${send}
        ?labelled=${plan.kind === 'dual' || plan.kind === 'modes'}
        ?locked=${isLocked}
        locked-reason=${isLocked ? reason : ''}
        .value=${live(text)}
        @parley-draft-change=${(event: CustomEvent<DraftDetail>) => {
          event.stopPropagation();
          onDraft(event.detail.text);
        }}
        @parley-typing-change=${(event: CustomEvent<TypingDetail>) => {
          event.stopPropagation();
          onTyping(event.detail.active);
        }}
        @parley-post-request=${onPost}
      >
        ${
          isLocked && text !== ''
            ? html`<button slot="reason" class="button small quiet discard" @click=${options.onDiscard}>
                ${options.talk.t('talk.discard')}
              </button>`
            : nothing
        }
      </parley-composer>
      ${hasExtras ? extras(options) : nothing}
    </div>
  `;
};
