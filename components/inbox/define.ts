/** Registers the inbox and what it is made of. */
import { defineStaffConversationElements } from '../conversation/define-staff.js';
import { defineElement } from '../shared/define-element.js';
import { ParleyShortcutsHelp } from '../shared/parley-shortcuts-help.js';
import { ParleyInbox } from './parley-inbox.js';
import { ParleyInboxRow } from './parley-inbox-row.js';

export const defineInboxElements = (): void => {
  defineStaffConversationElements();
  defineElement('parley-shortcuts-help', ParleyShortcutsHelp);
  defineElement('parley-inbox-row', ParleyInboxRow);
  defineElement('parley-inbox', ParleyInbox);
};
