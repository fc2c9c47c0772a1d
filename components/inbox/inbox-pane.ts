/** The middle of the inbox: the conversation that is open, the record of a closed one, or what to do here. */
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { CannedReply } from '../conversation/canned-replies.js';
import type { Disposition } from '../conversation/parley-wrap-up-form.js';
import { icon } from '../shared/staff-icons.js';
import type { WorkTargets } from '../work/work-commands.js';
import type { InboxContext } from './inbox-context.js';
import type { InboxParts } from './inbox-parts.js';

export interface PaneOptions {
  readonly context: InboxContext;
  readonly dispositions: readonly Disposition[];
  readonly replies: readonly CannedReply[];
  readonly targets: WorkTargets;
  close(): void;
  readonly requireRead: boolean;
  /** On the conversation itself: it lets the keys of whoever writes no further. */
  onKey(event: KeyboardEvent): void;
}

const body = (parts: InboxParts, options: PaneOptions): TemplateResult => {
  const { selection, session, staff, scheme } = parts;
  const { client, record } = selection;
  if (record) {
    return html`<parley-conversation-record
      color-scheme=${scheme ?? nothing}
      .archive=${session.archive}
      .conversation=${record.conversation}
      .row=${record.row}
      @keydown=${options.onKey}
      @parley-record-close=${options.close}
    ></parley-conversation-record>`;
  }
  if (client) {
    return html`<parley-conversation
      .client=${client}
      .archive=${session.archive}
      .replies=${options.replies}
      .dispositions=${options.dispositions}
      .targets=${options.targets}
      ?require-read=${options.requireRead}
      @keydown=${options.onKey}
    ></parley-conversation>`;
  }
  return html`<div class="nothing">
    ${icon('inbox')}
    <p>${staff.t('inbox.choose')}</p>
    <p class="quiet">${staff.t('inbox.choose-more')}</p>
  </div>`;
};

/** The bar is there where there is one column, and a way back is needed. */
export const inboxPane = (parts: InboxParts, options: PaneOptions): TemplateResult => {
  const { selection, staff } = parts;
  const isOpen = selection.client !== undefined || selection.record !== null;
  return html`
    <div class="bar" ?hidden=${!isOpen}>
      <button class="button small quiet back" @click=${() => options.close()}>
        ${icon('arrow-left', 'small')}${staff.t('inbox.back')}
      </button>
      ${selection.client && !selection.record && !options.context.isOpen ? options.context.renderToggle(parts) : nothing}
    </div>
    ${body(parts, options)}
  `;
};
