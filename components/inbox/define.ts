/** Registers the inbox and what it is made of. */
import { defineContextElements } from '../context/define.js';
import { defineStaffConversationElements } from '../conversation/define-staff.js';
import { defineRecordElements } from '../record/define.js';
import { defineElement } from '../shared/define-element.js';
import { ParleyShortcutsHelp } from '../shared/parley-shortcuts-help.js';
import { ParleyInbox } from './parley-inbox.js';
import { ParleyInboxRow } from './parley-inbox-row.js';

export const defineInboxElements = (): void => {
  defineStaffConversationElements();
  defineRecordElements();
  defineContextElements();
  defineElement('parley-shortcuts-help', ParleyShortcutsHelp);
  defineElement('parley-inbox-row', ParleyInboxRow);
  defineElement('parley-inbox', ParleyInbox);
};
