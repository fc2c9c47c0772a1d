/** A conversation that a supervisor has open: the way back, what can be done with its place, and who the customer is. */
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { ArchivePort } from '../../client/archive.js';
import type { ConversationPort } from '../../client/snapshots.js';
import type { ConversationId } from '../../core/domain/ids.js';
import type { Localize } from '../shared/localize.js';
import { icon } from '../shared/staff-icons.js';
import type { staffMessages } from '../shared/staff-messages.js';
import type { WorkTargets } from '../work/work-commands.js';
import type { panelMessages } from './panel-messages.js';
import type { PaneLayout, Panes } from './panel-panes.js';

export interface PaneOptions {
  readonly id: ConversationId;
  readonly client: ConversationPort;
  /** What the customer is called. */
  readonly customer: string;
  readonly panes: Panes;
  readonly targets: WorkTargets;
  readonly archive: ArchivePort;
  readonly words: Localize<typeof staffMessages>;
  readonly panelWords: Localize<typeof panelMessages>;
  back(id: ConversationId): void;
  tuck(id: ConversationId): void;
  readonly onKey: EventListenerObject & AddEventListenerOptions;
}

const arrange = (panes: Panes, id: ConversationId, layout: PaneLayout): void => {
  panes.focus(id);
  panes.layout = layout;
};

const tools = ({ id, panes, panelWords: t, tuck }: PaneOptions): TemplateResult => {
  const isAlone = panes.layout === 'one';
  const space = t.t(isAlone ? 'panel.restore' : 'panel.expand');
  const hasContext = panes.hasContext(id);
  return html`
    <button
      class="button small quiet about-customer"
      aria-expanded=${hasContext ? 'true' : 'false'}
      @click=${() => panes.toggleContext(id)}
    >
      ${icon('panel-right', 'small')}<span>${t.t('panel.context')}</span>
    </button>
    <button class="icon-button tuck" aria-label=${t.t('panel.tuck')} title=${t.t('panel.tuck')} @click=${() => tuck(id)}>
      ${icon('minus', 'small')}
    </button>
    <button
      class="icon-button expand"
      aria-label=${space}
      title=${space}
      @click=${() => arrange(panes, id, isAlone ? 'beside' : 'one')}
    >
      ${icon(isAlone ? 'minimize-2' : 'maximize-2', 'small')}
    </button>
  `;
};

/** It will never be shown: it is not there, or not for this person; a server tells neither from the other. */
const missing = (words: Localize<typeof panelMessages>): TemplateResult => html`
  <div class="nothing missing" data-reason="missing">
    <span class="sign">${icon('circle-alert')}</span>
    <p class="title" tabindex="-1">${words.t('panel.missing')}</p>
    <p class="quiet">${words.t('panel.missing-more')}</p>
  </div>
`;

const body = ({ id, client, panes, targets, archive, panelWords }: PaneOptions): TemplateResult => {
  const { connection, header } = client.snapshot;
  if (connection.kind === 'ended' && connection.reason === 'not-found' && !header) return missing(panelWords);
  const isFocused = panes.focused === id;
  return html`
    <parley-conversation
      .client=${client}
      .targets=${targets}
      .archive=${archive}
      ?silent=${!isFocused}
    ></parley-conversation>
    ${
      panes.hasContext(id)
        ? html`<aside class="context" aria-label=${panelWords.t('panel.context')}>
            <parley-customer-context
              readonly
              .header=${header?.kind === 'staff' ? header : null}
              .archive=${archive}
            >
              ${isFocused ? html`<slot name="panel"></slot>` : nothing}
            </parley-customer-context>
          </aside>`
        : nothing
    }
  `;
};

export const monitorPane = (options: PaneOptions): TemplateResult => {
  const { id, customer, panes, words, panelWords, back, onKey } = options;
  const isFocused = panes.focused === id;
  const { kind } = options.client.snapshot.header ?? {};
  return html`
    <section
      part="pane"
      class="pane ${isFocused ? 'focused' : ''} ${panes.hasContext(id) ? 'with-context' : ''}"
      data-conversation=${id}
      aria-label=${panelWords.t('panel.pane', { customer })}
      @keydown=${onKey}
      @focusin=${() => panes.focus(id)}
      @pointerdown=${() => panes.focus(id)}
    >
      <div class="pane-top">
        <button class="button small quiet back" @click=${() => back(id)}>
          ${icon('arrow-left', 'small')}${words.t('monitor.back')}
        </button>
        ${kind === 'staff' ? tools(options) : nothing}
      </div>
      <div class="pane-body">${body(options)}</div>
    </section>
  `;
};
