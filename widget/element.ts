/** The widget as a class: `import { ParleyWidget } from 'parley/widget/element'`. Importing this registers nothing. */
export { ParleyWidget } from './parley-widget.js';
export { defineWidget } from './register.js';
export type * from './widget-events.js';
