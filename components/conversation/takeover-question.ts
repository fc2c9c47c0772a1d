/** The takeover that somebody is asked to confirm: holds what it is about, sends it, and shows what came of it. */
import type { ReactiveControllerHost, TemplateResult } from 'lit';
import { html } from 'lit';
import type { ConversationPort } from '../../client/snapshots.js';
import type { Header, StaffHeader } from '../../core/domain/header.js';
import type { Localize } from '../shared/localize.js';
import type { staffMessages } from '../shared/staff-messages.js';
import type { WorkTargets } from '../work/work-commands.js';
import type { TakeoverRequestDetail } from './parley-takeover-dialog.js';
import { usualRules } from './parley-takeover-dialog.js';
import { refusalText } from './refusal-words.js';
import { candidates } from './takeover-target.js';

type People = WorkTargets['people'];

export interface TakeoverQuestionOptions {
  readonly words: Localize<typeof staffMessages>;
  client(): ConversationPort | null;
  /** To whom it could be given. */
  people(): People;
  /** Whether nobody objects. */
  request(detail: TakeoverRequestDetail): boolean;
  /** It was done. */
  done(): void;
  /** It was refused, and there is no dialog to say so. */
  refused(problem: string): void;
}

/**
 * Without a dialog, unless the customer must be introduced to, as nobody's words are sent that they have not read, or
 * somebody has to be chosen.
 */
const isAtOnce = ({ house }: StaffHeader): boolean =>
  house.takeover.confirm === 'none' &&
  house.takeover.intro !== 'required' &&
  house.takeover.targets.includes('self');

/**
 * The question names one agent, so the yes counts for that one: when somebody else has become the handler by the
 * time of the yes, nothing is sent and that is said instead.
 */
interface Asked {
  readonly epoch: number;
  readonly agent: string;
  readonly problem: string | null;
}

export class TakeoverQuestion {
  readonly #host: ReactiveControllerHost;
  readonly #options: TakeoverQuestionOptions;
  #asked: Asked | null = null;
  #isBusy = false;

  constructor(host: ReactiveControllerHost, options: TakeoverQuestionOptions) {
    this.#host = host;
    this.#options = options;
  }

  open(header: Header | null | undefined): void {
    if (header?.kind !== 'staff' || !header.handler) return;
    if (isAtOnce(header)) void this.#atOnce();
    else this.#set({ epoch: header.epoch, agent: header.handler.name, problem: null });
  }

  async #atOnce(): Promise<void> {
    const { words, request, done, refused } = this.#options;
    const client = this.#options.client();
    if (!client || this.#isBusy || !request({})) return;
    this.#isBusy = true;
    const problem = refusalText(await client.takeOver({}), words);
    if (client !== this.#options.client()) return;
    this.#isBusy = false;
    if (problem !== null) return refused(problem);
    await this.#host.updateComplete;
    done();
  }

  /** Forgets the question, as when another conversation is shown. */
  reset(): void {
    this.#asked = null;
    this.#isBusy = false;
  }

  #set(asked: Asked | null): void {
    this.#asked = asked;
    this.#host.requestUpdate();
  }

  readonly #onConfirm = async (event: CustomEvent<TakeoverRequestDetail>): Promise<void> => {
    event.stopPropagation();
    const { words, request, done } = this.#options;
    const asked = this.#asked;
    const client = this.#options.client();
    if (!client || !asked || this.#isBusy) return;
    if (this.#isOther(client.snapshot.header, asked)) return;
    if (!request(event.detail)) return event.preventDefault();
    this.#isBusy = true;
    this.#host.requestUpdate();
    const answer = await client.takeOver(event.detail);
    if (client !== this.#options.client()) return;
    this.#isBusy = false;
    const problem = refusalText(answer, words);
    this.#set(problem === null ? null : { ...asked, problem });
    if (problem !== null) return;
    await this.#host.updateComplete;
    done();
  };

  readonly #onDismissed = (): void => this.#set(null);

  #isOther(header: Header | null, { epoch }: Asked): boolean {
    return header?.kind === 'staff' && header.epoch !== epoch;
  }

  /** Why it cannot be confirmed, and whether that is final. */
  #problem(header: Header): { readonly text: string | null; readonly isFinal: boolean } {
    const asked = this.#asked;
    if (!asked || this.#isBusy) return { text: null, isFinal: false };
    const isPossible = header.you.may.includes('take-over');
    if (isPossible && !this.#isOther(header, asked)) return { text: asked.problem, isFinal: false };
    const agent = header.kind === 'staff' ? header.handler?.name : undefined;
    const { words } = this.#options;
    const isElse = agent !== undefined && agent !== asked.agent;
    const changed = isElse ? words.t('takeover.changed', { agent }) : words.t('takeover.over');
    return { text: asked.problem ?? changed, isFinal: true };
  }

  render(header: Header, customer: string): TemplateResult {
    const { text, isFinal } = this.#problem(header);
    const rules =
      header.kind === 'staff' ? { ...header.house.takeover, reasons: header.house.reasons } : usualRules;
    return html`
      <parley-takeover-dialog
        .rules=${rules}
        team=${header.kind === 'staff' ? header.label : ''}
        supervisor=${header.kind === 'staff' ? header.you.shownName : ''}
        .people=${candidates(this.#options.people(), (header.kind === 'staff' && header.handler?.id) || null)}
        .open=${this.#asked !== null}
        agent=${this.#asked?.agent ?? ''}
        customer=${customer}
        ?busy=${this.#isBusy}
        ?impossible=${isFinal}
        .problem=${text}
        @parley-takeover-request=${this.#onConfirm}
        @parley-dismissed=${this.#onDismissed}
      ></parley-takeover-dialog>
    `;
  }
}
