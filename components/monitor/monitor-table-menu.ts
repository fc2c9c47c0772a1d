/** The menu of a row: at the pointer, at the finger, at its button or at the row, wherever it was asked for. */
import type { LitElement, TemplateResult } from 'lit';
import { html } from 'lit';
import type { MenuChooseDetail, MenuPlace, ParleyMenu } from '../shared/parley-menu.js';
import type { OfferedCommand } from './monitor-commands.js';
import { offeredCommands } from './monitor-commands.js';
import { commandItems } from './monitor-table-bar.js';
import type { TableCommands } from './monitor-table-commands.js';
import type { TableFocus } from './monitor-table-focus.js';
import { LongPress } from './monitor-table-press.js';
import { ParleyMonitorRow } from './parley-monitor-row.js';

const pointAt = (x: number, y: number): MenuPlace => ({ left: x, right: x, top: y, bottom: y });

const rowAt = (event: Event): ParleyMonitorRow | undefined =>
  event.composedPath().find((each): each is ParleyMonitorRow => each instanceof ParleyMonitorRow);

export class TableMenu {
  readonly #host: LitElement;
  readonly #commands: TableCommands;
  readonly #focus: TableFocus;
  readonly press: LongPress;
  #offered: readonly OfferedCommand[] = [];
  #label = '';

  constructor(host: LitElement, commands: TableCommands, focus: TableFocus) {
    this.#host = host;
    this.#commands = commands;
    this.#focus = focus;
    this.press = new LongPress(({ x, y, target }) => {
      if (target instanceof ParleyMonitorRow) void this.open(target, pointAt(x, y));
    });
  }

  get #menu(): ParleyMenu | null {
    return this.#host.renderRoot.querySelector('parley-menu');
  }

  /** At the row itself, where no place is given. */
  async open(row: ParleyMonitorRow, place?: MenuPlace): Promise<void> {
    const contexts = this.#commands.contextsAt(row);
    this.#offered = offeredCommands(contexts);
    this.#label = this.#commands.labelOf(contexts);
    this.#focus.reach(row.row?.conversation ?? null);
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    const menu = this.#menu;
    if (!menu) return;
    menu.items = commandItems(this.#offered, this.#commands.words);
    const at = place ?? (row.menuButton ?? row).getBoundingClientRect();
    await menu.openAt(at, row);
  }

  readonly onContextMenu = (event: MouseEvent): void => {
    const row = rowAt(event);
    // With Shift a browser's own menu is wanted.
    if (!row || event.shiftKey) return;
    event.preventDefault();
    if (this.#menu?.isOpen) return;
    // A key says no place of its own.
    const isByKey = event.clientX === 0 && event.clientY === 0;
    void this.open(row, isByKey ? undefined : pointAt(event.clientX, event.clientY));
  };

  readonly onMore = (event: Event): void => {
    const row = rowAt(event);
    if (row) void this.open(row);
  };

  readonly #onChoose = ({ detail }: CustomEvent<MenuChooseDetail>): void => {
    const chosen = this.#offered.find((each) => each.name === detail.id);
    if (chosen) this.#commands.run(chosen);
  };

  render(): TemplateResult {
    return html`<parley-menu label=${this.#label} @parley-menu-choose=${this.#onChoose}></parley-menu>`;
  }
}
