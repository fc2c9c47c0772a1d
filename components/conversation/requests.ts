/** One ask at a time of a conversation: what is being asked, why the last one was refused, and where the focus goes then. */
import type { ReactiveControllerHost } from 'lit';
import type { Answer, ConversationPort } from '../../client/snapshots.js';
import type { Ask } from './landing.js';
import { landings, landOn } from './landing.js';

export interface RequestsOptions {
  client(): ConversationPort | null;
  refusalText(answer: Answer): string | null;
  /** Where one writes gets the focus. */
  write(): void;
  /** Whether the focus may be moved: not out of another part of the page. */
  mayMoveFocus(): boolean;
}

/** One function per request; the conversation itself says yes or no. */
const asks: Readonly<Record<Ask, (client: ConversationPort) => Promise<Answer>>> = {
  monitor: (client) => client.monitor(),
  join: (client) => client.join(),
  'hand-back': (client) => client.handBack(),
  leave: (client) => client.leave(),
  accept: (client) => client.accept(),
  end: (client) => client.end(),
};

export class Requests {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #options: RequestsOptions;
  #busy: Ask | 'wrap-up' | null = null;
  #problem: string | null = null;

  constructor(host: ReactiveControllerHost & HTMLElement, options: RequestsOptions) {
    this.#host = host;
    this.#options = options;
  }

  get busy(): Ask | 'wrap-up' | null {
    return this.#busy;
  }

  get problem(): string | null {
    return this.#problem;
  }

  set problem(problem: string | null) {
    this.#problem = problem;
    this.#host.requestUpdate();
  }

  reset(): void {
    this.#busy = null;
    this.#problem = null;
  }

  async ask(what: Ask): Promise<void> {
    const answer = await this.#send(what, asks[what]);
    if (!answer) return;
    // The room tells the new standing by a header, which is there when the answer is.
    const landing = answer.kind === 'accepted' ? landings[what] : what === 'end' ? 'again' : null;
    if (!landing || !this.#options.mayMoveFocus()) return;
    if (landing === 'writing') this.#options.write();
    else if (this.#host.shadowRoot) landOn(this.#host.shadowRoot, landing);
  }

  async wrapUp(disposition: string): Promise<void> {
    const answer = await this.#send('wrap-up', (client) => client.wrapUp(disposition));
    // The form is gone, and with it the focus.
    if (answer?.kind === 'accepted' && this.#host.shadowRoot) landOn(this.#host.shadowRoot, 'outcome');
  }

  /** Null where nothing was asked, or where nobody waits for the answer any more. */
  async #send(
    what: Ask | 'wrap-up',
    send: (client: ConversationPort) => Promise<Answer>,
  ): Promise<Answer | null> {
    const client = this.#options.client();
    if (!client || this.#busy) return null;
    this.#busy = what;
    this.problem = null;
    const answer = await send(client);
    if (client !== this.#options.client()) return null;
    this.#busy = null;
    this.problem = this.#options.refusalText(answer);
    await this.#host.updateComplete;
    return answer;
  }
}
