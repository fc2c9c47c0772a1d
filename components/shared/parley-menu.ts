/** A menu of commands at a button or at a point: one list that is walked with the arrow keys. */
import type { TemplateResult } from 'lit';
import { MenuList } from './menu-list.js';
import type { IconName } from './staff-icons.js';
import { icon } from './staff-icons.js';

export type { MenuChooseDetail, MenuItem, MenuPlace } from './menu-list.js';

/**
 * @summary A list of commands that opens over everything else.
 *
 * @fires {CustomEvent<MenuChooseDetail>} parley-menu-choose - A command was chosen. The menu is closed by then.
 * @fires parley-menu-closed - It is closed, with or without a choice.
 *
 * @csspart menu - The list.
 * @csspart item - One command.
 *
 * @attr {string} label - What the list is for.
 */
export class ParleyMenu extends MenuList {
  protected override drawIcon(name: IconName): TemplateResult {
    return icon(name, 'small');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-menu': ParleyMenu;
  }
}
