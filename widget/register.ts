/** Registers the widget. A function, so that importing this registers nothing. */
import { defineElement } from '../components/shared/define-element.js';
import { ParleyWidget } from './parley-widget.js';

export const defineWidget = (): void => defineElement('parley-widget', ParleyWidget);
