/** Registers the staff elements: `import '…/components/define.js'`, and `<parley-inbox>` and `<parley-monitor>` work. */
import { defineInboxElements } from './inbox/define.js';
import { defineMonitorElements } from './monitor/define.js';

// Import-safe on a server: there is nothing to register with.
if (typeof customElements !== 'undefined') {
  defineInboxElements();
  defineMonitorElements();
}
