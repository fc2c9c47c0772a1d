/** Tells agents that conversations may be monitored, in general; where the house asks for it, they say that they know. */
import type { ReactiveControllerHost, TemplateResult } from 'lit';
import { css, html, nothing } from 'lit';
import type { Policy } from '../../core/domain/policy.js';
import { tell } from '../shared/ask.js';
import { icon } from '../shared/staff-icons.js';
import type { InboxParts } from './inbox-parts.js';
import { keep, readKept } from './kept.js';

export type AgentNoticeKind = Policy['agentNotice'];

export interface AcknowledgedDetail {
  /** Who said that they know. */
  readonly person: string;
  /** When. */
  readonly at: number;
}

/** A day's work is one login, also where the page is loaded anew in it. */
const LOGIN = 12 * 60 * 60 * 1_000;

/** The one that says more counts. */
const weight = { off: 0, standing: 1, 'per-login': 2 } as const satisfies Record<AgentNoticeKind, number>;

export const isAgentNotice = (text: string): text is AgentNoticeKind => Object.hasOwn(weight, text);

export class AgentNotice {
  readonly #host: ReactiveControllerHost & HTMLElement;
  /** What the houses of the conversations that were open have said. */
  #told: AgentNoticeKind = 'off';

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
  }

  /** Whoever signs in next is told anew. */
  signedOut(person: string | null): void {
    this.#told = 'off';
    if (person !== null) keep(`notice-${person}`, null);
  }

  #look(kind: AgentNoticeKind): void {
    if (weight[kind] > weight[this.#told]) this.#told = kind;
  }

  #acknowledgedAt(person: string, now: number): number | null {
    const at = Number(readKept(`notice-${person}`));
    return at > 0 && now - at < LOGIN ? at : null;
  }

  #acknowledge(person: string): void {
    const at = Date.now();
    keep(`notice-${person}`, String(at));
    tell(this.#host, 'parley-notice-acknowledged', { person, at });
    this.#host.requestUpdate();
  }

  render({ session, words, selection }: InboxParts, given: string | null): TemplateResult | typeof nothing {
    const header = selection.client?.snapshot.header;
    if (header?.kind === 'staff') this.#look(header.house.agentNotice);
    const asked = given !== null && isAgentNotice(given) ? given : 'off';
    const kind = weight[asked] > weight[this.#told] ? asked : this.#told;
    const person = session.desk?.you?.id;
    if (kind === 'off' || person === undefined) return nothing;
    const isDue = kind === 'per-login' && this.#acknowledgedAt(person, Date.now()) === null;
    return html`
      <div part="agent-notice" class="agent-notice ${isDue ? 'due' : ''}" role=${isDue ? 'group' : nothing} aria-labelledby="agent-notice">
        ${icon('eye', 'small')}
        <p id="agent-notice">${words.t(isDue ? 'inbox-agent-notice.per-login' : 'inbox-agent-notice.standing')}</p>
        ${
          isDue
            ? html`<button class="button small" @click=${() => this.#acknowledge(person)}>
                ${words.t('inbox-agent-notice.confirm')}
              </button>`
            : nothing
        }
      </div>
    `;
  }
}

export const agentNoticeStyles = css`
  .agent-notice {
    display: flex;
    flex: none;
    align-items: center;
    gap: 8px;
    padding: 6px 16px;
    border-block-start: 1px solid var(--_border);
    color: var(--_muted);
    font-size: var(--_size-tiny);
  }

  .agent-notice p {
    flex: 1;
  }

  .agent-notice.due {
    padding-block: 10px;
    background: color-mix(in srgb, var(--_accent) 8%, var(--_surface));
    color: var(--_text);
    font-size: var(--_size-small);
  }
`;

declare global {
  interface HTMLElementEventMap {
    'parley-notice-acknowledged': CustomEvent<AcknowledgedDetail>;
  }
}
