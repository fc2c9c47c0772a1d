/** Registers the inbox: `import 'parley/inbox'`, and `<parley-inbox>` works. */
import { defineInboxElements } from './inbox/define.js';

export { ParleyInbox } from './inbox/parley-inbox.js';

// Import-safe on a server: there is nothing to register with.
if (typeof customElements !== 'undefined') defineInboxElements();
