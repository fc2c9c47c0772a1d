/** The module for websites: `<script type="module" src="…/widget.js"></script>`, and `<parley-widget>` works. */
import './define.js';

export { ParleyWidget } from './parley-widget.js';
export type * from './widget-events.js';
