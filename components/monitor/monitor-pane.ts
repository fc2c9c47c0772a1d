/** The conversation that a supervisor has open, with the way back to the table. */
import type { TemplateResult } from 'lit';
import { html } from 'lit';
import type { ConversationPort } from '../../client/snapshots.js';
import type { Localize } from '../shared/localize.js';
import { icon } from '../shared/staff-icons.js';
import type { staffMessages } from '../shared/staff-messages.js';
import type { WorkTargets } from '../work/work-commands.js';

export const monitorPane = (
  client: ConversationPort,
  words: Localize<typeof staffMessages>,
  back: () => void,
  targets: WorkTargets,
  onKey: EventListenerObject & AddEventListenerOptions,
): TemplateResult => html`
  <section part="pane" class="pane" aria-label=${words.t('monitor.pane')} @keydown=${onKey}>
    <div class="pane-top">
      <button class="button small quiet back" @click=${back}>
        ${icon('arrow-left', 'small')}${words.t('monitor.back')}
      </button>
    </div>
    <parley-conversation .client=${client} .targets=${targets}></parley-conversation>
  </section>
`;
