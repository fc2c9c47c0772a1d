/** What a supervisor has done to conversations from a list: asks what has to be known, and says how it went. */
import type { ReactiveControllerHost, TemplateResult } from 'lit';
import { html } from 'lit';
import type { Asked } from '../../client/conversation-asks.js';
import type { Answer } from '../../client/snapshots.js';
import type { ConversationId, PersonId } from '../../core/domain/ids.js';
import { refusalText } from '../conversation/refusal-words.js';
import { Localize } from '../shared/localize.js';
import type { staffMessages } from '../shared/staff-messages.js';
import type { StaffSession } from '../shared/staff-session.js';
import { whenWelcomed } from '../shared/when-welcomed.js';
import type { WorkConfirmDetail, WorkQuestionView } from '../work/parley-work-dialog.js';
import type { WorkTargets } from '../work/work-commands.js';
import type { Field, Values } from '../work/work-fields.js';
import { choice, priorities, text } from '../work/work-fields.js';
import { workMessages } from '../work/work-messages.js';
import type { panelMessages } from './panel-messages.js';

/** What is done through the conversation itself. */
export type AskedFromList = 'assign' | 'set-priority' | 'flag' | 'unflag' | 'force-close';

type WorkWords = Localize<typeof workMessages>;

interface ListCommand {
  readonly isDanger?: true;
  readonly fields: (
    words: WorkWords,
    targets: WorkTargets,
    reasons: readonly string[] | null,
  ) => readonly Field[];
  readonly build: (values: Values) => Asked;
}

/** Where the workgroup turned out to have a list of reasons, one of them. */
const reason = (isRequired: boolean, reasons: readonly string[] | null): Field =>
  reasons === null
    ? text('reason', 'work.reason', { isRequired })
    : {
        kind: 'choice',
        name: 'reason',
        label: 'work.reason',
        choices: reasons.map((each) => ({ value: each, label: each })),
        value: '',
        isRequired,
      };

const people = (words: WorkWords, targets: WorkTargets): Field => ({
  kind: 'choice',
  name: 'target',
  label: 'work.target',
  value: '',
  isRequired: true,
  choices: targets.people.map(({ id, name, detail }) => ({
    value: id,
    label: detail === undefined ? name : `${name} · ${detail}`,
    group: words.t('work.target-people'),
  })),
});

const given = ({ reason: said }: Values): { readonly reason?: string } => (said ? { reason: said } : {});

const commands = {
  assign: {
    fields: (words, targets, reasons) => [
      people(words, targets),
      reason(false, reasons),
      { kind: 'check', name: 'override', label: 'work.override' },
    ],
    build: (values) => ({
      type: 'assign',
      to: (values.target ?? '') as PersonId,
      ...given(values),
      ...(values.override ? { override: true } : {}),
    }),
  },
  'set-priority': {
    fields: (words) => [choice('priority', 'work.priority', priorities(words))],
    build: ({ priority = '0' }) => ({ type: 'set-priority', priority: Number(priority) }),
  },
  flag: {
    fields: (_words, _targets, reasons) => [reason(true, reasons)],
    build: ({ reason: said = '' }) => ({ type: 'flag', reason: said }),
  },
  unflag: { fields: () => [], build: () => ({ type: 'unflag' }) },
  'force-close': {
    isDanger: true,
    fields: (_words, _targets, reasons) => [reason(false, reasons)],
    build: (values) => ({ type: 'force-close', ...given(values) }),
  },
} as const satisfies Record<AskedFromList, ListCommand>;

export const isAskedFromList = (name: string): name is AskedFromList => Object.hasOwn(commands, name);

export interface CommandsOptions {
  readonly words: Localize<typeof staffMessages>;
  readonly panelWords: Localize<typeof panelMessages>;
  session(): StaffSession | null;
  /** To whom these can be given. */
  targets(conversations: readonly ConversationId[]): WorkTargets;
  say(text: string): void;
  holding(id: ConversationId, use: () => Promise<Answer | null>): Promise<Answer | null>;
}

interface Question {
  readonly name: AskedFromList;
  readonly conversations: readonly ConversationId[];
  readonly view: WorkQuestionView;
  readonly problem: string | null;
}

/** Those that were done, and what was said to the others. */
interface Outcome {
  readonly done: number;
  readonly refusals: readonly (readonly [ConversationId, Answer | null])[];
}

export class PanelCommands {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #options: CommandsOptions;
  readonly #work: WorkWords;
  #question: Question | null = null;
  #isBusy = false;

