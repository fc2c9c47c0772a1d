/** What is behind the launcher: the customer's conversation, the panel that shows it, and what a tab remembers. */
import { guardKeys, isEditable } from '../components/shared/key-guard.js';
import { warnOnce } from '../components/shared/warn-once.js';
import type { VisitorContext } from '../core/domain/visitor-context.js';
import { hearTabs, tellLeft } from './across-tabs.js';
import { Asides } from './asides.js';
import type { ChatHost } from './chat-host.js';
import { lookOf, madeOf } from './chat-look.js';
import { dropForms } from './forms-key.js';
import { LateSession } from './late-session.js';
import { Layout } from './layout.js';
import { loadPanel } from './load-panel.js';
import type { Failure, Panel } from './panel-entry.js';
import type { StartDetail } from './parley-panel.js';
import type { Greeting } from './proactive.js';
import { leaveNothing } from './returning.js';
import { Standing } from './standing.js';
import { TabDraft } from './tab-draft.js';

export class Chat {
  readonly #host: ChatHost;
  readonly standing: Standing;
  readonly #asides: Asides;
  readonly #tab: TabDraft;
  readonly #layout: Layout;
  #session: LateSession | null = null;
  #made: readonly unknown[] | null = null;
  #panel: Panel | null = null;
  #mounting: Promise<Panel> | null = null;
  #wasOpen = false;
  #isFocusDue = false;
  /** Why nothing could begin: what was written stays in the field. */
  #failure: Failure | null = null;
  #stopHearing: (() => void) | null = null;

