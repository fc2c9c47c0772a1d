/** What is unsent in the fields of one conversation: kept, told to the room where it may be, and moved about. */
import type { ConversationPort } from '../../client/snapshots.js';
import type { Header } from '../../core/domain/header.js';
import type { ComposerAudience } from './conversation-plan.js';
import { draftsOf } from './drafts.js';
import { forgetInserted } from './suggestion-use.js';

export interface DraftsHost {
  readonly client: ConversationPort | null;
  readonly header: Header | null;
  requestUpdate(): void;
}

export class ComposerDrafts {
  readonly #host: DraftsHost;

  constructor(host: DraftsHost) {
    this.#host = host;
  }

  get(audience: ComposerAudience): string {
    const { client } = this.#host;
    return client ? (draftsOf(client).get(audience) ?? '') : '';
  }

  set(audience: ComposerAudience, text: string): void {
    const { client } = this.#host;
    if (!client) return;
    draftsOf(client).set(audience, text);
    // Nobody is told what is written in private.
    if (audience === 'everyone') {
      if (this.#may('set-draft')) client.setDraft(text);
      if (text.trim() === '') forgetInserted(client);
    }
    this.#host.requestUpdate();
  }

  /** Below what is there already. */
  append(audience: ComposerAudience, text: string): void {
    const before = this.get(audience);
    this.set(audience, before.trim() === '' ? text : `${before}\n${text}`);
  }

  typing(audience: ComposerAudience, isActive: boolean): void {
    if (audience === 'everyone' && this.#may('set-typing')) this.#host.client?.setTyping(isActive);
  }

  #may(action: 'set-draft' | 'set-typing'): boolean {
    return this.#host.header?.you.may.includes(action) ?? false;
  }
}
