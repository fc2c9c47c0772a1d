/** The choice of who reads what is written, where one field is shown at a time. */
import type { TemplateResult } from 'lit';
import { html } from 'lit';
import type { Localize } from '../shared/localize.js';
import type { IconName } from '../shared/staff-icons.js';
import { icon } from '../shared/staff-icons.js';
import type { staffMessages } from '../shared/staff-messages.js';
import type { ComposerAudience, ComposerPlan } from './conversation-plan.js';
import type { talkMessages } from './talk-messages.js';

export interface TabsOptions {
  readonly plan: Extract<ComposerPlan, { kind: 'tabs' | 'modes' }>;
  readonly chosen: ComposerAudience;
  readonly agent: string;
  readonly words: Localize<typeof staffMessages>;
  readonly talk: Localize<typeof talkMessages>;
  /** By a key the focus stays among the tabs; by a click it goes into the field. */
  choose(audience: ComposerAudience, by: 'key' | 'click'): void;
}

const signs = {
  everyone: 'message-circle',
  staff: 'sticky-note',
  whisper: 'ear',
} as const satisfies Record<ComposerAudience, IconName>;

const steps: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1 };

/** A handler's note is beside their reply; a supervisor chooses between private and public. */
const nameOf = (audience: ComposerAudience, { plan, agent, words, talk }: TabsOptions): string => {
  if (plan.kind === 'tabs') return words.t(audience === 'staff' ? 'reply.note' : 'reply.public');
  if (audience === 'whisper') return talk.t('talk.mode-whisper', { agent });
  return talk.t(audience === 'staff' ? 'talk.mode-staff' : 'talk.mode-everyone');
};

export const composerTabs = (options: TabsOptions): TemplateResult => {
  const { plan, chosen, words, talk, choose } = options;
  const onKey = (event: KeyboardEvent): void => {
    const step = steps[event.key];
    if (step === undefined) return;
    const forward = talk.direction === 'rtl' ? -step : step;
    const { audiences } = plan;
    const to = audiences.at((audiences.indexOf(chosen) + forward) % audiences.length);
    if (!to) return;
    event.preventDefault();
    choose(to, 'key');
  };
  return html`
    <div
      part="tabs"
      class="tabs"
      role="tablist"
      aria-label=${plan.kind === 'tabs' ? words.t('reply.tabs') : talk.t('talk.modes')}
      @keydown=${onKey}
    >
      ${plan.audiences.map(
        (audience) => html`
          <button
            role="tab"
            id="tab-${audience}"
            class="tab ${audience}"
            aria-controls="panel-${audience}"
            aria-selected=${chosen === audience ? 'true' : 'false'}
            tabindex=${chosen === audience ? 0 : -1}
            @click=${() => choose(audience, 'click')}
          >
            ${icon(signs[audience], 'small')}${nameOf(audience, options)}
          </button>
        `,
      )}
    </div>
  `;
};
