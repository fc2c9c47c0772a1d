/** The customer fills in a form: held against the policy, kept for staff, and told to them alone. */

import type { Change } from './change.js';
import type { CommandOf } from './command.js';
import type { ConversationState } from './conversation.js';
import type { Ask, Decision } from './decision.js';
import { accepted, refused, unchanged } from './decision.js';
import type { FilledField } from './forms.js';
import { faultsIn, filledIn } from './forms.js';
import { cutName } from './names.js';
import { refuse } from './refusal.js';
import type { SitePolicy } from './site.js';
import { staff } from './timeline.js';

const policyKeys = { 'pre-chat': 'preChat', away: 'away' } as const satisfies Record<
  CommandOf<'fill-form'>['form'],
  keyof SitePolicy
>;

/** The field of this name is also what they are called, unless they have said that before or somebody vouches for it. */
const naming = ({ customer }: ConversationState, fields: readonly FilledField[]): readonly Change[] => {
  const name = fields.find((field) => field.name === 'name' && field.kind === 'text');
  const isFree = !customer.verified && customer.name === '';
  return name && isFree ? [{ kind: 'customer-named', name: cutName(name.value) }] : [];
};

export const decideFillForm = ({ state, command }: Ask<CommandOf<'fill-form'>>): Decision => {
  const { form, values } = command;
  const asked = state.policy.site[policyKeys[form]];
  if (!asked) return refused(refuse('bad-state'));
  const faults = faultsIn(asked, values);
  if (faults.length > 0) return refused(refuse('invalid-form', { fields: faults }));
  const fields = filledIn(asked, values);
  const before = state.forms.find((each) => each.form === form);
  if (before && JSON.stringify(before.fields) === JSON.stringify(fields)) return unchanged;
  const filled = { form, fields, times: (before?.times ?? 0) + 1 };
  const changes: readonly Change[] = [{ kind: 'form-filled', filled }, ...naming(state, fields)];
  // For staff: the customer knows what they wrote, and their timeline is numbered as if it were not there.
  return accepted(changes, [{ audience: staff, body: { kind: 'form-filled', form, fields } }]);
};
