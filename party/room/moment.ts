/**
 * How a conversation looks at one moment. A moment never changes, so
 * what was worked out for it is kept as long as it is: what comes after one turn is what was before the next.
 */
import type { ConversationState, Moment } from '../../core/domain/conversation.js';
import { headerFor } from '../../core/domain/header.js';
import type { Identity } from '../../core/domain/identity.js';
import type { Presence } from '../../core/domain/presence.js';
import type { Summary } from '../../core/domain/summary.js';
import { summaryOf } from '../../core/domain/summary.js';
import type { ConversationDown } from '../../core/protocol/conversation-down.js';

interface Look {
  summary: Summary | null;
  readonly headers: Map<Identity, string>;
}

const looks = new WeakMap<ConversationState, WeakMap<Presence, Look>>();

const lookOf = ({ state, presence }: Moment): Look => {
  const byPresence = looks.get(state) ?? new WeakMap<Presence, Look>();
  looks.set(state, byPresence);
  const look = byPresence.get(presence) ?? { summary: null, headers: new Map() };
  byPresence.set(presence, look);
  return look;
};

export const summaryAt = (moment: Moment): Summary => {
  const look = lookOf(moment);
  look.summary ??= summaryOf(moment.state, moment.presence);
  return look.summary;
};

/** The frame with the header that this viewer is shown. */
export const headerTextAt = (moment: Moment, who: Identity): string => {
  const { headers } = lookOf(moment);
  const known = headers.get(who);
  if (known !== undefined) return known;
  const frame: ConversationDown = { type: 'header', header: headerFor(moment.state, who, moment.presence) };
  const text = JSON.stringify(frame);
  headers.set(who, text);
  return text;
};
