/** The menu of the panel: that of staff, with the icons of a customer's page. */
import type { TemplateResult } from 'lit';
import type { IconName } from '../components/shared/menu-icons.js';
import { icon } from '../components/shared/menu-icons.js';
import { MenuList } from '../components/shared/menu-list.js';

declare global {
  interface HTMLElementTagNameMap {
    'parley-panel-menu': ParleyPanelMenu;
  }
}

/**
 * @summary What a customer can do with their conversation, as a list that opens over the panel.
 *
 * @fires {CustomEvent<MenuChooseDetail>} parley-menu-choose - A command was chosen. The menu is closed by then.
 * @fires parley-menu-closed - It is closed, with or without a choice.
 *
 * @csspart menu - The list.
 * @csspart item - One command.
 *
 * @attr {string} label - What the list is for.
 */
export class ParleyPanelMenu extends MenuList<IconName> {
  protected override drawIcon(name: IconName): TemplateResult {
    return icon(name);
  }
}
