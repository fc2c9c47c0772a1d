/** Files in the field of staff that the customer reads; in the others they are refused in words. */
import type { ReactiveControllerHost } from 'lit';
import type { ConversationPort } from '../../client/snapshots.js';
import type { Header } from '../../core/domain/header.js';
import { announce } from '../shared/announcer.js';
import { Localize } from '../shared/localize.js';
import { attachmentsOf } from './attachments.js';
import { ComposerFiles } from './composer-files.js';
import type { PanelOptions } from './composer-panel.js';
import type { ComposerAudience } from './conversation-plan.js';
import { filesMessages } from './files-messages.js';
import type { talkMessages } from './talk-messages.js';

interface Holder extends ReactiveControllerHost, Element {
  readonly client: ConversationPort | null;
  readonly header: Header | null;
}

export class StaffFiles {
  readonly #holder: Holder;
  readonly #talk: Localize<typeof talkMessages>;
  readonly #words: Localize<typeof filesMessages>;
  #client: ConversationPort | null = null;
  #extras: ComposerFiles | null = null;
  /** A private field into which somebody put files. */
  #refused: ComposerAudience | null = null;

  constructor(holder: Holder, talk: Localize<typeof talkMessages>) {
    this.#holder = holder;
    this.#talk = talk;
    this.#words = new Localize(holder, filesMessages);
  }

  /** With each update: what was chosen goes to the room for as long as it takes something. */
  look(): void {
    const { client } = this.#holder;
    if (client !== this.#client) {
      this.#client = client;
      this.#refused = null;
      this.#extras = client && this.#extrasFor(client);
    }
    if (client) attachmentsOf(client).send(this.#mayAttach ? client : null);
    this.#extras?.look();
  }

  of(audience: ComposerAudience): Pick<PanelOptions, 'extras' | 'hasRefused' | 'onRefused'> {
    return {
      extras: audience === 'everyone' ? this.#extras : null,
      hasRefused: this.#refused === audience,
      onRefused: () => {
        this.#refused = audience;
        announce(this.#talk.t('talk.no-files'), 'assertive');
        this.#holder.requestUpdate();
      },
    };
  }

  get #mayAttach(): boolean {
    return this.#holder.header?.you.may.includes('attach') ?? false;
  }

  #extrasFor(client: ConversationPort): ComposerFiles {
    return new ComposerFiles({
      words: this.#words,
      attachments: attachmentsOf(client),
      limits: () => {
        const { header } = this.#holder;
        return this.#mayAttach && header?.kind === 'staff' ? header.house.files : null;
      },
    });
  }
}
