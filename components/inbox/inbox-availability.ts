/** Where somebody says whether they take conversations, why not, and reads who said so for them. */
import type { ReactiveControllerHost, TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { AvailabilityKind } from '../../core/domain/availability.js';
import { availabilityKinds } from '../../core/domain/availability.js';
import type { MenuItem } from '../shared/parley-menu.js';
import { icon } from '../shared/staff-icons.js';
import type { WorkQuestionView } from '../work/parley-work-dialog.js';
import { handled } from './inbox-lists.js';
import type { InboxParts } from './inbox-parts.js';
import type { OneMenu } from './one-menu.js';

/** `away:Lunch`: a kind and the reason that is chosen with it. */
const idOf = (kind: AvailabilityKind, reason?: string): string =>
  reason === undefined ? kind : `${kind}:${reason}`;

const items = ({ session, words }: InboxParts, reasons: readonly string[]): readonly MenuItem[] => {
  const { kind: now, reason: why } = session.desk?.availability ?? {};
  const current = now === undefined ? '' : idOf(now, now === 'away' && why !== null ? why : undefined);
  const item = (id: string, label: string): MenuItem => ({
    id,
    label,
    ...(id === current ? { icon: 'check' as const, hint: words.t('inbox-availability.now') } : {}),
  });
  return availabilityKinds.flatMap((kind) => [
    item(kind, words.t(`inbox-availability.${kind}`)),
    ...(kind === 'away'
      ? reasons.map((reason) => item(idOf(kind, reason), words.t('inbox-availability.away-for', { reason })))
      : []),
  ]);
};

/** Going offline leaves customers alone, so it is asked about first; everything else can simply be undone. */
export class InboxAvailability {
  readonly #host: ReactiveControllerHost;
  readonly #parts: () => InboxParts | null;
  #isLeaving = false;

  constructor(host: ReactiveControllerHost, parts: () => InboxParts | null) {
    this.#host = host;
    this.#parts = parts;
  }

  reset(): void {
    this.#leave(false);
  }

  #leave(isLeaving: boolean): void {
    this.#isLeaving = isLeaving;
    this.#host.requestUpdate();
  }

  readonly set = (kind: AvailabilityKind, reason?: string): void => {
    const session = this.#parts()?.session;
    if (!session) return;
    if (kind === 'offline' && handled(session.desk?.items ?? []) > 0) return this.#leave(true);
    session.deskPort?.setAvailability(kind, reason);
  };

  #choose(id: string): void {
    const [name = '', ...rest] = id.split(':');
    const kind = availabilityKinds.find((each) => each === name);
    if (kind) this.set(kind, rest.length > 0 ? rest.join(':') : undefined);
  }

  renderButton(parts: InboxParts, reasons: readonly string[], menu: OneMenu): TemplateResult {
    const { session, words } = parts;
    const kind = session.desk?.availability?.kind;
    const state = kind ? words.t(`inbox-availability.${kind}`) : '…';
    const asked = {
      label: words.t('inbox-availability.menu'),
      items: items(parts, reasons),
      choose: (id: string) => this.#choose(id),
    };
    return html`
      <button
        part="availability"
        class="availability ${kind ?? ''}"
        aria-haspopup="menu"
        aria-label=${words.t('inbox-availability.button', { state })}
        ?disabled=${!session.desk?.you}
        @click=${(event: Event) => menu.openFrom(event, asked)}
      >
        <span class="lamp" aria-hidden="true"></span>${state}${icon('chevron-down', 'small')}
      </button>
    `;
  }

  /** Why one is not available, since when, and who said so; nothing while one is. */
  renderState({ session, words, staff }: InboxParts): TemplateResult | typeof nothing {
    const { kind, since, reason, setBy } = session.desk?.availability ?? {};
    if (!kind || kind === 'available' || since === undefined || setBy === undefined) return nothing;
    const state =
      kind === 'away' && reason
        ? words.t('inbox-availability.away-for', { reason })
        : words.t(`inbox-availability.${kind}`);
    // Somebody who was never here has said nothing yet: zero is no time.
    const text =
      since === 0 ? state : words.t(`inbox-availability.${setBy}`, { state, time: words.time(since) });
    return html`
      <p part="availability-state" class="set-by ${setBy}">
        <span>${text}</span>
        <button class="button small" @click=${() => this.set('available')}>${staff.t('inbox.go-online')}</button>
      </p>
    `;
  }

  renderQuestion({ session, words }: InboxParts): TemplateResult {
    const n = handled(session.desk?.items ?? []);
    const question: WorkQuestionView = {
      title: words.t('inbox-availability.leave-title'),
      about: words.t('inbox-availability.leave-about', { n }),
      confirm: words.t('inbox-availability.leave-confirm'),
      fields: [],
      isDanger: true,
    };
    return html`
      <parley-work-dialog
        class="leaving"
        .question=${this.#isLeaving ? question : null}
        @parley-work-confirm=${() => {
          this.#leave(false);
          session.deskPort?.setAvailability('offline');
        }}
        @parley-dismissed=${() => this.#leave(false)}
      ></parley-work-dialog>
    `;
  }
}
