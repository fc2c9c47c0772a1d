/** Registers the provider. */
import { defineElement } from '../shared/define-element.js';
import { ParleyProvider } from './parley-provider.js';

export const defineProvider = (): void => defineElement('parley-provider', ParleyProvider);
