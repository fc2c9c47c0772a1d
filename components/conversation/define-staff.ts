/** Registers what staff need to see a conversation; the widget of a customer does without. */
import { defineElement } from '../shared/define-element.js';
import { ParleyMenu } from '../shared/parley-menu.js';
import { ParleyWorkDialog } from '../work/parley-work-dialog.js';
import { defineConversationElements } from './define.js';
import { ParleyConversation } from './parley-conversation.js';
import { ParleyJoinDialog } from './parley-join-dialog.js';
import { ParleyRepliesDialog } from './parley-replies-dialog.js';
import { ParleyStaffComposers } from './parley-staff-composers.js';
import { ParleySupervisionBar } from './parley-supervision-bar.js';
import { ParleyTakeoverDialog } from './parley-takeover-dialog.js';
import { ParleyWrapUpForm } from './parley-wrap-up-form.js';

export const defineStaffConversationElements = (): void => {
  defineConversationElements();
  defineElement('parley-supervision-bar', ParleySupervisionBar);
  defineElement('parley-takeover-dialog', ParleyTakeoverDialog);
  defineElement('parley-join-dialog', ParleyJoinDialog);
  defineElement('parley-wrap-up-form', ParleyWrapUpForm);
  defineElement('parley-menu', ParleyMenu);
  defineElement('parley-work-dialog', ParleyWorkDialog);
  defineElement('parley-replies-dialog', ParleyRepliesDialog);
  defineElement('parley-staff-composers', ParleyStaffComposers);
  defineElement('parley-conversation', ParleyConversation);
};
