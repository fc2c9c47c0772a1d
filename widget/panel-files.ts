/** Files of a customer: chosen before there is a conversation or in it, and sent once there is somebody to send them to. */
import type { ConversationPort } from '../client/snapshots.js';
import { Attachments } from '../components/conversation/attachments.js';
import { ComposerFiles } from '../components/conversation/composer-files.js';
import { filesMessages } from '../components/conversation/files-messages.js';
import { Localize } from '../components/shared/localize.js';
import type { Header } from '../core/domain/header.js';
import type { FileLimits } from '../core/domain/site.js';
import type { PartsHost } from './panel-parts.js';

export interface FilesLook {
  readonly client: ConversationPort | null;
  readonly header: Header | null;
  /** What is taken where there is no conversation yet. */
  readonly before: FileLimits;
}

export class PanelFiles {
  readonly extras: ComposerFiles;
  readonly #attachments = new Attachments();
  #look: FilesLook = { client: null, header: null, before: null };

  /** `begin`: a conversation shall begin; false: not now. */
  constructor(panel: PartsHost, begin: () => boolean) {
    this.extras = new ComposerFiles({
      words: new Localize(panel, filesMessages),
      attachments: this.#attachments,
      limits: () => this.#limits,
      begin: () => this.#look.client !== null || begin(),
    });
  }

  /** With each update of the panel. */
  look(look: FilesLook): void {
    const { client } = this.#look;
    this.#look = look;
    // Another conversation than the one that they were for.
    if (client && client !== look.client) this.forget();
    this.#attachments.send(this.#mayAttach ? look.client : null);
    this.extras.look();
  }

  /** Whoever chose them is gone, or another conversation is begun. */
  forget(): void {
    this.extras.release();
    this.#attachments.clear();
  }

  get #mayAttach(): boolean {
    return this.#look.header?.you.may.includes('attach') ?? false;
  }

  get #limits(): FileLimits {
    const { client, header, before } = this.#look;
    if (!client) return before;
    return header?.kind === 'customer' && this.#mayAttach ? header.files : null;
  }
}
