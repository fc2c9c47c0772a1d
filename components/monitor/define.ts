/** Registers the monitor and what it is made of. */
import { defineStaffConversationElements } from '../conversation/define-staff.js';
import { defineElement } from '../shared/define-element.js';
import { ParleyMonitor } from './parley-monitor.js';
import { ParleyMonitorRow } from './parley-monitor-row.js';

export const defineMonitorElements = (): void => {
  defineStaffConversationElements();
  defineElement('parley-monitor-row', ParleyMonitorRow);
  defineElement('parley-monitor', ParleyMonitor);
};
