/** Registers the provider: `import 'parley/provider'`, and `<parley-provider>` works. */
import { defineProvider } from './provider/define.js';

export { ParleyProvider } from './provider/parley-provider.js';

// Import-safe on a server: there is nothing to register with.
if (typeof customElements !== 'undefined') defineProvider();
