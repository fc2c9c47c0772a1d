/** Doing things to rows: what is offered where, and the event that asks for it. */
import type { LitElement } from 'lit';
import type { Grant } from '../../core/domain/identity.js';
import type { ConversationId } from '../../core/domain/ids.js';
import type { Row } from '../../core/domain/summary.js';
import { announce } from '../shared/announcer.js';
import { ask } from '../shared/ask.js';
import { customerName } from '../shared/customer-name.js';
import type { MonitorChoice } from './monitor-choice.js';
import type { CommandContext, KeyOfCommand, OfferedCommand } from './monitor-commands.js';
import { offeredCommands } from './monitor-commands.js';
import type { BarWords } from './monitor-table-bar.js';
import { obstacleText } from './monitor-table-bar.js';
import type { TableRows } from './monitor-table-rows.js';
import type { TableSelection } from './monitor-table-selection.js';
import type { ParleyMonitorRow } from './parley-monitor-row.js';

export interface CommandHost extends LitElement {
  readonly choose: (row: Row) => MonitorChoice;
  readonly may: (row: Row) => readonly Grant[];
  readonly isKeyOf: KeyOfCommand;
}

export class TableCommands {
  readonly #host: CommandHost;
  readonly #rows: TableRows;
  readonly #selection: TableSelection;
  readonly words: BarWords;

  constructor(host: CommandHost, rows: TableRows, selection: TableSelection, words: BarWords) {
    this.#host = host;
    this.#rows = rows;
    this.#selection = selection;
    this.words = words;
  }

  /** What is offered for the selected rows. */
  get offered(): readonly OfferedCommand[] {
    return offeredCommands(this.#contextsOf(this.#selection.ids));
  }

  /** What a command at this row is about: the row, or where it is one of several selected ones, all of them. */
  contextsAt({ row }: ParleyMonitorRow): readonly CommandContext[] {
    if (!row) return [];
    const isOneOf = this.#selection.has(row.conversation);
    return isOneOf ? this.#contextsOf(this.#selection.ids) : [this.#contextOf(row)];
  }

  labelOf(contexts: readonly CommandContext[]): string {
    const { table, staff } = this.words;
    const [first] = contexts;
    return contexts.length === 1 && first
      ? table.t('command.menu', { customer: customerName(first.row, staff) })
      : table.t('command.menu-many', { n: contexts.length });
  }

  readonly run = ({ name, command, conversations }: OfferedCommand): void => {
    if (command.asks === 'parley-command-request') {
      ask(this.#host, command.asks, { command: name, conversations });
      return;
    }
    for (const conversation of conversations) ask(this.#host, command.asks, { conversation });
  };

  /** False where no command has this key here. */
  press(event: KeyboardEvent, element: ParleyMonitorRow): boolean {
    const contexts = this.contextsAt(element);
    const offered = offeredCommands(contexts).find(({ name }) => this.#host.isKeyOf(name, event));
    if (!offered) return false;
    const reason = obstacleText(offered, this.words);
    if (reason === null) this.run(offered);
    // The button of the row says why: it is where one would have pressed.
    else if (offered.name === 'monitor' && contexts.length === 1) element.activate();
    else announce(reason);
    return true;
  }

  #contextOf(row: Row): CommandContext {
    return { row, choice: this.#host.choose(row), grants: this.#host.may(row) };
  }

  #contextsOf(ids: readonly ConversationId[]): readonly CommandContext[] {
    return ids.flatMap((id) => this.#rows.rowOf(id) ?? []).map((row) => this.#contextOf(row));
  }
}
