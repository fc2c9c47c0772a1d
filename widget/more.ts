/** The menu of the panel: loaded when it is first opened. */
import { defineElement } from '../components/shared/define-element.js';
import { ParleyPanelMenu } from './parley-panel-menu.js';
import { ParleyPanelMore } from './parley-panel-more.js';

defineElement('parley-panel-menu', ParleyPanelMenu);
defineElement('parley-panel-more', ParleyPanelMore);
