/** Registers what shows closed conversations. */
import { defineConversationElements } from '../conversation/define.js';
import { defineElement } from '../shared/define-element.js';
import { ParleyClosedList } from './parley-closed-list.js';
import { ParleyConversationRecord } from './parley-conversation-record.js';

export const defineRecordElements = (): void => {
  defineConversationElements();
  defineElement('parley-closed-list', ParleyClosedList);
  defineElement('parley-conversation-record', ParleyConversationRecord);
};
