/**
 * Registers the staff elements: `import '…/components/define.js'`, and `<parley-inbox>`, `<parley-monitor>` and
 * `<parley-provider>` work.
 */
import { defineInboxElements } from './inbox/define.js';
import { defineMonitorElements } from './monitor/define.js';
import { defineProvider } from './provider/define.js';

// Import-safe on a server: there is nothing to register with.
if (typeof customElements !== 'undefined') {
  defineInboxElements();
  defineMonitorElements();
  defineProvider();
}
