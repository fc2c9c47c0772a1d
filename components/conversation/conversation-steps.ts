/** What leads from one way of being in a conversation to another: each step with the question before it and its answer. */
import type { ReactiveControllerHost, TemplateResult } from 'lit';
import { html } from 'lit';
import type { ArchivePort } from '../../client/archive.js';
import type { Answer, ConversationPort, ConversationSnapshot } from '../../client/snapshots.js';
import type { Header, StaffHeader } from '../../core/domain/header.js';
import { ask } from '../shared/ask.js';
import { namesIn } from '../shared/customer-name.js';
import { deepestFocus, hasFocusWithin } from '../shared/deepest-focus.js';
import { Localize } from '../shared/localize.js';
import type { staffMessages } from '../shared/staff-messages.js';
import type { WorkTargets } from '../work/work-commands.js';
import { workMessages } from '../work/work-messages.js';
import { WorkQuestion } from '../work/work-question.js';
import { Colleagues } from './colleagues.js';
import { Ending } from './ending.js';
import { JoinQuestion } from './join-question.js';
import type { ParleyStaffComposers } from './parley-staff-composers.js';
import { Reading } from './reading.js';
import { refusalText } from './refusal-words.js';
import { Requests } from './requests.js';
import type { SuperviseAction } from './supervision-steps.js';
import { TakeoverQuestion } from './takeover-question.js';
import type { talkMessages } from './talk-messages.js';
import { UnreadQuestion } from './unread-question.js';

export interface StepsOptions {
  readonly words: Localize<typeof staffMessages>;
  readonly talk: Localize<typeof talkMessages>;
  client(): ConversationPort | null;
  snapshot(): ConversationSnapshot | null;
  targets(): WorkTargets;
  archive(): ArchivePort | null;
  /** Whether it has to be read before somebody steps in. */
  requireRead(): boolean;
  composers(): ParleyStaffComposers | null;
}

export class ConversationSteps {
  readonly requests: Requests;
  readonly reading: Reading;
  readonly ending: Ending;
  readonly work: WorkQuestion;
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #options: StepsOptions;
  readonly #colleagues: Colleagues;
  readonly #takeover: TakeoverQuestion;
  readonly #join: JoinQuestion;
  readonly #unread: UnreadQuestion;

  constructor(host: ReactiveControllerHost & HTMLElement, options: StepsOptions) {
    const { words, talk, client, snapshot } = options;
    this.#host = host;
    this.#options = options;
    const shared = {
      client,
      refusalText: (answer: Answer) => refusalText(answer, words),
      refused: (problem: string) => {
        this.requests.problem = problem;
      },
    };
    const write = (): void => void options.composers()?.focusDefault();
    this.requests = new Requests(host, { ...shared, write, mayMoveFocus: () => this.#mayMoveFocus() });
    this.reading = new Reading(host, { client, snapshot });
    this.#colleagues = new Colleagues(host, {
      words,
      work: new Localize(host, workMessages),
      archive: options.archive,
      known: options.targets,
    });
    this.#takeover = new TakeoverQuestion(host, {
      ...shared,
      words,
      people: () => this.people().people,
      request: (detail) => ask(host, 'parley-takeover-request', detail),
      // The button that asked is gone. Not into the composer: it writes to the customer from here on.
      done: () => this.#find('parley-supervision-bar')?.focus(),
    });
    this.#join = new JoinQuestion(host, {
      ...shared,
      words: talk,
      names: () => namesIn(this.#header, words),
      atOnce: () => void this.requests.ask('join'),
      request: (detail) => ask(host, 'parley-join-request', detail),
      done: write,
    });
    this.work = new WorkQuestion(host, {
      ...shared,
      targets: () => this.people(),
      canLookUp: () => options.archive() !== null,
      prepare: ({ workgroup }) => this.#colleagues.load(workgroup),
      request: (command) => ask(host, 'parley-work-request', { command }),
    });
    this.ending = new Ending(host, {
      words: talk,
      end: () => {
        if (ask(host, 'parley-end-request', null)) void this.requests.ask('end');
      },
      undone: () => void host.updateComplete.then(() => this.#find('.end')?.focus()),
    });
    this.#unread = new UnreadQuestion(host, {
      words: talk,
      go: (action) => void this.#step(action),
      read: () =>
        this.#find('parley-timeline')?.shadowRoot?.querySelector<HTMLElement>('[part~="scroller"]')?.focus(),
    });
  }

  get #header(): Header | null {
    return this.#options.snapshot()?.header ?? null;
  }

  #find(selector: string): HTMLElement | null {
    return this.#host.shadowRoot?.querySelector<HTMLElement>(selector) ?? null;
  }

  /** Not out of another part of the page, where somebody may be writing by now. */
  #mayMoveFocus(): boolean {
    const at = deepestFocus();
    return at === null || at === document.body || hasFocusWithin(this.#host);
  }

  /** Everybody to whom it can be given, as far as anybody knows. */
  people(): WorkTargets {
    const header = this.#header;
    return this.#colleagues.targets(header?.kind === 'staff' ? header.you.id : null);
  }

  get hasOthers(): boolean {
    return this.#options.archive() !== null || this.people().people.length > 0;
  }

  /** As when another conversation is shown: no question outlives the one that it was about. */
  reset(): void {
    for (const each of [this.requests, this.#takeover, this.#join, this.work]) each.reset();
    this.ending.cancel();
    this.#unread.forget();
  }

  /** What has become impossible while it waited is not asked for. */
  follow(header: Header | null): void {
    if (this.ending.isCounting && !header?.you.may.includes('end')) this.ending.cancel();
  }

  async begin(action: SuperviseAction): Promise<void> {
    const isStep = action === 'join' || action === 'take-over';
    if (isStep && this.#options.requireRead() && !this.reading.isComplete) return this.#unread.ask(action);
    await this.#step(action);
  }

  async #step(action: SuperviseAction): Promise<void> {
    const header = this.#header;
    if (action === 'whisper') return this.#options.composers()?.focusDefault();
    if (action === 'join') return this.#join.open(header);
    if (action !== 'take-over') return this.requests.ask(action);
    const mayGive = header?.kind === 'staff' && header.house.takeover.targets.includes('agent');
    if (mayGive) void this.#colleagues.load(header.workgroup);
    this.#takeover.open(header);
  }

  /** Whose side is followed, where several agents are in it. */
  async followSide({ you, handler, people }: StaffHeader, id: string): Promise<void> {
    const client = this.#options.client();
    const follow = [handler, ...people].find((each) => each?.id === id)?.id;
    if (!client || !follow) return;
    const mode = you.standing === 'joined' ? 'join' : 'monitor';
    const answer = await client.ask({ type: 'supervise', mode, follow });
    if (client === this.#options.client()) this.requests.problem = refusalText(answer, this.#options.words);
  }

  /** What is asked in its place, below the header. */
  renderInline(customer: string): TemplateResult {
    return html`${this.ending.render(customer)} ${this.#unread.render()}`;
  }

  /** What is asked over the page. */
  renderDialogs(header: Header, customer: string): TemplateResult {
    return html`
      ${this.#takeover.render(header, customer)} ${this.#join.render(header)} ${this.work.render(header)}
    `;
  }
}
