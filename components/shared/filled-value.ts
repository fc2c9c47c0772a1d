/** What a customer filled in, as staff read it. */
import type { FilledField } from '../../core/domain/forms.js';
import type { Localize } from './localize.js';
import type { staffMessages } from './staff-messages.js';

/** A box is ticked in the language of the reader, whatever it is on the wire. */
export const filledValue = ({ kind, value }: FilledField, t: Localize<typeof staffMessages>['t']): string =>
  kind === 'check' ? t(value === 'true' ? 'filled.yes' : 'filled.no') : value;
