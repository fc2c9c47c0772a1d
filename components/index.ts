/** The staff elements as classes. Importing this registers nothing; `define.ts` does. */
export { ParleyComposer } from './conversation/parley-composer.js';
export { ParleyConnectionStatus } from './conversation/parley-connection-status.js';
export { ParleyConversation } from './conversation/parley-conversation.js';
export { ParleyStaffComposers } from './conversation/parley-staff-composers.js';
export { ParleySupervisionBar } from './conversation/parley-supervision-bar.js';
export { ParleyTakeoverDialog } from './conversation/parley-takeover-dialog.js';
export { ParleyTimeline } from './conversation/parley-timeline.js';
export { ParleyWrapUpForm } from './conversation/parley-wrap-up-form.js';
export { defineInboxElements } from './inbox/define.js';
export { ParleyInbox } from './inbox/parley-inbox.js';
export { ParleyInboxRow } from './inbox/parley-inbox-row.js';
export { defineMonitorElements } from './monitor/define.js';
export { ParleyMonitor } from './monitor/parley-monitor.js';
export { ParleyMonitorRow } from './monitor/parley-monitor-row.js';
export { ParleyMenu } from './shared/parley-menu.js';
export { ParleyWorkDialog } from './work/parley-work-dialog.js';
