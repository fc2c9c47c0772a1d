/** The joining that somebody is asked to confirm: holds what it is about, sends it, and shows what came of it. */
import type { ReactiveControllerHost, TemplateResult } from 'lit';
import { html } from 'lit';
import type { JoinGiven } from '../../client/conversation-asks.js';
import type { Answer, ConversationPort } from '../../client/snapshots.js';
import type { Header } from '../../core/domain/header.js';
import type { Localize } from '../shared/localize.js';
import type { JoinRequestDetail } from './parley-join-dialog.js';
import type { talkMessages } from './talk-messages.js';

export interface JoinQuestionOptions {
  readonly words: Localize<typeof talkMessages>;
  client(): ConversationPort | null;
  names(): { readonly customer: string; readonly agent: string };
  refusalText(answer: Answer): string | null;
  /** Nobody else is told: it is done without a question. */
  atOnce(): void;
  /** Whether nobody objects. */
  request(detail: JoinRequestDetail): boolean;
  done(): void;
}

export class JoinQuestion {
  readonly #host: ReactiveControllerHost;
  readonly #options: JoinQuestionOptions;
  #isOpen = false;
  #isBusy = false;
  #problem: string | null = null;

  constructor(host: ReactiveControllerHost, options: JoinQuestionOptions) {
    this.#host = host;
    this.#options = options;
  }

  /** Asked where the customer is told; the agent, who always is, knows their supervisors. */
  open(header: Header | null | undefined): void {
    if (header?.kind !== 'staff') return;
    if (header.house.joinNotice === 'off') return this.#options.atOnce();
    this.#isOpen = true;
    this.#problem = null;
    this.#host.requestUpdate();
  }

  /** Forgets the question, as when another conversation is shown. */
  reset(): void {
    this.#isOpen = false;
    this.#isBusy = false;
    this.#problem = null;
  }

  readonly #onConfirm = async (event: CustomEvent<JoinRequestDetail>): Promise<void> => {
    event.stopPropagation();
    const { client, request, refusalText, done } = this.#options;
    const port = client();
    if (!port || this.#isBusy) return;
    if (!request(event.detail)) return event.preventDefault();
    this.#isBusy = true;
    this.#host.requestUpdate();
    const given: JoinGiven = event.detail;
    const answer = await port.join(given);
    if (port !== client()) return;
    this.#isBusy = false;
    this.#problem = refusalText(answer);
    this.#isOpen = this.#problem !== null;
    this.#host.requestUpdate();
    if (this.#isOpen) return;
    await this.#host.updateComplete;
    done();
  };

  readonly #onDismissed = (): void => {
    this.#isOpen = false;
    this.#host.requestUpdate();
  };

  render(header: Header): TemplateResult {
    const { words, names } = this.#options;
    const { customer, agent } = names();
    const house = header.kind === 'staff' ? header.house : null;
    const isOver = this.#isOpen && !this.#isBusy && !header.you.may.includes('join');
    return html`
      <parley-join-dialog
        .open=${this.#isOpen}
        agent=${agent}
        customer=${customer}
        capacity=${house?.joinAs ?? 'consultant'}
        ?told=${house?.joinNotice !== 'off'}
        .reasons=${house?.reasons ?? null}
        ?busy=${this.#isBusy}
        ?impossible=${isOver}
        .problem=${isOver ? words.t('talk.join-over') : this.#problem}
        @parley-join-request=${this.#onConfirm}
        @parley-dismissed=${this.#onDismissed}
      ></parley-join-dialog>
    `;
  }
}
