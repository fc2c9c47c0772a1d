/** Registers what tells staff about a customer. */
import { defineElement } from '../shared/define-element.js';
import { ParleyCustomerContext } from './parley-customer-context.js';

export const defineContextElements = (): void => {
  defineElement('parley-customer-context', ParleyCustomerContext);
};
