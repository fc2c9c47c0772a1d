/** Registers the supervisor's panel: `import 'parley/monitor'`, and `<parley-monitor>` works. */
import { defineMonitorElements } from './monitor/define.js';

export { ParleyMonitor } from './monitor/parley-monitor.js';

// Import-safe on a server: there is nothing to register with.
if (typeof customElements !== 'undefined') defineMonitorElements();
