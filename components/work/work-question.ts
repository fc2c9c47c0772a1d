/** What staff do to a conversation besides writing: offers it in a menu, asks what is missing, sends it, says no. */
import type { ReactiveControllerHost, TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { Answer, ConversationPort } from '../../client/snapshots.js';
import type { Header, StaffHeader } from '../../core/domain/header.js';
import { Localize } from '../shared/localize.js';
import type { MenuChooseDetail, MenuItem, MenuPlace, ParleyMenu } from '../shared/parley-menu.js';
import { icon } from '../shared/staff-icons.js';
import type { WorkConfirmDetail, WorkQuestionView } from './parley-work-dialog.js';
import type { WorkCommand, WorkContext, WorkName, WorkTargets } from './work-commands.js';
import { isWorkName, noTargets, workCommands, workNames } from './work-commands.js';
import { workMessages } from './work-messages.js';

/** What was asked for, before it is sent. */
export interface WorkRequestDetail {
  readonly command: WorkName;
}

export interface WorkQuestionOptions {
  client(): ConversationPort | null;
  targets(): WorkTargets;
  /** Whether more of them can be asked for. */
  canLookUp?(): boolean;
  /** Asks for them, before something is given to somebody. */
  prepare?(header: StaffHeader): Promise<void>;
  /** What the room's no means, in words; null for a yes. */
  refusalText(answer: Answer): string | null;
  /** Whether nobody objects. */
  request(name: WorkName): boolean;
  /** It was refused, and there is no dialog to say so. */
  refused(problem: string): void;
}

interface Asked {
  readonly name: WorkName;
  /** As it was when it was asked: news must not change, or take away, what somebody is filling in. */
  readonly context: WorkContext;
  readonly view: WorkQuestionView;
  readonly problem: string | null;
}

type AboutKey = Extract<keyof typeof workMessages, `work.about-${string}`>;
type TitleKey = Extract<keyof typeof workMessages, `work.title-${string}`>;
type ConfirmKey = Extract<keyof typeof workMessages, `work.confirm-${string}`>;

export class WorkQuestion {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #options: WorkQuestionOptions;
  readonly #words: Localize<typeof workMessages>;
  #asked: Asked | null = null;
  #isBusy = false;

  constructor(host: ReactiveControllerHost & HTMLElement, options: WorkQuestionOptions) {
    this.#host = host;
    this.#options = options;
    this.#words = new Localize(host, workMessages);
  }

  /** Forgets the question, as when another conversation is shown. */
  reset(): void {
    this.#asked = null;
    this.#isBusy = false;
  }

  #context(header: StaffHeader): WorkContext {
    const { targets, canLookUp } = this.#options;
    return {
      header,
      targets: targets() ?? noTargets,
      canLookUp: canLookUp?.() ?? false,
      words: this.#words,
      now: Date.now(),
    };
  }

  #items(header: StaffHeader): readonly MenuItem[] {
    return workNames(this.#context(header)).map((name) => {
      const { label, icon: sign, isDanger }: WorkCommand = workCommands[name];
      const grave = isDanger ? { isDanger, startsGroup: true } : {};
      return { id: name, label: this.#words.t(label), icon: sign, ...grave };
    });
  }

  #set(asked: Asked | null): void {
    this.#asked = asked;
    this.#host.requestUpdate();
  }

  /** Begins what was chosen: at once, or with a question first. */
  async begin(name: WorkName): Promise<void> {
    const client = this.#options.client();
    const header = client?.snapshot.header;
    if (header?.kind !== 'staff' || this.#isBusy) return;
    const command: WorkCommand = workCommands[name];
    if (command.isGiving) await this.#options.prepare?.(header);
    if (client !== this.#options.client()) return;
    const context = this.#context(header);
    const fields = command.fields(context);
    if (fields.length === 0) {
      const problem = await this.#send(name, context, {});
      if (problem !== null) this.#options.refused(problem);
      return;
    }
    this.#set({ name, context, view: this.#view(name, command, fields), problem: null });
  }

  #view(name: WorkName, { isDanger }: WorkCommand, fields: WorkQuestionView['fields']): WorkQuestionView {
    const about = `work.about-${name}`;
    return {
      title: this.#words.t(`work.title-${name}` as TitleKey),
      about: Object.hasOwn(workMessages, about) ? this.#words.t(about as AboutKey) : null,
      confirm: this.#words.t(`work.confirm-${name}` as ConfirmKey),
      fields,
      isDanger: isDanger === true,
    };
  }

  /** Why it did not happen; null when it did, or when nobody waits for it any more. */
  async #send(
    name: WorkName,
    context: WorkContext,
    values: WorkConfirmDetail['values'],
  ): Promise<string | null> {
    const { client, request, refusalText } = this.#options;
    const port = client();
    if (!port || !request(name)) return null;
    this.#isBusy = true;
    this.#host.requestUpdate();
    const command: WorkCommand = workCommands[name];
    const answer = await port.ask(command.build(values, { ...context, now: Date.now() }));
    if (port !== client()) return null;
    this.#isBusy = false;
    this.#host.requestUpdate();
    return refusalText(answer);
  }

  readonly #onConfirm = async ({ detail }: CustomEvent<WorkConfirmDetail>): Promise<void> => {
    const asked = this.#asked;
    if (!asked || this.#isBusy) return;
    const problem = await this.#send(asked.name, asked.context, detail.values);
    if (this.#asked === asked) this.#set(problem === null ? null : { ...asked, problem });
  };

  readonly #onDismissed = (): void => this.#set(null);

  readonly #onChoose = ({ detail }: CustomEvent<MenuChooseDetail>): void => {
    if (isWorkName(detail.id)) void this.begin(detail.id);
  };

  readonly #onOpen = (event: Event): void => {
    const button = event.currentTarget as HTMLElement;
    this.openAt(button.getBoundingClientRect(), button);
  };

  openAt(place: MenuPlace, opener: HTMLElement | null): void {
    void this.#host.shadowRoot?.querySelector<ParleyMenu>('parley-menu.work')?.openAt(place, opener);
  }

  /** The button; nothing where there is nothing to choose. */
  renderButton(header: StaffHeader): TemplateResult | typeof nothing {
    if (this.#items(header).length === 0) return nothing;
    const label = this.#words.t('work.menu');
    return html`
      <button class="icon-button more" aria-haspopup="menu" aria-label=${label} title=${label} @click=${this.#onOpen}>
        ${icon('ellipsis')}
      </button>
    `;
  }

  /** Why what is asked can no longer happen, whatever is filled in; null while it can. */
  #over(header: Header): string | null {
    const asked = this.#asked;
    if (!asked || this.#isBusy) return null;
    const command: WorkCommand = workCommands[asked.name];
    if (header.you.may.includes(command.action)) return null;
    const by =
      header.kind === 'displaced' ? header.displaced.by : header.kind === 'staff' ? header.handler : null;
    const isOther = by !== null && !by.self && by.name !== '';
    return isOther ? this.#words.t('work.over-taken', { name: by.name }) : this.#words.t('work.over');
  }

  /** Also where the header is no staff's any more: a form that is being filled in stays. */
  render(header: Header): TemplateResult {
    const over = this.#over(header);
    return html`
      <parley-menu
        class="work"
        label=${this.#words.t('work.menu')}
        .items=${header.kind === 'staff' ? this.#items(header) : []}
        @parley-menu-choose=${this.#onChoose}
      ></parley-menu>
      <parley-work-dialog
        .question=${this.#asked?.view ?? null}
        .problem=${over ?? this.#asked?.problem ?? null}
        ?impossible=${over !== null}
        ?busy=${this.#isBusy}
        @parley-work-confirm=${this.#onConfirm}
        @parley-dismissed=${this.#onDismissed}
      ></parley-work-dialog>
    `;
  }
}
