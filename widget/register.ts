/** Registers everything that the widget consists of. A function, so that importing this registers nothing. */
import { ParleyComposer } from '../components/conversation/parley-composer.js';
import { ParleyConnectionStatus } from '../components/conversation/parley-connection-status.js';
import { ParleyTimeline } from '../components/conversation/parley-timeline.js';
import { defineElement } from '../components/shared/define-element.js';
import { ParleyLauncher } from './parley-launcher.js';
import { ParleyPanel } from './parley-panel.js';
import { ParleyWidget } from './parley-widget.js';

// The elements one by one, not with those of staff: visitors of a website do not download what they never see.
export const defineWidget = (): void => {
  defineElement('parley-timeline', ParleyTimeline);
  defineElement('parley-composer', ParleyComposer);
  defineElement('parley-connection-status', ParleyConnectionStatus);
  defineElement('parley-launcher', ParleyLauncher);
  defineElement('parley-panel', ParleyPanel);
  defineElement('parley-widget', ParleyWidget);
};
