/** Registers what shows a file of a message. Loaded when there is one. */
import { defineElement } from '../shared/define-element.js';
import { ParleyFile } from './parley-file.js';

/** Asked for, not done by the import: a module of elements that only acts is left out by bundlers. */
export const defineFile = (): void => defineElement('parley-file', ParleyFile);
