/** Watches over the lists: says aloud what needs a supervisor, and knows since when nothing has come any more. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Row } from '../../core/domain/summary.js';
import { announce } from '../shared/announcer.js';
import { customerName } from '../shared/customer-name.js';
import type { Localize } from '../shared/localize.js';
import type { staffMessages } from '../shared/staff-messages.js';
import type { StaffSession } from '../shared/staff-session.js';
import type { WaitThresholds } from '../shared/waiting.js';
import type { Alert } from './panel-alerts.js';
import { Alerts, concerned } from './panel-alerts.js';
import type { panelMessages } from './panel-messages.js';

const LOOK_EVERY = 1_000;

export interface VigilOptions {
  readonly words: Localize<typeof staffMessages>;
  readonly panelWords: Localize<typeof panelMessages>;
  session(): StaffSession | null;
  thresholds(): WaitThresholds;
}

const isPaused = ({ workgroups }: StaffSession): boolean =>
  workgroups.some(({ snapshot }) => snapshot.workgroup && snapshot.connection.kind !== 'live');

export class Vigil implements ReactiveController {
  readonly #options: VigilOptions;
  readonly #alerts = new Alerts();
  #timer: ReturnType<typeof setInterval> | undefined;
  #staleSince: number | null = null;

  constructor(host: ReactiveControllerHost, options: VigilOptions) {
    this.#options = options;
    host.addController(this);
  }

  /** Null while everything is live. */
  get staleSince(): number | null {
    return this.#staleSince;
  }

  hostConnected(): void {
    this.#timer ??= setInterval(() => this.look(), LOOK_EVERY);
  }

  hostDisconnected(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  changed(session: StaffSession): void {
    const isStale = isPaused(session);
    if (isStale && this.#staleSince === null) announce(this.#options.panelWords.t('panel.paused-said'));
    this.#staleSince = isStale ? (this.#staleSince ?? Date.now()) : null;
  }

  /** Waiting becomes too long without anybody doing anything, so it is looked at again and again. */
  look(now = Date.now()): void {
    const session = this.#options.session();
    if (!session?.workgroups.some(({ snapshot }) => snapshot.workgroup)) return;
    const alerts = this.#alerts.hear(session.rows, now, this.#options.thresholds());
    if (alerts.length > 0) announce(this.#sentence(alerts));
  }

  #sentence(alerts: readonly Alert[]): string {
    const { words, panelWords } = this.#options;
    const n = concerned(alerts).size;
    const [first] = alerts;
    if (n > 1 || !first) return panelWords.t('panel.alert-several', { n });
    const { handler }: Row = first.row;
    const customer = customerName(first.row, words);
    if (first.kind === 'wait') return panelWords.t('panel.alert-wait', { customer });
    return panelWords.t('panel.alert-hand', { customer, agent: handler?.name ?? words.t('staff.the-agent') });
  }

  reset(): void {
    this.#alerts.forget();
    this.#staleSince = null;
  }
}
