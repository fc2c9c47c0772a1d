/** What the staff's view of a conversation consists of, read from the header and from nothing else. */

import type { PersonView } from '../../core/domain/body-view.js';
import type { Header, StaffHeader } from '../../core/domain/header.js';
import type { Action, Standing } from '../../core/domain/permissions.js';
import type { DisplacementCause } from '../../core/domain/timeline.js';
import type { EntryView } from '../../core/domain/view.js';

/** Whom a composer writes to. */
export type ComposerAudience = 'everyone' | 'staff' | 'whisper';

/**
 * - `none`: nothing can be written here.
 * - `single`: one composer, and it is not for the customer.
 * - `tabs`: the handler's: one public composer, with the note as a second tab.
 * - `modes`: a supervisor who joined, where the workgroup wants one box: private is shown until they choose otherwise,
 *   and again whenever they come back.
 * - `dual`: a supervisor who joined: public and private one above the other, each with its own button, so that whom
 *   a text goes to is never a mode that was forgotten.
 */
export type ComposerPlan =
  | { readonly kind: 'none' }
  | { readonly kind: 'single'; readonly audience: Exclude<ComposerAudience, 'everyone'> }
  | { readonly kind: 'tabs'; readonly audiences: readonly ComposerAudience[] }
  | { readonly kind: 'modes'; readonly audiences: readonly ComposerAudience[] }
  | {
      readonly kind: 'dual';
      readonly open: 'everyone';
      readonly closed: Exclude<ComposerAudience, 'everyone'>;
    };

const actionFor = {
  everyone: 'post-to-everyone',
  staff: 'post-to-staff',
  whisper: 'whisper',
} as const satisfies Record<ComposerAudience, Action>;

export const mayWriteTo = (may: readonly Action[], audience: ComposerAudience): boolean =>
  may.includes(actionFor[audience]);

/** Standing by what may be written, in this order of preference; what `may` lacks falls out. */
const privateAudiences = {
  customer: [],
  handler: ['staff'],
  standby: ['staff'],
  displaced: [],
  monitoring: ['whisper', 'staff'],
  whispering: ['whisper', 'staff'],
  joined: ['whisper', 'staff'],
  outsider: [],
} as const satisfies Record<Standing, readonly Exclude<ComposerAudience, 'everyone'>[]>;

export const composersFor = ({ you, house }: StaffHeader): ComposerPlan => {
  const closed = privateAudiences[you.standing].find((audience) => mayWriteTo(you.may, audience));
  const isOpen = mayWriteTo(you.may, 'everyone');
  if (you.standing === 'handler') {
    const audiences = (['everyone', 'staff'] as const).filter((audience) => mayWriteTo(you.may, audience));
    return audiences.length > 0 ? { kind: 'tabs', audiences } : { kind: 'none' };
  }
  if (isOpen && closed && house.composer === 'single-mode')
    return { kind: 'modes', audiences: [closed, 'everyone'] };
  if (isOpen && closed) return { kind: 'dual', open: 'everyone', closed };
  if (isOpen) return { kind: 'tabs', audiences: ['everyone'] };
  return closed ? { kind: 'single', audience: closed } : { kind: 'none' };
};

/** Every field that is drawn, whether it is seen now or not. */
export const audiencesOf = (plan: ComposerPlan): readonly ComposerAudience[] => {
  switch (plan.kind) {
    case 'none':
      return [];
    case 'single':
      return [plan.audience];
    case 'dual':
      return [plan.open, plan.closed];
    default:
      return plan.audiences;
  }
};

/** Whether one of several is shown at a time. */
export const isTabbed = (plan: ComposerPlan): plan is Extract<ComposerPlan, { kind: 'tabs' | 'modes' }> =>
  (plan.kind === 'tabs' || plan.kind === 'modes') && plan.audiences.length > 1;

/** Which one, then: the one that was chosen, or the first. */
export const shownOf = (
  plan: ComposerPlan,
  chosen: ComposerAudience | null,
): ComposerAudience | undefined => {
  const audiences = audiencesOf(plan);
  return chosen && audiences.includes(chosen) ? chosen : audiences[0];
};

/** That somebody took this person's conversation over: who, when and why. */
export interface Displacement {
  readonly by: PersonView;
  readonly at: number;
  readonly reason: string | null;
  readonly cause: DisplacementCause;
}

/**
 * Whoever is out of the conversation is told by the header. Whoever stays (as consultant or observer) is told by the
 * timeline: the last change of handler took it from them.
 */
export const displacementOf = (header: Header | null, entries: readonly EntryView[]): Displacement | null => {
  if (header?.kind === 'displaced') return header.displaced;
  if (header?.kind !== 'staff' || header.you.standing !== 'standby') return null;
  const last = entries.findLast((entry) => entry.body.kind === 'assigned');
  if (last?.body.kind !== 'assigned' || last.body.cause !== 'taken-over') return null;
  return last.body.from?.self
    ? { by: last.body.by ?? last.body.handler, at: last.at, reason: last.body.reason, cause: 'taken-over' }
    : null;
};
