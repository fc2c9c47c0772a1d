/** All of the panel that is not there at once: how it stands, what was said, what has to be known, and what comes after. */

import type { ReactiveControllerHost, TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { Connection, ConversationPort, ConversationSnapshot } from '../client/snapshots.js';
import { StoreController } from '../client/store-controller.js';
import type { ComposerExtras } from '../components/conversation/composer-extras.js';
import { announce } from '../components/shared/announcer.js';
import { ask } from '../components/shared/ask.js';
import { Localize } from '../components/shared/localize.js';
import type { Action } from '../core/domain/permissions.js';
import { Beginning } from './beginning.js';
import type { Words } from './front-lines.js';
import { greeting, isMessageLeft } from './front-lines.js';
import type { Headline } from './headline.js';
import { headline } from './headline.js';
import type { SavedKey } from './panel-ended.js';
import { ended } from './panel-ended.js';
import type { Failure } from './panel-entry.js';
import type { PanelFiles } from './panel-files.js';
import { PanelFront } from './panel-front.js';
import {
  agree,
  frontNotice,
  leftNotice,
  notices,
  noticeText,
  sendHeld,
  type Unlisted,
  unagreed,
  unlistedNotice,
} from './panel-notices.js';
import { partsStyles } from './panel-parts.styles.js';
import { talk } from './panel-talk.js';
import { partsMessages } from './parts-messages.js';
import type { Place } from './place.js';

export interface PartsHost extends ReactiveControllerHost, HTMLElement {
  readonly renderRoot: ParentNode;
  readonly client: ConversationPort | null;
  readonly label: string;
  readonly place: Place | null;
  readonly name: string;
  readonly shown: boolean;
  readonly failure: Failure | null;
  readonly sending: string;
}

/** Nothing can begin before it is known whose it is, and without what a connection takes. */
const connectionBefore = (failure: Failure | null): Connection =>
  failure ? { kind: 'ended', reason: failure } : { kind: 'idle' };

/** What will be wanted later is there then, also where the network is not any more. What fails is tried when it is wanted. */
const prefetch = (files: () => void): void => {
  const load = (): void => {
    files();
    for (const coming of [import('./connection.js'), import('./panel-forms.js'), import('./panel-rating.js')])
      coming.catch(() => {});
  };
  // Safari has no idle times.
  if ('requestIdleCallback' in globalThis) requestIdleCallback(load);
  else setTimeout(load, 1_000);
};

export class PanelParts {
  static readonly styles = partsStyles;

  readonly #panel: PartsHost;
  readonly #words: Words;
  readonly #front: PanelFront;
  readonly #beginning: Beginning;
  readonly #store: StoreController<ConversationPort>;
  #said: ReadonlySet<string> = new Set();
  #isSaving = false;
  #saved: SavedKey | null = null;
  #isPrefetched = false;
  #files: PanelFiles | null = null;

  constructor(panel: PartsHost) {
    this.#panel = panel;
    this.#words = new Localize(panel, partsMessages);
    this.#front = new PanelFront(panel);
    this.#beginning = new Beginning(panel, this.#front);
    this.#store = new StoreController<ConversationPort>(panel);
  }

  /** Before each drawing. */
  look(): void {
    const { place, client, name, shown, failure } = this.#panel;
    this.#store.client = client;
    if (shown && !this.#isPrefetched) {
      this.#isPrefetched = true;
      prefetch(() => void this.#loadFiles());
    }
    this.#front.look({ place, client, name, isShown: shown });
    const { state } = this.#front;
    const header = this.#snapshot?.header ?? null;
    const before = state.kind === 'known' ? state.front.files : null;
    this.#files?.look({ client, header, before });
    if (failure) this.#files?.extras.release();
  }

  /** After each drawing. */
  tell(): void {
    const { header } = this.#snapshot ?? {};
    const isQueued = header?.kind === 'customer' && header.queue !== null;
    const place = isQueued || !this.#panel.client ? this.headline().subtitle : '';
    const left = this.#isLeft ? this.#front.words.t('front.left') : '';
    const hold = header?.kind === 'customer' && header.onHold ? this.#words.t('widget.on-hold') : '';
    const sending = this.#unlisted.isSending ? this.#words.t('timeline.sending') : '';
    const refused = this.#panel.client ? '' : (this.lock() ?? '');
    this.#say(noticeText(unagreed(header)?.text ?? '', this.#words), place, left, hold, sending, refused);
  }

  met(client: ConversationPort | null): void {
    this.#front.met(client);
    // Before what is written next, which goes to it at once.
    if (client) this.#beginning.go();
    this.#saved = null;
  }

  forget(): void {
    this.#front.forms?.forget();
    this.#files?.forget();
  }

  /** A conversation is to begin with this. False: something is still to be filled in. */
  start(text: string): boolean {
    return this.#beginning.start(text);
  }

  /** Null while files are not loaded. */
  get extras(): ComposerExtras | null {
    return this.#files?.extras ?? null;
  }

  headline(): Headline {
    const { words, state } = this.#front;
    return headline(this.#snapshot, state, this.#words, words, this.#panel.label);
  }

  may(action: Action): boolean {
    return this.#snapshot?.header?.you.may.includes(action) ?? false;
  }

  get isEnded(): boolean {
    const { header, connection } = this.#snapshot ?? {};
    return header?.you !== undefined && 'phase' in header
      ? header.phase === 'closed' || header.phase === 'wrap-up'
      : connection?.kind === 'ended' && connection.reason === 'not-found';
  }

  body(): TemplateResult {
    const { client, failure } = this.#panel;
    const snapshot = this.#snapshot;
    const { state, words } = this.#front;
    const first = greeting(state, this.#words, words, client === null);
    return html`
      <parley-connection-status
        .connection=${snapshot?.connection ?? connectionBefore(failure)}
        @parley-reconnect-request=${(event: Event) => {
          event.stopPropagation();
          client?.retryNow();
        }}
      ></parley-connection-status>
      ${
        client && snapshot
          ? talk({
              client,
              snapshot,
              isEnded: this.isEnded,
              greeting: first,
              skip: () => this.#panel.focus(),
            })
          : this.#before(first)
      }
    `;
  }

  /** Why nothing can be written; null: it can. */
  lock(): string | null {
    const { header } = this.#snapshot ?? {};
    if (!this.#panel.client && this.#front.state.kind === 'refused')
      return this.#front.words.t('front.refused');
    if (unagreed(header)) return this.#words.t('widget.agree-first');
    return header && !this.may('post-to-everyone') ? '' : null;
  }

  notices(): TemplateResult {
    return html`
      ${unlistedNotice(this.#unlisted, this.#words)}
      ${this.#isLeft ? leftNotice(this.#front.words) : nothing}
      ${notices(this.#snapshot?.header, this.#words, this.#onConsent)}
      ${this.#panel.client ? this.#forms(true) : nothing}
    `;
  }

  ended(): TemplateResult {
    const { header, entries = [] } = this.#snapshot ?? {};
    const { client } = this.#panel;
    const renew = (): unknown => ask(this.#panel, 'parley-new-request', null, 'inside');
    const save = entries.length > 0 ? this.#onSave : null;
    const look = { client, header, isSaving: this.#isSaving, saved: this.#saved, renew, save };
    return ended(look, this.#words);
  }

  async #loadFiles(): Promise<void> {
    try {
      const { PanelFiles } = await import('./panel-files.js');
      this.#files = new PanelFiles(this.#panel, () => this.start(''));
      this.#panel.requestUpdate();
    } catch {
      // The next opening of the panel tries again.
      this.#isPrefetched = false;
    }
  }

  /** Nothing was said yet: there is no list, and all that is shown scrolls as one. */
  #before(greeting: TemplateResult): TemplateResult {
    const { state } = this.#front;
    return html`
      <div class="before" part="body">
        ${greeting} ${frontNotice(state.kind === 'known' ? state.front : null, this.#words)} ${this.#forms(false)}
      </div>
    `;
  }

  #forms(isAlone: boolean): TemplateResult | typeof nothing {
    const { forms } = this.#front;
    return forms ? html`<parley-panel-form .forms=${forms} .alone=${isAlone}></parley-panel-form>` : nothing;
  }

  /** What changes without anybody writing: said once, and not while the panel is closed. */
  #say(...texts: readonly string[]): void {
    if (!this.#panel.checkVisibility()) return;
    for (const text of texts) if (!this.#said.has(text)) announce(text);
    this.#said = new Set(texts);
  }

  get #snapshot(): ConversationSnapshot | null {
    return this.#store.snapshot;
  }

  /**
   * What was written and no list shows: there is no conversation yet, or the list is still loading. It brings words, and
   * whatever says some is drawn anew then.
   */
  get #unlisted(): Unlisted {
    const { client, sending } = this.#panel;
    if (client && customElements.get('parley-timeline')) return { text: '', isSending: false };
    const { pending = [], entries = [] } = this.#snapshot ?? {};
    const messages = entries.flatMap(({ body }) => (body.kind === 'message' ? body : []));
    // A talk is read in its list alone.
    const kept = messages.every(({ author }) => author.self) ? messages : [];
    const text = [sending, ...[...kept, ...pending].map((each) => each.text)].filter(Boolean).join('\n');
    return { text, isSending: sending !== '' || pending.some(({ state }) => state.kind === 'sending') };
  }

  get #isLeft(): boolean {
    return this.#snapshot !== null && isMessageLeft(this.#snapshot);
  }

  readonly #onConsent = async (agreed: boolean): Promise<void> => {
    const { client } = this.#panel;
    const consent = unagreed(this.#snapshot?.header);
    if (!client || !consent || !(await agree(client, consent, agreed))) return;
    this.#front.forms?.deliver(true);
    sendHeld(client);
    await this.#panel.updateComplete;
    this.#panel.focus();
  };

  /** Null: all of what was said is saved. */
  readonly save = async (): Promise<SavedKey | null> => {
    const { client } = this.#panel;
    try {
      const { saveTranscript } = await import('./save-transcript.js');
      return !client || (await saveTranscript(this.#panel, client)) ? null : 'widget.saved-part';
    } catch {
      // Without a network what saves it may not come. It can be asked for again.
      return 'widget.not-saved';
    }
  };

  readonly #onSave = async (): Promise<void> => {
    if (this.#isSaving) return;
    this.#isSaving = true;
    this.#panel.requestUpdate();
    this.#saved = await this.save();
    this.#isSaving = false;
    if (this.#saved) announce(this.#words.t(this.#saved));
    this.#panel.requestUpdate();
  };
}
