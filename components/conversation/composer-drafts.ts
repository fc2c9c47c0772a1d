/** What is unsent in the fields of one conversation: kept, told to the room where it may be, and moved about. */
import type { ConversationPort, PendingMessage } from '../../client/snapshots.js';
import type { Header } from '../../core/domain/header.js';
import type { WhoseText } from '../shared/unsent-texts.js';
import { forgetUnsent, keepUnsent, readUnsent } from '../shared/unsent-texts.js';
import type { ComposerAudience } from './conversation-plan.js';
import { draftsOf, takeBackLate } from './drafts.js';
import { forgetInserted } from './suggestion-use.js';

export interface DraftsHost {
  readonly client: ConversationPort | null;
  readonly header: Header | null;
  readonly lockedReason: string;
  requestUpdate(): void;
}

const everybody = ['everyone', 'staff', 'whisper'] as const satisfies readonly ComposerAudience[];

/** What was kept before a reload is put back once, as soon as the room has said who is here. */
const recalled = new WeakSet<ConversationPort>();

export class ComposerDrafts {
  readonly #host: DraftsHost;
  /** Whose text has come back into the field, until it is changed or sent. */
  #late: ConversationPort | null = null;

  constructor(host: DraftsHost) {
    this.#host = host;
  }

  get(audience: ComposerAudience): string {
    const { client } = this.#host;
    return client ? (draftsOf(client).get(audience) ?? '') : '';
  }

  /** What a field shows: its text, and whether it is one that came too late. */
  of(audience: ComposerAudience): { readonly text: string; readonly isLate: boolean } {
    const isLate = audience === 'everyone' && this.#late !== null && this.#late === this.#host.client;
    return { text: this.get(audience), isLate };
  }

  set(audience: ComposerAudience, text: string): void {
    const { client } = this.#host;
    if (!client) return;
    if (audience === 'everyone') this.#late = null;
    draftsOf(client).set(audience, text);
    this.#keep(client);
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

  /** Empties the field. */
  take(audience: ComposerAudience): string {
    const text = this.get(audience);
    this.set(audience, '');
    return text;
  }

  typing(audience: ComposerAudience, isActive: boolean): void {
    if (audience === 'everyone' && this.#may('set-typing')) this.#host.client?.setTyping(isActive);
  }

  /** What comes back into the fields by itself: from before a reload, and what was sent too late. */
  look(pending: readonly PendingMessage[]): void {
    const { client } = this.#host;
    if (!client) return;
    this.#recall(client);
    if (!takeBackLate(client, pending)) return;
    this.#late = client;
    this.#keep(client);
  }

  /** Fields that can no longer be written in and still have a text, or a reason that has to be read. */
  locked(open: readonly ComposerAudience[]): readonly ComposerAudience[] {
    const isShown = (audience: ComposerAudience): boolean =>
      (audience === 'everyone' && this.#host.lockedReason !== '') || this.get(audience).trim() !== '';
    return everybody.filter((audience) => !open.includes(audience) && isShown(audience));
  }

  get #whose(): WhoseText | null {
    const { header } = this.#host;
    if (!header || header.kind === 'customer') return null;
    return { person: header.you.id, conversation: header.conversation };
  }

  #keep(client: ConversationPort): void {
    const whose = this.#whose;
    if (whose) keepUnsent(whose, Object.fromEntries(draftsOf(client)));
  }

  #recall(client: ConversationPort): void {
    const whose = this.#whose;
    if (!whose || recalled.has(client)) return;
    recalled.add(client);
    forgetUnsent(whose.person);
    const kept = readUnsent(whose);
    for (const audience of everybody) {
      const text = kept[audience];
      if (typeof text === 'string' && this.get(audience) === '') this.set(audience, text);
    }
  }

  #may(action: 'set-draft' | 'set-typing'): boolean {
    return this.#host.header?.you.may.includes(action) ?? false;
  }
}
