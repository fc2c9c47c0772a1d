/** The conversation in the panel, as soon as there is one. */
import type { TemplateResult } from 'lit';
import { html } from 'lit';
import type { ConversationPort, ConversationSnapshot } from '../client/snapshots.js';
import type { FileDetail } from '../components/conversation/message-files.js';
import { openFile } from '../components/conversation/open-file.js';
import type { LocalIdDetail, SeenDetail } from '../components/conversation/parley-timeline.js';

export interface Talk {
  readonly client: ConversationPort;
  readonly snapshot: ConversationSnapshot;
  readonly isEnded: boolean;
  readonly greeting: TemplateResult;
  skip(): void;
}

/** What the list asks is answered here, and is no concern of the page around. */
const inside =
  <Detail>(answer: (detail: Detail) => unknown) =>
  (event: CustomEvent<Detail>): void => {
    event.stopPropagation();
    answer(event.detail);
  };

export const talk = ({ client, snapshot, isEnded, greeting, skip }: Talk): TemplateResult => {
  const { connection, entries, pending, marks, typing, hasOlder, isLoadingOlder } = snapshot;
  return html`
    <parley-timeline
      part="body"
      .entries=${entries}
      .pending=${pending}
      .marks=${marks}
      .typing=${typing}
      .hasOlder=${hasOlder}
      .loadingOlder=${isLoadingOlder}
      .catchingUp=${!(connection.kind === 'live' && connection.isComplete)}
      .skippable=${!isEnded}
      @parley-skip-request=${skip}
      @parley-retry-request=${inside(({ localId }: LocalIdDetail) => client.retry(localId))}
      @parley-discard-request=${inside(({ localId }: LocalIdDetail) => client.discard(localId))}
      @parley-seen-change=${inside(({ publicSeq }: SeenDetail) => client.markRead(publicSeq))}
      @parley-file-request=${inside((detail: FileDetail) => openFile(client, detail))}
      @parley-older-request=${inside(() => client.loadOlder())}
    >
      ${greeting}
    </parley-timeline>
  `;
};
