/** The forms for customers: loaded when a workgroup has some. */
import { defineForm } from './parley-panel-form.js';

export { Forms } from './forms.js';

defineForm();
