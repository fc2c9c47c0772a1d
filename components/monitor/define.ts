/** Registers the monitor and what it is made of. */
import { defineContextElements } from '../context/define.js';
import { defineStaffConversationElements } from '../conversation/define-staff.js';
import { ParleyInboxRow } from '../inbox/parley-inbox-row.js';
import { defineRecordElements } from '../record/define.js';
import { defineElement } from '../shared/define-element.js';
import { ParleyShortcutsHelp } from '../shared/parley-shortcuts-help.js';
import { ParleyAgentMirror } from './parley-agent-mirror.js';
import { ParleyMonitor } from './parley-monitor.js';
import { ParleyMonitorAgents } from './parley-monitor-agents.js';
import { ParleyMonitorFilters } from './parley-monitor-filters.js';
import { ParleyMonitorNumbers } from './parley-monitor-numbers.js';
import { ParleyMonitorPaused } from './parley-monitor-paused.js';
import { ParleyMonitorQueue } from './parley-monitor-queue.js';
import { ParleyMonitorRow } from './parley-monitor-row.js';
import { ParleyMonitorRules } from './parley-monitor-rules.js';
import { ParleyMonitorTable } from './parley-monitor-table.js';
import { ParleyMonitorViews } from './parley-monitor-views.js';

export const defineMonitorElements = (): void => {
  defineStaffConversationElements();
  defineRecordElements();
  defineContextElements();
  defineElement('parley-monitor-row', ParleyMonitorRow);
  defineElement('parley-monitor-table', ParleyMonitorTable);
  defineElement('parley-monitor-views', ParleyMonitorViews);
  defineElement('parley-monitor-filters', ParleyMonitorFilters);
  defineElement('parley-inbox-row', ParleyInboxRow);
  defineElement('parley-agent-mirror', ParleyAgentMirror);
  defineElement('parley-monitor-agents', ParleyMonitorAgents);
  defineElement('parley-monitor-queue', ParleyMonitorQueue);
  defineElement('parley-monitor-numbers', ParleyMonitorNumbers);
  defineElement('parley-monitor-paused', ParleyMonitorPaused);
  defineElement('parley-monitor-rules', ParleyMonitorRules);
  defineElement('parley-shortcuts-help', ParleyShortcutsHelp);
  defineElement('parley-monitor', ParleyMonitor);
};
