/** Registers the conversation elements. A function, so that importing this registers nothing. */
import { defineElement } from '../shared/define-element.js';
import { ParleyComposer } from './parley-composer.js';
import { ParleyConnectionStatus } from './parley-connection-status.js';
import { ParleyTimeline } from './parley-timeline.js';

export const defineConversationElements = (): void => {
  defineElement('parley-timeline', ParleyTimeline);
  defineElement('parley-composer', ParleyComposer);
  defineElement('parley-connection-status', ParleyConnectionStatus);
};