  constructor(host: ReactiveControllerHost & HTMLElement, options: CommandsOptions) {
    this.#host = host;
    this.#options = options;
    this.#work = new Localize(host, workMessages);
  }

  reset(): void {
    this.#question = null;
    this.#isBusy = false;
  }

  /** At once, or with a question first. */
  async begin(name: AskedFromList, conversations: readonly ConversationId[]): Promise<void> {
    if (this.#isBusy || conversations.length === 0) return;
    const view = this.#viewOf(name, conversations, null);
    if (view.fields.length > 0 || view.isDanger)
      return this.#set({ name, conversations, view, problem: null });
    this.#tell(await this.#send(name, conversations, {}), conversations.length);
  }

  #viewOf(
    name: AskedFromList,
    conversations: readonly ConversationId[],
    reasons: readonly string[] | null,
  ): WorkQuestionView {
    const command: ListCommand = commands[name];
    const key = name === 'unflag' ? 'flag' : name;
    const title = this.#work.t(`work.title-${key}`);
    const n = conversations.length;
    return {
      title: n > 1 ? this.#options.panelWords.t('panel.title-several', { title, n }) : title,
      about: key === 'set-priority' ? null : this.#work.t(`work.about-${key}`),
      confirm: this.#work.t(`work.confirm-${key}`),
      fields: command.fields(this.#work, this.#options.targets(conversations), reasons),
      isDanger: command.isDanger === true,
    };
  }

  #set(question: Question | null): void {
    this.#question = question;
    this.#host.requestUpdate();
  }

  /** Without monitoring it: whoever may do it may do it from outside. */
  async #ask(session: StaffSession, id: ConversationId, asked: Asked): Promise<Answer | null> {
    return this.#options.holding(id, async () => {
      const client = session.conversation(id);
      return (await whenWelcomed(client)) ? client.ask(asked) : null;
    });
  }

  async #send(
    name: AskedFromList,
    conversations: readonly ConversationId[],
    values: Values,
  ): Promise<Outcome> {
    const session = this.#options.session();
    const command: ListCommand = commands[name];
    const asked = command.build(values);
    if (!session) return { done: 0, refusals: [] };
    this.#isBusy = true;
    this.#host.requestUpdate();
    const answers = await Promise.all(
      conversations.map(async (id) => [id, await this.#ask(session, id, asked)] as const),
    );
    this.#isBusy = false;
    this.#host.requestUpdate();
    const refusals = answers.filter(([, answer]) => answer?.kind !== 'accepted');
    return { done: answers.length - refusals.length, refusals };
  }

  #reasonOf(answer: Answer | null): string {
    const { words } = this.#options;
    return (answer && refusalText(answer, words)) ?? words.t('monitor.gone');
  }

  /** Of several it says how many went well; a single one that did shows in its row. */
  #tell({ done, refusals: [first] }: Outcome, n: number): void {
    const { panelWords, say } = this.#options;
    if (!first) return n > 1 ? say(panelWords.t('panel.done', { n })) : undefined;
    const text = this.#reasonOf(first[1]);
    say(n > 1 ? panelWords.t('panel.done-partly', { done, n, reason: text }) : text);
  }

  readonly #onConfirm = async ({ detail }: CustomEvent<WorkConfirmDetail>): Promise<void> => {
    const question = this.#question;
    if (!question || this.#isBusy) return;
    const { name, conversations } = question;
    const outcome = await this.#send(name, conversations, detail.values);
    if (this.#question !== question) return;
    const [first] = outcome.refusals;
    if (!first || outcome.done > 0) {
      this.#set(null);
      return this.#tell(outcome, conversations.length);
    }
    // Nothing was done, so the question stays, with the list to choose from where the room named one.
    const choices = first[1]?.kind === 'refused' ? (first[1].refusal.choices ?? null) : null;
    const view = choices ? this.#viewOf(name, conversations, choices) : question.view;
    this.#set({ ...question, view, problem: this.#reasonOf(first[1]) });
  };

  readonly #onDismissed = (): void => this.#set(null);

  render(): TemplateResult {
    return html`
      <parley-work-dialog
        class="from-list"
        .question=${this.#question?.view ?? null}
        .problem=${this.#question?.problem ?? null}
        ?busy=${this.#isBusy}
        @parley-work-confirm=${this.#onConfirm}
        @parley-dismissed=${this.#onDismissed}
      ></parley-work-dialog>
    `;
  }
}
