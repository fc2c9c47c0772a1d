/** Registers the monitor and what it is made of. */
import { defineContextElements } from '../context/define.js';
import { defineStaffConversationElements } from '../conversation/define-staff.js';
import { defineRecordElements } from '../record/define.js';
import { defineElement } from '../shared/define-element.js';
import { ParleyMonitor } from './parley-monitor.js';
import { ParleyMonitorAgents } from './parley-monitor-agents.js';
import { ParleyMonitorQueue } from './parley-monitor-queue.js';
import { ParleyMonitorRow } from './parley-monitor-row.js';
import { ParleyMonitorTable } from './parley-monitor-table.js';

export const defineMonitorElements = (): void => {
  defineStaffConversationElements();
  defineRecordElements();
  defineContextElements();
  defineElement('parley-monitor-row', ParleyMonitorRow);
  defineElement('parley-monitor-table', ParleyMonitorTable);
  defineElement('parley-monitor-agents', ParleyMonitorAgents);
  defineElement('parley-monitor-queue', ParleyMonitorQueue);
  defineElement('parley-monitor', ParleyMonitor);
};