  constructor(host: ChatHost) {
    this.#host = host;
    this.standing = new Standing(host, () => this.#layout.show());
    this.#asides = new Asides(host);
    this.#layout = new Layout(host, () => this.focus());
    this.#tab = new TabDraft({
      place: () => host.place(),
      isOpen: () => host.opened,
      changed: () => this.#draw(),
    });
    guardKeys(host);
    this.#layout.dialog.addEventListener('keydown', this.#onKeydown);
    this.arrived();
  }

  get conversation(): string | null {
    return this.#session?.conversation ?? null;
  }

  arrived(): void {
    this.#session?.resume();
    this.#layout.arrived();
    this.#stopHearing ??= hearTabs(() => this.#host.place(), {
      changed: (isTold) => {
        this.#session?.compare(isTold);
        this.#look();
      },
      left: () => this.#wipe(),
      back: () => this.#anew(),
    });
  }

  async left(): Promise<void> {
    this.#session?.pause();
    this.#layout.left();
    this.#stopHearing?.();
    this.#stopHearing = null;
    this.#asides.left();
    // One that is only moved is in the page again by then, and what waits in it goes on its way.
    await null;
    if (this.#host.isConnected || !this.#tab.sending) return;
    // Another element may stand in its place, with what was kept for the tab in its field: that is not sent from here.
    this.#session?.close(true);
    this.#tab.regain();
    this.#made &&= this.#made.slice(0, 2);
  }

  /** Attributes or properties of the element are others. */
  changed(): void {
    const made = madeOf(this.#host);
    if (made.some((_, index) => made[index] !== this.#made?.[index])) this.#begin(made);
    this.#layout.look();
    // For the site's owner alone: no customer waits for it, nor misses it.
    void import('./wrong-names.js').then(
      ({ warnOfNames }) => warnOfNames(this.#host),
      () => {},
    );
    this.#host.dispatchEvent(new Event('parley-changed'));
    if (this.#host.hideWhenOffline) this.standing.ask();
    if (this.#host.prefilled) this.prefill(this.#host.prefilled);
    this.#host.prefilled = '';
    this.#look();
    if (this.#host.isOpen) this.#prepareQuietly();
    else if (this.#host.hasAttribute('proactive')) void this.#asides.ask().catch(() => {});
    if (this.#wasOpen !== this.#host.opened) {
      this.#wasOpen = this.#host.opened;
      this.#tab.store();
    }
  }

  /** Loads the panel, since somebody is about to open it. */
  prepare(): Promise<Panel> {
    this.#mounting ??= loadPanel(this.#host).then(({ mountPanel }) => {
      this.#panel = mountPanel(this.#layout.dialog, {
        start: (detail) => this.#start(detail),
        renew: () => this.#renew(),
        forgotten: () => this.forgotten(),
        close: () => void this.#host.close(),
        draft: this.#tab.onDraft,
        known: (availability) => this.standing.know(availability),
      });
      this.#draw();
      if (this.#isFocusDue) this.focus();
      return this.#panel;
    });
    this.#mounting.catch(() => {
      this.#mounting = null;
    });
    return this.#mounting;
  }

  /** Without it there is nothing to see; what went wrong is said where it would be. */
  #prepareQuietly(): void {
    this.prepare().catch((error: unknown) => this.#host.fail(error, () => this.#prepareQuietly()));
  }

  /** After it was opened: not while somebody writes elsewhere, who would lose their keys to it. */
  follow(): void {
    if (!isEditable(this.#host.opener)) this.focus();
  }

  /** When the panel is there, if it is still loading. */
  focus(): void {
    this.#isFocusDue = this.#panel === null;
    void this.#panel?.focus();
  }

  async settled(): Promise<void> {
    await (await this.#mounting?.catch(() => null))?.settled();
  }

  async ready(): Promise<void> {
    await this.#session?.meet();
  }

  async send(text: string): Promise<void> {
    if (!this.#session) warnOnce('send', 'send() needs an element in the page, with a workgroup.');
    else if (text.trim() !== '') await this.#session.post(text.trim());
  }

  /** Says something to a visitor who has not asked: once for each of its ids, and never in the midst of a talk. */
  greet(greeting: Greeting): Promise<void> {
    return this.#asides.greet(greeting);
  }

  /** Stands in the field as if it had been typed; what stands there already is not lost. */
  prefill = (text: string): void => this.#tab.offer(text);

  async startConversation(): Promise<void> {
    await this.#session?.begin();
  }

  async endConversation(): Promise<void> {
    await this.ready();
    await this.#session?.client?.end();
  }

  /** Without one, until `connect` or the next message. */
  disconnect = (): void => this.#session?.client?.disconnect();
  connect = (): void => this.#session?.client?.connect();

  said = (fields: VisitorContext['fields']): void => this.#session?.say(fields);

  async logout(): Promise<void> {
    const place = this.#host.place();
    // Also where nobody can say who it was, or what that takes cannot be loaded. Whoever is next begins anew.
    await this.#session?.logout().catch(() => place && leaveNothing(place));
    this.#leave();
    this.#made = null;
    this.#host.token = null;
    this.#host.said = {};
    this.said({});
  }

  /** The room deleted what was said. */
  async forgotten(): Promise<void> {
    await this.#session?.forget();
    this.#leave();
  }

  /** Nothing of whoever was here stays, in this tab and in the others. */
  #leave(): void {
    const place = this.#host.place();
    this.#wipe();
    if (place) tellLeft(place);
  }

  #wipe(): void {
    this.#dropForms();
    this.#tab.forget();
    this.#session?.compare(false);
    this.#look();
  }

  /** Whoever was here may have left by another page of the tab: this one is as it would be if it had just been loaded. */
  #anew(): void {
    if (this.#panel) {
      this.#panel.remove();
      this.#panel = null;
      this.#mounting = null;
    }
    this.#made = null;
    this.changed();
  }

  #dropForms(): void {
    const place = this.#host.place();
    if (place) dropForms(place);
    this.#panel?.forget();
  }

  #begin(made: readonly unknown[]): void {
    const isOtherPlace = [0, 1].some((index) => made[index] !== this.#made?.[index]);
    this.#made = made;
    this.#session?.close(!isOtherPlace);
    this.#session = null;
    this.#failure = null;
    const host = this.#host;
    const place = host.place();
    if (!place) return;
    if (isOtherPlace) this.#tab.restore(place);
    else this.#tab.regain();
    const { name, token, createClient = null, said } = host;
    this.#session = new LateSession({
      ...place,
      name,
      token,
      createClient,
      changed: () => this.#look(),
      // What the site has said since is of the next one.
      met: (person) => {
        if (!this.#tab.meet(person)) return;
        this.#dropForms();
        if (host.said !== said) return;
        host.said = {};
        this.said({});
      },
      unsent: (text) => this.#tab.giveBack(text),
      sent: (conversationId) => host.tell('parley-message-sent', { conversationId }),
      tracksPage: () => host.trackPage,
    });
    this.#session.say(host.said ?? {});
    // Why it failed was said where it did.
    this.#session.meet().catch(() => {});
  }

  #look(): void {
    this.#session?.look();
    const snapshot = this.#session?.client?.snapshot ?? null;
    const isSeen = this.#host.isOpen && document.visibilityState === 'visible';
    this.standing.look(snapshot, this.conversation, isSeen);
    this.#asides.look(snapshot, this.#panel !== null, () => this.#look());
    this.#draw();
  }

  #draw(): void {
    this.#panel?.show(lookOf(this.#host, this.#session, this.#tab, this.#failure));
  }

  #start({ text, later }: StartDetail): void {
    this.#failure = null;
    // Nothing that was written gets lost: without a token, or what a connection takes, it stands in the composer again.
    const release = this.#tab.hold(text);
    if (later) return later(release);
    (text ? this.send(text) : this.startConversation()).then(release, async () => {
      await this.settled();
      if (!release()) return;
      this.#tab.giveBack(text);
      this.#failure = this.#session?.isLoaded ? 'unauthenticated' : 'internal';
      this.#draw();
    });
  }

  async #renew(): Promise<void> {
    await this.#session?.forget();
    this.focus();
  }

  readonly #onKeydown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.isComposing || this.#host.mode === 'inline') return;
    event.stopPropagation();
    void this.#host.close();
  };
}
