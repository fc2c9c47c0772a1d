/** The header as the customer is given it: nothing of supervision but who joined openly. */
import { answerTo } from './consent.js';
import type { ConversationState } from './conversation.js';
import { calledHere, isStranger } from './conversation.js';
import { knownFields } from './forms.js';
import type { Identity, Role } from './identity.js';
import type { PersonId } from './ids.js';
import type { PhaseName } from './lifecycle.js';
import { handlerOf, publicPhases } from './lifecycle.js';
import type { Action } from './permissions.js';
import { actionsFor } from './permit.js';
import { asTheyKnowIt } from './policy-at-end.js';
import type { Presence, QueuePlace } from './presence.js';
import type { RatingView } from './rating.js';
import { ratingFor } from './rating.js';
import type { FileLimits, SiteText } from './site.js';
import { fileLimits } from './site.js';
import type { Supervision } from './supervision.js';
import type { JoinCapacity } from './timeline.js';

export interface CustomerHeader {
  readonly kind: 'customer';
  readonly phase: (typeof publicPhases)[PhaseName];
  readonly handler: { readonly name: string; readonly present: boolean } | null;
  /** Supervisors who joined openly. */
  readonly joined: readonly { readonly name: string; readonly role: Role; readonly as: JoinCapacity }[];
  /** What is to be told about monitoring, and whether it has to be agreed to; null: nothing. */
  readonly consent: {
    readonly isRequired: boolean;
    readonly version: string;
    readonly text: SiteText;
    /** Null: not answered yet. */
    readonly agreed: boolean | null;
  } | null;
  /** What they filled in, so that they are asked nothing twice; null: nothing yet. */
  readonly form: Readonly<Record<string, string>> | null;
  /** While it waits: where it stands, as far as the workgroup has said. */
  readonly queue: QueuePlace | null;
  readonly onHold: boolean;
  /** What may be attached, where `you.may` has `attach`. */
  readonly files: FileLimits;
  /** Null: they are not asked how it was. */
  readonly rating: RatingView | null;
  readonly you: { readonly name: string; readonly may: readonly Action[] };
}

/**
 * Whether the customer sees this supervisor as joined. One who joined and then took over stays in that list until
 * the customer is shown them as handler: vanishing from it would tell of a takeover that is not to be told.
 */
const isJoinShown = (state: ConversationState, { person, mode, tookOver }: Supervision): boolean => {
  if (state.policy.joinNotice === 'off') return false;
  return (mode === 'join' || tookOver?.mode === 'join') && state.shownHandler?.id !== person.id;
};

/**
 * Whoever answers is there or not; of anybody else they are told nothing. Another handler's coming and going would tell
 * of a takeover that is not told, and that of somebody who handled it and now only watches would tell of the watching.
 */
const isShownPresent = ({ phase }: ConversationState, shown: PersonId, { staff }: Presence): boolean =>
  handlerOf(phase)?.id !== shown || staff.has(shown);

export const customerHeader = (
  state: ConversationState,
  who: Identity,
  presence: Presence,
): CustomerHeader => {
  // Not while it is wrapped up: the customer must not see when the house is done with it.
  const shown = state.phase.kind === 'active' ? state.shownHandler : null;
  const known = asTheyKnowIt(state);
  const { site } = known.policy;
  return {
    kind: 'customer',
    phase: publicPhases[state.phase.kind],
    handler: shown ? { name: shown.name, present: isShownPresent(state, shown.id, presence) } : null,
    joined: state.supervisions
      .filter((each) => isJoinShown(state, each))
      .map((each) => ({ name: each.person.name, role: each.person.role, as: each.as })),
    consent: consentFor(known),
    form: formFor(state),
    queue: state.phase.kind === 'queued' ? queuePlace(presence) : null,
    onHold: state.hold !== null,
    files: fileLimits(site.files, isStranger(state, who) ? site.filesBeforeAnswer : null),
    rating: ratingFor(known),
    // A socket that was open before it was erased knows a name that a later one is not told.
    you: { name: state.erased ? '' : calledHere(state, who).name, may: actionsFor(state, who) },
  };
};

const consentFor = (state: ConversationState): CustomerHeader['consent'] => {
  const { policy } = state;
  if (policy.consent === 'off') return null;
  const { version, text } = policy.consentText;
  return { isRequired: policy.consent === 'required', version, text, agreed: answerTo(state) };
};

const formFor = ({ forms }: ConversationState): CustomerHeader['form'] =>
  forms.length === 0 ? null : Object.fromEntries(knownFields(forms).map(({ name, value }) => [name, value]));

const queuePlace = ({ queue }: Presence): QueuePlace | null =>
  queue ? { position: queue.position, waitSeconds: queue.waitSeconds, service: queue.service } : null;
