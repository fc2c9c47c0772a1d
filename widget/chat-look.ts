/** What the chat makes of its element: by what a conversation is another one, and what the panel is to show. */
import type { ChatHost } from './chat-host.js';
import type { LateSession } from './late-session.js';
import type { Failure, PanelLook } from './panel-entry.js';
import type { TabDraft } from './tab-draft.js';

/** What makes it another conversation, or another person. */
export const madeOf = (host: ChatHost): readonly unknown[] => {
  const { server, workgroup } = host.place() ?? {};
  return [server, workgroup, host.token, host.createClient];
};

export const lookOf = (
  host: ChatHost,
  session: LateSession | null,
  tab: TabDraft,
  failure: Failure | null,
): PanelLook => ({
  client: session?.client ?? null,
  label: host.label,
  draft: tab.text,
  sending: tab.sending,
  closable: host.mode !== 'inline',
  conversation: session?.conversation ?? null,
  failure,
  place: host.place(),
  name: host.name,
  shown: host.isOpen,
});
