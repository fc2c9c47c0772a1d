/** Registers the widget: `import '…/widget/define.js'`, and `<parley-widget>` works. */
import { defineWidget } from './register.js';

// Import-safe on a server: there is nothing to register with.
if (typeof customElements !== 'undefined') defineWidget();
