/** What the inbox and the monitor share: who signed in, where the server is, and one session for both together. */
import { ContextConsumer } from '@lit/context';
import type { TemplateResult } from 'lit';
import { html } from 'lit';
import { property } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import type { TokenSource } from '../../client/snapshots.js';
import type { Grant } from '../../core/domain/identity.js';
import type { StaffConnection } from '../provider/staff-context.js';
import { staffContext } from '../provider/staff-context.js';
import type { WorkTargets } from '../work/work-commands.js';
import { prepareAnnouncer } from './announcer.js';
import { buttons } from './buttons.styles.js';
import { KeyGuard } from './key-guard.js';
import { Localize } from './localize.js';
import { attempt, ParleyElement } from './parley-element.js';
import { readServer } from './server-attribute.js';
import type { StaffClients } from './staff-clients.js';
import { staffClients } from './staff-clients.js';
import { staffLayout } from './staff-layout.styles.js';
import { staffMessages } from './staff-messages.js';
import { StaffSession } from './staff-session.js';
import { controlReset, rootStyles, theme, visuallyHidden } from './theme.js';
import { toastStyles } from './toasts.js';
import { forgetUnsent } from './unsent-texts.js';
import { warnOnce } from './warn-once.js';
import { targetsOf } from './work-targets.js';

/** What both of them look like before they are themselves. */
export const staffStyles = [
  theme,
  rootStyles,
  controlReset,
  buttons,
  visuallyHidden,
  toastStyles,
  staffLayout,
];

export abstract class StaffElement extends ParleyElement {
  /** Where the rooms are; without it the page's own origin. */
  @property() server: string | null = null;

  /**
   * Who this is: a signed token, or as a property a function that gets one and is asked again when it has expired.
   * Without it that of the `<parley-provider>` around counts, with its server; without one no socket is opened, and the
   * slot `sign-in` is shown.
   */
  @property() token: TokenSource | null = null;

  /** Makes the connections; others than the real ones for tests and demos. */
  @property({ attribute: false }) createClients: StaffClients = staffClients;

  protected session: StaffSession | null = null;
  protected readonly words = new Localize(this, staffMessages);
  /** The workgroups of interest are those in which the person may do one of these. */
  protected abstract readonly grants: readonly Grant[];
  #fix: string | null = null;
  /** How the session that is open was opened. */
  #used: StaffConnection | null = null;
  readonly #provided = new ContextConsumer(this, { context: staffContext, subscribe: true });

  constructor() {
    super();
    new KeyGuard(this);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    prepareAnnouncer();
    if (this.hasUpdated) this.#open();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // An element that is only moved to another place is back in the same turn, and must not lose a draft by it.
    queueMicrotask(() => {
      if (!this.isConnected) this.#close();
    });
  }

  /** Whose connections to use: one's own, or else those of the provider around. */
  get #given(): StaffConnection | null {
    const { server, token, createClients: clients } = this;
    if (token !== null && token !== '') return { server, token, clients };
    return this.#provided.value ?? null;
  }

  protected override willUpdate(): void {
    const { session } = this;
    const [used, given] = [this.#used, this.#given];
    const isSame = used?.server === given?.server && used?.clients === given?.clients;
    if (isSame && used?.token === given?.token && (session !== null) === (given !== null)) return;
    if (isSame && given && session?.renew(given.token)) {
      this.#used = given;
      return;
    }
    this.#close();
    this.#open();
    // Whoever signs out leaves nothing behind for the next one at this computer.
    if (!given) forgetUnsent();
  }

  #open(): void {
    const given = this.#given;
    if (this.session || !this.isConnected || !given) return;
    const address = readServer(given.server, document.baseURI);
    this.#fix = address.kind === 'wrong' ? address.fix : null;
    if (address.kind === 'wrong') {
      warnOnce(`server:${this.localName}`, `<${this.localName}> cannot connect. ${address.fix}`);
      return;
    }
    const { token, clients } = given;
    const { grants } = this;
    this.#used = given;
    this.session = new StaffSession({ server: address.url, token, grants, clients });
    this.session.addEventListener('change', this.#onChange);
    this.session.open();
  }

  #close(): void {
    if (!this.session) return;
    this.session.removeEventListener('change', this.#onChange);
    this.session.close();
    this.session = null;
    this.#used = null;
    this.sessionClosed();
  }

  readonly #onChange = (): void => {
    const { session } = this;
    if (session) attempt(() => this.sessionChanged(session));
    this.requestUpdate();
  };

  /** The desk or a workgroup said something new. */
  protected sessionChanged(_session: StaffSession): void {}

  /** Whoever was signed in is not any more: nothing of theirs may be left on the screen. */
  protected sessionClosed(): void {}

  /** To whom a conversation can be given, from here. */
  protected targets(session: StaffSession): WorkTargets {
    return targetsOf(session, {
      detail: (kind, n, max) =>
        `${this.words.t(`availability.${kind}`)}, ${this.words.t('inbox.capacity', { n, max })}`,
    });
  }

  protected abstract renderSession(session: StaffSession): TemplateResult;

  protected override render(): TemplateResult {
    const { session } = this;
    // The slot stands outside of any condition, so that what the page put into it is never lost. All else is made anew
    // for whoever signs in next: words in a field are those of whoever typed them.
    return html`
      <div part="base" class="base">
        <slot name="sign-in" ?hidden=${session !== null}>
          <p class="sign-in">${this.#fix ? this.words.t('session.wrong-server', { fix: this.#fix }) : this.words.t('session.sign-in')}</p>
        </slot>
        ${session ? keyed(session, this.renderSession(session)) : null}
      </div>
    `;
  }
}
