/** Systems of the house that follow conversations by webhook: who they are, what each may see, and what it is sent. */
import type { ConversationState } from './conversation.js';
import type { ConversationId, EntryId, PersonId, WorkgroupId } from './ids.js';
import type { Policy } from './policy.js';
import { referenceOf } from './reference.js';
import type { Counts, Entry } from './timeline.js';
import type { EntryView, Scope } from './view.js';
import { entriesFor } from './view.js';

export const hookAudiences = ['everyone', 'staff', 'supervisors'] as const;
export type HookAudience = (typeof hookAudiences)[number];

export interface HookReceiver {
  /** Configured, such as `crm`: what is kept of its deliveries is kept under it. */
  readonly name: string;
  readonly audience: HookAudience;
  /** Null: all. */
  readonly workgroups: readonly WorkgroupId[] | null;
}

/** In what a receiver has a conversation. It is stored when that changes, and never by a delivery. */
export interface HookShare {
  /** Where it came to know of it. */
  readonly workgroup: WorkgroupId;
  /** It was handed to a workgroup that is none of this receiver's: so much of it was theirs. Null: it is. */
  readonly until: Counts | null;
}
export type HookShares = Readonly<Record<string, HookShare>>;

/** An event as it is posted: of the shape that Standard Webhooks advise. */
export interface HookEvent {
  readonly type: 'conversation.started' | 'conversation.entry' | 'conversation.ended';
  /** ISO 8601. */
  readonly timestamp: string;
  readonly data: {
    readonly conversation: ConversationId;
    readonly reference: string;
    readonly workgroup: WorkgroupId;
    readonly channel: ConversationState['channel'];
    readonly customer: { readonly id: PersonId; readonly name: string; readonly verified: boolean };
    /** This receiver's own in this conversation: 1, 2, 3. */
    readonly number: number;
    readonly entry: EntryView;
  };
}

/** Nobody is called so: what is for one person alone is for no receiver. */
const nobody = { id: '' as PersonId };

const scopes: Readonly<Record<HookAudience, (policy: Policy) => Scope>> = {
  everyone: () => ({ kind: 'everyone' }),
  staff: () => ({ kind: 'staff', person: nobody.id }),
  supervisors: ({ supervisorsSeeEachOther }) =>
    supervisorsSeeEachOther === 'on' ? { kind: 'all' } : { kind: 'apart', person: nobody.id },
};

export const scopeOfHook = (audience: HookAudience, policy: Policy): Scope => scopes[audience](policy);

const isFor = ({ workgroups }: HookReceiver, workgroup: WorkgroupId): boolean =>
  workgroups === null || workgroups.includes(workgroup);

/**
 * Who has a share in a conversation of this workgroup: those that had none get one, and those of staff that are not for
 * it lose it. Handing it off is no news to the customer, so whoever is told what they are told goes on being told.
 */
export const sharesIn = (
  shares: HookShares,
  receivers: readonly HookReceiver[],
  { workgroup, counts, phase }: Pick<ConversationState, 'workgroup' | 'counts' | 'phase'>,
): HookShares => {
  // Whoever is configured later is not sent what is over.
  if (phase.kind === 'closed') return shares;
  const changed = receivers.flatMap((receiver): readonly (readonly [string, HookShare])[] => {
    const share = shares[receiver.name];
    if (isFor(receiver, workgroup)) return [[receiver.name, { workgroup, ...share, until: null }]];
    if (!share || receiver.audience === 'everyone' || share.until) return [];
    return [[receiver.name, { ...share, until: counts }]];
  });
  return { ...shares, ...Object.fromEntries(changed) };
};

const typeOf = ({ body }: Entry, number: number): HookEvent['type'] => {
  if (body.kind === 'ended') return 'conversation.ended';
  return number === 1 ? 'conversation.started' : 'conversation.entry';
};

/** What was erased is sent to nobody; the place of it is none of theirs either. */
export const isSent = ({ body }: Pick<Entry, 'body'>): boolean => body.kind !== 'erased';

/** Null where the entry is not for this audience. */
export const hookEvent = (
  state: ConversationState,
  audience: HookAudience,
  entry: Entry,
  of: { readonly workgroup: WorkgroupId; readonly number: number },
): { readonly id: EntryId; readonly event: HookEvent } | null => {
  const [view] = entriesFor(scopeOfHook(audience, state.policy), nobody, [entry]);
  if (!view) return null;
  const { id, channel, customer } = state;
  return {
    id: view.id,
    event: {
      type: typeOf(entry, of.number),
      timestamp: new Date(view.at).toISOString(),
      data: {
        conversation: id,
        reference: referenceOf(id),
        workgroup: of.workgroup,
        channel,
        customer: { id: customer.id, name: customer.name, verified: customer.verified },
        number: of.number,
        entry: view,
      },
    },
  };
};
